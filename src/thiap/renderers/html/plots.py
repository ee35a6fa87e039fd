"""Geometry of the two pictures: the dot plot of an alignment, the time line of the dates."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from thiap.model import Bitext, Fact, Finding, Report, Span, Spans
from thiap.renderers.html.marked_text import shown

SIDE = 1000  # of the square that a dot plot is drawn in
WIDTH = 1000  # of the time line
_BESIDE = 3  # blank characters between spans that are drawn as one


@dataclass(frozen=True, slots=True)
class DotPlot:
    """Path data of one plot, in a square of `SIDE` units; x runs along the target, y the source.

    Attributes:
        beads, moved: strokes of the beads, in and out of order.
        source_only, target_only: what has no counterpart, as strokes along the axes.
        findings: for each severity, the points.
        lines: positions of the section borders along (x, y).
    """

    source: int
    name: str
    beads: str
    moved: str
    source_only: str
    target_only: str
    findings: tuple[tuple[str, tuple[tuple[float, float], ...]], ...]
    lines: tuple[tuple[float, ...], tuple[float, ...]]


def dot_plot(
    bitext: Bitext, findings: tuple[Finding, ...], columns: list[Span], lines: list[Span]
) -> DotPlot:
    """The plot of one bitext; ``columns`` and ``lines`` are the sections of target and source."""
    width, height = max(1, len(bitext.target.text)), max(1, len(bitext.source.text))

    def x(offset: int) -> float:
        return round(SIDE * offset / width, 1)

    def y(offset: int) -> float:
        return round(SIDE * offset / height, 1)

    strokes: dict[bool, list[str]] = {False: [], True: []}
    lefts, tops = [], []
    for bead in bitext.alignment.beads:
        if not bead.target:
            lefts += [f"M0 {y(a):g}V{y(b):g}" for a, b in bead.source]
        elif not bead.source:
            tops += [f"M{x(a):g} 0H{x(b):g}" for a, b in bead.target]
        else:
            for s in _joined(bead.source):
                for t in _joined(bead.target):
                    strokes[bead.moved].append(f"M{x(t[0]):g} {y(s[0]):g}L{x(t[1]):g} {y(s[1]):g}")
    marks: dict[str, list[tuple[float, float]]] = {}
    for finding in findings:
        if finding.source_index == bitext.source_index and finding.severity != "neutral":
            at = x(finding.target[0][0]) if finding.target else 0.0
            down = y(finding.source[0][0]) if finding.source else 0.0
            marks.setdefault(finding.severity, []).append((at, down))
    return DotPlot(
        source=bitext.source_index,
        name=bitext.source.name,
        beads="".join(strokes[False]),
        moved="".join(strokes[True]),
        source_only="".join(lefts),
        target_only="".join(tops),
        findings=tuple((severity, tuple(points)) for severity, points in marks.items()),
        lines=(tuple(x(s[0]) for s in columns if s[0]), tuple(y(s[0]) for s in lines if s[0])),
    )


def _joined(spans: Spans) -> list[Span]:
    """Spans with at most a few blanks between them as one."""
    joined = [spans[0]]
    for span in spans[1:]:
        if span[0] - joined[-1][1] <= _BESIDE:
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


@dataclass(frozen=True, slots=True)
class Moment:
    """A date in one text: its place on the axis, how often it stands there, whether others have it."""

    x: float
    width: float
    label: str
    count: int
    shared: bool
    level: int = 0  # above (-1) or below (1) the line, where neighbours are close


@dataclass(frozen=True, slots=True)
class Lane:
    """The dates of one text."""

    name: str
    role: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date and how often each text has it, sources first."""

    label: str
    counts: tuple[int, ...]
    shared: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """All dates on one axis; ``outside`` counts those too far off to draw."""

    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    links: tuple[float, ...]
    outside: int
    table: tuple[DateRow, ...]


_Key = tuple[int, int, str]


