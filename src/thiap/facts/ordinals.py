"""Places in an order: 29th, second, ที่สอง, ครั้งแรก, regnal and other Roman numerals, World War II."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from thiap.facts.build import Found, duration_reading, make_fact
from thiap.facts.floors import FLOOR, floor_number, names_floor
from thiap.facts.numbers import read_number
from thiap.facts.tokens import Tokens, at
from thiap.facts.units import dimension, plain
from thiap.languages import Language
from thiap.languages.cues import cue, cues
from thiap.model import Document, Reading

#: Numerals of one letter, which is a word or an initial elsewhere.
SINGLE_NUMERALS: Final = {"i": 1, "v": 5, "x": 10}
#: Characters before a place in which the word for a runner-up may stand, who is one place further in all.
_LEAD: Final = 16
#: The kings of Siam are called by this name and a number, without a title.
_REIGN_NAME: Final = "rama"


def read_ordinal(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """The ordinal at ``index``."""
    token = at(tokens, index)
    if "guard" in token.senses:
        return None
    if (war := token.senses.get("world_war")) is not None:
        return _fact(doc, tokens, index, index + 1, Decimal(war), rule="world-war")
    if token.form == "roman" and token.amount is not None:
        link, other = at(tokens, index - 1), at(tokens, index - 2)
        listed = link.text in ("or", "and", "-", "–") and (other.form == "roman" or other.text == "i")
        if (
            listed
            or at(tokens, index - 1).capital
            or (at(tokens, index - 1).form == "word" and language.grammar == "thai")
        ):
            return _fact(doc, tokens, index, index + 1, token.amount, rule="roman", subtype="roman")
        return None
    single = SINGLE_NUMERALS.get(token.text) if token.capital and _reigns(tokens, index) else None
    if single is not None:
        return _fact(doc, tokens, index, index + 1, Decimal(single), rule="roman", subtype="roman")
    if "last" in token.senses:
        return _last(doc, tokens, index)
    if language.grammar == "thai":
        return _thai(doc, tokens, index, language)
    return _english_interval(doc, tokens, index) or _english(doc, tokens, index)


def _reigns(tokens: Tokens, index: int) -> bool:
    """Whether a lone I, V or X is a numeral: World War I, King Francis I, Rama V."""
    before = at(tokens, index - 1)
    if before.text == _REIGN_NAME:
        return before.capital
    return "numbered" in before.senses or (before.capital and "reign" in at(tokens, index - 2).senses)


def _fact(
    doc: Document,
    tokens: Tokens,
    first: int,
    end: int,
    value: Decimal,
    *,
    rule: str,
    subtype: str | None = None,
    noun: str | None = None,
    also: Decimal | None = None,
    counted: str | None = None,
) -> Found:
    values = [value] if also is None else [value, also]
    readings = [Reading(plain(one), one, one, rule=rule) for one in values]
    fact = make_fact(
        doc,
        tokens,
        first,
        end,
        kind="ordinal",
        readings=readings,
        subtype=subtype,
        noun=noun,
        counted=counted,
    )
    return [fact], end


def _place(
    doc: Document,
    tokens: Tokens,
    first: int,
    end: int,
    value: Decimal,
    *,
    rule: str,
    subtype: str | None = None,
) -> Found:
    """A place in a row of English; that of a floor may be one higher, where the ground has none."""
    if names_floor(tokens, first, end):
        return _fact(doc, tokens, first, end, value, rule=rule, noun=FLOOR, also=value + 1, counted=FLOOR)
    return _fact(doc, tokens, first, end, value, rule=rule, subtype=subtype, noun=_noun(tokens, end))


def _last(doc: Document, tokens: Tokens, index: int) -> Found | None:
    """The last of a row; "last year" is a date of its own kind and left alone."""
    after = at(tokens, index + 1)
    if (
        {"unit", "weekday", "month", "season", "digit"} & after.senses.keys()
        or after.form == "number"
        or "name" in after.text
    ):
        return None
    if not {"the", "of"} & at(tokens, index - 1).senses.keys() and at(tokens, index).text in (
        "last",
        "final",
    ):
        return None
    fact = make_fact(
        doc, tokens, index, index + 1, kind="ordinal", readings=[Reading("last", rule="last")], subtype="last"
    )
    return [fact], index + 1


def _english_interval(doc: Document, tokens: Tokens, index: int) -> Found | None:
    """Every third day: the time between two of them."""
    token = at(tokens, index)
    unit = at(tokens, index + 1).senses.get("unit", "").split("|")[0]
    if at(tokens, index - 1).text != "every" or dimension(unit or None) != "time":
        return None
    written = token.senses.get("ordinal", "0").split("|")[0]
    value = token.amount if token.form == "ordinal" and token.amount is not None else Decimal(written)
    if not value > 1:
        return None
    reading = duration_reading(value, value, unit, "interval")
    subtype = "interval" if value == 2 else None
    return [
        make_fact(doc, tokens, index - 1, index + 2, kind="duration", readings=[reading], subtype=subtype)
    ], index + 2


def _english(doc: Document, tokens: Tokens, index: int) -> Found | None:
    token = at(tokens, index)
    if token.form == "ordinal" and token.amount is not None:
        return _place(doc, tokens, index, index + 1, token.amount, rule="ordinal-digits")
    if "ordinal" in token.senses:
        value = Decimal(token.senses["ordinal"].split("|")[0])
        subtype = None
        if value == 1 and not _is_rank(tokens, index):
            subtype = "adverb"
        if token.text == "ii":
            return None
        return _place(doc, tokens, index, index + 1, value, rule="ordinal-word", subtype=subtype)
    tens = token.senses.get("digit")
    dash, unit = at(tokens, index + 1), at(tokens, index + 2)
    if (
        tens is not None
        and Decimal(tens) >= 20
        and "dash" in dash.senses
        and "ordinal" in unit.senses
        and not unit.gap
    ):
        value = Decimal(tens) + Decimal(unit.senses["ordinal"])
        return _place(doc, tokens, index, index + 3, value, rule="ordinal-word")
    return None


def _is_rank(tokens: Tokens, index: int) -> bool:
    """Whether "first" counts a thing: an article, a name or a possessive stands before it."""
    before, after = at(tokens, index - 1), at(tokens, index + 1)
    if after.form != "word":
        return "the" in before.senses
    return "the" in before.senses or (
        before.form == "word" and before.text not in ("was", "were", "is", "and", "it", "had")
    )


def _noun(tokens: Tokens, index: int) -> str | None:
    token = at(tokens, index)
    return token.text if token.form == "word" else None


def _ends_measured(tokens: Tokens, index: int) -> bool:
    """Whether a range goes on at ``index`` and is of a unit."""
    link, second = at(tokens, index), at(tokens, index + 1)
    behind = at(tokens, index + 2).senses.keys()
    joins = bool({"dash", "range"} & link.senses.keys()) and second.form == "number"
    return joins and bool({"unit", "counted", "percent", "multiplier"} & behind)


def _day_of_row(tokens: Tokens, index: int, language: Language) -> bool:
    """Whether วันที่ stands before a number in words and no month: วันที่สองของการแข่งขัน."""
    token, number = at(tokens, index), at(tokens, index + 1)
    if token.text != cue("on_day") or not {"digit", "head_digit"} & number.senses.keys():
        return False
    end = read_number(tokens, index + 1, language)
    return end is not None and not {"month", "month_mark", "era"} & at(tokens, end.end).senses.keys()


def _thai(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    token = at(tokens, index)
    if "ordinal" in token.senses:
        return _fact(doc, tokens, index, index + 1, Decimal(1), rule="ordinal-word", subtype="adverb")
    if FLOOR in token.senses:
        floor = floor_number(tokens, index, language)
        if floor is None:
            return None
        return _fact(doc, tokens, index, floor.end, floor.low, rule="floor", noun=token.text, counted=FLOOR)
    day = _day_of_row(tokens, index, language)
    if "ordinal_mark" not in token.senses and not day:
        return None
    roman = at(tokens, index + 1)
    if roman.form == "roman" and roman.amount is not None:
        return _fact(doc, tokens, index, index + 2, roman.amount, rule="roman", subtype="roman")
    number = read_number(tokens, index + 1, language)
    if number is None or not number.whole or number.subtype or number.low >= 2000:
        return None
    if number.rule == "mixed" or "," in at(tokens, number.first).text:
        return None
    after = at(tokens, number.end)
    if {"percent", "clock", "month"} & after.senses.keys():
        return None
    year = after.text == cue("year") and len(at(tokens, number.end + 1).text) == 4  # ไตรมาสที่ 2 ปี 2018
    if (
        token.text == cue("that")
        and number.literal
        and {"unit", "counted"} & after.senses.keys()
        and not year
    ):
        return None  # "ที่ 800 กม.": at, not 800th
    if token.text == cue("that") and number.literal and _ends_measured(tokens, number.end):
        return None  # อยู่ที่ 28–34 องศา
    if number.low == 0:
        return None
    place = number.low
    behind_the_winner = (
        doc.text[max(0, token.start - _LEAD) : token.start].rstrip().endswith(cues("runner_up"))
    )
    also = place + 1 if behind_the_winner else None
    return _fact(doc, tokens, index, number.end, place, rule="ordinal-mark", noun=token.text, also=also)
