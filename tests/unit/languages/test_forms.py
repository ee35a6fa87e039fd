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
