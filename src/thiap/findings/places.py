"""One place, one finding: which findings a reader settles by looking at one sentence, and in which order.

Findings stay addressable one by one; a *place* gathers those of one aligned passage, and those that are said
of one passage of the target against several sources.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from thiap.findings.passages import bead_index
from thiap.model import Bitext, Finding, Span
from thiap.mqm import Severity
from thiap.spans import overlap, quotes

#: Penalty points of MQM by severity (Lommel, Burchardt and Uszkoreit; MQM scoring models).
_POINTS: Final[dict[Severity, float]] = {"critical": 25, "major": 5, "minor": 1, "neutral": 0}
#: Least confidence at which a finding may be called so bad; below it is taken for the next less bad.
_CARRIED: Final[tuple[tuple[Severity, Severity, float], ...]] = (
    ("critical", "major", 0.8),
    ("major", "minor", 0.55),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Findings of one place, the weightiest first."""

    findings: tuple[Finding, ...]


def expected_worth(finding: Finding) -> float:
    """What a reader may expect to gain by looking: the points of the severity times the confidence."""
    return _POINTS[finding.severity] * finding.confidence


def carried(finding: Finding) -> Finding:
    """The finding with a severity no worse than its confidence carries."""
    severity = finding.severity
    for worse, milder, least in _CARRIED:
        if severity == worse and finding.confidence < least:
            severity = milder
    return finding if severity == finding.severity else replace(finding, severity=severity)


def with_groups(findings: Sequence[Finding], bitexts: Sequence[Bitext]) -> list[Finding]:
    """The findings, in their order, each with the id of its place.

    The id is a hash of the source's words there, so that it stays when the target is mended.
    """
    beads = {bitext.source_index: bead_index(bitext) for bitext in bitexts}
    root = list(range(len(findings)))

    def find(k: int) -> int:
        while root[k] != k:
            root[k] = root[root[k]]
            k = root[k]
        return k

    first: dict[object, int] = {}
    homes = []
    for k, finding in enumerate(findings):
        home = beads[finding.source_index].home(finding)
        homes.append(home)
        if home is not None:
            root[find(k)] = find(first.setdefault((finding.source_index, home), k))
    for k, j in _same_target(findings):
        root[find(k)] = find(j)
    texts: dict[int, str] = {}
    for k, finding in enumerate(findings):
        texts.setdefault(find(k), _words(finding, homes[k], bitexts))
    seen: Counter[str] = Counter()
    ids = {}
    for place, text in texts.items():
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
        seen[digest] += 1
        ids[place] = digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
    return [replace(finding, group=ids[find(k)]) for k, finding in enumerate(findings)]


def by_place(findings: Iterable[Finding]) -> list[Finding]:
    """Alarms before remarks; places by the worth of their weightiest alarm, those of a place together."""
    every = list(findings)
    worth: dict[tuple[bool, str], float] = {}
    order: dict[tuple[bool, str], int] = {}
    for finding in every:
        key = finding.severity == "neutral", finding.group
        worth[key] = max(worth.get(key, 0.0), expected_worth(finding))
        order.setdefault(key, len(order))

    def rank(finding: Finding) -> tuple[bool, float, int]:
        key = finding.severity == "neutral", finding.group
        return key[0], -round(worth[key], 3), order[key]

    return sorted(every, key=rank)


def places(findings: Iterable[Finding]) -> Iterator[Place]:
    """The findings of a report place by place; one without a group, as in old runs, stands for itself."""
    numbered = enumerate(findings)
    for _, found in groupby(numbered, lambda entry: entry[1].group or entry[0]):
        yield Place(tuple(finding for _, finding in found))


def _same_target(findings: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    """Findings of several sources whose first place in the target is one, each with the one before it."""
    spans = sorted((finding.target[0], k) for k, finding in enumerate(findings) if finding.target)
    last: tuple[Span, int] | None = None
    for span, k in spans:
        one = last is not None and overlap(span, last[0])
        if one and last and findings[k].source_index != findings[last[1]].source_index:
            yield k, last[1]
        last = (last[0], k) if last is not None and last[0][1] > span[1] else (span, k)


def _words(finding: Finding, home: int | None, bitexts: Sequence[Bitext]) -> str:
    bitext = next(b for b in bitexts if b.source_index == finding.source_index)
    if home is None:
        return finding.id
    bead = bitext.alignment.beads[home]
    return quotes(bitext.source, bead.source) or quotes(bitext.target, bead.target)
