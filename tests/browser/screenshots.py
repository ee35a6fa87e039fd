"""Pictures of the report on ``examples/`` for docs/images: ``python tests/browser/screenshots.py``.

Needs Chromium and Thai fonts (Debian: chromium, fonts-noto-core). Beside the pictures it writes what they
show as text, ``docs/images/shown.json``: a test makes the same pages today and fails when they say else.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from playwright.sync_api import sync_playwright

from thiap.cli.main import cli

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
SHOWN = IMAGES / "shown.json"
#: Name: view, width, height, colours or print, language of the interface.
SHOTS: dict[str, tuple[str, int, int, str, str]] = {
    "report": ("findings", 1280, 860, "light", "en"),
    "report-th": ("findings", 1280, 860, "light", "th"),
    "report-dark": ("findings", 1280, 860, "dark", "en"),
    "report-narrow": ("findings", 390, 844, "light", "th"),
    "report-texts": ("texts", 1280, 560, "light", "en"),
    "report-hand": ("hand", 1280, 560, "light", "en"),
    "report-print": ("findings", 794, 1123, "print", "en"),
}
TEXT = """() => [...document.querySelectorAll(
  '.top .what, .top .facts li, .view:not([hidden]) :is(h3, .msg, .side h4, blockquote, .val, .line, .row)',
)].filter(part => !part.closest('[hidden]'))
  .map(part => part.textContent.replace(/\\s+/g, ' ').trim()).filter(Boolean)"""


@contextmanager
def pages() -> Iterator[dict[str, str]]:
    """The report of today's run over the examples, by language of the interface."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("source.en.txt", "draft.th.txt"):
            shutil.copy(ROOT / "examples" / name, folder)
        os.chdir(folder)
        try:
            texts = ["check", "source.en.txt", "draft.th.txt", "--config", "none", "-q", "-o", "findings.txt"]
            for lang in ("en", "th"):
                done = CliRunner().invoke(cli, [*texts, "--html", f"{lang}.html", "--lang", lang])
                if done.exception:
                    raise done.exception
            yield {lang: (Path(folder) / f"{lang}.html").as_uri() for lang in ("en", "th")}
        finally:
            os.chdir(here)


def open_shot(browser: Any, name: str, made: dict[str, str]) -> Any:
    """The page of a picture, as the picture shows it."""
    view, width, height, colours, lang = SHOTS[name]
    scheme = "dark" if colours == "dark" else "light"
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.goto(made[lang] + ("#texts" if view == "hand" else f"#{view}"))
    if view == "hand":
        page.locator("#edit-beads").click()
        page.locator("#beads input").nth(2).check()
        page.keyboard.press("m")
        page.locator("#beads input").nth(1).check()
    if colours == "print":
        page.emulate_media(media="print")
    page.evaluate("scrollTo(0, 0)")
    return page


def main() -> None:
    """Write all pictures, and what they show."""
    shown = {}
    with sync_playwright() as engine, pages() as made:
        browser = engine.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name in SHOTS:
            page = open_shot(browser, name, made)
            page.wait_for_timeout(400)
            raw = page.screenshot()
            (IMAGES / f"{name}.png").write_bytes(raw)
            shown[name] = {"sha256": hashlib.sha256(raw).hexdigest(), "lines": page.evaluate(TEXT)}
            page.close()
        browser.close()
    SHOWN.write_text(json.dumps(shown, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
