"""The order of the steps: read → segment → extract → align → compare → check. Nothing else.

Reading stands before (``thiap.readers``), rendering after (``thiap.renderers``).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from thiap import __version__
from thiap.config import Settings
from thiap.errors import UsageError
from thiap.model import (
    Alignment,
    Bead,
    Bitext,
    Document,
    Fact,
    Finding,
    FindingKind,
    Problem,
    Report,
    Span,
)
from thiap.mqm import SEVERITIES
from thiap.text import overlap, solid

Progress = Callable[[str, float], None]

#: Contradictions first: they are what a reviewer must see.
_KIND_ORDER: tuple[FindingKind, ...] = (
    "contradicted",
    "missing_in_target",
    "missing_in_source",
    "inconsistent",
    "terminology",
    "less_precise",
    "typography",
    "supported",
)


def check_documents(
    sources: Sequence[Document],
    target: Document,
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
) -> Report:
    """Hold the target against every source.

    Args:
        sources: at least one.
        target: the text under review.
        settings: None for the defaults.
        progress: called with the step's name and the share done, 0 to 1.

    Raises:
        UsageError: the languages do not fit, or the settings name an unknown check.
        EncoderError: the encoder cannot be used.
    """
    settings = settings or Settings()
    tell = progress or (lambda step, share: None)
    chosen = _chosen_checks(settings)
    bitexts = []
    for index, source in enumerate(sources):

        def part(step: str, share: float, index: int = index) -> None:
            tell(step, (index + share) / (len(sources) + 1))

        bitext = align_pair(source, target, settings, source_index=index, progress=part)
        bitexts.append(compare_pair(bitext))
    tell("checking", len(sources) / (len(sources) + 1))
    findings, problems = _run_checks(bitexts, chosen)
    return _report(tuple(bitexts), findings, problems, settings)


def check_given(
    source: Document,
    target: Document,
    beads: Sequence[Bead],
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
) -> Report:
    """Check a bilingual file, whose beads are given: the flow from *extract* on.

    Raises:
        UsageError: the languages do not fit, or the settings name an unknown check.
        EncoderError: the encoder cannot be used.
    """
    settings = settings or Settings()
    tell = progress or (lambda step, share: None)
    chosen = _chosen_checks(settings)
    _check_languages(source, target)
    tell("reading facts", 0.0)
    facts = _facts(source), _facts(target)
    alignment = _given_alignment(source, target, beads, settings)
    tell("learning names", 0.5)
    bitext = compare_pair(_with_names(source, target, 0, alignment, facts))
    tell("checking", 0.8)
    findings, problems = _run_checks([bitext], chosen)
    return _report((bitext,), findings, problems, settings)


def align_pair(
    source: Document,
    target: Document,
    settings: Settings | None = None,
    *,
    source_index: int = 0,
    progress: Progress | None = None,
) -> Bitext:
    """Segment, extract and align one pair; ``pairs`` of the result is still empty.

    Raises:
        UsageError: both texts are in one language.
        EncoderError: the encoder cannot be used.
    """
    from thiap.align import align_documents
    from thiap.align.encoders import get_encoder
    from thiap.segment import segment_document

    settings = settings or Settings()
    tell = progress or (lambda step, share: None)
    _check_languages(source, target)
    tell("reading facts", 0.0)
    source_facts, target_facts = _facts(source), _facts(target)
    tell("segmenting", 0.2)
    source_segments = segment_document(source, source_facts)
    target_segments = segment_document(target, target_facts)
    tell("aligning", 0.3)
    alignment = align_documents(
        source,
        target,
        source_segments,
        target_segments,
        source_facts,
        target_facts,
        encoder=get_encoder(settings.encoder),
        mode=settings.mode,
        progress=lambda step, share: tell(step, 0.3 + 0.6 * share),
    )
    tell("learning names", 0.9)
    return _with_names(source, target, source_index, alignment, (source_facts, target_facts))


def compare_pair(bitext: Bitext) -> Bitext:
    """The bitext with the facts of both sides paired."""
    from thiap.align.encoders import get_encoder
    from thiap.compare import compare_facts

    return replace(bitext, pairs=compare_facts(bitext, encoder=get_encoder(bitext.alignment.encoder)))


def _given_alignment(
    source: Document, target: Document, beads: Sequence[Bead], settings: Settings
) -> Alignment:
    """The beads of a bilingual file; it is a translation unless the user says otherwise."""
    from thiap.align.encoders import get_encoder

    encoder = get_encoder(settings.encoder)

    def share(doc: Document, both: Iterable[Span], every: Iterable[Span]) -> float:
        linked, whole = (sum(solid(doc.quote(span)) for span in spans) for spans in (both, every))
        return linked / whole if whole else 0.0

    twosided = [bead for bead in beads if bead.source and bead.target]
    coverage = (
        share(source, (s for b in twosided for s in b.source), (s for b in beads for s in b.source)),
        share(target, (s for b in twosided for s in b.target), (s for b in beads for s in b.target)),
    )
    mode = "translation" if settings.mode == "auto" else settings.mode
    return Alignment(tuple(beads), mode, encoder.name if encoder else "none", coverage)


def _with_names(
    source: Document,
    target: Document,
    source_index: int,
    alignment: Alignment,
    facts: tuple[tuple[Fact, ...], tuple[Fact, ...]],
) -> Bitext:
    from thiap.names import learn_names

    names, found = learn_names(source, target, alignment, *facts)
    return Bitext(source, target, source_index, alignment, facts[0], _merged(facts[1], found), (), names)


def _facts(doc: Document) -> tuple[Fact, ...]:
    from thiap.facts import extract_facts
    from thiap.names import find_names

    return _merged(extract_facts(doc), find_names(doc))


def _merged(facts: Iterable[Fact], names: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts and names in text order; a name found twice stands once, as it was found last."""
    last = {fact.span: fact for fact in names}
    kept = [
        fact for fact in facts if not (fact.kind == "name" and any(overlap(fact.span, span) for span in last))
    ]
    return tuple(sorted([*kept, *last.values()], key=lambda fact: (fact.span, fact.kind)))


