"""All facts of a document but its names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from thiap.facts.afternoons import until_afternoon
from thiap.facts.amounts import read_hedges
from thiap.facts.build import Found, duration_reading, make_fact
from thiap.facts.compact_durations import read_compact_duration
from thiap.facts.conversions import join_conversions
from thiap.facts.dates import read_date
from thiap.facts.durations import counts_time, join_durations
from thiap.facts.inference import infer_years, relative_day
from thiap.facts.lexer import masked, tokenise
from thiap.facts.listed_facts import share_listed
from thiap.facts.names_with_numbers import is_behind_title
from thiap.facts.number_model import HALF
from thiap.facts.ordinals import SINGLE_NUMERALS, read_ordinal
from thiap.facts.periods import read_period
from thiap.facts.quantities import read_quantity
from thiap.facts.race_times import read_race_time
from thiap.facts.rates import read_frequency
from thiap.facts.times import read_time
from thiap.facts.tokens import Token, Tokens, at
from thiap.facts.two_part_units import join_ends, join_units, read_two_parts
from thiap.facts.units import plain
from thiap.facts.vague_spans import read_vague_span
from thiap.languages import Language, get_language
from thiap.languages.cues import cues
from thiap.model import Document, Fact, Qualifier, Reading

_HEDGE: dict[str, Qualifier] = {
    "about": "about",
    "more": "more",
    "less": "less",
    "at_least": "at_least",
    "at_most": "at_most",
    "nearly": "nearly",
}


#: Characters of a block that may well stand again.
_LABEL = 120
_WORDS = frozenset({"word", "mark"})
_TIMED = frozenset({"weekday", "weekday_bare", "ampm", "clock", "moment"})
_FREQUENT = frozenset({"rate_before", "interval", "once"})
#: Senses of the words a fact may begin with.
_OPENERS = frozenset(
    "article base before before_hour between both by_the century century_named century_place day_mark decade"
    " decade_name digit era floor fraction_begin from group half half_ahead head_digit holiday hour"
    " hour_after hour_before interval last lunar magnitude magnitude_of minutes_lead moment month month_mark"
    " multiplier once ordinal ordinal_mark part percent_before quarter rate_before relative season"
    " season_cued several span symbol tens_of the times unit weekday weekday_bare world_war year".split()
)


def extract_facts(doc: Document) -> tuple[Fact, ...]:
    """Every date, time, number, quantity, duration and ordinal of a document, in text order, disjoint.

    Skipped spans and text outside of blocks are not read. Linear in the length of the text.

    Raises:
        UsageError: the language is not known.
    """
    language = get_language(doc.lang)
    facts: list[Fact] = []
    silent: set[str] = set()  # labels of which no token begins a fact: a catalogue has many again and again
    for offset, text in masked(doc):
        if text in silent:
            continue
        tokens = tokenise(text, doc.lang, offset=offset)
        if any(map(_begins, tokens)):
            facts += _block_facts(doc, tokens, language)
        elif len(text) <= _LABEL:
            silent.add(text)
    facts = infer_years(doc, share_listed(doc, facts))
    facts = join_ends(doc, join_units(doc, join_durations(doc, _resolve_relative(doc, facts))))
    facts = until_afternoon(doc, [fact for fact in facts if counts_time(doc, fact)])
    return tuple(join_conversions(doc, facts))


def _block_facts(doc: Document, tokens: Tokens, language: Language) -> list[Fact]:
    facts: list[Fact] = []
    index = 0
    while index < len(tokens):
        found = _read(doc, tokens, index, language) if _begins(tokens[index]) else None
        if found is None:
            index += 1
            continue
        new, index = found
        facts += new
    return facts


def _begins(token: Token) -> bool:
    """Whether a fact may begin with a token."""
    silent = token.amount is None and token.form in _WORDS and _OPENERS.isdisjoint(token.senses)
    return not silent or (token.text in SINGLE_NUMERALS and token.capital)


def _read(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    token = tokens[index]
    if token.form == "address":
        return _address(doc, tokens, index)
    if "guard" in token.senses and not _FREQUENT & token.senses.keys():
        return None
    if is_behind_title(tokens, index, language):
        return None
    if token.form == "code":
        return read_compact_duration(doc, tokens, index) or _code(doc, tokens, index)
    if "relative" in token.senses:
        reading = Reading(token.senses["relative"], rule="relative-day")
        fact = make_fact(doc, tokens, index, index + 1, kind="date", readings=[reading], subtype="relative")
        return [fact], index + 1
    if _FREQUENT & token.senses.keys():
        return read_frequency(doc, tokens, index, language)
    after_hedge, hedge = read_hedges(tokens, index)
    for start in dict.fromkeys((index, after_hedge)):
        found = (
            read_compact_duration(doc, tokens, start)
            or read_race_time(doc, tokens, start, language)
            or read_two_parts(doc, tokens, start, language)
            or _moment(doc, tokens, start, language)
        )
        if found is not None:
            return _hedged(doc, tokens, found, index, start=start, hedge=hedge)
    if token.form != "number" or token.senses:  # digits alone are no ordinal
        found = read_ordinal(doc, tokens, index, language)
        if found is not None:
            return found
    if "between" in token.senses and read_time(doc, tokens, index + 1, language) is not None:
        return None  # between 2pm and 7pm, ระหว่างสามทุ่มถึงห้าทุ่ม: two times of day
    return read_quantity(doc, tokens, index, language) or read_vague_span(doc, tokens, index, language)


def _span_in_a_word(doc: Document, tokens: Tokens, index: int) -> Found:
    """A number and its unit of time in one word: عامين, 나흘."""
    number, _, unit = tokens[index].senses["span"].partition(" ")
    halved = "half_behind" in at(tokens, index + 1).senses  # ساعتين ونصف
    value, end = Decimal(number) + halved * HALF, index + 1 + halved
    readings = [duration_reading(value, value, unit, "words")]
    return [make_fact(doc, tokens, index, end, kind="duration", readings=readings)], end


def _moment(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    token = at(tokens, index)
    if "span" in token.senses:
        return _span_in_a_word(doc, tokens, index)
    bare = token.form == "number" and not token.senses  # no period begins with one
    if bare and len(token.text) <= 2:
        following = at(tokens, index + 1)
        if following.form == "number" and not following.senses and following.gap:
            return None  # a row of numbers: neither an hour nor a day is followed by a bare number
    short = bare and language.grammar != "digits"  # 19世紀, 19. Jahrhundert
    for reader in (read_time, read_date) if short else (read_time, read_period, read_date):
        if (found := reader(doc, tokens, index, language)) is not None:
            return found
    return None


def _hedged(
    doc: Document, tokens: Tokens, found: Found, index: int, *, start: int, hedge: str | None
) -> Found:
    """Give dates and times the hedge before them; "since" and "by" stay outside of the span."""
    facts, end = found
    first = facts[0]
    if start > index and hedge is not None:
        span = (tokens[index].start, first.span[1])
        first = replace(first, span=span, text=doc.quote(span), qualifier=_HEDGE.get(hedge, "exact"))
    elif first.kind in ("date", "time") and first.subtype != "range":
        before = at(tokens, index - 1).senses
        word = before.get("date_before") or (before.get("time_before") if first.kind == "time" else None)
        opens = "from" in at(tokens, index - 1).senses and {"range", "dash"} & at(tokens, end).senses.keys()
        # "from Monday to Friday" is no "at least Monday" and no "at most Friday", nor is "due since Monday"
        ranged = "range" in at(tokens, index - 1).senses and _is_end(at(tokens, index - 2))
        ranged = ranged or (bool(opens) and _is_end(at(tokens, end + 1)))
        since = "from" in at(tokens, index - 1).senses
        lapsed = since and doc.text.endswith(cues("lapsed"), 0, at(tokens, index - 1).start)
        if word is not None and "guard" not in at(tokens, index - 1).senses and not (ranged or lapsed):
            first = replace(first, qualifier=_HEDGE.get(word.split("|")[0], "exact"))
    return [first, *facts[1:]], end


def _is_end(token: Token) -> bool:
    """Whether a token may be an end of a range of dates or times."""
    return token.amount is not None or token.form == "clock" or bool(_TIMED & token.senses.keys())


def _address(doc: Document, tokens: Tokens, index: int) -> Found:
    token = tokens[index]
    reading = Reading(token.text, rule=token.senses["address"])
    subtype = token.senses["address"]
    return [
        make_fact(doc, tokens, index, index + 1, kind="address", readings=[reading], subtype=subtype)
    ], index + 1


def _code(doc: Document, tokens: Tokens, index: int) -> Found | None:
    """The digits of a code: PZL.37, T26, 802.11b."""
    amount = tokens[index].amount or Decimal(0)
    reading = Reading(plain(amount), amount, amount, rule="code")
    return [
        make_fact(doc, tokens, index, index + 1, kind="number", readings=[reading], subtype="label")
    ], index + 1


def _resolve_relative(doc: Document, facts: Sequence[Fact]) -> list[Fact]:
    """Relative days get their date where the text before them is sure of it."""
    result: list[Fact] = []
    for fact in facts:
        relative = fact.subtype == "relative"
        result.append(relative_day(doc, fact, int(fact.value), result[-8:]) if relative else fact)
    return result
