"""Names put together from a name and what kind of thing it is: Treaty of Versailles, Polish Army.

Thai says the kind first (สนธิสัญญาแวร์ซาย, กองทัพโปแลนด์), English before or behind. Both sides have
the same parts; wherever all parts of one stand together in the target, it is the same name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from thiap.languages.cues import cue, cues, either
from thiap.languages.names import NameWord
from thiap.model import Document, Fact, Span
from thiap.names.entities import EntityIndex
from thiap.names.fold import fold_latin
from thiap.names.words import Atom, Run, Token

_NATION = cue("people")
_BEFORE = re.compile(
    rf"(?:{either('of_place', 'of')}|{_NATION}|{either('in', 'between', 'by', 'that')}|[\s\-–“\"(])*\Z"
)
#: What may stand between a generic word and the name behind it.
CONNECTS = re.compile(
    rf"(?:{either('of_place', 'of')}|{_NATION}|{either('between', 'that', 'in')}|[\s\-–“\"(])*"
)
_BEHIND = re.compile(rf"\A(?:{either('of_place', 'of', 'in', 'that', 'by', 'per', 'time', 'way')}|[\s\-–])*")
_JOINED = re.compile(rf"\A(?:{either('of', 'and', 'per')}|[\s\-–])*")
_KINDS = {
    "treaty": "event",
    "pact": "event",
    "agreement": "event",
    "convention": "event",
    "conference": "event",
    "battle": "event",
    "war": "event",
    "civil war": "event",
    "operation": "event",
    "massacre": "event",
    "invasion": "event",
    "partition": "event",
    "revolution": "event",
    "campaign": "event",
    "people": "nationality",
}
_PLACES = frozenset(
    (
        "river lake sea ocean gulf bay island mountain valley peninsula canal forest city village province "
        "county region district area bridgehead fortress castle palace line street bridge square station "
        "airport stadium park republic kingdom empire state states"
    ).split()
)
_ACTIONS = frozenset({"invasion", "partition"})
#: Thai says who acts by these words, and whom it befalls by none.
_BY = re.compile(rf"(?:{either('of', 'by')})")
_PEOPLE = NameWord("generic", "people", (), cues("people"))


@dataclass(slots=True)
class Composite:
    """A name of several parts, found in the source.

    Attributes:
        atoms: keys of the names inside.
        words: kinds, directions and adjectives.
        spans: where the source has it.
        role: of the name in an action ("Soviet invasion": "subject", "invasion of Poland": "object"),
            None where there is no action or both are named.
    """

    name: str
    type: str
    atoms: tuple[str, ...]
    words: tuple[NameWord, ...]
    spans: list[Span] = field(default_factory=list)
    role: str | None = None

    @property
    def key(self) -> str:
        """Folded name."""
        return fold_latin(self.name)


def find_composites(source: Document, runs: Sequence[Run], cast: EntityIndex) -> tuple[Composite, ...]:
    """Composite names of a source text, each once, in order of first mention."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...], str | None], Composite] = {}
    for run in runs:
        for span, atoms, words in _pieces(run):
            keys: list[str] = []
            for atom in atoms:
                keys += cast.readings.get(atom.span, ())[:1]
            if len(keys) < len(atoms) or " – " in source.quote(span):
                continue
            identity = tuple(sorted(keys)), tuple(sorted(word.key for word in words))
            name = " ".join(source.quote(span).split())
            role = _role(name, span, atoms, words)
            composite = found.get((*identity, role))
            if composite is None:
                composite = Composite(name, _type(words), tuple(keys), tuple(words), [], role)
                found[(*identity, role)] = composite
            if span not in composite.spans:
                composite.spans.append(span)
    return tuple(found.values())


def _role(name: str, span: Span, atoms: Sequence[Atom], words: Sequence[NameWord]) -> str | None:
    """Whether the only name of an action does it or suffers it."""
    if len(atoms) != 1 or not any(word.key in _ACTIONS for word in words):
        return None
    return "subject" if atoms[0].span[0] == span[0] else "object" if " of " in name else None


def _type(words: Sequence[NameWord]) -> str:
    for word in words:
        if word.key in _KINDS:
            return _KINDS[word.key]
    if all(word.role == "direction" for word in words) or any(
        word.key.split()[-1] in _PLACES for word in words
    ):
        return "place"
    return "organization"


def _pieces(run: Run) -> Iterator[tuple[Span, list[Atom], list[NameWord]]]:
    """Stretches of a run that are composites: parts between "and", with at least one atom."""
    items: list[Atom | Token] = []
    parts: list[list[Atom | Token]] = [items]
    taken = {word.span: atom for atom in run.atoms for word in atom.words}
    seen: set[Span] = set()
    for token in run.tokens:
        atom = taken.get(token.span)
        if atom is not None:
            if atom.span not in seen:
                seen.add(atom.span)
                items.append(atom)
        elif token.role == "link" and token.text == "and":
            items = []
            parts.append(items)
        elif token.role in ("generic", "direction", "adjective") or token.text == "of":
            items.append(token)
    for part in parts:
        yield from _part_pieces(part)
    for atom in run.atoms:
        if len(atom.words) == 1 and _is_people(atom):
            yield atom.span, [atom], [_PEOPLE]


