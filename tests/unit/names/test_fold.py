from __future__ import annotations

import pytest

from thiap.names.fold import fold_latin, fold_thai, thai_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Zamość", "zamosc"),
        ("Rydz-Śmigły", "rydz smigly"),
        ("Đặng", "dang"),
        ("O’Neill's", "oneill"),
        ("U.S.A.", "u s a"),
        ("Straße", "strasse"),
    ],
)
def test_latin_keys(text: str, folded: str) -> None:
    assert fold_latin(text) == folded


@pytest.mark.parametrize(
    ("first", "second"),
    [("ช็อกโกเลต", "ช้อกโกเลต"), ("ธนาคาร", "ทนาคาร"), ("หลุยส์", "ลุยส์"), ("นิวยอร์ก", "นิว ยอร์ก")],
)
def test_spellings_of_one_sound_share_a_key(first: str, second: str) -> None:
    assert thai_key(first) == thai_key(second)


def test_every_unit_points_back_to_its_letters() -> None:
    text = "ใน เมืองเก่า"
    folded = fold_thai(text, 10)
    assert len(folded.units) == len(folded.starts) == len(folded.ends)
    for unit, start, end in zip(folded.units, folded.starts, folded.ends, strict=True):
        piece = text[start - 10 : end - 10]
        assert unit in fold_thai(piece).units


def test_a_leading_vowel_moves_behind_its_consonant() -> None:
    assert fold_thai("เก").units == "กเ"
