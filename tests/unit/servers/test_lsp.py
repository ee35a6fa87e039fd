"""``thiap lsp``, started as an editor starts it and spoken with through pygls's own client."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from thiap.cli.main import main
from thiap.errors import UsageError
from thiap.servers.drafts import Wanted, source_of, wanted
from thiap.servers.positions import Lines

EN = "# The bridge 🌉\n\nThe bridge was opened on 5 May 1987. It is 240 metres long.\n"
TH = "# สะพาน 🌉\n\nสะพานเปิดเมื่อวันที่ 5 พฤษภาคม พ.ศ. 2530 🎉 มีความยาว 420 เมตร\n"
RIGHT = TH.replace("420", "240")


class Editor:
    """A client, with what it was told of each file."""

    def __init__(self, folder: Path, **options: Any) -> None:
        self.folder, self.options = folder, {"delay": 50, **options}
        self.client = LanguageClient("test", "1")
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.log: list[str] = []

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def told(params: types.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(params)

        @self.client.feature(types.WINDOW_LOG_MESSAGE)
        def logged(params: types.LogMessageParams) -> None:
            self.log.append(params.message)

    async def __aenter__(self) -> Editor:
        env = os.environ | {"PYTHONWARNINGS": "ignore"}
        await self.client.start_io(sys.executable, "-m", "thiap", "lsp", cwd=self.folder, env=env)
        root = types.WorkspaceFolder(self.folder.as_uri(), "work")
        found = await self.client.initialize_async(
            types.InitializeParams(
                types.ClientCapabilities(), workspace_folders=[root], initialization_options=self.options
            )
        )
        assert found.capabilities.code_action_provider
        assert found.capabilities.position_encoding == "utf-16"
        self.client.initialized(types.InitializedParams())
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str | None = None) -> None:
        text = (self.folder / name).read_text(encoding="utf-8") if text is None else text
        item = types.TextDocumentItem(self.uri(name), "plaintext", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, name: str, text: str, version: int) -> None:
        which = types.VersionedTextDocumentIdentifier(version, self.uri(name))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(which, [change]))

    async def diagnostics(self, name: str) -> types.PublishDiagnosticsParams:
        """The next that are told of a file."""
        while True:
            told = await asyncio.wait_for(self.told.get(), 300)
            if told.uri == self.uri(name):
                return told

    async def actions(self, name: str, within: types.Range) -> list[types.CodeAction]:
        which = types.TextDocumentIdentifier(self.uri(name))
        asked = types.CodeActionParams(which, within, types.CodeActionContext([]))
        return list(await self.client.text_document_code_action_async(asked) or [])  # type: ignore[arg-type]


def use(folder: Path, talk: Callable[[Editor], Awaitable[None]], **options: Any) -> None:
    async def run() -> None:
        async with Editor(folder, **options) as editor:
            await talk(editor)

    # In a thread of its own: a browser driven by other tests leaves a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(run())).result()


def written(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def applied(text: str, action: types.CodeAction, uri: str) -> str:
    assert action.edit and action.edit.changes
    (edit,) = action.edit.changes[uri]
    lines = Lines(text)
    return text[: lines.offset(edit.range.start)] + edit.new_text + text[lines.offset(edit.range.end) :]


def test_a_draft_is_checked_as_it_is_typed_and_mended(tmp_path: Path) -> None:
    written(tmp_path, docs__en__a_dot_md=EN, docs__th__a_dot_md=RIGHT)

    async def talk(editor: Editor) -> None:
        name = "docs/th/a.md"
        editor.open(name)
        assert not (await editor.diagnostics(name)).diagnostics
        for version in range(2, 6):  # one check for many keys
            editor.type(name, TH + " " * version, version)
        told = await editor.diagnostics(name)
        assert told.version == 5
        (found,) = told.diagnostics
        assert found.code == "number-mismatch"
        assert found.source == "thiap"
        assert found.severity == types.DiagnosticSeverity.Warning
        before = TH.splitlines()[2].partition("420")[0]
        start = found.range.start
        assert (start.line, start.character) == (2, len(before.encode("utf-16-le")) // 2)
        (related,) = found.related_information or ()
        assert related.location.uri == editor.uri("docs/en/a.md")
        assert related.location.range.start.line == 2
        (action,) = await editor.actions(name, types.Range(start, start))
        assert applied(TH, action, editor.uri(name)) == RIGHT
        assert await editor.actions(name, types.Range(types.Position(0, 0), types.Position(0, 2))) == []
        editor.type(name, RIGHT, 6)
        assert await editor.actions(name, types.Range(start, start)) == []  # not checked yet
        assert not (await editor.diagnostics(name)).diagnostics

    use(tmp_path, talk)


def test_a_newer_text_ends_the_check_of_an_older_one(tmp_path: Path) -> None:
    long = "".join(f"Chapter {n} was written in {1900 + n}.\n\n" for n in range(60))
    thai = "".join(f"บทที่ {n} เขียนใน ค.ศ. {1900 + n}\n\n" for n in range(60))
    written(tmp_path, a_dot_en_dot_txt=long + EN, a_dot_th_dot_txt=thai + TH)

    async def talk(editor: Editor) -> None:
        name = "a.th.txt"
        editor.open(name)
        await asyncio.sleep(0.2)
        editor.type(name, thai + RIGHT, 2)
        told = await editor.diagnostics(name)
        while told.version != 2:
            told = await editor.diagnostics(name)
        assert not told.diagnostics
        assert editor.told.empty()

    use(tmp_path, talk, delay=0)


def test_strings_are_placed_by_their_key_and_fixed_with_their_escapes(tmp_path: Path) -> None:
    english = {"a": 'Wait "5" minutes\nand go on', "b": "Open the door"}
    thai = {"b": "เปิดประตู", "a": 'รอ "6" นาที\nแล้วไปต่อ'}
    po = 'msgid ""\nmsgstr "Language: th\\n"\n\n#, c-format\nmsgid "Save 3 files"\nmsgstr "บันทึก 8 ไฟล์"\n'
    written(
        tmp_path,
        locales__en__app_dot_json=json.dumps(english),
        locales__th__app_dot_json=json.dumps(thai, ensure_ascii=False, indent=1),
        th_dot_po=po,
    )

    async def talk(editor: Editor) -> None:
        name = "locales/th/app.json"
        editor.open(name)
        (found,) = (await editor.diagnostics(name)).diagnostics
        assert found.range.start.line == 2
        text = (tmp_path / name).read_text(encoding="utf-8")
        (action,) = await editor.actions(name, found.range)
        assert applied(text, action, editor.uri(name)) == text.replace("6", "5")
        editor.open("th.po")  # holds both sides
        (found,) = (await editor.diagnostics("th.po")).diagnostics
        (action,) = await editor.actions("th.po", found.range)
        assert applied(po, action, editor.uri("th.po")) == po.replace("8 ไฟล์", "3 ไฟล์")

    use(tmp_path, talk)


def test_the_source_may_be_open_too_and_settings_come_from_the_project(tmp_path: Path) -> None:
    written(tmp_path, en_dot_txt=EN, draft_dot_txt=TH)
    (tmp_path / "thiap.toml").write_text('pairs = [["en.txt", "draft.txt"]]\n', encoding="utf-8")

    async def talk(editor: Editor) -> None:
        editor.open("draft.txt")
        assert len((await editor.diagnostics("draft.txt")).diagnostics) == 1
        editor.open("en.txt", EN.replace("240", "420"))
        assert not (await editor.diagnostics("draft.txt")).diagnostics
        (tmp_path / "thiap.toml").write_text("pairs = 7\n", encoding="utf-8")
        asked = types.ExecuteCommandParams("thiap.recheck")
        await editor.client.workspace_execute_command_async(asked)
        (problem,) = (await editor.diagnostics("draft.txt")).diagnostics
        assert "pairs" in problem.message
        closed = types.TextDocumentIdentifier(editor.uri("draft.txt"))
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(closed))
        assert not (await editor.diagnostics("draft.txt")).diagnostics

    use(tmp_path, talk)


def test_what_is_no_translation_is_left_alone_and_a_wrong_setting_is_told(tmp_path: Path) -> None:
    written(tmp_path, notes_dot_txt="Some notes.", a_dot_th_dot_txt="", a_dot_en_dot_txt=EN)

    async def talk(editor: Editor) -> None:
        editor.open("notes.txt")
        assert not (await editor.diagnostics("notes.txt")).diagnostics
        assert "pairs" in editor.log[0]
        editor.open("a.th.txt")
        (problem,) = (await editor.diagnostics("a.th.txt")).diagnostics
        assert "empty" in problem.message

    use(tmp_path, talk, pairs="docs")


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("docs/th/a.md", "docs/en/a.md"),
        ("docs/a.th.md", "docs/a.md"),
        ("docs/a.th.md", "docs/a.en.md"),
        ("locales/th.json", "locales/en.json"),
        ("res/values-th/strings.xml", "res/values/strings.xml"),
        ("app/th.lproj/Localizable.strings", "app/Base.lproj/Localizable.strings"),
        ("i18n/messages_th.properties", "i18n/messages.properties"),
        ("i18n/messages_th_TH.properties", "i18n/messages_en.properties"),
    ],
)
def test_a_source_is_found_by_its_name(tmp_path: Path, draft: str, source: str) -> None:
    for name in (draft, source):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert source_of(tmp_path / draft, tmp_path, Wanted()) == tmp_path / source
    assert source_of(tmp_path / source, tmp_path, Wanted()) is None


def test_the_lock_and_the_settings_name_a_source(tmp_path: Path) -> None:
    written(tmp_path, one_dot_md=EN, two_dot_md=TH)
    with pytest.raises(SystemExit):
        main(["status", str(tmp_path / "one.md"), str(tmp_path / "two.md"), "--accept", "-q"])
    assert (tmp_path / "thiap.lock").is_file()
    assert source_of(tmp_path / "two.md", tmp_path, Wanted()) == tmp_path / "one.md"
    assert (
        source_of(tmp_path / "one.md", tmp_path, wanted({"pairs": [["two.md", "one.md"]]}))
        == tmp_path / "two.md"
    )


@pytest.mark.parametrize(
    "options", [{"pairs": "docs"}, {"pairs": [["a"]]}, {"delay": -1}, {"delay": "soon"}, {"targetLang": 5}]
)
def test_settings_of_another_kind_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        wanted(options)


def test_columns_are_counted_as_the_client_counts() -> None:
    text = "a🌉b\r\nกข\rz"
    assert Lines(text).position(3) == types.Position(0, 4 - 0)
    assert Lines(text, "utf-8").position(2) == types.Position(0, 5)
    assert Lines(text, "utf-32").position(2) == types.Position(0, 2)
    for encoding in ("utf-8", "utf-16", "utf-32"):
        lines = Lines(text, encoding)
        assert [lines.offset(lines.position(k)) for k in (0, 1, 2, 3, 5, 6, 7, 8, 9)] == [
            0,
            1,
            2,
            3,
            5,
            6,
            7,
            8,
            9,
        ]
    assert Lines(text).offset(types.Position(0, 99)) == 3
    assert Lines(text).offset(types.Position(99, 0)) == len(text)
    assert Lines("a\u2028b\x0cc").position(4) == types.Position(0, 4)


def test_without_its_package_the_command_says_which(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("thiap.cli.lsp.find_spec", lambda name: None)
    with pytest.raises(SystemExit) as stopped:
        main(["lsp"])
    assert stopped.value.code == 2
    assert "pip install 'thiap[lsp]'" in capsys.readouterr().err
