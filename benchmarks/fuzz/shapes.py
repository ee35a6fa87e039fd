"""Well-formed JSON and XML of the wrong shape: the bytes of an input are edits of a right one.

Mutated bytes seldom parse, so that what lies behind the parser is seldom reached. Here they always parse.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from functools import partial
from typing import Any

from lxml import etree

from fuzz import bilingual, packages, settings
from fuzz.target import Target, seeds

VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2**70, 10**400, 0.5, 1e999, "", "x", "1", "1e9999999", "NaN", "\ud800", "\0",
    "a\nb", [], {}, [[0, 1]], [[5, 2]], [[0, 10**6]], [1, [2]], {"x": 1}, [None], "missing", "major", "คลอง",
)  # fmt: skip


ATTRIBUTES = ("", "0", "-1", "99999999999", "no", "x", "2.0", "th")


def json_shape(seed: Any, data: bytes) -> Any:
    """``seed`` with one value in its tree replaced, doubled or left out for each three bytes."""
    root = [copy.deepcopy(seed)]
    for first, second, third in zip(data[::3], data[1::3], data[2::3], strict=False):
        places: list[tuple[Any, Any]] = [(root, 0)]
        for holder, key in places:  # grows while it is walked
            value = holder[key]
            keys = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
            places += ((value, inner) for inner in keys)
        holder, key = places[(first << 8 | second) % len(places)]
        if third < 224 or holder is root:
            holder[key] = copy.deepcopy(VALUES[third % len(VALUES)])
        elif third < 240:
            del holder[key]
        elif isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key]))
        else:
            holder[str(third)] = holder[key]
    return root[0]


def xml_shape(seed: bytes, data: bytes) -> bytes:
    """``seed`` with one element changed for each three bytes."""
    root = etree.fromstring(seed)
    tags = sorted({str(element.tag) for element in root.iter()})
    names = sorted({str(key) for element in root.iter() for key in element.attrib})
    for first, second, third in zip(data[::3], data[1::3], data[2::3], strict=False):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        element = elements[first % len(elements)]
        parent = element.getparent()
        choice = third % 8
        if choice == 0:
            element.tag = tags[second % len(tags)]
        elif choice == 1 and parent is not None:
            parent.remove(element)
        elif choice == 2 and len(elements) < 200:
            elements[second % len(elements)].append(copy.deepcopy(element))
        elif choice == 3 and names:
            element.set(
                names[second % len(names)], ("", "0", "-1", "99999999999", "no", "x", "2.0", "th")[third >> 5]
            )
        elif choice == 4 and names:
            element.attrib.pop(names[second % len(names)], None)
        elif choice == 5:
            element.text = ("", " ", "คลอง", "<&>", "\u200b", "1", "a\nb", "\ufffd")[second % 8]
        elif choice == 6:
            element.append((etree.Comment, etree.ProcessingInstruction)[second % 2]("x"))
        else:
            element.tail = ("", " ", "tail", "\u2028")[second % 4]
    written: bytes = etree.tostring(root, encoding="utf-8")
    return written


def _json(feed: Callable[[bytes], None], seed: str, data: bytes) -> None:
    """Every line of the seed by itself, in one tree."""
    lines = json_shape([json.loads(line) for line in seed.splitlines()], data)
    text = "\n".join(json.dumps(line) for line in lines) if isinstance(lines, list) else json.dumps(lines)
    feed(text.encode("utf-8", "replace"))


def _xml(feed: Callable[[bytes], None], seed: bytes, data: bytes) -> None:
    feed(xml_shape(seed, data))


def _sheet(data: bytes) -> None:
    parts = {
        name: xml_shape(part, data) if name == packages.SHEET else part
        for name, part in packages.BOOK.items()
    }
    packages.xlsx_zip(packages.package(parts))


_FEEDS = {target.name: target.feed for module in (bilingual, packages, settings) for target in module.TARGETS}
_START = (b"\0\0\0", bytes(range(60)))
TARGETS = (
    *(
        Target(f"{name}-shape", partial(_json, _FEEDS[name], seed), _START)
        for name, seed in (
            ("decisions", seeds("decisions")[0].decode().replace("\n", "")),
            ("anchors", seeds("anchors")[0].decode()),
            ("run", settings.RUN),
            ("baseline", settings.LINES),
        )
    ),
    *(
        Target(f"{name}-shape", partial(_xml, _FEEDS[name], seed), _START)
        for name, seed in (
            ("xliff", seeds("xliff")[0]),
            ("sdlxliff", seeds("sdlxliff")[0]),
            ("tmx", seeds("tmx")[0]),
            ("tbx", seeds("tbx")[0]),
            ("odt", packages.ODT["content.xml"]),
            ("docx-table", packages.DOCX["word/document.xml"]),
        )
    ),
    Target("xliff2-shape", partial(_xml, _FEEDS["xliff"], seeds("xliff")[1]), _START),
    Target(
        "docx-shape",
        partial(_xml, lambda data: _FEEDS["docx"](b"\0" + data), packages.DOCX["word/document.xml"]),
        _START,
    ),
    Target("xlsx-shape", _sheet, _START),
)
