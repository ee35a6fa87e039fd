"""Number words in one, or with what they count: einundzwanzigtausend, zwölfstöckig, пятидневный."""

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


@cache
def _stems(code: str) -> tuple[tuple[str, str], ...]:
    """What a language joins to a number in one word, with the unit it is of or nothing; the longest first."""
    found = [(word, senses["joined"]) for word, senses in lexicon(code).items() if "joined" in senses]
    return tuple(sorted(found, key=lambda stem: (-len(stem[0]), stem[0])))


def joined(word: str, code: str) -> dict[str, str] | None:
    """The senses of a number and what it counts in one word, or None: a time, or so many at once."""
    if len(word) < _SHORTEST:
        return None
    for stem, unit in _stems(code):
        place = word.find(stem, 2)
        if place < 0:
            continue
        number = word[:place]
        value = _begun(number, code) or compound(number, code) or _tens_and_units(number, code)
        if value is not None:
            return {unit: str(value)} if unit in ("digit", "group") else {"span": f"{value} {unit}"}
    return None


def _begun(number: str, code: str) -> int | None:
    """The value of a number word as it begins other words."""
    senses = lexicon(code).get(number, {})
    value = senses.get("digit") or senses.get("joined_digit") or ""
    return int(value) if value.isdecimal() else None


def _tens_and_units(number: str, code: str) -> int | None:
    """Two number words in one: двадцатипяти, dwudziestopięcio."""
    for cut in range(3, len(number) - 2):
        tens, units = _begun(number[:cut], code), _begun(number[cut:], code)
        if tens and units and tens >= 20 and not tens % 10 and units < 10:
            return tens + units
    return None
