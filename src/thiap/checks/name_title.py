"""A person's rank or office is another one in the target.

What it finds
    A military rank or a high office right before a name (Colonel, President, Queen) that became a
    different one in the target (พันโท, นายกรัฐมนตรี, กษัตริย์).

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

from collections.abc import Iterator
from functools import lru_cache

from thiap.checks.base import make_finding
from thiap.checks.name_beads import NameBead, keys, view
from thiap.languages.names import NameWord, load_name_words
from thiap.model import Bitext, Category, Fact, Finding, Span
from thiap.mqm import IssueType
from thiap.names.english import find_runs
from thiap.names.words import Atom

name = "title-mismatch"
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
_REACH = 24


def run(bitext: Bitext) -> Iterator[Finding]:
    """One finding for each name whose rank or office differs."""
    if bitext.source.lang != "en":
        return
    titled = {atom.span: atom for run in find_runs(bitext.source) for atom in run.atoms if atom.title}
    if not titled:
        return
    for bead in view(bitext).beads:
        for fact in bead.source:
            atom = titled.get(fact.span)
            if atom is not None:
                yield from _compare(bitext, bead, fact, atom)


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
    yield make_finding(
        bitext,
        kind="contradicted",
        category=category,
        check=name,
        issue=issue,
        severity="minor",
        confidence=0.6,
        message=f"“{atom.title.text}” {fact.text} is “{bitext.target.quote(span)}” in the target.",
        source=(atom.title.span, fact.span),
        target=(span, other.span),
        source_value=title.key,
        target_value=words[0].key,
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
    for size in range(min(_REACH, end), 1, -1):
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
