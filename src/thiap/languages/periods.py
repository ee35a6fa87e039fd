"""Words that say a length of time without a number: *quarterly* is three months, รายปักษ์ two weeks.

``data/periods.tsv`` lists them; its head names the columns.
"""

from __future__ import annotations

import re
from functools import cache

from thiap.languages.language import table


@cache
def _periods(lang: str) -> dict[str, re.Pattern[str]]:
    """For each length of time the words that say it."""
    found: dict[str, list[str]] = {}
    for own, lengths, words in table("periods.tsv"):
        if own == lang:
            for length in lengths.split("|"):
                found.setdefault(length, []).extend(words.split("|"))
    bounds = ("", "") if lang == "th" else (r"\b", r"\b")
    return {
        length: re.compile(f"{bounds[0]}(?:{'|'.join(map(re.escape, words))}){bounds[1]}", re.IGNORECASE)
        for length, words in found.items()
    }


def says_period(text: str, length: str, lang: str) -> bool:
    """Whether a word of ``text`` says a length of time, given as ISO 8601 has it."""
    pattern = _periods(lang).get(length)
    return pattern is not None and pattern.search(text) is not None
