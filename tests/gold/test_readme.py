"""What the README states is what the code does. ``THIAP_ACCEPT=1 pytest tests/gold`` writes the blocks."""

from __future__ import annotations

import inspect
import json
import os
import sys
from pathlib import Path

import pytest

from thiap.checks import CHECKS

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"


def checks_table() -> str:
    rows = ["| check | what it finds | MQM issue |", "| --- | --- | --- |"]
    for name, check in CHECKS.items():
        first = (inspect.getdoc(check) or "").partition("\n")[0]
        rows.append(f"| `{name}` | {first} | {check.issue} |")
    return "\n".join(rows) + "\n"


def block(readme: str, name: str) -> str:
    return readme.partition(f"<!-- {name}: begin -->\n")[2].partition(f"<!-- {name}: end -->")[0]


def test_table_of_checks() -> None:
    readme = README.read_text(encoding="utf-8")
    if os.environ.get("THIAP_ACCEPT"):
        old = f"<!-- checks: begin -->\n{block(readme, 'checks')}<!-- checks: end -->"
        new = f"<!-- checks: begin -->\n{checks_table()}<!-- checks: end -->"
        README.write_text(readme.replace(old, new), encoding="utf-8")
        readme = README.read_text(encoding="utf-8")
    assert block(readme, "checks") == checks_table()


def test_figures_come_from_the_measures(monkeypatch: pytest.MonkeyPatch) -> None:
    """README and docs/measures.md are what benchmarks/measure.py makes of docs/measures.json."""
    monkeypatch.setattr(sys, "path", [str(ROOT / "benchmarks"), *sys.path])
    from measures_page import page, readme_with_figures

    figures = json.loads((ROOT / "docs" / "measures.json").read_text(encoding="utf-8"))
    readme = README.read_text(encoding="utf-8")
    assert readme_with_figures(readme, figures) == readme
    assert page(figures) == (ROOT / "docs" / "measures.md").read_text(encoding="utf-8")


def test_commands_of_the_readme_exist() -> None:
    readme = README.read_text(encoding="utf-8")
    from thiap.cli.main import COMMANDS

    used = {line.split()[1] for line in readme.splitlines() if line.startswith("thiap ")}
    assert used <= set(COMMANDS)
    for path in ("CONTRIBUTING.md", "CHANGELOG.md", "seeds/README.md", "constraints.txt"):
        assert (ROOT / path).is_file()
