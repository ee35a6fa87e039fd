"""Names whose Thai form is known beforehand: countries and their people, cities, organisations, events.

Two tables of ``languages/data``: ``exonyms.tsv`` (our own, with the forms CLDR does not have) and
``cldr_names.tsv``. A place and its people share one key: Polish, Poles and ชาวโปล belong to Poland.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from thiap.languages.names import rows
from thiap.names.fold import fold_latin

#: Keys that stand for each other in practice: information, never an error (THAI.md, "Exonyms").
KIN: tuple[frozenset[str], ...] = (
    frozenset({"united kingdom", "england", "british empire"}),
    frozenset({"soviet union", "russia", "russian empire"}),
    frozenset({"germany", "nazi germany", "west germany", "east germany", "nazism"}),
    frozenset({"thailand", "siam"}),
    frozenset({"iran", "persia"}),
    frozenset({"rome", "roman empire", "holy roman empire", "catholicism", "italy", "latin"}),
    frozenset({"mongolia", "mongol empire"}),
    frozenset({"ireland", "northern ireland"}),
    frozenset({"korea", "south korea", "north korea"}),
    frozenset({"united nations", "security council", "general assembly"}),
    frozenset({"united states", "americas", "north america"}),
    frozenset({"congress", "parliament", "senate"}),
    frozenset({"european union", "europe", "european commission", "european parliament"}),
    frozenset({"atlantic", "atlantic ocean"}),
    frozenset({"turkey", "ottoman empire"}),
    frozenset({"normandy", "normans"}),
    frozenset({"arabs", "islam"}),
    frozenset({"christianity", "jesus", "catholicism"}),
    frozenset({"amazon", "amazonas"}),
    frozenset({"china", "taiwan"}),
    frozenset({"baltic", "baltic states"}),
    frozenset({"allies", "western allies"}),
)


_HALVES = frozenset({"north", "south", "east", "west"})


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """A name of the tables.

    Attributes:
        english: forms as written, the plain name first.
        thai: forms as written, the usual one first.
    """

    key: str
    type: str
    english: tuple[str, ...]
    thai: tuple[str, ...]

    @property
    def name(self) -> str:
        """The plain English name."""
        return self.english[0]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All known names, by English form and by Thai form.

    Attributes:
        by_english: forms as written (capitals count) to a name.
        by_thai: Thai forms to the keys they may stand for.
        longest: words of the longest English form.
    """

    names: dict[str, GazetteerEntry]
    by_english: dict[str, GazetteerEntry]
    by_thai: dict[str, tuple[str, ...]]
    longest: int

    def kin(self, first: str, second: str) -> bool:
        """Whether one of the two keys is used for the other in practice."""
        if first == second:
            return True
        return second in _kin_of().get(first, ()) and not _halves(first, second)


@lru_cache(maxsize=1)
def _kin_of() -> dict[str, frozenset[str]]:
    """For each key those that share a group of `KIN` with it."""
    keys = {key for group in KIN for key in group}
    return {key: frozenset().union(*(group for group in KIN if key in group)) for key in keys}


def _halves(first: str, second: str) -> bool:
    """Whether two keys are halves of one land: South Korea never stands for North Korea."""
    one, _, land = first.partition(" ")
    other, _, same = second.partition(" ")
    return land == same != "" and one != other and {one, other} <= _HALVES


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The tables, read once."""
    names: dict[str, GazetteerEntry] = {}
    by_english: dict[str, GazetteerEntry] = {}
    for key, kind, english, thai in rows("exonyms.tsv"):
        known = GazetteerEntry(key, kind, tuple(english.split("|")), tuple(dict.fromkeys(thai.split("|"))))
        names[key] = known
        for form in known.english:
            by_english.setdefault(form, known)
    for kind, english, thai in rows("cldr_names.tsv"):
        own = by_english.get(english)
        if own is None:
            known = GazetteerEntry(fold_latin(english), kind, (english,), (thai,))
            if known.key in names:
                continue
            names[known.key] = known
            by_english[english] = known
        elif thai not in own.thai:
            merged = GazetteerEntry(own.key, own.type, own.english, (*own.thai, thai))
            names[own.key] = merged
            for form in merged.english:
                if by_english.get(form) is own:
                    by_english[form] = merged
    # Two names that are one: CLDR writes Trinidad & Tobago; runs of words leave the sign out.
    for form in [form for form in by_english if " & " in form]:
        for joint in (" and ", " "):
            by_english.setdefault(form.replace(" & ", joint), by_english[form])
    by_thai: dict[str, list[str]] = defaultdict(list)
    for known in names.values():
        for form in known.thai:
            by_thai[form].append(known.key)
    return Gazetteer(
        names,
        by_english,
        {form: tuple(keys) for form, keys in by_thai.items()},
        max(len(form.split()) for form in by_english),
    )
