"""Windowdiff and Pk of the borders of target runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from thiap.cli.main import main
from thiap.evaluate import segmentation
from thiap.model import Bead

TARGET = "ฝนตก หนักมาก เมื่อคืนนี้ ถนนจึงปิด"


def beads(*spans: tuple[int, int]) -> list[Bead]:
    return [Bead((), (span,), 1.0) for span in spans]


GOLD = beads((0, 12), (13, 24), (25, 34))


def slow(found: list[int], gold: list[int], size: int, window: int) -> tuple[float, float]:
    """The definitions, place by place: boundaries in the window, and whether there are any."""
    places = range(size - window + 1)
    counts = [[sum(at <= mark < at + window for mark in marks) for at in places] for marks in (gold, found)]
    other = sum(a != b for a, b in zip(*counts, strict=True))
    one_sided = sum((a > 0) != (b > 0) for a, b in zip(*counts, strict=True))
    return other / len(places), one_sided / len(places)


def test_equal_runs_have_no_error() -> None:
    result = segmentation(GOLD, GOLD, TARGET)
    assert result is not None
    assert (result.windowdiff, result.pk, result.gold) == (0.0, 0.0, 2)


def test_a_blank_before_a_run_makes_no_difference() -> None:
    assert segmentation(beads((0, 12), (12, 24), (24, 34)), GOLD, TARGET) == segmentation(GOLD, GOLD, TARGET)


@pytest.mark.parametrize(
    ("spans", "marks"),
    [
        ([(0, 4), (5, 24), (25, 34)], [4, 22]),
        ([(0, 12), (13, 34)], [11]),
        ([(0, 4), (5, 12), (13, 24), (25, 34)], [4, 11, 22]),
    ],
)
def test_agrees_with_the_definition(spans: list[tuple[int, int]], marks: list[int]) -> None:
    size = sum(not char.isspace() for char in TARGET)
    result = segmentation(beads(*spans), GOLD, TARGET)
    assert result is not None
    assert (result.windowdiff, result.pk) == pytest.approx(slow(marks, [11, 22], size, result.window))
    assert 0 < result.pk <= result.windowdiff <= 1


def test_a_border_that_is_nearly_right_costs_less() -> None:
    near = segmentation(beads((0, 12), (13, 22), (22, 34)), GOLD, TARGET)
    far = segmentation(beads((0, 12), (13, 18), (18, 34)), GOLD, TARGET)
    assert near is not None
    assert far is not None
    assert near.windowdiff < far.windowdiff


def test_one_run_has_no_borders() -> None:
    assert segmentation(GOLD, beads((0, 34)), TARGET) is None


def test_the_command_tells_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.en.txt"
    source.write_text("It rained hard last night. The road is closed.", encoding="utf-8")
    target = tmp_path / "a.th.txt"
    target.write_text(TARGET, encoding="utf-8")
    lines = [{"source": [[0, 26]], "target": [[0, 24]]}, {"source": [[27, 46]], "target": [[25, 34]]}]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    command = ["evaluate", str(source), str(target), "--gold", str(gold), "--beads", str(gold)]
    for form in ("text", "json"):
        with pytest.raises(SystemExit) as end:
            main([*command, "--format", form])
        assert end.value.code == 0
        out = capsys.readouterr().out
        if form == "text":
            assert "windowdiff  0.000" in out
        else:
            assert json.loads(out)["segmentation"]["gold"] == 1
