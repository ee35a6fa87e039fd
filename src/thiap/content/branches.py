"""Branches of a message by number or by choice, which say one thing in the forms that a language has.

``{n, plural, one {# file was moved} other {# files were moved}}`` has two branches for one sentence, and Thai
one: what answers the first answers the second.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from thiap.model import Document, Span, Spans
from thiap.readers.icu import find_messages
from thiap.spans import block_at, overlap

_WORD: Final = re.compile(r"[^\W\d_]+")
#: Share of the words of a branch that another one has too.
_ALIKE: Final = 0.6


def counted_arguments(*texts: str) -> frozenset[str]:
    """The arguments in braces whose number the branches of every text say, by # or by name."""
    said = [
        {f"{{{message.argument}}}" for message in find_messages(text) if any(message.hashes)}
        for text in texts
    ]
    return frozenset.intersection(*map(frozenset, said)) if said else frozenset()


def said_in_another_branch(doc: Document, spans: Spans, lost: Sequence[Spans]) -> bool:
    """Whether a stretch of a unit stands in a branch of which another one says the same, and is not lost.

    Args:
        doc: the text of the unit.
        spans: the stretch.
        lost: all stretches of the text that nothing answers.
    """
    block = block_at(doc, spans[0][0])
    if block is None:
        return False
    at = block.span[0]
    for message in find_messages(doc.quote(block.span)):
        branches = [(at + start, at + end) for start, end in message.branches]
        own = next((branch for branch in branches if all(overlap(span, branch) for span in spans)), None)
        if own is None:
            continue
        words = set(_WORD.findall(" ".join(map(doc.quote, spans)).lower()))
        for other in branches:
            there = set(_WORD.findall(doc.quote(other).lower()))
            if other != own and len(words & there) >= _ALIKE * len(words) and not _is_lost(other, lost):
                return True
    return False


def _is_lost(branch: Span, lost: Sequence[Spans]) -> bool:
    return any(overlap(span, branch) for spans in lost for span in spans)
