"""Lost and added parts in pairs without English, for which nothing was fitted."""

from __future__ import annotations

import pytest

from thiap.content.gaps import Gap
from thiap.findings import from_gaps
from thiap.model import Alignment, Bead, Bitext, Block, Document


def severity(
    monkeypatch: pytest.MonkeyPatch, source: str, target: str, probability: float, *, whole: bool
) -> str:
    """How a part of the target without counterpart is told."""
    words = {
        "en": "The old mill stands by the river.",
        "ja": "古い水車小屋が川のそばに立っている。",
        "zh": "古老的磨坊矗立在河边。",
        "th": "โรงสีเก่าตั้งอยู่ริมแม่น้ำ และเปิดให้เข้าชมทุกวัน",
        "de": "Die alte Mühle steht am Fluss.",
    }
    docs = [
        Document("x", words[code], code, "text", (Block("paragraph", (0, len(words[code]))),))
        for code in (source, target)
    ]
    whole_text = [((0, len(doc.text)),) for doc in docs]
    bead = Bead(whole_text[0], whole_text[1], 0.9, 0.9)
    alignment = Alignment(beads=(bead,), encoder="muse", mode="translation", coverage=(1.0, 1.0))
    part = ((len(docs[1].text) // 2, len(docs[1].text)),)
    gap = Gap("target", part, whole_text[0], probability, whole, unaligned=False)
    monkeypatch.setattr(from_gaps, "find_gaps", lambda _: (gap,))
    monkeypatch.setattr(from_gaps, "repeated_spans", lambda _: ())
    found = from_gaps.gap_findings(
        Bitext(docs[0], docs[1], 0, alignment, (), ()),
        check="segment-added" if whole else "clause-added",
        category="segment" if whole else "clause",
        side="target",
        whole=whole,
    )
    return next(iter(found)).severity


@pytest.mark.parametrize(
    ("source", "target", "probability", "whole", "told"),
    [
        ("en", "th", 0.7, True, "major"),
        ("en", "th", 0.7, False, "neutral"),
        ("en", "th", 0.9, False, "major"),
        ("ja", "th", 0.7, True, "neutral"),
        ("ja", "th", 0.93, True, "major"),
        ("ja", "th", 0.93, False, "neutral"),
        ("ja", "th", 0.99, False, "major"),
        ("zh", "th", 0.93, True, "major"),
        ("zh", "th", 0.99, False, "neutral"),
        ("th", "de", 0.99, False, "major"),
    ],
)
def test_what_must_be_sure(
    monkeypatch: pytest.MonkeyPatch, source: str, target: str, probability: float, whole: bool, told: str
) -> None:
    assert severity(monkeypatch, source, target, probability, whole=whole) == told
