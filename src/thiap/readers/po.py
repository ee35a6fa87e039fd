"""Gettext PO: messages of programs and web sites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from thiap.errors import InputError
from thiap.readers.bilingual_units import Inline, Origin, Units
from thiap.readers.marks import find_marks
from thiap.readers.source import codec, decode
from thiap.vocabulary import UnitState

if TYPE_CHECKING:
    from polib import POEntry

name = "po"

_CHARSET: Final = re.compile(rb"""^"Content-Type:[^"\n]*charset=([\w-]+)""", re.MULTILINE | re.IGNORECASE)
_MESSAGE: Final = re.compile(r"msgid[ \t]")
#: What a message is about, before a bar: some programs write it so for want of msgctxt.
_CONTEXT: Final = re.compile(r"\A[A-Za-z][^|:%{}<>\[\]$\n]{0,120}\|(?=\s*\S)")
#: What is said to translators behind a text, in brackets with a blank: forms of debconf write it so.
_NOTE: Final = re.compile(r"\[ [^\[\]]{1,400}\]\Z")


def accepts(name: str, data: bytes) -> bool:
    """By the file's name."""
    return name.lower().endswith((".po", ".pot"))


def read(name: str, data: bytes, *, source_lang: str | None, target_lang: str | None) -> Units:
    """Messages in file order, with "line N", that of the msgid, as their places; obsolete ones are left out.

    Messages that are called by a name (label_next_item) have their text elsewhere and are left out.
    A context before a bar (menu|Open) or in brackets behind a text (none[ of a list ]), which the translation
    lacks, is no text either.
    Every plural form is a unit: the first of several answers the singular, or the plural where it has its
    placeholders.

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
        place = f"line {line + 1}" + (", fuzzy" if entry.fuzzy else "")
        unit = f"{entry.msgctxt}|{entry.msgid}" if entry.msgctxt else entry.msgid
        state: UnitState = "fuzzy" if entry.fuzzy else ""
        for again, (source, target) in enumerate(_forms(entry)):
            units.add(
                Inline(source), Inline(target), place, Origin(unit[:200], line + 1, 1, state, again > 0)
            )
    return units


def _forms(entry: POEntry) -> list[tuple[str, str]]:
    """Source and target of each plural form; a message without plural has one."""
    if not entry.msgid_plural:
        return [(_without_context(entry.msgid, entry.msgstr), entry.msgstr)]
    forms = [text for _, text in sorted(entry.msgstr_plural.items())] or [""]
    if len(forms) == 1 or not any(forms):
        return [(entry.msgid_plural, forms[0])]
    marks = [{mark.key for mark in find_marks(text)} for text in (entry.msgid, entry.msgid_plural, forms[0])]
    first = entry.msgid_plural if marks[2] == marks[1] else entry.msgid
    return [(first, forms[0]), *((entry.msgid_plural, form) for form in forms[1:])]


def _without_context(message: str, translation: str) -> str:
    """A message without its context before a bar or in brackets, where the translation has a text alone."""
    if not translation.strip():
        return message
    note = _NOTE.search(message) if "[" not in translation else None
    if note and note.start():
        message = message[: note.start()]
    context = _CONTEXT.match(message) if "|" not in translation else None
    return message[context.end() :] if context else message


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
