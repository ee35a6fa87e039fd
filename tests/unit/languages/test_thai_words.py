"""Words of Thai text, and what a run of digits among them costs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiap.languages.negation import negations
from thiap.languages.pythainlp import WordLookup, pythainlp
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


@given(st.lists(st.text("กขา ", max_size=7).filter(str.strip), max_size=12), st.text("กขา ", max_size=9))
def test_a_lookup_answers_as_the_trie_that_it_stands_for(words: list[str], text: str) -> None:
    trie, lookup = pythainlp("util").Trie(words), WordLookup(words)
    assert len(lookup) == len(trie)
    for at in range(len(text)):
        assert lookup.prefixes(text, at) == trie.prefixes(text, at)
        assert (text[at:] in lookup) == (text[at:] in trie)


def test_words_are_cut_as_with_the_trie_of_pythainlp(seeds: Path) -> None:
    text = (seeds / "soviet-invasion-of-poland.th.txt").read_text(encoding="utf-8")
    cut = pythainlp("tokenize").word_tokenize(text, engine="newmm", join_broken_num=False)
    assert [word for _, word in thai_words(text)] == cut


def test_no_start_pays_for_a_trie_of_all_words(monkeypatch: pytest.MonkeyPatch) -> None:
    newmm = pytest.importorskip("pythainlp.tokenize.newmm")

    def asked() -> None:
        raise AssertionError("the trie of all words is made")

    monkeypatch.setattr(newmm, "word_dict_trie", asked)
    assert "".join(word for _, word in thai_words("ผู้เขียนไม่เคยไปประเทศนั้น"))
