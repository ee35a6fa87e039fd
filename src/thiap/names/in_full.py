"""Somebody named in full, where the Thai names somebody else: the words of two names held side by side.

One word of a name may be heard in a Thai passage by chance, a first name and surname together hardly: of 97
people the words as one are heard in their own Thai sentence better than in 99 of 100 others, beside Chinese
too. So a whole name that is not heard at all lacks, and words in a row that are no Thai and that nothing
explains hold its place. Where the first name is heard, what stands behind it is its surname, or another's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from thiap.languages.detect import FUNCTION_WORDS
from thiap.languages.names import load_given_names
from thiap.model import Bead, Bitext, Document, Fact, Span, Spans
from thiap.names.by_bead import NameView
from thiap.names.consonants import may_say
from thiap.names.explained import explains, words_like_names
from thiap.names.fold import fold_latin, fold_thai, join_folded
from thiap.names.gazetteer import load_gazetteer
from thiap.names.may_be import may_be
from thiap.names.named import NOUNS, key_of, spellings
from thiap.names.no_thai import behind_kind, foreign_stretches, is_loan_word
from thiap.names.passages import around
from thiap.names.placed import position
from thiap.names.thai import name_fact
from thiap.names.translit import Match, SearchText
from thiap.spans import overlap, within

#: How well the words of a whole name must be heard as one for it to be said.
_WHOLE = {"zh": 0.2, "ja": 0.3}, 0.4
#: The same of one of its words, among what is no Thai and anywhere.
_WORD, _ANYWHERE = ({"zh": 0.35, "ja": 0.42}, 0.45), ({"zh": 0.4, "ja": 0.45}, 0.5)
#: How well a first name must be heard to be there, and how little of the surname behind it to be another.
_FIRST, _OTHER = ({"zh": 0.45, "ja": 0.5}, 0.55), ({"zh": 0.1, "ja": 0.2}, 0.28)
#: The first where it is cut out as a word, and how well the surname is said for sure elsewhere.
_CUT, _CERTAIN = ({"zh": 0.32, "ja": 0.4}, 0.48), ({"zh": 0.55, "ja": 0.55}, 0.6)
#: The same of a word that is no given name for sure.
_SURELY = 0.7
#: Letters of one Thai word that holds the place of a whole name, and of a word of several.
_ALONE, _LEAST = 5, 4
#: How far apart, in shares of the passage, two names may stand; where capitals alone show one.
_FAR, _NEAR = 0.5, 0.3
#: Passages in which a Thai word must go with a word of the source, and in what share of them.
_TWICE, _SHARE = 2, 0.6
#: Letters behind a Thai word that may be its last syllable.
_BEHIND = 4
_PART = re.compile(r"[^\W\d_]+")
_CAPITAL = re.compile(r"[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f]{2,}")
#: A name parted by middle dots with which a quotation begins: a particle follows.
_QUOTED = re.compile(
    r"(?<=[\u300c\u300e])[\u30a1-\u30fa\u30fc]{2,}+(?:\u30fb[\u30a1-\u30fa\u30fc]{2,}+){1,2}(?=[\u3041-\u3096])"
)


@dataclass(frozen=True, slots=True)
class _Whole:
    """A name of two words or more; ``sure``: by more than its capitals."""

    words: tuple[Span, ...]
    sure: bool

    @property
    def span(self) -> Span:
        return self.words[0][0], self.words[-1][1]


def in_full(
    named: Document, other: Document, beads: Sequence[Bead], people: Spans, *, alone: bool = False
) -> Iterator[tuple[Span, Span]]:
    """Names of ``named`` said in full that the Thai ``other`` lacks, each with the one in its place.

    ``people``: where ``named`` names people. ``alone``: no passage answers another.
    """
    both = _Both(named, other, beads, alone=alone)
    for k, bead in enumerate(beads):
        for whole in wholes(named, bead.source, people):
            pair = both.behind_first(whole, k) or both.replaced(whole, k)
            if pair:
                yield pair


def another_surname(bitext: Bitext, names: NameView) -> Iterator[tuple[Fact, Fact]]:
    """Surnames of an English text whose first name is heard in its Thai, with another's behind it."""
    docs, given = (bitext.source, bitext.target), load_given_names("en")
    beads = [bead.passage for bead in names.beads]
    both = _Both(*docs, beads, alone=bitext.alignment.alone)
    people = tuple(
        fact.span
        for fact in bitext.source_facts
        if fact.subtype == "person" and " " in fact.text and fact.readings[0].rule != "words"
    )
    for k, bead in enumerate(beads):
        for whole in wholes(docs[0], bead.source, people):
            first, last = docs[0].quote(whole.words[0]), docs[0].quote(whole.words[-1])
            if min(len(first), len(last)) < _LEAST:
                continue
            pair = both.behind_first(whole, k, least=None if fold_latin(first) in given else _SURELY)
            if pair:
                ours, theirs = (
                    name_fact(doc, span, [doc.quote(span)], subtype="person", rule="sound")
                    for doc, span in zip(docs, pair, strict=True)
                )
                yield ours, theirs


