"""The reliability curve of one half of the documents judges the findings of the other."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

PATH = Path(__file__).parents[2] / "benchmarks" / "reliability.py"


@pytest.fixture(scope="module")
def reliability() -> Any:
    spec = importlib.util.spec_from_file_location("reliability", PATH)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_steps_never_fall(reliability: Any) -> None:
    scored = [(0.2, False), (0.4, True), (0.4, True), (0.6, False), (0.6, True), (0.9, True)]
    assert reliability.steps(scored) == {0.2: 0.0, 0.4: 0.75, 0.6: 0.75, 0.9: 1.0}


def test_the_other_half_may_show_what_the_given_confidence_hides(reliability: Any) -> None:
    found = reliability.judged([(0.3, True), (0.9, True)], [(0.3, True), (0.3, False), (0.9, True)])
    assert (found["given"]["shown"], found["given"]["right"]) == (1, 1.0)
    assert (found["other_half"]["shown"], found["other_half"]["right"]) == (3, 0.667)


def test_a_half_without_findings_leaves_the_confidence_as_it_is(reliability: Any) -> None:
    found = reliability.judged([], [(0.9, True), (0.1, False)])
    assert found["other_half"] == found["given"]
