"""The Model Context Protocol on standard input and output: the tools, and what keeps requests small.

The protocol itself is the official SDK's; nothing here listens on a network.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Annotated, Any, Final, Literal, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field

from thiap import __version__
from thiap.errors import ThiapError
from thiap.servers import tools
from thiap.servers.confined import MOST, Folder, Given, ShortLines
from thiap.settings import MIN_CONFIDENCE, Settings

#: Most bytes of one message: two texts, each character of which JSON may write as six.
_LONGEST: Final = 12 * MOST + 100_000
_READS: Final = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
_T = TypeVar("_T")

_Text = Annotated[str | None, Field(description="The text itself, in English or Thai.")]
_Path = Annotated[
    str | None, Field(description="A file below the server's folder, of any format that is read.")
]
_Limit = Annotated[int, Field(ge=1, le=10_000, description="Most entries to return.")]
_Mode = Annotated[
    Literal["auto", "translation", "comparable"],
    Field(description="Whether the target translates the source, or tells the same in its own words."),
]


def serve(root: Path) -> None:
    """Answer requests until standard input ends."""
    sys.stdin = io.TextIOWrapper(io.BufferedReader(ShortLines(sys.stdin.buffer, _LONGEST)), "utf-8")
    make(root).run("stdio")


def make(root: Path) -> MCPServer[Any]:
    """The server, with its tools; files are read below ``root`` alone."""
    server: MCPServer[Any] = MCPServer(
        "thiap",
        version=__version__,
        instructions=(
            "Checks a Thai translation against its English source (or the other way round): numbers, dates, "
            "names, units, missing and added passages. Findings are possible issues to be confirmed."
        ),
        log_level="WARNING",
        subscriptions=False,
    )
    folder, one = Folder(root.resolve()), Lock()

    def asked(work: Callable[[], _T]) -> _T:
        """One request at a time: a second one waits, and does not take memory of its own."""
        try:
            with one:
                return work()
        except ThiapError as error:
            raise ToolError(str(error)) from None

    def pair(
        source: str | None, source_path: str | None, target: str | None, target_path: str | None
    ) -> tuple[Given, Given]:
        return folder.given("source", source, source_path), folder.given("target", target, target_path)

    def check(
        source: _Text = None,
        source_path: _Path = None,
        target: _Text = None,
        target_path: _Path = None,
        mode: _Mode = "auto",
        min_confidence: Annotated[float, Field(ge=0, le=1)] = MIN_CONFIDENCE,
        select: Annotated[list[str] | None, Field(description="Only these checks or categories.")] = None,
        ignore: Annotated[list[str] | None, Field(description="Not these checks or categories.")] = None,
        remarks: Annotated[bool, Field(description="Remarks too, which are no issues.")] = False,
        limit: _Limit = tools.SHOWN,
    ) -> dict[str, Any]:
        """Report what a translation lacks, adds or contradicts.

        Give a source and a target, each as text or path; or as target_path alone a bilingual file (XLIFF,
        TMX, PO, Qt .ts, a table of two columns). Two files of strings (JSON, ARB, strings.xml …) pair by key.
        """

        def work() -> dict[str, Any]:
            alone = source is None and source_path is None
            sources: list[Given] = [] if alone else [folder.given("source", source, source_path)]
            settings = Settings(mode, "muse", min_confidence, tuple(select or ()), tuple(ignore or ()))
            under_review = folder.given("target", target, target_path)
            return tools.check(sources, under_review, settings, remarks=remarks, limit=limit)

        return asked(work)

    def align(
        source: _Text = None,
        source_path: _Path = None,
        target: _Text = None,
        target_path: _Path = None,
        mode: _Mode = "auto",
        limit: _Limit = tools.SHOWN,
    ) -> dict[str, Any]:
        """Say which passages of two texts say the same, and which have no counterpart."""
        return asked(
            lambda: tools.align(
                *pair(source, source_path, target, target_path), Settings(mode=mode), limit=limit
            )
        )

    def facts(text: _Text = None, text_path: _Path = None, limit: _Limit = tools.SHOWN) -> dict[str, Any]:
        """List the dates, numbers, quantities, durations and addresses of one text, as values."""
        return asked(lambda: tools.facts(folder.given("text", text, text_path), limit=limit))

    def names(
        source: _Text = None,
        source_path: _Path = None,
        target: _Text = None,
        target_path: _Path = None,
        mode: _Mode = "auto",
        limit: _Limit = tools.SHOWN,
    ) -> dict[str, Any]:
        """List the names of a source with their renderings in the target, most frequent first."""
        return asked(
            lambda: tools.names(
                *pair(source, source_path, target, target_path), Settings(mode=mode), limit=limit
            )
        )

    def explain(check: Annotated[str | None, Field(description="Name of a check.")] = None) -> dict[str, Any]:
        """Explain what a check finds, why it matters and when it is wrong; without one, list all checks."""
        return asked(lambda: tools.explain(check))

    for tool in (check, align, facts, names, explain):
        server.add_tool(tool, annotations=_READS)
    return server
