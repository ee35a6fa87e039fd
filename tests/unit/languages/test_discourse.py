"""Words that say nothing by themselves."""

from __future__ import annotations

import pytest

from thiap.languages.discourse import only_marks


@pytest.mark.parametrize(
    ("text", "lang", "nothing"),
    [
        ("as well, of course.", "en", True),
        ("and then, too", "en", True),
        ("as well as the pump", "en", False),
        ("not at all", "en", False),
        ("off course", "en", False),
        ("แน่นอนว่า", "th", True),
        ("แน่นอนว่าปั๊ม", "th", False),
        ("of course", "de", False),
    ],
)
def test_discourse_markers(text: str, lang: str, nothing: bool) -> None:
    assert only_marks(text, lang) is nothing
