"""Mozilla's Fluent: messages, their attributes and variants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from thiap.errors import InputError
from thiap.readers.keyed.slots import Edit, Lines, Slot, decoded, smallest_edit

if TYPE_CHECKING:
    from fluent.syntax.ast import Pattern

#: The indent of a line that goes on.
_BREAK: Final = re.compile(r"(?:\r?\n[ \t]*)+")


def accepts(name: str, data: bytes) -> bool:
    """By the file's name."""
    return name.lower().endswith(".ftl")


def slots(name: str, text: str) -> Iterator[Slot]:
    """Each value, attribute and variant.

    Raises:
        InputError: a part of the file is no Fluent.
    """
    from fluent.syntax import FluentParser, ast

    for entry in FluentParser(with_spans=True).parse(text).body:
        if isinstance(entry, ast.Junk) and entry.span:
            line = Lines(text).at(entry.span.start)[0]
            raise InputError(f"{name}: line {line} is no Fluent; its syntax is told at projectfluent.org")
        if not isinstance(entry, ast.Message | ast.Term):
            continue
        key = f"-{entry.id.name}" if isinstance(entry, ast.Term) else entry.id.name
        if entry.value:
            yield from _pattern(key, text, entry.value)
        for attribute in entry.attributes:
            yield from _pattern(f"{key}.{attribute.id.name}", text, attribute.value)


def _pattern(unit: str, text: str, pattern: Pattern) -> Iterator[Slot]:
    from fluent.syntax import ast

    first = pattern.elements[0]
    if (
        len(pattern.elements) == 1
        and isinstance(first, ast.Placeable)
        and isinstance(first.expression, ast.SelectExpression)
    ):
        for variant in first.expression.variants:
            key = variant.key.name if isinstance(variant.key, ast.Identifier) else variant.key.value
            yield from _pattern(f"{unit}[{key}]", text, variant.value)
    elif pattern.span:
        start, end = pattern.span.start, pattern.span.end
        span = end - len(text[start:end].lstrip()), end  # without the indent of its first line
        yield Slot(unit, *decoded(text, span, _BREAK, lambda match: "\n"))


def write(old: Slot, text: str) -> Edit:
    """Further lines are indented; braces, which are placeables, stay as they are given."""
    return smallest_edit(old, text, lambda part: part.replace("\n", "\n    "))
