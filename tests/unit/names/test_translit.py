from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thiap.names import translit
from thiap.names.fold import fold_thai
from thiap.names.translit import SearchText, best_rendering, name_similarity

PAIRS = [
    ("Wellington", "เวลลิงตัน"),
    ("Kowalski", "โควัลสกี"),
    ("Fontaine", "ฟงแตน"),
    ("Grigoriev", "กริกอรีเยฟ"),
    ("Schneider", "ชไนเดอร์"),
    ("Martinez", "มาร์ติเนซ"),
    ("Holmqvist", "โฮล์มควิสต์"),
    ("Abernathy", "อาเบอร์นาธี"),
]


@pytest.mark.parametrize(("latin", "thai"), PAIRS)
def test_the_right_spelling_is_the_best_of_all(latin: str, thai: str) -> None:
    scores = {other: name_similarity(latin, other) for _, other in PAIRS}
    assert max(scores, key=lambda other: scores[other]) == thai


@pytest.mark.parametrize(("latin", "thai"), PAIRS)
def test_a_name_is_found_inside_a_sentence(latin: str, thai: str) -> None:
    sentence = f"เมื่อวานนี้ {thai} กล่าวว่าจะไม่กลับมาอีก"
    match = best_rendering(latin, sentence)
    assert match is not None
    found = sentence[match.start : match.end]
    assert found in thai or thai in found
    assert len(found) >= len(thai) - 3


def test_nothing_is_found_in_nothing() -> None:
    assert best_rendering("Wellington", "") is None
    assert best_rendering("", "เวลลิงตัน") is None
    assert name_similarity("", "เวลลิงตัน") == 0.0


def slow_score(latin: str, units: str) -> float:
    """The obvious twin of ``SearchText.scores``: one cell after the other."""
    pieces = translit._pieces()
    n, m = len(latin), len(units)
    none = translit._IMPOSSIBLE
    skip = [
        translit._SKIP_SILENT
        if unit == "์"
        else translit._SKIP_VOWEL
        if not "ก" <= unit <= "ฮ" or unit == "อ"
        else translit._SKIP_CONSONANT
        for unit in units
    ]
    table = [[none] * (m + 1) for _ in range(n + 1)]
    table[0][0] = 0.0

    def relax(row: list[float]) -> None:
        for _ in range(translit._SKIPS):
            before = row[:]
            for j in range(1, m + 1):
                row[j] = max(row[j], before[j - 1] + skip[j - 1])

    relax(table[0])
    for i in range(1, n + 1):
        for j in range(m + 1):
            for letters in range(1, min(3, i) + 1):
                piece = latin[i - letters : i]
                for size in range(min(3, j) + 1):
                    known = pieces.get(piece, {}).get(units[j - size : j])
                    if known is None and letters == 1 and size == 1:
                        known = translit._OTHER_PAIR
                    if known is None and letters == 1 and size == 0:
                        vowel = piece in translit._LATIN_VOWELS
                        known = translit._DROP_VOWEL if vowel else translit._DROP_CONSONANT
                    if known is not None:
                        table[i][j] = max(table[i][j], table[i - letters][j - size] + known)
        relax(table[i])
    return table[n][m]


@settings(max_examples=60, deadline=None)
@given(
    st.text("abcdeghiklmnoprstuvw", min_size=1, max_size=7),
    st.lists(st.text("กขคจชตทนบปพฟมยรลวสอะาิุเแโ์", min_size=1, max_size=7), min_size=1, max_size=4),
)
def test_the_vectors_agree_with_the_obvious_programme(latin: str, texts: list[str]) -> None:
    folded = [fold_thai(text) for text in texts]
    folded = [part for part in folded if part.units]
    if not folded:
        return
    fast = SearchText(folded).scores(latin)
    for score, part in zip(fast, folded, strict=True):
        slow = slow_score(latin, part.units)
        if slow > -100:
            assert score == pytest.approx(slow, abs=1e-3)


def test_a_search_among_many_does_not_depend_on_the_others() -> None:
    texts = [fold_thai(thai) for _, thai in PAIRS]
    random.Random(3).shuffle(texts)
    together = SearchText(texts).similarities("Kowalski")
    alone = [float(SearchText([text]).similarities("Kowalski")[0]) for text in texts]
    assert together == pytest.approx(alone, abs=1e-5)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([latin for latin, _ in PAIRS]),
    st.lists(st.sampled_from([thai[:8] for _, thai in PAIRS]), max_size=3),
    st.lists(st.text("กขคจชตทนบปพฟมยรลวสอะาิุเแโ์ ", max_size=9), min_size=1, max_size=4),
)
def test_shares_are_the_scores_of_the_best(latin: str, names: list[str], texts: list[str]) -> None:
    stretch = SearchText([fold_thai(text) for text in [*texts, *names, "".join([*names, *texts])]])
    for match, share in zip(stretch.best(latin), stretch.shares(latin), strict=True):
        if match or share > 0.3:
            assert match is not None
            assert share == pytest.approx(match.score, abs=1e-6)
