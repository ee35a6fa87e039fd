"""``thiap mcp``: the library as tools for other programs."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from thiap.errors import UsageError


@click.command()
@click.option(
    "--root",
    default=".",
    show_default=True,
    metavar="FOLDER",
    help="The only folder whose files are read.",
)
def mcp(root: str) -> None:
    """Serve check, align, facts, names and explain over the Model Context Protocol.

    A client starts the command and speaks with it over standard input and output; there is no network.
    Texts come with the request, or are named below FOLDER. Needs `pip install 'thiap[mcp]'`.

    \b
    Examples:
      thiap mcp
      thiap mcp --root docs
    """
    if find_spec("mcp") is None:
        raise UsageError("this needs the Model Context Protocol's SDK; install it: pip install 'thiap[mcp]'")
    if not Path(root).is_dir():
        raise UsageError(f"--root: {root} is no folder")
    from thiap.servers.mcp import serve

    serve(Path(root))
