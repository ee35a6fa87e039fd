"""Names in another's place that are told by their letters alone: Latin names on both sides.

Two texts in Latin letters write the names of people alike, and a text in another script may add them in
brackets. A row of words in capitals that one side of a passage has and the other does not, beside another
such row the other way round, is one name put for another, whether or not it stands anywhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from thiap.languages import lexicon
from thiap.model import Bead, Document, Span, Spans
from thiap.names.by_key import alike
from thiap.names.fold import fold_latin
from thiap.names.gazetteer import load_gazetteer
from thiap.names.words import NEVER, is_english_word, opens_sentence, title_case, word_roles
from thiap.spans import touches

_Heard = tuple[Set[str], Set[str]]

_WORD = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+(?:-[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+)*")
_WORDS = re.compile(r"[^\W\d_]+")
#: How alike two words in capitals must look to be one name, and any two words.
_NAME, _ANY = 72.0, 85.0
#: Letters of the shortest word compared, and words of a row that is a name by itself.
_LEAST, _ROW = 3, 2
#: Languages that write every noun with a capital.
_NOUNS = frozenset({"de", "lb"})


@dataclass(frozen=True, slots=True)
class _Row:
    """Words in capitals side by side.

    Attributes:
        words: each with its place.
    """

    words: tuple[tuple[str, Span], ...]

    @property
    def span(self) -> Span:
        """From the first to the last."""
        return self.words[0][1][0], self.words[-1][1][1]

    @property
    def texts(self) -> tuple[str, ...]:
        """The words that are long enough to tell."""
        return tuple(word for word, _ in self.words if len(word) >= _LEAST)

    def without(self, heard: _Heard) -> Iterator[_Row]:
        """The longest parts of it that nothing on the other side answers, those of two words."""
        part: list[tuple[str, Span]] = []
        for word, span in (*self.words, ("", (0, 0))):
            if word and not (len(word) >= _LEAST and _answered(word, heard)):
                part.append((word, span))
                continue
            if len([one for one, _ in part if len(one) >= _LEAST]) >= _ROW:
                yield _Row(tuple(part))
            part = []


def people_by_letters(
    named: Document, other: Document, beads: Sequence[Bead], people: Spans, *, latin: bool
) -> Iterator[tuple[Span, Span]]:
    """Rows of ``named`` that a passage of ``other`` lacks, and the row in their place.

    ``people``: where ``named`` names people. ``latin``: whether both texts are in Latin letters; else only
    what the other side writes in them counts.
    """
    ours, theirs = _small(named), _small(other)
    rows = [tuple(_rows(named, bead.source, ours)) for bead in beads]
    own = {fold_latin(word) for found in rows for row in found for word, _ in row.words}
    kept = {_key(row) for bead in beads for row in _rows(other, bead.target, theirs)}
    for k, bead in enumerate(beads):
        near = [j for j in (k - 1, k, k + 1) if 0 <= j < len(beads)]
        there = [row for row in _rows(other, bead.target, theirs) if len(row.texts) >= _ROW]
        if not there:
            continue
        said = _heard(named, [span for j in near for span in beads[j].source])
        strange = [part for row in there for part in row.without(said) if not _short_for(part, said)]
        # a name of the source says more than words in capitals, which begin sentences and titles
        known = [row for row in strange if all(fold_latin(word) in own for word in row.texts)]
        strange = [row for row in strange if row in known or not (latin and _begins(other, row))]
        if not strange:
            continue
        told = _heard(other, [span for j in near for span in beads[j].target])
        if latin:
            lost = [
                part
                for row in rows[k]
                for part in row.without(told)
                if _a_name(part, named.lang, people) or (known and _stays(part, kept, named.lang))
            ]
        else:
            lost = [
                row for row in rows[k] if row.texts and not any(_answered(word, told) for word in row.texts)
            ]
        for gone, come in zip(lost, known or strange, strict=False):
            yield gone.span, come.span


def _small(doc: Document) -> Set[str]:
    """Words that a text also writes in small letters."""
    return {fold_latin(match[0]) for match in _WORDS.finditer(doc.text) if match[0].islower()}


def _rows(doc: Document, spans: Sequence[Span], small: Set[str]) -> Iterator[_Row]:
    common = lexicon(doc.lang)
    for first, last in spans:
        row: list[re.Match[str]] = []
        for match in _WORD.finditer(doc.text, first, last):
            name = (
                match[0][0].isupper()
                and not match[0].isupper()
                and match[0] not in NEVER
                and (row or not (match[0].lower() in common or fold_latin(match[0]) in small))
            )
            if row and not (name and doc.text[row[-1].end() : match.start()] in (" ", "\u00a0")):
                yield _row(row)
                row = []
            if name:
                row.append(match)
        if row:
            yield _row(row)


def _row(matches: Sequence[re.Match[str]]) -> _Row:
    return _Row(
        tuple(
            (part[0], (match.start() + part.start(), match.start() + part.end()))
            for match in matches
            for part in re.finditer(r"[^-]+", match[0])
        )
    )


def _key(row: _Row) -> str:
    return fold_latin(" ".join(word for word, _ in row.words))


def _a_name(row: _Row, lang: str, people: Spans) -> bool:
    """Whether a row can only be a name that any Latin text would keep: of two words, no place, no office."""
    roles, lands = word_roles(), load_gazetteer().by_english
    words = row.texts
    if any(word in roles or word in lands for word in words) or " ".join(words) in lands:
        return False
    return touches(people, row.span) or lang != "en" or not is_english_word(words[-1].lower())


def _stays(row: _Row, kept: Set[str], lang: str) -> bool:
    """Whether a row is one that the other side keeps as it is elsewhere, or has a word that is no English."""
    return _key(row) in kept or (
        lang == "en" and any(not is_english_word(word.lower()) for word in row.texts)
    )


def _begins(doc: Document, row: _Row) -> bool:
    """Whether two words in capitals are no name for sure: a headline, or a noun that begins a sentence."""
    line = doc.text.rfind("\n", 0, row.span[0]) + 1, doc.text.find("\n", row.span[1])
    if title_case(doc.text, (line[0], line[1] if line[1] >= 0 else len(doc.text))):
        return True
    return doc.lang in _NOUNS and len(row.words) == _ROW and opens_sentence(doc.text, row.span[0])


def _heard(doc: Document, spans: Sequence[Span]) -> _Heard:
    """Words of a passage in capitals, and all of them."""
    words = [match[0] for low, high in spans for match in _WORDS.finditer(doc.text, low, high)]
    long = [word for word in words if len(word) >= _LEAST]
    return {fold_latin(word) for word in long if word[0].isupper()}, {fold_latin(word) for word in long}


def _answered(word: str, heard: _Heard) -> bool:
    """Whether the other side has a word."""
    key = fold_latin(word)
    return any(alike(key, name) >= _NAME for name in heard[0]) or any(
        alike(key, name) >= _ANY for name in heard[1]
    )


def _short_for(row: _Row, heard: _Heard) -> bool:
    """Whether the other side has the row's first letters: an abbreviation that is spelt out here."""
    first = "".join(word[0] for word, _ in row.words).lower()
    return any(first in name and len(name) <= len(first) + 2 for name in heard[0])
