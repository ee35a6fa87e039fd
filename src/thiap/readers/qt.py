"""Qt's .ts: messages of a program with their translations."""

from __future__ import annotations

from thiap.readers.bilingual_units import Units
from thiap.readers.keyed import text_of, units_of
from thiap.readers.keyed.xml_strings import accepts_qt as accepts
from thiap.readers.keyed.xml_strings import languages_of_qt, qt_slots

__all__ = ["accepts", "name", "read"]

name = "qt"


def read(name: str, data: bytes, *, source_lang: str | None, target_lang: str | None) -> Units:
    """Messages in file order, with their contexts; what the program no longer has is left out.

    Raises:
        InputError: the file breaks the format.
    """
    text = text_of(name, data)[0].removeprefix("\ufeff")
    source, target = languages_of_qt(name, text)
    return units_of(text, qt_slots(name, text), Units(source_lang or source, target_lang or target, "qt"))