def _check_languages(source: Document, target: Document) -> None:
    if source.lang == target.lang:
        raise UsageError(
            f"{source.name} and {target.name} are both in language {source.lang!r}; "
            "thiap compares two languages. If one was told wrongly, give --source-lang and --target-lang"
        )


def _chosen_checks(settings: Settings) -> list[str]:
    from thiap.checks import CHECKS

    categories = {check.category for check in CHECKS.values()}
    for name in (*settings.select, *settings.ignore, *settings.severities):
        if name not in categories:
            CHECKS[name]  # raises with the nearest name
    chosen = []
    for name, check in CHECKS.items():
        labels = {name, check.category}
        if (not settings.select or labels & set(settings.select)) and not labels & set(settings.ignore):
            chosen.append(name)
    return chosen


def _run_checks(bitexts: Sequence[Bitext], chosen: Sequence[str]) -> tuple[list[Finding], list[Problem]]:
    from thiap.checks import CHECKS
    from thiap.checks.support import cross_sources

    findings: list[Finding] = []
    problems: list[Problem] = []
    for bitext in bitexts:
        for name in chosen:
            try:
                findings += CHECKS[name].run(bitext)
            except Exception as error:  # the one place: a crashed check must not take the others along
                where = f"check {name} on {bitext.source.name}"
                problems.append(Problem(where, f"crashed: {type(error).__name__}: {error}"))
    if len(bitexts) > 1:
        findings = list(cross_sources(tuple(bitexts), tuple(findings)))
    return findings, problems


def _report(
    bitexts: tuple[Bitext, ...], findings: list[Finding], problems: list[Problem], settings: Settings
) -> Report:
    severities = settings.severities
    findings = [
        replace(finding, severity=severity)
        if (severity := severities.get(finding.check, severities.get(finding.category)))
        else finding
        for finding in findings
    ]
    findings.sort(key=_worst_first)
    findings = _distinct_ids(findings)
    shown = tuple(f for f in findings if f.confidence >= settings.min_confidence)
    hidden = tuple(f for f in findings if f.confidence < settings.min_confidence)
    return Report(bitexts, shown, hidden, tuple(problems), _signature(bitexts, settings))


def _worst_first(finding: Finding) -> tuple[object, ...]:
    place = finding.target or finding.source
    return (
        SEVERITIES.index(finding.severity),
        _KIND_ORDER.index(finding.kind),
        -round(finding.confidence, 2),
        finding.source_index,
        place,
        finding.check,
        finding.message,
    )


def _distinct_ids(findings: Iterable[Finding]) -> list[Finding]:
    """The same slip at two places has one content: number the second and later ones."""
    seen: Counter[str] = Counter()
    distinct = []
    for finding in findings:
        seen[finding.id] += 1
        again = seen[finding.id]
        distinct.append(finding if again == 1 else replace(finding, id=f"{finding.id}-{again}"))
    return distinct


def _signature(bitexts: tuple[Bitext, ...], settings: Settings) -> dict[str, str]:
    def short(doc: Document) -> str:
        sha = doc.sha256 or hashlib.sha256(doc.text.encode("utf-8", "surrogatepass")).hexdigest()
        return sha[:12]

    return {
        "thiap": __version__,
        "encoder": bitexts[0].alignment.encoder,
        "mode": "+".join(dict.fromkeys(bitext.mode for bitext in bitexts)),
        "asked": settings.mode,
        "min_confidence": f"{settings.min_confidence:g}",
        "select": ",".join(settings.select) or "all",
        "ignore": ",".join(settings.ignore) or "none",
        "sources": "+".join(short(bitext.source) for bitext in bitexts),
        "target": short(bitexts[0].target),
    }
