"""``thiap lsp``: diagnostics and fixes while a translation is written in an editor."""

from __future__ import annotations

import logging
import sys
from importlib.util import find_spec
from typing import Final

import click

from thiap.cli.language import spoken
from thiap.cli.output import printable
from thiap.errors import UsageError

#: Characters of a line in the log.
_LONGEST: Final = 500


@click.command()
def lsp() -> None:
    """Serve diagnostics and fixes to an editor over the Language Server Protocol.

    An editor starts the command and speaks with it over standard input and output; there is no network.
    A draft is held against its source: by the `pairs` of thiap.toml, by thiap.lock, else by its name.
    Needs `pip install 'thiap[lsp]'`; editors/vscode holds a client.

    \b
    Examples:
      thiap lsp
    """
    if find_spec("pygls") is None:
        raise UsageError("this needs the package pygls; install it: pip install 'thiap[lsp]'")
    from thiap.servers.confined import MOST
    from thiap.servers.framed import Framed
    from thiap.servers.language_server import make

    if sys.stdin is None or sys.stdout is None:
        raise UsageError(
            "an editor speaks with this command over standard input and output; one of them is closed"
        )
    log = logging.StreamHandler(sys.stderr)
    log.setFormatter(_OneLine())
    logging.getLogger("pygls").addHandler(log)
    logging.getLogger("pygls").propagate = False
    make(spoken()).start_io(Framed(sys.stdin.buffer, 12 * MOST + 100_000))  # type: ignore[arg-type]


class _OneLine(logging.Formatter):
    """An error of a message in one line: it is the sender's, and may be sent a thousand times."""

    def format(self, record: logging.LogRecord) -> str:
        said = record.getMessage().partition("\n")[0].partition("Traceback")[0].strip()
        error = record.exc_info[1] if record.exc_info else None
        why = f": {type(error).__name__}: {error}" if error else ""
        return printable(f"thiap: {said}{why}")[:_LONGEST]
