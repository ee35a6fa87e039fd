"""docs/promises.md names tests that are there, and every promise has one and a figure."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and not line.startswith(("| promise ", "| ---"))
]


@cache
def defined_in(path: str) -> frozenset[str]:
    """The names of the tests in a file, those of classes too."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:50])
def test_a_promise_has_tests_that_are_there_and_a_figure(row: list[str]) -> None:
    promise, held, figure = row
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", held)
    assert named and re.sub(r"`[^`]*`|, ", "", held) == "", f"{promise}: name tests, and nothing else"
    for path, name in named:
        assert (ROOT / path).is_file(), path
        assert name in defined_in(path), f"{path} has no {name}"
    assert figure, promise
    for script in re.findall(r"`(benchmarks/[\w/]+\.py)`", figure):
        assert (ROOT / script).is_file(), script
    for task in re.findall(r"`make ([a-z-]+)`", figure):
        assert re.search(rf"^{task}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE), task


def test_the_page_has_every_part() -> None:
    assert re.findall(r"^## (.+)$", PAGE, re.MULTILINE) == [
        "Results",
        "Files",
        "Reviewing",
        "Strangers",
        "Installations",
    ]
    assert len(ROWS) > 20
