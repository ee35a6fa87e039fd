"""Twenty findings reviewed by keyboard alone, recorded: what each key met, and what it did.

The recording is docs/keyboard.md; ``THIAP_ACCEPT=1 pytest tests/browser/test_recording.py`` makes it anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from samples.reports import Large

Show = Callable[..., Any]
RECORDING = Path(__file__).resolve().parents[2] / "docs" / "keyboard.md"
#: What a reviewer presses: one key a finding, and once `u` for a slip.
KEYS = "adaaddadaaudadadaadaad"
HEAD = """\
# Twenty findings by keyboard

A review of the first twenty findings of a large report (5,000 rows, 2,000 findings), key by key, as a test
replays it in a real browser: every decision goes on to the next open finding, which is always in view, and no
pointer is used. One key is a slip that `u` takes back. {keys} keys for {findings} findings: {rate} a finding.

| key | finding | what it says | then | reviewed |
|---|---|---|---|---|
"""
LOOK = """() => {
  const card = document.querySelector('.card.current');
  const place = card.getBoundingClientRect();
  const bar = document.querySelector('.bar').getBoundingClientRect();
  return {
    number: card.querySelector('.number').textContent.trim(),
    message: card.querySelector('.msg').textContent.trim(),
    inView: place.top >= bar.bottom - 1 && place.top < innerHeight - 40,
  };
}"""


def record(page: Any) -> tuple[list[str], int]:
    """One line a key, and how many findings are decided in the end."""
    page.keyboard.press("j")
    lines = []
    for key in KEYS:
        met = page.evaluate(LOOK)
        page.keyboard.press(key)
        now = page.evaluate(LOOK)
        assert now["inView"], (key, now)
        progress = page.locator("#progress").inner_text().partition(" of ")[0]
        does = {"a": "accepted", "d": "dismissed", "u": "taken back"}[key]
        said = met["message"].replace("|", "\\|")
        lines.append(
            f"| `{key}` | {met['number']} | {said} | {does}, now at {now['number']} | {progress} |\n"
        )
    return lines, int(progress)


def test_twenty_findings_by_keyboard_alone(show: Show, large: Large) -> None:
    page = show(large.report, text=large.text).page
    page.evaluate("addEventListener('mousedown', () => { window.pointed = true; }, true)")
    lines, findings = record(page)
    keys = len(KEYS) + 1  # the first j
    assert findings == 20
    assert keys <= 2 * findings
    assert not page.evaluate("window.pointed === true")
    text = HEAD.format(keys=keys, findings=findings, rate=f"{keys / findings:.2f}") + "".join(lines)
    if os.environ.get("THIAP_ACCEPT"):
        RECORDING.write_text(text, encoding="utf-8")
    assert RECORDING.read_text(encoding="utf-8") == text
