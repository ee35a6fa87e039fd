from __future__ import annotations

from thiap.content.page_parts import OF_STRINGS
from thiap.readers.bilingual import BILINGUAL_READERS
from thiap.readers.keyed import KEYED


def test_every_format_of_units_is_of_strings_or_of_sentences() -> None:
    assert set(KEYED) <= OF_STRINGS
    assert set(BILINGUAL_READERS) - OF_STRINGS == {"table", "tmx", "xliff"}
    assert set(BILINGUAL_READERS) | set(KEYED) >= OF_STRINGS
