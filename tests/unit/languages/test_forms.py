"""Forms of the tables as expressions."""

import pytest

from thiap.languages.forms import compile_forms, fixed_beginnings


@pytest.mark.parametrize(
    ("form", "lang", "text", "found"),
    [
        ("ปิด", "th", "กล้องปิดอยู่", True),
        ("ปิด", "th", "กล้องเปิดอยู่", False),
        ("เปิด", "th", "กล้องเปิดอยู่", True),
        ("not … until", "en", "not a word of it until noon", False),
        ("not … … until", "en", "not a word of it until noon", True),
        ("not … … until", "en", "not a word of it from any one until noon", False),
        ("who *n't", "en", "nobody who doesn't know", True),
    ],
)
def test_forms(form: str, lang: str, text: str, *, found: bool) -> None:
    assert bool(compile_forms([form], lang).search(text)) is found
    if found:
        assert fixed_beginnings([form])[0] in text.casefold()


def test_forms_begin_with_what_stands_before_their_first_mark() -> None:
    assert set(fixed_beginnings(["Not … until", "hang*", "n't yet", "*ing"])) == {"not", "hang", "n't", ""}


@pytest.mark.parametrize(
    ("forms", "lang", "text", "found"),
    [
        (["no", "not only", "n't"], "en", "It isn't so, not only now; no.", ["n't", "not only", "no"]),
        (["ไม่", "ไม่ได้", "ห้าม"], "th", "ห้ามเข้า ไม่ได้ไป ไม่อยู่", ["ห้าม", "ไม่ได้", "ไม่"]),
        (["*er than", "no longer than"], "en", "no longer than this", ["no longer than"]),
    ],
)
def test_of_several_forms_at_one_place_the_longest_counts(
    forms: list[str], lang: str, text: str, found: list[str]
) -> None:
    assert compile_forms(forms, lang).findall(text) == found


def test_a_form_that_may_begin_with_any_letter_is_tried_where_its_length_says() -> None:
    pattern = compile_forms(["*er … … than", "better than"], "en")
    assert pattern.findall("better than") == ["better than"]
    assert pattern.findall("better by far than") == ["better by far than"]
