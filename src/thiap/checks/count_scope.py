"""The number is the same, what it counts is not.

What it finds
    Equal numbers that cover different things: "42 staff and patients" (both together) against
    เจ้าหน้าที่ 42 คนและคนไข้ (the staff alone), or ในจำนวนนี้ ("of these") before a number that the source
    gives for the whole.

Why it matters
    The digits agree, so nobody looks, and the sentence says something else.

Example:
    "killed 42 staff and patients" / "สังหารเจ้าหน้าที่ 42 คนและคนไข้".

When it is wrong
    Where และ begins a new clause right after the number, or the whole is named in a sentence before. Only
    where a group is found that the number leaves out, or the source calls its number a total, is it an
    alarm; else it is a remark.

Sources
    Iwasaki and Ingkaphirom, A Reference Grammar of Thai (2005), on classifiers; words in
    languages/data/scope.tsv.
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.compare.count_scope import differs
from thiap.findings.build import make_finding
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType
from thiap.phrases import say

name: CheckName = "count-scope"
category: Category = "number"
issue: IssueType = "mistranslation"

_MESSAGES = {"joined": "counts-both", "part": "counts-part"}


def run(bitext: Bitext) -> Iterator[Finding]:
    """Equal numbers that cover different things."""
    for pair in bitext.pairs:
        if pair.relation not in ("equal", "compatible", "less_precise"):
            continue
        found = differs(bitext, pair)
        if found is None or pair.source is None or pair.target is None:
            continue
        yield make_finding(
            bitext,
            kind="contradicted",
            category=category,
            check=name,
            issue=issue,
            severity="minor" if found.shown else "neutral",
            confidence=0.8 if found.shown else 0.5,
            message=say(_MESSAGES[found.scope]),
            source=(found.source,),
            target=(found.target,),
            source_value=pair.source.value,
            target_value=pair.target.value,
        )
