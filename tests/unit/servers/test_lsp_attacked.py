"""``thiap lsp`` under messages that no editor sends: it goes on, keeps little, and checks the next draft."""

from __future__ import annotations

import contextlib
import io
import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from thiap.servers.framed import Framed

EN = "# The bridge\n\nThe bridge was opened on 5 May 1987. It is 240 metres long.\n"
TH = "# สะพาน\n\nสะพานเปิดเมื่อวันที่ 5 พฤษภาคม พ.ศ. 2530 มีความยาว 420 เมตร\n"


class Spoken:
    """A server, spoken with in bytes."""

    def __init__(self, folder: Path, *, locale: str = "en") -> None:
        self.folder = folder
        (folder / "thiap.toml").write_text('encoder = "none"\n', encoding="utf-8")
        (folder / "a.en.md").write_text(EN, encoding="utf-8")
        (folder / "a.th.md").write_text(TH, encoding="utf-8")
        pipes: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        self.process = subprocess.Popen([sys.executable, "-m", "thiap", "lsp"], cwd=folder, **pipes)
        self.version = 0
        self.heard: queue.Queue[Any] = queue.Queue()
        self.log: list[bytes] = []
        self.threads = [
            threading.Thread(target=self._listen, daemon=True),
            threading.Thread(target=lambda: self.log.extend(self.process.stderr or ()), daemon=True),
        ]
        for thread in self.threads:
            thread.start()
        options = {"capabilities": {}, "rootUri": folder.as_uri(), "initializationOptions": {"delay": 0}}
        self.ask("initialize", {**options, "processId": None, "locale": locale})
        self.until(lambda message: message.get("id") == 0)
        self.tell("initialized", {})

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        for thread in self.threads:
            thread.join(60)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert stream
            with contextlib.suppress(BrokenPipeError):
                stream.close()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream
        while header := stream.readline():
            if header.lower().startswith(b"content-length"):
                size = int(header.split(b":")[1])
                while stream.readline().strip():
                    pass
                self.heard.put(json.loads(stream.read(size)))
        self.heard.put(None)

    def raw(self, data: bytes) -> None:
        assert self.process.stdin
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def body(self, data: bytes) -> None:
        self.raw(b"Content-Length: %d\r\n\r\n" % len(data) + data)

    def ask(self, method: str, params: Any, number: int = 0) -> None:
        self.body(json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params}).encode())

    def tell(self, method: str, params: Any) -> None:
        self.body(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}).encode())

    def open(self, uri: str, text: str = TH, version: int = 1) -> None:
        self.tell(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": "x", "version": version, "text": text}},
        )

    def until(self, wanted: Callable[[Any], bool]) -> Any:
        while True:
            message = self.heard.get(timeout=300)
            assert message is not None, b"".join(self.log)
            if wanted(message):
                return message

    def checks(self) -> list[dict[str, Any]]:
        """The findings of a draft that is opened now, and of no earlier one."""
        uri = (self.folder / "a.th.md").as_uri()
        self.version += 10_000
        self.open(uri, version=self.version)

        def of_the_draft(message: Any) -> bool:
            told = message.get("params") or {}
            return (
                told.get("uri") == uri and told.get("version") == self.version and bool(told["diagnostics"])
            )

        found: list[dict[str, Any]] = self.until(of_the_draft)["params"]["diagnostics"]
        return found


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spoken]:
    """One for all of the attacks: it outlives each of them."""
    spoken = Spoken(tmp_path_factory.mktemp("attacked"))
    yield spoken
    spoken.close()


def test_messages_that_are_none(server: Spoken) -> None:
    for body in (
        b"{",
        b"[]",
        b"null",
        b'"x"',
        b'{"jsonrpc":"2.0"}',
        b"\xff\xfe",
        b"[" * 100_000,
        b"9" * 5_000,
    ):
        server.body(body)
    for params in ({}, {"textDocument": 5}, None, [], {"textDocument": {"uri": 1}}):
        for method in ("didOpen", "didChange", "didClose", "didSave"):
            server.tell(f"textDocument/{method}", params)
        server.ask("textDocument/codeAction", params, 7)
    assert any("420" in json.dumps(found) or found["code"] for found in server.checks())
    assert b"Traceback" not in b"".join(server.log)


