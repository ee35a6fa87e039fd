"""English words that deny by themselves, and what answers them in the Thai."""

from __future__ import annotations

import pytest

from thiap.languages.denials import denials, open_denials


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The town lacks water.", ["has"]),
        ("They were unable to leave, and failed to call.", ["able to", "managed to"]),
        ("An irreversible step.", ["reversible"]),
        ("She was careless.", ["careful"]),
        ("The Uncommon Press printed it.", []),  # a name
        ("The union is important.", []),
    ],
)
def test_what_is_left_of_a_denial(text: str, left: list[str]) -> None:
    assert [cue.without for cue in denials(text)] == left


@pytest.mark.parametrize(
    ("english", "thai", "count"),
    [
        ("The town lacks water.", "เมืองนี้มีน้ำ", 1),
        ("The town lacks water.", "เมืองนี้ไม่มีน้ำ", 0),
        ("The town lacks water.", "เมืองนี้ขาดน้ำ", 0),
        ("The door was unlocked.", "ประตูถูกปลดล็อก", 0),
        ("The town is not unable to pay.", "เมืองนี้จ่ายได้", 0),  # it has a negator, which is weighed
        ("The door opened.", "ประตูเปิด", 0),
    ],
)
def test_denials_that_the_thai_leaves_open(english: str, thai: str, count: int) -> None:
    assert len(open_denials(english, thai)) == count
