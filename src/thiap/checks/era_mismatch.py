"""A year was converted between the eras wrongly, or not at all.

What it finds
    A Buddhist year (พ.ศ.) that is not the common year + 543: miscounted by one or ten, or the common year
    itself with พ.ศ. before it. Before 1941 the year began in April, so January to March may be + 542;
    both are accepted.

Why it matters
    A year under the wrong era is 543 years off, and one miscounted looks entirely plausible.

Example:
    "in 2014" / "ในปี พ.ศ. 2014": not converted; the right year is พ.ศ. 2557.

When it is wrong
    Texts on the years before 1941 sometimes subtract 543 flatly from January to March.

Sources
    Calendar Act B.E. 2483; see docs/facts.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_pairs import report
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "era-mismatch"
category: Category = "date"
issue: IssueType = "date-time"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Years in conflict whose era explains it."""
    return report(bitext, check=name, issue=issue)
