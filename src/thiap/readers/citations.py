"""Marks inside prose that are no part of what it says."""

from __future__ import annotations

import re

from thiap.languages.cues import either
from thiap.model import Block, Spans

#: Citation marks as they are left in the plain text of a wiki page: [3], [a], [note 2],
#: [citation needed], [ต้องการอ้างอิง]. They cling to what they prove, or begin a line that lost its
#: beginning; "on the [21st]", after a blank, is an editor's insertion and says something.
_CITATION = re.compile(
    rf"(?:(?<=\S)|(?<![^\r\n]))\[(?:\d{{1,3}}|[a-z]{{1,2}}|(?:note|nb|n|fn|{either('note')}) ?\d{{1,3}}"
    rf"|citation needed|clarification needed|when\?|who\?|{either('wanted_note')})\]"
    r"(?::\d{1,4}(?:[–-]\d{1,4})?)?"
)

#: An address that stands bare in prose. What follows in Thai belongs to the sentence.
ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>\"'`()\[\]{}\u0e00-\u0e7f\ue000]+(?:\([^\s<>()]*\)[^\s<>()]*)?"
)


def citation_marks(text: str, blocks: tuple[Block, ...]) -> Spans:
    """Spans of the citation marks inside the blocks, in text order."""
    return tuple(
        (match.start(), match.end())
        for block in blocks
        for match in _CITATION.finditer(text, block.span[0], block.span[1])
    )