def wholes(doc: Document, parts: Spans, people: Spans) -> Iterator[_Whole]:
    """The names of a passage that have two words."""
    spans = [span for span in people if within((span,), parts)]
    if doc.lang == "ja":
        spans += (match.span() for part in parts for match in _QUOTED.finditer(doc.text, *part))
    for span in spans:
        words = tuple(match.span() for match in _PART.finditer(doc.text, *span) if _tells(match[0]))
        if len(words) > 1:
            yield _Whole(words, sure=True)
    if doc.lang in NOUNS:
        for words in _rows(doc, parts):
            whole = _Whole(words, sure=False)
            if not any(overlap(whole.span, span) for span in spans):
                yield whole


def _tells(word: str) -> bool:
    return len(word) > 2 or not word.isascii()


def _rows(doc: Document, parts: Spans) -> Iterator[tuple[Span, ...]]:
    """Two words with capitals side by side, no more, without what is no name for sure."""
    small, lands = FUNCTION_WORDS.get(doc.lang, ()), load_gazetteer().by_english
    for part in parts:
        row: list[re.Match[str]] = []
        for match in [*_CAPITAL.finditer(doc.text, *part), None]:
            if match and (match[0].lower() in small or match[0].isupper() or match[0] in lands):
                continue
            if match and row and doc.text[row[-1].end() : match.start()] == " ":
                row.append(match)
                continue
            if len(row) == 2:
                yield tuple(one.span() for one in row)
            row = [match] if match else []


def rows_of_words(thai: Document, parts: Spans) -> Iterator[list[Span]]:
    """Words of the Thai that are no Thai, those side by side as one row, one of them for sure."""
    row: list[tuple[Span, bool]] = []
    found = [one for part in parts for one in foreign_stretches(thai.text, part)]
    for one in [*found, None]:
        if one and row and thai.text[row[-1][0][1] : one[0][0]] == " ":
            row.append(one)
            continue
        if any(sure for _, sure in row):
            yield [span for span, _ in row]
        row = [one] if one else []


def _of(least: tuple[Mapping[str, float], float], lang: str) -> float:
    return least[0].get(lang, least[1])


