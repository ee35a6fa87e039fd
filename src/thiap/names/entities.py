"""Who is who on the source side: full and short forms of one name are one entity."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from thiap.languages.names import load_english_words
from thiap.model import Span
from thiap.names.words import Atom, Run, is_also_name

_OF_PLACES = frozenset(
    "river lake bay island mountain valley peninsula city county province region district airport".split()
)


@dataclass(slots=True)
class Entity:
    """A name of the source with everything that is known of it.

    Attributes:
        key: folded longest form, or the key of the tables.
        words: its proper words as written in the longest form.
        mentions: atoms that stand for it, short forms too.
    """

    key: str
    type: str
    name: str
    words: tuple[str, ...]
    mentions: list[Atom] = field(default_factory=list)
    acronym: bool = False

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it is named, in text order."""
        return tuple(sorted({atom.span for atom in self.mentions}))


def atom_name(atom: Atom) -> str:
    """The name as written, without title and possessive."""
    return " ".join(word.text for word in atom.words)


@dataclass(frozen=True, slots=True)
class EntityIndex:
    """All entities of a text, and for each atom those it may stand for (the likeliest first)."""

    entities: dict[str, Entity]
    readings: dict[Span, tuple[str, ...]]


def resolve(runs: tuple[Run, ...]) -> EntityIndex:
    """Group the atoms of a text into entities.

    A short form belongs to the long form that contains it; where several do (two brothers), it stands
    for itself and keeps them all as readings.
    """
    atoms = [atom for run in runs for atom in run.atoms]
    by_key: dict[str, list[Atom]] = defaultdict(list)
    for atom in atoms:
        by_key[atom.key].append(atom)
    free = {key: found for key, found in by_key.items() if key and found[0].known is None}
    long_forms: dict[str, list[str]] = defaultdict(list)
    split = {key: key.split() for key in free}
    having: dict[str, list[str]] = defaultdict(list)
    for key, words in split.items():
        for word in set(words):
            having[word].append(key)
    for key, words in split.items():
        for other in having[words[0]]:
            if len(split[other]) > len(words) and _inside(words, split[other]):
                long_forms[key].append(other)
    places = _before_places(runs)
    entities: dict[str, Entity] = {}
    readings: dict[Span, tuple[str, ...]] = {}
    for key, found in by_key.items():
        if not key:
            continue
        known = found[0].known
        homes = [key] if known else _homes(key, long_forms, by_key)
        for home in homes:
            if home not in entities:
                best = by_key[home]
                entities[home] = Entity(
                    home,
                    known.type if known else "place" if home in places else _type(best),
                    known.name if known else Counter(map(atom_name, best)).most_common(1)[0][0],
                    tuple(word.text for word in best[0].words),
                    acronym=best[0].acronym,
                )
        for atom in found:
            readings[atom.span] = tuple(homes)
            entities[homes[0]].mentions.append(atom)
    return EntityIndex(entities, readings)


def _before_places(runs: tuple[Run, ...]) -> set[str]:
    """Names that stand before an airport, a county, a river: places, whatever they look like."""
    found = set()
    for run in runs:
        for atom in run.atoms:
            behind = next((token for token in run.tokens if token.span[0] >= atom.span[1]), None)
            if behind is not None and behind.word is not None and behind.word.key in _OF_PLACES:
                found.add(atom.key)
    return found


def _inside(words: list[str], others: list[str]) -> bool:
    return any(others[at : at + len(words)] == words for at in range(len(others) - len(words) + 1))


def _homes(key: str, long_forms: dict[str, list[str]], by_key: dict[str, list[Atom]]) -> list[str]:
    """The entities ``key`` may stand for, the likeliest first.

    A surname, or the first name of a person, is the person; anything else that is only a part of
    longer names (San Diego in San Diego Chargers) is a name by itself first.
    """
    tops = sorted(other for other in long_forms.get(key, ()) if not long_forms.get(other))
    if not tops:
        return [key]
    if len(tops) == 1:
        top = tops[0]
        person = _type(by_key[top]) == "person"
        if top.endswith(" " + key) or (person and top.startswith(key + " ")):
            return tops
    return [key, *tops]


def _type(atoms: list[Atom]) -> str:
    if any(atom.title is not None for atom in atoms):
        return "person"
    if atoms[0].acronym:
        return "organization"
    words = atoms[0].words
    if len(words) < 2 or not any(word.role == "name" for word in words):
        return "other"
    proper = [word.role in ("name", "particle") or _may_be_name(word.text) for word in words]
    return "person" if all(proper) else "other"


def _may_be_name(word: str) -> bool:
    """Whether a capitalised word is an English word by its ending only, or a given name too."""
    lower = word.lower()
    return is_also_name(lower) or lower not in load_english_words()
