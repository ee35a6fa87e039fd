"""Inline elements of XLIFF and TMX as short marks in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thiap.readers.bilingual_units import Inline, InlineBuilder
from thiap.readers.xml import local

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Elements around translatable text that stand for a pair of native tags.
_PAIRED: Final = frozenset(("g", "pc"))
#: Elements around text that say something about it and stand for nothing.
_TRANSPARENT: Final = frozenset(("mrk", "hi", "sub"))
#: Elements whose text is read.
OPENED: Final = _PAIRED | _TRANSPARENT
#: Empty annotations of XLIFF 2; a `cp` holds a control character.
_SILENT: Final = frozenset(("sm", "em", "cp"))


def inline_text(element: _Element | None) -> Inline:
    """The text of a source or target element.

    A paired element becomes ``<g1>…</g1>``, any other one ``<x1/>`` whatever native code it holds; the
    number is its id, by which the two sides answer each other. An end of a pair has that of its beginning.
    """
    builder = InlineBuilder()
    if element is None:
        return builder.inline()
    builder.text(element.text)
    stack: list[_Element | tuple[str, bool]] = []
    # In TMX `i` pairs two tags of one segment; which tags of the two sides answer each other, `x` says.
    begun = {i: _number(e) for e in element.iter() if local(e) == "bpt" and (i := e.get("i"))}

    def push(parent: _Element) -> None:
        for child in reversed(parent):
            stack.append((child.tail or "", False))
            stack.append(child)

    push(element)
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            (builder.tag if item[1] else builder.text)(item[0])
            continue
        tag = local(item)
        number = _number(item)
        if tag == "ept":
            number = begun.get(item.get("i", ""), number)
        mark = f"{tag}{number}"
        if tag in _PAIRED:
            builder.tag(f"<{mark}>")
            builder.text(item.text)
            stack.append((f"</{mark}>", True))
            push(item)
        elif tag in _TRANSPARENT:
            builder.text(item.text)
            push(item)
        elif tag and tag not in _SILENT:
            builder.tag(f"<{mark}/>")
    return builder.inline()


def _number(element: _Element) -> str:
    for key in ("id", "startRef", "rid", "x", "i"):
        value = element.get(key)
        if value is not None:
            return value[:40]
    return ""
