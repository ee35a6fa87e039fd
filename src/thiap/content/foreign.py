"""Passages of the target that are not in its language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from thiap.languages.detect import FUNCTION_WORDS, detect_language
from thiap.model import Bitext, Document, Span
from thiap.readers.citations import ADDRESS
from thiap.spans import is_thai, masked

#: Languages written in Latin letters: among them only function words tell one from another.
_LATIN: Final = frozenset(FUNCTION_WORDS)
#: Words in lower case that a stretch must hold: names, titles and brands are capitalised.
LOWER_WORDS = 4
#: Letters of a script without lower case that make a passage, not a quoted name.
LETTERS = 12
#: Words a block must hold, and function words of its language, before its language is told.
BLOCK_WORDS, BLOCK_HITS = 8, 3

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Foreign:
    """A passage in another language.

    Attributes:
        span: in the target.
        lang: ISO 639 code.
        copied: where the source has the same words, None where it has not.
    """

    span: Span
    lang: str
    copied: Span | None


def find_foreign(bitext: Bitext) -> tuple[Foreign, ...]:
    """Passages of four words or more of the target in another language, in text order.

    In a target whose script is not Latin these are stretches of other letters inside the text; among Latin
    scripts whole blocks, by their function words.
    """
    target = bitext.target
    spans = _blocks(target) if target.lang in _LATIN else _stretches(target)
    places = _Places(bitext.source)
    found = []
    for span in spans:
        words = _prose(target)[slice(*span)]
        lang = detect_language(words)
        if lang is None or lang == target.lang:
            continue
        copied = places.find(words)
        if copied is None and lang not in _LATIN and _letters(words) < LETTERS:
            continue
        if copied is not None and lang != bitext.source.lang:
            continue  # a quotation the source has as well, in a third language
        found.append(Foreign(span, lang, copied))
    return tuple(found)


@lru_cache(maxsize=4)
def _prose(doc: Document) -> str:
    """The text with blanks for markup and addresses, which are no language."""
    return ADDRESS.sub(lambda match: " " * len(match[0]), masked(doc))


def _letters(text: str) -> int:
    return sum(char.isalpha() for char in text)


def _stretches(doc: Document) -> list[Span]:
    """Maximal runs of words that hold no letter of the document's own script (Thai)."""
    found: list[Span] = []
    text = _prose(doc)
    for block in doc.blocks:
        run: list[re.Match[str]] = []
        for word in _WORD.finditer(text, *block.span):
            own = any(map(is_thai, word[0])) if doc.lang == "th" else detect_language(word[0]) == doc.lang
            if own or (run and any(map(is_thai, text[run[-1].end() : word.start()]))):
                found += _passage(run)
                run = []
            if not own:
                run.append(word)
        found += _passage(run)
    return found


def _passage(run: list[re.Match[str]]) -> list[Span]:
    """The run's span if it is long enough to be running text."""
    if not run:
        return []
    lower = sum(word[0].islower() for word in run)
    caseless = sum(_letters(word[0]) for word in run if word[0].lower() == word[0].upper())
    if lower >= LOWER_WORDS or caseless >= LETTERS:
        return [(run[0].start(), run[-1].end())]
    return []


def _blocks(doc: Document) -> list[Span]:
    """Blocks whose function words are those of another Latin-script language, or in another script."""
    found = []
    prose = _prose(doc)
    for block in doc.blocks:
        text = prose[slice(*block.span)]
        words = [word.lower() for word in _WORD.findall(text)]
        lang = detect_language(text)
        if len(words) < BLOCK_WORDS or lang is None or lang == doc.lang:
            continue
        hits = sum(word in FUNCTION_WORDS[lang] for word in words) if lang in _LATIN else BLOCK_HITS
        own = sum(word in FUNCTION_WORDS.get(doc.lang, ()) for word in words)
        if hits >= BLOCK_HITS and hits > 2 * own:
            found.append(block.span)
    return found


class _Places:
    """Looks for the words of a passage in the source, marks and blanks aside."""

    def __init__(self, doc: Document) -> None:
        self._words = [(match[0].casefold(), match.span()) for match in _WORD.finditer(_prose(doc))]
        self._first: dict[str, list[int]] = {}
        for at, (word, _) in enumerate(self._words):
            self._first.setdefault(word, []).append(at)

    def find(self, text: str) -> Span | None:
        """Where the source has the same words in the same order."""
        wanted = [word.casefold() for word in _WORD.findall(text)]
        for at in self._first.get(wanted[0], []) if wanted else []:
            here = self._words[at : at + len(wanted)]
            if [word for word, _ in here] == wanted:
                return here[0][1][0], here[-1][1][1]
        return None
