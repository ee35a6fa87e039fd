"""Decades, centuries and millennia that nobody counts: "for decades", หลายทศวรรษ."""

from __future__ import annotations

from decimal import Decimal

from thiap.facts.build import Found, duration_reading, make_fact
from thiap.facts.tokens import Tokens, at
from thiap.languages import Language
from thiap.model import Document

#: "Decades" are two at least: ten years are no decades.
_LEAST = Decimal(2)

#: Before a long unit, that it is one, counted from now or then: the past decade.
_ONE_OF = frozenset({"past", "last", "next", "coming", "previous", "preceding", "following"})
_LONG = frozenset({"decade", "century", "millennium"})


def read_vague_span(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """A span of two to ten of a long unit, as vague as the order of magnitude of a number."""
    several = "several" in at(tokens, index).senses
    unit = at(tokens, index + several)
    name = unit.senses.get("unit", "").split("|")[0]
    if name in _LONG and language.grammar == "english" and at(tokens, index - 1).text in _ONE_OF:
        return _one(doc, tokens, index, name)
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


def _one(doc: Document, tokens: Tokens, index: int, name: str) -> Found | None:
    """The past decade, which is ten years; the last decade of a century counts from neither."""
    if at(tokens, index).text.endswith("s") or at(tokens, index + 1).text == "of":
        return None
    reading = duration_reading(Decimal(1), Decimal(1), name, "article")
    return [
        make_fact(doc, tokens, index, index + 1, kind="duration", readings=[reading], subtype="article")
    ], index + 1
