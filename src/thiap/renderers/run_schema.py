"""JSON Schema of the saved run, made from the types of the model so that it cannot drift."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin

from thiap.codec import hints
from thiap.model import Bitext, Document, Fact, Finding, Problem, Since
from thiap.phrases import Phrase
from thiap.renderers.run_json import SCHEMA, VERSION

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}
_PHRASE = {
    "type": "object",
    "description": "a key of the catalogue of messages, and what fills its template",
    "properties": {"key": {"type": "string"}, "with": {"type": "object"}},
    "required": ["key"],
    "additionalProperties": False,
}
_DECIMAL = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$"}


def schema() -> dict[str, Any]:
    """The schema, in JSON Schema 2020-12; types of the model stand under ``$defs``."""
    defs: dict[str, Any] = {}
    bitext = _object(Bitext, defs)
    bitext["properties"].pop("target")  # the target stands once, outside
    bitext["required"] = [name for name in bitext["required"] if name != "target"] + ["pairs"]
    place = {"type": "integer", "minimum": 0, "description": "place in the list of facts"}
    one = [place, _type(Fact, defs), {"type": "null"}]
    defs["Pair"]["properties"] |= {"source": {"anyOf": one}, "target": {"anyOf": one}}
    parts = {
        "schema": {"const": SCHEMA},
        "version": {"const": VERSION},
        "signature": {"type": "object", "additionalProperties": {"type": "string"}},
        "target": _type(Document, defs),
        "bitexts": {"type": "array", "minItems": 1, "items": bitext},
        "findings": {"type": "array", "items": _type(Finding, defs)},
        "hidden": {"type": "array", "items": _type(Finding, defs)},
        "problems": {"type": "array", "items": _type(Problem, defs)},
        "since": _type(Since, defs),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A saved run of thiap",
        "description": "Spans are half-open [start, end) in code points of the text of their document. "
        "Parts that hold their default may be left out.",
        "type": "object",
        "properties": parts,
        "required": [name for name in parts if name != "since"],
        "additionalProperties": False,
        "$defs": dict(sorted(defs.items())),
    }


def _type(hint: Any, defs: dict[str, Any]) -> dict[str, Any]:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(args)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_type(arg, defs) if arg is not type(None) else {"type": "null"} for arg in args]}
    if origin is dict:
        return {"type": "object", "additionalProperties": _type(args[1], defs)}
    if origin is tuple and args[-1] is Ellipsis:
        return {"type": "array", "items": _type(args[0], defs)}
    if origin is tuple:
        items = [_type(arg, defs) for arg in args]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    if hint is Phrase:
        defs.setdefault("Phrase", _PHRASE)
        return {"$ref": "#/$defs/Phrase"}
    if hint is Decimal:
        return _DECIMAL
    if is_dataclass(hint):
        name = hint.__name__  # type: ignore[union-attr]
        if name not in defs:
            defs[name] = {}  # stands before its parts, so that a type may hold itself
            defs[name] = _object(hint, defs)  # type: ignore[arg-type]
        return {"$ref": f"#/$defs/{name}"}
    return {"type": _PLAIN[hint]}


def _object(cls: type, defs: dict[str, Any]) -> dict[str, Any]:
    required = [f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING]
    return {
        "type": "object",
        "properties": {name: _type(hint, defs) for name, hint in hints(cls).items()},
        "required": required,
        "additionalProperties": False,
    }
