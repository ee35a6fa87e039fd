"""A rendering that the glossary forbids.

What it finds
    Words of the target that the user's glossary marks as forbidden: for a source term where that term
    stands in the aligned sentence, without a source term everywhere. Silent without a glossary.

Why it matters
    A deprecated term contradicts the client's other texts, or the law.

Example:
    Glossary: server = คนเสิร์ฟ, forbidden. "Restart the server." / "เริ่มคนเสิร์ฟใหม่"

When it is wrong
    The forbidden word may stand there for something else of the same sentence.

Sources
    MQM Core, "wrong term"; ISO 30042 (TBX), administrative status.
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.content.terms import forbidden_terms
from thiap.findings.build import make_finding
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType
from thiap.phrases import say

name: CheckName = "term-forbidden"
category: Category = "term"
issue: IssueType = "wrong-term"

_CONFIDENCE = 0.9


def run(bitext: Bitext) -> Iterator[Finding]:
    """Forbidden renderings."""
    for found in forbidden_terms(bitext):
        key = "term-forbidden-instead" if found.instead else "term-forbidden"
        yield make_finding(
            bitext,
            kind="terminology",
            category=category,
            check=name,
            issue=issue,
            severity="major",
            confidence=_CONFIDENCE,
            message=say(key, term=found.term.target, instead=tuple(found.instead)),
            source=found.source,
            target=(found.target,),
            source_value=found.term.source or None,
            target_value=found.term.target,
            suggestion=found.instead[0] if len(found.instead) == 1 else None,
        )
