"""A surname of the Thai that a whole name teaches, where the other side has somebody else.

Where both sides name somebody in two words or more, the last words are the surname. Where the Thai has it
again and nothing of the other side sounds like it, what stands in its place, in the letters of foreign names,
is another's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thiap.model import Bead, Document, Span, Spans
from thiap.names.explained import explains
from thiap.names.fold import fold_thai
from thiap.names.in_full import rows_of_words, wholes
from thiap.names.lands import country
from thiap.names.leading import is_heard
from thiap.names.named import RUNS, key_of, spellings
from thiap.names.passages import around
from thiap.names.placed import position
from thiap.names.strangers import foreign_run
from thiap.names.thai import cuts_well, is_part_of_a_word
from thiap.names.translit import SearchText

#: How well a Thai row must spell a whole name to teach it.
_WHOLE = {"zh": 0.2, "ja": 0.3}
#: Letters of a Thai surname, and of a word in its place.
_LEAST, _RUN = 4, {"ja": 3, "zh": 2}
#: How far apart, in shares of the passage, the two may stand.
_APART = 0.35


def taught(
    named: Document, thai: Document, beads: Sequence[Bead], people: Spans, *, alone: bool = False
) -> Iterator[tuple[Span, Span]]:
    """Words of ``named`` in the place of a surname that the Thai has, each with it.

    ``people``: where ``named`` names people. ``alone``: no passage answers another.
    """
    if named.lang not in RUNS:
        return
    known = _known(named, thai, beads, people)
    said = [" ".join(map(named.quote, bead.source)) for bead in beads]
    for form, names in known.items():
        for k, bead in enumerate(beads):
            near = around(k, len(beads), alone=alone)
            place = next(_places(thai, bead, form), None)
            if place is None or any(name in said[j] for j in near for name in names):
                continue
            if explains(named, [part for j in near for part in beads[j].source], form):
                continue
            where = position(bead.target, place)
            likely = [
                (abs(position(bead.source, run) - where), run)
                for run in _runs(named, bead)
                if not is_heard(named.quote(run), thai, [beads[j] for j in near], named.lang)
            ]
            if likely and min(likely)[0] <= _APART:
                yield min(likely)[1], place


def _known(named: Document, thai: Document, beads: Sequence[Bead], people: Spans) -> dict[str, set[str]]:
    """Thai surnames, each with the words of the whole name on the other side."""
    known: dict[str, set[str]] = {}
    for bead in beads:
        rows = list(rows_of_words(thai, bead.target))
        for whole in wholes(named, bead.source, people):
            key = "".join(key_of(named.quote(word)) for word in whole.words)
            for row in rows:
                if len(row) != len(whole.words):
                    continue
                heard = SearchText([fold_thai(thai.text[row[0][0] : row[-1][1]])], "th", named.lang)
                share = max(float(heard.shares(form)[0]) for form in spellings(key, named.lang))
                if share >= _WHOLE[named.lang] and row[-1][1] - row[-1][0] >= _LEAST:
                    known.setdefault(thai.quote(row[-1]), set()).update(map(named.quote, whole.words))
    return known


def _places(thai: Document, bead: Bead, form: str) -> Iterator[Span]:
    """Where a passage has a Thai word by itself."""
    for low, high in bead.target:
        for match in re.finditer(re.escape(form), thai.text[low:high]):
            start, end = low + match.start(), low + match.end()
            if cuts_well(thai.text, start, end) and not is_part_of_a_word(thai.text, (start, end)):
                yield start, end


def _runs(doc: Document, bead: Bead) -> Iterator[Span]:
    """The words of a passage in the letters of foreign names."""
    for part in bead.source:
        for match in foreign_run(doc.lang).finditer(doc.text, *part):
            if len(match[0]) >= _RUN[doc.lang] and not country(match[0], doc.lang):
                yield match.span()
