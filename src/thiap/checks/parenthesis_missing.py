"""A parenthesis of the source is missing in the target.

What it finds
    Text in round brackets in a sentence of the source whose counterpart has fewer brackets, and none with
    a number in common. It is an alarm where the numbers in it, or its words, are nowhere in the counterpart.

Why it matters
    Brackets hold dates, conversions and abbreviations: small, exact, and easy to skip.

Example:
    "a wave of six metres (20 feet)" / "คลื่นสูงหกเมตร": the conversion is lost.

When it is wrong
    A translator may leave out a conversion on purpose; where neither text is Thai, its
    loss is a remark. What is said without brackets (เช่น, หรือ, ได้แก่), an
    acronym or a gloss that the other language does not need is no finding; where neither can be shown it is
    a remark.

Sources
    MQM Core, "omission".
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.content.parentheses import lost_parentheses
from thiap.findings.build import make_finding
from thiap.model import Bitext, Category, CheckName, Finding, Span
from thiap.mqm import IssueType
from thiap.phrases import say
from thiap.spans import overlap

name: CheckName = "parenthesis-missing"
category: Category = "clause"
issue: IssueType = "omission"

#: Share of lost parentheses that were real omissions in the development texts; a bracket of words that no
#: dictionary knows is a remark.
_LOST, _UNSURE = 0.8, 0.5


def run(bitext: Bitext) -> Iterator[Finding]:
    """Parentheses of the source without counterpart; in translations only."""
    if bitext.mode == "comparable":
        return
    for lost in lost_parentheses(bitext):
        if lost.verdict == "answered":
            continue
        sure = lost.verdict == "lost" and not _conversion(bitext, lost.span)
        yield make_finding(
            bitext,
            kind="missing_in_target",
            category=category,
            check=name,
            issue=issue,
            severity="minor" if sure else "neutral",
            confidence=_LOST if sure else _UNSURE,
            message=say("parenthesis-lost"),
            source=(lost.span,),
            target=lost.target,
        )


def _conversion(bitext: Bitext, span: Span) -> bool:
    """Whether a bracket only says again in another unit what stands before it; with Thai a loss too."""
    if "th" in (bitext.source.lang, bitext.target.lang):
        return False
    facts = [fact for fact in bitext.source_facts if overlap(fact.span, span)]
    return bool(facts) and all(fact.converts is not None for fact in facts)
