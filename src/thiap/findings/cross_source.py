"""Several sources: who agrees with the target where one source is silent or says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from thiap.findings.build import make_finding
from thiap.model import Bitext, Finding, Span, Spans
from thiap.phrases import say, several
from thiap.spans import overlap

#: What whole passages say is too much for one fact of another source to support.
_CONTENT: Final = frozenset({"segment", "clause", "repetition", "negation", "language", "term", "typography"})


@dataclass(frozen=True, slots=True)
class _Voice:
    """What one source says to a place of the target."""

    agrees: bool
    source: Span
    target: Span
    source_value: str
    target_value: str


def cross_sources(bitexts: Sequence[Bitext], findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Ask the other sources about every contradiction and every addition.

    Args:
        bitexts: all of one target, with their pairs, in command-line order.
        findings: of all of them.

    Returns:
        The findings with ``supported_by`` and ``contradicted_by`` filled and said in the message, and
        one finding of kind "supported" for each source that backs a target statement which another
        source contradicts or lacks.
    """
    voices = {bitext.source_index: tuple(_voices(bitext)) for bitext in bitexts}
    findings = _once(findings)
    crossed: list[Finding] = []
    support: dict[tuple[int, Span, Span], Finding] = {}
    for finding in findings:
        if not _is_about_a_fact(finding):
            crossed.append(finding)
            continue
        supporting, opposing = [], []
        for bitext in bitexts:
            if bitext.source_index == finding.source_index:
                continue
            heard = [v for v in voices[bitext.source_index] if _touch(v.target, finding.target)]
            if agreeing := [v for v in heard if v.agrees]:
                supporting.append(bitext.source_index)
                for voice in agreeing:
                    key = (bitext.source_index, voice.source, voice.target)
                    if _asks_for_support(finding) and key not in support:
                        support[key] = _supported(bitext, bitexts, finding, voice)
            elif heard:
                opposing.append(bitext.source_index)
        crossed.append(_noted(finding, bitexts, supporting, opposing))
    return (*crossed, *support.values())


def _once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """What is said of a place of the target alone, said once and not again for every source."""
    first: dict[tuple[str, str, Spans], int] = {}
    for finding in findings:
        if not finding.source:
            key = (finding.check, finding.kind, finding.target)
            first[key] = min(first.get(key, finding.source_index), finding.source_index)
    return tuple(
        finding
        for finding in findings
        if finding.source or first[finding.check, finding.kind, finding.target] == finding.source_index
    )


def _is_about_a_fact(finding: Finding) -> bool:
    """Whether another source's fact can settle it: equal values differ in what facts do not hold."""
    if finding.category in _CONTENT or finding.source_value == finding.target_value:
        return False
    return finding.kind in ("contradicted", "missing_in_source", "less_precise")


def _asks_for_support(finding: Finding) -> bool:
    """Contradictions do, and what the first source lacks; a short second source lacks nearly everything."""
    return finding.kind == "contradicted" or (
        finding.kind == "missing_in_source" and finding.source_index == 0
    )


def _touch(span: Span, spans: Spans) -> bool:
    return any(overlap(span, other) for other in spans)


def _voices(bitext: Bitext) -> Iterator[_Voice]:
    for pair in bitext.pairs:
        if pair.source is None or pair.target is None or pair.likeness < 0.6:
            continue
        hedged = pair.relation == "less_precise" and pair.likeness >= 0.9
        if hedged or pair.relation in ("equal", "compatible", "elsewhere", "conflict"):
            yield _Voice(
                pair.relation != "conflict",
                pair.source.span,
                pair.target.span,
                pair.source.value,
                pair.target.value,
            )
    for entry in bitext.names:
        if entry.source_spans:
            for span in entry.target_spans:
                yield _Voice(True, entry.source_spans[0], span, entry.source, bitext.target.quote(span))


def _noted(
    finding: Finding, bitexts: Sequence[Bitext], supporting: list[int], opposing: list[int]
) -> Finding:
    names = {bitext.source_index: bitext.source.name for bitext in bitexts}
    message = [finding.said or say("text", text=finding.message)]
    severity, suggestion = finding.severity, finding.suggestion
    if supporting:
        message.append(say("supports", names=_listed(supporting, names), n=len(supporting)))
        suggestion = None  # the sources disagree: which one is right is for a person to say
        if finding.kind == "missing_in_source":
            severity = "neutral"  # one source is enough to stand on
    if opposing and finding.kind == "contradicted":
        message.append(say("opposes", names=_listed(opposing, names), n=len(opposing)))
    said = several(*message)
    return replace(
        finding,
        message=str(said),
        said=said,
        severity=severity,
        suggestion=suggestion,
        supported_by=tuple(supporting),
        contradicted_by=tuple(opposing),
    )


def _listed(indices: list[int], names: dict[int, str]) -> str:
    return ", ".join(names[index] for index in indices)


def _supported(bitext: Bitext, bitexts: Sequence[Bitext], finding: Finding, voice: _Voice) -> Finding:
    other = next(b.source.name for b in bitexts if b.source_index == finding.source_index)
    key = "supported-against" if finding.kind == "contradicted" else "supported-alone"
    return make_finding(
        bitext,
        kind="supported",
        category=finding.category,
        check=finding.check,
        issue=finding.issue,
        severity="neutral",
        confidence=max(finding.confidence, 0.6),
        message=say(key, name=bitext.source.name, other=other),
        source=(voice.source,),
        target=(voice.target,),
        source_value=voice.source_value,
        target_value=voice.target_value,
    )
