"""One side says the opposite of a word of the other.

What it finds
    An aligned sentence with a word (north, increased, daughter, import) whose opposite stands in the
    other text (ใต้, ลดลง, ลูกชาย, ส่งออก), while neither text holds the other one of the two meanings.

Why it matters
    A direction, a sex or a tendency turned round leaves a fluent sentence that is wrong.

Example:
    "the northern districts" / "อำเภอทางใต้": north became south.

When it is wrong
    A free rendering may reach the same meaning by the opposite word: "the loser's goal" as the goal that
    the winner let in. Words with many meanings, and those that Thai renders with a negator, are left out
    of the table.

Sources
    MQM Core, "mistranslation". The table: thiap.languages.opposites.
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.content.opposed import find_opposed
from thiap.findings.build import make_finding
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType
from thiap.phrases import say

name: CheckName = "opposite-word"
category: Category = "negation"
issue: IssueType = "mistranslation"

#: Confidence in a translation, and where two texts only share a subject.
CONFIDENCE, LOOSE = 0.7, 0.4


def run(bitext: Bitext) -> Iterator[Finding]:
    """Words answered by their opposites."""
    for found in find_opposed(bitext):
        if not found.negated:  # negation-changed speaks of the others
            yield make_finding(
                bitext,
                kind="contradicted",
                category=category,
                check=name,
                issue=issue,
                severity="major",
                confidence=LOOSE if bitext.mode == "comparable" else CONFIDENCE,
                message=say("opposite", one=found.words[0], other=found.words[1]),
                source=found.source,
                target=found.target,
                source_value=found.words[0],
                target_value=found.words[1],
            )
