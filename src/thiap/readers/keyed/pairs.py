"""Two files of strings, paired by key."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from thiap.model import Bead, Block, Document
from thiap.readers.keyed.slots import form_of
from thiap.readers.states import state_of
from thiap.spans import merge
from thiap.vocabulary import UnitState

Paired = tuple[Document, Document, tuple[Bead, ...]]

#: Of the forms by number the one that stands in where a language has fewer.
_STAND_IN: Final = "other"


def is_keyed(doc: Document) -> bool:
    """Whether a document is a file of strings in one language."""
    from thiap.readers.keyed import KEYED

    return doc.format in KEYED and bool(doc.blocks) and bool(doc.blocks[0].unit)


def paired(source: Document, target: Document, out: Collection[UnitState]) -> Paired | None:
    """Both files with the state of each unit, and a bead for each; None for texts that are no such files.

    A text of the source without its like is a unit that is empty; what only the target has is left out, as
    are the source's forms by number that the target's language does without. Units in a state that is ``out``
    are set apart: nothing is read in them.
    """
    if not (is_keyed(source) and is_keyed(target)):
        return None
    beads: list[Bead] = []
    said: dict[str, UnitState] = {}
    answered: dict[str, Block] = {}
    for block, other in answers(source, target):
        state = state_of(source.quote(block.span), target.quote(other.span) if other else "")
        said[block.unit] = state
        if other:
            answered[other.unit] = replace(block, state=state)
        beads.append(Bead((block.span,), (other.span,) if other and state not in out else (), 1.0))
    first = tuple(replace(block, state=said.get(block.unit, "")) for block in source.blocks)
    second = tuple(
        replace(block, state=answered[block.unit].state, place=answered[block.unit].place)
        if block.unit in answered
        else block
        for block in target.blocks
    )
    return _without(source, first, out), _without(target, second, out), tuple(beads)


def answers(source: Document, target: Document) -> Iterator[tuple[Block, Block | None]]:
    """Each text of the source with the one that its key names, or that stands in for it, or None.

    Forms by number that the target's language does without are passed over.
    """
    theirs = {block.unit: block for block in target.blocks}
    ours = {block.unit for block in source.blocks}
    for block in source.blocks:
        other = theirs.get(block.unit) or _stand_in(block.unit, ours, theirs)
        if other is not None or not _needless(block.unit, ours, theirs):
            yield block, other


def _stand_in(unit: str, ours: Collection[str], theirs: dict[str, Block]) -> Block | None:
    """The target's only form, for a source that has none of its name: ``n`` and ``n_other``."""
    stem, form = form_of(unit)
    if form and form != _STAND_IN:
        return None
    wanted = (stem,) if form else tuple(f"{unit}{sign}" for sign in ("_other", "[other]", ".other"))
    return next((theirs[key] for key in wanted if key in theirs and key not in ours), None)


def _needless(unit: str, ours: Collection[str], theirs: dict[str, Block]) -> bool:
    """Whether this is a form by number of which the target has another: Thai has one for all."""
    stem, form = form_of(unit)
    if not form or form == _STAND_IN:
        return False
    rest = unit[len(stem) :].replace(form, _STAND_IN)
    return f"{stem}{rest}" in ours or f"{stem}{rest}" in theirs


def _without(doc: Document, blocks: tuple[Block, ...], out: Collection[UnitState]) -> Document:
    """The document with its blocks as they are now, and those set apart that are not looked at."""
    left = [block.span for block in blocks if not block.state or block.state in out]
    return replace(doc, blocks=blocks, skipped=merge([*doc.skipped, *left]))
