"""A passage of the target is in another language.

What it finds
    Running text of the target, four words in lower case or more, or twelve letters of a script without case,
    that is neither in the target's language nor in the source.

Why it matters
    A note to oneself, a passage of another project or of a machine's answer was left in the draft.

Example:
    "ฝนตกหนัก please check this again later ถนนถูกปิด"

When it is wrong
    Quotations, titles of works and scientific names may stand in a third language on purpose; between
    marks that set them apart they are not looked at. Among languages in Latin letters only whole paragraphs
    are told apart. On 51 pairs of pages it was right 7 times of 7.

Sources
    MQM Core, "wrong language".
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.content.foreign import find_foreign
from thiap.findings.build import make_finding
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType
from thiap.phrases import say

name: CheckName = "wrong-language"
category: Category = "language"
issue: IssueType = "wrong-language"

_CONFIDENCE = 0.7


def run(bitext: Bitext) -> Iterator[Finding]:
    """Passages in a language that is not the target's."""
    for foreign in find_foreign(bitext):
        if foreign.copied is None:
            yield make_finding(
                bitext,
                kind="missing_in_source",
                category=category,
                check=name,
                issue=issue,
                severity="neutral" if bitext.mode == "comparable" else "minor",
                confidence=_CONFIDENCE,
                message=say("wrong-language", lang=foreign.lang, wanted=bitext.target.lang),
                target=(foreign.span,),
                target_value=foreign.lang,
            )
