"""Somebody with whom a passage begins, where the Thai begins with somebody else.

What begins a sentence in Chinese or Japanese, in the letters of foreign names, or in German, as two words
in capitals, and in Thai, in Latin letters or as a word that is no Thai, is what both are about. Where
neither is heard anywhere on the other side, one stands in the place of the other, whether or not the texts
name them again. Of 120 passages that begin so on both sides in news none is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thiap.languages.cues import forms
from thiap.languages.detect import FUNCTION_WORDS
from thiap.model import Bead, Document, Span
from thiap.names.consonants import PERHAPS, heard_in, of_characters
from thiap.names.explained import explains
from thiap.names.fold import fold_latin, fold_thai, join_folded
from thiap.names.gazetteer import load_gazetteer
from thiap.names.lands import country
from thiap.names.may_be import may_be
from thiap.names.named import DOTS, NOUNS, RUNS, key_of, spellings
from thiap.names.no_thai import behind_kind, foreign_stretches, is_loan_word
from thiap.names.passages import around
from thiap.names.strangers import foreign_run
from thiap.names.translit import SearchText
from thiap.names.words import is_english_word

_LATIN = "A-Za-z\u00c0-\u024f"
#: Words with capitals side by side, and any word in Latin letters.
_ROW = re.compile(rf"[A-Z\u00c0-\u00de][{_LATIN}]{{3,}}+(?: [A-Z\u00c0-\u00de][{_LATIN}]+)*")
_WORD = re.compile(rf"[{_LATIN}]{{2,}}")
_CAPITAL = rf"[A-Z\u00c0-\u00de][{_LATIN}]{{2,30}}+"
#: How adjectives end in German.
_INFLECTED = re.compile(r"e[mnrs]?\Z")
#: Two words with capitals, no more, behind a small one or first.
_TWO = re.compile(
    rf"(?<![{_LATIN}])(?:(?P<small>[{_LATIN}]{{1,20}}+) )??"
    rf"(?P<name>{_CAPITAL} {_CAPITAL})(?![-{_LATIN}]| [A-Z\u00c0-\u00de])"
)
_MARKS = re.compile(r"[^\w\u0e00-\u0e7f]{0,2}")
#: Letters of the shortest name.
_LEAST = {"ja": 4, "zh": 2}
#: How well a name may be heard in a Thai passage that does not say it.
_HEARD = 0.3
#: Consonants of a name in characters that is not heard everywhere by chance; letters of a syllable.
_CONSONANTS, _SYLLABLE = 3, 3
#: Letters of the Thai in which its first words stand.
_FIRST = 40


def leading(
    named: Document, thai: Document, beads: Sequence[Bead], *, alone: bool = False
) -> Iterator[tuple[Span, Span]]:
    """The names that passages of ``named`` begin with, each with another that the Thai one begins with.

    ``alone``: no passage answers another.
    """
    first = _run if named.lang in RUNS else _whole
    for k, bead in enumerate(beads) if named.lang in RUNS | NOUNS else ():
        ours, theirs = first(named, bead.source[0]), _words(thai, bead.target[0])
        if ours is None or not theirs:
            continue
        near = [beads[j] for j in around(k, len(beads), alone=alone)]
        word, thai_words = named.quote(ours), [thai.quote(span) for span in theirs]
        if any(is_heard(one, thai, near, named.lang) for one in word.split()):
            continue
        if any(_is_asked(one, named, near) for one in thai_words):
            continue
        if not _go_together(word, thai_words, (named, thai), beads, k):
            yield ours, (theirs[0][0], theirs[-1][1])


def _run(doc: Document, part: Span) -> Span | None:
    """The name in letters of foreign names that a passage begins with and is about."""
    start = _at_word(doc, part)
    match = foreign_run(doc.lang).match(doc.text, start, part[1])
    if match is None or len(match[0]) < _LEAST[doc.lang] or country(match[0], doc.lang):
        return None
    topics = forms("topic", doc.lang)
    if doc.lang == "zh" and len(of_characters(match[0])) < _CONSONANTS:
        return None
    behind = doc.text[match.end() : match.end() + 1]
    if behind in DOTS or (topics and not doc.text.startswith(topics, match.end())):
        return None
    return match.span()


def _whole(doc: Document, part: Span) -> Span | None:
    """Two words with capitals with which a passage begins, or behind one of its small words."""
    small = FUNCTION_WORDS.get(doc.lang, ())
    match = _TWO.match(doc.text, _at_word(doc, part), part[1])
    if match is None or (match["small"] and match["small"].lower() not in small):
        return None
    words = match["name"].split()
    if not match["small"] and _INFLECTED.search(words[0]):
        return None  # an adjective that begins the sentence
    if any(word.lower() in small or country(word, doc.lang) for word in words):
        return None
    return match.span("name")


def _words(doc: Document, part: Span) -> list[Span]:
    """The words of the name that a Thai passage begins with."""
    start = _at_word(doc, part)
    match = _ROW.match(doc.text, start, part[1])
    if match:
        lands = load_gazetteer().by_english
        plain = any(is_english_word(word.lower()) or word in lands for word in match[0].split())
        return (
            []
            if plain or match[0].isupper()
            else [one.span() for one in _WORD.finditer(doc.text, *match.span())]
        )
    found: list[Span] = []
    for span, sure in foreign_stretches(doc.text, (start, min(part[1], start + _FIRST))):
        if span[0] != (found[-1][1] + 1 if found else start) or behind_kind(doc.text, span[0]):
            break
        if is_loan_word(doc.quote(span)) or not (sure or found):
            return []
        found.append(span)
    return found


def _at_word(doc: Document, part: Span) -> int:
    """Where the first word of a passage stands, behind the marks that open it."""
    match = _MARKS.match(doc.text, *part)
    return match.end() if match else part[0]


def is_heard(word: str, thai: Document, beads: Sequence[Bead], lang: str) -> bool:
    """Whether Thai passages may say a name, in their own letters or in Latin ones."""
    parts = [part for bead in beads for part in bead.target]
    text = SearchText([join_folded([fold_thai(thai.quote(part)) for part in parts])], "th", lang)
    if any(float(text.shares(form)[0]) >= _HEARD for form in spellings(key_of(word), lang)):
        return True
    if lang == "zh" and any(heard_in(word, one) >= PERHAPS for part in parts for one in _foreign(thai, part)):
        return True
    latin = {match[0] for part in parts for match in _WORD.finditer(thai.text, *part)}
    return any(one[0].isupper() and may_be(fold_latin(one), word, lang) for one in latin)


def _foreign(thai: Document, part: Span) -> Iterator[str]:
    """The words of a Thai passage that are no Thai, with what may be their end."""
    for (start, end), _ in foreign_stretches(thai.text, part):
        yield thai.text[start : min(end + _SYLLABLE, part[1])]


def _is_asked(word: str, named: Document, beads: Sequence[Bead]) -> bool:
    """Whether passages of the other side may have the word that the Thai begins with."""
    parts = [part for bead in beads for part in bead.source]
    if not _WORD.fullmatch(word):
        return explains(named, parts, word)
    patterns = (foreign_run(named.lang), _WORD) if named.lang in RUNS else (_WORD,)
    said = {match[0] for part in parts for one in patterns for match in one.finditer(named.text, *part)}
    return any(may_be(fold_latin(word), one, named.lang) for one in said)


def _go_together(
    word: str, thai: Sequence[str], docs: tuple[Document, Document], beads: Sequence[Bead], k: int
) -> bool:
    """Whether another passage has a name and one of the Thai words as well."""
    named, other = docs
    here = [named.quote(part) for part in beads[k].source]
    return any(
        any(word in named.quote(part) for part in bead.source)
        and any(one in other.quote(part) for part in bead.target for one in thai)
        for bead in beads
        if [named.quote(part) for part in bead.source] != here
    )
