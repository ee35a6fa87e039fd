"""Saved runs: they come back as they were, follow the schema, and say what is wrong with a bad one."""

from __future__ import annotations

import json
import os
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from samples.reports import canal_report, empty_report, hostile_report, large_report
from thiap.cli.report import report as report_command
from thiap.errors import InputError
from thiap.model import Report
from thiap.renderers.html.page import render
from thiap.renderers.run_json import dump_run, load_run
from thiap.renderers.run_schema import schema

REPORTS = {
    "canal": canal_report,
    "hostile": hostile_report,
    "empty": empty_report,
    "large": lambda: large_report(rows=100, findings=20),
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_run_comes_back_as_it_was(name: str) -> None:
    report: Report = REPORTS[name]()
    assert load_run(dump_run(report)) == report
    assert render(load_run(dump_run(report))) == render(report)


def test_the_schema_in_the_package_is_that_of_the_model() -> None:
    """After a change of the model, ``THIAP_ACCEPT=1 pytest tests/unit/renderers`` writes it anew."""
    path = Path(str(files("thiap") / "schemas" / "run.schema.json"))
    if os.environ.get("THIAP_ACCEPT"):
        path.write_text(json.dumps(schema(), indent=2) + "\n", encoding="utf-8")
    assert json.loads(path.read_text("utf-8")) == json.loads(json.dumps(schema()))


@pytest.mark.parametrize("name", REPORTS)
def test_runs_follow_the_schema(name: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(schema())
    validator.check_schema(schema())
    validator.validate(json.loads(dump_run(REPORTS[name]())))


def change(path: list[Any], value: Any) -> str:
    data = json.loads(dump_run(canal_report()))
    part = data
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    return json.dumps(data)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "no saved run"),
        ('{"schema": "other"}', "no saved run"),
        (change(["version"], 99), "version 99"),
        (change(["bitexts"], []), "at least one source"),
        (change(["findings", 0, "severity"], "bad"), "findings[0].severity"),
        (change(["findings", 0, "check"], 3), "findings[0].check"),
        (change(["findings", 0, "extra"], 3), "unknown part 'extra'"),
        (change(["findings", 0, "target"], [[0, 10**9]]), "outside of"),
        (change(["findings", 0, "source_index"], 7), "a source that the run does not have"),
        (change(["bitexts", 0, "pairs", 0, "source"], 99), "there is no fact 99"),
        (change(["bitexts", 0, "source_facts", 0, "readings", 0, "low"], "x"), "a decimal number"),
        (change(["bitexts", 0, "source_facts", 0, "readings", 0, "low"], "1e999999999999"), "low"),
        (change(["bitexts", 0, "alignment", "beads", 0, "score"], True), "score"),
        (change(["target", "text"], None), "target.text"),
    ],
)  # fmt: skip
def test_a_bad_run_is_told(text: str, told: str) -> None:
    with pytest.raises(InputError) as error:
        load_run(text)
    assert told in str(error.value)


def test_the_command_writes_beside_the_run(tmp_path: Any) -> None:
    run = tmp_path / "บันทึก 1.json"
    run.write_text(dump_run(canal_report()), encoding="utf-8")
    done = CliRunner().invoke(report_command, [str(run), "--lang", "th"])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "บันทึก 1.html").read_text(encoding="utf-8") == render(canal_report(), lang="th")


def test_a_run_of_version_1_is_still_read_and_shown() -> None:
    """It knows no places: each finding stands for itself."""
    data = json.loads(dump_run(canal_report()))
    data["version"] = 1
    for finding in data["findings"] + data["hidden"]:
        finding.pop("group", None)
    report = load_run(json.dumps(data))
    assert [finding.id for finding in report.findings] == [f.id for f in canal_report().findings]
    assert all(not finding.group for finding in report.findings)
    assert report.findings[0].message in render(report)
