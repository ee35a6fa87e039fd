"""Facts of the target that are wrong by themselves, whatever the source says."""

from __future__ import annotations

from collections.abc import Iterator

from thiap.facts.describe import in_words
from thiap.findings.build import make_finding
from thiap.model import Bitext, Category, Fact, Finding, Pair, Span
from thiap.mqm import IssueType
from thiap.phrases import say, several


def problems(
    bitext: Bitext, wanted: tuple[str, ...], *, check: str, category: Category, issue: IssueType
) -> Iterator[Finding]:
    """Target facts with one of the ``wanted`` problems, unless a contradiction already names the cause."""
    answers = _answers(bitext)
    for fact in bitext.target_facts:
        if fact.problem not in wanted:
            continue
        pairs = answers.get(fact.span, [])
        if any(pair.relation == "conflict" for pair in pairs):
            continue
        if fact.converts and any(pair.relation == "conflict" for pair in answers.get(fact.converts, [])):
            continue
        source = next((pair.source for pair in pairs if pair.source), None)
        inherited = source is not None and (source.problem == fact.problem or _same_words(source, fact))
        message = say(fact.problem, text=fact.text, value=in_words(fact))
        yield make_finding(
            bitext,
            kind="inconsistent",
            category=category,
            check=check,
            issue=issue,
            severity="neutral" if inherited else "major",
            confidence=0.6 if inherited else 0.9 if fact.problem == "impossible-date" else 0.8,
            message=several(message, say("source-same") if inherited else None),
            source=(source.span,) if source else (),
            target=(fact.span, *([fact.converts] if fact.converts else [])),
            source_value=source.value if source else None,
            target_value=fact.value,
        )


def _answers(bitext: Bitext) -> dict[Span, list[Pair]]:
    answers: dict[Span, list[Pair]] = {}
    for pair in bitext.pairs:
        if pair.target is not None:
            answers.setdefault(pair.target.span, []).append(pair)
    return answers


def _same_words(source: Fact, target: Fact) -> bool:
    """Whether the source gives the very value, so that the slip is not the translator's."""
    return source.value == target.value
