"""Gettext PO: messages of programs and web sites."""

from __future__ import annotations

from thiap.errors import InputError
from thiap.readers.source import decode
from thiap.readers.units import Inline, Units

name = "po"


def accepts(name: str, data: bytes) -> bool:
    """By the file's name."""
    return name.lower().endswith((".po", ".pot"))


def read(name: str, data: bytes, *, source_lang: str | None, target_lang: str | None) -> Units:
    """Messages in file order, with "line N" as their places; obsolete ones are left out.

    Of a plural message the plural form stands for the source: Thai has one form.

    Raises:
        InputError: the file breaks the format.
    """
    import polib

    text = decode(name, data).removeprefix("\ufeff")
    if "\n" not in text:  # polib would take one line for a file name
        text += "\n"
    try:
        entries = polib.pofile(text, check_for_duplicates=False)
    except (OSError, ValueError, IndexError, AttributeError) as problem:
        raise InputError(f"{name}: is no valid PO file ({problem}); check it with msgfmt") from None
    units = Units(source_lang or "en", target_lang or entries.metadata.get("Language", ""))
    for entry in entries:
        if entry.obsolete:
            continue
        source, target = entry.msgid, entry.msgstr
        if entry.msgid_plural:
            source = entry.msgid_plural
            forms = entry.msgstr_plural
            target = forms[max(forms)] if forms else ""
        place = f"line {entry.linenum}" + (", fuzzy" if entry.fuzzy else "")
        units.add(Inline(source), Inline(target), place)
    return units
