"""Members of a list in an English sentence: WhatsApp, Line or phone."""

from __future__ import annotations

import re

from thiap.model import Span

_JOINT = re.compile(r",\s*(?:and|or)\s+|,\s+|(?<!\s)\s+(?:and|or|&)\s+")
_WORD = re.compile(r"[^\s,.;:!?()\"“”]+")
#: Words of a member at most; a longer stretch between two commas is a clause.
_LONGEST = 3
#: Members of a list at least: two names with "and" between them may be one.
_LEAST = 3


def list_members(sentence: str, span: Span) -> tuple[str, ...]:
    """The other members of the list that the words at ``span`` are a member of; empty where they are in none.

    The first member may have words before it, of which the last counts, the last one words behind it, of
    which the first counts.
    """
    joints = list(_JOINT.finditer(sentence))
    edges = [0, *(edge for joint in joints for edge in joint.span()), len(sentence)]
    chunks = list(zip(edges[::2], edges[1::2], strict=True))
    own = next((k for k, (start, end) in enumerate(chunks) if start <= span[0] and span[1] <= end), None)
    if own is None:
        return ()
    ends = [bool(joint[0].strip(" ,\t\r\n")) for joint in joints]  # "and", "or" stand before the last member
    first, last = own, own
    while first > 0 and _starts_at(sentence, chunks[first], span if first == own else None):
        if ends[first - 1] and first != own:
            break
        first -= 1
    while last < len(chunks) - 1 and _ends_at(sentence, chunks[last], span if last == own else None):
        if (last > own and ends[last - 1]) or (last == own and own > first and ends[own - 1]):
            break
        last += 1
    if first < own == last < len(joints) and not ends[own - 1] and sentence[span[1] : chunks[own][1]].strip():
        return ()  # a word of a member in the middle: , humidity sensor,
    members = []
    for k in range(first, last + 1):
        words = _WORD.findall(sentence[slice(*chunks[k])])
        if k == own or not words:
            continue
        members.append(words[-1] if k == first else words[0] if k == last else " ".join(words))
    return tuple(members) if len(members) + 1 >= _LEAST else ()


def _starts_at(sentence: str, chunk: Span, span: Span | None) -> bool:
    """Whether a chunk begins with its member, so that another may stand before it."""
    if span:
        return not sentence[chunk[0] : span[0]].strip("the ")
    return len(_WORD.findall(sentence[slice(*chunk)])) <= _LONGEST


def _ends_at(sentence: str, chunk: Span, span: Span | None) -> bool:
    """Whether a chunk ends with its member, so that another may stand behind it."""
    if span:
        return not sentence[span[1] : chunk[1]].strip()
    return len(_WORD.findall(sentence[slice(*chunk)])) <= _LONGEST
