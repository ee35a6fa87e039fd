"""Which word answers which, in the rows whose findings were weighed word by word.

The script of the page lights the counterpart of a word. It finds words by counting the characters of a cell
that are no blanks, in the units of JavaScript, since marks and blanks of the page are not those of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from thiap.content.answered import AnsweredBead, AnsweredWord, answered_words
from thiap.model import Bead, Bitext, Document, Report, Spans
from thiap.renderers.html.rows import Row
from thiap.spans import overlap, within

#: Checks that ask the words; what they found is shown word by word.
WEIGHED: Final = frozenset({"clause-missing", "clause-added", "negation-changed"})
#: Rows that are shown so, at most: each takes some 700 bytes, and 30 ms where a check did not ask for it.
MOST_ROWS: Final = 60
#: Characters of the longer side of a bead that is shown so, at most.
MOST_CHARS: Final = 1500
#: Share of a word from which the page says that another answers it.
LEAST_SHARE: Final = 0.25

#: A source's number, where its words and those of the target stand (start, length, …), pairs of them that
#: answer each other (word of the source, word of the target, …), and the words of either side that nothing
#: answers.
RowAnswers = tuple[int, list[int], list[int], list[int], list[int], list[int]]


def row_answers(report: Report, rows: Sequence[Row]) -> dict[int, list[RowAnswers]]:
    """The words of rows with such findings, by number of the row; empty where there is no token encoder."""
    found: dict[int, list[RowAnswers]] = {}
    for number, bitext in enumerate(report.bitexts):
        chosen = _chosen(report, number, bitext)
        homes = [
            (bead, home) for bead in chosen[:MOST_ROWS] if (home := _home(rows, number, bead)) is not None
        ]
        homes = homes[: MOST_ROWS - len(found)]
        told = answered_words(bitext, [bead for bead, _ in homes]) if homes else None
        for answered, (_, home) in zip(told or (), homes, strict=bool(told)):
            found.setdefault(home, []).append(_told(bitext, number, rows[home], answered))
    return found


def _chosen(report: Report, number: int, bitext: Bitext) -> list[Bead]:
    """Beads that a finding of such a check lies in, in the order of the alignment."""
    spans = [
        (finding.source, finding.target)
        for finding in report.findings
        if finding.check in WEIGHED and finding.source_index == number and finding.source and finding.target
    ]
    if not spans or bitext.mode != "translation":
        return []
    return [
        bead
        for bead in bitext.alignment.beads
        if bead.source
        and bead.target
        and max(_size(bead.source), _size(bead.target)) <= MOST_CHARS
        and any(_meet(source, bead.source) and _meet(target, bead.target) for source, target in spans)
    ]


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _meet(spans: Spans, others: Spans) -> bool:
    return any(overlap(span, other) for span in spans for other in others)


def _home(rows: Sequence[Row], number: int, bead: Bead) -> int | None:
    """The row that shows both sides of a bead."""
    for k, row in enumerate(rows):
        if within(bead.source, row.sources[number]) and within(bead.target, row.target):
            return k
    return None


def _told(bitext: Bitext, number: int, row: Row, answered: AnsweredBead) -> RowAnswers:
    links = {(k, j) for k, word in enumerate(answered.source) for j, share in word.by if share >= LEAST_SHARE}
    links |= {
        (k, j) for j, word in enumerate(answered.target) for k, share in word.by if share >= LEAST_SHARE
    }
    return (
        number,
        _places(bitext.source, row.sources[number], answered.source),
        _places(bitext.target, row.target, answered.target),
        list(chain.from_iterable(sorted(links))),
        _unanswered(answered.source),
        _unanswered(answered.target),
    )


def _unanswered(words: Iterable[AnsweredWord]) -> list[int]:
    return [k for k, word in enumerate(words) if word.answered < 1 / 2]


def _places(doc: Document, cell: Spans, words: Iterable[AnsweredWord]) -> list[int]:
    """Start and length of each word in its cell, one after another."""
    found = []
    for word in words:
        start, end = word.spans[0][0], word.spans[-1][1]
        before = sum(_units(doc.text[a : min(b, start)]) for a, b in cell if a < start)
        found += [before, _units(doc.text[start:end])]
    return found


def _units(text: str) -> int:
    """Characters of ``text`` that are no blanks, those beyond the first plane counted twice."""
    return sum(1 + (char > "\uffff") for char in text if not char.isspace())
