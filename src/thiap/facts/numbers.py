"""Every way to say how many: numerals, fractions, orders of magnitude, twice, both."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import cast

from thiap.facts.number_model import HALF, ONE, Number
from thiap.facts.numerals import after_hyphen, compose
from thiap.facts.tokens import Token, Tokens, at
from thiap.facts.units import dimension
from thiap.languages import Language
from thiap.languages.cues import cue

_IN = cue("in")

#: Words behind a share, and those that say of what it is one: a third full.
_BEHIND = frozenset(
    "in on at to from since after before over during within between and but when as while".split()
)
_SHARED = frozenset(
    "full empty less more fewer larger smaller higher lower longer shorter bigger cheaper".split()
)

_PLACES = Decimal("0.000001")
#: Words of what is counted between the whole of a share and what says that a part is taken of it.
_WHOLE_REACH = 2


def read_number(tokens: Tokens, index: int, language: Language) -> Number | None:
    """The number that begins at ``index``, without range, unit or hedge; None if none does."""
    if index not in tokens.numbers:
        tokens.numbers[index] = _read(tokens, index, language)
    return cast("Number | None", tokens.numbers[index])


def _read(tokens: Tokens, index: int, language: Language) -> Number | None:
    token = at(tokens, index)
    if "guard" in token.senses:
        return None
    if "half_ahead" in token.senses and (more := compose(tokens, index + 1, language)) is not None:
        more_of = Decimal(token.senses["half_ahead"]) * (more.multiplied or ONE)
        return replace(more, first=index, low=more.low + more_of, high=more.high + more_of)  # साढ़े तीन लाख
    if token.form == "vague":
        lead = token.text.rstrip("x").replace(",", "")
        zeros = token.text.count("x")
        low = Decimal(lead) * 10**zeros
        return Number(index, index + 1, low, low + 10**zeros - 1, "vague-digits", subtype="magnitude")
    if "base" in token.senses:
        value = Decimal(token.senses["base"])
        return Number(index, index + 1, value, value, "base", subtype="base")
    if token.form == "fraction" and token.amount is not None:
        unit = at(tokens, index + 2).senses.get("unit", "").split("|")[0]
        if at(tokens, index + 1).text in ("a", "an") and dimension(unit or None) == "time":
            return Number(index, index + 2, token.amount, token.amount, "half-of")  # 1/2 an hour
        return Number(index, index + 1, token.amount, token.amount, "fraction", subtype="fraction")
    for reader in (_magnitude, _half_of, _grouped):
        if (number := reader(tokens, index, language)) is not None:
            return number
    begun = language.grammar == "thai" and "fraction_begin" in token.senses
    number = compose(tokens, index + begun, language)
    one = language.grammar == "digits" and number is None and "article" in at(tokens, index).senses
    if one and "fraction_of" in at(tokens, index + 1).senses:  # uno de cada cinco
        return _share_of(tokens, Number(index, index + 1, ONE, ONE, "one"), language)
    if number is not None and language.grammar != "thai":
        return _share(tokens, number, language) or number
    if number is not None:
        fraction = _thai_fraction(tokens, number, index, language)
        return fraction if fraction is not None or begun else number
    return number


def _magnitude(tokens: Tokens, index: int, language: Language) -> Number | None:
    """An order of magnitude: นับพัน, หลายหมื่น, "tens of thousands", "several hundred"."""
    token, scan, factor = at(tokens, index), index, ONE
    if "tens_of" in token.senses or "magnitude_of" in token.senses:
        factor = Decimal(token.senses.get("tens_of") or token.senses["magnitude_of"])
        following = at(tokens, index + 1).senses
        scale = Decimal(following.get("magnitude") or following.get("magnitude_of") or "0")
        if scale:
            return Number(
                index, index + 2, factor * scale, factor * scale * 10, "magnitude", subtype="magnitude"
            )
        if "tens_of" in token.senses:
            return None
        return Number(index, index + 1, factor, factor * 10, "magnitude", subtype="magnitude")
    if "magnitude" in token.senses:
        scale = Decimal(token.senses["magnitude"])
        return Number(index, index + 1, scale, scale * 10, "magnitude", subtype="magnitude")
    if "several" in token.senses or "by_the" in token.senses:
        scan = index + 1
        if "by_the" in token.senses and at(tokens, scan).gap:
            return None
        while (
            "multiplier" in at(tokens, scan).senses
            and "guard" not in at(tokens, scan).senses
            and scan < index + 4
        ):
            factor *= Decimal(at(tokens, scan).senses["multiplier"].split("|")[0])
            scan += 1
        if scan > index + 1 and not (
            {"digit", "tail_digit"} & at(tokens, scan).senses.keys() and not at(tokens, scan).gap
        ):
            return Number(index, scan, factor, factor * 10, "magnitude", subtype="magnitude")
    return None


def _half_of(tokens: Tokens, index: int, language: Language) -> Number | None:
    """Half and its kin: "half a million", ครึ่งล้าน, "a quarter of", "two-thirds", "one in three"."""
    token = at(tokens, index)
    if "half" in token.senses:
        scan = index + 1
        if at(tokens, scan).text == "past":
            return None  # half past what a program puts in
        scan += "article" in at(tokens, scan).senses
        scan = after_hyphen(tokens, scan, language)  # a half-million people
        multiplier = at(tokens, scan)
        if "multiplier" in multiplier.senses and "guard" not in multiplier.senses:
            value = Decimal(token.senses["half"]) * Decimal(multiplier.senses["multiplier"].split("|")[0])
            return Number(index, scan + 1, value, value, "half-of")
        if "article" in at(tokens, scan - 1).senses and "unit" in multiplier.senses:
            return Number(index, scan, HALF, HALF, "half-of")  # half an hour
        share = Decimal(token.senses["half"])
        return Number(index, index + 1, share, share, "half", subtype="fraction")
    return _english_fraction(tokens, index, language) if language.grammar != "thai" else None


def _closes(token: Token) -> bool:
    """Whether what stands behind a share is no noun of it: by a quarter in 2019, by a third."""
    return token.form in ("mark", "") or token.amount is not None or token.text in _BEHIND


def _english_fraction(tokens: Tokens, index: int, language: Language) -> Number | None:
    token = at(tokens, index)
    if not {"article", "digit", "quarter"} & token.senses.keys():
        return None
    above = Decimal(token.senses.get("digit", "1"))
    scan = index if "quarter" in token.senses else after_hyphen(tokens, index + 1, language)
    part = at(tokens, scan)
    before = at(tokens, index - 1)
    told = before.text == "by" or "change" in before.senses  # fell by a quarter, edged up a tenth
    by = told and _closes(at(tokens, scan + 1))
    if "quarter" in part.senses and ("of" in at(tokens, scan + 1).senses or above > 1 or by):
        value = above * Decimal("0.25")
    elif "fraction" in part.senses and (
        "of" in at(tokens, scan + 1).senses
        or by
        or (scan > index and at(tokens, scan + 1).text in _SHARED)
        or part.text.endswith("s")
        or (above == 1 and (scan > index + 1 or "digit" in token.senses))  # one third
    ):
        value = (above / Decimal(part.senses["fraction"])).quantize(_PLACES)
    else:
        return None
    end = scan + 1
    year = at(tokens, end + 1)
    if not by and len(year.text) == 4 and year.text.isdecimal():
        return None  # the second quarter of 2018
    if "of" in at(tokens, end).senses and "month" in at(tokens, end + 1).senses:
        return None  # a fourth of July
    million = at(tokens, end + 2)
    of_a = "of" in at(tokens, end).senses and "article" in at(tokens, end + 1).senses
    if of_a and "multiplier" in million.senses:
        value *= Decimal(million.senses["multiplier"].split("|")[0])  # three quarters of a million
        return Number(index, end + 3, value, value, "half-of")
    if of_a and "unit" in million.senses:
        return Number(index, end + 2, value, value, "half-of")  # three quarters of an hour
    if "quarter" in token.senses:
        return None
    return Number(index, end, value, value, "fraction", subtype="fraction")


def _share(tokens: Tokens, above: Number, language: Language) -> Number | None:
    """A share, "1 in 5 adults", "nine out of ten": ``above`` is read already."""
    link = at(tokens, above.end)
    if language.grammar == "digits":
        if "fraction_of" in link.senses:
            return _share_of(tokens, above, language)
        if "share_below" in link.senses:
            return _share_below(tokens, above, language)
        return _share_by_whole(tokens, above)
    first = above.end + (link.text == "times")  # nine times in ten
    link = at(tokens, first)
    out_of = link.text == "out" and "of" in at(tokens, first + 1).senses
    if not above.whole or above.multiplied or not (out_of or (link.text == "in" and link.gap)):
        return None
    below = compose(tokens, first + 1 + out_of, language)
    if below is None or not below.whole or not 0 < above.low < below.low <= 100:
        return None
    after = at(tokens, below.end)
    if {"month", "unit", "percent"} & after.senses.keys():
        return None
    in_digits = above.literal or below.literal
    if not out_of and in_digits and (after.form != "word" or above.low > 10):
        return None
    value = (above.low / below.low).quantize(_PLACES)
    other = below.low if above.low == ONE else None
    return Number(above.first, below.end, value, value, "fraction", other=other, subtype="fraction")


def _share_of(tokens: Tokens, above: Number, language: Language) -> Number | None:
    """Uno de cada cinco, un sur cinq: a word of the language stands between the two."""
    below = compose(tokens, above.end + 1, language)
    if below is None or not below.whole or not 0 < above.low < below.low <= 100:
        return None
    if {"month", "unit", "percent"} & at(tokens, below.end).senses.keys():
        return None
    value = (above.low / below.low).quantize(_PLACES)
    other = below.low if above.low == ONE else None
    return Number(above.first, below.end, value, value, "fraction", other=other, subtype="fraction")


def _share_below(tokens: Tokens, below: Number, language: Language) -> Number | None:
    """The whole before the part: 3分の1, 4분의 3. ``below`` is read already."""
    above = compose(tokens, below.end + 1, language)
    if above is None or not (below.whole and above.whole) or not 0 < above.low < below.low <= 100:
        return None
    value = (above.low / below.low).quantize(_PLACES)
    return Number(below.first, above.end, value, value, "fraction", subtype="fraction")


def _share_by_whole(tokens: Tokens, below: Number) -> Number | None:
    """One of so many, the whole first: पाँच बच्चों में से एक. ``below`` is read already."""
    if not below.whole or not ONE < below.low <= 100:
        return None
    for scan in range(below.end, below.end + _WHOLE_REACH + 1):
        token = at(tokens, scan)
        if "whole_of" in token.senses:
            part = at(tokens, scan + 1)
            if "article" not in part.senses and part.amount != ONE:
                return None
            value = (ONE / below.low).quantize(_PLACES)
            return Number(
                below.first, scan + 2, value, value, "fraction", other=below.low, subtype="fraction"
            )
        if token.form != "word" or token.amount is not None or "digit" in token.senses:
            return None
    return None


def _thai_fraction(tokens: Tokens, above: Number, start: int, language: Language) -> Number | None:
    """หนึ่งในสาม, 4 ใน 10, เศษหนึ่งส่วนสาม, หนึ่งส่วนสาม in one piece: ``above`` is read already."""
    link = at(tokens, above.end)
    solid = above.literal is False and not (link.gap or at(tokens, above.end + 1).gap)
    if link.text != _IN and not ("parts" in link.senses and (above.first > start or solid)):
        return None
    below = compose(tokens, above.end + 1, language)
    if below is not None and solid and link.text != _IN and "counted" in at(tokens, below.end).senses:
        return None  # a part for three people
    if below is None or not 0 < above.low < below.low <= 100 or (below.low > 20 and below.low % 10):
        return None
    value = (above.low / below.low).quantize(_PLACES)
    # หนึ่งในสี่ is a quarter, or one of four
    other = below.low if above.low == ONE and link.text == _IN else None
    return Number(start, below.end, value, value, "fraction", other=other, subtype="fraction")


def _grouped(tokens: Tokens, index: int, language: Language) -> Number | None:
    """Both, twice, ทั้งสอง."""
    token = at(tokens, index)
    for sense in ("both", "times"):
        if sense in token.senses:
            value = Decimal(token.senses[sense])
            return Number(index, index + 1, value, value, sense, subtype=sense)
    if "group" in token.senses:
        value = Decimal(token.senses["group"])
        return Number(index, index + 1, value, value, "group", subtype="pronoun")
    return None


def scaled(number: Number, other: Number) -> Number:
    """``number`` with the multiplier of a range's other end: 8 in "8–10 million"."""
    if not other.multiplied or number.end != number.first + 1:
        return number
    least = other.low / other.multiplied  # 5,000-10,000 million, but 5,000 to 10 million
    if number.low < max(Decimal(1000), least) and number.low * other.multiplied <= other.high:
        value = number.low * other.multiplied
        return replace(number, low=value, high=value, literal=False)
    return number
