"""Pictures of a report for docs/images: ``python tests/browser/screenshots.py RUN.json``.

RUN.json comes from ``thiap check … --run RUN.json``. Needs Chromium and Thai fonts (Debian: chromium,
fonts-noto-core).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from thiap.renderers.html.page import render
from thiap.renderers.run_json import load_run

IMAGES = Path(__file__).parents[2] / "docs" / "images"
#: Name: view, width, height, colours, language of the interface.
SHOTS: dict[str, tuple[str, int, int, str, str]] = {
    "report": ("#findings", 1280, 900, "light", "en"),
    "report-texts": ("#texts", 1280, 900, "light", "en"),
    "report-overview": ("#overview", 1280, 1250, "light", "en"),
    "report-dark": ("#findings", 1280, 900, "dark", "th"),
    "report-narrow": ("#findings", 390, 844, "light", "en"),
    "report-narrow-texts": ("#texts", 390, 844, "dark", "th"),
}


def main(run: str) -> None:
    """Write all pictures."""
    report = load_run(Path(run).read_text(encoding="utf-8"))
    with sync_playwright() as engine, tempfile.TemporaryDirectory() as folder:
        browser = engine.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (view, width, height, colours, lang) in SHOTS.items():
            file = Path(folder) / f"{name}.html"
            file.write_text(render(report, lang=lang), encoding="utf-8")
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=colours)
            page.goto(file.as_uri() + view)
            page.wait_for_timeout(300)
            if view == "#texts":  # where the texts have begun to agree
                page.evaluate(
                    "document.querySelector('#rows .n:not([hidden])')?.scrollIntoView({block: 'center'})"
                )
            elif width > 600:
                page.evaluate("scrollTo(0, 0)")
            page.wait_for_timeout(300)
            page.screenshot(path=IMAGES / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
