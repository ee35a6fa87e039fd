"""A clause of a sentence of the source is missing in the target.

What it finds
    Parts of a sentence (cut at marks and connectives) without which the target would be nearer in
    meaning, where the target is also shorter than the sentence should be in this pair of texts, and
    whose words nothing in the target answers. The finding marks these words.

Why it matters
    The sentence is there, so an omission inside it is overlooked in review more than any other.

Example:
    "The road was closed after the river burst its banks." / "ถนนถูกปิด": the reason is lost.

When it is wrong
    A free translation may say a clause in one word, or in the sentence before. Of clauses of fewer than
    about forty characters more than half are not found; see the figures in docs/content-checks.md. Without
    the encoder nothing is found, and fewer where the token encoder is not installed. On 51 pairs of pages it
    was right 5 times of 7; below a confidence of 0.9 it is a remark there.

Sources
    MQM Core, "omission" and "addition". The weighing of the evidence: docs/content-checks.md
    and docs/correspondence.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_gaps import gap_findings
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "clause-missing"
category: Category = "clause"
issue: IssueType = "omission"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Unanswered parts of source sentences."""
    return gap_findings(bitext, check=name, category=category, side="source", whole=False)
