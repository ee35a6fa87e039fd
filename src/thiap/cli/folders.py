"""Two folders: the files that pair by their paths, each checked, and one answer for all."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from thiap.cli.language import spoken
from thiap.cli.output import printable, write_output
from thiap.errors import ThiapError, UsageError
from thiap.mqm import SEVERITIES
from thiap.phrases import say, tell
from thiap.phrases.translated import translated

if TYPE_CHECKING:
    from thiap.model import Report

#: Options that are for one pair alone.
_ALONE: Final = {
    "html": "--html",
    "notes": "--notes",
    "run_file": "--run",
    "save": "--save",
    "watching": "--watch",
    "anchors": "--anchors",
    "baseline": "--baseline",
    "decisions": "--decisions",
    "explain": "--explain",
}
_FORMATS: Final = ("text", "jsonl", "md", "sarif")
#: Names shown of files that have no translation.
_NAMED: Final = 5


def are_folders(texts: Sequence[str]) -> bool:
    """Whether two folders are to be checked."""
    return len(texts) == 2 and all(text != "-" and Path(text).is_dir() for text in texts)


def check_folders(
    texts: Sequence[str],
    options: dict[str, Any],
    run: Callable[[tuple[str, ...]], Report],
    rendered: Callable[[Report], str | bytes],
) -> tuple[list[Report], int]:
    """Check every file of the first folder that the second has too, and write all of it as one output.

    A file that cannot be read is told and does not keep the others from being checked.

    Returns:
        The reports, and how many files could not be read.

    Raises:
        UsageError: an option is for one pair alone, or no file pairs.
        ThiapError: none of the files could be read.
    """
    if given := [name for key, name in _ALONE.items() if options.get(key)]:
        raise UsageError(f"{given[0]} is for one pair of files; `thiap batch` keeps the results of many")
    if options["format_"] not in _FORMATS:
        raise UsageError(
            f"--format {options['format_']} is for one pair of files; give {', '.join(_FORMATS)}"
        )
    from thiap.corpus.same_paths import pair_files

    pairs, left = pair_files(Path(texts[0]), Path(texts[1]))
    if not pairs:
        raise UsageError(f"no file of {texts[0]} has one of the same name in {texts[1]}")
    reports: list[Report] = []
    outputs: list[tuple[str, str]] = []
    failed: list[ThiapError] = []
    for source, target in pairs:
        try:
            report = run((str(source), str(target)))
        except ThiapError as error:
            failed.append(error)
            click.echo(f"thiap: {printable(translated(str(error), spoken()))}", err=True)
            continue
        reports.append(report)
        outputs.append((str(target), str(rendered(report))))
    if not reports:
        raise failed[0]
    write_output(options["output"], _joined(outputs, options["format_"]))
    if not options["quiet"]:
        click.echo(summary(reports, len(failed), left), err=True)
    return reports, len(failed)


def _joined(outputs: Sequence[tuple[str, str]], format: str) -> str:
    if format == "jsonl":
        lines = ({"file": name, **json.loads(line)} for name, text in outputs for line in text.splitlines())
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    if format == "sarif":
        logs = [json.loads(text) for _, text in outputs]
        whole = {**logs[0], "runs": [run for log in logs for run in log["runs"]]}
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    return "\n".join(text for _, text in outputs)


def summary(reports: Sequence[Report], failed: int, left: Sequence[str]) -> str:
    """One line over all files."""
    counts = Counter(finding.severity for report in reports for finding in report.findings)
    told = ", ".join(
        tell("count-of", spoken(), n=counts[severity], severity=say(f"severity-{severity}"))
        for severity in SEVERITIES
        if counts[severity]
    )
    parts = [translated(f"{len(reports)} files checked: {told or 'nothing found'}", spoken())]
    if failed:
        parts.append(translated(f"{failed} could not be read", spoken()))
    if left:
        names = ", ".join(printable(name) for name in left[:_NAMED])
        names += ", …" if len(left) > _NAMED else ""
        parts.append(translated(f"{len(left)} without a translation: {names}", spoken()))
    return "; ".join(parts)
