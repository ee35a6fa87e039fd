"""The report in a real Chromium, from a file, with every request and message of the console kept."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from browser.waits import after_drawing
from samples.reports import Large, large_report
from thiap.model import Report
from thiap.renderers.html.page import render

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (.[dev])")

#: The first is the same engine without windows: a page costs a third.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    path = os.environ.get("THIAP_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not path:
        pytest.skip("no Chromium: install Debian's chromium-headless-shell, or name one in THIAP_CHROMIUM")
    with playwright.sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Profiles:
    """A context for each set of options, kept: opening one costs more than most tests."""

    def __init__(self, browser: Any) -> None:
        self._browser = browser
        self._kept: dict[str, Any] = {}

    def context(self, **options: Any) -> Any:
        key = repr(sorted(options.items()))
        if key not in self._kept:
            self._kept[key] = self._browser.new_context(**options)
        return self._kept[key]

    def leave(self, context: Any) -> None:
        """Close the pages of a context, and the context where they have kept something.

        Storage is not cleared: on a busy machine that may reach the browser after what the next test keeps.
        """
        used = False
        for page in context.pages:
            used |= page.evaluate("localStorage.length > 0")
            page.close()
        if used or context not in self._kept.values():
            self._kept = {key: kept for key, kept in self._kept.items() if kept is not context}
            context.close()


@pytest.fixture(scope="session")
def profiles(chromium: Any) -> Profiles:
    return Profiles(chromium)


@pytest.fixture(scope="session")
def large() -> Large:
    report = large_report()
    return Large(report, render(report))


@dataclass
class Seen:
    """What a page did besides showing itself."""

    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)


@dataclass
class Opened:
    """A page, and what it did."""

    page: Any
    seen: Seen
    path: Path


@pytest.fixture
def show(chromium: Any, profiles: Profiles, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Opens a report; when the test ends, no page may have asked for anything or complained.

    A test that opens a second report finds nothing kept of the first.
    """
    contexts: list[Any] = []
    pages: list[Seen] = []

    def opener(
        report: Report, *, lang: str = "en", at: str = "", text: str | None = None, **options: Any
    ) -> Opened:
        path = tmp_path / "report.html"
        path.write_text(text or render(report, lang=lang), encoding="utf-8")
        options = {"viewport": {"width": 1300, "height": 900}, **options}
        context = profiles.context(**options)
        if context in contexts:
            context = chromium.new_context(**options)
        contexts.append(context)
        page, seen = context.new_page(), Seen()
        page.set_default_timeout(120_000)  # on a busy machine too
        pages.append(seen)
        page.on("request", lambda request: seen.requests.append(request.url))
        page.on("console", lambda message: seen.console.append(message.text))
        page.on("pageerror", lambda error: seen.console.append(str(error)))
        page.goto(path.as_uri() + at)
        if options.get("java_script_enabled", True):
            after_drawing(page)  # what is put off to then would move things under a test's hands
        return Opened(page, seen, path)

    yield opener
    for context in contexts:
        profiles.leave(context)  # what one test keeps no other finds
    for seen in pages:
        assert [url for url in seen.requests if not url.startswith(("file:", "blob:"))] == []
        assert len({url for url in seen.requests if url.startswith("file:")}) <= 2
        assert seen.console == []
