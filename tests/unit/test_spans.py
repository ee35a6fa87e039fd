"""Questions about places in a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from thiap.model import Block, Document
from thiap.spans import line_column, place


def slow_place(doc: Document, offset: int) -> str:
    """The obvious way: ask every block."""
    for block in doc.blocks:
        if block.place and block.span[0] <= offset <= block.span[1]:
            return block.place
    line, column = line_column(doc.text, offset)
    return f"{line}:{column}"


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4), st.booleans()), max_size=12))
def test_place_agrees_with_asking_every_block(shape: list[tuple[int, int, bool]]) -> None:
    blocks, at = [], 0
    for number, (gap, length, named) in enumerate(shape):
        start = at + gap
        at = start + length
        blocks.append(Block("paragraph", (start, at), place=f"unit {number}" if named else ""))
    doc = Document("x", "a\nb " * (at // 4 + 1), "en", "text", tuple(blocks))
    for offset in range(len(doc.text) + 1):
        assert place(doc, offset) == slow_place(doc, offset)
