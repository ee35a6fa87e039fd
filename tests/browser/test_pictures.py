"""The pictures of the documentation show what the report of the examples says today."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed (.[dev])")
from browser.screenshots import IMAGES, ROOT, SHOTS, SHOWN, TEXT, open_shot, pages

RENEW = "stale: python tests/browser/screenshots.py makes the pictures anew; look at them"


@pytest.fixture(scope="module")
def made(chromium: Any) -> Iterator[dict[str, str]]:
    with pages() as today:
        yield today


@pytest.mark.parametrize("name", SHOTS)
def test_a_picture_shows_todays_report(chromium: Any, made: dict[str, str], name: str) -> None:
    page = open_shot(chromium, name, made)
    today = page.evaluate(TEXT)
    page.close()
    assert json.loads(SHOWN.read_text(encoding="utf-8"))[name]["lines"] == today, RENEW


def test_the_pictures_are_those_that_were_read() -> None:
    shown = json.loads(SHOWN.read_text(encoding="utf-8"))
    there = {path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in IMAGES.glob("*.png")}
    assert {name: told["sha256"] for name, told in shown.items()} == there, RENEW
    assert sum(path.stat().st_size for path in IMAGES.iterdir()) <= 1_100_000


@pytest.mark.parametrize(
    ("readme", "picture"), [("README.md", "report.png"), ("README.th.md", "report-th.png")]
)
def test_the_readme_shows_one(readme: str, picture: str) -> None:
    assert f"(docs/images/{picture})" in (ROOT / readme).read_text(encoding="utf-8")
