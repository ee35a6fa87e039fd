"""Words of Thai text, and what a run of digits among them costs."""

from __future__ import annotations

import pytest

from thiap.languages.negation import negations
from thiap.languages.thai_words import thai_words
from thiap.segment.thai import phrase_spans


def test_words_add_up_to_the_text() -> None:
    text = "ราคา 1,234.5 บาท เวลา 12:00 น. ไม่รวมภาษี"
    words = list(thai_words(text))
    assert "".join(word for _, word in words) == text
    assert all(text.startswith(word, at) for at, word in words)
    assert "1,234.5" in [word for _, word in words]


def test_no_digit_is_looked_at_again_for_every_digit_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyThaiNLP's joining of formatted numbers is quadratic in a run of digits: it must not be asked."""
    core = pytest.importorskip("pythainlp.tokenize.core")

    def asked(segments: list[str]) -> list[str]:
        raise AssertionError("formatted numbers are joined again")

    monkeypatch.setattr(core, "rejoin_formatted_num", asked)
    text = "ผู้เขียนไม่เคยไปประเทศนั้น" + "1" * 5_000 + "ไม่มีใครรู้"
    assert "".join(word for _, word in thai_words(text)) == text
    assert phrase_spans(text, (0, len(text)))
    assert negations(text, "th")
