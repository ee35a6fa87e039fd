"""Names that two texts in other scripts both write in Latin letters, and one put for another.

Neither has to be heard: a word with a capital that both keep is the same name. One that the other side keeps
wherever it is said, but not here, is lost; in its place stands a word that is kept so too, or one that the
other side never has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thiap.model import Bead, Document, Span, Spans
from thiap.names.by_key import is_latin
from thiap.names.fold import fold_latin
from thiap.names.gazetteer import load_gazetteer
from thiap.names.named import NOUNS, RUNS, people_in
from thiap.names.passages import around
from thiap.names.words import is_also_name, is_english_word
from thiap.spans import touches

_WORD = re.compile(r"(?<![^\W\u0e00-\uffff])[A-Z\u00c0-\u00de][a-z\u00df-\u024f]{2,}(?![^\W\u0e00-\uffff])")
#: A word in capitals behind another.
_BEHIND = re.compile(r"(?<![^\W_])(?P<first>[A-Z][a-z]+)[ \u00a0](?=(?P<name>[A-Z][a-z]+))")
#: Passages in which a name must be kept, and share of those that have it.
_OFTEN, _SHARE = 2, 0.6

_Words = dict[str, Span]


def kept_in_latin(
    source: Document, target: Document, beads: Sequence[Bead], *, alone: bool = False
) -> Iterator[tuple[Span, Span | None]]:
    """Names of the source that a passage of the target lacks, each with the one in its place."""
    ours = [_words(source, bead.source) for bead in beads]
    theirs = [_words(target, bead.target) for bead in beads]
    near = [around(k, len(beads), alone=alone) for k in range(len(beads))]
    kept, known = _kept(ours, theirs, near), _kept(theirs, ours, near)
    said = {word for words in ours for word in words}
    # capitals begin sentences in Latin letters, and nouns in some languages
    plain, people = not is_latin(target.text), people_in(target)
    for k, (here, there) in enumerate(zip(ours, theirs, strict=True)):
        lost = [word for word in here if word in kept and not any(_has(theirs[j], word) for j in near[k])]
        come = [
            word
            for word in there
            if (word in known or (word not in said and (plain or touches(people, there[word]))))
            and not any(_has(ours[j], word) for j in near[k])
        ]
        for gone, other in zip(lost, come, strict=False):
            yield here[gone], there[other]


def kept_words(named: Document, other: Document, beads: Sequence[Bead]) -> frozenset[str]:
    """Words that a text in another script keeps once where they stand.

    They are names, in a language that does not tell them from nouns by their capitals, or has none; words of
    English only behind a name.
    """
    if named.lang not in NOUNS | RUNS or is_latin(other.text):
        return frozenset()
    both = [(_words(named, bead.source), _words(other, bead.target)) for bead in beads]
    kept = {word for ours, theirs in both for word in theirs if word in ours or word + "s" in ours}
    behind = {fold_latin(match["name"]) for match in _BEHIND.finditer(named.text) if _is_name(match["first"])}
    return frozenset(word for word in kept if word in behind or not is_english_word(word))


def _is_name(word: str) -> bool:
    """Whether a word in capitals is somebody's for sure."""
    return word not in load_gazetteer().by_english and (
        is_also_name(word) or not is_english_word(word.lower())
    )


def _has(words: _Words, word: str) -> bool:
    """Whether a passage has a word, a genitive apart."""
    return word in words or word + "s" in words or word.removesuffix("s") in words


def _words(doc: Document, spans: Spans) -> _Words:
    """Words with a capital that are no land, folded, each with its first place."""
    found: _Words = {}
    lands = load_gazetteer().by_english
    for first, last in spans:
        for match in _WORD.finditer(doc.text, first, last):
            if match[0] not in lands:
                found.setdefault(fold_latin(match[0]), match.span())
    return found


def _kept(ours: Sequence[_Words], theirs: Sequence[_Words], near: Sequence[range]) -> set[str]:
    """Words of one side that the other nearly always has where they stand."""
    names = {word for words in ours for word in words}
    kept = set()
    for name in names:
        places = [k for k, words in enumerate(ours) if name in words]
        answered = sum(any(_has(theirs[j], name) for j in near[k]) for k in places)
        if answered >= max(_OFTEN, _SHARE * len(places)):
            kept.add(name)
    return kept
