"""Text of the source stands untranslated in the target.

What it finds
    Stretches of the target, a paragraph or more, that are still in the language of the source, one finding
    each with its size; and running text inside a translated paragraph, four words in lower case or more,
    that the source has word for word.

Why it matters
    A sentence that was skipped, or pasted and forgotten, is the first thing a client sees. A half-finished
    draft is a normal thing: one line says what is left to do, and the other checks are silent about it.

Example:
    "The river rose in the night." / "The river rose in the night. ถนนถูกปิด"

When it is wrong
    Names, titles of links, quotations, glosses in brackets, code, commands and addresses are not looked at.
    A slogan, a bibliography or the text of a licence may be kept in the original on purpose.

Sources
    MQM Core, "untranslated".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from thiap.content.foreign import find_foreign
from thiap.content.untranslated import find_stretches
from thiap.findings.build import make_finding
from thiap.model import Bitext, Category, CheckName, Finding, Spans
from thiap.mqm import IssueType
from thiap.phrases import Phrase, say

name: CheckName = "untranslated-text"
category: Category = "language"
issue: IssueType = "untranslated"

#: A whole paragraph in the source's language is as good as certain; a passage inside one may be a title.
_STRETCH, _PASSAGE = 0.95, 0.85


def run(bitext: Bitext) -> Iterator[Finding]:
    """Stretches nobody translated, then passages the target copied from the source."""
    for stretch in find_stretches(bitext):
        yield _finding(bitext, _STRETCH, _size(stretch.nouns), stretch.source, stretch.target)
    for foreign in find_foreign(bitext):
        if foreign.copied is not None:
            message = say("untranslated")
            yield _finding(bitext, _PASSAGE, message, (foreign.copied,), (foreign.span,))


def _size(nouns: tuple[str, ...]) -> Phrase:
    """How much is left: "14 list items are not translated."."""
    if len(nouns) == 1:
        return say("untranslated-one", noun=say(f"noun-{nouns[0].replace(' ', '-')}"))
    counts = Counter(nouns)
    parts = [say(f"nouns-{noun.replace(' ', '-')}", n=count) for noun, count in counts.most_common()]
    return say("untranslated-several", counts=tuple(parts))


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
