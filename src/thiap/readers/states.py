"""How far the translation of a unit is: what its file says, else what the two texts show."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from thiap.readers.marks import no_text
from thiap.vocabulary import UNIT_STATES, UnitState

#: States that are not checked unless asked for: there is nothing to check yet.
NOT_DONE: Final[tuple[UnitState, ...]] = ("empty", "same", "fuzzy", "needs-translation")

#: States as formats write them: XLIFF 1.2 and 2, SDLXLIFF, MXLIFF and MQXLIFF, xcstrings, Qt.
_WRITTEN: Final[dict[str, UnitState]] = {
    "new": "needs-translation",
    "needs-translation": "needs-translation",
    "needs-l10n": "needs-translation",
    "needs-adaptation": "needs-translation",
    "untranslated": "needs-translation",
    "unspecified": "",
    "notstarted": "needs-translation",
    "pretranslated": "draft",
    "partiallyedited": "draft",
    "unfinished": "fuzzy",
    "stale": "",
    "draft": "draft",
    "rejectedtranslation": "needs-review",
    "rejectedsignoff": "needs-review",
    "rejected": "needs-review",
    "needs-review-translation": "needs-review",
    "needs-review-adaptation": "needs-review",
    "needs-review-l10n": "needs-review",
    "needs_review": "needs-review",
    "manuallyconfirmed": "translated",
    "translated": "translated",
    "signed-off": "approved",
    "approvedtranslation": "approved",
    "approvedsignoff": "approved",
    "proofread": "approved",
    "reviewed": "approved",
    "final": "approved",
}
_WORD: Final = re.compile(r"[A-Za-z]{2,}")
#: What a notice of rights says, and its words at most.
_RIGHTS: Final = re.compile(r"\ball rights reserved\b|\bcopyright\b|\(c\)|©", re.IGNORECASE)
_NOTICE: Final = 15
#: What Fluent writes for a text that is left empty on purpose.
_NOTHING: Final = re.compile(r'(?:\s|\{\s*"\s*"\s*\})*')
#: A copy of the source is a text left untranslated from this many words in lower case on; a shorter one may
#: be a name, a term or a command that stays.
_LEAST_WORDS: Final = 4


def read_state(written: str | None) -> UnitState:
    """The state that a file writes; empty for one that nobody knows."""
    return _WRITTEN.get((written or "").strip().lower(), "")


def state_of(source: str, target: str, told: UnitState = "") -> UnitState:
    """The state of a unit, from what its file says and from its texts."""
    if not _NOTHING.fullmatch(source) and _NOTHING.fullmatch(target):
        return "empty"
    if told in ("", "translated", "draft") and source.strip() == target.strip() and is_sentence(source):
        return "same"
    return told or "translated" if target.strip() else told


def is_sentence(text: str) -> bool:
    """Whether a text in Latin letters is running text that would be translated."""
    kept = list(text)
    for start, end in no_text(text):
        kept[start:end] = " " * (end - start)
    words = _WORD.findall("".join(kept))
    if len(words) <= _NOTICE and _RIGHTS.search(text):
        return False  # who holds the rights is left as it is written
    lower = sum(word.islower() for word in words)
    capital = bool(words) and words[0][0].isupper()
    return lower >= 2 * _LEAST_WORDS or (lower >= _LEAST_WORDS and capital)


def undone(states: Iterable[UnitState]) -> frozenset[UnitState]:
    """The states that are left out where ``states`` are asked for; none asked for are the usual ones."""
    asked = tuple(states)
    return frozenset(set(UNIT_STATES) - set(asked)) if asked else frozenset(NOT_DONE)
