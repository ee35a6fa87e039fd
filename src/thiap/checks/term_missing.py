"""A term of the glossary is not rendered as the glossary wants.

What it finds
    A source term of the user's glossary, in any inflected form, in an aligned sentence whose counterpart
    has none of its renderings. A part of a longer Thai word counts as one, and so does, where thiap aligned
    the texts itself, a rendering in the sentences next to it. Silent without a glossary.

Why it matters
    Clients read their own terms first; one term with two renderings reads like two things.

Example:
    Glossary: reservoir = อ่างเก็บน้ำ. "The reservoir is full." / "เขื่อนเต็มแล้ว"

When it is wrong
    A pronoun or a shorter form may rightly stand for a term that was just named. A common word that is
    a term only in one of its senses is flagged in all of them.

Sources
    MQM Core, "terminology". Stems: Snowball (Porter 2); Thai words: PyThaiNLP newmm with the glossary's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.content.terms import missing_terms
from thiap.findings.build import make_finding
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType
from thiap.phrases import say

name: CheckName = "term-missing"
category: Category = "term"
issue: IssueType = "terminology"

#: The glossary is the user's word; what is uncertain is the sense of the source term.
_REQUIRED, _PREFERRED = 0.85, 0.7


def run(bitext: Bitext) -> Iterator[Finding]:
    """Terms without a rendering of the glossary."""
    for missing in missing_terms(bitext):
        required = any(term.status == "required" for term in missing.terms)
        best = [term.target for term in missing.terms if term.status != "admitted"]
        yield make_finding(
            bitext,
            kind="terminology",
            category=category,
            check=name,
            issue=issue,
            severity="neutral" if bitext.mode == "comparable" else "major" if required else "minor",
            confidence=_REQUIRED if required else _PREFERRED,
            message=say("term-required" if required else "term-preferred", terms=tuple(best)),
            source=missing.source,
            target=missing.target,
            source_value=missing.terms[0].source,
            target_value=" | ".join(best),
        )
