"""A phrase that only says when or where, alone between two beads of comparable texts, joins one of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from thiap.align.features.evidence import Evidence, Item
from thiap.align.features.runs import SegmentTable
from thiap.align.repair.lone_adverbs import with_lone_adverbs
from thiap.align.search.path import Step
from thiap.align.search.scoring import ScoreTable
from thiap.encoders.calibration import GainWeights


def side(marks: str) -> SegmentTable:
    """Phrases, those marked ``a`` adverbs; after ``|`` another paragraph begins."""
    blocks = np.array([marks[:k].count("|") for k, mark in enumerate(marks) if mark != "|"])
    kinds = marks.replace("|", "")
    return SegmentTable(
        [f"piece {k}" for k in range(len(kinds))],
        np.full(len(kinds), 50.0),
        blocks,
        np.full(len(kinds), 6.0),
        depends=np.zeros(len(kinds), dtype=bool),
        adverbial=np.array([kind == "a" for kind in kinds]),
    )


def joined(marks: str, said_by: int, steps: list[Step]) -> list[tuple[int, int]]:
    """The runs of the target after the repair; the adverb shares a word with one source sentence."""
    target = side(marks)
    items = [Item((said_by,), tuple(np.flatnonzero(target.adverbial).tolist())[:1])]
    source = replace(side("--"), adverbial=np.zeros(2, dtype=bool))
    table = ScoreTable(None, source, target, Evidence(items, 2, len(target)), GainWeights(), ratio=1.0)
    return [step.target for step in with_lone_adverbs(table, steps, target)]


TWO = [Step((0, 1), (0, 1), 1.0), Step((1, 2), (2, 3), 1.0)]


@pytest.mark.parametrize(("said_by", "expected"), [(0, [(0, 2), (2, 3)]), (1, [(0, 1), (1, 3)])])
def test_it_joins_the_sentence_that_says_it(said_by: int, expected: list) -> None:
    assert joined("-a-", said_by, TWO) == expected


def test_of_two_paragraphs_it_joins_its_own() -> None:
    assert joined("-|a-", 0, TWO) == [(0, 1), (1, 3)]
    assert joined("-a|-", 1, TWO) == [(0, 2), (2, 3)]


def test_a_sentence_of_its_own_and_one_beside_an_unanswered_sentence_stay_alone() -> None:
    assert joined("---", 0, TWO) == [(0, 1), (2, 3)]
    assert joined("-a--", 0, [TWO[0]]) == [(0, 1)]
    assert joined("-a-", 0, [replace(TWO[0])]) == [(0, 1)]
