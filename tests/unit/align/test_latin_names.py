"""What the source tells of blanks between Latin words in Thai."""

from __future__ import annotations

from thiap.align.features.latin_names import latin_odds


def test_neighbours_are_one_name_and_strangers_two() -> None:
    source = ["They flew to Oslo.", "Anna Berg's brother met them."]
    target = ["พวกเขาบินไป", "Oslo", "Anna", "Berg", "ไม่ได้มา", "Oslo, (Anna"]
    odds = latin_odds(source, target)
    assert odds[2] > 0 > odds[3]
    assert not odds[[0, 1, 4, 5]].any()  # Thai beside them, or a mark: nothing is told


def test_no_name_reaches_across_a_mark_of_the_source() -> None:
    assert latin_odds(["He likes Oslo, Anna does not."], ["ชอบ Oslo", "Anna ไม่ชอบ"])[1] > 0
    assert latin_odds(["She met Gen. Berg."], ["พบ Gen.", "Berg แล้ว"])[1] < 0  # a title, and its mark
