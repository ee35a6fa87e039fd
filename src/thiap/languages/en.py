"""English: how its dates and numbers are written; the words stand in ``data/en.*.tsv``."""

from __future__ import annotations

from thiap.languages.language import Language

ENGLISH = Language(
    code="en",
    name="English",
    spaced=True,
    grammar="english",
    words="en.words.tsv",
    tables={"unit": "en.units.tsv", "counted": "en.counted.tsv"},
    bare_years=((1500, 2100, "CE"),),
    two_digit_era="CE",
    day_first=None,
    capital_names=True,
)
