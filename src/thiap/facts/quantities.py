"""Hedge, number, unit and counted thing to one fact: "more than 13.5 million people", ราว 8,000-10,000 นาย."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from thiap.facts.lexer import Token
from thiap.facts.numbers import HALF, ONE, Number, at, read_number, scaled
from thiap.facts.units import COINS, dimension, iso_duration, plain, units
from thiap.languages import Language
from thiap.model import Document, Fact, FactKind, Qualifier, Reading

Found = tuple[list[Fact], int]

_CUE_REACH = 8
_NOUN_REACH = 4


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or a range of numbers, tokens ``[first, end)``."""

    first: int
    end: int
    low: Decimal
    high: Decimal
    number: Number
    rule: str
    ranged: bool = False


def make_fact(
    doc: Document,
    tokens: Sequence[Token],
    first: int,
    end: int,
    *,
    kind: FactKind,
    readings: Sequence[Reading],
    qualifier: str | None = None,
    subtype: str | None = None,
    counted: str | None = None,
    noun: str | None = None,
    problem: str | None = None,
) -> Fact:
    """A fact over the tokens ``[first, end)``."""
    span = (tokens[first].start, tokens[end - 1].end)
    return Fact(
        kind=kind,
        span=span,
        text=doc.quote(span),
        readings=tuple(readings),
        qualifier=cast(Qualifier, qualifier or "exact"),
        subtype=subtype,
        counted=counted,
        noun=noun,
        problem=problem,
    )


def near(
    tokens: Sequence[Token], index: int, sense: str, *, before: int = _CUE_REACH, after: int = 0
) -> bool:
    """Whether a word with ``sense`` stands within a few tokens."""
    return any(sense in token.senses for token in tokens[max(0, index - before) : index + after])


def read_hedges(tokens: Sequence[Token], index: int) -> tuple[int, str | None]:
    """Hedges before a number: the index after them, and the strongest."""
    qualifier: str | None = None
    for _ in range(3):
        token = at(tokens, index)
        if "before" not in token.senses or "guard" in token.senses:
            break
        if qualifier is None or qualifier == "about":
            qualifier = token.senses["before"].split("|")[0]
        index += 1
    return index, qualifier


def read_amount(
    tokens: Sequence[Token], index: int, language: Language, *, between: bool = False
) -> Amount | None:
    """A number, or two of them joined to a range; currency signs inside a range are passed over."""
    first = read_number(tokens, index, language)
    if first is None:
        return None
    single = Amount(index, first.end, first.low, first.high, first, first.rule)
    if pair := _neighbours(tokens, first, language):
        return pair
    link = at(tokens, first.end)
    joins = "dash" in link.senses or "range" in link.senses or (between and "and" in link.senses)
    if not joins or first.subtype not in (None, "magnitude"):
        return single
    scan = first.end + 1
    scan, _ = read_hedges(tokens, scan)
    scan += "symbol" in at(tokens, scan).senses
    second = read_number(tokens, scan, language)
    if second is None or second.subtype not in (None, "magnitude"):
        return single
    if "dash" in link.senses and (link.gap != at(tokens, first.end + 1).gap or "unit" in link.senses):
        return single
    if "range" in link.senses and near(tokens, index, "change") and near(tokens, index, "from", before=2):
        return single  # "rose from 3 to 5" names two values, no range
    first = scaled(first, second)
    if first.low >= second.high:
        return single
    return Amount(
        index, second.end, first.low, second.high, replace(first, multiplied=second.multiplied), "range", True
    )


def _neighbours(tokens: Sequence[Token], first: Number, language: Language) -> Amount | None:
    """Two neighbouring digits are "a few": สองสาม, "two or three"."""
    if first.end != first.first + 1 or first.low != first.high:
        return None
    scan = first.end + (language.spaced and "or" in at(tokens, first.end).senses)
    token = at(tokens, scan)
    if "digit" not in at(tokens, first.first).senses or "digit" not in token.senses:
        return None
    if language.spaced == (scan == first.end) or (not language.spaced and token.gap):
        return None
    second = read_number(tokens, scan, language)
    if second is None or not second.low / (second.multiplied or ONE) > first.low:
        return None
    low, high = first.low, second.high
    if second.end == scan + 2 and at(tokens, scan + 1).senses.get("multiplier"):
        low *= Decimal(at(tokens, scan + 1).senses["multiplier"].split("|")[0])
    if not low < high <= low * 2:
        return None
    return Amount(first.first, second.end, low, high, first, "neighbours", ranged=True)


def read_quantity(doc: Document, tokens: Sequence[Token], index: int, language: Language) -> Found | None:
    """The quantity that begins at ``index``: facts (two for a score) and the index after them."""
    start = index
    between = "between" in at(tokens, index).senses
    index += between
    index, qualifier = read_hedges(tokens, index)
    percent_first = at(tokens, index).senses.get("percent_before")
    index += percent_first is not None
    if percent_first and qualifier is None:
        index, qualifier = read_hedges(tokens, index)
    symbol = at(tokens, index).senses.get("symbol")
    if symbol is not None and at(tokens, index + 1).form != "number":
        symbol = None
    index += symbol is not None
    amount = read_amount(tokens, index, language, between=between)
    if amount is None:
        return None
    if between and not amount.ranged:
        start = index
    if (score := _score(doc, tokens, amount, language)) is not None and not (symbol or percent_first):
        return score
    return _finish(
        doc, tokens, amount, language, start=start, qualifier=qualifier, symbol=symbol, percent=percent_first
    )


