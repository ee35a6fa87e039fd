"""Corrections put into a file, each held to what a reader then finds in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from thiap.corrections.edits import Change, Draft, Edit, Refused, expected
from thiap.errors import ThiapError
from thiap.model import Document

#: Most places that are tried for one correction.
_WAYS_MOST: Final = 12
#: Why the second of two corrections of the same words is refused.
OVERLAP: Final = "overlaps a correction made before it; check again and fix the rest"
_UNSAFE: Final = "the file would then say something else as well; correct it by hand"


@dataclass(frozen=True, slots=True)
class Corrected:
    """A file with corrections.

    Attributes:
        data: the file.
        done: what was replaced, in text order.
        refused: what was not, and why.
    """

    data: bytes
    done: tuple[Edit, ...]
    refused: tuple[tuple[Edit, str], ...]


def correct(
    data: bytes,
    doc: Document,
    edits: Sequence[Edit],
    reread: Callable[[bytes], Document],
    *,
    encoding: str | None = None,
) -> Corrected:
    """Make the replacements that can be made without touching anything else.

    Args:
        data: the file.
        doc: as its reader read it.
        edits: replacements in ``doc.text``; of two that overlap the first is made.
        reread: reads a changed file as ``doc`` was read. A change whose text is not what was asked for, to
            the character, is not made.
        encoding: of a text, as the user gave it.

    Raises:
        UsageError: files of this format cannot be written again.
    """
    from thiap.corrections.formats import open_draft

    draft = open_draft(data, doc, encoding)
    placed, refused = place(draft, doc, edits, reread)
    whole = [change for _, way in placed for change in way]
    done = sorted((edit for edit, _ in placed), key=lambda edit: edit.span)
    return Corrected(draft.changed(whole) if whole else data, tuple(done), tuple(refused))


def place(
    draft: Draft, doc: Document, edits: Sequence[Edit], reread: Callable[[bytes], Document]
) -> tuple[list[tuple[Edit, list[Change]]], list[tuple[Edit, str]]]:
    """The replacements that can be made, each with the changes that make it, and those that cannot.

    All that are placed were read again together. The arguments are those of `correct`.
    """
    planned, refused = _planned(draft, edits)
    placed = [(edit, ways[0]) for edit, ways in planned]
    if placed and not _holds(draft, doc, placed, reread):
        placed = []
        for edit, ways in planned:
            for way in ways[:_WAYS_MOST]:
                if _holds(draft, doc, [*placed, (edit, way)], reread):
                    placed.append((edit, way))
                    break
            else:
                refused.append((edit, _UNSAFE))
    return placed, refused


def _planned(
    draft: Draft, edits: Sequence[Edit]
) -> tuple[list[tuple[Edit, list[list[Change]]]], list[tuple[Edit, str]]]:
    planned: list[tuple[Edit, list[list[Change]]]] = []
    refused: list[tuple[Edit, str]] = []
    for edit in edits:
        if any(edit.span[0] < other.span[1] and other.span[0] < edit.span[1] for other, _ in planned):
            if all(edit != other for other, _ in planned):
                refused.append((edit, OVERLAP))
            continue
        try:
            planned.append((edit, draft.ways(edit)))
        except Refused as why:
            refused.append((edit, str(why)))
    return planned, refused


def _holds(
    draft: Draft,
    doc: Document,
    placed: Sequence[tuple[Edit, list[Change]]],
    reread: Callable[[bytes], Document],
) -> bool:
    """Whether the changed file reads as the text with these edits, laid out as before, and all of it read."""
    edits = [edit for edit, _ in placed]
    try:
        again = reread(draft.changed([change for _, way in placed for change in way]))
    except (ThiapError, UnicodeEncodeError):
        return False
    laid_out = [(block.kind, block.level, block.place, block.unit) for block in doc.blocks]
    if again.text != expected(doc, edits) or laid_out != [
        (block.kind, block.level, block.place, block.unit) for block in again.blocks
    ]:
        return False
    # Behind an empty line and a tab the rest of a paragraph is code in Markdown, which no block holds.
    ends = [(_moved(block.span[0], edits), _moved(block.span[1], edits)) for block in doc.blocks]
    return all(
        again.quote(block.span).strip() == again.text[start:end].strip()
        for block, (start, end) in zip(again.blocks, ends, strict=True)
    )


def _moved(place: int, edits: Sequence[Edit]) -> int:
    """Where the border of a block stands once the edits before it are made."""
    return place + sum(
        len(edit.text) - edit.span[1] + edit.span[0] for edit in edits if edit.span[1] <= place
    )
