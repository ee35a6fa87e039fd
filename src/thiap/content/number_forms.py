"""Messages that one side of a unit gives once and the other again for each number: "%d file;%d files"."""

from __future__ import annotations

from thiap.model import SIDES, Bitext, Side, Span, Spans, other_side
from thiap.readers.number_forms import later_forms


def said_again(bitext: Bitext) -> dict[Side, Spans]:
    """By side the forms behind the first where the other side has no such forms: they ask for no answer.

    Where both sides have forms each may answer its own. None outside of files of units.
    """
    found: dict[Side, list[Span]] = {side: [] for side in SIDES}
    for bead in bitext.alignment.beads if bitext.alignment.alone else ():
        if not bead.source or not bead.target:
            continue
        whole = {side: (bead.spans(side)[0][0], bead.spans(side)[-1][1]) for side in SIDES}
        forms = {side: later_forms(bitext.document(side).quote(whole[side])) for side in SIDES}
        for side in SIDES:
            if forms[side] and not forms[other_side(side)]:
                start = whole[side][0]
                found[side] += [(start + low, start + high) for low, high in forms[side]]
    return {side: tuple(sorted(spans)) for side, spans in found.items()}
