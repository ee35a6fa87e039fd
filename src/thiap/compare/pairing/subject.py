"""What a fact is about: the words around it, held against the words around a fact of the other text.

"Hundreds of thousands were deported" and จับกุมประชาชนนับพัน are two figures of two things. Two facts that
differ contradict each other only if what stands around one answers what stands around the other: by the
bilingual dictionary, by the names the run has paired, by the class of what is counted. Near words weigh more.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from thiap.languages import lexicon
from thiap.languages.cues import cues, either
from thiap.languages.dictionary import renderings, thai_content_words
from thiap.languages.thai_words import thai_words
from thiap.model import Bitext, Document, Fact, Span
from thiap.spans import trim

#: Words that a fact may stand behind, by language.
Words = Mapping[str, tuple[str, ...]]

#: Code points read on either side of a fact, by language; a Thai letter says more than a Latin one.
_WINDOW: Final = {"th": 30, "en": 45}
#: How far away, in words, a word counts half.
_HALF: Final = 2
#: Evidence of this weight is as good as the guess that nothing is known.
_PRIOR_WEIGHT: Final = 1.0
_PRIOR: Final = 0.5

_WORD: Final = re.compile(r"[A-Za-z][a-z]+(?:-[a-z]+)*")
_SENTENCE_END: Final = re.compile(r"(?<=[a-z\])”\"][.!?])\s+(?=[A-Z“\"(])|\n")
#: What stands before a number and is no word: π, π∕2.
_SIGN: Final = re.compile(r"[^A-Za-z\u0e00-\u0e7f]{1,8}")
_SIGN_CHARS: Final = 10
_LATIN: Final = re.compile(r"[A-Za-z]{2}")
#: What parts the items of a list, by language.
_ITEM_END: Final = {
    "en": re.compile(r"[,;:.]\s|\b(?:and|or|but|while)\b|\n"),
    "th": re.compile(rf"\s|{either('joins_items')}"),
}
_LINE_END: Final = re.compile(r"\n")
#: What a whole stands behind.
_WHOLES: Final = {"en": ("of", "of the", "among", "from"), "th": (*cues("from"), *cues("in"))}
#: What a level stands behind, where a change is told beside it: fell 1.50 baht to 21.25.
_LEVELS: Final = {"en": (" to", " at"), "th": cues("reaches")}
#: What a change stands behind.
_CHANGES: Final = {
    "en": (" by", *(f" {word}" for word, senses in lexicon("en").items() if "change" in senses)),
    "th": tuple(word for word, senses in lexicon("th").items() if "change" in senses),
}
#: What says that an amount is little: just 312 baht of 284,000.
_MERE: Final = {"en": (" just", " only", " merely", " mere"), "th": cues("merely")}
_BLANKS: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The text around a fact, the fact left out.

    Attributes:
        before, after: spans within the fact's sentence.
    """

    doc: Document
    before: Span
    after: Span

    def text(self) -> str:
        """Both sides, without blanks, with a mark where the fact stands."""
        return _BLANKS.sub("", f"{self.doc.quote(self.before)}\x00{self.doc.quote(self.after)}")

    def holds(self, span: Span) -> bool:
        """Whether a place of the text lies around the fact."""
        return any(start <= span[0] and span[1] <= end for start, end in (self.before, self.after))


def surroundings(doc: Document, span: Span) -> Surroundings:
    """What stands around ``span`` in its line, and in English in its sentence."""
    reach = _WINDOW.get(doc.lang, 45)
    ends = _SENTENCE_END if doc.lang == "en" else _LINE_END
    start, end = max(0, span[0] - reach), min(len(doc.text), span[1] + reach)
    opened = [found.end() for found in ends.finditer(doc.text, start, span[0])]
    start = opened[-1] if opened else min(_whole_word(doc, start, 1), span[0])
    if (first := ends.search(doc.text, span[1], end)) is not None:
        end = first.start()
    else:
        end = _whole_word(doc, end, -1)
    return Surroundings(doc, (start, span[0]), (span[1], max(end, span[1])))


def _whole_word(doc: Document, at: int, step: int) -> int:
    """The next place from ``at`` on that cuts no Latin word in two."""
    while 0 < at < len(doc.text) and _LATIN.fullmatch(doc.text, at - 1, at + 1):
        at += step
    return at


def item(doc: Document, span: Span) -> Surroundings:
    """What stands around ``span`` in its item of a list: up to a comma, *and* or *or*; in Thai a blank.

    A Thai figure stands behind its noun, with a blank between or none: น้ำตาล 150 กรัม.
    """
    whole = surroundings(doc, span)
    start, end = whole.before[0], whole.after[1]
    ends = _ITEM_END.get(doc.lang, _ITEM_END["en"])
    near = trim(doc.text, (start, span[0]))[1] if doc.lang == "th" else span[0]
    opened = [found.end() for found in ends.finditer(doc.text, start, near)]
    closed = ends.search(doc.text, span[1], end)
    first = max(opened[-1] if opened else start, start)
    return Surroundings(doc, (min(first, span[0]), span[0]), (span[1], closed.start() if closed else end))


