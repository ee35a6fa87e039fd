"""The saved run: everything a report needs, as one versioned JSON object.

``thiap report`` makes the HTML again from it, without aligning the texts again. The target stands
once, however many sources were held against it, and a pair names its facts by their place in the
list of facts. ``schemas/run.schema.json`` in the package describes the format; it is made from the
model by `run_schema.schema`, and a test fails when the two differ.
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from thiap.errors import InputError
from thiap.model import Bitext, Document, Fact, Finding, Pair, Problem, Report

T = TypeVar("T")

name = "run"
SCHEMA = "thiap-run"
VERSION = 1


def render(report: Report) -> str:
    """The saved run as text, ending in a line end; the same report gives the same text."""
    return dump_run(report)


def dump_run(report: Report) -> str:
    """The report as JSON of schema ``thiap-run`` version 1."""
    data = {
        "schema": SCHEMA,
        "version": VERSION,
        "signature": dict(sorted(report.signature.items())),
        "target": encode(report.target),
        "bitexts": [_encode_bitext(bitext) for bitext in report.bitexts],
        "findings": encode(report.findings),
        "hidden": encode(report.hidden),
        "problems": encode(report.problems),
    }
    # ASCII keeps lone surrogates and line separators harmless wherever the file travels.
    return json.dumps(data, ensure_ascii=True, separators=(",", ":")) + "\n"


def load_run(text: str) -> Report:
    """The report that `dump_run` wrote.

    Raises:
        InputError: not JSON, not a saved run, of a newer version, or a part has the wrong shape;
            the message names the part.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"the saved run is no JSON: {error}; was it written by `thiap check`?") from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise InputError(f'this is no saved run: an object with "schema": "{SCHEMA}" is expected')
    if data.get("version") != VERSION:
        raise InputError(
            f"the saved run has version {data.get('version')!r}, this thiap reads version {VERSION}; "
            "make the run again with this version"
        )
    bitexts = _list(data, "bitexts")
    target = decode(Document, data.get("target"), "target")
    if not bitexts:
        raise InputError("bitexts: a run has at least one source, this one has none")
    report = Report(
        bitexts=tuple(_decode_bitext(item, target, f"bitexts[{i}]") for i, item in enumerate(bitexts)),
        findings=decode(tuple[Finding, ...], _list(data, "findings"), "findings"),
        hidden=decode(tuple[Finding, ...], _list(data, "hidden"), "hidden"),
        problems=decode(tuple[Problem, ...], _list(data, "problems"), "problems"),
        signature=decode(dict[str, str], data.get("signature"), "signature"),
    )
    _check_spans(report)
    return report


def encode(value: Any) -> Any:
    """A value of the model as JSON values; fields that hold their default are left out."""
    if is_dataclass(value):
        return {
            field.name: encode(item)
            for field in fields(value)
            if (item := getattr(value, field.name)) != field.default
            and not (field.default_factory is not MISSING and not item)
        }
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    return value


def decode(hint: Any, value: Any, where: str) -> Any:
    """``value`` as the type ``hint`` says.

    Raises:
        InputError: it has another shape; ``where`` names the part.
    """
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        if value not in args or isinstance(value, bool):
            raise InputError(f"{where}: {value!r} is none of {', '.join(map(str, args))}")
        return value
    if origin in (Union, types.UnionType):
        return None if value is None else decode(next(a for a in args if a is not type(None)), value, where)
    if origin is tuple:
        return _decode_tuple(args, value, where)
    if origin is dict:
        if not isinstance(value, dict):
            raise InputError(f"{where}: an object is expected, not {_kind(value)}")
        return {key: decode(args[1], item, f"{where}.{key}") for key, item in value.items()}
    if hint is Decimal:
        return _decode_decimal(value, where)
    if is_dataclass(hint):
        return _decode_object(hint, value, where)  # type: ignore[arg-type]
    if hint is float:
        return _decode_float(value, where)
    if not isinstance(value, hint) or (hint is not bool and isinstance(value, bool)):
        raise InputError(f"{where}: {hint.__name__} is expected, not {_kind(value)}")
    return value


@cache
def hints(cls: type) -> dict[str, Any]:
    """Types of the fields of a dataclass, in order."""
    resolved = get_type_hints(cls)
    return {field.name: resolved[field.name] for field in fields(cls)}


