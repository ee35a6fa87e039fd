"""How well Thai letters spell a Latin name: one dynamic programme over many Thai texts at once.

The pieces a name is spelt with, and their log-odds against chance, come from
``languages/data/translit.tsv`` (see ``benchmarks/train_translit.py``); what a dictionary of English
words cannot teach, the letters of other Latin orthographies, comes from ``spellings.tsv``. A
comparison costs nothing in Python for each Thai letter: a whole text, or a thousand candidates laid
end to end, is one numpy vector, and each Latin letter one step over it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from thiap.languages.names import load_pieces
from thiap.languages.thai_letters import CARRIER, HANGING_FOLDED, SILENCED, is_consonant
from thiap.names.fold import Folded, fold_latin, fold_thai

Floats = NDArray[np.float32]

_MAX_LATIN = 3
_MAX_THAI = 3
_IMPOSSIBLE = -1e4
#: Log-odds of what the table does not know, set on the training half of the dictionary.
_OTHER_PAIR = -4.0
_DROP_VOWEL, _DROP_CONSONANT = -1.0, -3.5
_SKIP_VOWEL, _SKIP_SILENT, _SKIP_CONSONANT = -1.5, -1.0, -4.0
_LATIN_VOWELS = frozenset("aeiouyhw")
#: A blank beside a spelling is weak evidence that the name ends there.
_BLANK = 1.0
#: Units that belong to the consonant before them.
_HANGING = frozenset(HANGING_FOLDED)
#: Units in a row that a spelling may pass over.
_SKIPS = 2
_BOUNDARY = "\n"


@lru_cache(maxsize=8)
def _pieces(lang: str = "th", named: str = "") -> dict[str, dict[str, float]]:
    """For each Latin piece the pieces of the other script and their log-odds."""
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for latin, thai, score in load_pieces(lang, named):
        known = table[latin].get(thai)
        table[latin][thai] = score if known is None else max(known, score)
    return dict(table)


@lru_cache(maxsize=20000)
def best_possible(latin: str, lang: str = "th", named: str = "") -> float:
    """The highest log-odds any Thai spelling of a folded Latin word could reach, or one in ``lang``.

    ``named``: the language that the word is of, in Roman letters.
    """
    pieces = _pieces(lang, named)
    best = [0.0] + [_IMPOSSIBLE] * len(latin)
    for end in range(1, len(latin) + 1):
        for size in range(1, min(_MAX_LATIN, end) + 1):
            options = pieces.get(latin[end - size : end])
            if options:
                best[end] = max(best[end], best[end - size] + max(options.values()))
        best[end] = max(best[end], best[end - 1] + 1.0)
    return best[-1]


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of Thai that may spell a name.

    Attributes:
        start, end: raw offsets.
        score: 0 to 1, share of the evidence that the best spelling would give.
    """

    start: int
    end: int
    score: float


