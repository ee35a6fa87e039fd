"""Names of the two sides held against each other, bead by bead: shared by the checks on names.

A name of the source is *answered* when the same bead of the target has it in any form; a name of the
target is *asked for* when the same bead of the source has it. Near misses of the alignment are let
pass: what stands in the neighbouring bead is answered too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace

from thiap.model import Bead, Bitext, Fact, Span
from thiap.names.fold import fold_latin
from thiap.names.gazetteer import load_gazetteer
from thiap.names.passages import around
from thiap.spans import merge, overlap

#: A phrase without counterpart up to this many characters is taken for a part of the next passage.
_LOOSE = 60


#: How far behind an opening bracket the original of a name may stand.
_GLOSS = 60

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff][A-Za-z\u00c0-\u024f\u1e00-\u1eff.'’\d-]*")

#: What a cut between the words of a name takes from both halves.
_BLANK = 1


@dataclass(frozen=True, slots=True)
class NameBead:
    """The names of one bead that the other side does not have.

    Attributes:
        passage: the bead, or several that share a sentence.
        unanswered: names of the source without a counterpart in the target.
        unasked: names of the target without a counterpart in the source.
        excused: such names too, but a neighbouring passage of the source has one to spare, or they stand
            in a neighbouring passage of the target.
        short: names that the target has here, but not as often as the source.
        extra: names that the target has here more often than the source.
        source, target: all names of the bead.
    """

    passage: Bead
    unanswered: tuple[Fact, ...]
    unasked: tuple[Fact, ...]
    excused: tuple[Fact, ...]
    short: tuple[Fact, ...]
    extra: tuple[Fact, ...]
    source: tuple[Fact, ...]
    target: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class NameView:
    """All beads, and what the document as a whole says about its names.

    Attributes:
        rendered: keys the target has somewhere.
        proper: keys of the source's names that are more than English words.
        answered: for each key in how many beads it has, and lacks, a counterpart.
    """

    beads: tuple[NameBead, ...]
    rendered: frozenset[str]
    proper: frozenset[str]
    answered: dict[str, tuple[int, int]]


def keys(fact: Fact) -> frozenset[str]:
    """All names a fact may stand for."""
    return frozenset(reading.value for reading in fact.readings)


def same(first: Fact, second: Fact) -> bool:
    """Whether two name facts may stand for one name, relatives in use included."""
    gazetteer = load_gazetteer()
    return any(gazetteer.kin(one, other) for one in keys(first) for other in keys(second))


def view(bitext: Bitext) -> NameView:
    """The names of a bitext, passage by passage."""
    source = [fact for fact in bitext.source_facts if fact.kind == "name"]
    target = _without_glosses(bitext, [fact for fact in bitext.target_facts if fact.kind == "name"])
    passages = _passages(bitext.alignment.beads)
    starts = [fact.span[0] for fact in source], [fact.span[0] for fact in target]
    asked = [_within(source, starts[0], passage.source) for passage in passages]
    given = [_within(target, starts[1], passage.target) for passage in passages]
    beads = []
    seen: Counter[str] = Counter()
    lacking: Counter[str] = Counter()
    for i, passage in enumerate(passages):
        near = [k for k in around(i, len(passages), alone=bitext.alignment.alone) if k != i]
        written = "\n".join(bitext.target.quote(span) for span in passage.target)
        unanswered: list[Fact] = []
        unasked: list[Fact] = []
        excused: list[Fact] = []
        for fact in asked[i]:
            here = any(same(fact, other) for other in given[i]) or is_written(fact, written)
            for key in keys(fact):
                (seen if here else lacking)[key] += 1
            if not here and not any(_spare(fact, given[k], asked[k]) for k in near):
                unanswered.append(fact)
        for fact in given[i]:
            if not any(same(fact, other) for other in asked[i]):
                lent = any(_spare(fact, asked[k], given[k]) for k in near)
                (excused if lent else unasked).append(fact)
        short, extra = _uneven(asked[i], given[i])
        beads.append(
            NameBead(
                passage,
                tuple(unanswered),
                tuple(unasked),
                tuple(excused),
                tuple(fact for fact in short if any(same(fact, other) for other in given[i])),
                tuple(fact for fact in extra if any(same(fact, other) for other in asked[i])),
                tuple(asked[i]),
                tuple(given[i]),
            )
        )
    # The cut between two passages may stand before a name instead of behind it.
    beads = [
        replace(
            bead,
            excused=(
                *bead.excused,
                *(
                    fact
                    for k in around(i, len(beads), alone=bitext.alignment.alone)
                    if k != i
                    for fact in beads[k].unasked
                ),
            ),
        )
        if bead.unanswered
        else bead
        for i, bead in enumerate(beads)
    ]
    rendered = frozenset(key for fact in target for key in keys(fact))
    proper = frozenset(key for fact in source for key in keys(fact) if fact.readings[0].rule != "words")
    answered = {key: (seen[key], lacking[key]) for key in seen.keys() | lacking.keys()}
    return NameView(tuple(beads), rendered, proper, answered)


def _passages(beads: tuple[Bead, ...]) -> list[Bead]:
    """Two-sided beads, those that share a sentence made one: a list may be aligned item by item."""
    passages: list[Bead] = []
    home: dict[Span, int] = {}
    owner: dict[Span, int] = {}
    loose = sorted(span for bead in beads if not bead.source for span in bead.target)
    followed = sorted({span for bead in beads if bead.source for span in bead.target})
    for bead in beads:
        if not bead.source or not bead.target:
            continue
        known = next((home[span] for span in bead.source if span in home), None)
        if known is None:
            known = len(passages)
            passages.append(bead)
        else:
            old = passages[known]
            passages[known] = replace(
                old, source=merge((*old.source, *bead.source)), target=merge((*old.target, *bead.target))
            )
        home.update(dict.fromkeys(bead.source, known))
        owner.update(dict.fromkeys(bead.target, known))
    # A phrase the alignment left out may be the beginning of the passage behind it: a lone name is.
    for span in loose:
        at = bisect_left(followed, (span[1], 0))
        if at == len(followed) or span[1] - span[0] > _LOOSE or followed[at][0] - span[1] > 2:
            continue
        place = owner[followed[at]]
        passages[place] = replace(passages[place], target=merge((span, *passages[place].target)))
    return passages


def _uneven(asked: list[Fact], given: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Names left over on both sides when each is paired once, in text order."""
    rest = list(given)
    short = []
    for fact in asked:
        partner = next((other for other in rest if same(fact, other)), None)
        if partner is None:
            short.append(fact)
        else:
            rest.remove(partner)
    return short, rest