def _finish(
    doc: Document,
    tokens: Sequence[Token],
    amount: Amount,
    language: Language,
    *,
    start: int,
    qualifier: str | None,
    symbol: str | None,
    percent: str | None,
) -> Found | None:
    end, low, high = amount.end, amount.low, amount.high
    token = at(tokens, end)
    if "after" in token.senses and (not language.spaced or token.gap or token.text == "+"):
        qualifier, end = qualifier or token.senses["after"], end + 1
    unit_at = end
    joined = "dash" in at(tokens, end).senses and not at(tokens, end).gap and not at(tokens, end + 1).gap
    if language.spaced and joined:
        unit_at = end + 1
    token = at(tokens, unit_at)
    names: tuple[str, ...] = ()
    counted = noun = None
    if symbol:
        names = tuple(symbol.split("|"))
    elif percent:
        names = (percent,)
    elif "guard" in token.senses:
        pass
    elif "percent" in token.senses:
        names, end = tuple(token.senses["percent"].split("|")), unit_at + 1
    elif "unit" in token.senses and _is_unit(tokens, unit_at, amount, joined=joined):
        names, end = _ordered(token.senses["unit"].split("|"), amount), unit_at + 1
    elif "counted" in token.senses and not language.spaced:
        counted, noun, end = token.senses["counted"].split("|")[0], token.text, unit_at + 1
    if (
        symbol
        and "unit" in at(tokens, end).senses
        and dimension(at(tokens, end).senses["unit"].split("|")[0]) == "currency"
    ):
        end += 1
    if language.spaced and not names:
        counted, noun = _noun(tokens, unit_at)
    if (
        not language.spaced
        and "half" in at(tokens, end).senses
        and not at(tokens, end).gap
        and (names or noun)
    ):
        low, high, end = low + HALF, high + HALF, end + 1
    token = at(tokens, end)
    if "after" in token.senses and (token.gap or not language.spaced):
        qualifier, end = qualifier or token.senses["after"], end + 1
    if names and dimension(names[0]) == "temperature" and _is_negative(tokens, amount.first):
        low, high = -high, -low
    if amount.number.subtype == "magnitude" and qualifier is None:
        qualifier = "vague"
    if amount.rule == "neighbours" and qualifier is None:
        qualifier = "about"
    readings = [_reading(low, high, name, amount) for name in names or ("",)]
    if amount.number.other is not None and not amount.ranged:
        readings.append(_reading(amount.number.other, amount.number.other, names[0] if names else "", amount))
    kind: FactKind = "number" if not names else "duration" if dimension(names[0]) == "time" else "quantity"
    subtype = amount.number.subtype
    if kind == "duration" and (age := _age(tokens, start, end, language)) is not None:
        subtype, end = "age", age
    if not names and subtype is None:
        subtype = _plain_subtype(tokens, start, amount, language, noun=noun)
    if not _is_number(tokens, amount, language, hedged=qualifier is not None, named=bool(names or noun)):
        return None
    facts = [
        make_fact(
            doc,
            tokens,
            start,
            end,
            kind=kind,
            readings=readings,
            qualifier=qualifier,
            subtype=subtype,
            counted=counted,
            noun=noun,
        )
    ]
    return _inches(doc, tokens, facts, end, names, language)


def _reading(low: Decimal, high: Decimal, unit: str, amount: Amount) -> Reading:
    if unit in COINS:
        unit, factor = COINS[unit]
        low, high = low * factor, high * factor
    if dimension(unit or None) == "time":
        return duration_reading(low, high, unit, amount.rule)
    sign = "%" if unit == "percent" else ""
    ends = [plain(value) + sign for value in (low, high)]
    value = ends[0] if low == high else "/".join(ends)
    return Reading(value=value, low=low, high=high, unit=unit or None, rule=amount.rule)


def duration_reading(low: Decimal, high: Decimal, unit: str, rule: str) -> Reading:
    """The reading of a duration; the interval in days."""
    ends = [iso_duration(value, unit) for value in (low, high)]
    factor = units()[unit].factor
    value = ends[0] if low == high else "/".join(ends)
    return Reading(value=value, low=low * factor, high=high * factor, unit=unit, rule=rule)


def _is_unit(tokens: Sequence[Token], index: int, amount: Amount, *, joined: bool) -> bool:
    """Whether a word after a number is its unit: "in" and single letters only where they are glued or bracketed."""
    token = at(tokens, index)
    if token.text == "in":
        return not token.gap or joined or at(tokens, index + 1).text in (")", ",", "tall")
    if token.text in ("p", "s", "t", "h", "l", "g", "st", "ms"):
        return not token.gap and amount.number.literal
    if token.text == "m" or (len(token.text) <= 2 and token.text.isascii() and token.text.isalpha()):
        return amount.number.literal
    return not (
        "ordinal" in token.senses and "unit" in token.senses and token.text == "second" and not joined
    )


