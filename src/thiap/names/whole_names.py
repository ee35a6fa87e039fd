"""Somebody named in full of whom the other side says no word: another stands there, or nobody.

A surname gives way to a pronoun or an office; a whole name hardly ever does. Of 458 people named in full in
English news, encyclopaedias and question sets, Thai says at least one word of each, and says it well enough
to be heard, or the two in a row; a passage that does not name somebody has neither by chance in four of five.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from thiap.languages.names import load_given_names
from thiap.model import Bead, Bitext, Document, Span, Spans
from thiap.names.by_bead import NameView
from thiap.names.fold import fold_latin, fold_thai
from thiap.names.named import KANA, key_of, spellings
from thiap.names.passages import around
from thiap.names.rows import NAME, like
from thiap.names.spelt import Known
from thiap.names.translit import SearchText
from thiap.names.words import word_roles
from thiap.spans import within

#: How well a passage may spell the best word of a name that it does not say, and all of them as one.
_WORD, _ALL = 0.35, 0.2
#: The same of a word in Chinese characters, whose syllables have more letters than its sounds: of one that
#: has a known form, and of any other.
_BY_CHANCE, _UNHEARD = 0.5, 0.3
#: Words of a whole name, and letters of one of them; a character of Katakana is a syllable.
_WORDS, _LETTERS, _SYLLABLES = 2, 3, 2
_PART, _LATIN = re.compile(r"[^\W\d_]+"), re.compile(r"[A-Za-z\u00c0-\u024f]+")


def unsaid(
    doc: Document,
    beads: Sequence[Bead],
    people: Spans,
    known: Mapping[str, Known],
    plain: Sequence[str],
    stretch: SearchText,
    *,
    alone: bool,
) -> Iterator[Span]:
    """Whole names of ``people`` in ``doc`` of which the passages, ``plain`` and in sounds, say no word."""
    for span in people:
        words = [key_of(word) for word in _words(doc, span)]
        names = [known.get(word) for word in words]
        k = next((k for k, bead in enumerate(beads) if within((span,), bead.source)), None)
        if k is None or len(names) < _WORDS or None in names:
            continue
        near = around(k, len(beads), alone=alone)
        both = [(word, name) for word, name in zip(words, names, strict=True) if name]
        if any(_said(word, name, j, plain[j], doc.lang) for word, name in both for j in near):
            continue
        if doc.lang == "zh" or not heard_as_one(stretch, words, near, doc.lang):
            yield span


def never_said(bitext: Bitext, names: NameView) -> frozenset[Span]:
    """People named in full in the English source of ``bitext`` of whom the Thai passages say no word."""
    given = load_given_names("en")
    asked = [
        (k, fact.span, words)
        for k, bead in enumerate(names.beads)
        for fact in bead.unanswered
        if fact.subtype == "person" and fact.readings[0].rule != "words"
        if len(words := list(map(key_of, _words(bitext.source, fact.span)))) >= _WORDS and words[0] in given
    ]
    found: dict[int, list[Span]] = {}
    for k, span, words in asked:
        passages = around(k, len(names.beads), alone=bitext.alignment.alone)
        said = _stretch(bitext, [span for j in passages for span in names.beads[j].passage.target])
        stretch = SearchText([fold_thai(said)])
        latin = set(map(fold_latin, _LATIN.findall(said)))
        heard = any(float(stretch.shares(word)[0]) >= _WORD for word in words)
        kept = any(like(word, other, NAME) for word in words for other in latin)
        if not (heard or kept or heard_as_one(stretch, words, (0,), "en")):
            found.setdefault(k, []).append(span)
    # a passage that lacks several was aligned with another
    return frozenset(spans[0] for spans in found.values() if len(spans) == 1)


def _stretch(bitext: Bitext, spans: Sequence[Span]) -> str:
    """What the target says from the first of some spans to the last, and beside them for no passage."""
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    if bitext.alignment.alone:
        return bitext.target.text[start:end]
    answered = [span for bead in bitext.alignment.beads if bead.source for span in bead.target]
    low = max((span[1] for span in answered if span[1] <= start), default=0)
    high = min((span[0] for span in answered if span[0] >= end), default=len(bitext.target.text))
    return bitext.target.text[low:high]


def heard_as_one(stretch: SearchText, words: Sequence[str], near: Sequence[int], lang: str) -> bool:
    """Whether some passages may spell the words of a name in ``lang``, in Latin letters, as one."""
    shares = [stretch.shares(form) for form in spellings("".join(words), lang)]
    return any(float(share[j]) >= _ALL for share in shares for j in near)


def _words(doc: Document, span: Span) -> list[str]:
    """The words of a name that tell who it is; none where its first one is an office."""
    words = _PART.findall(doc.quote(span))
    least = [_SYLLABLES if KANA.match(word) else _LETTERS for word in words]
    words = [word for word, letters in zip(words, least, strict=True) if len(word) >= letters]
    return words if words and words[0] not in word_roles() else []


def _said(word: str, name: Known, k: int, passage: str, lang: str) -> bool:
    """Whether passage ``k`` may say a word of a name in ``lang``, in its own letters or in Latin ones."""
    if any(form in passage for form in name.forms):
        return True
    if any(like(word, kept, NAME) for kept in map(fold_latin, _PART.findall(passage)) if kept.isascii()):
        return True
    share = float(name.shares[k])
    if lang == "zh":
        return share >= name.bar or share >= (_BY_CHANCE if name.forms else _UNHEARD)
    return share >= _WORD
