"""Issue types and severities of Multidimensional Quality Metrics (MQM Core, https://themqm.org)."""

from __future__ import annotations

from typing import Final, Literal, get_args

Severity = Literal["critical", "major", "minor", "neutral"]

#: From worst to least; ``neutral`` is a remark, never an alarm.
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)

IssueType = Literal[
    "mistranslation",
    "omission",
    "addition",
    "untranslated",
    "terminology",
    "number",
    "date-time",
    "entity",
    "inconsistency",
    "wrong-term",
    "wrong-language",
    "typography",
    "markup",
    "duplication",
]


def at_least(severity: Severity, threshold: Severity) -> bool:
    """Whether ``severity`` is as bad as ``threshold`` or worse."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(threshold)
