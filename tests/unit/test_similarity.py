"""chrF of a draft against a reference, stretch by stretch."""

from __future__ import annotations

import pytest

from thiap.errors import UsageError
from thiap.model import Alignment, Bead, Bitext, Block, Document, Span
from thiap.similarity import chrf, compare_reference


def document(name: str, text: str, lang: str) -> Document:
    return Document(name, text, lang, "text", (Block("paragraph", (0, len(text))),))


def bitext(source: str, target: str, beads: list[tuple[Span, Span]], lang: str = "th") -> Bitext:
    alignment = Alignment(tuple(Bead((a,), (b,), 1.0) for a, b in beads), "translation", "none", (1.0, 1.0))
    return Bitext(document("s", source, "en"), document("t", target, lang), 0, alignment, (), ())


SOURCE = "One. Two. Three."


def test_equal_wordings_score_100_and_others_less() -> None:
    draft = bitext(SOURCE, "หนึ่ง สอง", [((0, 4), (0, 5)), ((5, 9), (6, 9))])
    reference = bitext(SOURCE, "หนึ่ง คู่", [((0, 4), (0, 5)), ((5, 9), (6, 9))])
    found = compare_reference(draft, reference)
    assert [row.score == 100 for row in found.rows] == [True, False]
    assert found.score is not None
    assert 0 < found.score < 100
    assert found.signature.startswith("nrefs:1|case:mixed")


def test_beads_of_unlike_size_are_compared_where_both_end() -> None:
    draft = bitext(SOURCE, "ก ข ค", [((0, 4), (0, 1)), ((5, 9), (2, 3)), ((10, 16), (4, 5))])
    reference = bitext(SOURCE, "กข ค", [((0, 9), (0, 2)), ((10, 16), (3, 4))])
    found = compare_reference(draft, reference)
    assert [(row.source[0][0], row.source[-1][1]) for row in found.rows] == [(0, 9), (10, 16)]
    assert found.rows[1].score == 100


def test_a_stretch_the_reference_lacks_has_no_score() -> None:
    draft = bitext(SOURCE, "หนึ่ง สอง", [((0, 4), (0, 5)), ((5, 9), (6, 9))])
    reference = bitext(SOURCE, "หนึ่ง", [((0, 4), (0, 5))])
    found = compare_reference(draft, reference)
    assert found.rows[1].reference == ()
    assert found.score == 100


def test_another_source_or_language_is_refused() -> None:
    draft = bitext(SOURCE, "ก", [((0, 4), (0, 1))])
    with pytest.raises(UsageError, match="another source"):
        compare_reference(draft, bitext("Four.", "ก", [((0, 4), (0, 1))]))
    with pytest.raises(UsageError, match="language of the draft"):
        compare_reference(draft, bitext(SOURCE, "a", [((0, 4), (0, 1))], "de"))


def test_lengths_are_checked() -> None:
    with pytest.raises(ValueError, match="1 drafts, but 2 references"):
        chrf(["a"], ["a", "b"])
