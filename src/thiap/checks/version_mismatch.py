"""Two sides give different versions of software or of a document.

What it finds
    A version that is another one in the target: 1.4.0 against 1.2.1, 2.10.0 against 2.1.0.

Why it matters
    Readers install what the text names. A translation of an older text often keeps the older version.

Example:
    "Requires version 2.10.0 or newer." / "ต้องใช้เวอร์ชัน 2.1.0 ขึ้นไป".

When it is wrong
    A translation may have been brought up to date on purpose. Two numbers with a dot and no word beside
    them that says "version" are plain numbers.

Sources
    Semantic Versioning 2.0.0; MQM Core, "number".
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_pairs import report
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "version-mismatch"
category: Category = "address"
issue: IssueType = "number"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Versions in conflict, and versions that one side lacks."""
    return report(bitext, check=name, issue=issue)
