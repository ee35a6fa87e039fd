"""Items of a list that one side lacks: the items beside it are said side by side on the other.

The vectors of a sentence hardly change with one item of a list, and single words of a kind answer each other,
so that neither look for lost parts sees it. Here the items of an English enumeration are held one by one
against the pieces of the Thai sentence, by likeness and by the dictionary. An item is lost where both its
neighbours are said by two pieces with nothing between them, and no piece of the passage or next door says it;
a piece is more than the English where two neighbours are said with it between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np

from thiap.compare.pairing.assignment import assign
from thiap.content.beads import linked_beads, surroundings
from thiap.content.gaps import Gap
from thiap.content.kept import Identity
from thiap.content.likeness import Matrix
from thiap.content.predicates import content_words
from thiap.content.runs import Run, read_run
from thiap.encoders import get_encoder
from thiap.encoders.windows import WindowEncoder
from thiap.languages.dictionary import translations
from thiap.languages.enumerations import english_items, thai_pieces
from thiap.model import Bitext, Side, Span, other_side
from thiap.spans import solid

#: Likeness from which on a piece says an item, and up to which none does.
_SAYS: Final = 0.5
_SILENT: Final = 0.5
#: The same for the neighbours of a piece: Thai parts by blanks what is no item as well (ในจำนวนนั้น).
_CLEARLY: Final = 0.65
#: Likeness that a translation in a piece stands for.
_TRANSLATED: Final = 0.6
#: How much less likely the item is said than its neighbours are.
_APART: Final = 0.1
#: Probability of a lost item.
_LOST: Final = 0.8
#: Letters of a Thai piece that may be an item, at least and at most; of an English phrase held against it.
_PIECE, _LONGEST, _PHRASE = 5, 40, 40
#: Pieces without which nothing is between two.
_FEWEST: Final = 2
#: What tells a clause or a name between commas from an item: other looks for lost parts see those.
_NO_ITEM: Final = re.compile(
    r"[A-Z]|\b(?:who|which|that|when|where|while|but|as|because|if|is|are|was|were|had|has|have)\b"
)
#: Pieces of a passage up to which they are held against each other.
_MOST: Final = 60


def lost_items(bitext: Bitext) -> tuple[Gap, ...]:
    """Items of enumerations that the other side leaves out; English and Thai, with an encoder."""
    return _lost_items(Identity(bitext))


@lru_cache(maxsize=4)  # asked for either side of the same bitext
def _lost_items(key: Identity) -> tuple[Gap, ...]:
    return tuple(_find(key.bitext))


def _find(bitext: Bitext) -> Iterator[Gap]:
    encoder = get_encoder(bitext.alignment.encoder)
    if encoder is None or bitext.mode != "translation" or bitext.alignment.alone:
        return
    if {bitext.source.lang, bitext.target.lang} != {"en", "th"}:
        return
    english: Side = "source" if bitext.source.lang == "en" else "target"
    beads = linked_beads(bitext.alignment)
    near = surroundings(bitext, beads)
    for bead, around in zip(beads, near, strict=True):
        run = read_run(bitext.document(english), bead.spans(english))
        rows = [row for row in english_items(run.text) if len(row) > 2]
        if not rows:
            continue
        thai = read_run(bitext.document(other_side(english)), bead.spans(other_side(english)))
        beside = [
            read_run(bitext.document(side), other.spans(side)).text
            for other in around
            for side in (english, other_side(english))
        ]
        for row in rows:
            yield from _compared(_List(run, thai, row, beside), english, encoder)


class _List:
    """An English enumeration and the Thai passage that should say it.

    Attributes:
        english, thai: the passages.
        items: of the enumeration.
        pieces: of the Thai.
        beside: what stands next door on either side.
    """

    def __init__(self, english: Run, thai: Run, items: Sequence[Span], beside: Sequence[str]) -> None:
        self.english, self.thai, self.items = english, thai, items
        self.pieces = thai_pieces(thai.text)[:_MOST]
        self.beside = beside

    def texts(self) -> tuple[list[str], list[str]]:
        items = [self.english.text[slice(*span)] for span in self.items]
        return items, [self.thai.text[slice(*span)] for span in self.pieces]


def _compared(one: _List, english: Side, encoder: WindowEncoder) -> Iterator[Gap]:
    items, pieces = one.texts()
    is_item = [_is_item(item) for item in items]
    asked = any(is_item[1:-1]) or any(map(all, pairwise(is_item)))
    if len(pieces) < _FEWEST or not asked:
        return
    alike = np.maximum(_alike(items, pieces, encoder), _known(items, pieces))
    said = {i: j for i, j in assign((alike + 1).tolist()) if alike[i, j] >= _SAYS}
    if len(said.keys() | {0}) < len(items) - 1:
        return  # it is rendered too freely to know what is left out
    for number in range(1, len(items) - 1):
        before, after = said.get(number - 1), said.get(number + 1)
        if number in said or before is None or after != before + 1 or not is_item[number]:
            continue
        least = min(alike[number - 1, before], alike[number + 1, after])
        if alike[number].max() < min(_SILENT, least - _APART) and not _said_in(items[number], one, encoder):
            spans = one.english.locate(*one.items[number])
            near = one.thai.locate(one.pieces[before][0], one.pieces[after][1])
            yield Gap(english, spans, near, _LOST, whole=False, unaligned=False)
    for number in range(len(items) - 1):
        before, after = said.get(number), said.get(number + 1)
        if before is None or after != before + 2 or not all(is_item[number : number + 2]):
            continue
        least = min(alike[number, before], alike[number + 1, after])
        span = one.pieces[before + 1]
        piece = one.thai.text[slice(*span)]
        free = least >= _CLEARLY and alike[:, before + 1].max() < min(_SILENT, least - _APART)
        if free and _PIECE <= solid(piece) <= _LONGEST and not _said_by(piece, one, encoder):
            near = one.english.locate(one.items[number][0], one.items[number + 1][1])
            where = one.thai.locate(*span)
            yield Gap(other_side(english), where, near, _LOST, whole=False, unaligned=False)


def _is_item(text: str) -> bool:
    """Whether what stands between commas is neither a clause nor a name nor a bare number."""
    return _NO_ITEM.search(text) is None and bool(content_words(text, "en"))


def _alike(ours: Sequence[str], theirs: Sequence[str], encoder: WindowEncoder) -> Matrix:
    vectors = encoder.encode([*ours, *theirs]).astype(np.float64)
    return vectors[: len(ours)] @ vectors[len(ours) :].T


def _known(items: Sequence[str], pieces: Sequence[str]) -> Matrix:
    """What a translation of a word of an item in a piece counts."""
    found = np.full((len(items), len(pieces)), -1.0)
    for i, item in enumerate(items):
        words = [item[slice(*span)].lower() for span in content_words(item, "en")]
        if i == 0:  # what leads to the list stands before its first item
            words = words[-1:]
        forms = [form for word in words for form in translations(word)]
        for j, piece in enumerate(pieces):
            if any(len(form) > 2 and form in piece for form in forms):
                found[i, j] = _TRANSLATED
    return found


def _said_in(item: str, one: _List, encoder: WindowEncoder) -> bool:
    """Whether the Thai passage or what stands next door says an English item, by dictionary or likeness."""
    text = "".join([one.thai.text, *one.beside]).replace(" ", "")
    words = [item[slice(*span)].lower() for span in content_words(item, "en")]
    if any(form in text for word in words for form in translations(word) if len(form) > 1):
        return True
    pieces = [text[slice(*span)] for text in one.beside for span in thai_pieces(text)[:_MOST]]
    return bool(pieces) and bool(_alike([item], pieces, encoder).max() >= _SAYS)


def _said_by(piece: str, one: _List, encoder: WindowEncoder) -> bool:
    """Whether the English passage or what stands next door says a Thai piece."""
    texts = [one.english.text, *one.beside]
    words = {text[slice(*span)].lower() for text in texts for span in content_words(text, "en")}
    if any(form in piece for word in words for form in translations(word) if len(form) > 2):
        return True
    phrases = [text[start : start + _PHRASE] for text in texts for start in range(0, len(text), _PHRASE // 2)]
    return bool(_alike([piece], phrases[:_MOST], encoder).max() >= _SAYS)
