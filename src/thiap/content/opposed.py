"""Aligned sentences of which one holds a word and the other its opposite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from thiap.content.beads import linked_beads, surroundings
from thiap.content.converses import one_event
from thiap.content.kept import Identity
from thiap.content.runs import Run, read_run
from thiap.languages.negation import negations
from thiap.languages.opposites import oppositions
from thiap.model import Bead, Bitext, Spans

#: Sentences linked more weakly than this need not speak of the same thing.
LINKED: Final = 0.5


@dataclass(frozen=True, slots=True)
class Opposed:
    """A word and its opposite.

    Attributes:
        source, target: where they stand in the documents.
        words: what is written there, (source, target).
        negated: one of them holds a negator (not just, ไม่บังคับ); a bound (ไม่เกิน 20) does not count.
    """

    source: Spans
    target: Spans
    words: tuple[str, str]
    negated: bool


def find_opposed(bitext: Bitext) -> tuple[Opposed, ...]:
    """Words answered by their opposites, in English and Thai; none in other languages.

    The last few results are kept: two checks ask.
    """
    return _find_opposed(Identity(bitext))


@lru_cache(maxsize=4)
def _find_opposed(key: Identity) -> tuple[Opposed, ...]:
    return tuple(_opposed(key.bitext))


def _opposed(bitext: Bitext) -> Iterator[Opposed]:
    english = 0 if bitext.source.lang == "en" else 1
    if {bitext.source.lang, bitext.target.lang} != {"en", "th"}:
        return

    def read(bead: Bead) -> tuple[Run, Run]:
        return read_run(bitext.source, bead.source), read_run(bitext.target, bead.target)

    def texts(runs: tuple[Run, Run]) -> tuple[str, str]:
        return runs[english].text, runs[1 - english].text

    names = [
        (name, entry.target) if english == 0 else (name, (entry.source,))
        for entry in bitext.names
        for name in ((entry.source,) if english == 0 else entry.target)
    ]
    beads = linked_beads(bitext.alignment)
    for bead, near in zip(beads, surroundings(bitext, beads), strict=True):
        if bead.score < LINKED:
            continue
        runs = read(bead)
        here = texts(runs)
        found = list(oppositions(*here))
        if not found:
            continue
        # The aligner may have cut a phrase too early or too late: the answer may stand next door.
        around = [texts(read(other)) for other in near]
        wide = [" ".join((text, *(pair[k] for pair in around))) for k, text in enumerate(here)]
        kept = {item.english for item in oppositions(*wide)}
        for item in found:
            if item.english in kept and not (item.converse and one_event(*here, item, names)):
                spans = (item.english, item.thai) if english == 0 else (item.thai, item.english)
                source, target = (run.locate(*span) for run, span in zip(runs, spans, strict=True))
                words = (runs[0].text[slice(*spans[0])], runs[1].text[slice(*spans[1])])
                langs = bitext.source.lang, bitext.target.lang
                bound = any(char.isdigit() for word in words for char in word)
                negated = not bound and any(
                    negations(word, lang, every=True) for word, lang in zip(words, langs, strict=True)
                )
                yield Opposed(source, target, words, negated)