class _Both:
    """The passages of a text and their Thai."""

    def __init__(self, named: Document, other: Document, beads: Sequence[Bead], *, alone: bool) -> None:
        self.named, self.other, self.beads, self.alone = named, other, beads, alone
        self._said = [" ".join(map(named.quote, bead.source)) for bead in beads]
        self._plain = [" ".join(map(other.quote, bead.target)) for bead in beads]
        self._heard: dict[int, SearchText] = {}
        self._kept: dict[int, set[str]] = {}

    def behind_first(self, whole: _Whole, k: int, least: float | None = None) -> tuple[Span, Span] | None:
        """The surname, and what stands behind the first name where it is another.

        ``least``: how well the first name must be heard.
        """
        first, last = whole.words[0], whole.words[-1]
        lang, match = self.named.lang, self._best(first, k)
        found = match is not None and match.score >= (least or _of(_FIRST, lang))
        end = match.end if match and found else -len(self.other.text)
        for row in self._strange(k):
            for before, word in zip([None, *row], row, strict=False):
                behind = 0 <= word[0] - end <= 1 or (
                    before is not None and self._direct(first, before) >= (least or _of(_CUT, lang))
                )
                if behind and word[1] - word[0] >= _LEAST and self._is_another(word, whole, k):
                    return last, word
        return None

    def _is_another(self, word: Span, whole: _Whole, k: int) -> bool:
        """Whether a Thai word behind a first name is a surname, and not that of the name."""
        last, lang = whole.words[-1], self.named.lang
        longer = word[0], min(word[1] + _BEHIND, len(self.other.text))
        if is_loan_word(self.other.quote(word)) or self._direct(last, longer) >= _of(_OTHER, lang):
            return False
        if may_say(self.named.quote(last), self.other.quote(word)):
            return False
        if self._share(last, k) >= _of(_CERTAIN, lang) or any(
            self._in_row(last, row) >= _of(_WORD, lang) for row in self._strange(k)
        ):
            return False
        return not any(self._is_kept(one, k) for one in whole.words) and not self._is_other(word, whole, k)

    def replaced(self, whole: _Whole, k: int) -> tuple[Span, Span] | None:
        """A name of which nothing is heard, and the row of Thai words that nothing explains in its place."""
        lang = self.named.lang
        near = self._near(whole, k)
        key = "".join(key_of(self.named.quote(word)) for word in whole.words)
        if any(self._shares(key, j) >= _of(_WHOLE, lang) for j in near):
            return None
        if any(self._is_kept(word, j) for word in whole.words for j in near):
            return None
        place = position(self.beads[k].source, whole.span)
        best: tuple[float, Span] | None = None
        for row in (part for words in self._strange(k) for part in self._unasked(words, near)):
            span = row[0][0], row[-1][1]
            apart = abs(position(self.beads[k].target, span) - place)
            if apart > (_FAR if whole.sure else _NEAR) or behind_kind(self.other.text, span[0]):
                continue
            alone = len(row) == 1
            if alone and not whole.sure:
                continue
            words = [word for word in row if word[1] - word[0] >= (_ALONE if alone else _LEAST)]
            if not words or all(is_loan_word(self.other.quote(word)) for word in row):
                continue
            least = _of(_ANYWHERE if alone else _WORD, lang)
            if any(
                (self._share(word, j) if alone else self._in_row(word, row)) >= least
                for word in whole.words
                for j in near
            ):
                continue
            if not any(self._is_other(word, whole, k) for word in words) and (
                best is None or apart < best[0]
            ):
                best = apart, span
        return None if best is None else (whole.span, best[1])

    def _unasked(self, row: Sequence[Span], near: Sequence[int]) -> Iterator[list[Span]]:
        """The words side by side in a row that no word of some passages of the source sounds like."""
        parts = [part for j in near for part in self.beads[j].source]
        for asked, words in groupby(row, lambda word: explains(self.named, parts, self.other.quote(word))):
            if not asked:
                yield list(words)

    def _near(self, whole: _Whole, k: int) -> list[int]:
        """Passages that may have a name: its own, and those beside it without the name."""
        last = self.named.quote(whole.words[-1])
        around_it = around(k, len(self.beads), alone=self.alone)
        return [j for j in around_it if j == k or last not in self._said[j]]

    def _strange(self, k: int) -> Iterator[list[Span]]:
        return rows_of_words(self.other, self.beads[k].target)

    def _is_other(self, word: Span, whole: _Whole, k: int) -> bool:
        """Whether a Thai word is that of something else of the passage, or of this name elsewhere."""
        text, last = self.other.quote(word), self.named.quote(whole.words[-1])
        near = [
            j for j in around(k, len(self.beads), alone=self.alone) if j == k or text not in self._plain[j]
        ]
        having = {self._said[j] for j, plain in enumerate(self._plain) if text in plain} - {self._said[k]}
        if any(last in said for said in having):
            return True
        words = words_like_names(self.named, self.beads[k].source)
        if len(having) >= _TWICE and any(
            sum(one in said for said in having) >= max(_TWICE, _SHARE * len(having)) for one in words
        ):
            return True
        return explains(self.named, [part for j in near for part in self.beads[j].source], text)

    def _text(self, k: int) -> SearchText:
        if k not in self._heard:
            parts = [fold_thai(self.other.text[low:high], low) for low, high in self.beads[k].target]
            self._heard[k] = SearchText([join_folded(parts)], "th", self.named.lang)
        return self._heard[k]

    def _best(self, word: Span, k: int) -> Match | None:
        forms = spellings(key_of(self.named.quote(word)), self.named.lang)
        found = [match for form in forms if (match := self._text(k).best(form)[0])]
        return max(found, key=lambda match: match.score, default=None)

    def _share(self, word: Span, k: int) -> float:
        return self._shares(key_of(self.named.quote(word)), k)

    def _shares(self, key: str, k: int) -> float:
        return max(float(self._text(k).shares(form)[0]) for form in spellings(key, self.named.lang))

    def _direct(self, word: Span, thai: Span) -> float:
        """How well a Thai word has one of the source."""
        heard = SearchText([fold_thai(self.other.quote(thai))], "th", self.named.lang)
        forms = spellings(key_of(self.named.quote(word)), self.named.lang)
        return max(float(heard.shares(form)[0]) for form in forms)

    def _in_row(self, word: Span, row: Sequence[Span]) -> float:
        return max(self._direct(word, thai) for thai in row)

    def _is_kept(self, word: Span, k: int) -> bool:
        """Whether the Thai may have a word in Latin letters."""
        if k not in self._kept:
            self._kept[k] = {fold_latin(one) for one in _CAPITAL.findall(self._plain[k])}
        return any(may_be(one, self.named.quote(word), self.named.lang) for one in self._kept[k])
