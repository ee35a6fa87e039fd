"""One passage of the target against two sources that say the same of it.

Where one source finds its answer in the target and says it otherwise, another source that tells the same with
the same value has its answer there too: it is not missing, it differs as the first does.
"""

from __future__ import annotations

from collections.abc import Sequence

from thiap.findings.build import make_finding
from thiap.findings.own_words import rare_names
from thiap.model import Bitext, Finding
from thiap.phrases import say


def told_twice(bitexts: Sequence[Bitext], findings: Sequence[Finding]) -> list[Finding]:
    """The findings; what a source misses but says as another does is told of the place where that differs."""
    differing = [f for f in findings if f.kind in ("less_precise", "contradicted") and f.source and f.target]
    by_value: dict[str | None, list[Finding]] = {}
    for finding in differing:
        by_value.setdefault(finding.source_value, []).append(finding)
    known = {bitext.source_index: bitext for bitext in bitexts}
    return [_answered(known, finding, by_value) or finding for finding in findings]


def _answered(
    bitexts: dict[int, Bitext], finding: Finding, by_value: dict[str | None, list[Finding]]
) -> Finding | None:
    if finding.kind != "missing_in_target" or not finding.source or finding.source_value is None:
        return None
    bitext = bitexts[finding.source_index]
    names = rare_names(bitext.source, finding.source[0], bitext.source_facts)
    for other in by_value.get(finding.source_value, ()):
        there = bitexts[other.source_index]
        if there is bitext or there.source.lang != bitext.source.lang or other.category != finding.category:
            continue
        if names & rare_names(there.source, other.source[0], there.source_facts):
            return make_finding(
                bitext,
                kind=other.kind,
                category=other.category,
                check=other.check,
                issue=other.issue,
                severity=other.severity,
                confidence=min(other.confidence, finding.confidence),
                message=say("as-against", name=there.source.name, message=other.said or other.message),
                source=finding.source,
                target=other.target,
                source_value=finding.source_value,
                target_value=other.target_value,
            )
    return None
