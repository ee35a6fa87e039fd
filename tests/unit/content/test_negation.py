"""Cues of negation in both languages, and what only looks like one."""

from __future__ import annotations

import pytest

from thiap.languages.negation import negations, negative_words


def cues(text: str, lang: str) -> list[str]:
    return [text[cue.span[0] : cue.span[1]] for cue in negations(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "She did not come and he couldn't.", ["not", "n't"]),
        ("en", "It was neither cheap nor good.", ["neither"]),
        ("en", "Not only the roof, no later than Friday, whether or not it rains.", []),
        ("en", "There is no. 5 and nothing else.", ["nothing"]),
        ("th", "เขาไม่มาและเธอมิได้ถาม", ["ไม่", "มิได้"]),
        ("th", "ไม่กี่คนรู้ว่าจริงหรือไม่ ไม่ว่าใครจะพูด", []),
        ("th", "หนึ่งในห้ามีรถ อย่างที่เห็น", []),
        ("th", "ห้ามเข้า อย่าลืม", ["ห้าม", "อย่า"]),
        ("de", "Er kam nicht.", []),
    ],
)
def test_negators(lang: str, text: str, expected: list[str]) -> None:
    assert cues(text, lang) == expected


def test_a_negator_taken_away_leaves_its_positive() -> None:
    text = "They cannot leave without nothing."
    assert [cue.without for cue in negations(text, "en")] == ["can", "with", "something"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "unable"),
        ("en", "a homeless man"),
        ("en", "they refused"),
        ("en", "far from it"),
        ("th", "เขาปฏิเสธ"),
        ("th", "แทบมองเห็น"),
    ],
)
def test_words_that_negate_without_a_negator(lang: str, text: str) -> None:
    assert len(negative_words(text, lang)) == 1


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The report has yet to appear.", ["yet to"]),
        ("Two are still to be signed, one scarcely matters.", ["still to", "scarcely"]),
        ("The best is yet to come.", []),
        ("Hardly had they left when it rained.", []),
    ],
)
def test_approximate_negators(text: str, cues: list[str]) -> None:
    found = negations(text, "en")
    assert [text[slice(*cue.span)] for cue in found] == cues
    assert all(cue.approximate for cue in found)


@pytest.mark.parametrize("word", ["under", "into", "union", "increase", "important", "discuss"])
def test_words_that_only_begin_like_one(word: str) -> None:
    assert negative_words(word, "en") == []
