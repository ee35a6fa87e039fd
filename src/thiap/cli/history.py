"""What earlier runs and decisions change about a report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thiap.errors import UsageError
from thiap.phrases import tell
from thiap.renderers.wording import message

if TYPE_CHECKING:
    from thiap.model import Finding, Report
    from thiap.project.decisions import Decision


@dataclass(frozen=True, slots=True)
class History:
    """Decisions and an earlier run, read once.

    Attributes:
        decisions: empty without ``--decisions``.
        baseline: None without ``--baseline``.
        only_new: leave out what the baseline has.
        before: the file of the earlier run.
    """

    decisions: tuple[Decision, ...]
    baseline: tuple[Finding, ...] | None
    only_new: bool
    before: str = ""

    def apply(self, report: Report, lang: str = "en") -> tuple[Report, list[str]]:
        """The report to show, and what to say about the rest."""
        from thiap.project.baseline import compare_runs
        from thiap.project.decisions import apply

        said = []
        reviewed = apply(report, self.decisions)
        shown = reviewed.report
        if reviewed.dismissed:
            said.append(tell("dismissed-hidden", lang, n=len(reviewed.dismissed)))
        if reviewed.stale:
            said.append(tell("stale-decisions", lang, n=len(reviewed.stale)))
            said += [
                f"  {d.id}  {tell(f'word-{d.state}', lang)}  {d.check}: {d.quote}" for d in reviewed.stale
            ]
        if self.baseline is not None:
            silenced = (*report.hidden, *reviewed.dismissed)
            since = compare_runs(self.baseline, shown.findings, silenced=silenced)
            counts = {"new": len(since.new), "fixed": len(since.fixed), "left": len(since.remaining)}
            said.append(tell("since-baseline", lang, **counts))
            fixed = tell("word-fixed", lang)
            said += [f"  {fixed}  {f.id}  {f.check}: {message(f, lang)}" for f in since.fixed]
            if self.only_new:
                shown = replace(shown, findings=since.new)
            shown = self.compared(shown, silenced)
        return shown, said

    def compared(self, report: Report, silenced: tuple[Finding, ...] | None = None) -> Report:
        """The report with what changed since the earlier run; ``silenced`` are made but not shown."""
        from thiap.model import Since
        from thiap.project.baseline import compare_runs

        if self.baseline is None:
            return report
        found = compare_runs(
            self.baseline, report.findings, silenced=report.hidden if silenced is None else silenced
        )
        new = set(map(id, found.new))
        places = tuple(place for place, finding in enumerate(report.findings) if id(finding) in new)
        return replace(report, since=Since(self.before, places, found.fixed))


def read_history(options: dict[str, Any]) -> History:
    """The files that ``--decisions`` and ``--baseline`` name.

    Raises:
        InputError: one of them cannot be read.
        UsageError: ``--only-new`` without ``--baseline``.
    """
    from thiap.project.baseline import read_findings
    from thiap.project.decisions import read_decisions

    if options["only_new"] and not options["baseline"]:
        raise UsageError("--only-new needs --baseline FILE, the run to compare with")
    decisions = read_decisions(options["decisions"]) if options["decisions"] else ()
    baseline = read_findings(options["baseline"]) if options["baseline"] else None
    return History(decisions, baseline, options["only_new"], Path(options["baseline"] or "").name)
