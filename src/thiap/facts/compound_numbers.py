"""Number words written in one: einundzwanzigtausend, drieëntwintig, duecentocinquanta."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from thiap.languages import get_language, lexicon

#: Letters of the shortest compound looked at: shorter ones stand in the tables.
_SHORTEST = 6


@cache
def _parts(code: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Patterns of a whole compound and of one part of it; None where a language joins none."""
    joins = get_language(code).compounds
    if joins is None:
        return None
    words = [
        word
        for word, senses in lexicon(code).items()
        if word.isalpha() and len(word) > 1 and {"digit", "multiplier"} & senses.keys()
    ]
    words += [word for word, senses in lexicon(code).items() if senses.get("article") and word.isalpha()]
    choice = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    between = "|".join(joins)
    joined = f"(?:{between})?" if between else ""
    return re.compile(rf"(?:(?:{choice}){joined})+"), re.compile(rf"({choice}){joined}(?=(?:{choice})|$)")


def compound(word: str, code: str) -> Decimal | None:
    """The value of a word that is nothing but number words, or None."""
    if len(word) < _SHORTEST or (patterns := _parts(code)) is None:
        return None
    whole, part = patterns
    if not whole.fullmatch(word):
        return None
    parts = part.findall(word)
    if len(parts) < 2 or len("".join(parts)) < len(word) - 3 * (len(parts) - 1):
        return None
    total, current = Decimal(0), Decimal(0)
    words = lexicon(code)
    for found in parts:
        senses = words[found]
        if "multiplier" in senses:
            size = Decimal(senses["multiplier"].split("|")[0])
            current = (current or 1) * size
            if size >= 1000:
                total, current = total + current, Decimal(0)
        else:
            current += Decimal((senses.get("digit") or "1").split("|")[0])
    return total + current
