"""A name of one side is not on the other side of the passage.

What it finds
    A name of the source that the matching passage of the target lacks, though the target has it
    elsewhere; somebody named in full of whom the passage says no word; the one member of a list that it
    lacks; and a name of the target that the source does not have at all.

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

import re
from collections.abc import Iterator

from thiap.checks.name_mismatch import spelt, swaps
from thiap.content.page_parts import has_whole, is_page
from thiap.findings.build import make_finding
from thiap.languages.dictionary import covered_words
from thiap.model import Bitext, Category, CheckName, Fact, Finding, FindingKind, Span
from thiap.mqm import IssueType
from thiap.names.by_bead import NameBead, NameView, keys, view
from thiap.names.gazetteer import load_gazetteer
from thiap.names.in_latin import in_latin
from thiap.names.in_units import in_prose, is_term
from thiap.names.lists import list_members
from thiap.names.turned import english_first, is_turned
from thiap.names.whole_names import never_said
from thiap.phrases import say
from thiap.spans import block_at, overlap

name: CheckName = "name-missing"
category: Category = "name"
issue: IssueType = "omission"

#: Chosen on clean published translations: a full name of a person, always rendered elsewhere, is missing
#: by mistake as often as not; anything less is mostly style.
_CONFIDENCE, _UNSURE_CONFIDENCE = 0.55, 0.3
#: Somebody named in full of whom the passage says no word (`names/whole_names.py`): another stands there.
_UNSAID = 0.7
#: In comparable texts a name of one side alone is a remark worth reading, once for each name: surest
#: where the other text never has it, least where it is a country, which both have everywhere.
_NEVER, _ELSEWHERE = 0.6, 0.5
#: The one member of a list that the target lacks, and how well Thai text spells a name by chance.
_OF_A_LIST, _HARDLY = 0.6, 0.22
#: Letters of a word of a name that tells it, at least.
_WORD = 4
#: A source that covers less of the target than this cannot be asked for all of its names.
_COVERED = 0.25


def run(bitext: Bitext) -> Iterator[Finding]:
    """Names of one side alone; in a translation those that changed places are left to ``name-mismatch``."""
    turned = english_first(bitext)
    names = view(turned)
    asked = {key for fact in turned.source_facts if fact.kind == "name" for key in keys(fact)}
    comparable = bitext.mode == "comparable"
    told: set[tuple[str, str]] = set()
    with_thai = (turned.source.lang, turned.target.lang) == ("en", "th")
    unsaid = never_said(turned, names) if with_thai and not comparable else frozenset()
    if unsaid:  # what another name in Latin letters stands for is told as that
        unsaid -= {fact.span for fact, _ in in_latin(turned, names)}
    for bead in names.beads:
        swapped = set() if comparable else _swapped(names, bead)
        # A name that is spelt in a way nobody recognised is no omission on one side, addition on the other.
        riddles = {fact.span for fact in bead.unasked if fact.readings[0].rule == "unknown"}
        never = {fact.span for fact in bead.unanswered if not names.rendered & keys(fact)}
        for fact in bead.unanswered:
            if fact.span in unsaid and fact.span not in swapped:
                yield _finding(bitext, fact, "missing_in_target", _UNSAID)
                continue
            if fact.span in swapped or fact.readings[0].rule == "words" or (riddles and fact.span in never):
                continue
            if comparable and ("target", fact.value) not in told:
                told.add(("target", fact.value))
                yield _finding(bitext, fact, "missing_in_target", _remark(names, fact))
            elif not comparable and names.rendered & keys(fact):
                sure = _UNSURE_CONFIDENCE if _said_in_part(turned, bead, fact) else _confidence(names, fact)
                yield _finding(bitext, fact, "missing_in_target", sure)
            elif not comparable and _left_out(turned, bead, fact):
                yield _finding(bitext, fact, "missing_in_target", _OF_A_LIST)
        for fact in bead.unasked:
            if fact.span in swapped or asked & keys(fact) or ("source", fact.value) in told:
                continue
            if fact.span in riddles and never:
                continue
            if comparable or fact.subtype != "other":
                told.add(("source", fact.value))
                sure = _NEVER if fact.readings[0].rule == "latin" else _ELSEWHERE
                yield _finding(bitext, fact, "missing_in_source", sure if comparable else _UNSURE_CONFIDENCE)
    if comparable and bitext.alignment.coverage[1] >= _COVERED:
        yield from _beyond(bitext, turned, asked, told)


def _left_out(bitext: Bitext, bead: NameBead, fact: Fact) -> bool:
    """Whether a name is the one member of a list that the target does not have."""
    block = block_at(bitext.source, fact.span[0])
    spans = [span for span in bead.passage.source if span[0] <= fact.span[0] and fact.span[1] <= span[1]]
    if block is None or not spans:
        return False
    start, end = spans[0]
    others = list_members(bitext.source.text[start:end], (fact.span[0] - start, fact.span[1] - start))
    text = " ".join(bitext.target.quote(span) for span in bead.passage.target)
    solid = "".join(text.split())
    if not others or covered_words(fact.text, solid)[0] or _heard(fact.text, text) or _singular(fact, text):
        return False
    answered = {other.text for other in bead.source if other not in bead.unanswered}
    return all(
        any(other in name or name in other for name in answered)
        or re.search(rf"(?<!\w){re.escape(other)}(?!\w)", text, re.IGNORECASE) is not None
        or covered_words(other, solid)[0] > 0
        for other in others
    )


def _said_in_part(bitext: Bitext, bead: NameBead, fact: Fact) -> bool:
    """Whether the passage has one of several words of a name in Latin letters: ตัวนำเข้า tumblr."""
    text = " ".join(bitext.target.quote(span) for span in bead.passage.target)
    words = [word for word in fact.text.split() if len(word) >= _WORD]
    return " " in fact.text and any(
        re.search(rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])", text, re.IGNORECASE) for word in words
    )


def _singular(fact: Fact, text: str) -> bool:
    """Whether a text has the acronym of which a name is the plural (APIs): Thai writes no plural."""
    acronym = fact.text.removesuffix("s")
    return acronym != fact.text and acronym.isupper() and has_whole(text, acronym)


def _heard(latin: str, thai: str) -> bool:
    """Whether a Thai text may spell the name, or a word of it."""
    return max(spelt(word, thai) for word in (latin, *latin.split())) > _HARDLY


def _beyond(bitext: Bitext, turned: Bitext, asked: set[str], told: set[tuple[str, str]]) -> Iterator[Finding]:
    """Names in what the target says alone that the source does not have anywhere."""
    followed = [span for bead in turned.alignment.beads if bead.source for span in bead.target]
    for fact in turned.target_facts:
        if fact.kind != "name" or fact.readings[0].rule not in ("latin", "unknown"):
            continue
        if asked & keys(fact) or ("source", fact.value) in told:
            continue
        if not any(overlap(fact.span, span) for span in followed):
            told.add(("source", fact.value))
            yield _finding(bitext, fact, "missing_in_source", _NEVER)


def _swapped(names: NameView, bead: NameBead) -> set[Span]:
    pairs = swaps(names, bead)
    return {fact.span for fact, _, _ in pairs} | {other.span for _, other, _ in pairs}


def _confidence(names: NameView, fact: Fact) -> float:
    seen, lacking = max(names.answered.get(key, (0, 0)) for key in keys(fact))
    in_full = fact.subtype == "person" and len(fact.text.split()) > 1
    return _CONFIDENCE if in_full and seen >= 2 and lacking == 1 else _UNSURE_CONFIDENCE


def _remark(names: NameView, fact: Fact) -> float:
    if not names.rendered & keys(fact):
        return _NEVER
    return _UNSURE_CONFIDENCE if fact.readings[0].rule == "exonym" else _ELSEWHERE


def _unknown(fact: Fact) -> bool:
    """Whether neither a table nor a title says what a name is, as of headings and products."""
    return fact.readings[0].rule != "title" and keys(fact).isdisjoint(load_gazetteer().names)


def _finding(bitext: Bitext, fact: Fact, kind: FindingKind, confidence: float) -> Finding:
    # With a Thai source the names of the draft were held against it, not the other way round.
    lost = (kind == "missing_in_target") != is_turned(bitext)
    label = bitext.alignment.alone and not in_prose(bitext, fact)
    doubtful = confidence < _OF_A_LIST and (is_page(bitext) or label) and _unknown(fact)
    alarm = bitext.mode == "translation" and not doubtful and not is_term(bitext, fact)
    kind = "missing_in_target" if lost else "missing_in_source"
    side = "target" if lost else "source"
    return make_finding(
        bitext,
        kind=kind,
        category=category,
        check=name,
        issue=issue if lost else "addition",
        severity="minor" if alarm else "neutral",
        confidence=confidence,
        message=say("name-not-here", side=say(side), text=fact.text),
        source=(fact.span,) if lost else (),
        target=() if lost else (fact.span,),
        source_value=fact.value if lost else None,
        target_value=None if lost else fact.value,
    )
