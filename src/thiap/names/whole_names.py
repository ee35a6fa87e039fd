"""Somebody named in full of whom the other side says no word: another stands there, or nobody.

A surname gives way to a pronoun or an office; a whole name hardly ever does. Of 337 people named in full in
English news, encyclopaedias and question sets, Thai says at least one word of each, and says it well enough
to be heard; of a name put for another two in three have no word that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from thiap.model import Bead, Document, Span, Spans
from thiap.names.fold import fold_latin
from thiap.names.named import KANA, key_of
from thiap.names.passages import around
from thiap.names.rows import NAME, like
from thiap.names.spelt import Known
from thiap.names.words import word_roles
from thiap.spans import within

#: How well a passage may spell the best word of a name that it does not say; what is less than a name has
#: by chance in this text counts for nothing up to the second.
_UNHEARD, _BY_CHANCE = 0.3, 0.5
#: Words of a whole name, and letters of one of them; a character of Katakana is a syllable.
_WORDS, _LETTERS, _SYLLABLES = 2, 3, 2
_PART = re.compile(r"[^\W\d_]+")


def unsaid(
    doc: Document,
    beads: Sequence[Bead],
    people: Spans,
    known: Mapping[str, Known],
    plain: Sequence[str],
    *,
    alone: bool,
) -> Iterator[Span]:
    """Whole names of ``people`` in ``doc`` of which the passages, ``plain``, say no word."""
    for span in people:
        words = [key_of(word) for word in _words(doc, span)]
        names = [known.get(word) for word in words]
        k = next((k for k, bead in enumerate(beads) if within((span,), bead.source)), None)
        if k is None or len(names) < _WORDS or None in names:
            continue
        near = around(k, len(beads), alone=alone)
        both = [(word, name) for word, name in zip(words, names, strict=True) if name]
        if not any(_said(word, name, j, plain[j]) for word, name in both for j in near):
            yield span


def _words(doc: Document, span: Span) -> list[str]:
    """The words of a name that tell who it is; none where its first one is an office."""
    words = _PART.findall(doc.quote(span))
    least = [_SYLLABLES if KANA.match(word) else _LETTERS for word in words]
    words = [word for word, letters in zip(words, least, strict=True) if len(word) >= letters]
    return words if words and words[0] not in word_roles() else []


def _said(word: str, name: Known, k: int, passage: str) -> bool:
    """Whether passage ``k`` may say a word, in its own letters or in Latin ones."""
    if any(form in passage for form in name.forms):
        return True
    if any(like(word, kept, NAME) for kept in map(fold_latin, _PART.findall(passage)) if kept.isascii()):
        return True
    share = float(name.shares[k])
    return share >= name.bar or share >= (_BY_CHANCE if name.forms else _UNHEARD)
