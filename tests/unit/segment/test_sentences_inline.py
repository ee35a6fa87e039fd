"""Items of a list that stand in one line."""

from __future__ import annotations

from thiap.segment.sentences import sentence_spans


def test_bullets_between_words_part_items() -> None:
    text = "Bring: warm clothes · a torch with batteries • two litres of water. Then walk."
    spans = sentence_spans(text, (0, len(text)), "en")
    assert [text[start:end] for start, end in spans] == [
        "Bring: warm clothes ·",
        "a torch with batteries •",
        "two litres of water.",
        "Then walk.",
    ]


def test_a_dot_inside_a_word_or_number_parts_nothing() -> None:
    text = "The unit is N·m and 3·4 is twelve."
    assert len(sentence_spans(text, (0, len(text)), "en")) == 1
