"""The Language Server Protocol on standard input and output: findings as diagnostics, suggestions as fixes.

The protocol itself is pygls's. A draft is checked once nobody has typed for a moment; a check is given up
when a newer text comes, and one runs at a time.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Final

from lsprotocol import types
from pygls.exceptions import FeatureRequestError, JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from thiap import __version__
from thiap.errors import ThiapError
from thiap.phrases import LANGS
from thiap.phrases.translated import translated
from thiap.servers.diagnostics import diagnostics, fixes
from thiap.servers.drafts import Found, Superseded, Wanted, check_draft, wanted
from thiap.servers.positions import Lines

#: Looks at every open draft again: after the source or a decision changed outside the editor.
RECHECK: Final = "thiap.recheck"


class _Server(LanguageServer):
    """pygls's server, which tells of a message that it cannot take in the log and not in a window."""

    def report_server_error(self, error: Exception, source: object) -> None:
        """Without what the program calls things; a request has its answer anyhow."""
        if isinstance(error, JsonRpcException) or source is not FeatureRequestError:
            said = translated("a message was not understood and is left out", self.lang)
            self.window_log_message(types.LogMessageParams(types.MessageType.Warning, f"thiap: {said}"))

    lang = "en"


@dataclass
class _Service:
    """What is known of the open drafts, by their addresses."""

    server: LanguageServer
    lang: str = "en"
    wants: Wanted = field(default_factory=Wanted)
    root: Path = field(default_factory=Path.cwd)
    stops: dict[str, Event] = field(default_factory=dict)
    found: dict[str, Found] = field(default_factory=dict)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    one: asyncio.Lock = field(default_factory=asyncio.Lock)

    def start(self, params: types.InitializeParams) -> None:
        """Take the client's settings, language and folder; a wrong setting is told and the rest holds."""
        folders = [folder.uri for folder in params.workspace_folders or ()]
        named = next(iter(folders), params.root_uri)
        path = to_fs_path(named) if named else None
        told = (params.locale or "").replace("_", "-").partition("-")[0].lower()
        self.lang = told if told in LANGS else self.lang
        self.root = Path(path).resolve() if path else Path.cwd()
        try:
            self.wants = wanted(params.initialization_options)
        except ThiapError as error:
            self.say(translated(str(error), self.lang))

    def say(self, text: str) -> None:
        """A line in the editor's log."""
        self.server.window_log_message(types.LogMessageParams(types.MessageType.Warning, f"thiap: {text}"))

    def changed(self, uri: str, *, at_once: bool = False) -> None:
        """A text is another one now: look at it, and at the drafts whose source it is."""
        path = _path(uri)
        own = [other for other, found in self.found.items() if path and found.source == path]
        for address in {uri, *own}:
            self.forget(address)
            self.stops[address] = Event()
            task = asyncio.create_task(self._look(address, self.stops[address], at_once))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)

    def forget(self, uri: str) -> None:
        """Give up the check of a draft."""
        if stop := self.stops.pop(uri, None):
            stop.set()

    def close(self, uri: str) -> None:
        """Clear what was told of a draft."""
        self.forget(uri)
        self.found.pop(uri, None)
        self._publish(uri, [], None)

    async def _look(self, uri: str, stop: Event, at_once: bool) -> None:
        await asyncio.sleep(0 if at_once else self.wants.delay)
        path = _path(uri)
        async with self.one:
            if stop.is_set() or path is None:
                return
            doc = self.server.workspace.get_text_document(uri)
            text, version, before = doc.source, doc.version, self.found.get(uri)
            open_texts = self._open()
            try:
                found = await asyncio.to_thread(
                    check_draft,
                    path,
                    text,
                    self.root,
                    self.wants,
                    read=open_texts.get,
                    stopped=stop.is_set,
                    before=before.report if before else None,
                )
            except Superseded:
                return
            except ThiapError as error:
                self.found.pop(uri, None)
                self._publish(uri, [_problem(translated(str(error), self.lang))], version)
                return
            if stop.is_set():
                return
            if found is None:
                self.found.pop(uri, None)
                self._publish(uri, [], version)
                return
            self.found[uri] = found
            shown = diagnostics(found, self._lines(text), remarks=self.wants.remarks, lang=self.lang)
            self._publish(uri, shown, version)

    def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """The fixes for what stands in a range; none for a text that has changed since its check."""
        uri = params.text_document.uri
        found = self.found.get(uri)
        if found is None:
            return []
        lines = self._lines(self.server.workspace.get_text_document(uri).source)
        return fixes(found, lines, uri, params.range, remarks=self.wants.remarks, lang=self.lang)

    def _open(self) -> dict[Path, str]:
        """The texts of the files that are open."""
        docs = self.server.workspace.text_documents
        return {path: doc.source for uri, doc in docs.items() if (path := _path(uri)) is not None}

    def _lines(self, text: str) -> Lines:
        return Lines(text, self._encoding())

    def _encoding(self) -> str:
        return str(getattr(self.server.workspace.position_encoding, "value", "utf-16"))

    def _publish(self, uri: str, shown: list[types.Diagnostic], version: int | None) -> None:
        self.server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown, version))


def _path(uri: str) -> Path | None:
    """The file of an address; None for one that is on no disk (untitled:) or can be on none."""
    try:
        path = to_fs_path(uri) if uri.startswith("file:") else None
        return Path(path).resolve() if path else None
    except (ValueError, OSError, RuntimeError):  # a NUL, a half character, links in a circle
        return None


def _problem(text: str) -> types.Diagnostic:
    """Why a draft could not be checked, on its first line."""
    nowhere = types.Range(types.Position(0, 0), types.Position(0, 0))
    return types.Diagnostic(nowhere, text, severity=types.DiagnosticSeverity.Warning, source="thiap")


def make(lang: str = "en") -> LanguageServer:
    """The server; ``lang`` is what it speaks to a client that names no language."""
    # Whole texts: pygls counts lines as Python does, which knows more line ends than the protocol.
    server = _Server("thiap", __version__, types.TextDocumentSyncKind.Full)
    service = _Service(server, lang)

    @server.feature(types.INITIALIZE)
    def start(params: types.InitializeParams) -> None:
        service.start(params)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        service.changed(params.text_document.uri, at_once=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def typed(params: types.DidChangeTextDocumentParams) -> None:
        service.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        service.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        service.close(params.text_document.uri)

    kinds = types.CodeActionOptions([types.CodeActionKind.QuickFix])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        return service.actions(params)

    @server.command(RECHECK)
    async def recheck(*_: object) -> None:
        for uri in list(server.workspace.text_documents):
            service.changed(uri, at_once=True)

    return server
