"""Numbers of a special shape: scores, heights in feet and inches, "a month later"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from thiap.facts.amounts import Amount
from thiap.facts.build import Found, duration_reading, make_fact, near
from thiap.facts.number_model import HALF, ONE
from thiap.facts.tokens import Token, Tokens, at
from thiap.facts.units import dimension, plain
from thiap.languages import Language
from thiap.languages.cues import cue, cues
from thiap.model import Document, Fact, Reading

#: Between the article and a unit of time they say that it is a length.
_ADDED = frozenset("extra additional further full whole entire".split())


def read_score(doc: Document, tokens: Tokens, amount: Amount, language: Language) -> Found | None:
    """A result of a game, two numbers: 2-1, 16.5 ต่อ 10.5."""
    link = at(tokens, amount.number.end)
    if amount.number.end != amount.first + 1 or not amount.number.literal:
        return None
    second = at(tokens, amount.number.end + 1)
    if second.form != "number" or second.amount is None or amount.low > 400 or second.amount > 400:
        return None
    dashed = "dash" in link.senses and not link.gap and not second.gap
    told = "score_mark" in link.senses or (language.grammar != "thai" and "range" in link.senses)
    if not dashed and not told:
        return None
    first = at(tokens, amount.first).amount or Decimal(0)
    cued = near(tokens, amount.first, "score_cue", before=8, after=8)
    after = at(tokens, amount.number.end + 2)
    if {"unit", "percent", "multiplier", "month"} & after.senses.keys() and after.text != "in":
        return None
    if first >= 1000:
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


def read_inches(
    doc: Document, tokens: Tokens, facts: list[Fact], end: int, *, names: tuple[str, ...]
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


def read_scale(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """The scale of a table, with no number: (THB million), in millions of baht, หน่วย: ล้านบาท."""
    before = at(tokens, index - 1)
    if before.text not in ("(", ":", "in", cue("unit_of"), "") or at(tokens, index).form == "number":
        return None
    scale, unit, end = None, "", index
    for token in tokens[index : index + 3]:
        senses = token.senses
        found = senses.get("multiplier") or senses.get("magnitude_of") or senses.get("magnitude")
        money = [name for name in _names(senses) if dimension(name) == "currency"]
        if found and scale is None:
            scale = Decimal(found.split("|")[0])
        elif money and not unit:
            unit = money[0]
        else:
            break
        end += 1
    if scale is None or scale < 1000 or not unit or at(tokens, end).text not in (")", ",", ""):
        return None
    if before.text == "in" and not {"magnitude_of", "symbol"} & at(tokens, index).senses.keys():
        return None
    reading = Reading(plain(scale), scale, scale, unit, "scale")
    return [make_fact(doc, tokens, index, end, kind="quantity", subtype="scale", readings=[reading])], end


def _names(senses: Mapping[str, str]) -> list[str]:
    return [name for sense in ("unit", "symbol") for name in senses.get(sense, "").split("|") if name]


def read_one_span(
    doc: Document,
    tokens: Tokens,
    index: int,
    language: Language,
    *,
    start: int,
    qualifier: str | None,
) -> Found | None:
    """One of a unit of time: "a month (later)"; "passengers a year" is a rate and none."""
    if language.grammar == "thai":
        return _and_a_half(doc, tokens, index, start=start, qualifier=qualifier)
    added = at(tokens, index + 1).text in _ADDED  # an extra minute
    unit = at(tokens, index + 1 + added)
    if "article" not in at(tokens, index).senses or "unit" not in unit.senses:
        return None
    name = unit.senses["unit"].split("|")[0]
    if dimension(name) == "length" and (
        start < index or added or "distance_after" in at(tokens, index + 2).senses
    ):
        reading = Reading("1", ONE, ONE, name, "article")
        return [
            make_fact(
                doc,
                tokens,
                start,
                index + 2 + added,
                kind="quantity",
                readings=[reading],
                qualifier=qualifier,
                subtype="article",
            )
        ], index + 2 + added
    if dimension(name) != "time" or unit.text == "second":
        return None
    share, end = _share_more(tokens, index + 2 + added)
    if "half_behind" in at(tokens, end).senses:
        share, end = HALF, end + 1  # une heure et demie
    value = ONE + share
    goes_on = at(tokens, end).text == "and" and "unit" in at(tokens, end + 2).senses  # an hour and 12 minutes
    owned = at(tokens, end).text == "'" and at(tokens, end + 1).text == "s"  # a minute's silence
    cued = (
        added
        or goes_on
        or owned
        or "span_cue" in at(tokens, start - 1).senses
        or "span_after" in at(tokens, end).senses
        or (at(tokens, end).text == "on" and at(tokens, end + 1).form == "mark")  # a decade on, …
    )
    two = at(tokens, end).text == "or" and at(tokens, end + 1).text == "two" and value == ONE
    if not cued and not two and start == index and value == ONE:
        return None
    high = value + two  # an hour or two
    end += 2 * two
    reading = duration_reading(value, high, name, "article")
    fact = make_fact(
        doc,
        tokens,
        start,
        end,
        kind="duration",
        readings=[reading],
        qualifier=qualifier,
        subtype="article" if value == ONE else None,
    )
    return [fact], end


def _share_more(tokens: Tokens, index: int) -> tuple[Decimal, int]:
    """What a unit has more than one, and the index behind it: and a half, and three quarters."""
    count, part = at(tokens, index + 1), at(tokens, index + 2)
    if at(tokens, index).text != "and":
        return Decimal(0), index
    if "article" in count.senses and part.text == "half":
        return HALF, index + 3
    quarters = "1" if "article" in count.senses else count.senses.get("digit", "")
    if "quarter" in part.senses and quarters in ("1", "3") and "of" not in at(tokens, index + 3).senses:
        return Decimal(quarters) * Decimal("0.25"), index + 3
    return Decimal(0), index


def read_one_behind(doc: Document, tokens: Tokens, amount: Amount) -> Found | None:
    """หนึ่ง behind what it counts and glued to it: วันหนึ่ง, ปีหนึ่ง; what stands behind a blank is not counted."""
    token, unit, after = at(tokens, amount.first), at(tokens, amount.first - 1), at(tokens, amount.end)
    ends = after.gap or "after" in after.senses  # เดือนหนึ่งขึ้นไป
    if token.text not in cues("one") or amount.end != amount.first + 1 or token.gap or not ends:
        return None
    if "guard" in unit.senses or not {"unit", "counted"} & unit.senses.keys():
        return None
    number = at(tokens, amount.first - 2)
    if not unit.gap and (number.amount is not None or "digit" in number.senses):
        return None  # สองวันหนึ่งคืน
    if "counted" in unit.senses or dimension(unit.senses["unit"].split("|")[0]) != "time":
        reading = Reading("1", ONE, ONE, rule="one-behind")
        first, kind, subtype = amount.first, "number", "pronoun"
    else:
        reading = duration_reading(ONE, ONE, unit.senses["unit"].split("|")[0], "one-behind")
        first, kind, subtype = amount.first - 1, "duration", "article"
    counted = unit.senses.get("counted", "").split("|")[0] or None
    fact = make_fact(
        doc,
        tokens,
        first,
        amount.end,
        kind="number" if kind == "number" else "duration",
        readings=[reading],
        subtype=subtype,
        counted=counted,
    )
    return [fact], amount.end


def _sole(doc: Document, unit: Token) -> int | None:
    """Where วันเดียว ends, a single one of a unit; None in ปีเดียวกัน, the same year."""
    alone, same = cue("sole"), cues("same_one")
    end = unit.end + len(alone)
    glued = "guard" not in unit.senses and doc.text.startswith(alone, unit.end)
    return end if glued and not doc.text.startswith(same, end) else None


def _and_a_half(
    doc: Document, tokens: Tokens, index: int, *, start: int, qualifier: str | None
) -> Found | None:
    """ปีครึ่ง is one and a half years, ชั่วโมง 50 นาที one hour and more: no number stands before the unit."""
    unit, half = at(tokens, index), at(tokens, index + 1)
    name = unit.senses.get("unit", "").split("|")[0]
    more = half.form == "number" and at(tokens, index + 2).senses.get("unit", "").split("|")[0] == "minute"
    if name == "hour" and more and half.gap and "per" not in at(tokens, index - 1).senses:
        reading = duration_reading(ONE, ONE, name, "sole")
        return [
            make_fact(doc, tokens, start, index + 1, kind="duration", readings=[reading], qualifier=qualifier)
        ], index + 1
    if dimension(name or None) == "time" and (end := _sole(doc, unit)):
        reading = duration_reading(ONE, ONE, name, "sole")
        fact = make_fact(
            doc,
            tokens,
            start,
            index + 1,
            kind="duration",
            readings=[reading],
            qualifier=qualifier,
            subtype="article",
        )
        span = (fact.span[0], end)
        return [replace(fact, span=span, text=doc.quote(span))], index + 1
    if dimension(name or None) != "time" or "half" not in half.senses or half.gap or half.text != cue("half"):
        return None
    reading = duration_reading(ONE + HALF, ONE + HALF, name, "unit-and-a-half")
    fact = make_fact(doc, tokens, start, index + 2, kind="duration", readings=[reading], qualifier=qualifier)
    return [fact], index + 2
