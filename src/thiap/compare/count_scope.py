"""What a number counts: the same figure may cover two groups on one side and one of them on the other."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final, Literal

from thiap.languages.dictionary import renderings
from thiap.languages.scope import Sense, scope_pattern, scope_words
from thiap.model import Bitext, Document, Fact, Pair, Span, Spans

Scope = Literal["joined", "part"]

#: What says that a part is taken of a whole, before either of the two.
_OF_A_WHOLE: Final[tuple[Sense, ...]] = ("of_these", "from_whole")

_SENTENCE_END: Final = re.compile(r"[.!?]\s|\n")
_BEFORE: Final = 40
_AFTER: Final = 60
#: Code points in which the noun stands that a Thai number follows, or that follows "and".
_NOUN: Final = 30


@dataclass(frozen=True, slots=True)
class Difference:
    """What an equal number covers on one side and not on the other.

    Attributes:
        source, target: the words that say so.
        shown: whether a group was found where the number leaves it out, or the other text says that its
            number is of all.
    """

    scope: Scope
    source: Span
    target: Span
    shown: bool


def differs(bitext: Bitext, pair: Pair) -> Difference | None:
    """Whether the two numbers of an agreeing pair cover different things, and the words that say so.

    *Joined*: "42 staff and patients", where the number stands before both, against a language whose
    number follows the noun and is followed by "and": there it counts the first group only.
    *Part*: one side counts "of these", the other says nothing of the kind.
    """
    source, target = pair.source, pair.target
    if source is None or target is None or pair.bead is None or source.kind != "number":
        return None
    if target.kind != "number" or (source.counted, target.counted) == (None, None):
        return None
    if (joined := _joined(bitext, source, target)) is not None:
        return joined
    bead = bitext.alignment.beads[pair.bead]
    if (found := _part(bitext, target, source, bead.source)) is not None:
        return Difference("part", found[1], found[0], _told_as_total(bitext, source))
    return None


def _joined(bitext: Bitext, source: Fact, target: Fact) -> Difference | None:
    after = bitext.source.text[source.span[1] : source.span[1] + _AFTER]
    nouns = re.match(
        rf"\s+(?P<first>[a-z-]+\s+)?(?:{scope_words(bitext.source.lang, 'and')})\s+"
        rf"(?!(?:{scope_words(bitext.source.lang, 'no_noun')})\b)(?P<second>[a-z]+)(?<!ed)\b"
        rf"(?!\s+(?:{scope_words(bitext.source.lang, 'verb_object')})\b)",
        after,
    )
    if nouns is None or not (nouns["first"] or source.noun):
        return None  # "both and": what is counted stands elsewhere
    if _counts_for_itself(bitext, source.span[1] + nouns.start("second")):
        return None
    follows = bitext.target.text[target.span[1] : target.span[1] + _AFTER]
    joined = re.match(rf"({scope_words(bitext.target.lang, 'and')})[^\s\d]", follows)
    if joined is None:
        return None
    before = bitext.target.text[max(0, target.span[0] - _NOUN) : target.span[0]].rpartition("\n")[2]
    behind = follows[joined.end(1) : joined.end(1) + _NOUN].partition("\n")[0]
    first, second = (
        renderings((nouns[name] or source.noun or "").strip().lower()) for name in ("first", "second")
    )
    return Difference(
        "joined",
        (source.span[0], source.span[1] + nouns.end()),
        (target.span[0], target.span[1] + joined.end(1)),
        not _holds(before, second)
        and (_holds(before, first) or _holds(behind, second) or _persons(target, behind)),
    )


def _counts_for_itself(bitext: Bitext, place: int) -> bool:
    """Whether another number begins behind "and": thousands of ants and tens of thousands of bees."""
    return any(fact.span[0] == place for fact in bitext.source_facts)


def _persons(target: Fact, behind: str) -> bool:
    """Whether persons are counted and persons follow "and"."""
    return target.counted == "person" and re.match(scope_words("th", "person"), behind) is not None


def _holds(text: str, forms: tuple[str, ...]) -> bool:
    text = "".join(text.split())
    return any(form in text for form in forms)


def _told_as_total(bitext: Bitext, fact: Fact) -> bool:
    """Whether the source says that this number, and no other beside it, is of all."""
    doc = bitext.source
    start, end = _alone(doc, bitext.source_facts, fact)
    found = scope_pattern(doc.lang, "together").search(doc.text, start, end)
    return found is not None and not _takes_part(doc.text[found.start() : end], doc.lang)


def _takes_part(text: str, lang: str) -> bool:
    """Whether a part is taken of a whole; รวมทั้งสิ้น, "in all", only begins as รวมทั้ง does, "including"."""
    return any(
        (sum_of := scope_pattern(lang, "together").match(text, found.start())) is None
        or sum_of.end() <= found.end()
        for sense in _OF_A_WHOLE
        for found in scope_pattern(lang, sense).finditer(text)
    )


def _part(bitext: Bitext, fact: Fact, answer: Fact, spans: Spans) -> tuple[Span, Span] | None:
    doc, other = bitext.target, bitext.source
    start, _ = _alone(doc, bitext.target_facts, fact)
    mark = scope_pattern(doc.lang, "of_these").search(doc.text, start, fact.span[0])
    if mark is None:
        return None
    if any(_takes_part(other.text[first:last], other.lang) for first, last in spans):
        return None
    return (mark.start(), fact.span[1]), answer.span


def _alone(doc: Document, facts: tuple[Fact, ...], fact: Fact) -> Span:
    """The text around a number that belongs to no other one, and to no other sentence."""
    place = bisect_left(facts, fact.span, key=lambda other: other.span)
    start, end = max(0, fact.span[0] - _BEFORE), fact.span[1] + _AFTER
    if place:
        start = max(start, min(facts[place - 1].span[1], fact.span[0]))
    if place + 1 < len(facts):
        end = min(end, max(facts[place + 1].span[0], fact.span[1]))
    for found in _SENTENCE_END.finditer(doc.text, start, fact.span[0]):
        start = found.end()
    after = _SENTENCE_END.search(doc.text, fact.span[1], end)
    return start, end if after is None else after.start()