class SearchText:
    """Texts of one script laid end to end, to be searched for many names: Thai, or any in Roman letters.

    ``named``: the language of the names, in Roman letters, where they are not Latin ones.
    """

    def __init__(self, texts: Sequence[Folded], lang: str = "th", named: str = "") -> None:
        self.texts = texts
        self.lang = lang
        self._tables = lang, named
        self.units = _BOUNDARY + "".join(folded.units + _BOUNDARY for folded in texts)
        lengths = [len(folded.units) + 1 for folded in texts]
        #: Position of the boundary before each text, and of the one behind the last.
        self.bounds = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        self._places: dict[str, list[int]] = defaultdict(list)
        units = self.units
        for size in range(1, _MAX_THAI + 1):
            for end in range(size, len(units) + 1):
                self._places[units[end - size : end]].append(end)
        skip = np.full(len(units) + 1, _SKIP_CONSONANT, dtype=np.float32)
        for end, unit in enumerate(units, 1):
            if unit == _BOUNDARY:
                skip[end] = _IMPOSSIBLE
            elif unit == SILENCED:
                skip[end] = _SKIP_SILENT
            elif unit in _LATIN_VOWELS if lang != "th" else not is_consonant(unit) or unit == CARRIER:
                skip[end] = _SKIP_VOWEL
        self._skip = skip
        self._open, self._close = self._edges()
        self._cost: dict[tuple[str, int], Floats | None] = {}
        self._arrays: dict[str, NDArray[np.int64]] = {}

    def _edges(self) -> tuple[Floats, Floats]:
        """What it is worth that a spelling begins, or ends, at each place."""
        begin = np.zeros(len(self.units) + 1, dtype=np.float32)
        end = np.zeros(len(self.units) + 1, dtype=np.float32)
        at = 1
        for folded in self.texts:
            for index, unit in enumerate(folded.units):
                if unit in _HANGING:
                    begin[at + index] = _IMPOSSIBLE
                if index and folded.starts[index - 1] == folded.starts[index] and self.lang != "th":
                    begin[at + index] = end[at + index] = _IMPOSSIBLE  # within a character
                if index == 0 or folded.ends[index - 1] < folded.starts[index]:
                    begin[at + index] += _BLANK
                    end[at + index] += _BLANK
            end[at + len(folded.units)] += _BLANK
            at += len(folded.units) + 1
        return begin, end

    def _positions(self, thai: str) -> NDArray[np.int64] | None:
        found = self._arrays.get(thai)
        if found is None:
            ends = self._places.get(thai)
            if ends is None:
                return None
            found = self._arrays[thai] = np.asarray(ends, dtype=np.int64)
        return found

    def _costs(self, latin: str, size: int) -> Floats | None:
        """Log-odds of ``latin`` beside the ``size`` units that end at each place; None if never."""
        key = (latin, size)
        if key in self._cost:
            return self._cost[key]
        result: Floats | None = None
        if len(latin) == 1 and size == 1:
            result = np.full(len(self.units) + 1, _OTHER_PAIR, dtype=np.float32)
            result[self._skip <= _IMPOSSIBLE] = _IMPOSSIBLE
            result[0] = _IMPOSSIBLE
        for thai, score in _pieces(*self._tables).get(latin, {}).items():
            if len(thai) != size:
                continue
            places = self._positions(thai)
            if places is None:
                continue
            if result is None:
                result = np.full(len(self.units) + 1, _IMPOSSIBLE, dtype=np.float32)
            result[places] = score
        self._cost[key] = result
        return result

    def _drop(self, latin: str) -> float:
        known = _pieces(*self._tables).get(latin, {}).get("")
        if known is not None:
            return known
        if len(latin) > 1:
            return _IMPOSSIBLE
        return _DROP_VOWEL if latin in _LATIN_VOWELS else _DROP_CONSONANT

    def _steps(self, latin: str, end: int) -> Iterator[tuple[int, int, Floats | np.float32]]:
        """What may spell the letters up to ``end``: letters used, units used, log-odds."""
        for letters in range(1, min(_MAX_LATIN, end) + 1):
            piece = latin[end - letters : end]
            drop = self._drop(piece)
            if drop > _IMPOSSIBLE:
                yield letters, 0, np.float32(drop)
            for size in range(1, _MAX_THAI + 1):
                cost = self._costs(piece, size)
                if cost is not None:
                    yield letters, size, cost[size:]

    def _run(self, latin: str, first: Floats) -> Floats:
        """Scores of ``latin`` ending at each place."""
        width = len(self.units) + 1
        rows = [first]
        for end in range(1, len(latin) + 1):
            score = np.full(width, _IMPOSSIBLE, dtype=np.float32)
            for letters, size, cost in self._steps(latin, end):
                tail = score[size:]
                np.maximum(tail, rows[end - letters][: width - size] + cost, out=tail)
            for _ in range(_SKIPS):
                score[1:] = np.maximum(score[1:], score[:-1] + self._skip[1:])
            rows.append(score)
        return rows[-1]

    def _trace(self, latin: str, first: Floats) -> tuple[Floats, NDArray[np.int32]]:
        """Scores as of ``_run``, and where each such spelling begins; takes twice as long."""
        width = len(self.units) + 1
        rows, begins = [first], [np.arange(width, dtype=np.int32)]
        for end in range(1, len(latin) + 1):
            score = np.full(width, _IMPOSSIBLE, dtype=np.float32)
            begin = begins[0].copy()
            for letters, size, cost in self._steps(latin, end):
                row, start = rows[end - letters][: width - size], begins[end - letters][: width - size]
                candidate = row + cost
                better = candidate > score[size:]
                np.copyto(score[size:], candidate, where=better)
                np.copyto(begin[size:], start, where=better)
            for _ in range(_SKIPS):
                candidate = score[:-1] + self._skip[1:]
                better = candidate > score[1:]
                shifted = begin[:-1].copy()
                np.copyto(score[1:], candidate, where=better)
                np.copyto(begin[1:], shifted, where=better)
            rows.append(score)
            begins.append(begin)
        return rows[-1], begins[-1]

    def scores(self, name: str) -> Floats:
        """Log-odds that each whole text spells ``name``, in order of the texts."""
        latin = fold_latin(name).replace(" ", "")
        first = np.full(len(self.units) + 1, _IMPOSSIBLE, dtype=np.float32)
        first[self.bounds[:-1] + 1] = 0.0
        for _ in range(_SKIPS):
            first[1:] = np.maximum(first[1:], first[:-1] + self._skip[1:])
        ends: Floats = self._run(latin, first)[self.bounds[1:]]
        return ends

    def similarities(self, name: str) -> Floats:
        """0 to 1 for each whole text."""
        latin = fold_latin(name).replace(" ", "")
        if not latin:
            return np.zeros(len(self.texts), dtype=np.float32)
        clipped: Floats = np.clip(self.scores(name) / best_possible(latin, *self._tables), 0.0, 1.0).astype(
            np.float32
        )
        return clipped

    def shares(self, name: str) -> Floats:
        """For each text how well the best stretch inside it spells ``name``, 0 to 1.

        The scores of ``best`` without the places, four times as fast; not for so short a name that
        the blanks around nothing at all speak for it.
        """
        latin = fold_latin(name).replace(" ", "")
        if not latin:
            return np.zeros(len(self.texts), dtype=np.float32)
        score = (self._run(latin, self._open) + self._close)[: self.bounds[-1] + 1]
        most = np.maximum.reduceat(score, self.bounds[:-1] + 1)
        clipped: Floats = np.clip(most / best_possible(latin, *self._tables), 0.0, 1.0).astype(np.float32)
        return clipped

    def best(self, name: str, *, floor: float = 0.0) -> list[Match | None]:
        """For each text the stretch inside it that spells ``name`` best, None where nothing does.

        ``floor``, 0 to 1, is the least score worth an answer: where no text reaches it, the search is
        twice as fast.
        """
        latin = fold_latin(name).replace(" ", "")
        if not latin:
            return [None] * len(self.texts)
        top = best_possible(latin, *self._tables)
        if floor > 0.0 and float((self._run(latin, self._open) + self._close).max()) < floor * top:
            return [None] * len(self.texts)
        score, begin = self._trace(latin, self._open)
        score = score + self._close
        found: list[Match | None] = []
        for folded, (low, high) in zip(self.texts, pairwise(self.bounds), strict=True):
            if high - low <= 1:
                found.append(None)
                continue
            end = int(low) + 1 + int(np.argmax(score[low + 1 : high + 1]))
            value, start = float(score[end]), int(begin[end])
            if value <= 0.0 or start >= end:
                found.append(None)
                continue
            left, right = start - int(low) - 1, end - int(low) - 2
            found.append(Match(folded.starts[left], folded.ends[right], min(1.0, value / top)))
        return found


def name_similarity(latin: str, thai: str) -> float:
    """How well ``thai`` as a whole spells ``latin``, 0 to 1."""
    return float(SearchText([fold_thai(thai)]).similarities(latin)[0])


def best_rendering(latin: str, thai: str) -> Match | None:
    """The stretch of ``thai`` that spells ``latin`` best; offsets into ``thai``."""
    return SearchText([fold_thai(thai)]).best(latin)[0]
