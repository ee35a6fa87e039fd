"""What a suggestion changes, word by word."""

from __future__ import annotations

import pytest

from thiap.renderers.html.corrected import changes


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("24 กิโลเมตร", "42 กิโลเมตร", ["24"], ["42"]),
        ("1.2 ล้านดอลลาร์", "1.2 พันล้านดอลลาร์", [], []),
        ("on 4 May 1918", "on 5 May 1918", ["4"], ["5"]),
        ("ที่่", "ที่", ["ที่่"], ["ที่"]),
    ],
)
def test_changes_join_to_both_texts(old: str, new: str, gone: list[str], come: list[str]) -> None:
    found = changes(old, new)
    assert "".join(change.old for change in found) == old
    assert "".join(change.new for change in found) == new
    assert any(not change.same for change in found)
    if gone:
        assert [change.old for change in found if not change.same] == gone
        assert [change.new for change in found if not change.same] == come
