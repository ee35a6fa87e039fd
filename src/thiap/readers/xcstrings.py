"""Xcode's string catalogues, of which one language is held against the source."""

from __future__ import annotations

from thiap.readers.bilingual_units import Units
from thiap.readers.keyed import text_of, units_of
from thiap.readers.keyed.catalogues import accepts, languages, slots
from thiap.readers.keyed.json_strings import load

__all__ = ["accepts", "name", "read"]

name = "xcstrings"


def read(name: str, data: bytes, *, source_lang: str | None, target_lang: str | None) -> Units:
    """Every text of the target's language, with its state.

    Raises:
        InputError: no catalogue, or several languages of which none is chosen.
    """
    text = text_of(name, data)[0].removeprefix("\ufeff")
    source, target = languages(name, load(name, text), target_lang)
    return units_of(text, slots(name, text, target), Units(source_lang or source, target, "xcstrings"))
