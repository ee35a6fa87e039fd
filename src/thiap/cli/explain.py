"""``thiap explain``: what a check finds, why it matters, and when it is wrong."""

from __future__ import annotations

import inspect
from pathlib import Path

import click

from thiap.cli.language import lang_option, spoken
from thiap.cli.output import make_folder, write_output
from thiap.cli.speech import speak


@click.command()
@click.argument("check", required=False)
@click.option("--pages", metavar="FOLDER", help="Write a Markdown page for each check into FOLDER.")
@lang_option
def explain(check: str | None, pages: str | None, lang: str | None) -> None:
    """Explain CHECK; without one, list all checks.

    \b
    Examples:
      thiap explain
      thiap explain number-mismatch
    """
    from thiap.checks import CHECKS
    from thiap.renderers.html.explanations import explanation
    from thiap.renderers.html.page import load_words

    spoken_lang = spoken(lang)
    if pages is not None:
        _write_pages(Path(pages))
        return
    if check is None:
        width = max(map(len, CHECKS), default=0)
        for name in CHECKS:
            first = explanation(name, spoken_lang).summary.partition("\n")[0]
            click.echo(f"{name:<{width}}  {first}")
        return
    module = CHECKS[check]
    click.echo(f"{module.name}  (category {module.category}, MQM {module.issue})\n")
    if spoken_lang == "en":
        click.echo(inspect.getdoc(module) or "")
        return
    told = explanation(check, spoken_lang)
    words = load_words()[spoken_lang]
    click.echo(told.summary)
    for heading, text in told.parts:
        click.echo(f"\n{words[heading]}\n    {text}")


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
    speak(f"wrote {len(made)} pages to {folder}", err=True)
