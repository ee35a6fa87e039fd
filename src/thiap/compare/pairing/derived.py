"""Numbers that one text gives and the other lets its reader work out.

37 % and 14.5 % are "together 51.5 %"; 37 % of 13.5 million are five million; "ceded in 1921" is, in a text
about 1939, "18 years ago"; 4, 5 and 6 June
are 4–6 June. What arithmetic explains is no contradiction, and nothing is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final

from thiap.compare.pairing.state import PairingState
from thiap.compare.values.amounts import amount_of
from thiap.compare.values.intervals import step
from thiap.facts.describe import describe
from thiap.languages.cues import either
from thiap.languages.scope import scope_pattern
from thiap.model import SIDES, Bitext, Document, Fact, Pair, Relation, Side, Span, other_side, source_first

#: Parts of which a sum is made, at most, and facts of a bead that are tried.
_MAX_PARTS: Final = 5
_MAX_FACTS: Final = 24
#: How far a sum may be rounded, where a word says that it is one.
_ROUNDED: Final = Decimal("0.05")
#: A share of a total is seldom given to more digits than this.
_SHARE_ROUNDED: Final = Decimal("0.02")
#: How far two numbers are from the fraction they make, which is read with a few digits.
_SAME_SHARE: Final = Decimal("0.005")
#: Between the two numbers of a fraction that is told by them.
_OUT_OF: Final = re.compile(rf"\b(?:out of|in)\b|{either('in')}|{either('from')}")
#: Code points around a number in which a word says that it is a sum, or counted back from now.
_CUE_CHARS: Final = {"th": 40, "en": 60}
_AGO_CHARS: Final = 12
#: Sums of smaller numbers come about by chance.
_LEAST_PART: Final = 10

#: What joins the parts of a whole that no word calls one: a comma, "and", and in Thai a blank.
_JOINED: Final = re.compile(
    rf"[^\d\n.;:()]{{0,40}}?(?:,|\band\b|{either('and')}|(?<=[\u0e00-\u0e7f]) (?=[\u0e00-\u0e7f]))"
    r"[^\d\n.;:()]{0,40}"
)

_AMOUNTS: Final = frozenset({"number", "quantity"})


def derived(state: PairingState, bitext: Bitext, bead: int) -> Iterator[Pair]:
    """Pairs of leftover facts of a bead of which one is worked out from several of the other side."""
    for side in SIDES:
        doc = bitext.document(side)
        for total in state.leftover(side, bead)[:_MAX_FACTS]:
            parts = state.leftover(other_side(side), bead)[:_MAX_FACTS]
            if (found := _sum(state, bitext, side, total, parts)) is not None:
                rounded, members = found
                yield from _sum_pairs(state, bead, side, total, members, rounded=rounded)
        for share in state.leftover(side, bead)[:_MAX_FACTS]:
            yield from _out_of(state, bead, side, share)
            yield from _share(state, bead, side, share)
        for years in state.leftover(side, bead)[:_MAX_FACTS]:
            yield from _years_ago(state, doc, bead, side, years)
        for place in state.leftover(side, bead)[:_MAX_FACTS]:
            yield from _age(state, bead, side, place)
            yield from _inside(state, bead, side, place)
            yield from _end(state, bead, side, place)


def point_of(fact: Fact) -> tuple[Decimal, str | None] | None:
    """Value and unit of a plain amount that is no range."""
    if fact.kind not in _AMOUNTS or fact.qualifier == "vague":
        return None
    if fact.subtype in ("label", "score", "fraction", "both", "pronoun"):
        return None
    amount = amount_of(fact, fact.readings[0])
    if amount is None or not amount.interval.is_point or amount.interval.low <= 0:
        return None
    return amount.interval.low, amount.unit


def _sum(
    state: PairingState, bitext: Bitext, side: Side, total: int, parts: Sequence[int]
) -> tuple[bool, list[int]] | None:
    """The neighbouring facts of the other side that add up to ``total``, and whether only rounded."""
    fact = state.facts(side)[total]
    known = point_of(fact)
    if known is None:
        return None
    whole, unit = known
    members = [
        (place, value[0])
        for place in parts
        if (value := point_of(state.facts(other_side(side))[place])) is not None and value[1] == unit
    ]
    told = _near_cue(bitext.document(side), fact.span)
    doc, other = bitext.document(other_side(side)), state.facts(other_side(side))
    best: tuple[Decimal, list[int]] | None = None
    for first in range(len(members)):
        for last in range(first + 2, min(first + _MAX_PARTS, len(members)) + 1):
            chosen = members[first:last]
            off = abs(sum((value for _, value in chosen), Decimal(0)) - whole)
            everything = len(chosen) == len(members) and min(value for _, value in chosen) >= _LEAST_PART
            allowed = min(step(whole) / 2, whole * _ROUNDED) if told else Decimal(0)
            if off > allowed:
                continue
            if not (told or everything):
                kinds = [other[place] for place, _ in chosen]
                if len(chosen) != len(members) or not _kinds_of_one(doc, fact, kinds):
                    continue
            if best is None or off < best[0]:
                best = off, [place for place, _ in chosen]
    return None if best is None else (best[0] != 0, best[1])


def _kinds_of_one(doc: Document, whole: Fact, parts: Sequence[Fact]) -> bool:
    """Whether parts in a row count what the whole counts: three boys and four girls are เด็กเจ็ดคน."""
    if whole.counted is None or any(part.counted != whole.counted for part in parts):
        return False
    return all(_JOINED.fullmatch(doc.text, a.span[1], b.span[0]) is not None for a, b in pairwise(parts))


def _near_cue(doc: Document, span: Span) -> bool:
    reach = _CUE_CHARS.get(doc.lang, 60)
    around = doc.text[max(0, span[0] - reach) : span[1] + reach]
    return scope_pattern(doc.lang, "together").search(around) is not None


def _sum_pairs(
    state: PairingState, bead: int, side: Side, total: int, parts: list[int], *, rounded: bool
) -> Iterator[Pair]:
    whole = state.facts(side)[total]
    members = [state.facts(other_side(side))[part] for part in parts]
    added = sum((point[0] for part in members if (point := point_of(part)) is not None), Decimal(0))
    unit = "%" if whole.readings[0].unit == "percent" else ""
    rule = f"{' + '.join(part.text for part in members)} = {added.normalize():,f}{unit}"
    relation: Relation = "less_precise" if rounded else "compatible"
    for part, member in zip(parts, members, strict=True):
        source, target = source_first(side, total, part)
        state.take(source, target, bead, bead)
        facts = source_first(side, whole, member)
        yield Pair(*facts, relation, bead, rule, 0.9, ("derived",))
        relation = "compatible"


def _out_of(state: PairingState, bead: int, side: Side, place: int) -> Iterator[Pair]:
    """A fraction that the other side tells as its two numbers: 5 out of 100, 5 รายจาก 100 ราย."""
    fact, other = state.facts(side)[place], other_side(side)
    value = fact.readings[0].low if fact.subtype == "fraction" else None
    if value is None or _OUT_OF.search(fact.text) is None:
        return
    for above, below in pairwise(state.leftover(other, bead)[:_MAX_FACTS]):
        part, whole = (point_of(state.facts(other)[k]) for k in (above, below))
        if part is None or whole is None or part[1] != whole[1] or not part[0] < whole[0]:
            continue
        if abs(part[0] / whole[0] - value) <= value * _SAME_SHARE:
            for member in (above, below):
                state.take(*source_first(side, place, member), bead, bead)
                facts = source_first(side, fact, state.facts(other)[member])
                yield Pair(*facts, "compatible", bead, f"{fact.text} = {value:f}", 0.9, ("derived",))
            return


def _share(state: PairingState, bead: int, side: Side, place: int) -> Iterator[Pair]:
    """A share of a total that one of the texts gives, as the number it makes: 20 % of 500 are 100."""
    fact = state.facts(side)[place]
    known = point_of(fact)
    if known is None or known[1] != "percent" or not 0 < known[0] < 100:
        return
    for other in state.leftover(other_side(side), bead)[:_MAX_FACTS]:
        answer = state.facts(other_side(side))[other]
        value = point_of(answer)
        if value is None or value[1] == "percent" or value[0] < _LEAST_PART:
            continue
        for whole in (state.facts(s)[k] for s in SIDES for k in state.members[bead][s][:_MAX_FACTS]):
            total = point_of(whole)
            if total is None or total[1] != value[1] or whole is answer or total[0] <= value[0]:
                continue
            if abs(total[0] * known[0] / 100 - value[0]) <= value[0] * _SHARE_ROUNDED:
                source, target = source_first(side, place, other)
                state.take(source, target, bead, bead)
                rule = f"{fact.text} of {whole.text} = {answer.text}"
                facts = source_first(side, fact, answer)
                yield Pair(*facts, "compatible", bead, rule, 0.8, ("derived",))
                return


def _years_ago(state: PairingState, doc: Document, bead: int, side: Side, place: int) -> Iterator[Pair]:
    """So many years before the time told, where the other side names the year."""
    fact = state.facts(side)[place]
    amount = amount_of(fact, fact.readings[0]) if fact.kind == "duration" else None
    if amount is None or amount.unit != "year" or not amount.interval.is_point:
        return
    behind = doc.text[fact.span[1] : fact.span[1] + _AGO_CHARS]
    if scope_pattern(doc.lang, "ago").match(behind.lstrip()) is None:
        return
    now = _year_told(state, side, fact)
    if now is None:
        return
    years = amount.interval.low
    for other in state.leftover(other_side(side), bead)[:_MAX_FACTS]:
        answer = state.facts(other_side(side))[other]
        year = written_year(answer)
        if year is None:
            continue
        off = abs(now - year - years)
        if off > max(Decimal(1), min(step(years) / 2, years / 8)):
            continue
        source, target = source_first(side, place, other)
        state.take(source, target, bead, bead)
        facts = source_first(side, fact, answer)
        rule = f"{describe(fact)} before {now} is about {now - int(years)}"
        yield Pair(*facts, "less_precise", bead, rule, 0.75, ("derived",))
        return


def _paired_alone(
    state: PairingState, bead: int, side: Side, place: int, other: int, rule: str
) -> Iterator[Pair]:
    """A leftover fact answered by one of the other side that may have its own partner and keeps it."""
    state.paired[side].setdefault(place, set()).add(bead)
    state.paired[other_side(side)].setdefault(other, set()).add(bead)
    fact, answer = state.facts(side)[place], state.facts(other_side(side))[other]
    yield Pair(*source_first(side, fact, answer), "compatible", bead, rule, 0.8, ("derived",))


def _age(state: PairingState, bead: int, side: Side, place: int) -> Iterator[Pair]:
    """An age, or a year, that follows from two others: born in 1905, died in 1939, aged 34."""
    fact = state.facts(side)[place]
    years = {
        s: [
            (k, year)
            for k in state.members[bead][s][:_MAX_FACTS]
            if (year := written_year(state.facts(s)[k]))
        ]
        for s in SIDES
    }
    if (age := age_of(fact)) is not None:
        for k, year in years[other_side(side)]:
            for _, other in (*years["source"], *years["target"]):
                if fits_age(age, year, other):
                    yield from _paired_alone(state, bead, side, place, k, f"{other} and {year}: {age} years")
                    return
    elif (year := written_year(fact)) is not None:
        for k in state.members[bead][other_side(side)][:_MAX_FACTS]:
            age = age_of(state.facts(other_side(side))[k])
            for _, other in years[other_side(side)] if age is not None else ():
                if age is not None and fits_age(age, year, other):
                    yield from _paired_alone(state, bead, side, place, k, f"{other} and {year}: {age} years")
                    return


def age_of(fact: Fact) -> int | None:
    """The years of an age that is no range."""
    amount = amount_of(fact, fact.readings[0]) if (fact.kind, fact.subtype) == ("duration", "age") else None
    if amount is None or amount.unit != "year" or not amount.interval.is_point:
        return None
    return int(amount.interval.low)


def fits_age(age: int, first: int, second: int) -> bool:
    """Whether somebody born in one of two years is of an age in the other, birthday past or not."""
    return abs(first - second) in (age, age + 1)


def _inside(state: PairingState, bead: int, side: Side, place: int) -> Iterator[Pair]:
    """A member of a list that the other side gives as a range: 4, 5 and 6 June, วันที่ 4-6 มิถุนายน."""
    fact = state.facts(side)[place]
    reading = fact.readings[0]
    if reading.low is None or reading.high is None:
        return
    # A range told as two facts there stands here as its two ends, at one place.
    members = state.members[bead][other_side(side)][:_MAX_FACTS]
    for k, after in combinations(members, 2):
        first, last = (state.facts(other_side(side))[n] for n in (k, after))
        low, high = first.readings[0], last.readings[0]
        if first.span != last.span or first.kind != fact.kind or low.unit != reading.unit:
            continue
        if low.low is None or high.high is None:
            continue
        if low.low < reading.low and reading.high < high.high:
            yield from _paired_alone(state, bead, side, place, k, f"{fact.text} within {first.text}")
            return


def _end(state: PairingState, bead: int, side: Side, place: int) -> Iterator[Pair]:
    """An end of a range of the other side, whose other end stands beside it: 25 through 40, ตอน 25 ผ่าน 40."""
    point = point_of(state.facts(side)[place])
    if point is None:
        return
    beside = {point_of(state.facts(side)[k]) for k in state.members[bead][side][:_MAX_FACTS]}
    for k in state.members[bead][other_side(side)][:_MAX_FACTS]:
        reading = state.facts(other_side(side))[k].readings[0]
        ends = [(end, reading.unit) for end in (reading.low, reading.high) if end is not None]
        if point in ends and ends[0] != ends[-1] and beside.issuperset(ends):
            text = state.facts(other_side(side))[k].text
            yield from _paired_alone(state, bead, side, place, k, f"an end of {text}")
            return


def written_year(fact: Fact) -> int | None:
    """The year of a date that writes one, and is no range."""
    parts = fact.readings[0].date if fact.kind == "date" else None
    if parts is None or "year" in fact.readings[0].inferred or "/" in fact.value:
        return None
    return parts.year


def _year_told(state: PairingState, side: Side, fact: Fact) -> int | None:
    """The year that the text told of last before ``fact``."""
    years = [
        (other.span[0], year)
        for other in state.facts(side)
        if other.span[0] < fact.span[0] and (year := written_year(other)) is not None
    ]
    return max(years)[1] if years else None
