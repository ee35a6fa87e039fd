"""Text of the source stands untranslated in the target.

What it finds
    Stretches of the target, a paragraph or more, that are still in the language of the source, one finding
    each with its size, in a page one for all of them, with size and lines; and running text inside
    a translated paragraph, four words in lower case or more, that the source has word for word.

Why it matters
    A sentence that was skipped, or pasted and forgotten, is the first thing a client sees. A half-finished
    draft is a normal thing: one line says what is left to do, and the other checks are silent about it.

Example:
    "The river rose in the night." / "The river rose in the night. ถนนถูกปิด"

When it is wrong
    Names, titles of links, quotations, glosses in brackets, code, commands and addresses are not looked at.
    A slogan, a bibliography or the text of a licence may be kept in the original on purpose. On 51 pairs of
    pages it was right 58 times of 59.

Sources
    MQM Core, "untranslated".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from thiap.content.foreign import find_foreign
from thiap.content.untranslated import Stretch, find_stretches
from thiap.findings.build import make_finding
from thiap.model import Bitext, Category, CheckName, Finding, Spans
from thiap.mqm import IssueType
from thiap.phrases import Phrase, say
from thiap.spans import line_column, merge

name: CheckName = "untranslated-text"
category: Category = "language"
issue: IssueType = "untranslated"

#: A whole paragraph in the source's language is as good as certain; a passage inside one may be a title.
_STRETCH, _PASSAGE = 0.95, 0.85
#: Lines that are named where a page has several stretches; the spans of the finding tell all.
_LISTED = 5


def run(bitext: Bitext) -> Iterator[Finding]:
    """Stretches nobody translated, then passages the target copied from the source."""
    stretches = find_stretches(bitext)
    if len(stretches) > 1 and bitext.target.structure:
        # A page half done is one thing to know: how much is left, and where.
        source = merge(span for stretch in stretches for span in stretch.source)
        target = tuple(span for stretch in stretches for span in stretch.target)
        yield _finding(bitext, _STRETCH, _scattered(bitext, stretches), source, target)
    else:
        for stretch in stretches:
            yield _finding(bitext, _STRETCH, _size(stretch.nouns), stretch.source, stretch.target)
    for foreign in find_foreign(bitext):
        if foreign.copied is not None:
            message = say("untranslated")
            yield _finding(bitext, _PASSAGE, message, (foreign.copied,), (foreign.span,))


def _size(nouns: tuple[str, ...]) -> Phrase:
    """How much is left: "14 list items are not translated."."""
    if len(nouns) == 1:
        return say("untranslated-one", noun=say(f"noun-{nouns[0].replace(' ', '-')}"))
    return say("untranslated-several", counts=_counts(nouns))


def _counts(nouns: Iterable[str]) -> tuple[Phrase, ...]:
    found = Counter(nouns).most_common()
    return tuple(say(f"nouns-{noun.replace(' ', '-')}", n=count) for noun, count in found)


def _scattered(bitext: Bitext, stretches: Sequence[Stretch]) -> Phrase:
    """How much is left on a page, and where: "… are not translated, in 7 places: lines 3, 12 and 5 more."."""
    counts = _counts(noun for stretch in stretches for noun in stretch.nouns)
    lines = [str(line_column(bitext.target.text, stretch.target[0][0])[0]) for stretch in stretches]
    places, more = len(lines), len(lines) - _LISTED
    if more <= 0:
        return say("untranslated-places", counts=counts, places=places, lines=tuple(lines))
    shown = tuple(lines[:_LISTED])
    return say("untranslated-places-more", counts=counts, places=places, lines=shown, more=more)


def _finding(bitext: Bitext, confidence: float, message: Phrase, source: Spans, target: Spans) -> Finding:
    return make_finding(
        bitext,
        kind="missing_in_target",
        category=category,
        check=name,
        issue=issue,
        severity="neutral" if bitext.mode == "comparable" else "major",
        confidence=confidence,
        message=message,
        source=source,
        target=target,
    )
