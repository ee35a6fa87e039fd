from __future__ import annotations

import pytest

from thiap.compare.count_scope import differs
from thiap.model import Pair
from unit.compare.facts import bitext, number


@pytest.mark.parametrize(
    ("source", "target", "scope"),
    [
        pytest.param("killed 42 staff and patients", "สังหารเจ้าหน้าที่ 42 คนและคนไข้", "joined", id="staff-alone"),
        pytest.param("killed 42 staff and patients", "สังหารเจ้าหน้าที่และคนไข้ 42 คน", None, id="both"),
        pytest.param("42 men and the rest fled", "ชาย 42 คนและคนอื่นหนี", None, id="and-begins-a-clause"),
        pytest.param("42 men walked", "ชาย 42 คนเดิน", None, id="no-and"),
        pytest.param("42 died in all", "ในจำนวนนี้เสียชีวิต 42 คน", "part", id="of-these"),
        pytest.param("42 of whom died", "ในจำนวนนี้เสียชีวิต 42 คน", None, id="of-these-on-both-sides"),
    ],
)
def test_scope(source: str, target: str, scope: str | None) -> None:
    made = bitext((source, [number("42", "42")], target, [number("42 คน", "42", counted="person")]))
    pair = Pair(made.source_facts[0], made.target_facts[0], "equal", 0, "")
    found = differs(made, pair)
    assert (found and found.scope) == scope
