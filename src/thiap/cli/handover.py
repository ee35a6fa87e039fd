"""Findings with what was decided about them, in the form in which they are handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from thiap.errors import InputError
from thiap.renderers import markdown, wikitext, word_table, xlsx
from thiap.renderers.ruled import Ruling

if TYPE_CHECKING:
    from thiap.model import Finding
    from thiap.project.decisions import Decision

_FORMS = {"docx": word_table, "xlsx": xlsx, "md": markdown, "wikitext": wikitext}


def handed_over(
    run: str, decisions: Sequence[Decision], *, states: Sequence[str], form: str, lang: str
) -> tuple[str | bytes, int]:
    """The file's content and the number of findings in it.

    A suggestion that a reviewer took or wrote stands in place of ours.

    Raises:
        InputError: ``run`` cannot be read, or holds findings without their texts.
    """
    from thiap.project.decisions import Rulings
    from thiap.renderers.run_json import load_run

    try:
        report = load_run(Path(run).read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise InputError(f"{run}: cannot be read: {problem.strerror or problem}") from None
    except UnicodeDecodeError:
        raise InputError(f"{run}: is not UTF-8; name a file that `thiap check --run` wrote") from None
    own = Rulings(decisions)
    chosen: list[tuple[Finding, Ruling]] = []
    for finding in report.findings:
        held = own.of(finding)
        ruling = Ruling(held.state, held.reason, held.note, held.reviewer) if held else Ruling()
        if ruling.state in states:
            suggestion = (held.suggestion if held else "") or finding.suggestion
            chosen.append((replace(finding, suggestion=suggestion), ruling))
    shown = replace(report, findings=tuple(finding for finding, _ in chosen), since=None)
    rulings = {place: ruling for place, (_, ruling) in enumerate(chosen) if ruling.state != "open"}
    return _FORMS[form].render(shown, lang=lang, rulings=rulings), len(chosen)
