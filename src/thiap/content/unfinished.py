"""Units of a file that are set apart because they are not done: nothing but their count is told of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from thiap.content.kept import Identity
from thiap.model import Bitext, Spans
from thiap.readers.keyed.pairs import is_keyed
from thiap.readers.keyed.slots import form_of
from thiap.spans import block_at
from thiap.vocabulary import UnitState


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A unit that is not done.

    Attributes:
        state: why it is not.
        source, target: where it stands; the target is empty where it has no text.
    """

    state: UnitState
    source: Spans
    target: Spans


def unfinished_units(bitext: Bitext) -> tuple[Unfinished, ...]:
    """The units that the reader set apart, in file order; none for texts that are no files of units."""
    return _unfinished_units(Identity(bitext)) if bitext.alignment.alone else ()


@lru_cache(maxsize=4)
def _unfinished_units(key: Identity) -> tuple[Unfinished, ...]:
    bitext = key.bitext
    written = {(block.place, block.unit, block.state): block.span for block in bitext.target.blocks}
    found = []
    for bead in bitext.alignment.beads:
        if bead.target or not bead.source:
            continue
        block = block_at(bitext.source, bead.source[0][0])
        if block is not None and block.state:
            there = written.get((block.place, block.unit, block.state))
            found.append(Unfinished(block.state, bead.source, (there,) if there else ()))
    return tuple(found)


def obsolete_units(bitext: Bitext) -> Spans:
    """Texts of a file of strings whose keys its source has no more; forms by number of a key are one."""
    if not (bitext.alignment.alone and is_keyed(bitext.source) and is_keyed(bitext.target)):
        return ()
    stems = {form_of(block.unit)[0] for block in bitext.source.blocks}
    return tuple(
        block.span
        for block in bitext.target.blocks
        if not block.state and form_of(block.unit)[0] not in stems
    )
