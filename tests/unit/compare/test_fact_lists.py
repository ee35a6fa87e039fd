"""A list says the same of many things; none of its rows contradicts another."""

from __future__ import annotations

import pytest

from thiap.compare.self_contradiction import contradictions
from thiap.facts import extract_facts
from thiap.readers import read_text

ROWS = [(i, i * 37 + 112, i * 7 % 97 + 1) for i in range(300)]


@pytest.mark.parametrize(
    ("row", "lang"),
    [
        ("House {} costs {},000 baht and weighs {} tons.", "en"),
        # Long enough a list for runs of characters of one row to be rare by chance, digit counts among them.
        ("The bridge by the old mill is {1} kilometres from the river, and {0} people see it.", "en"),
        ("{},{} {} {}", "en"),
        ("บ้านหลังที่ {} ราคา {},000 บาทและหนัก {} ตัน", "th"),
    ],
)
def test_rows_of_a_list_do_not_contradict_each_other(row: str, lang: str) -> None:
    doc = read_text("list.txt", "\n".join(row.format(*values, *values) for values in ROWS), lang=lang)
    assert list(contradictions(doc, extract_facts(doc))) == []
