"""Strings in XML: Android's strings.xml, .NET's RESX, Qt's .ts, Apple's .stringsdict."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape as xml_escape

from thiap.errors import InputError
from thiap.readers.keyed.slots import Edit, Slot, decoded, smallest_edit
from thiap.readers.keyed.xml_nodes import ENTITY, Node, character, root_of
from thiap.readers.states import read_state
from thiap.vocabulary import UnitState

_XML: Final = re.compile(rf"{ENTITY}|<!--.*?(?:-->|\Z)|<!\[CDATA\[|\]\]>", re.DOTALL)
#: Android joins blanks, and reads backslashes and quotes.
_ANDROID: Final = re.compile(
    rf"{ENTITY}|<!--.*?(?:-->|\Z)|<!\[CDATA\[|\]\]>|<[^<>]*>|\\u[0-9A-Fa-f]{{4}}|\\.|\"|\s+", re.DOTALL
)
_CDATA: Final = "<![CDATA["


def accepts_android(name: str, data: bytes) -> bool:
    """By its root element."""
    return name.lower().endswith(".xml") and re.search(rb"<resources[\s>]", data[:20_000]) is not None


def accepts_resx(name: str, data: bytes) -> bool:
    """By the file's name."""
    return name.lower().endswith((".resx", ".resw"))


def accepts_qt(name: str, data: bytes) -> bool:
    """By its root element: TypeScript has the same ending."""
    xml = data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    return name.lower().endswith(".ts") and xml and re.search(rb"<TS[\s>]", data[:5_000]) is not None


def accepts_stringsdict(name: str, data: bytes) -> bool:
    """By the file's name."""
    return name.lower().endswith(".stringsdict")


def android_slots(name: str, text: str) -> Iterator[Slot]:
    """Strings, plurals and arrays, without those that are not translated or only point at others."""
    root = _root(name, text, "resources")
    for node in root.children:
        key = node.attributes.get("name", "")
        if node.attributes.get("translatable") == "false" or not key:
            continue
        if node.tag == "string":
            yield _android(key, text, node)
        elif node.tag == "plurals":
            for item in node.named("item"):
                yield _android(f"{key}[{item.attributes.get('quantity', '')}]", text, item)
        elif node.tag in ("string-array", "array"):
            for number, item in enumerate(node.named("item")):
                yield _android(f"{key}[{number}]", text, item)


def _android(unit: str, text: str, node: Node) -> Slot:
    raw = text[slice(*node.inner)]
    style = "cdata" if raw.lstrip().startswith(_CDATA) else "tags" if "<" in raw else ""
    said, offsets = decoded(text, node.inner, _ANDROID, lambda match: _android_said(match, style))
    if said.startswith("@") and re.fullmatch(r"@[\w:]+/[\w.]+", said.strip()):  # a reference
        said, offsets = "", (node.inner[0], node.inner[1])
    return Slot(unit, said, offsets, style)


def _android_said(match: re.Match[str], style: str) -> str:
    written = match[0]
    if written.startswith("\\"):
        if len(written) > 2:
            char = chr(int(written[2:], 16))
            return "\ufffd" if "\ud800" <= char <= "\udfff" else char
        return {"n": "\n", "t": "\t"}.get(written[1], written[1])
    if written[0] == "&":
        return written if style == "cdata" else character(match)
    if written.startswith("<") and not written.startswith(("<!--", _CDATA)):
        return written  # a tag: a mark in the text
    return " " if written.isspace() else ""


#: White space that Android would read as one blank.
_COLLAPSED: Final = re.compile(r"(?<= ) |[^\S \n\t]")


