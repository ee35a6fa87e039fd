"""Thai: how its dates and numbers are written; the words stand in ``data/th.*.tsv``."""

from __future__ import annotations

from thiap.languages.language import Language

THAI = Language(
    code="th",
    name="Thai",
    spaced=False,
    grammar="thai",
    words="th.words.tsv",
    tables={"unit": "th.units.tsv", "counted": "th.counted.tsv"},
    guards=("th.guards.tsv",),
    bare_years=((1500, 2100, "CE"), (2400, 2600, "BE")),
    two_digit_era="BE",
    era_of_large_years=(2400, "BE"),
    day_first=True,
    # A vowel written before its consonant, or one that must be closed, leaves no room for a word's beginning.
    not_before=frozenset("เแโใไัื"),
    # Vowels and marks that belong to the consonant before them.
    not_after=frozenset("ะาำิีึืุูั็่้๊๋์ๅํ"),
)
