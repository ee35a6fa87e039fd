"""Findings of an earlier run, read back from both of its forms."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from samples.reports import hostile_report
from thiap.errors import InputError
from thiap.project.baseline import read_findings
from thiap.renderers import jsonl
from thiap.renderers.run_json import dump_run


@pytest.mark.parametrize("render", [jsonl.render, dump_run], ids=["lines", "run"])
def test_quotes_with_odd_line_ends_read_back(tmp_path: Path, render) -> None:  # type: ignore[no-untyped-def]
    report = hostile_report()
    odd = tuple(replace(finding, message="a\u2028b\x85c\x1cd\x0be\rf") for finding in report.findings)
    (tmp_path / "before").write_text(render(replace(report, findings=odd)), encoding="utf-8", newline="")
    found = read_findings(str(tmp_path / "before"))
    assert [(finding.id, finding.message) for finding in found] == [(f.id, f.message) for f in odd]


@pytest.mark.parametrize("number", ["NaN", "1e999", "1" + "0" * 400, "true", '"0.5"', "null"])
def test_confidences_that_are_no_numbers(tmp_path: Path, number: str) -> None:
    line = jsonl.render(hostile_report()).split("\n")[0]
    start = line.index('"confidence": ') + len('"confidence": ')
    (tmp_path / "before.jsonl").write_text(
        line[:start] + number + line[line.index(",", start) :], encoding="utf-8"
    )
    with pytest.raises(InputError, match="confidence"):
        read_findings(str(tmp_path / "before.jsonl"))
