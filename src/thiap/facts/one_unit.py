"""One of a unit, with no number: "a month later", "a metre and a half", ปีครึ่ง, วันหนึ่ง."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from thiap.facts.amounts import Amount
from thiap.facts.build import Found, duration_reading, make_fact
from thiap.facts.number_model import HALF, ONE
from thiap.facts.rest_behind import one_and_rest, share_more
from thiap.facts.tokens import Token, Tokens, at
from thiap.facts.units import dimension, plain
from thiap.languages import Language
from thiap.languages.cues import cue, cues
from thiap.model import Document, Reading
from thiap.vocabulary import FactKind

#: Between the article and a unit of time they say that it is a length.
_ADDED: Final = frozenset("extra additional further full whole entire".split())
#: Behind one second they say that it is a length: by one second from, one second per lap.
_BEHIND_SPAN: Final = frozenset(
    "of and or to from than in at on per each every behind ahead slower faster left for when as".split()
)


def ends_span(token: Token) -> bool:
    """Whether no noun stands behind "one second", which then is a length of time and no second of a row."""
    return token.form in ("mark", "") or token.text in _BEHIND_SPAN or "span_after" in token.senses


def read_one_span(
    doc: Document,
    tokens: Tokens,
    index: int,
    language: Language,
    *,
    start: int,
    qualifier: str | None,
) -> Found | None:
    """One of a unit: "a month (later)", "a litre and a half"; "passengers a year" is a rate and none."""
    if language.grammar == "thai":
        return _and_a_rest(doc, tokens, index, language, start=start, qualifier=qualifier)
    added = at(tokens, index + 1).text in _ADDED  # an extra minute
    unit = at(tokens, index + 1 + added)
    if "article" not in at(tokens, index).senses or "unit" not in unit.senses:
        return None
    name = unit.senses["unit"].split("|")[0]
    share, end = share_more(tokens, index + 2 + added)
    far = start < index or added or "distance_after" in at(tokens, index + 2).senses
    if dimension(name) != "time" and (share or (far and dimension(name) == "length")):
        value = ONE + share
        reading = Reading(str(value), value, value, name, "article")
        fact = make_fact(
            doc,
            tokens,
            start,
            end,
            kind="quantity",
            readings=[reading],
            qualifier=qualifier,
            subtype=None if share else "article",
        )
        return [fact], end
    if dimension(name) != "time" or unit.text == "second":
        return None
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


def _and_a_rest(
    doc: Document, tokens: Tokens, index: int, language: Language, *, start: int, qualifier: str | None
) -> Found | None:
    """One of a unit and more, and no number before it: ปีครึ่ง, เมตรเก้าสิบ; ชั่วโมง 50 นาที is one and more."""
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
    rest, end = HALF, index + 2
    if not name or "half" not in half.senses or half.gap or half.text != cue("half"):
        rest, end = one_and_rest(tokens, index, language)
    if not rest:
        return None
    rule, amount = "unit-and-a-half", ONE + rest
    if dimension(name) == "time":
        readings = [duration_reading(amount, amount, name, rule)]
    else:
        names = unit.senses["unit"].split("|")  # กิโลครึ่ง is of a length or of a mass
        readings = [Reading(plain(amount), amount, amount, name, rule) for name in names if name != "none"]
    kind: FactKind = "duration" if dimension(name) == "time" else "quantity"
    fact = make_fact(doc, tokens, start, end, kind=kind, readings=readings, qualifier=qualifier)
    return [fact], end
