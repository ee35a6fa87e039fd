"""TMX 1.4: a translation memory as a bilingual text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiap.errors import InputError
from thiap.readers.bilingual_units import Inline, Origin, Units
from thiap.readers.inline import inline_text
from thiap.readers.xml import line_of, local, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

name = "tmx"

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def accepts(name: str, data: bytes) -> bool:
    """By the file's name, or by its root element."""
    return name.lower().endswith(".tmx") or b"<tmx" in data[:2000].replace(b"\0", b"")


def read(name: str, data: bytes, *, source_lang: str | None, target_lang: str | None) -> Units:
    """Translation units in file order, with "unit N" (or its tuid) as their places.

    The source language is the one asked for, else the header's; the target language the one asked
    for, else the first other one.

    Raises:
        InputError: broken XML, another root element, or no unit in two languages.
    """
    root = parse_xml(name, data)
    if local(root) != "tmx":
        raise InputError(f"{name}: is no TMX: its root element is <{local(root)}>")
    header = next((element for element in root if local(element) == "header"), None)
    found = [_variants(unit) for unit in root.iter() if local(unit) == "tu"]
    labels = [unit.get("tuid") for unit in root.iter() if local(unit) == "tu"]
    source = source_lang or _code(header.get("srclang", "") if header is not None else "")
    languages = list(dict.fromkeys(lang for variants in found for lang in variants))
    if source not in languages:
        source = next((lang for lang in languages if lang != target_lang), "")
    target = target_lang or next((lang for lang in languages if lang != source), "")
    if not source or not target:
        raise InputError(f"{name}: has no units in two languages; give --source-lang and --target-lang")
    units = Units(source, target)
    nothing = Inline("")
    lines = [line_of(unit) for unit in root.iter() if local(unit) == "tu"]
    for number, (variants, label, line) in enumerate(zip(found, labels, lines, strict=True), 1):
        origin = Origin(label or str(number), line, 1)
        units.add(
            variants.get(source, nothing), variants.get(target, nothing), f"unit {label or number}", origin
        )
    return units


def segments(unit: _Element) -> dict[str, _Element | None]:
    """The segment of each language of a translation unit."""
    found: dict[str, _Element | None] = {}
    for variant in unit:
        if local(variant) == "tuv":
            segment = next((child for child in variant if local(child) == "seg"), None)
            found.setdefault(_code(variant.get(_XML_LANG) or variant.get("lang") or ""), segment)
    return found


def _variants(unit: _Element) -> dict[str, Inline]:
    return {lang: inline_text(segment) for lang, segment in segments(unit).items()}


def _code(lang: str) -> str:
    return lang.replace("_", "-").partition("-")[0].lower()
