"""How the translation of a file of strings stands: each key is held against what it was."""

from __future__ import annotations

from collections.abc import Sequence

from thiap.model import Document
from thiap.project.lock import Accepted
from thiap.project.pieces import Piece
from thiap.project.step import Lag, Standing, is_copy
from thiap.readers.keyed.pairs import answers


def standing_by_key(
    source: Document, target: Document, first: Sequence[Piece], second: Sequence[Piece], accepted: Accepted
) -> Standing:
    """Hold both files against what they were, key by key; a key that is renamed is another.

    Args:
        source: a file of strings.
        target: its translation.
        first: the pieces of the source, one for each block.
        second: the pieces of the translation, likewise.
        accepted: what they were.
    """
    ours = {block.unit: piece for block, piece in zip(source.blocks, first, strict=True)}
    theirs = {block.unit: piece for block, piece in zip(target.blocks, second, strict=True)}
    known = {mark for group in accepted.groups for mark in group.source}
    answered = {mark for group in accepted.groups for mark in group.target}
    left_out = {mark for group in accepted.groups if group.left_out for mark in group.source}
    lags: list[Lag] = []
    used: set[str] = set()
    updated = 0
    for block, other in answers(source, target):
        piece, answer = ours[block.unit], theirs[other.unit] if other else None
        used |= {other.unit} if other else set()
        changed = piece.mark not in known
        if answer is None or is_copy([piece], [answer]):
            if piece.mark not in left_out:
                lags.append(Lag("new" if changed else "missing", piece, None))
        elif changed and answer.mark in answered:
            lags.append(Lag("stale", piece, answer))
        else:
            updated += changed
    behind = len(lags)
    gone = (piece for unit, piece in theirs.items() if unit not in used and piece.mark in answered)
    return Standing(
        (*lags, *(Lag("obsolete", None, piece) for piece in gone)), len(first), len(first) - behind, updated
    )
