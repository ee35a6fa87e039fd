"""A word changed within the title of a work that Thai keeps in Latin letters, and its other side too."""

from __future__ import annotations

import pytest
from test_swapped import swaps

THAI = "ผู้เขียน “The Quiet Harbour: A Few Long Walks Around the Old Mill” อาศัยอยู่ที่นี่"
TITLE = "The Quiet Harbour: A Few Long Walks Around the Old Mill"


@pytest.mark.parametrize(
    ("lang", "draft"),
    [
        ("ja", "『{}』の著者はここに住んでいる。"),
        ("zh", "《{}》的作者住在这里。"),
        ("de", "Die Autorin von „{}“ wohnt hier."),
    ],
)
@pytest.mark.parametrize(
    ("title", "told"),
    [
        (TITLE, False),
        (TITLE.replace("Harbour", "Harbor"), False),
        (TITLE.replace("The Quiet ", ""), False),
        (TITLE.replace(": A", " – A"), False),
        (TITLE.replace("Few Long", "Pine Martens"), True),
        (TITLE.replace("Quiet Harbour", "Nora Lindqvist"), True),
    ],
)
def test_a_title_kept_on_both_sides(lang: str, draft: str, title: str, told: bool) -> None:
    pair = THAI, draft.format(title)
    assert bool(swaps(*pair, lang, source_lang="th", alone=True)) is told
    assert bool(swaps(*reversed(pair), "th", source_lang=lang, alone=True)) is told


def test_words_in_latin_letters_that_are_no_row_of_both() -> None:
    thai = "เขาใช้ Nordvik Harbour Mill Works Quay Brandvold ทำงาน"
    assert swaps(thai, "彼は Almstedt と Mill で働く。", "ja", source_lang="th", alone=True) == []


@pytest.mark.parametrize(
    ("lang", "draft"),
    [
        ("ja", "彼女は{}の創設者だ。"),
        ("zh", "她是{}的创始人。"),
        ("de", "Sie hat das {} am Institut begründet."),
    ],
)
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Open Harbour Forum", False),
        ("Open Harbor Forum", False),
        ("OPEN HARBOUR FORUM", False),
        ("Harbour Forum", False),
        ("Open Harbour", False),
        ("Nordic Open Harbour Forum", False),
        ("Open Harbour Market Tables", True),
        ("Cold Stone Harbour Forum", True),
        ("Open Market Forum", True),
    ],
)
def test_a_name_of_three_words_kept_on_both_sides(lang: str, draft: str, name: str, told: bool) -> None:
    pair = "เธอก่อตั้ง Open Harbour Forum ที่สถาบันแห่งนี้", draft.format(name)
    assert bool(swaps(*pair, lang, source_lang="th", alone=True)) is told
    assert bool(swaps(*reversed(pair), "th", source_lang=lang, alone=True)) is told


def test_a_rendering_of_one_word_of_a_name_is_no_other_word() -> None:
    thai = "เธอก่อตั้ง Open Harbour Forum ที่สถาบันแห่งนี้"
    draft = "Sie hat das Open Harbour Netzwerk am Institut begründet."
    assert swaps(thai, draft, "de", source_lang="th", alone=True) == []
