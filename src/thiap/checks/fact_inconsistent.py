"""One text gives two dates or two numbers for the same thing.

What it finds
    Places of one text that are told in like words and hold the same kind of date or number, which differ
    in one part: 23 August here, 24 August there. An age that two years contradict, a total that is not the
    sum of its parts, a percentage that its own numbers do not make.

Why it matters
    One of the two is wrong, and whatever agrees with the other is only half right.

Example:
    "the pact, signed on 23 August 1939" … "on 24 August the pact was signed".

When it is wrong
    Two treaties, two battles or two matches told in the same words. The tool compares words, not
    events, so this is a remark and no alarm.

Sources
    P. McNamee and J. Mayfield, "Character N-Gram Tokenization for European Language Text Retrieval" (2004).
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.compare.self_arithmetic import wrong_sums
from thiap.compare.self_contradiction import contradictions
from thiap.facts.describe import in_words
from thiap.findings.build import make_finding
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType
from thiap.phrases import say

name: CheckName = "fact-inconsistent"
category: Category = "date"
issue: IssueType = "inconsistency"

_SUM = 0.7


def run(bitext: Bitext) -> Iterator[Finding]:
    """Contradictions of the source with itself, and of the target with itself."""
    for on_target, doc, facts in (
        (False, bitext.source, bitext.source_facts),
        (True, bitext.target, bitext.target_facts),
    ):
        if on_target and bitext.source_index:
            continue  # said once, with the first source
        for first, second, likeness in contradictions(doc, facts):
            spans = (first.span, second.span)
            values = f"{first.value} | {second.value}"
            yield make_finding(
                bitext,
                kind="inconsistent",
                category="date" if first.kind == "date" else "number",
                check=name,
                issue=issue,
                # Two events told in like words are more frequent than one told twice: for a person to know.
                severity="neutral",
                confidence=min(0.8, 0.35 + 0.5 * likeness),
                message=say("tells-twice", one=in_words(first), other=in_words(second)),
                source=() if on_target else spans,
                target=spans if on_target else (),
                source_value=None if on_target else values,
                target_value=values if on_target else None,
            )
        for wrong in wrong_sums(doc, facts):
            places = tuple(sorted(fact.span for fact in (*wrong.facts, wrong.said)))
            yield make_finding(
                bitext,
                kind="inconsistent",
                category="number",
                check=name,
                issue=issue,
                severity="neutral",
                confidence=_SUM,
                message=say("sum-fails", said=wrong.said.text, sum=wrong.worked_out),
                source=() if on_target else places,
                target=places if on_target else (),
                source_value=None if on_target else wrong.worked_out,
                target_value=wrong.worked_out if on_target else None,
            )