class Subjects:
    """How well what two facts are about answers each other, asked for facts of an English and a Thai text."""

    def __init__(self, bitext: Bitext) -> None:
        self._bitext = bitext
        self._english = 0 if bitext.source.lang == "en" else 1 if bitext.target.lang == "en" else None
        thai = {bitext.source.lang, bitext.target.lang} == {"en", "th"}
        self.reads = thai
        self._names: list[tuple[Span, tuple[Span, ...], tuple[str, ...]]] = []
        if thai:
            english = self._english
            for entry in bitext.names:
                here, there = entry.source_spans, entry.target_spans
                forms = entry.target
                if english == 1:
                    here, there, forms = there, here, (entry.source,)
                self._names += [(span, there, forms) for span in here]
            self._names.sort()
        self._cache: dict[tuple[Span, Span], float] = {}

    def answer(self, source: Fact, target: Fact) -> float:
        """0 to 1: how much of what stands around each fact is said around the other; 0.5 knows nothing."""
        if not self.reads:
            return _PRIOR
        key = source.span, target.span
        if key not in self._cache:
            docs = self._bitext.source, self._bitext.target
            facts = (source, target)
            english = self._english or 0
            here = surroundings(docs[english], facts[english].span)
            there = surroundings(docs[1 - english], facts[1 - english].span)
            self._cache[key] = self._weigh(here, there)
        return self._cache[key]

    def item_answer(self, source: Fact, target: Fact) -> float:
        """The same for the words of the item of a list that holds each fact."""
        if not self.reads:
            return _PRIOR
        docs = self._bitext.source, self._bitext.target
        around = [item(doc, fact.span) for doc, fact in zip(docs, (source, target), strict=True)]
        return self._weigh(*(around if self._english == 0 else around[::-1]))

    def same_sign(self, source: Fact, target: Fact) -> bool:
        """Whether one sign that is no word stands right before both facts: π (180°)."""
        docs = self._bitext.source, self._bitext.target
        first, second = (
            doc.text[max(0, fact.span[0] - _SIGN_CHARS) : fact.span[0]].rstrip(" (").split()[-1:]
            for doc, fact in zip(docs, (source, target), strict=True)
        )
        if not first or first != second or not any(map(str.isalpha, first[0])):
            return False
        return _SIGN.fullmatch(first[0]) is not None

    def same_whole(self, first: tuple[Fact, Fact], second: tuple[Fact, Fact]) -> bool:
        """Whether one of two values is the whole on both sides, the other a part: of 450 300, 300 จาก 450."""
        return any(self._one_is_behind(words, first, second) for words in (_WHOLES, _MERE))

    def same_level(self, first: tuple[Fact, Fact], second: tuple[Fact, Fact]) -> bool:
        """Whether one of two values is what the other led to, on both sides: fell 2 to 40, ที่ 40 ลดลง 2."""
        return any(self._one_is_behind(words, first, second) for words in (_LEVELS, _CHANGES))

    def _one_is_behind(self, words: Words, first: tuple[Fact, Fact], second: tuple[Fact, Fact]) -> bool:
        docs = self._bitext.source, self._bitext.target
        behind = [
            [_stands_behind(words, doc, fact) for doc, fact in zip(docs, pair, strict=True)]
            for pair in (first, second)
        ]
        return behind in ([[True, True], [False, False]], [[False, False], [True, True]])

    def _weigh(self, english: Surroundings, thai: Surroundings) -> float:
        found, known = _PRIOR * _PRIOR_WEIGHT, _PRIOR_WEIGHT
        for weight, answered in self._evidence(english, thai):
            known += weight
            found += weight * answered
        return found / known

    def _evidence(self, english: Surroundings, thai: Surroundings) -> Iterator[tuple[float, bool]]:
        """Each word that could be answered, with its weight, and whether it is."""
        text = thai.text()
        forms: set[str] = set()
        for span, distance in _words(english):
            word = english.doc.quote(span)
            name = self._name_at(span)
            if name is not None:
                there, spelt = name
                held = any(thai.holds(other) for other in there) or any(form in text for form in spelt)
                yield _weight(distance), held
                continue
            options = renderings(word.lower())
            forms.update(options)
            if options:
                yield _weight(distance), any(form in text for form in options)
        for word, distance in _thai_words(thai):
            if word in thai_content_words():
                yield _weight(distance), any(word in form or form in word for form in forms if len(form) > 2)

    def _name_at(self, span: Span) -> tuple[tuple[Span, ...], tuple[str, ...]] | None:
        at = bisect_left(self._names, span[0] + 1, key=lambda entry: entry[0][0])
        for first, there, forms in self._names[max(0, at - 1) : at]:
            if first[0] <= span[0] and span[1] <= first[1]:
                return there, forms
        return None


def _stands_behind(words: Words, doc: Document, fact: Fact) -> bool:
    """Whether one of some words of its language stands right before a fact: of 450 sets, จาก 450 ชุด."""
    before = doc.text[max(0, fact.span[0] - _SIGN_CHARS) : fact.span[0]].rstrip().lower()
    return before.endswith(words.get(doc.lang, ()))


def _weight(distance: int) -> float:
    return _HALF / (_HALF + distance)


def _words(around: Surroundings) -> list[tuple[Span, int]]:
    """English words with their distance from the fact, in words."""
    before = [m.span() for m in _WORD.finditer(around.doc.text, *around.before)]
    after = [m.span() for m in _WORD.finditer(around.doc.text, *around.after)]
    return [(span, k) for side in (before[::-1], after) for k, span in enumerate(side)]


def _thai_words(around: Surroundings) -> list[tuple[str, int]]:
    before = [word for _, word in thai_words(around.doc.quote(around.before)) if word.strip()]
    after = [word for _, word in thai_words(around.doc.quote(around.after)) if word.strip()]
    return [(word, k) for side in (before[::-1], after) for k, word in enumerate(side)]