def _spare(fact: Fact, having: list[Fact], other_side: list[Fact]) -> bool:
    """Whether a neighbouring bead has the name more often on one side: the cut between them is off."""
    count = sum(same(fact, other) for other in having)
    return count > sum(same(fact, other) for other in other_side)


def _without_glosses(bitext: Bitext, facts: list[Fact]) -> list[Fact]:
    """Names less those in brackets behind a Thai text: the original beside its rendering."""
    kept: list[Fact] = []
    text = bitext.target.text
    for fact in facts:
        opened = text.rfind("(", max(0, fact.span[0] - _GLOSS), fact.span[0])
        inside = opened >= 0 and ")" not in text[opened : fact.span[0]]
        if inside and kept and fact.readings[0].rule == "latin":
            last = kept[-1]
            if any(same(fact, other) for other in kept[-4:]):
                continue
            if not text[last.span[1] : fact.span[0]].strip(" ("):
                kept[-1] = replace(last, readings=(*last.readings, *fact.readings))
                continue
        kept.append(fact)
    return kept


def _within(facts: list[Fact], starts: list[int], spans: tuple[Span, ...]) -> list[Fact]:
    """Names that lie in the spans by half: the cut between two passages may go through a name.

    A cut at the blank in its middle leaves it to both.
    """
    found: dict[Span, Fact] = {}
    for start, end in spans:
        first = max(0, bisect_left(starts, start) - 1)  # names are disjoint: only one can begin before
        for fact in facts[first : bisect_left(starts, end)]:
            shared = sum(overlap(fact.span, span) for span in spans)
            if 2 * shared >= fact.span[1] - fact.span[0] - _BLANK:
                found[fact.span] = fact
    return [found[span] for span in sorted(found)]


def is_written(fact: Fact, text: str) -> bool:
    """Whether a form of the name stands in the text inside something longer (กองทัพเยอรมัน)."""
    gazetteer = load_gazetteer()
    for key in keys(fact):
        known = gazetteer.names.get(key)
        if known is not None and any(form in text for form in (*known.thai, *known.english)):
            return True
    folded = fold_latin(fact.text)
    # letters of another script that stand beside it are no part of the word: ブランドはRevlon
    said = " ".join(match[0] for match in _LATIN.finditer(text))
    return len(folded) > 3 and f" {folded} " in f" {fold_latin(said)} "
