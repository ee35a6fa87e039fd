"""Text of the source stands untranslated in the target.

What it finds
    Running text of the target, four words in lower case or more (a whole paragraph where both languages
    are written in Latin letters), that the source has word for word in its own language.

Why it matters
    A sentence that was skipped, or pasted and forgotten, is the first thing a client sees.

Example:
    "The river rose in the night." / "The river rose in the night. ถนนถูกปิด"

When it is wrong
    Titles of works, slogans, quotations and bibliographies are often kept in the original on purpose.

Sources
    MQM Core, "untranslated".
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.content.foreign import find_foreign
from thiap.findings.build import make_finding
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "untranslated-text"
category: Category = "language"
issue: IssueType = "untranslated"

#: No passage of this kind was left on purpose in the development texts, which are few.
_CONFIDENCE = 0.85


def run(bitext: Bitext) -> Iterator[Finding]:
    """Passages the target copied from the source."""
    for foreign in find_foreign(bitext):
        if foreign.copied is not None:
            yield make_finding(
                bitext,
                kind="missing_in_target",
                category=category,
                check=name,
                issue=issue,
                severity="neutral" if bitext.mode == "comparable" else "major",
                confidence=_CONFIDENCE,
                message="The target has the words of the source here, untranslated.",
                source=(foreign.copied,),
                target=(foreign.span,),
            )
