"""Facts: dates, times, numbers, quantities, durations and ordinals of a text, as values."""

from __future__ import annotations

from thiap.facts.describe import describe
from thiap.facts.extract import extract_facts

#: Subtypes a translation may drop or add without saying anything else: "one of", ทั้งสอง, "at first", "last",
#: the Thirty Years' War, hexadecimal, biennial.
OPTIONAL_SUBTYPES = frozenset(
    {
        "pronoun",
        "article",
        "both",
        "last",
        "adverb",
        "relative",
        "few",
        "lunar",
        "holiday",
        "name",
        "base",
        "interval",
        "uncounted",
    }
)

__all__ = ["OPTIONAL_SUBTYPES", "describe", "extract_facts"]
