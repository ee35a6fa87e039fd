"""Gettext PO: messages of programs and web sites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from thiap.errors import InputError
from thiap.readers.bilingual_units import Inline, Units
from thiap.readers.source import codec, decode

name = "po"

_CHARSET: Final = re.compile(rb"""^"Content-Type:[^"\n]*charset=([\w-]+)""", re.MULTILINE | re.IGNORECASE)
_MESSAGE: Final = re.compile(r"msgid[ \t]")


def accepts(name: str, data: bytes) -> bool:
    """By the file's name."""
    return name.lower().endswith((".po", ".pot"))


def read(name: str, data: bytes, *, source_lang: str | None, target_lang: str | None) -> Units:
    """Messages in file order, with "line N", that of the msgid, as their places; obsolete ones are left out.

    Of a plural message the plural form stands for the source: Thai has one form.

    Raises:
        InputError: the file breaks the format.
    """
    import polib

    text = decode(name, data, codec_of(name, data)).removeprefix("\ufeff")
    if "\n" not in text:  # polib would take one line for a file name
        text += "\n"
    try:
        entries = polib.pofile(text, check_for_duplicates=False)
    except (OSError, ValueError, IndexError, AttributeError) as problem:
        raise InputError(f"{name}: is no valid PO file ({problem}); check it with msgfmt") from None
    units = Units(source_lang or "en", target_lang or entries.metadata.get("Language", ""))
    current = [entry for entry in entries if not entry.obsolete]
    lines = message_lines(text.splitlines())
    if len(lines) != len(current):
        raise InputError(f"{name}: is no valid PO file; check it with msgfmt")
    for entry, line in zip(current, lines, strict=True):
        source, target = entry.msgid, entry.msgstr
        if entry.msgid_plural:
            source = entry.msgid_plural
            forms = entry.msgstr_plural
            target = forms[max(forms)] if forms else ""
        place = f"line {line + 1}" + (", fuzzy" if entry.fuzzy else "")
        units.add(Inline(source), Inline(target), place)
    return units


def codec_of(name: str, data: bytes) -> str:
    """The encoding a file declares in its header; UTF-8 where it declares none."""
    found = _CHARSET.search(data[:20_000])
    declared = found[1].decode("ascii") if found else "utf-8"
    if declared.upper() in ("CHARSET", "ASCII", "US-ASCII", "UTF-8", "UTF8"):  # a template; a part of UTF-8
        return "utf-8"
    return codec(name, data, declared)


def message_lines(lines: Sequence[str]) -> list[int]:
    """Where the msgid of each message stands, from 0; the header and obsolete messages have none."""
    starts = [number for number, line in enumerate(lines) if _MESSAGE.match(line)]

    def is_header(at: int) -> bool:
        following = lines[at + 1] if at + 1 < len(lines) else ""
        context = at and lines[at - 1].startswith(("msgctxt", '"'))
        return lines[at][5:].strip() == '""' and following.startswith("msgstr") and not context

    header = next((at for at in starts if is_header(at)), None)
    return [at for at in starts if at != header]
