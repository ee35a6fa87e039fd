"""Beads word by word: a table for a terminal, records for a machine."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from shutil import get_terminal_size
from typing import Any, Final

from thiap.content.answered import AnsweredBead, AnsweredWord
from thiap.model import SIDES, Bead, other_side
from thiap.renderers.alignment.text import columns, wrapped

#: A word answered less likely than this is marked.
_ANSWERED: Final = 0.5
_NARROWEST, _WIDEST = 30, 100


def bead_tables(numbered: Sequence[tuple[int, AnsweredBead]]) -> str:
    """For each bead its two texts word by word: the word, how surely it is answered, and by what.

    A dash marks words that nothing answers. No line is wider than the terminal.
    """
    width = min(_WIDEST, max(_NARROWEST, get_terminal_size((80, 24)).columns))
    return "\n".join(
        "".join(f"{line}\n" for line in _table(number, bead, width)) for number, bead in numbered
    )


def _table(number: int, found: AnsweredBead, width: int) -> Iterator[str]:
    yield f"bead {number}  score {found.bead.score:.2f}"
    for side in SIDES:
        words, others = found.words(side), found.words(other_side(side))
        yield side
        room = max([1, *(columns(word.text) for word in words)])
        room = min(room, width // 3)
        for word in words:
            answers = ", ".join(f"{others[k].text} {share:.2f}" for k, share in word.by)
            mark = " " if word.answered >= _ANSWERED else "-"
            left, right = wrapped(word.text, room), wrapped(answers, max(8, width - room - 12))
            for line in range(max(len(left), len(right))):
                lead = f"{mark} {word.answered:.2f}" if line == 0 else " " * 6
                cell = left[line] if line < len(left) else ""
                rest = right[line] if line < len(right) else ""
                yield f"  {lead}  {cell}{' ' * (room - columns(cell))}  {rest}".rstrip()


def bead_records(numbered: Sequence[tuple[int, AnsweredBead]]) -> str:
    """One JSON line a bead."""
    return "".join(
        json.dumps(_record(number, found), ensure_ascii=False) + "\n" for number, found in numbered
    )


def _record(number: int, found: AnsweredBead) -> dict[str, Any]:
    bead: Bead = found.bead
    sides = {side: [_word(word) for word in found.words(side)] for side in SIDES}
    return {
        "bead": number,
        "score": bead.score,
        "source": {"spans": [list(span) for span in bead.source], "words": sides["source"]},
        "target": {"spans": [list(span) for span in bead.target], "words": sides["target"]},
    }


def _word(word: AnsweredWord) -> dict[str, Any]:
    return {
        "text": word.text,
        "spans": [list(span) for span in word.spans],
        "answered": word.answered,
        "by": [{"word": number, "share": share} for number, share in word.by],
    }
