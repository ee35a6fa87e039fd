"""Terms that one side writes out before their short form."""

from __future__ import annotations

from typing import Literal

import pytest

from thiap.content.written_out import terms_written_out
from thiap.model import Alignment, Bead, Bitext
from thiap.readers import read_text


def terms(english: str, thai: str, *, of: Literal["en", "th"] = "th") -> list[str]:
    source, target = (read_text("a", english, lang="en"), read_text("b", thai, lang="th"))
    bead = Bead(((0, len(english)),), ((0, len(thai)),), 1.0)
    alignment = Alignment((bead,), "translation", "none", (1.0, 1.0))
    bitext = Bitext(source, target, 0, alignment, (), ())
    side = bitext.source if of == "en" else bitext.target
    return [side.quote(span) for span in terms_written_out(bitext, "source" if of == "en" else "target")]


@pytest.mark.parametrize("short", ["IMF", "ไอเอ็มเอฟ", "ไอเอ็ม เอฟ"])
def test_a_short_form_as_the_other_side_has_it_or_as_it_is_read(short: str) -> None:
    assert terms("The IMF agreed.", f"กองทุนการเงินระหว่างประเทศ ({short}) ตกลง") == ["กองทุนการเงินระหว่างประเทศ"]


def test_nothing_is_written_out_that_the_other_side_does_not_shorten() -> None:
    assert terms("The fund agreed.", "กองทุนการเงินระหว่างประเทศ (ไอเอ็มเอฟ) ตกลง") == []
    assert terms("The IMF agreed.", "กองทุนการเงินระหว่างประเทศ (เมื่อวานนี้) ตกลง") == []


def test_a_loan_word_is_heard_in_its_bracket() -> None:
    assert terms("Add the miso.", "ใส่ เต้าเจี้ยวญี่ปุ่น (มิโซะ)") == ["เต้าเจี้ยวญี่ปุ่น"]
    assert terms("Add the salt.", "ใส่ เต้าเจี้ยวญี่ปุ่น (มิโซะ)") == []


def test_items_of_a_list_in_a_name_belong_to_it() -> None:
    name = "องค์การการศึกษา วิทยาศาสตร์ และวัฒนธรรมแห่งสหประชาชาติ"
    assert terms("UNESCO agreed.", f"{name} (ยูเนสโก) ตกลง") == [name]


def test_a_relative_clause_is_no_term() -> None:
    assert terms("The IMF agreed.", "กองทุนซึ่งมีสำนักงานอยู่ที่กรุงวอชิงตัน (IMF) ตกลง") == []


def test_an_english_term_reaches_as_far_as_its_initials() -> None:
    english = "Yesterday the Bank for Agriculture and Agricultural Cooperatives (BAAC) agreed."
    assert terms(english, "ธ.ก.ส. ตกลงเมื่อวานนี้", of="en") == [
        "Bank for Agriculture and Agricultural Cooperatives"
    ]
    assert terms("The old bank (BAAC) agreed.", "ธ.ก.ส. ตกลง", of="en") == []
