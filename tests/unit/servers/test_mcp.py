"""``thiap mcp``, started as a client starts it and asked through the SDK's own client."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

from thiap.checks import CHECKS
from thiap.cli.main import main
from thiap.errors import InputError, UsageError
from thiap.servers.confined import MOST, Folder, ShortLines

EN = "The bridge was opened on 5 May 1987. It is 240 metres long and cost 3 million baht."
TH = "สะพานเปิดเมื่อวันที่ 5 พฤษภาคม พ.ศ. 2530 มีความยาว 420 เมตร และใช้เงิน 3 ล้านบาท"
COMMAND = [sys.executable, "-m", "thiap", "mcp", "--root", "texts"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    (texts / "th").mkdir(parents=True)
    (texts / "en.json").write_text('{"a": "Wait 5 minutes", "b": "Hello {name}"}', encoding="utf-8")
    (texts / "th" / "th.json").write_text('{"a": "รอ 50 นาที", "b": "สวัสดี"}', encoding="utf-8")
    po = 'msgid ""\nmsgstr ""\n"Language: th\\n"\n\nmsgid "Save 3 files"\nmsgstr "บันทึก 8 ไฟล์"\n'
    (texts / "th.po").write_text(po, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("The secret is 4711.", encoding="utf-8")
    return tmp_path


def ask(folder: Path, talk: Callable[[Client], Awaitable[None]]) -> None:
    env = {key: os.environ[key] for key in ("PYTHONPATH", "XDG_CACHE_HOME") if key in os.environ}
    server = StdioServerParameters(command=COMMAND[0], args=COMMAND[1:], cwd=folder, env=env)

    async def run() -> None:
        with anyio.fail_after(300):
            async with Client(server) as client:
                await talk(client)

    # In a thread of its own: a browser driven by other tests leaves a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(anyio.run, run).result()


async def answer(client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    assert json.loads(result.content[0].text) == result.structured_content
    return result.structured_content


async def refusal(client: Client, tool: str, **arguments: Any) -> str:
    result = await client.call_tool(tool, arguments)
    assert result.is_error
    said = result.content[0].text
    assert "Traceback" not in said
    return str(said)


def test_every_tool_answers_as_the_command_does(folder: Path) -> None:
    async def talk(client: Client) -> None:
        tools = (await client.list_tools()).tools
        assert {tool.name for tool in tools} == {"check", "align", "facts", "names", "explain"}
        assert all(tool.description and tool.annotations.read_only_hint for tool in tools)

        told = await answer(client, "check", source=EN, target=TH)
        assert [(f["source_value"], f["target_value"]) for f in told["findings"]] == [("240", "420")]
        start, end = told["findings"][0]["target"][0]
        assert TH[start:end] == told["findings"][0]["target_quote"] == "420 เมตร"

        told = await answer(client, "check", source_path="en.json", target_path="th/th.json")
        assert {f["unit"] for f in told["findings"]} == {"a", "b"}
        told = await answer(client, "check", target_path="th.po", limit=1)
        assert told["findings"][0]["check"] == "number-mismatch"
        assert told["count"] == 1
        assert told["left_out"] == 0
        told = await answer(
            client, "check", source=EN, target=TH, ignore=["unit-mismatch", "number-mismatch"]
        )
        assert told["count"] < 2

        told = await answer(client, "align", source=EN, target=TH)
        assert [bead for bead in told["beads"] if bead["source"] and bead["target"]]
        told = await answer(client, "facts", text=TH)
        assert ("date", "1987-05-05") in [(fact["kind"], fact["value"]) for fact in told["facts"]]
        told = await answer(client, "facts", text=TH, limit=1)
        assert told["left_out"] == told["count"] - 1 >= 2
        told = await answer(client, "names", source="He lives in Bangkok.", target="เขาอยู่ที่กรุงเทพฯ")
        assert told["count"] == len(told["names"])
        assert set((await answer(client, "explain"))["checks"]) == set(CHECKS)
        assert "What it finds" in (await answer(client, "explain", check="number-mismatch"))["explanation"]

    ask(folder, talk)


def test_what_cannot_be_done_is_said_and_the_next_request_answered(folder: Path) -> None:
    (folder / "texts" / "link.txt").symlink_to(folder / "secret.txt")
    os.mkfifo(folder / "texts" / "pipe.txt")

    async def talk(client: Client) -> None:
        for path in (
            "../secret.txt",
            "link.txt",
            str(folder / "secret.txt"),
            "/etc/passwd",
            "th/../../secret.txt",
        ):
            assert "outside the folder" in await refusal(client, "facts", text_path=path)
        for path in ("none.txt", "pipe.txt", "th", "a\0b", "x" * 5000):
            assert path[:4] in await refusal(client, "facts", text_path=path)
        assert "more than" in await refusal(client, "facts", text="ก" * MOST)
        assert "not both" in await refusal(client, "facts", text="a", text_path="en.json")
        assert "give either" in await refusal(client, "align", source="a")
        assert "bilingual" in await refusal(client, "check", target=TH)
        assert "empty" in await refusal(client, "check", source="", target="")
        assert "no-such-check" in await refusal(client, "explain", check="no-such-check")
        assert "no-such-check" in await refusal(
            client, "check", source=EN, target=TH, select=["no-such-check"]
        )
        assert await refusal(client, "check", source={"a": [1]}, target=7)
        assert await refusal(client, "facts", text="5 May 2020", limit=-1)
        assert await refusal(client, "check", source=EN, target=TH, min_confidence=7)
        assert await refusal(client, "run", command="ls")
        assert (await answer(client, "facts", text="5 May 2020"))["count"] == 1

    ask(folder, talk)


def test_messages_that_are_none_do_not_end_it(folder: Path) -> None:
    hello = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "t", "version": "1"},
        },
    }
    call = {"name": "facts", "arguments": {"text": "on 5 May 2020"}}
    lines = [
        json.dumps(hello).encode(),
        b'{"jsonrpc": "2.0", "method": "notifications/initialized"}',
        b"no json \xff\x00",
        b"[" * 100_000,
        b'{"jsonrpc": "2.0", "id": 6, "method": "tools/call", "params": "what"}',
        b'{"jsonrpc": "2.0", "id": 7, "method": "no/such"}',
        b'{"jsonrpc": "2.0", "id": 8, "method": "tools/call", "params": {"name": [5]}}',
        b'{"a": "' + b"x" * 30_000_000 + b'"}',
        json.dumps({"jsonrpc": "2.0", "id": 9, "method": "tools/call", "params": call}).encode(),
    ]
    with subprocess.Popen(
        COMMAND, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as server:
        assert server.stdin and server.stdout
        server.stdin.write(b"\n".join(lines) + b"\n")
        server.stdin.flush()
        answers: dict[Any, dict[str, Any]] = {}
        while 9 not in answers:
            line = server.stdout.readline()
            assert line, answers
            said = json.loads(line)
            answers[said.get("id")] = said
        server.stdin.close()
        assert server.wait(300) == 0
    assert answers[7]["error"]["code"] == -32601
    assert "error" in answers[8]
    assert answers[9]["result"]["structuredContent"]["count"] == 1


def test_long_lines_are_cut_and_the_next_one_is_whole() -> None:
    read, write = os.pipe()
    with os.fdopen(read, "rb") as source, os.fdopen(write, "wb") as sink:
        sink.write(b"a" * 10 + b"\n" + b"b" * 5000 + b"\nshort\n" + b"c" * 4 + b"\n")
        sink.close()
        assert ShortLines(source, 20).readall() == b"a" * 10 + b"\n" + b"b" * 20 + b"\nshort\ncccc\n"


def test_files_of_the_folder_alone_are_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in2").mkdir()
    (tmp_path / "in2" / "a.txt").write_bytes(b"a")
    (tmp_path / "in" / "a.txt").write_bytes(b"b")
    folder = Folder((tmp_path / "in").resolve())
    assert folder.read("a.txt") == folder.read("../in/a.txt") == b"b"
    with pytest.raises(UsageError, match="outside"):
        folder.read("../in2/a.txt")
    with pytest.raises(InputError, match=r"no file|cannot be read"):
        folder.read(".")
    (tmp_path / "in" / "big.txt").write_bytes(b"a" * (MOST + 1))
    with pytest.raises(UsageError, match="more than"):
        folder.read("big.txt")


def test_without_its_package_the_command_says_which(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("thiap.cli.mcp.find_spec", lambda name: None)
    with pytest.raises(SystemExit) as stopped:
        main(["mcp"])
    assert stopped.value.code == 2
    assert "pip install 'thiap[mcp]'" in capsys.readouterr().err


def test_the_folder_must_be_one(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["mcp", "--root", str(tmp_path / "none")])
    assert stopped.value.code == 2
