"""Names in Latin letters on both sides with a letter wrong."""

from __future__ import annotations

import pytest

from thiap.api import check
from thiap.settings import Settings


@pytest.mark.parametrize(
    ("english", "thai", "expected"),
    [
        ("The book is by Marta Kowalczyk.", "หนังสือเล่มนี้เขียนโดย Marta Kowalczuk", ("Kowalczyk", "Kowalczuk")),
        ("Ask Henrik Sorensen first.", "ถาม Henrik Sorenson ก่อน", ("Sorensen", "Sorenson")),
        ("The book is by Marta Kowalczyk.", "หนังสือเล่มนี้เขียนโดย Marta Kowalczyk", None),
        ("The Kowalczyks wrote it.", "ครอบครัว Kowalczyk เขียน", None),
        ("Marta Kowalczyk met Adam Kowalczuk.", "Marta Kowalczyk พบ Adam Kowalczuk", None),
        ("The Berlin office is shut.", "สำนักงาน Dublin ปิด", None),
    ],
)
def test_one_letter(english: str, thai: str, expected: tuple[str, str] | None) -> None:
    settings = Settings(mode="translation", select=("name-mismatch",))
    found = check(english, thai, settings=settings, source_lang="en", target_lang="th").findings
    assert [(f.suggestion, f.target_quote) for f in found if f.suggestion] == ([expected] if expected else [])
