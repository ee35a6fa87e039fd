"""Stretches of a file: what is not there is told, whatever the numbers say."""

from __future__ import annotations

from pathlib import Path

import pytest

from thiap.corpus.locators import read_locator
from thiap.errors import InputError


def test_a_stretch_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The old bridge. The new bridge.", encoding="utf-8")
    assert read_locator("a.txt#bytes=16-31", base=str(tmp_path), lang="en").text == "The new bridge."


@pytest.mark.parametrize(
    "stretch", ["0-9999999999999999", "99999999999999999999999-999999999999999999999999", "31-31", "20-10"]
)
def test_a_stretch_outside_of_the_file_is_an_input_error(tmp_path: Path, stretch: str) -> None:
    (tmp_path / "a.txt").write_text("The old bridge. The new bridge.", encoding="utf-8")
    with pytest.raises(InputError, match="the file ends before"):
        read_locator(f"a.txt#bytes={stretch}", base=str(tmp_path), lang="en")


def test_json_nested_too_deep_is_an_input_error(tmp_path: Path) -> None:
    line = '{"text": ' + "[" * 200_000
    (tmp_path / "a.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(InputError, match="no JSON object"):
        read_locator(f"a.jsonl#bytes=0-{len(line)}", base=str(tmp_path), lang="en")
