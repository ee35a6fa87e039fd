"""A name that the draft renders wherever the Thai source has it, and not here: another may stand there.

Thai may leave a name out that its translation must say again, so this is asked out of Thai alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from thiap.model import Bead, Document, Span
from thiap.names.passages import around
from thiap.names.spelt import Known
from thiap.names.thai import cuts_well, is_part_of_a_word

#: Passages in which a spelling stands with its name, and letters of one that is no part of other words.
_OFTEN, _FORM = 3, 4


def unrendered(
    thai: Document, beads: Sequence[Bead], known: Mapping[str, Known], plain: Sequence[str], *, alone: bool
) -> Iterator[Span]:
    """Places in ``thai``, the target of ``beads``, of a spelling whose name the passage does not have.

    ``plain``: the Thai passages. ``alone``: no passage answers another.
    """
    for entry in known.values():
        for form in entry.forms if entry.learnt else ():
            having = {k for k, text in enumerate(plain) if form in text}
            without = [
                k for k in having if entry.places.keys().isdisjoint(around(k, len(beads), alone=alone))
            ]
            if len(form) < _FORM or len(having) - len(without) < max(_OFTEN, len(without)):
                continue
            for k in without:
                yield from _places(thai, beads[k], form)


def _places(thai: Document, bead: Bead, form: str) -> Iterator[Span]:
    for low, high in bead.target:
        for match in re.finditer(re.escape(form), thai.text[low:high], re.IGNORECASE):
            start, end = low + match.start(), low + match.end()
            if cuts_well(thai.text, start, end) and not is_part_of_a_word(thai.text, (start, end)):
                yield start, end
                break
