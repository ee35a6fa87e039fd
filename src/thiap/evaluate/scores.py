"""The measures, see the package; counts are kept by place so that a bootstrap can draw from them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from thiap.model import Bead, Span, Spans
from thiap.spans import merge, overlap

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Score:
    """One measure: precision, recall, F1, and the interval of F1; None where nothing was to find."""

    name: str
    precision: float | None
    recall: float | None
    f1: float | None
    interval: tuple[float, float] | None
    gold: int


class _Text:
    def __init__(self, text: str) -> None:
        self._before = [0, *accumulate(0 if char.isspace() else 1 for char in text)]

    def mass(self, spans: Spans) -> int:
        return sum(self._before[end] - self._before[start] for start, end in spans)

    def shared(self, first: Spans, second: Spans) -> int:
        return sum(
            self._before[min(a[1], b[1])] - self._before[max(a[0], b[0])]
            for a in first
            for b in second
            if overlap(a, b)
        )

    def place(self, offset: int) -> int:
        return self._before[offset]


def evaluate_beads(
    found: Sequence[Bead],
    gold: Sequence[Bead],
    source: str,
    target: str,
    *,
    samples: int = 1000,
    seed: int = 1,
) -> tuple[Score, ...]:
    """Scores of ``found`` against ``gold``: link, attach, null, bound.

    Args:
        found: what an aligner made; beads without counterpart may be missing.
        gold: the right beads; each span is one unit.
        source: the raw text the source spans point into.
        target: likewise.
        samples: of the bootstrap (Efron 1979; percentile interval of 95 %); 0 for none.
        seed: of its random numbers.
    """
    texts = (_Text(source), _Text(target))
    counts: dict[str, list[Counter[str]]] = {
        "link": _links(found, gold, texts),
        "attach": _attached(found, gold, texts),
        "null": _nulls(found, gold, texts),
        "bound": _bounds(found, gold, texts[1]),
    }
    return tuple(_score(name, parts, samples, seed) for name, parts in counts.items())


def _touches(text: _Text, spans: Spans, unit: Span) -> bool:
    common = text.shared(spans, (unit,))
    return common > 0 and common >= _HALF * min(text.mass((unit,)), text.mass(spans))


def _units(gold: Sequence[Bead], side: str) -> list[tuple[int, Span]]:
    return [(k, span) for k, bead in enumerate(gold) for span in getattr(bead, side)]


def _near(units: list[tuple[int, Span]], spans: Spans) -> list[tuple[int, int, Span]]:
    low, high = spans[0][0], spans[-1][1]
    return [(i, k, unit) for i, (k, unit) in enumerate(units) if unit[0] < high and low < unit[1]]


def _links(found: Sequence[Bead], gold: Sequence[Bead], texts: tuple[_Text, _Text]) -> list[Counter[str]]:
    """Pairs of units that beads connect over at least half of one of them, by gold bead."""
    units = (_units(gold, "source"), _units(gold, "target"))
    mass: tuple[Counter[tuple[int, int]], Counter[tuple[int, int]]] = (Counter(), Counter())
    for bead in found:
        if not (bead.source and bead.target):
            continue
        sides = (merge(bead.source), merge(bead.target))
        touched = [
            [(i, u) for i, _, u in _near(units[s], sides[s]) if _touches(texts[s], sides[s], u)]
            for s in (0, 1)
        ]
        for i, left in touched[0]:
            for j, right in touched[1]:
                mass[0][i, j] += texts[0].shared(sides[0], (left,))
                mass[1][i, j] += texts[1].shared(sides[1], (right,))
    parts = [Counter(gold=len(bead.source) * len(bead.target)) for bead in gold]
    for i, j in mass[0]:
        (k, left), (other, right) = units[0][i], units[1][j]
        enough = mass[0][i, j] >= _HALF * texts[0].mass((left,))
        if enough or mass[1][i, j] >= _HALF * texts[1].mass((right,)):
            parts[k].update(found=1, right=int(k == other))
    return parts


def _attached(found: Sequence[Bead], gold: Sequence[Bead], texts: tuple[_Text, _Text]) -> list[Counter[str]]:
    """Characters attached to the right other side, by gold bead; what touches none is one more part."""
    parts: list[Counter[str]] = [Counter() for _ in (*gold, None)]
    for k, bead in enumerate(gold):
        if bead.source and bead.target:
            parts[k]["gold"] = texts[0].mass(merge(bead.source)) + texts[1].mass(merge(bead.target))
    for bead in found:
        if not (bead.source and bead.target):
            continue
        source, target = merge(bead.source), merge(bead.target)
        sizes = (texts[0].mass(source), texts[1].mass(target))
        best, most = len(gold), 0
        for k, other in enumerate(gold):
            left = texts[0].shared(source, merge(other.source))
            if left > most:
                best, most = k, left
            right = texts[1].shared(target, merge(other.target)) if left else 0
            if left and right:
                parts[k]["right"] += round(1000 * (left * right / sizes[1] + right * left / sizes[0]))
        parts[best]["found"] += sum(sizes)
    for part in parts:
        part["found"] *= 1000
        part["gold"] *= 1000
    return parts


def _nulls(found: Sequence[Bead], gold: Sequence[Bead], texts: tuple[_Text, _Text]) -> list[Counter[str]]:
    parts: list[Counter[str]] = [Counter() for _ in gold]
    for s, side in enumerate(("source", "target")):
        covered = merge(span for bead in found if bead.source and bead.target for span in getattr(bead, side))
        for k, bead in enumerate(gold):
            null = not (bead.source and bead.target)
            for unit in getattr(bead, side):
                out = texts[s].shared(covered, (unit,)) < _HALF * texts[s].mass((unit,))
                parts[k].update(gold=int(null), found=int(out), right=int(null and out))
    return parts


def _bounds(found: Sequence[Bead], gold: Sequence[Bead], text: _Text) -> list[Counter[str]]:
    """Places where a target unit begins, within one character, by gold place and by wrong place."""
    right = sorted({text.place(span[0]) for bead in gold for span in bead.target} - {0})
    made = sorted({text.place(span[0]) for bead in found for span in bead.target} - {0})
    parts: list[Counter[str]] = []
    i = j = 0
    while i < len(right) or j < len(made):
        if j == len(made) or (i < len(right) and right[i] < made[j] - 1):
            parts.append(Counter(gold=1))
            i += 1
        elif i == len(right) or made[j] < right[i] - 1:
            parts.append(Counter(found=1))
            j += 1
        else:
            parts.append(Counter(gold=1, found=1, right=1))
            i, j = i + 1, j + 1
    return parts


def _f1(total: Counter[str]) -> tuple[float | None, float | None, float | None]:
    if not total["gold"]:
        return None, None, None
    recall = total["right"] / total["gold"]
    precision = total["right"] / total["found"] if total["found"] else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return precision, recall, f1


def _score(name: str, parts: Sequence[Counter[str]], samples: int, seed: int) -> Score:
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part)
    precision, recall, f1 = _f1(total)
    interval = None
    if f1 is not None and samples:
        rng = random.Random(seed)
        rows = [(part["gold"], part["found"], part["right"]) for part in parts]
        draws = []
        for _ in range(samples):
            drawn = rng.choices(rows, k=len(rows))
            gold, found, right = map(sum, zip(*drawn, strict=True))
            draws.append(_f1(Counter(gold=gold, found=found, right=right))[2] or 0.0)
        draws.sort()
        interval = draws[int(0.025 * samples)], draws[min(samples - 1, int(0.975 * samples))]
    gold_count = total["gold"] // 1000 if name == "attach" else total["gold"]
    return Score(name, precision, recall, f1, interval, gold_count)
