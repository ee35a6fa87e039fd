"""Spans without a number: "for decades", หลายทศวรรษ, and the hour of ชั่วโมงกับสิบนาที, which is one."""

from __future__ import annotations

from decimal import Decimal

from thiap.facts.build import Found, duration_reading, make_fact
from thiap.facts.tokens import Token, Tokens, at
from thiap.facts.units import dimension
from thiap.languages import Language
from thiap.languages.cues import cues
from thiap.languages.intervals import is_each
from thiap.model import Document

#: "Decades" are two at least: ten years are no decades.
_LEAST = Decimal(2)

#: Before a long unit, that it is one, counted from now or then: the past decade.
_ONE_OF = frozenset({"past", "last", "next", "coming", "previous", "preceding", "following"})
_LONG = frozenset({"decade", "century", "millennium"})
#: Its two weeks are a number in every other language: every fortnight, the past fortnight.
FORTNIGHT = "fortnight"
#: Behind a unit and a dash, that it is one: a century-old canal, the week-long fair.
_COMPOUNDED = frozenset({"old", "long"})
#: Units of time, each longer than the next; the word for a day and longer ones says other things as well.
_ORDERED = ("hour", "minute", "second")
#: Words that numbers are made of.
_NUMERALS = frozenset({"digit", "head_digit", "tail_digit", "multiplier", "half"})
#: What joins a shorter one to a longer one.
_AND = cues("and")
_MORE = frozenset((*_AND, *(form.removeprefix(word) for form in cues("and_more") for word in _AND)))


def read_vague_span(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """A span of two to ten of a long unit, as vague as the order of magnitude of a number."""
    several = "several" in at(tokens, index).senses
    unit = at(tokens, index + several)
    name = unit.senses.get("unit", "").split("|")[0]
    each = is_each(doc.text, unit.start, doc.lang)
    if language.grammar == "thai" and not several and not each and _goes_on(tokens, index, name):
        return _single(doc, tokens, index, name)
    if name in _LONG and language.grammar == "english" and at(tokens, index - 1).text in _ONE_OF:
        return _one(doc, tokens, index, name)
    if language.grammar == "english" and (name == FORTNIGHT or _compounded(tokens, index, unit, name)):
        return _single(doc, tokens, index, name)
    if name not in _LONG or (
        not several and not (language.grammar != "thai" and unit.text.endswith(("s", "ia")))
    ):
        return None
    if language.grammar == "thai" and at(tokens, index + several + 1).amount is not None:
        return None  # หลายทศวรรษ 1960
    reading = duration_reading(_LEAST, Decimal(10), name, "magnitude")
    end = index + several + 1
    return [
        make_fact(
            doc,
            tokens,
            index,
            end,
            kind="duration",
            readings=[reading],
            qualifier="vague",
            subtype="uncounted",
        )
    ], end


def _compounded(tokens: Tokens, index: int, unit: Token, name: str) -> bool:
    """Whether a unit of time in the singular is one since "old" or "long" hangs on it."""
    dash, end = at(tokens, index + 1), at(tokens, index + 2)
    if dimension(name or None) != "time" or unit.text.endswith("s"):
        return False
    return "dash" in dash.senses and end.text in _COMPOUNDED and not (dash.gap or end.gap)


def _one(doc: Document, tokens: Tokens, index: int, name: str) -> Found | None:
    """The past decade, which is ten years; the last decade of a century counts from neither."""
    if at(tokens, index).text.endswith("s") or at(tokens, index + 1).text == "of":
        return None
    return _single(doc, tokens, index, name)


def _goes_on(tokens: Tokens, index: int, name: str) -> bool:
    """Whether a unit without a number before it is one, since a shorter one goes on it: ชั่วโมงกับสิบนาที."""
    before = at(tokens, index - 1)
    if name not in _ORDERED or _counts(before) or "per" in before.senses:
        return False
    if at(tokens, index + 1).text not in _MORE:
        return False
    first = index + 2 + (at(tokens, index + 2).text in _MORE)
    scan = first
    while _counts(at(tokens, scan)):
        scan += 1
    shorter = at(tokens, scan).senses.get("unit", "").split("|")[0]
    return scan > first and shorter in _ORDERED and _ORDERED.index(shorter) > _ORDERED.index(name)


def _counts(token: Token) -> bool:
    return token.amount is not None or not _NUMERALS.isdisjoint(token.senses)


def _single(doc: Document, tokens: Tokens, index: int, name: str) -> Found:
    """One of a unit."""
    reading = duration_reading(Decimal(1), Decimal(1), name, "article")
    return [
        make_fact(doc, tokens, index, index + 1, kind="duration", readings=[reading], subtype="article")
    ], index + 1
