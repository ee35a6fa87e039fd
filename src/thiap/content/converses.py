"""Whether two converses (sell and buy) tell one event, whose parties changed places.

"Japan sold ships to China" and "China bought ships from Japan" say the same, though sell and buy are
opposites. Who does it stands before the verb in English and in Thai, so that it is enough to see on which
side of the two words the parties stand. So it is with two events: one comes after the other, which comes
before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from thiap.languages.cues import cue
from thiap.languages.dictionary import renderings, thai_content_words
from thiap.languages.language import table
from thiap.languages.opposites import Opposition
from thiap.model import Span

#: A name of the English text and what the Thai text may call it.
Name = tuple[str, tuple[str, ...]]

_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'-]*")
#: Where a clause of English ends.
_BREAK: Final = re.compile(r"[.;:!?,]\s")
_PASSIVE: Final = re.compile(r"\b(?:am|is|are|was|were|be|been|being|gets?|got)(?: \w+ly)? \Z", re.IGNORECASE)
_PASSIVE_CHARS: Final = 24
#: Behind a word for a place that lies so from another: north of Laos.
_OF: Final = re.compile(r" of\b")
#: What a word for who does it ends or begins with.
_DOER: Final = ("er", "ers", "or", "ors")
_DOER_THAI: Final = cue("doer")


@dataclass(frozen=True, slots=True)
class _Party:
    """A word of one side of the English word, and the sides of the Thai word that it stands on."""

    name: bool
    before: bool
    behind: bool


def one_event(english: str, thai: str, found: Opposition, names: Sequence[Name]) -> bool:
    """Whether a word and its converse may tell one event.

    Verbs do so where their parties crossed, in the passive, and where nothing is seen of the parties. Words
    for a party or a place (*wife*, *north of*) do so only where two names crossed, *before* and *after* where
    what comes behind the one stands in front of the other.

    Args:
        english: the sentence that has the word.
        thai: the one that should say the same.
        found: the word and its converse.
        names: those of the English text, and what the Thai text may call them.
    """
    low, high = _clause(english, found.english)
    before = list(_parties(english[low : found.english[0]], thai, found.thai, names))
    behind = list(_parties(english[found.english[1] : high], thai, found.thai, names))
    if found.converse == "order":
        # What happens after a delay happens with a delay before it.
        crossed = any(party.before and not party.behind for party in behind)
        return crossed and not any(party.behind and not party.before for party in behind)
    if found.converse != "verb" or _names_a_doer(english[slice(*found.english)], thai[found.thai[0] :]):
        if found.converse == "place" and not _OF.match(english, found.english[1]):
            return False
        crossed = any(party.name and party.behind and not party.before for party in before)
        return crossed and any(party.name and party.before and not party.behind for party in behind)
    if _PASSIVE.search(english[max(0, found.english[0] - _PASSIVE_CHARS) : found.english[0]]):
        return True
    if any(party.behind and not party.before for party in before):
        return True
    if any(party.name and party.before and not party.behind for party in behind):
        return True
    commands = not english[low : found.english[0]].strip() and not thai[: found.thai[0]].strip()
    return not commands and not any(party.before for party in before)


def _clause(english: str, span: Span) -> Span:
    """The part of a sentence between marks that a word stands in."""
    low = max((found.end() for found in _BREAK.finditer(english, 0, span[0])), default=0)
    end = _BREAK.search(english, span[1])
    return low, end.start() if end else len(english)


def _names_a_doer(word: str, thai: str) -> bool:
    return word.lower().endswith(_DOER) or thai.startswith(_DOER_THAI)


def _parties(english: str, thai: str, place: Span, names: Sequence[Name]) -> Iterator[_Party]:
    """Names, pronouns and words of a part of the English text that the Thai text has as well."""
    lowered = english.lower()
    named = [(name, forms) for name, forms in names if re.search(rf"\b{re.escape(name)}\b", english)]
    known = {word for name, _ in named for word in _WORD.findall(name.lower())}
    for _, forms in named:
        yield from _placed(forms, thai, place, name=True)
    content = thai_content_words()
    for word in dict.fromkeys(_WORD.findall(lowered)):
        if word in known:
            continue
        forms = _pronouns().get(word) or tuple(form for form in renderings(word) if form in content)
        yield from _placed(forms, thai, place, name=False)


def _placed(forms: Sequence[str], thai: str, place: Span, *, name: bool) -> Iterator[_Party]:
    before, behind = thai[: place[0]], thai[place[1] :]
    party = _Party(name, any(form in before for form in forms), any(form in behind for form in forms))
    if party.before or party.behind:
        yield party


@cache
def _pronouns() -> dict[str, tuple[str, ...]]:
    return {
        word: tuple(thai.split("|")) for words, thai in table("pronouns.tsv") for word in words.split("|")
    }
