"""Numbers that sections and items run by, which follow from what stands before them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from thiap.content.kept import Identity
from thiap.model import SIDES, Bitext, Document, Span
from thiap.spans import block_at

#: A number that a section begins with.
_NUMBER: Final = re.compile(r"[^\w(\[]{0,8}(?P<number>\d{1,3})[.)](?=\s)")


def is_renumbered(bitext: Bitext, source: Span, target: Span) -> bool:
    """Whether two numbers begin sections of which one side has more, so that they run on otherwise."""
    spans = zip(SIDES, (source, target), strict=True)
    return all(_begins(bitext.document(side), span) for side, span in spans) and _differ(Identity(bitext))


def _begins(doc: Document, span: Span) -> bool:
    """Whether a number is what its block begins with."""
    block = block_at(doc, span[0])
    found = _NUMBER.match(doc.text, *block.span) if block else None
    return found is not None and found.span("number") == span


@lru_cache(maxsize=4)
def _differ(key: Identity) -> bool:
    """Whether one side has more numbered sections than the other."""
    counts = [
        sum(_NUMBER.match(doc.text, *block.span) is not None for block in doc.blocks)
        for doc in (key.bitext.source, key.bitext.target)
    ]
    return counts[0] != counts[1]