def timeline(report: Report) -> Timeline | None:
    """The dates of all texts, or None where there are none."""
    sources = [_dates(bitext.source_facts) for bitext in report.bitexts]
    lanes = [*sources, _dates(tuple(dict.fromkeys(f for b in report.bitexts for f in b.target_facts)))]
    keys = sorted(set().union(*lanes))
    if not keys:
        return None
    matched = _matched(report)
    low, high = _range(sorted(key[0] for key in keys for lane in lanes if lane[key]))
    x = _Axis(low, high, [(key[0] + key[1] + 1) / 2 for key in keys])

    drawn = [key for key in keys if low <= (key[0] + key[1]) / 2 <= high]
    names = [*(doc.name for doc in report.sources), report.target.name]
    roles = ["source"] * len(sources) + ["target"]

    def moment(key: _Key, count: int, shared: bool) -> Moment:
        width = max(0.0, min(WIDTH, x(key[1] + 1)) - max(0.0, x(key[0])))
        return Moment(x((key[0] + key[1] + 1) / 2), round(width, 1), shown(key[2]), count, shared)

    together = {key for key in keys if (lanes[-1][key] and any(lane[key] for lane in sources))}
    return Timeline(
        lanes=tuple(
            _lane(name, role, [moment(k, lane[k], k in together or (i, k) in matched) for k in part])
            for i, (name, role, lane) in enumerate(zip(names, roles, lanes, strict=True))
            for part in [[k for k in drawn if lane[k]]]
        ),
        ticks=_ticks(low, high, x),
        links=tuple(x((key[0] + key[1] + 1) / 2) for key in drawn if key in together),
        outside=len(keys) - len(drawn),
        table=tuple(DateRow(shown(k[2]), tuple(lane[k] for lane in lanes), k in together) for k in keys),
    )


def _key(fact: Fact) -> _Key | None:
    reading = fact.readings[0]
    if fact.kind != "date" or reading.low is None or reading.high is None:
        return None
    if not 1 <= reading.low <= reading.high <= date.max.toordinal():
        return None  # before the common era, or after what a calendar of this library holds
    return int(reading.low), int(reading.high), reading.value


def _dates(facts: tuple[Fact, ...]) -> Counter[_Key]:
    return Counter(key for fact in facts if (key := _key(fact)))


def _matched(report: Report) -> set[tuple[int, _Key]]:
    """Dates that the comparison paired though they are written to another precision."""
    found: set[tuple[int, _Key]] = set()
    last = len(report.bitexts)
    for bitext in report.bitexts:
        for pair in bitext.pairs:
            if pair.relation in ("equal", "compatible", "less_precise", "elsewhere"):
                for lane, fact in ((bitext.source_index, pair.source), (last, pair.target)):
                    if fact and (key := _key(fact)):
                        found.add((lane, key))
    return found


def _range(days: list[int]) -> tuple[float, float]:
    """The days between which to draw: the middle 96 per cent when the rest would flatten it."""
    low, high = days[0], days[-1]
    cut = len(days) // 50 + 1
    if len(days) > 3 * cut:
        inner = days[cut], days[-1 - cut]
        if high - low > 4 * max(365, inner[1] - inner[0]):
            low, high = inner
    pad = max(10.0, (high - low) * 0.04)
    return max(1.0, low - pad), high + pad


class _Axis:
    """Place of a day on the axis: half by time, half by rank, so that crowded years have room."""

    def __init__(self, low: float, high: float, days: list[float]) -> None:
        self._low, self._high = low, high
        self._days = sorted({day for day in days if low < day < high} | {low, high})

    def __call__(self, day: float) -> float:
        day = max(self._low, min(self._high, day))
        at = min(bisect_right(self._days, day), len(self._days) - 1)
        before, after = self._days[at - 1], self._days[at]
        rank = (at - 1 + (day - before) / (after - before)) / (len(self._days) - 1)
        linear = (day - self._low) / (self._high - self._low)
        return round(WIDTH * (0.4 * linear + 0.6 * rank), 1)


def _ticks(low: float, high: float, x: _Axis) -> tuple[tuple[float, str], ...]:
    """Ticks at round dates, the roundest first, as many as have room."""
    ticks: dict[float, str] = {}
    days = [date.fromordinal(max(1, min(int(day), date.max.toordinal()))) for day in (low, high)]
    years = range(days[0].year, days[1].year + 1)
    for step, months in ((100, 12), (50, 12), (10, 12), (5, 12), (1, 12), (1, 3), (1, 1)):
        if len(years) / step > 400:
            continue
        for year in years[-years[0] % step :: step]:
            for month in range(0, 12, months):
                day = date(year, month + 1, 1)
                where = x(day.toordinal())
                label = f"{year:04}" if month == 0 else f"{year:04}-{month + 1:02}"
                room = 46 if month == 0 else 62
                if low < day.toordinal() < high and all(abs(where - other) >= room for other in ticks):
                    ticks[where] = label
    return tuple(sorted(ticks.items()))


def _lane(name: str, role: str, moments: list[Moment]) -> Lane:
    """A lane whose close neighbours stand on different levels."""
    levels: list[int] = []
    for number, moment in enumerate(moments):
        near = [levels[n] for n in range(max(0, number - 2), number) if moment.x - moments[n].x < 13]
        levels.append(next(level for level in (0, -1, 1) if level not in near))
    return Lane(name, role, tuple(replace(m, level=level) for m, level in zip(moments, levels, strict=True)))
