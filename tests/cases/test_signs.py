"""Negatives and near-negatives in faithful sentences, and in the same sentences turned round.

``tests/cases/negation/*.toml`` hold ``[[pair]]`` tables: English (``en``), a correct Thai rendering (``th``)
and one that says the opposite (``wrong``). They are checked as rows of a table. What is counted is
how many of the correct ones are flagged and how many of the wrong ones are found, by either check of sign.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from thiap import Settings, check
from thiap.spans import overlap

FOLDER = Path(__file__).parent / "negation"
SETTINGS = Settings(mode="translation", select=("negation-changed", "opposite-word"))


def flagged(sentences: list[tuple[str, str]], folder: Path, *, from_thai: bool) -> list[tuple[str, str]]:
    """The sentences with an alarm, all checked as rows of one table."""
    rows = [(thai, english) if from_thai else (english, thai) for english, thai in sentences]
    path = folder / "units.tsv"
    head = ("th", "en") if from_thai else ("en", "th")
    lines = ["\t".join(row) for row in (head, *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = check(path, settings=SETTINGS, source_lang=head[0], target_lang=head[1])
    assert not report.problems, report.problems
    alarms = [finding for finding in report.findings if finding.severity != "neutral"]
    beads = report.bitexts[0].alignment.beads
    assert len(beads) == len(sentences)
    return [
        sentence
        for sentence, bead in zip(sentences, beads, strict=True)
        if any(overlap(span, own) for finding in alarms for span in finding.source for own in bead.source)
    ]


@pytest.mark.parametrize("from_thai", [False, True], ids=["to-thai", "from-thai"])
@pytest.mark.parametrize(
    ("name", "pairs", "least", "most"),
    [
        ("pairs", 60, 50, 1),
        ("unseen", 40, 29, 1),
        ("later", 20, 16, 1),
        ("by_opposite", 24, 11, 0),
        ("by_antonym", 16, 13, 2),
        ("positive_words", 20, 15, 0),
    ],
)
def test_signs(name: str, pairs: int, least: int, most: int, from_thai: bool, tmp_path: Path) -> None:
    cases = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["pair"]
    assert len(cases) == pairs
    right = [(case["en"], case["th"]) for case in cases]
    wrong = [(case["en"], case["wrong"]) for case in cases]
    wrongly = flagged(right, tmp_path, from_thai=from_thai)
    found = flagged(wrong, tmp_path, from_thai=from_thai)
    assert len(wrongly) <= most, wrongly
    assert len(found) >= least, [pair for pair in wrong if pair not in found]
