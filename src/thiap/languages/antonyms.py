"""Whether a Thai word says an English word, or the opposite of it.

``data/antonyms.en.tsv.gz`` has the antonyms of Princeton WordNet 3.0 with the words like them
(``benchmarks/content/build_antonyms.py``); the dictionary says them in Thai. Beside them stand the words of
opposite meaning of ``thiap.languages.opposites``.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from thiap.languages.dictionary import base_forms, renderings, stem
from thiap.languages.negation import holds_negator, negative_base
from thiap.languages.opposites import opposite_pairs

#: Characters of a Thai form that is looked for inside a word; a shorter one has to be the word.
_INSIDE: Final = 3
#: Letters that all forms of a word begin with, if only its ending is inflected.
_OPENING: Final = 3
#: Vowels that are written before the consonant they belong to.
_LEADING: Final = "เแโใไ"
#: Share of a form that a Thai word must be to say it: น้ำ is no แห้งน้ำ.
_MOST: Final = 0.6


@cache
def _antonyms() -> dict[str, list[tuple[str, list[str]]]]:
    """Words with antonyms, by their first letters: few of them have to be stemmed for a word."""
    packed = files("thiap.languages").joinpath("data/antonyms.en.tsv.gz").read_bytes()
    found: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for line in gzip.decompress(packed).decode().splitlines():
        one, like_one, other, like_other = (part.split("|") if part else [] for part in line.split("\t"))
        for words, others in (
            (one, other + like_other),
            (like_one, other),
            (other, one + like_one),
            (like_other, one),
        ):
            for word in words:
                found[word[:_OPENING]].append((word, others))
    return found


@lru_cache(maxsize=1 << 12)
def antonyms(word: str) -> frozenset[str]:
    """The antonyms of an English word in any form, and what it denies by its prefix."""
    word = word.lower()
    found = {other for form in base_forms(word) for other in _antonyms_of(form)}
    base = negative_base(word)
    return frozenset(found | ({base} if base else set()))


def _antonyms_of(word: str) -> Iterator[str]:
    key = stem(word)
    for known, others in _antonyms().get(word[:_OPENING], ()):
        if stem(known) == key:
            yield from others


def says(word: str, thai: str) -> bool:
    """Whether a Thai word holds a translation of an English word, or is most of one."""
    word = word.lower()
    return any(_within(form, thai) for form in _affirmed(word)) or any(
        word in sense.english_answer_forms and any(_within(form, thai) for form in sense.thai_forms)
        for sense, _, _ in opposite_pairs()
    )


def opposes(word: str, thai: str) -> bool:
    """Whether a Thai word says the opposite of an English word, and not the word itself."""
    if says(word, thai):
        return False
    return any(says(other, thai) for other in antonyms(word)) or _listed(word.lower(), thai)


def _listed(word: str, thai: str) -> bool:
    return any(
        word in sense.english_answer_forms and any(_within(form, thai) for form in opposite.thai_forms)
        for sense, opposite, _ in opposite_pairs()
    )


@lru_cache(maxsize=1 << 12)
def _affirmed(word: str) -> tuple[str, ...]:
    """The translations of a word that hold no negator: ไม่แพง says nothing of แพง."""
    return tuple(form for form in renderings(word) if not holds_negator(form))


def _within(form: str, thai: str) -> bool:
    if _holds(thai, form):
        return form == thai or len(form) >= _INSIDE
    return len(thai) >= max(_INSIDE, _MOST * len(form)) and _holds(form, thai)


def _holds(text: str, word: str) -> bool:
    """Whether a Thai text has a word whose first consonant no vowel is written before: เปิด has no ปิด."""
    at = text.find(word)
    while at > 0 and text[at - 1] in _LEADING and word[0] not in _LEADING:
        at = text.find(word, at + 1)
    return at >= 0
