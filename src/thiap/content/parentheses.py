"""Bracketed text of the source that the target does not bracket."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from thiap.content.page_parts import has_whole
from thiap.facts.calendars import BE_OFFSET
from thiap.languages.dictionary import covered_words
from thiap.languages.prose import prose
from thiap.languages.thai_letters import CONSONANTS
from thiap.model import Bitext, Document, Span, Spans
from thiap.readers.marks import Mark, find_marks
from thiap.spans import Places, arabic_digits, block_at, masked, merge

_BRACKETS = re.compile(r"[(（]([^()（）]{1,400})[)）]")
_NUMBERS = re.compile(r"\d+")
_LINK = re.compile(r"(?<!\w)\w+://\S+")


#: What a bracket of the source may hold: a mark of a list, an acronym or a foreign term.
_LABEL = re.compile(rf"\W*(?:\w{{1,2}}|[ivxIVX]{{1,5}}|[{CONSONANTS}])\W*\Z")
#: Before a bracket that belongs to the word: function(x), item(s), %(name)s.
_GLUED = re.compile(r"[A-Za-z0-9_%$]\Z")
#: What stands beside a value that is named in a bracket: one word and a sign.
_VALUE_LABEL = re.compile(r"\s*+[^\W\d_]++\s*+(?:[:=]\s*+)?|\s*+(?:[:=]\s*+)?[^\W\d_]++\s*+")
#: Letters of a word that tell whether the other text has it.
_WORD = re.compile(r"[^\W\d_]{2,}")
_BLANKS = re.compile(r"\s+")
#: Shortest bracket in Thai that says more than one word, in characters.
THAI_CONTENT = 12
#: Words of a bracket that the dictionary knows before their absence tells anything.
KNOWN = 2

#: How much longer a target is than what its source has outside of a bracket, if it says that too, in letters.
_ROOM = 2

Verdict = Literal["lost", "unsure", "answered"]


@dataclass(frozen=True, slots=True)
class LostParenthesis:
    """A parenthesis of the source without an equal in the target.

    Attributes:
        span: in the source, brackets included.
        target: the text it should stand in.
        verdict: "answered" where that text says it without brackets, or need not say it; "lost" where its
            numbers or its words are nowhere in it; "unsure" where neither can be shown.
    """

    span: Span
    target: Spans
    verdict: Verdict


def _numbers(text: str) -> set[int]:
    return {int(number) for number in _NUMBERS.findall(arabic_digits(text).replace(",", ""))}


def _same(numbers: set[int], others: set[int]) -> bool:
    """Whether one set of numbers can render the other, era apart."""
    return bool(numbers & others) or bool({n + BE_OFFSET for n in numbers} & others)


def _brackets(text: str) -> list[tuple[Span, str]]:
    return [(match.span(), match[1]) for match in _BRACKETS.finditer(text)]


def originals(bitext: Bitext) -> Spans:
    """Brackets of the target that repeat running words of the source: คานธี (Gandhi) adds nothing to it."""
    source = _BRACKETS.sub(" ", masked(bitext.source)).casefold()
    return tuple(
        span
        for span, content in _brackets(masked(bitext.target))
        if any(char.isalpha() for char in content) and content.strip().casefold() in source
    )


def lost_parentheses(bitext: Bitext) -> tuple[LostParenthesis, ...]:
    """Parentheses of aligned source text that outnumber those of the target.

    A parenthesis answers one with a number in common, else any other, of its bead or of one next to it
    on the target side; what is then left over is lost. A target may bracket more than its source (an
    original name, an abbreviation).
    """
    brackets = _brackets(masked(bitext.target))
    theirs = Places((place, number) for number, (place, _) in enumerate(brackets))
    taken: set[int] = set()
    beads = sorted(
        (bead for bead in bitext.alignment.beads if bead.source and bead.target), key=lambda bead: bead.target
    )
    sources = Places((part, k) for k, bead in enumerate(beads) for part in bead.source)
    asked = []
    for span, content in _brackets(masked(bitext.source)):
        if not _says_something(bitext.source, span):
            continue
        own = sorted(set(sources.overlapping(span)))
        if own and not _is_whole(bitext.source, span, [beads[k].source for k in own]):
            asked.append((own, span, _numbers(content)))
    # The surest partners first: a common number here, then next door, then any bracket here.
    for reach, strict in ((0, True), (1, True), (0, False), (1, False)):
        if reach and bitext.alignment.alone:
            continue
        left = []
        for own, span, numbers in asked:
            around = beads[max(0, own[0] - reach) : own[-1] + reach + 1]
            near = tuple(part for bead in around for part in bead.target)
            partner = None
            for number in sorted({number for part in near for number in theirs.overlapping(part)} - taken):
                others = _numbers(brackets[number][1])
                if _same(numbers, others) if strict else not (numbers and others):
                    partner = number
                    break
            if partner is None:
                left.append((own, span, numbers))
            else:
                taken.add(partner)
        asked = left
    verdicts = _Verdicts(bitext)
    lost = []
    for own, span, _ in asked:
        target = merge(part for k in own for part in beads[k].target)
        near = merge(
            part for bead in beads[max(0, own[0] - 1) : own[-1] + 2] for part in (*bead.target, *target)
        )
        lost.append(LostParenthesis(span, target, verdicts.of(span, target, near)))
    return tuple(lost)


def _is_whole(doc: Document, span: Span, linked: Sequence[Spans]) -> bool:
    """Whether what is linked on this side is the bracket alone, whose counterpart is the bead's other side.

    Under a signature Thai writes the name in brackets.
    """
    outside = [
        doc.text[start : max(start, min(end, span[0]))] + doc.text[min(end, max(start, span[1])) : end]
        for parts in linked
        for start, end in parts
    ]
    return not any(map(str.isalnum, "".join(outside)))


def _says_something(doc: Document, span: Span) -> bool:
    """Whether a bracket is one of prose: not of code, not the plural of a word, not the mark of a list."""
    start, end = span
    shown = prose(doc)[start:end]
    if shown[:1].isspace() or _GLUED.search(doc.text[max(0, start - 1) : start]):
        return False
    content = doc.text[start + 1 : end - 1]
    if _LABEL.match(content):
        return False
    values = [mark.span for mark in find_marks(content, doc.format) if _is_value(mark)]
    if values and _VALUE_LABEL.fullmatch(_without(content, values)):  # (min: {min})
        return False
    return any(map(str.isalpha, shown)) or not any(map(str.isalpha, content))


def _is_value(mark: Mark) -> bool:
    """Whether a program puts a value in the place of a mark."""
    return mark.demand == "kept" and mark.kind not in ("tag", "entity", "icu")


def _without(text: str, spans: Sequence[Span]) -> str:
    """The text with blanks for some spans."""
    chars = list(text)
    for start, end in spans:
        chars[start:end] = " " * (end - start)
    return "".join(chars)


class _Verdicts:
    """Whether the target says without brackets what the source says in them."""

    def __init__(self, bitext: Bitext) -> None:
        self._bitext = bitext
        pairs = (pair for pair in bitext.pairs if pair.source)
        self._facts = sorted(
            (pair.source.span, pair.relation not in ("missing", "conflict")) for pair in pairs if pair.source
        )

    def of(self, span: Span, target: Spans, near: Spans) -> Verdict:
        """What became of the bracket at ``span``; ``near`` is its counterpart with what stands around."""
        source = self._bitext.source
        content = source.text[span[0] + 1 : span[1] - 1]
        written = [self._bitext.target.quote(part) for part in near]
        if any(has_whole(text, code) for code in self._code(span) for text in written):
            return "answered"  # code stays as it is
        values = {mark.key for mark in find_marks(content, source.format) if _is_value(mark)}
        there = {mark.key for text in written for mark in find_marks(text, self._bitext.target.format)}
        if self._bitext.alignment.alone and values - there:
            return "answered"  # placeholder-mismatch tells of it
        facts = [told for fact, told in self._facts if span[0] <= fact[0] and fact[1] <= span[1]]
        said = " ".join(masked(self._bitext.target)[slice(*part)] for part in near)
        numbers = _numbers(_LINK.sub(" ", content))
        if numbers:
            here = _numbers(" ".join(self._bitext.target.quote(part) for part in target))
            return "answered" if _same(numbers, here) or (facts and all(facts)) else "lost"
        if facts and all(facts):
            return "answered"
        words = _WORD.findall(content)
        latin = [word for word in words if word.isascii()]
        if any(re.search(rf"(?<!\w){word}(?!\w)", said, re.IGNORECASE) for word in latin if len(word) > 2):
            return "answered"
        if len(latin) == len(words):
            if source.lang == "th":
                return "answered"  # the original of a term, which the other text is written in
            if not any(word.islower() for word in latin):
                return "answered" if len(latin) == 1 else "unsure"  # an acronym, a name
        hits, known = self._words(content, _BLANKS.sub("", said), said)
        if hits or self._has_room(span, target):
            return "answered"
        return "lost" if known >= KNOWN else "unsure"

    def _has_room(self, span: Span, target: Spans) -> bool:
        """Whether a unit's target is too long for what stands outside of the bracket: Han (…), ฮั่นตัวย่อ."""
        unit = block_at(self._bitext.source, span[0]) if self._bitext.alignment.alone else None
        if unit is None:
            return False
        text = self._bitext.source.text
        outside = text[unit.span[0] : span[0]] + text[span[1] : unit.span[1]]
        there = "".join(map(self._bitext.target.quote, target))
        return sum(map(str.isalpha, there)) >= _ROOM * sum(map(str.isalpha, outside)) > 0

    def _code(self, span: Span) -> list[str]:
        """The code in a bracket, as written."""
        return [
            item.content
            for item in self._bitext.source.structure
            if item.kind == "code" and span[0] <= item.span[0] and item.span[1] <= span[1]
        ]

    def _words(self, content: str, solid: str, said: str) -> tuple[int, int]:
        """Words of a bracket with a translation in the counterpart, and those whose translation is known."""
        langs = self._bitext.source.lang, self._bitext.target.lang
        if langs == ("en", "th"):
            return covered_words(content, solid)
        if langs == ("th", "en"):
            found, _ = covered_words(said, _BLANKS.sub("", content))
            return found, KNOWN if len(content) >= THAI_CONTENT else 0
        return 0, 0