def _is_people(atom: Atom) -> bool:
    """Whether the name is said of several people (Poles, Ukrainians)."""
    known, plain = atom.known, atom.words[0].text
    if known is None or known.type not in ("country", "people", "place"):
        return False
    return plain.endswith("s") and (plain != known.name or known.type == "people")


def _part_pieces(part: list[Atom | Token]) -> Iterator[tuple[Span, list[Atom], list[NameWord]]]:
    """The whole part, and the part from each of its later items on (Sarny Fortified Area)."""
    while part and isinstance(part[-1], Token) and part[-1].text == "of":
        part = part[:-1]
    while part and isinstance(part[0], Token) and part[0].text == "of":
        part = part[1:]
    for first in range(len(part)):
        for last in range(len(part), first, -1):
            piece = part[first:last]
            if isinstance(piece[0], Token) and piece[0].text == "of":
                continue
            if isinstance(piece[-1], Token) and (piece[-1].text == "of" or piece[-1].role == "adjective"):
                continue
            atoms = [item for item in piece if isinstance(item, Atom)]
            words = [item.word for item in piece if isinstance(item, Token) and item.word is not None]
            if not atoms or not words or len(atoms) > 3:
                continue
            if all(word.role == "adjective" for word in words):
                continue
            yield (piece[0].span[0], piece[-1].span[1]), atoms, words


class Named:
    """Name facts of a target, by where they stand and by whom they may name."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.by_start = {fact.span[0]: fact for fact in facts}
        self.by_end = {fact.span[1]: fact for fact in facts}
        self.by_key: dict[object, list[Fact]] = defaultdict(list)
        for fact in facts:
            for key in dict.fromkeys(reading.value for reading in fact.readings):
                self.by_key[key].append(fact)

    def firsts(self, keys: Sequence[str]) -> Iterator[tuple[str, Fact]]:
        """Each fact that may name one of ``keys``, with the first of them that it may name."""
        for place, key in enumerate(keys):
            for fact in self.by_key.get(key, ()):
                if not any(reading.value in keys[:place] for reading in fact.readings):
                    yield key, fact


def locate(target: Document, composite: Composite, named: Named) -> Iterator[Span]:
    """Places of the target where all parts of a composite stand together, in any order."""
    text, by_start, by_end = target.text, named.by_start, named.by_end
    for first, fact in named.firsts(composite.atoms):
        atoms = list(composite.atoms)
        atoms.remove(first)
        words = list(composite.words)
        start, end = fact.span
        while atoms or words:
            left = start - _length(_BEFORE.search(text, max(0, start - 24), start))
            right = end + _length(_BEHIND.match(text[end : end + 24]))
            joined = end + _length(_JOINED.match(text[end : end + 24]))
            step = (
                _word_before(text, start, words)
                or _word_behind(text, end, words)
                or _word_before(text, left, words)
                or _word_behind(text, right, words)
                or (_atom_at(by_end.get(left), atoms) if text[left:start].strip() or left == start else None)
                or _atom_at(by_start.get(right), atoms)
                or _atom_at(by_start.get(joined), atoms)
            )
            if step is None:
                break
            span, used = step
            start, end = min(start, span[0]), max(end, span[1])
            if isinstance(used, str):
                atoms.remove(used)
            else:
                words.remove(used)
        if not atoms and not words and _fits(text[start:end], composite.role):
            yield start, end


def _fits(text: str, role: str | None) -> bool:
    return role is None or (_BY.search(text) is not None) == (role == "subject")


def _length(match: re.Match[str] | None) -> int:
    return len(match.group()) if match else 0


def _word_before(text: str, at: int, words: Sequence[NameWord]) -> tuple[Span, NameWord] | None:
    best: tuple[Span, NameWord] | None = None
    for word in words:
        if word.role == "direction" and not text.startswith(cue("of"), at):
            continue
        for form in word.thai:
            if text.endswith(form, 0, at) and (best is None or at - len(form) < best[0][0]):
                best = (at - len(form), at), word
    return best


def _word_behind(text: str, at: int, words: Sequence[NameWord]) -> tuple[Span, NameWord] | None:
    best: tuple[Span, NameWord] | None = None
    for word in words:
        if word.role == "generic":
            continue
        for form in word.thai:
            if text.startswith(form, at) and (best is None or at + len(form) > best[0][1]):
                best = (at, at + len(form)), word
    return best


def _atom_at(fact: Fact | None, atoms: Sequence[str]) -> tuple[Span, str] | None:
    if fact is None:
        return None
    for reading in fact.readings:
        if reading.value in atoms:
            return fact.span, reading.value
    return None