def _decode_tuple(args: tuple[Any, ...], value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise InputError(f"{where}: a list is expected, not {_kind(value)}")
    if args[-1] is Ellipsis:
        return tuple([decode(args[0], item, f"{where}[{i}]") for i, item in enumerate(value)])
    if len(value) != len(args):
        raise InputError(f"{where}: {len(args)} items are expected, not {len(value)}")
    return tuple([decode(a, v, f"{where}[{i}]") for i, (a, v) in enumerate(zip(args, value, strict=True))])


def _decode_float(value: Any, where: str) -> float:
    """A finite number: Python's json reads NaN and Infinity, and integers that no float holds."""
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    if not plain or not -1e300 < value < 1e300:
        raise InputError(
            f"{where}: a number is expected, not {_kind(value) if not plain else 'one like this'}"
        )
    return float(value)


def _decode_decimal(value: Any, where: str) -> Decimal:
    try:
        number = Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        number = None
    # An exponent of a billion is a number of a gigabyte once someone asks for its digits.
    if number is None or not number.is_finite() or abs(number.adjusted()) > 10_000:
        raise InputError(f"{where}: a decimal number in a string is expected, not {value!r}")
    return number


def _decode_object(cls: type[T], value: Any, where: str) -> T:
    if not isinstance(value, dict):
        raise InputError(f"{where}: an object is expected, not {_kind(value)}")
    known = hints(cls)  # type: ignore[arg-type]
    if unknown := sorted(value.keys() - known.keys()):
        raise InputError(f"{where}: unknown part {unknown[0]!r}; known: {', '.join(known)}")
    parts = {key: decode(hint, value[key], f"{where}.{key}") for key, hint in known.items() if key in value}
    if cls is Fact and parts.get("readings") == ():
        raise InputError(f"{where}.readings: a fact has at least one reading")
    try:
        return cls(**parts)
    except TypeError:
        required = [f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING]  # type: ignore[arg-type]
        missing = ", ".join(part for part in required if part not in value)
        raise InputError(f"{where}: missing {missing}") from None


def _encode_bitext(bitext: Bitext) -> dict[str, Any]:
    sources = {fact: index for index, fact in reversed(list(enumerate(bitext.source_facts)))}
    targets = {fact: index for index, fact in reversed(list(enumerate(bitext.target_facts)))}

    def fact_of(fact: Fact | None, places: dict[Fact, int]) -> Any:
        return fact if fact is None else places.get(fact, encode(fact))

    data = {key: encode(getattr(bitext, key)) for key in hints(Bitext) if key not in ("target", "pairs")}
    data["pairs"] = [
        {
            **{key: encode(getattr(pair, key)) for key in hints(Pair) if key not in ("source", "target")},
            "source": fact_of(pair.source, sources),
            "target": fact_of(pair.target, targets),
        }
        for pair in bitext.pairs
    ]
    return data


def _decode_bitext(value: Any, target: Document, where: str) -> Bitext:
    if not isinstance(value, dict):
        raise InputError(f"{where}: an object is expected, not {_kind(value)}")
    source_facts = decode(tuple[Fact, ...], value.get("source_facts"), f"{where}.source_facts")
    target_facts = decode(tuple[Fact, ...], value.get("target_facts"), f"{where}.target_facts")
    pairs = []
    for number, item in enumerate(_list(value, "pairs", where)):
        place = f"{where}.pairs[{number}]"
        if not isinstance(item, dict):
            raise InputError(f"{place}: an object is expected, not {_kind(item)}")
        parts = dict(item)
        source = _decode_fact(parts.pop("source", None), source_facts, f"{place}.source")
        aim = _decode_fact(parts.pop("target", None), target_facts, f"{place}.target")
        known = {key: hint for key, hint in hints(Pair).items() if key not in ("source", "target")}
        if bad := sorted(parts.keys() - known.keys()):
            raise InputError(f"{place}: unknown part {bad[0]!r}")
        rest = {k: decode(hint, parts.get(k), f"{place}.{k}") for k, hint in known.items() if k in parts}
        try:
            pairs.append(Pair(source=source, target=aim, **rest))
        except TypeError:
            raise InputError(f"{place}: relation, bead and rule are expected") from None
    own = {"target", "pairs", "source_facts", "target_facts"}
    known = {key: hint for key, hint in hints(Bitext).items() if key not in own}
    if bad := sorted(value.keys() - known.keys() - own):
        raise InputError(f"{where}: unknown part {bad[0]!r}")
    rest = {key: decode(hint, value[key], f"{where}.{key}") for key, hint in known.items() if key in value}
    try:
        return Bitext(
            target=target,
            source_facts=source_facts,
            target_facts=target_facts,
            pairs=tuple(pairs),
            **rest,
        )
    except TypeError:
        raise InputError(f"{where}: source, source_index and alignment are expected") from None


def _decode_fact(value: Any, facts: tuple[Fact, ...], where: str) -> Fact | None:
    if isinstance(value, int) and not isinstance(value, bool):
        if not 0 <= value < len(facts):
            raise InputError(f"{where}: there is no fact {value}; the list has {len(facts)}")
        return facts[value]
    return None if value is None else decode(Fact, value, where)


def _check_spans(report: Report) -> None:
    """A renderer may trust that every span lies in its text."""
    for place, bitext in enumerate(report.bitexts):
        if bitext.source_index != place:
            raise InputError(f"bitexts[{place}].source_index: {place} is expected")
        sides = (("source", bitext.source), ("target", bitext.target))
        facts = (bitext.source_facts, bitext.target_facts)
        for (side, doc), found in zip(sides, facts, strict=True):
            spans = [block.span for block in doc.blocks] + list(doc.skipped) + [fact.span for fact in found]
            spans += [span for bead in bitext.alignment.beads for span in getattr(bead, side)]
            spans += [span for entry in bitext.names for span in getattr(entry, f"{side}_spans")]
            _check_inside(spans, doc, f"bitexts[{place}]")
    for number, finding in enumerate(report.findings + report.hidden):
        where = f"finding {number}"
        indices = (finding.source_index, *finding.supported_by, *finding.contradicted_by)
        if not all(0 <= index < len(report.bitexts) for index in indices):
            raise InputError(f"{where}: it names a source that the run does not have")
        _check_inside(finding.source, report.sources[finding.source_index], where)
        _check_inside(finding.target, report.target, where)


def _check_inside(spans: Any, doc: Document, where: str) -> None:
    for start, end in spans:
        if not 0 <= start <= end <= len(doc.text):
            raise InputError(f"{where}: span [{start}, {end}] lies outside of {doc.name!r}")


def _list(data: dict[str, Any], key: str, where: str = "") -> list[Any]:
    value = data.get(key)
    if not isinstance(value, list):
        raise InputError(f"{where + '.' if where else ''}{key}: a list is expected, not {_kind(value)}")
    return value


def _kind(value: Any) -> str:
    kinds = {dict: "an object", list: "a list", str: "a string", bool: "a truth value", type(None): "nothing"}
    return kinds.get(type(value), "a number")
