"""``thiap lsp``: diagnostics and fixes while a translation is written in an editor."""

from __future__ import annotations

from importlib.util import find_spec

import click

from thiap.cli.language import spoken
from thiap.errors import UsageError


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
    from thiap.servers.language_server import make

    make(spoken()).start_io()
