"""The consonants that Chinese characters and Thai share."""

from __future__ import annotations

import pytest

from thiap.names.consonants import PERHAPS, PLAIN, heard_in


@pytest.mark.parametrize(
    ("word", "thai"), [("沃伦", "วอร์เรน"), ("彭斯", "เพนซ์"), ("诺瓦克", "โนวัค"), ("亚历山大", "อเล็กซานเดอร์")]
)
def test_one_name(word: str, thai: str) -> None:
    assert heard_in(word, thai) >= PERHAPS


@pytest.mark.parametrize(("word", "thai"), [("沃伦", "สมิธ"), ("彭斯", "โลเปซ"), ("诺瓦克", "แมร์เคิล")])
def test_another(word: str, thai: str) -> None:
    assert heard_in(word, thai) < PLAIN
