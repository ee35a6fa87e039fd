"""What a number counts: the same figure may cover two groups on one side and one of them on the other."""

from __future__ import annotations

import re
from typing import Final, Literal

from thiap.languages.scope import scope_words
from thiap.model import Bitext, Document, Fact, Pair, Span, Spans

Scope = Literal["joined", "part"]

_BEFORE: Final = 40
_AFTER: Final = 60


def differs(bitext: Bitext, pair: Pair) -> tuple[Scope, Span, Span] | None:
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
    if (found := _joined(bitext, source, target)) is not None:
        return ("joined", *found)
    bead = bitext.alignment.beads[pair.bead]
    if (found := _part(bitext.target, target, bitext.source, source, bead.source)) is not None:
        return ("part", found[1], found[0])
    return None


def _joined(bitext: Bitext, source: Fact, target: Fact) -> tuple[Span, Span] | None:
    after = bitext.source.text[source.span[1] : source.span[1] + _AFTER]
    nouns = re.match(
        rf"\s+(?:[a-z-]+\s+)?(?:{scope_words(bitext.source.lang, 'and')})\s+"
        rf"(?!(?:{scope_words(bitext.source.lang, 'no_noun')})\b)[a-z]+(?<!ed)\b",
        after,
    )
    if nouns is None:
        return None
    follows = bitext.target.text[target.span[1] : target.span[1] + _AFTER]
    joined = re.match(rf"({scope_words(bitext.target.lang, 'and')})[^\s\d]", follows)
    if joined is None:
        return None
    return (
        (source.span[0], source.span[1] + nouns.end()),
        (target.span[0], target.span[1] + joined.end(1)),
    )


def _part(doc: Document, fact: Fact, other: Document, answer: Fact, spans: Spans) -> tuple[Span, Span] | None:
    start = max(0, fact.span[0] - _BEFORE)
    before = doc.text[start : fact.span[0]]
    mark = re.search(scope_words(doc.lang, "of_these"), before)
    if mark is None:
        return None
    whole = " ".join(other.text[first:last] for first, last in spans).lower()
    if re.search(rf"\b(?:{scope_words(other.lang, 'of_these')})\b", whole):
        return None
    return (start + mark.start(), fact.span[1]), answer.span
