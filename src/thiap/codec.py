"""Values of the model as JSON values and back, by their types."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from thiap.errors import InputError
from thiap.model import Fact
from thiap.phrases import Phrase, from_json, to_json

T = TypeVar("T")


def encode(value: Any) -> Any:
    """A value of the model as JSON values; fields that hold their default are left out."""
    if isinstance(value, Phrase):
        return to_json(value)
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
            raise InputError(f"{where}: an object is expected, not {kind(value)}")
        return {key: decode(args[1], item, f"{where}.{key}") for key, item in value.items()}
    if hint is Decimal:
        return _decode_decimal(value, where)
    if hint is Phrase:
        return from_json(value, where)
    if is_dataclass(hint):
        return _decode_object(hint, value, where)  # type: ignore[arg-type]
    if hint is float:
        return _decode_float(value, where)
    if not isinstance(value, hint) or (hint is not bool and isinstance(value, bool)):
        raise InputError(f"{where}: {hint.__name__} is expected, not {kind(value)}")
    return value


@cache
def hints(cls: type) -> dict[str, Any]:
    """Types of the fields of a dataclass, in order."""
    resolved = get_type_hints(cls)
    return {field.name: resolved[field.name] for field in fields(cls)}


def _decode_tuple(args: tuple[Any, ...], value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise InputError(f"{where}: a list is expected, not {kind(value)}")
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
            f"{where}: a number is expected, not {kind(value) if not plain else 'one like this'}"
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
        raise InputError(f"{where}: an object is expected, not {kind(value)}")
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


def kind(value: Any) -> str:
    """What a JSON value is, in words, for a message."""
    kinds = {dict: "an object", list: "a list", str: "a string", bool: "a truth value", type(None): "nothing"}
    return kinds.get(type(value), "a number")
