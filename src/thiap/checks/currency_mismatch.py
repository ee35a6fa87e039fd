"""Two sides give different sums or currencies.

What it finds
    Sums of money that differ in the amount, or the same amount in another currency. Exchange rates are
    not applied.

Why it matters
    ดอลลาร์ for ยูโร is as wrong as a lost digit.

Example:
    "£500" / "500 ยูโร".

When it is wrong
    A sum converted for the reader at the day's rate is reported: the tool does not know the rate.

Sources
    ISO 4217; CLDR, names of currencies.
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_pairs import report
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "currency-mismatch"
category: Category = "currency"
issue: IssueType = "number"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Sums of money in conflict."""
    return report(bitext, check=name, issue=issue)