def test_frames_that_are_broken(server: Spoken) -> None:
    for frame in (
        b"Content-Length: -5\r\n\r\nabcde",
        b"Content-Length: 0\r\n\r\n",
        b"Content-Length: 999999999999999999999999\r\n\r\n{}",
        b"Content-Length: 99999999999\r\n\r\n{}",
        b"x" * 3_000_000 + b"\r\n\r\n",
        b"content-length: 2\n\n{}",
    ):
        server.raw(frame)
    assert server.checks()


def test_what_comes_in_the_wrong_order(server: Spoken) -> None:
    uri = (server.folder / "a.th.md").as_uri()
    server.tell(
        "textDocument/didChange",
        {"textDocument": {"uri": uri, "version": 3}, "contentChanges": [{"text": "x"}]},
    )
    server.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
    server.tell("textDocument/didSave", {"textDocument": {"uri": uri}})
    assert server.checks()
    most = 2**31 - 1
    for number, (first, last) in enumerate([(-5, 10**15), (most, 0), (0, most)], 8):
        far = {"start": {"line": first, "character": first}, "end": {"line": last, "character": last}}
        asked = {"textDocument": {"uri": uri}, "range": far, "context": {"diagnostics": []}}
        server.ask("textDocument/codeAction", asked, number)
    answer = server.until(lambda message: message.get("id") == 10)
    assert [action["kind"] for action in answer["result"]] == ["quickfix"]


def test_addresses_that_are_none_hinder_no_other_draft(server: Spoken) -> None:
    strange = (
        "untitled:1",
        "",
        "file:///",
        "file:///dev/zero",
        "file:///x/a%00b.th.md",
        "file://host/x.th.md",
        "%%%",
    )
    for uri in (*strange, "file:///" + "a/" * 3_000 + "x.th.md", "file:///proc/self/fd/0", "http://x/y"):
        server.open(uri)
    assert server.checks()


def test_a_flood_is_one_check_and_a_huge_draft_is_refused(server: Spoken) -> None:
    uri = (server.folder / "a.th.md").as_uri()
    server.open(uri)
    for version in range(2, 1_500):
        changes = [{"text": f"{TH}{version}"}]
        server.tell(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": version}, "contentChanges": changes},
        )
    last = server.until(lambda message: (message.get("params") or {}).get("version") == 1_499)
    assert last["params"]["diagnostics"]
    (server.folder / "big.en.md").write_text(EN, encoding="utf-8")
    server.open((server.folder / "big.th.md").as_uri(), TH * 40_000)
    told = server.until(lambda message: "big.th.md" in (message.get("params") or {}).get("uri", ""))
    assert "2,000,000 characters" in told["params"]["diagnostics"][0]["message"]
    server.open((server.folder / "larger.th.md").as_uri(), "ก" * 5_000_000)  # written \uXXXX: 30 MB, cut
    assert server.checks()


def test_it_speaks_the_language_of_the_editor(tmp_path: Path) -> None:
    spoken = Spoken(tmp_path, locale="th-TH")
    try:
        assert all("ต้นฉบับ" in found["message"] for found in spoken.checks() if found["severity"] < 3)
    finally:
        spoken.close()


def test_a_message_that_is_too_long_is_thrown_away_whole() -> None:
    stream = Framed(
        io.BytesIO(b"Content-Length: 30\r\n\r\n" + b"x" * 30 + b"Content-Length: 4\r\n\r\nnext"), 10
    )
    assert [stream.readline(), stream.readline()] == [b"Content-Length: 30\r\n", b"\r\n"]
    assert stream.read(30) == b"null"
    assert stream.readline() == b"Content-Length: 4\r\n"
    assert stream.readline() == b"\r\n"
    assert stream.read(4) == b"next"
    assert Framed(io.BytesIO(b"x"), 10).read(20) == b""
