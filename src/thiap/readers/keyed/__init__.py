"""Files of strings: a key and a text in one language, or a text and its translation.

One description of each format says how its texts are found and how another text is written in their place;
reading them as a text, pairing two files by key and writing back are the same for all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from thiap.errors import InputError
from thiap.model import Document
from thiap.readers.bilingual_units import Inline, Origin, Units, without_key
from thiap.readers.builder import Extract
from thiap.readers.keyed import (
    apple_strings,
    catalogues,
    fluent,
    json_strings,
    properties,
    xml_strings,
    yaml_strings,
)
from thiap.readers.keyed.slots import Edit, Lines, Slot, form_of, is_name, is_sentence
from thiap.readers.marks import no_text
from thiap.readers.source import codec, decode
from thiap.registry import Registry
from thiap.spans import thai_share

#: A text that is a number alone is a setting: the first day of a week, a width.
_SETTING: Final = re.compile(r"\s*[+-]?\d[\d.,]*\s*")


@dataclass(frozen=True, slots=True)
class Strings:
    """One format.

    Attributes:
        name: as reports and ``--input-format`` call it.
        accepts: whether a file of this name and content is in it.
        slots: the places of its texts, in the order of the file; ``name`` is for errors.
        write: the edit that puts another text into a slot.
    """

    name: str
    accepts: Callable[[str, bytes], bool]
    slots: Callable[[str, str], Iterable[Slot]]
    write: Callable[[Slot, str], Edit]

    def read(self, name: str, data: bytes, lang: str | None) -> Document:
        """The texts of the file, one block each, that knows its key, line and column.

        Raises:
            InputError: the file breaks the format, or has no text.
        """
        text = text_of(name, data)[0].removeprefix("\ufeff")
        lines, extract = Lines(text), Extract()
        seen: set[str] = set()
        for slot in self.slots(name, text):
            if slot.unit in seen:  # the first is as good as the last, and a key names one text
                continue
            seen.add(slot.unit)
            side = without_key(Inline(slot.text))
            setting = _SETTING.fullmatch(side.text)
            extract.add(
                "paragraph",
                side.text,
                place=f"key {slot.unit}",
                skipped=(setting.span(),) if setting else no_text(side.text, self.name),
                unit=slot.unit,
                at=lines.at(slot.span[0]),
            )
        return extract.document(name, lang or _language(name, text), self.name)


_json, _xml = json_strings, xml_strings
#: Files of one language. In the order they are asked.
KEYED: Final[Registry[Strings]] = Registry(
    "format of strings",
    {
        "chrome": Strings("chrome", _json.accepts_chrome, _json.chrome_slots, _json.write),
        "arb": Strings("arb", _json.accepts_arb, _json.arb_slots, _json.write),
        "json": Strings("json", _json.accepts_json, _json.json_slots, _json.write),
        "android": Strings("android", _xml.accepts_android, _xml.android_slots, _xml.android_write),
        "resx": Strings("resx", _xml.accepts_resx, _xml.resx_slots, _xml.write),
        "stringsdict": Strings("stringsdict", _xml.accepts_stringsdict, _xml.stringsdict_slots, _xml.write),
        "strings": Strings("strings", apple_strings.accepts, apple_strings.slots, apple_strings.write),
        "properties": Strings("properties", properties.accepts, properties.slots, properties.write),
        "yaml": Strings("yaml", yaml_strings.accepts, yaml_strings.slots, yaml_strings.write),
        "fluent": Strings("fluent", fluent.accepts, fluent.slots, fluent.write),
    },
)


#: Files that hold both texts; their readers are among those of `thiap.readers.bilingual`.
PAIRED: Final[Registry[Strings]] = Registry(
    "bilingual format of strings",
    {
        "qt": Strings("qt", _xml.accepts_qt, _xml.qt_slots, _xml.write),
        "xcstrings": Strings("xcstrings", catalogues.accepts, catalogues.slots, _json.write),
    },
)


def text_of(name: str, data: bytes) -> tuple[str, str]:
    """The text of a file with its byte-order mark, and the name of its codec."""
    try:
        return decode(name, data, None), codec(name, data, None)
    except InputError:
        if not name.lower().endswith(".properties") or b"\0" in data or not data.strip():
            raise
        return decode(name, data, "latin-1"), "latin-1"  # what Java took until its version 9


def units_of(text: str, slots: Iterable[Slot], units: Units) -> Units:
    """The units of a file that holds both texts."""
    lines = Lines(text)
    for slot in slots:
        again = form_of(slot.unit)[1] in ("zero", "one")
        origin = Origin(slot.unit, *lines.at(slot.span[0]), slot.state, again)
        units.add(Inline(slot.source or ""), Inline(slot.text), f"key {slot.unit}", origin)
    return units


#: The name of a language in the path: ``th.json``, ``values-th/``, ``th.lproj/``, ``messages_th.properties``.
_IN_PATH: Final = re.compile(r"(?:^|[/\\._-])([a-z]{2,3})(?:[-_]r?[A-Z]{2})?(?=[/\\.]|\.lproj|$)")


def _language(name: str, text: str) -> str | None:
    """The language of strings, which are often too few to tell: Thai letters, then what the path says."""
    from thiap.languages.cldr import cldr_language

    if thai_share(text) > 0.2:
        return "th"
    named = [lang for lang in _IN_PATH.findall(name.rpartition(".")[0]) if cldr_language(lang)]
    return named[-1] if named else None


def keyed_format(name: str, data: bytes) -> str | None:
    """The format of strings a file is in, None for any other file."""
    return next((key for key, kind in (*KEYED.items(), *PAIRED.items()) if kind.accepts(name, data)), None)


def units_by_key(name: str, data: bytes, format: str) -> Units | None:
    """The units of a file whose keys are the texts of the source; None where they are names.

    Raises:
        InputError: the file breaks the format.
    """
    text = text_of(name, data)[0].removeprefix("\ufeff")
    slots = [slot for slot in KEYED[format].slots(name, text) if slot.text.strip()]
    if not slots or 2 * sum(is_sentence(slot.unit) for slot in slots) < len(slots):
        return None
    lines, units = Lines(text), Units(format=format)
    for slot in slots:
        origin = Origin(slot.unit, *lines.at(slot.span[0]))
        source = "" if is_name(slot.unit) else slot.unit
        units.add(Inline(source), Inline(slot.text), f"key {slot.unit}", origin)
    return units


def texts_of(name: str, data: bytes, format: str) -> dict[str, str]:
    """The text under each key of a file of strings, or of the target in one that holds both.

    Raises:
        InputError: the file breaks the format.
    """
    body = text_of(name, data)[0].removeprefix("\ufeff")
    strings = KEYED[format] if format in KEYED else PAIRED[format]
    return {unit: slot.text for unit, slot in _by_unit(strings, name, body).items()}


def rewrite(name: str, data: bytes, texts: Mapping[str, str], format: str | None = None) -> bytes:
    """The file with other texts in some of its units; every byte beside them stays.

    Args:
        name: of the file, which tells its format.
        data: its bytes.
        texts: by `Slot.unit`.
        format: where the name does not tell.

    Raises:
        InputError: the file breaks the format, has no such unit, or the format cannot hold a text as it is.
    """
    format = format or keyed_format(name, data)
    if format is None:
        raise InputError(f"{name}: is no file of strings that can be written")
    text, used = text_of(name, data)
    mark = len(text) - len(body := text.removeprefix("\ufeff"))
    strings = KEYED[format] if format in KEYED else PAIRED[format]
    slots = _by_unit(strings, name, body)
    if missing := [unit for unit in texts if unit not in slots]:
        raise InputError(f"{name}: has no unit {missing[0]!r}")
    for unit, new in texts.items():
        if re.search(r"[\ud800-\udfff]", new):
            raise InputError(f"{name}: unit {unit!r} cannot hold half a character; leave it out")
    parts, at = [text[:mark]], 0
    for (start, end), new in sorted(
        strings.write(slots[unit], new) for unit, new in texts.items() if new != slots[unit].text
    ):
        parts += (body[at:start], new)
        at = end
    whole = "".join((*parts, body[at:]))
    try:
        written = whole.encode(used)
        after = _by_unit(strings, name, whole[mark:])
    except UnicodeEncodeError as problem:
        letter = problem.object[problem.start]
        raise InputError(f"{name}: cannot hold {letter!a} in its encoding {used}") from None
    for unit, slot in slots.items():
        if unit not in after or after[unit].text != texts.get(unit, slot.text):
            wrong = unit if unit in texts else next(iter(texts))
            raise InputError(f"{name}: unit {wrong!r} cannot hold this text as it is; write it by hand")
    return written


def _by_unit(strings: Strings, name: str, text: str) -> dict[str, Slot]:
    slots: dict[str, Slot] = {}
    for slot in strings.slots(name, text):
        slots.setdefault(slot.unit, slot)
    return slots
