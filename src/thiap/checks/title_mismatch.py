"""A person's rank or office is another one in the target.

What it finds
    A military rank or a high office right before a name (Colonel, President, Queen) that became a
    different one in the target (พันโท, นายกรัฐมนตรี, กษัตริย์); a military rank without a name ("promoted to
    major general"), where both sides have one in the passage.

Why it matters
    A rank says who commands whom; Thai has one word for each, and neighbouring ranks differ by a
    syllable (พันเอก, พันโท, พันตรี).

Example:
    source: Colonel Anders Holm signed. / target: พันตรี อันเดอร์ส โฮล์ม ลงนาม: Colonel is พันเอก.

When it is wrong
    Ranks of other armies have no exact counterpart; a translator may give the rank at the time of the
    event. นายพล stands for every general, หัวหน้า and the like for many offices: they are accepted.

Sources
    MQM Core, "mistranslation" of an entity; ranks after the Royal Society's list, in
    languages/data/name_words.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from thiap.findings.build import make_finding
from thiap.languages.names import NameWord, load_name_words
from thiap.model import Bitext, Category, CheckName, Document, Fact, Finding, Span, Spans
from thiap.mqm import IssueType
from thiap.names.by_bead import NameBead, keys, view
from thiap.names.english import find_runs
from thiap.names.turned import english_first, is_turned
from thiap.names.words import Atom
from thiap.phrases import Phrase, say

name: CheckName = "title-mismatch"
category: Category = "name"
issue: IssueType = "entity"

#: Offices that exclude each other; other titles overlap too much between languages.
_OFFICES = frozenset(
    {
        "king",
        "queen",
        "prince",
        "princess",
        "emperor",
        "empress",
        "president",
        "vice president",
        "prime minister",
    }
    | {"pope", "tsar", "sultan", "senator", "governor", "ambassador"}
)
#: Ranks of one word that are nothing else in English.
_PLAIN = frozenset({"colonel", "brigadier", "corporal"})
_TITLE_CHARS = 24


def run(bitext: Bitext) -> Iterator[Finding]:
    """One finding for each name whose rank or office differs, and for each rank said without a name."""
    if is_turned(bitext):
        for finding in run(english_first(bitext)):
            yield _turned_back(bitext, finding)
        return
    if bitext.source.lang != "en":
        return
    titled = {atom.span: atom for run in find_runs(bitext.source) for atom in run.atoms if atom.title}
    for bead in view(bitext).beads:
        named = [fact for fact in bead.source if fact.span in titled]
        for fact in named:
            yield from _compare(bitext, bead, fact, titled[fact.span])
        if not named:
            yield from _alone(bitext, bead)


def _turned_back(bitext: Bitext, finding: Finding) -> Finding:
    """A finding made with the sides exchanged, as one of the bitext itself."""
    said, rendered = finding.target_quote, finding.source_quote
    return make_finding(
        bitext,
        kind="contradicted",
        category=category,
        check=name,
        issue=issue,
        severity=finding.severity,
        confidence=finding.confidence,
        message=say("rendered-as", source=said, target=rendered),
        source=finding.target,
        target=finding.source,
        source_value=finding.target_value,
        target_value=finding.source_value,
    )


def _alone(bitext: Bitext, bead: NameBead) -> Iterator[Finding]:
    """A rank that stands without a name on both sides, once on each: promoted to major general, พลโท."""
    english, thai = _ranks()
    here = list(_found(bitext.source, bead.passage.source, english))
    there = list(_found(bitext.target, bead.passage.target, thai))
    if len(here) != 1 or len(there) != 1:
        return
    (span, words), (other, others) = here[0], there[0]
    if not any(_told(word, bitext.source.quote(span)) for word in words):
        return
    if any(word.height == rank.height for word in words for rank in others):
        return
    yield _finding(
        bitext,
        message=say("rendered-as", source=bitext.source.quote(span), target=bitext.target.quote(other)),
        source=(span,),
        target=(other,),
        said=words[0],
        rendered=others[0],
    )


def _found(
    doc: Document, spans: tuple[Span, ...], forms: tuple[re.Pattern[str], dict[str, tuple[NameWord, ...]]]
) -> Iterator[tuple[Span, tuple[NameWord, ...]]]:
    pattern, words = forms
    for start, end in spans:
        for match in pattern.finditer(doc.text, start, end):
            yield match.span(), words[match[0].lower()]


def _told(word: NameWord, said: str) -> bool:
    """Whether a rank is one wherever it stands: "major", "general" and "private" alone are not."""
    return " " in said or "-" in said or word.key in _PLAIN


@lru_cache(maxsize=1)
def _ranks() -> tuple[tuple[re.Pattern[str], dict[str, tuple[NameWord, ...]]], ...]:
    """Ranks of either language: a pattern that finds the longest, and the ranks of each form."""
    tables = []
    for english in (True, False):
        forms: dict[str, tuple[NameWord, ...]] = {}
        for word in load_name_words():
            if word.role == "rank":
                for form in word.english if english else word.thai:
                    forms[form.lower()] = (*forms.get(form.lower(), ()), word)
        longest = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
        tables.append((re.compile(rf"\b(?:{longest})\b" if english else longest, re.IGNORECASE), forms))
    return tuple(tables)


def _compare(bitext: Bitext, bead: NameBead, fact: Fact, atom: Atom) -> Iterator[Finding]:
    title = atom.title.word if atom.title else None
    if title is None or not _counts(title):
        return
    found = [other for other in bead.target if keys(fact) & keys(other)]
    said = [(other, place) for other in found if (place := _title_before(bitext.target.text, other.span))]
    if len(said) != 1 or len(found) != len(said):
        return
    other, (span, words) = said[0]
    if title in words or not any(_excludes(title, word) for word in words):
        return
    assert atom.title is not None
    yield _finding(
        bitext,
        message=say("titled-as", title=atom.title.text, name=fact.text, target=bitext.target.quote(span)),
        source=(atom.title.span, fact.span),
        target=(span, other.span),
        said=title,
        rendered=words[0],
    )


def _finding(
    bitext: Bitext, *, message: Phrase, source: Spans, target: Spans, said: NameWord, rendered: NameWord
) -> Finding:
    return make_finding(
        bitext,
        kind="contradicted",
        category=category,
        check=name,
        issue=issue,
        severity="minor",
        confidence=0.6,
        message=message,
        source=source,
        target=target,
        source_value=said.key,
        target_value=rendered.key,
    )


def _counts(word: NameWord) -> bool:
    return word.role == "rank" or word.key in _OFFICES


def _excludes(title: NameWord, word: NameWord) -> bool:
    """Whether two titles cannot be said of one person at a time."""
    if title.role != word.role:
        return False
    return title.height != word.height if title.role == "rank" else word.key in _OFFICES


def _title_before(text: str, span: Span) -> tuple[Span, tuple[NameWord, ...]] | None:
    """The longest title that ends right before a name, and all senses of it."""
    end = span[0]
    while end > 0 and text[end - 1] in " \u00a0":
        end -= 1
    for size in range(min(_TITLE_CHARS, end), 1, -1):
        words = _by_thai().get(text[end - size : end])
        if words:
            return (end - size, end), words
    return None


@lru_cache(maxsize=1)
def _by_thai() -> dict[str, tuple[NameWord, ...]]:
    found: dict[str, tuple[NameWord, ...]] = {}
    for word in load_name_words():
        if word.role in ("title", "rank"):
            for form in word.thai:
                found[form] = (*found.get(form, ()), word)
    return found