def _ordered(names: Sequence[str], amount: Amount) -> tuple[str, ...]:
    """Homographs (ปอนด์, pound): money first where the sum is in millions."""
    if len(names) > 1 and amount.high >= 100000:
        return tuple(sorted(names, key=lambda name: dimension(name) != "currency"))
    return tuple(names)


def _is_negative(tokens: Sequence[Token], index: int) -> bool:
    token, number = at(tokens, index - 1), at(tokens, index)
    return ("dash" in token.senses and token.gap and not number.gap) or token.text in ("minus", "ลบ", "ติดลบ")


def _noun(tokens: Sequence[Token], index: int) -> tuple[str | None, str | None]:
    """The counted noun of English: the first known one within a few words."""
    first = None
    for scan in range(index, min(index + _NOUN_REACH, len(tokens))):
        token = tokens[scan]
        if "dash" in token.senses and scan == index:
            continue
        if (
            token.form != "word"
            or {"of", "and", "range", "guard", "before", "year_cue"} & token.senses.keys()
        ):
            break
        if "counted" in token.senses:
            return token.senses["counted"].split("|")[0], token.text
        first = first or token.text
        if token.text in (
            "was",
            "were",
            "is",
            "are",
            "had",
            "have",
            "has",
            "who",
            "that",
            "which",
            "on",
            "at",
            "with",
        ):
            break
    return None, first


def _age(tokens: Sequence[Token], start: int, end: int, language: Language) -> int | None:
    """The end of the expression where a duration is an age: "24-year-old", อายุ 24 ปี."""
    scan = end + ("dash" in at(tokens, end).senses)
    if "old" in at(tokens, scan).senses:
        return scan + 1
    before = at(tokens, start - 1)
    return end if "age" in before.senses and "guard" not in before.senses else None


def _plain_subtype(
    tokens: Sequence[Token], start: int, amount: Amount, language: Language, *, noun: str | None
) -> str | None:
    """Finer kind of a number without unit."""
    before = at(tokens, start - 1)
    if "label" in before.senses and amount.number.literal and not noun:
        return "label"
    token = at(tokens, amount.number.first)
    if amount.low == amount.high == ONE and "digit" in token.senses:
        return "pronoun" if language.spaced or noun is None else None
    return None


def _is_number(
    tokens: Sequence[Token], amount: Amount, language: Language, *, hedged: bool, named: bool
) -> bool:
    """Whether words that only may be a number are one: พัน wraps, แสน is "very", ศูนย์ a centre."""
    if amount.ranged or hedged or named or language.spaced:
        return True
    token = at(tokens, amount.number.first)
    if amount.number.end > amount.number.first + 1:
        return True
    return "multiplier" not in token.senses and not (amount.low == 0 and not amount.number.literal)


def _score(doc: Document, tokens: Sequence[Token], amount: Amount, language: Language) -> Found | None:
    """A result of a game, two numbers: 2-1, 16.5 ต่อ 10.5."""
    link = at(tokens, amount.number.end)
    if amount.number.end != amount.first + 1 or not amount.number.literal:
        return None
    second = at(tokens, amount.number.end + 1)
    if second.form != "number" or second.amount is None or amount.low > 400 or second.amount > 400:
        return None
    dashed = "dash" in link.senses and not link.gap and not second.gap
    told = "score_mark" in link.senses or (language.spaced and "range" in link.senses)
    if not dashed and not told:
        return None
    first = at(tokens, amount.first).amount or Decimal(0)
    cued = near(tokens, amount.first, "score_cue", before=8, after=8)
    after = at(tokens, amount.number.end + 2)
    if {"unit", "percent", "multiplier", "month"} & after.senses.keys() or (amount.first and first >= 1000):
        return None
    if not (cued or (dashed and first > second.amount) or "score_mark" in link.senses):
        return None
    if told and not cued:
        return None
    facts = [
        make_fact(
            doc,
            tokens,
            index,
            index + 1,
            kind="number",
            subtype="score",
            readings=[Reading(value=plain(value), low=value, high=value, rule="score")],
        )
        for index, value in ((amount.first, first), (amount.number.end + 1, second.amount))
    ]
    return facts, amount.number.end + 2


def _inches(
    doc: Document,
    tokens: Sequence[Token],
    facts: list[Fact],
    end: int,
    names: tuple[str, ...],
    language: Language,
) -> Found:
    """The inches of "6-foot-6"."""
    dash, token = at(tokens, end), at(tokens, end + 1)
    if (
        names[:1] == ("foot",)
        and "dash" in dash.senses
        and not dash.gap
        and token.amount is not None
        and not token.gap
    ):
        reading = Reading(plain(token.amount), token.amount, token.amount, "inch", "height")
        facts.append(make_fact(doc, tokens, end + 1, end + 2, kind="quantity", readings=[reading]))
        return facts, end + 2
    return facts, end
