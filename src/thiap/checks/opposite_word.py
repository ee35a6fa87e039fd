"""One side says the opposite of a word of the other.

What it finds
    An aligned sentence with a word (north, increased, daughter, import) whose opposite stands in the
    other text (ใต้, ลดลง, ลูกชาย, ส่งออก), while neither text holds the other one of the two meanings.

Why it matters
    A direction, a sex or a tendency turned round leaves a fluent sentence that is wrong.

Example:
    "the northern districts" / "อำเภอทางใต้": north became south.

When it is wrong
    A free rendering may reach the same meaning by the opposite word: "the loser's goal" as the goal that
    the winner let in. Words with many meanings, and those that Thai renders with a negator, are left out
    of the table.

Sources
    MQM Core, "mistranslation". The table: thiap.languages.opposites.
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.content.beads import linked_beads, neighbours
from thiap.content.runs import Run, read_run
from thiap.findings.build import make_finding
from thiap.languages.opposites import oppositions
from thiap.model import Bead, Bitext, Category, CheckName, Document, Finding
from thiap.mqm import IssueType

name: CheckName = "opposite-word"
category: Category = "negation"
issue: IssueType = "mistranslation"

#: Confidence in a translation, and where two texts only share a subject.
CONFIDENCE, LOOSE = 0.7, 0.4
#: Sentences linked more weakly than this need not speak of the same thing.
LINKED = 0.5


def run(bitext: Bitext) -> Iterator[Finding]:
    """Words answered by their opposites."""
    english = 0 if bitext.source.lang == "en" else 1
    docs: tuple[Document, Document] = (bitext.source, bitext.target)
    if {bitext.source.lang, bitext.target.lang} != {"en", "th"}:
        return

    def read(bead: Bead) -> tuple[Run, Run]:
        return read_run(docs[0], bead.source), read_run(docs[1], bead.target)

    def texts(runs: tuple[Run, Run]) -> tuple[str, str]:
        return runs[english].text, runs[1 - english].text

    beads = linked_beads(bitext.alignment)
    for bead, near in zip(beads, neighbours(beads), strict=True):
        if bead.score < LINKED:
            continue
        runs = read(bead)
        here = texts(runs)
        found = list(oppositions(*here))
        if not found:
            continue
        # The aligner may have cut a phrase too early or too late: the answer may stand next door.
        around = [texts(read(other)) for other in near]
        wide = [" ".join((text, *(pair[k] for pair in around))) for k, text in enumerate(here)]
        kept = {item.english for item in oppositions(*wide)}
        for item in found:
            if item.english not in kept:
                continue
            spans = (item.english, item.thai) if english == 0 else (item.thai, item.english)
            places = [run.locate(*span) for run, span in zip(runs, spans, strict=True)]
            words = [run.text[start:end] for run, (start, end) in zip(runs, spans, strict=True)]
            yield make_finding(
                bitext,
                kind="contradicted",
                category=category,
                check=name,
                issue=issue,
                severity="major",
                confidence=LOOSE if bitext.mode == "comparable" else CONFIDENCE,
                message=f"The source says {words[0]}, the target the opposite: {words[1]}.",
                source=places[0],
                target=places[1],
                source_value=words[0],
                target_value=words[1],
            )
