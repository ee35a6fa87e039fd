"""Decades by their number, as tables say it: les années 80, lat 80. XX wieku, 80-х годах, 80年代."""

from __future__ import annotations

from thiap.facts.tokens import Token, Tokens, at

#: The century of the '60s and the nineties.
DECADES_OF = 1900
_FIRST, _LAST = 1000, 2100
#: What a word before the number asks for: a point behind it (lat 80.), or a word (tahun 80-an).
_POINT, _TIED = ".", "-"


def numbered(tokens: Tokens, index: int) -> int | None:
    """The place in a row that a token says, in digits, Roman numerals or a word."""
    token = at(tokens, index)
    if token.amount is not None and token.form in ("number", "ordinal", "roman"):
        return int(token.amount)
    word = token.senses.get("ordinal") or token.senses.get("digit")
    return int(word) if word is not None and word.isdigit() else None


def numbered_decade(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """First year and end of a decade whose number stands at ``index``, or behind a word for it there."""
    mark = at(tokens, index).senses.get("decade")
    century, scan = (None, index + 1) if mark is not None else _century_ahead(tokens, index)
    scan += at(tokens, scan).text == "'"
    written = _written(at(tokens, scan))
    end = _end(tokens, scan, written, mark) if written is not None else None
    if written is None or end is None:
        return None
    if written >= 100:
        return (written, end) if century is None and _FIRST <= written <= _LAST else None
    if century is None:
        century, end = century_behind(tokens, end)
    return (DECADES_OF if century is None else century) + written, end


def _written(token: Token) -> int | None:
    """The number of a decade: a multiple of ten in digits (80, 80-х, 80er) or a word."""
    word = token.senses.get("digit", "")
    value = int(word) if word.isdigit() else None
    if token.amount is not None and token.form in ("number", "ordinal", "code"):
        value = int(token.amount)
    return value if value and value >= 10 and not value % 10 else None


def _end(tokens: Tokens, scan: int, written: int, mark: str | None) -> int | None:
    """Where the decade ends whose number stands at ``scan``; None where the number is no decade's."""
    number, end = at(tokens, scan), scan + 1
    tied = end + ("dash" in at(tokens, end).senses and not at(tokens, end).gap)
    after = at(tokens, tied).senses
    if number.form == "code":  # 80er-Jahre
        return tied + 1 if after.get("unit") == "year" else None
    if (least := after.get("decade_after")) is not None:
        return tied + 1 if mark is not None or written >= int(least) else None
    if mark in (None, _TIED) or number.form == "ordinal":
        return None
    if mark == _POINT:
        return end + 1 if at(tokens, end).text == _POINT else None
    return None if _goes_on(tokens, end) else end


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Whether years follow, so that the number before them is one: les années 1980 à 1985."""
    joins = {"dash", "range", "and", "or"} & at(tokens, index).senses.keys() or at(tokens, index).text == ","
    counts = {"unit", "multiplier", "percent"} & at(tokens, index).senses.keys()
    return bool(counts) or (bool(joins) and at(tokens, index + 1).form == "number")


def _century_ahead(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """The first year of a century before its decade, and where that is: 20世纪80年代, 上世纪八十年代."""
    named = at(tokens, index).senses.get("century_named")
    if named is not None:
        return int(named), index + 1
    if "century" in at(tokens, index + 1).senses:
        number = numbered(tokens, index)
        return (number - 1) * 100 if number is not None else None, index + 2
    return None, index


def century_behind(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """The first year of a century behind its decade, and the index behind: lat 80. XX wieku, del siglo XX."""
    for scan in (index, index + 1):  # a word may stand between: des années 80 du XIXe siècle
        place = at(tokens, scan).senses.get("century_place")
        if place is not None:
            return (int(place) - 1) * 100, scan + 1
        for number, word in ((scan, scan + 1), (scan + 1, scan)):
            if "century" in at(tokens, word).senses and (value := numbered(tokens, number)) is not None:
                return (value - 1) * 100, scan + 2
        if at(tokens, scan).form == "mark":
            break
    return None, index
