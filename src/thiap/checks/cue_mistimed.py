"""A subtitle stands at another time than in the source.

What it finds
    In subtitles whose cues keep the times of the source: a cue that begins or ends at another time, and cues
    that are all late or early by the same time, which is one finding.

Why it matters
    The words come while somebody else speaks, or with a picture they do not belong to.

Example:
    "00:00:06,100 --> 00:00:08,000" / "00:00:16,100 --> 00:00:18,000"

When it is wrong
    A cue was moved on purpose, since its translation is longer or speaks before the picture changes.

Sources
    MQM Core, "locale convention"; timed text style guides, which ask for the times of the template.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from thiap.findings.build import make_finding
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType
from thiap.phrases import say
from thiap.readers.cues import are_subtitles
from thiap.readers.subtitles import milliseconds
from thiap.spans import block_at

name: CheckName = "cue-mistimed"
category: Category = "time"
issue: IssueType = "date-time"

#: Milliseconds that nobody sees.
_SEEN: Final = 500
#: From this share of moved cues on, a file is timed on its own.
_OWN: Final = 0.4


def run(bitext: Bitext) -> Iterator[Finding]:
    """One finding for each run of cues that are off by the same time."""
    if not are_subtitles(bitext.source, bitext.target):
        return
    pairs = []
    for bead in bitext.alignment.beads:
        if len(bead.source) == len(bead.target) == 1:
            blocks = block_at(bitext.source, bead.source[0][0]), block_at(bitext.target, bead.target[0][0])
            if blocks[0] and blocks[1]:
                times = [
                    [milliseconds(clock) for clock in block.place.split(" --> ")] for block in blocks if block
                ]
                off = times[1][0] - times[0][0], times[1][1] - times[0][1]
                pairs.append((off if max(map(abs, off)) >= _SEEN else (0, 0), blocks[0], blocks[1]))
    runs = [(off, list(group)) for off, group in groupby(pairs, key=lambda pair: pair[0])]
    moved = [(off, group) for off, group in runs if off != (0, 0)]
    if len(moved) > max(1, _OWN * len(runs)):
        return
    for off, group in moved:
        first, last = group[0], group[-1]
        fields = {"source": first[1].place, "target": first[2].place}
        message = (
            say("cue-mistimed", **fields)
            if len(group) == 1
            else say("cues-mistimed", n=len(group), seconds=f"{off[0] / 1000:+g}", **fields)
        )
        yield make_finding(
            bitext,
            kind="contradicted",
            category=category,
            check=name,
            issue=issue,
            severity="major" if max(map(abs, off)) >= 2 * _SEEN else "minor",
            confidence=0.9,
            message=message,
            source=((first[1].span[0], last[1].span[1]),),
            target=((first[2].span[0], last[2].span[1]),),
            source_value=first[1].place,
            target_value=first[2].place,
        )
