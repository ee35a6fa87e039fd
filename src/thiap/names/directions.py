"""Which part of a land a name stands for: Southern California and ตอนใต้ของแคลิฟอร์เนีย.

English says the direction before the name, Thai behind it or before it with a word for "of", and either may
have made one name of the two (South Korea, เกาหลีใต้). Both come to the land and its directions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from thiap.languages.cues import cue, either
from thiap.model import Document, Fact, Reading, Span
from thiap.names.gazetteer import load_gazetteer
from thiap.spans import block_at

#: Characters before and behind a name that may say a direction of it.
_REACH = 36
_ENGLISH = re.compile(
    r"\b(?=north|south|east|west)(?P<one>north|south)?[- ]?(?P<two>east|west|north|south)?(?:ern)?"
    r"(?:\s+(?:part|half|coast|tip|end|side)?\s*of(?:\s+the)?)?\s+\Z",
    re.IGNORECASE,
)
_SENSES = tuple((cue(sense), sense) for sense in ("north", "south", "east", "west"))
_WORD = f"(?:{either('between_directions', 'east', 'west', 'north', 'south')})"
_PART = f"(?:{either('part_of_land')})"
_THAI_BEFORE = re.compile(rf"{_PART}+(?P<said>{_WORD}){either('of')}(?:{either('land')})?\s?\Z")
_THAI_BEHIND = re.compile(rf"(?:\s?{_PART}+)?(?P<said>{_WORD})(?!{either('no_direction')})")


@cache
def split_key(key: str) -> tuple[str, frozenset[str]]:
    """The land and the directions in a key of the tables: "south korea" is the south of Korea."""
    first, _, rest = key.partition(" ")
    word = first.removesuffix("ern")
    if word in {"north", "south", "east", "west"} and rest in load_gazetteer().names:
        return rest, frozenset({word})
    return key, frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """The land that a name stands for, the directions said of it, and where both are said.

    Attributes:
        directions: none where the whole land is meant.
    """

    land: str
    directions: frozenset[str]
    span: Span


def part_of(doc: Document, fact: Fact) -> Part:
    """What a name and the words around it stand for."""
    land, directions = split_key(fact.value)
    start, end = fact.span
    if directions:
        return Part(land, directions, fact.span)
    block = block_at(doc, start)
    reach = max(start - _REACH, block.span[0] if block else 0)
    if doc.lang == "th":
        before = _THAI_BEFORE.search(doc.text, reach, start)
        found = before or _THAI_BEHIND.match(doc.text, end)
        said = found["said"] if found else ""
        directions = frozenset(sense for form, sense in _SENSES if form in said)
    else:
        found = _ENGLISH.search(doc.text, reach, start)
        said = (found["one"] or "") + " " + (found["two"] or "") if found else ""
        directions = frozenset(said.lower().split())
    if found is None or not directions:
        return Part(land, frozenset(), fact.span)
    return Part(land, directions, (min(start, found.start()), max(end, found.end())))


def with_parts(doc: Document, facts: Sequence[Fact], wanted: Iterable[str]) -> Iterator[Fact]:
    """Facts of a Thai text that may stand for a part of their land which is a name of the other text."""
    parts: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for key in wanted:
        base, directions = split_key(key)
        if directions:
            parts[base].append((key, directions))
    for fact in facts:
        said = part_of(doc, fact) if fact.value in parts else None
        if said and (keys := [key for key, directions in parts[said.land] if directions == said.directions]):
            yield replace(fact, readings=(*(Reading(key, rule="exonym") for key in keys), *fact.readings))
        else:
            yield fact


def other_part(
    source: Document, target: Document, ours: Sequence[Fact], theirs: Sequence[Fact]
) -> Iterator[tuple[Fact, Fact]]:
    """A part of a land that the other side names otherwise, where both name parts of it equally often."""
    told: dict[str, tuple[list[tuple[Fact, Part]], list[tuple[Fact, Part]]]] = {}
    for side, (doc, facts) in enumerate(((source, ours), (target, theirs))):
        for fact in sorted(facts, key=lambda fact: fact.span):
            part = part_of(doc, fact)
            told.setdefault(part.land, ([], []))[side].append((fact, part))
    for first, second in told.values():
        if len(first) != len(second) or not all(part.directions for _, part in (*first, *second)):
            continue
        wrong = [
            (one, other)
            for one, other in zip(first, second, strict=True)
            if not one[1].directions & other[1].directions
        ]
        if len(wrong) == 1:  # of two, one may be said before the other
            ((fact, one), (other, two)) = wrong[0]
            yield (
                replace(fact, span=one.span, text=source.quote(one.span)),
                replace(other, span=two.span, text=target.quote(two.span)),
            )
