"""A sentence by itself is held against the length that its languages have."""

from __future__ import annotations

import pytest

from thiap.model import Finding
from thiap.pipeline import check_documents
from thiap.readers import read_text
from thiap.settings import Settings

_PARTS = frozenset({"clause-missing", "clause-added"})
_LIBRARY = "The library is on the fifth floor of an eight-storey building."
_TRIP = "The trip takes three hours by bus, or forty minutes by boat."


def parts_told(source: str, target: str, langs: tuple[str, str]) -> list[Finding]:
    """Findings of lost and added parts in two texts of one sentence."""
    report = check_documents(
        [read_text("source", source, lang=langs[0])],
        read_text("target", target, lang=langs[1]),
        Settings(mode="translation"),
    )
    return [found for found in report.findings if found.check in _PARTS and found.severity != "neutral"]


@pytest.mark.parametrize(
    ("lang", "text", "english"),
    [
        ("zh", "图书馆位于一座八层大楼的五楼。", _LIBRARY),
        ("zh", "他两次没有参加考试。", "He failed to take part in the examination twice."),
        ("ja", "所要時間はバスで3時間、船で40分である。", _TRIP),
        ("ko", "도서관은 8층 건물의 5층에 있다.", _LIBRARY),
    ],
)
def test_a_complete_sentence_of_a_dense_script(lang: str, text: str, english: str) -> None:
    assert not parts_told(english, text, ("en", lang))
    assert not parts_told(text, english, (lang, "en"))


@pytest.mark.parametrize(
    ("lang", "text"), [("zh", "他两次没有参加考试。"), ("ja", "彼は試験を2度受けなかった。")]
)
def test_a_lost_part_of_it_is_told(lang: str, text: str) -> None:
    english = "He failed to take the examination twice because he was being treated in a hospital abroad."
    (found,) = parts_told(english, text, ("en", lang))
    assert found.check == "clause-missing"
