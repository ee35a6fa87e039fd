"""``thiap explain``: what a check finds, why it matters, and when it is wrong."""

from __future__ import annotations

import inspect
from pathlib import Path

import click

from thiap.cli.output import make_folder, printable, write_output


@click.command()
@click.argument("check", required=False)
@click.option("--pages", metavar="FOLDER", help="Write a Markdown page for each check into FOLDER.")
def explain(check: str | None, pages: str | None) -> None:
    """Explain CHECK; without one, list all checks.

    \b
    Examples:
      thiap explain
      thiap explain number-mismatch
    """
    from thiap.checks import CHECKS

    if pages is not None:
        _write_pages(Path(pages))
        return
    if check is None:
        width = max(map(len, CHECKS), default=0)
        for name, module in CHECKS.items():
            first = (inspect.getdoc(module) or "").partition("\n")[0]
            click.echo(f"{name:<{width}}  {first}")
        return
    module = CHECKS[check]
    click.echo(f"{module.name}  (category {module.category}, MQM {module.issue})\n")
    click.echo(inspect.getdoc(module) or "")


def _write_pages(folder: Path) -> None:
    """One page a check; pages of checks that are gone are removed."""
    from thiap.renderers.check_pages import pages

    made = pages()
    make_folder(folder)
    for name, text in made.items():
        write_output(str(folder / name), text)
    for path in folder.glob("*.md"):
        if path.name not in made and path.read_text(encoding="utf-8", errors="replace").rstrip().endswith(
            '= "minor"\n```'
        ):
            path.unlink()
    click.echo(printable(f"wrote {len(made)} pages to {folder}"), err=True)