def android_write(old: Slot, text: str) -> Edit:
    """With Android's escapes; tags stay as they are written."""

    def escape(part: str) -> str:
        part = part.replace("\\", "\\\\").replace("'", "\\'").replace('"', '\\"')
        part = part.replace("\n", "\\n").replace("\t", "\\t")
        part = _COLLAPSED.sub(lambda blank: f"\\u{ord(blank[0]):04x}", part)
        if part[:1] in ("@", "?") and text.startswith(part[:1]):
            part = f"\\{part}"
        if old.style == "cdata":
            return part.replace("]]>", "")
        part = part.replace("&", "&amp;")
        return part if same_tags else part.replace("<", "&lt;")

    same_tags = old.style == "tags" and _tags(text) == _tags(old.text)
    if old.style == "tags" and not same_tags:  # half a tag would be left
        return old.span, escape(text)
    return smallest_edit(old, text, escape)


def _tags(text: str) -> list[str]:
    return sorted(re.findall(r"<[^<>]*>", text))


def resx_slots(name: str, text: str) -> Iterator[Slot]:
    """The strings among the resources; files and other objects are none."""
    for node in _root(name, text, "root").named("data"):
        value = next(node.named("value"), None)
        if value is not None and not {"type", "mimetype"} & set(node.attributes):
            yield _plain(node.attributes.get("name", ""), text, value)


def qt_slots(name: str, text: str) -> Iterator[Slot]:
    """Messages with the context they are in; those that the program no longer has are left out."""
    for context in _root(name, text, "TS").named("context"):
        label = next(context.named("name"), None)
        for message in context.named("message"):
            source, target = (next(message.named(tag), None) for tag in ("source", "translation"))
            if source is None or target is None or target.attributes.get("type") in ("vanished", "obsolete"):
                continue
            said = _plain("", text, source).text
            unit = f"{_plain('', text, label).text}|{said}"[:200] if label else said[:200]
            state = read_state(target.attributes.get("type"))
            forms = list(target.named("numerusform")) or [target]
            for number, form in enumerate(forms):
                yield _plain(f"{unit}[{number}]" if number else unit, text, form, said, state)


def languages_of_qt(name: str, text: str) -> tuple[str, str]:
    """Source and target, as the file says; English is what programs are written in."""
    attributes = _root(name, text, "TS").attributes
    return attributes.get("sourcelanguage", "en"), attributes.get("language", "")


def stringsdict_slots(name: str, text: str) -> Iterator[Slot]:
    """The forms of each variable, and the sentence they stand in where it has words of its own."""
    top = next(_root(name, text, "plist").named("dict"), None)
    for key, node in _pairs(text, top):
        for inner, value in _pairs(text, node if node.tag == "dict" else None):
            if value.tag == "string" and inner == "NSStringLocalizedFormatKey":
                frame = _plain(key, text, value)
                if re.search(r"\w", re.sub(r"%(?:\d+\$)?#@\w+@", "", frame.text)):
                    yield frame
            for form, said in _pairs(text, value if value.tag == "dict" else None):
                if said.tag == "string" and form in ("zero", "one", "two", "few", "many", "other"):
                    yield _plain(f"{key}.{inner}[{form}]", text, said)


def _pairs(text: str, node: Node | None) -> Iterator[tuple[str, Node]]:
    """Keys and values of a property list's dictionary."""
    key = ""
    for child in node.children if node else ():
        if child.tag == "key":
            key = _plain("", text, child).text
        else:
            yield key, child


def _root(name: str, text: str, tag: str) -> Node:
    root = root_of(name, text)
    if root.tag != tag:
        raise InputError(f"{name}: its root element is <{root.tag}>, not <{tag}>")
    return root


def _plain(unit: str, text: str, node: Node, source: str | None = None, state: UnitState = "") -> Slot:
    raw = text[slice(*node.inner)]
    style = "cdata" if raw.lstrip().startswith(_CDATA) else ""

    def said(match: re.Match[str]) -> str:
        written = match[0]
        if written[0] != "&":
            return ""
        return written if style else character(match)

    return Slot(unit, *decoded(text, node.inner, _XML, said), style, source, state)


def write(old: Slot, text: str) -> Edit:
    """With the signs of XML escaped."""
    return smallest_edit(
        old, text, lambda part: part.replace("]]>", "") if old.style == "cdata" else xml_escape(part)
    )
