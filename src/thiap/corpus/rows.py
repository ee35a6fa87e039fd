"""A report as rows of the corpus tables. Nothing here depends on time, place or other pairs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from thiap.corpus.jobs import Job, Row, Rows
from thiap.corpus.tables import RESULTS, columns
from thiap.model import Bitext, Document, Fact, Finding, NameEntry, Report, Spans
from thiap.mqm import SEVERITIES
from thiap.spans import solid


def report_rows(job: Job, report: Report, *, keep_run: bool) -> Rows:
    """All rows of a pair that worked, but for the log."""
    return {
        "pairs": [_pair_row(job, report)],
        "beads": list(_bead_rows(job.id, report)),
        "findings": list(_finding_rows(job.id, report)),
        "facts": list(_fact_rows(job.id, report)),
        "names": list(_name_rows(job.id, report)),
        "runs": [(job.id, _run_text(report))] if keep_run else [],
    }


def _run_text(report: Report) -> str:
    """The saved run, numbers to six decimals.

    The last bits of a likeness depend on where in memory the vectors happen to lie; rows must not.
    """
    from thiap.renderers.run_json import dump_run

    run = json.loads(dump_run(report), parse_float=lambda number: round(float(number), 6))
    return json.dumps(run, separators=(",", ":")) + "\n"


def failure_rows(job: Job, error: str) -> Rows:
    """The one row of a pair that failed."""
    rows: Rows = {table: [] for table in RESULTS}
    blank = (None,) * (columns("pairs").index("problems") - columns("pairs").index("source_langs"))
    clean = error.encode("utf-8", "replace").decode("utf-8")
    rows["pairs"] = [(job.id, "failed", clean, job.sources, job.target, *blank, [], [], None)]
    return rows


def _pair_row(job: Job, report: Report) -> Row:
    shown = report.findings
    severities = Counter(finding.severity for finding in shown)
    coverages = [bitext.alignment.coverage for bitext in report.bitexts]
    sizes = [_size(doc) for doc in report.sources]
    covered = sum(share * size for (share, _), size in zip(coverages, sizes, strict=True))
    return (
        job.id,
        "done",
        None,
        job.sources,
        job.target,
        [doc.lang for doc in report.sources],
        report.target.lang,
        "+".join(dict.fromkeys(bitext.mode for bitext in report.bitexts)),
        report.bitexts[0].alignment.encoder,
        round(covered / max(1, sum(sizes)), 4),
        round(max(share for _, share in coverages), 4),
        sum(sizes),
        _size(report.target),
        *(severities[severity] for severity in SEVERITIES),
        len(report.hidden),
        sum(finding.kind == "contradicted" and finding.severity != "neutral" for finding in shown),
        [f"{problem.where}: {problem.message}" for problem in report.problems],
        [doc.sha256 for doc in report.sources],
        report.target.sha256,
    )


def _size(doc: Document) -> int:
    return sum(solid(doc.quote(block.span)) for block in doc.blocks)


def _bead_rows(pair: str, report: Report) -> Iterator[Row]:
    n = 0
    for bitext in report.bitexts:
        for bead in bitext.alignment.beads:
            source, target = _lists(bead.source), _lists(bead.target)
            yield pair, n, bitext.source_index, source, target, round(bead.score, 4), bead.moved
            n += 1


def _finding_rows(pair: str, report: Report) -> Iterator[Row]:
    for n, finding in enumerate(report.findings + report.hidden):
        yield pair, n, *_finding(finding, shown=n < len(report.findings))


def _finding(finding: Finding, *, shown: bool) -> Row:
    return (
        finding.id,
        shown,
        finding.kind,
        finding.category,
        finding.check,
        finding.issue,
        finding.severity,
        round(finding.confidence, 4),
        finding.source_index,
        _lists(finding.source),
        _lists(finding.target),
        finding.source_value,
        finding.target_value,
        finding.source_quote,
        finding.target_quote,
        finding.message,
        finding.suggestion,
        list(finding.supported_by),
        list(finding.contradicted_by),
    )


def _fact_rows(pair: str, report: Report) -> Iterator[Row]:
    n = 0
    for bitext in report.bitexts:
        for fact in bitext.source_facts:
            yield pair, n, "source", bitext.source_index, *_fact(fact)
            n += 1
    for fact in _target_facts(report.bitexts):
        yield pair, n, "target", None, *_fact(fact)
        n += 1


def _target_facts(bitexts: tuple[Bitext, ...]) -> list[Fact]:
    """The facts of the target, once each: every source may add names it taught."""
    facts: dict[tuple[object, ...], Fact] = {}
    for bitext in bitexts:
        for fact in bitext.target_facts:
            facts.setdefault((fact.span, fact.kind, fact.value), fact)
    return sorted(facts.values(), key=lambda fact: (fact.span, fact.kind, fact.value))


def _fact(fact: Fact) -> Row:
    reading = fact.readings[0]
    hedge = fact.qualifier
    return *fact.span, fact.kind, fact.subtype, reading.value, reading.unit, hedge, fact.counted, fact.text


def _name_rows(pair: str, report: Report) -> Iterator[Row]:
    n = 0
    for bitext in report.bitexts:
        for entry in bitext.names:
            for rendering, count in _renderings(entry, bitext.target):
                head = (pair, n, bitext.source_index, entry.source, entry.type, entry.count[0])
                yield *head, rendering, count, round(entry.score, 4)
                n += 1


def _renderings(entry: NameEntry, target: Document) -> list[tuple[str | None, int]]:
    """Each rendering with how often it stands in the target."""
    written = Counter(target.quote(span) for span in entry.target_spans)
    return [(rendering, written[rendering]) for rendering in entry.target] or [(None, 0)]


def _lists(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]
