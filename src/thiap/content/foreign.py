"""Passages inside the sentences of the target that are not in its language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from thiap.content.mentions import without_mentions
from thiap.content.untranslated import find_stretches, invites, leads_to
from thiap.languages.detect import FUNCTION_WORDS, detect_language
from thiap.languages.names import load_english_words
from thiap.languages.prose import CASELESS_LETTERS, is_running, own_letters
from thiap.model import Bitext, Document, Span
from thiap.spans import Places, block_at, overlaps_any

#: Languages written in Latin letters: among them only function words tell one from another.
_LATIN: Final = frozenset(FUNCTION_WORDS)
#: Share of English words from which a passage is English.
_ENGLISH: Final = 0.7
#: Share of words from which nearly all are, and words of an item of a list of names, fewer than which it has.
_NEARLY, _PER_ITEM = 0.9, 2
#: Words a block must hold, and function words of its language, before its language is told.
BLOCK_WORDS, BLOCK_HITS = 8, 3

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: Between these stand the items of a list, such as names of languages in their own letters.
_ITEM = re.compile(r"[,;|/·•、，\r\n]")
#: What ends a sentence before a passage, or the passage itself.
_EDGES: Final = ".!?:;…\r\n"


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
    """Passages of running text of the target in another language, in text order.

    In a target whose script is not Latin these are stretches of other letters inside the text; among Latin
    scripts whole blocks, by their function words. What is mentioned only (a quotation, a title, a gloss) and
    what lies in a stretch that was left untranslated as a whole is none of them.
    """
    target = bitext.target
    left = Places((span, 0) for stretch in find_stretches(bitext) for span in stretch.target)
    spans = _blocks(target) if target.lang in _LATIN else []
    if target.lang not in _LATIN or bitext.source.lang not in _LATIN:
        spans += _stretches(target)
    places = _Places(bitext)
    found: dict[Span, Foreign] = {}
    for span in spans:
        lang = detect_language(target.quote(span))
        if lang in _LATIN and bitext.source.lang == "en" and _is_english(target.quote(span)):
            lang = "en"
        if lang is None or lang == target.lang or any(True for _ in left.overlapping(span)):
            continue
        if lang not in _LATIN and target.lang in _LATIN and not _alone(target, span):
            continue  # a name has no capitals in such a script
        block = block_at(target, span[0])
        if block is not None and lang == bitext.source.lang and leads_to(target, block.span, lang):
            continue
        if lang == bitext.source.lang and invites(target, span, lang):
            continue
        copied = places.find(span)
        if lang != bitext.source.lang and copied is not None:
            continue  # a quotation the source has as well, in a third language
        if copied is None and _keeps_names(bitext, span, third=lang != bitext.source.lang):
            continue
        found[span] = Foreign(span, lang, copied)
    return tuple(found[span] for span in sorted(found))


def _keeps_names(bitext: Bitext, span: Span, *, third: bool) -> bool:
    """Whether a unit keeps names of its source, nearly all letter by letter.

    They are a list (spotlight;unity dash;krunner), or look like a ``third`` language.
    """
    text = bitext.target.quote(span)
    items = [item for item in _ITEM.split(text) if item.strip()]
    words = [word.lower() for word in _WORD.findall(text)]
    if not bitext.alignment.alone or not (third or len(words) < _PER_ITEM * len(items)):
        return False
    there = set(map(str.lower, _WORD.findall(bitext.source.text)))
    return sum(word in there for word in words) >= _NEARLY * len(words)


def _is_english(text: str) -> bool:
    """Whether most words are English ones, whatever the few words of grammar in a short passage say."""
    words = re.findall("[a-z]+", text.lower())
    known = load_english_words()
    return sum(word in known or word in FUNCTION_WORDS["en"] for word in words) > _ENGLISH * len(words)


def _alone(doc: Document, span: Span) -> bool:
    """Whether a passage is a sentence by itself: between ends of sentences, lines or blocks."""
    block = block_at(doc, span[0])
    start, end = block.span if block else span
    before, after = doc.text[start : span[0]].rstrip(" \t"), doc.text[span[1] : end].lstrip(" \t")
    return (not before or before[-1] in _EDGES) and (not after or after[0] in _EDGES)


def _stretches(doc: Document) -> list[Span]:
    """Maximal runs of words that hold no letter of the document's own script."""
    found: list[Span] = []
    for block in doc.blocks:
        text = without_mentions(doc, block.span)
        run: list[Span] = []
        for word in _WORD.finditer(text):
            own = own_letters(word[0], doc.lang) > 0
            if own or (run and own_letters(text[run[-1][1] : word.start()], doc.lang)):
                found += _passage(text, run, block.span[0])
                run = []
            if not own:
                run.append(word.span())
        found += _passage(text, run, block.span[0])
    return found


def _passage(text: str, run: list[Span], offset: int) -> list[Span]:
    """The run's span in the document if it is running text."""
    if not run:
        return []
    said = text[run[0][0] : run[-1][1]]
    lang = detect_language(said)
    if lang is None:
        return []
    if lang in _LATIN:
        running = is_running(said, lang)
    else:
        running = max(sum(map(str.isalpha, item)) for item in _ITEM.split(said)) >= CASELESS_LETTERS
    return [(run[0][0] + offset, run[-1][1] + offset)] if running else []


def _blocks(doc: Document) -> list[Span]:
    """Blocks whose function words are those of another Latin-script language, or in another script."""
    found = []
    for block in doc.blocks:
        text = without_mentions(doc, block.span)
        words = [word.lower() for word in _WORD.findall(text)]
        lang = detect_language(text)
        if len(words) < BLOCK_WORDS or lang is None or lang == doc.lang:
            continue
        if doc.lang == "en" and _is_english(text):
            continue  # I and to are words of Polish too
        hits = sum(word in FUNCTION_WORDS[lang] for word in words) if lang in _LATIN else BLOCK_HITS
        own = sum(word in FUNCTION_WORDS.get(doc.lang, ()) for word in words)
        if hits >= BLOCK_HITS and hits > 2 * own:
            found.append(block.span)
    return found


class _Places:
    """Looks for the words of a passage of the target in the source, marks and blanks aside."""

    def __init__(self, bitext: Bitext) -> None:
        self._target, self._beads = bitext.target, bitext.alignment.beads
        self._words = [(match[0].casefold(), match.span()) for match in _WORD.finditer(bitext.source.text)]
        self._first: dict[str, list[int]] = {}
        for at, (word, _) in enumerate(self._words):
            self._first.setdefault(word, []).append(at)
        self._facing = Places((span, at) for at, bead in enumerate(self._beads) for span in bead.target)

    def find(self, passage: Span) -> Span | None:
        """Where the source has the same words in the same order: in what faces them if it has them there."""
        wanted = [word.casefold() for word in _WORD.findall(self._target.quote(passage))]
        found = []
        for at in self._first.get(wanted[0], []) if wanted else []:
            here = self._words[at : at + len(wanted)]
            if [word for word, _ in here] == wanted:
                found.append((here[0][1][0], here[-1][1][1]))
        if len(found) > 1:
            facing = [span for at in self._facing.overlapping(passage) for span in self._beads[at].source]
            return next((place for place in found if overlaps_any(place, facing)), found[0])
        return found[0] if found else None
