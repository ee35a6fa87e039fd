"""What the writers of notes share: which bead a finding is about, and what its note says."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from thiap.errors import UsageError
from thiap.model import Finding, Report
from thiap.phrases import tell
from thiap.renderers.wording import message

#: How our notes are known again.
MARK: Final = "thiap"


def note_text(finding: Finding, lang: str = "en") -> str:
    """What a note says."""
    text = f"{tell(f'severity-{finding.severity}', lang)}: {message(finding, lang)}"
    if finding.suggestion:
        text += f" {tell('note-suggestion', lang, text=finding.suggestion)}"
    return f"{text} [{finding.check}]"


def by_bead(report: Report) -> dict[int, list[Finding]]:
    """The findings to note, in their order, by the number of the first source's bead they are about."""
    places = _Places(report)
    found: dict[int, list[Finding]] = {}
    for finding in report.findings:
        number = places.bead_of(finding)
        if number is not None and finding.severity != "neutral":
            found.setdefault(number, []).append(finding)
    return found


def changed_since(report: Report) -> UsageError:
    """What to raise when the file holds other units than the report."""
    return UsageError(f"{report.target.name}: has changed since the check; check it again")


class _Places:
    """Which bead a finding is about."""

    def __init__(self, report: Report) -> None:
        self._starts: list[list[int]] = []
        self._beads: list[list[int]] = []
        for side in ("source", "target"):
            found = sorted(
                (span[0], number)
                for number, bead in enumerate(report.bitexts[0].alignment.beads)
                for span in getattr(bead, side)
            )
            self._starts.append([start for start, _ in found])
            self._beads.append([number for _, number in found])

    def bead_of(self, finding: Finding) -> int | None:
        """The number of the bead its first span lies in, the target's before the source's."""
        for side, spans in ((1, finding.target), (0, finding.source)):
            if spans and (index := bisect_right(self._starts[side], spans[0][0])):
                return self._beads[side][index - 1]
        return None
