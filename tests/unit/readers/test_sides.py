"""Languages told from both texts together."""

from __future__ import annotations

import pytest

from thiap.readers import read_text
from thiap.readers.sides import settle_languages

ENGLISH = [
    "Engineers closed the coastal road in the morning.",
    "The river rose by two metres in the night, and it rained until noon.",
    "Forty families slept in the school of the village.",
    "The cooperative handed out rice and water to all of them.",
]
THAI = [
    "วิศวกรสั่งปิดถนนเลียบชายฝั่งในตอนเช้า",
    "ระดับน้ำในแม่น้ำสูงขึ้นสองเมตรในตอนกลางคืน และฝนตกจนถึงเที่ยง",
    "สี่สิบครอบครัวนอนค้างคืนในโรงเรียนของหมู่บ้าน",
    "สหกรณ์แจกจ่ายข้าวสารและน้ำดื่มให้ทุกครอบครัว",
]


def languages(source: list[str], target: list[str], *names: str) -> tuple[str, str]:
    names = names or ("a.txt", "b.txt")
    docs = [read_text(name, "\n".join(lines)) for name, lines in zip(names, (source, target), strict=True)]
    (first,), second = settle_languages(docs[:1], docs[1])
    return first.lang, second.lang


@pytest.mark.parametrize("done", [1, 2, 3, 4])
def test_a_draft_is_in_the_language_of_what_is_done(done: int) -> None:
    assert languages(ENGLISH, THAI[:done] + ENGLISH[done:]) == ("en", "th")
    assert languages(THAI, ENGLISH[:done] + THAI[done:]) == ("th", "en")


def test_a_draft_in_which_every_line_is_half_done() -> None:
    half = [f"ดูที่นี่: {line}" for line in ENGLISH]
    assert languages(ENGLISH, half) == ("en", "th")


def test_a_copy_that_is_named_for_its_language() -> None:
    assert languages(ENGLISH, ENGLISH, "en/page.txt", "th/page.txt") == ("en", "th")
    assert languages(ENGLISH, ENGLISH, "page.en.txt", "page.th.txt") == ("en", "th")


def test_two_texts_in_one_language_stay_so() -> None:
    assert languages(ENGLISH[:2], ENGLISH[2:]) == ("en", "en")
    assert languages(ENGLISH, ENGLISH) == ("en", "en")


def test_what_the_user_says_stays() -> None:
    docs = [read_text("a.txt", "\n".join(ENGLISH)), read_text("b.txt", "\n".join(THAI[:1] + ENGLISH[1:]))]
    (first,), second = settle_languages(docs[:1], docs[1], given=("en", "en"))
    assert (first.lang, second.lang) == ("en", "en")


FRENCH = [
    "Apportez votre propre eau, car il n'y a pas de magasin sur l'île.",
    "Gardez les chemins propres, s'il vous plaît, et ne nourrissez pas les oiseaux dans le parc.",
]


def test_a_thai_draft_with_passages_in_a_third_language_is_thai() -> None:
    assert languages(ENGLISH, THAI[:3] + FRENCH) == ("en", "th")
    assert languages(THAI[:3] + FRENCH, ENGLISH) == ("th", "en")


def test_a_text_that_quotes_thai_is_in_its_own_language() -> None:
    assert languages(ENGLISH, [*FRENCH, *FRENCH, "ต้มยำ"]) == ("en", "fr")
