"""The open report follows a watch: the real command, the real server, a real browser."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SOURCE = "The road is 500 metres long.\nThe bridge opened in 1932.\nThe school has 24 teachers.\n"
DRAFT = "ถนนยาว 500 เมตร\nสะพานเปิดใน ค.ศ. 1942\nโรงเรียนมีครู 42 คน\n"


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """The draft under watch, and the address of its report."""
    (tmp_path / "source.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    command = [sys.executable, "-m", "thiap", "check", "source.txt", "draft.txt", "--encoder", "none"]
    command += ["--watch", "--html", "report.html", "--port", "0", "-o", "found.txt"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            lines = iter(process.stderr.readline, "")
            url = next(match[1] for line in lines if (match := re.search(r"the report: (\S+)", line)))
            assert any("waiting for a change" in line for line in lines)
            yield tmp_path / "draft.txt", url
        finally:
            process.terminate()


def test_the_open_report_follows_the_draft(chromium: Any, watched: tuple[Path, str]) -> None:
    draft, url = watched
    context = chromium.new_context()
    page, console, asked = context.new_page(), [], []
    page.on("console", lambda message: console.append(message.text))
    page.on("pageerror", lambda error: console.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url + "#findings")
    assert page.locator(".card:visible").count() == 2
    card = page.locator(".card:visible", has_text="teachers")
    card.get_by_role("button", name="Dismiss").click()
    assert page.locator("#progress").inner_text() == "1 of 2 reviewed"

    draft.write_text(DRAFT.replace("1942", "1932"), encoding="utf-8")
    page.locator(".card", has_text="1942").wait_for(state="detached", timeout=120_000)
    assert page.locator(".card").count() == 1
    assert page.url == url + "#findings", "the page stays where it was"
    assert page.locator("#progress").inner_text() == "1 of 1 reviewed", "decisions outlive the edit"

    draft.write_text(DRAFT.replace("1942", "1932").replace("42", "24"), encoding="utf-8")
    page.locator(".card").wait_for(state="detached", timeout=120_000)
    context.close()
    assert console == []
    assert {request.removeprefix(url).partition("?")[0] for request in asked} <= {"", "next", "#findings"}


def test_the_file_itself_asks_for_nothing_and_others_get_nothing(watched: tuple[Path, str]) -> None:
    draft, url = watched
    assert url.startswith("http://127.0.0.1:")
    text = (draft.parent / "report.html").read_text(encoding="utf-8")
    assert "connect-src" not in text
    assert "next?after" not in text
    host, _, secret = url.removeprefix("http://").strip("/").partition("/")
    for path, name, status in (
        (f"/{secret}/", "evil.example", 403),
        ("/", host, 404),
        (f"/{secret}/report.html", host, 404),
        (f"/{secret}/", host, 200),
    ):
        connection = http.client.HTTPConnection(host, timeout=60)
        connection.request("GET", path, headers={"Host": name})
        answer = connection.getresponse()
        assert answer.status == status
        assert ("เทียบ" in answer.read().decode()) == (status == 200)
        connection.close()
