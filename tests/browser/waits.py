"""Waiting for what a page does a moment later, without a guess at how long that takes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

KEPT = "({...localStorage})"


def wait_for(place: Any, said: str | re.Pattern[str]) -> None:
    """Until a place says something. The page's own policy forbids a script to ask again and again."""
    from playwright.sync_api import expect

    expect(place).to_contain_text(said)


def becomes(page: Any, read: Callable[[], Any], wanted: Any) -> Any:
    """What ``read`` gives once that is ``wanted``, or what it gives after a minute.

    For what follows the pointer: a page that is laid out again between finding a word and moving there has
    another word under it, so ``read`` may point anew.
    """
    found = read()
    for _ in range(600):
        if found == wanted:
            break
        page.wait_for_timeout(100)
        found = read()
    return found


def after_typing(page: Any) -> None:
    """Until the page has searched for what was typed: its timers run in the order of their times."""
    page.evaluate("new Promise((done) => setTimeout(done, 100))")


def after_drawing(page: Any) -> None:
    """Until the page has been drawn with all that it put off to then: it scrolls to a card once more."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def reload_with_what_is_kept(page: Any) -> None:
    """Reload, and give the page what it has kept before its own scripts run.

    A browser writes in a process of its own, and on a busy machine may lose what a page sent it just before
    it was loaded again. Whether a browser keeps is its own affair; that the page writes what it should and
    reads it again is ours.
    """
    kept = page.evaluate(KEPT)
    page.add_init_script(f"Object.assign(localStorage, {json.dumps(kept)})")
    page.reload()
    after_drawing(page)
    assert page.evaluate(KEPT) == kept, "what was kept was changed when the page was loaded"
