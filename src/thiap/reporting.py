"""From checks to a report: which run, in what order their findings stand, what settings they carry."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace

from thiap import __version__
from thiap.findings.places import by_place, carried, expected_worth, with_groups
from thiap.frozen import FrozenMap
from thiap.identity import with_distinct_ids
from thiap.model import Bitext, Document, Finding, FindingKind, Problem, Report
from thiap.settings import Settings

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


def chosen_checks(settings: Settings) -> list[str]:
    """Names of the checks to run, in their fixed order.

    Raises:
        UsageError: the settings name a check or category that does not exist.
    """
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


def make_report(
    bitexts: Sequence[Bitext],
    chosen: Sequence[str],
    settings: Settings,
    *,
    progress: Callable[[str, float], None] | None = None,
) -> Report:
    """Run the chosen checks over every bitext; places worst first, the unsure findings apart.

    ``progress`` is called with each check's name and the share of the checks done, 0 to 1.
    """
    bitexts = [replace(bitext, terms=settings.terms) for bitext in bitexts]
    findings, problems = _run_checks(bitexts, chosen, progress or (lambda step, share: None))
    severities = settings.severities
    findings = [carried(finding) for finding in findings]
    findings = [
        replace(finding, severity=severity)
        if (severity := severities.get(finding.check, severities.get(finding.category)))
        else finding
        for finding in findings
    ]
    findings.sort(key=_worst_first)
    findings = by_place(with_groups(with_distinct_ids(findings), bitexts))
    shown = tuple(f for f in findings if f.confidence >= settings.min_confidence)
    hidden = tuple(f for f in findings if f.confidence < settings.min_confidence)
    return Report(tuple(bitexts), shown, hidden, tuple(problems), FrozenMap(_signature(bitexts, settings)))


def _run_checks(
    bitexts: Sequence[Bitext], chosen: Sequence[str], tell: Callable[[str, float], None]
) -> tuple[list[Finding], list[Problem]]:
    from thiap.checks import CHECKS
    from thiap.findings.cross_source import cross_sources
    from thiap.findings.one_cause import without_consequences
    from thiap.findings.read_otherwise import with_doubts
    from thiap.findings.remarks_in_units import with_remarks
    from thiap.findings.told_twice import told_twice

    findings: list[Finding] = []
    problems: list[Problem] = []
    for index, bitext in enumerate(bitexts):
        found: list[Finding] = []
        for number, name in enumerate(chosen):
            tell(f"checking {name}", (index + number / len(chosen)) / len(bitexts))
            try:
                found += CHECKS[name].run(bitext)
            except Exception as error:  # the one place: a crashed check must not take the others along
                where = f"check {name} on {bitext.source.name}"
                problems.append(Problem(where, f"crashed: {type(error).__name__}: {error}"))
        told = bitext.alignment.alone or "untranslated-text" in chosen
        found = list(without_consequences(bitext, found)) if told else found
        findings += with_doubts(bitext, with_remarks(bitext, found))
    if len(bitexts) > 1:
        findings = told_twice(bitexts, cross_sources(tuple(bitexts), tuple(findings)))
    return findings, problems


def _worst_first(finding: Finding) -> tuple[object, ...]:
    place = finding.target or finding.source
    return (
        -round(expected_worth(finding), 3),
        _KIND_ORDER.index(finding.kind),
        -round(finding.confidence, 2),
        finding.source_index,
        place,
        finding.check,
        finding.message,
    )


def _lent_calibration(name: str) -> dict[str, str]:
    """Whose numbers an encoder goes by for which nothing was fitted."""
    from thiap.encoders import lends

    lender = lends(name)
    return {"calibration_of": lender} if lender else {}


def _without_tokens(bitexts: Sequence[Bitext]) -> dict[str, str]:
    """That the words of a translation could not be asked, where the token encoder is not installed."""
    from thiap.encoders.e5 import available

    asked = any(bitext.mode == "translation" and bitext.alignment.encoder != "none" for bitext in bitexts)
    return {"tokens": "none"} if asked and not available() else {}


def _signature(bitexts: Sequence[Bitext], settings: Settings) -> dict[str, str]:
    from thiap.languages import LANGUAGES

    def short(doc: Document) -> str:
        sha = doc.sha256 or hashlib.sha256(doc.text.encode("utf-8", "surrogatepass")).hexdigest()
        return sha[:12]

    docs = [*(bitext.source for bitext in bitexts), bitexts[0].target]
    shallow = sorted({doc.lang for doc in docs} - set(LANGUAGES))
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
        # English and Thai in this order is what runs were before they said so.
        **({"languages": "-".join((docs[0].lang, docs[-1].lang))} if docs[-1].lang != "th" else {}),
        **({"read_by_cldr_only": ",".join(shallow)} if shallow else {}),
        **_without_tokens(bitexts),
        **_lent_calibration(bitexts[0].alignment.encoder),
    }
