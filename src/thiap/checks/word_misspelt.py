"""A month or number word that is misspelt, read as what it must mean.

What it finds
    A month or a multiplier with one letter changed, lost, added or moved, where a day, a year or a unit
    beside it says what the word has to be, in the text under review.

Why it matters
    Readers see it at once; searches and programs that read dates miss it. The value itself is compared as
    if the word were right, so that one slip of the keyboard is no missing date.

Example:
    "5 กรกฏาคม" for "5 กรกฎาคม", "พฤกษภาคม 2561" for "พฤษภาคม 2561", "สามสิมปี" for "สามสิบปี"; "5 Febuary 2018".

When it is wrong
    Old texts keep the spelling of their time, and quoted slips are meant.

Sources
    Royal Society dictionary (2011); CLDR, names of months.
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_target_text import remark
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType
from thiap.phrases import say

name: CheckName = "word-misspelt"
category: Category = "typography"
issue: IssueType = "typography"


def run(bitext: Bitext) -> Iterator[Finding]:
    """One remark for each fact of the target with a misspelt word."""
    if bitext.source_index:
        return
    for fact in bitext.target_facts:
        if fact.spelling is not None:
            yield remark(
                bitext,
                name,
                (fact.span,),
                say("misspelt", text=fact.text, spelling=fact.spelling),
                confidence=0.9,
                suggestion=fact.spelling,
            )
