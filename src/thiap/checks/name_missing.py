"""A name of one side is not on the other side of the passage.

What it finds
    A name of the source that the matching passage of the target lacks, though the target has it
    elsewhere; and a name of the target that the source does not have at all.

Why it matters
    A name that is dropped can leave a sentence without its subject; a name that is added says something
    the source does not.

Example:
    source: Elena Marchetti wrote to the mayor. Elena Marchetti received no answer. The letter of Elena
    Marchetti is lost. / target: … ไม่ได้รับคำตอบ: the second sentence has lost its subject.

When it is wrong
    Translators replace names by pronouns, by what the person is (the minister), or leave the subject out,
    as Thai allows: most of these findings have a low confidence and are hidden by default. Names that
    are translated by their meaning are not looked for at all. In comparable texts it is a remark.

Sources
    MQM Core, "omission" and "addition"; the name table of docs/names.md. Names are replaced by pronouns
    or dropped in one mention of seven in published translations into Thai (measured on NTREX and XQuAD).
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.checks.base import make_finding
from thiap.checks.name_beads import NameView, keys, view
from thiap.checks.name_mismatch import swaps
from thiap.model import Bitext, Category, Fact, Finding, FindingKind
from thiap.mqm import IssueType

name = "name-missing"
category: Category = "name"
issue: IssueType = "omission"

#: Chosen on clean published translations: a full name of a person, always rendered elsewhere, is missing
#: by mistake as often as not; anything less is mostly style.
_SURE, _UNSURE = 0.55, 0.3


def run(bitext: Bitext) -> Iterator[Finding]:
    """Names of one side alone, those that changed places with another left to ``name-mismatch``."""
    names = view(bitext)
    source_keys = {key for fact in bitext.source_facts if fact.kind == "name" for key in keys(fact)}
    for bead in names.beads:
        swapped = {fact.span for fact, _, _ in swaps(names, bead)}
        swapped |= {other.span for _, other, _ in swaps(names, bead)}
        for fact in bead.unanswered:
            if fact.span not in swapped and names.rendered & keys(fact) and fact.readings[0].rule != "words":
                yield _finding(bitext, fact, "missing_in_target", _confidence(names, fact))
        for fact in bead.unasked:
            if fact.span in swapped or source_keys & keys(fact) or fact.readings[0].rule == "variant":
                continue
            if fact.subtype != "other":
                yield _finding(bitext, fact, "missing_in_source", _UNSURE)


def _confidence(names: NameView, fact: Fact) -> float:
    seen, lacking = max(names.answered.get(key, (0, 0)) for key in keys(fact))
    in_full = fact.subtype == "person" and len(fact.text.split()) > 1
    return _SURE if in_full and seen >= 2 and lacking == 1 else _UNSURE


def _finding(bitext: Bitext, fact: Fact, kind: FindingKind, confidence: float) -> Finding:
    lost = kind == "missing_in_target"
    side = "target" if lost else "source"
    return make_finding(
        bitext,
        kind=kind,
        category=category,
        check=name,
        issue=issue if lost else "addition",
        severity="minor" if bitext.mode == "translation" else "neutral",
        confidence=confidence,
        message=f"The matching passage of the {side} does not name “{fact.text}”.",
        source=(fact.span,) if lost else (),
        target=() if lost else (fact.span,),
        source_value=fact.value if lost else None,
        target_value=None if lost else fact.value,
    )
