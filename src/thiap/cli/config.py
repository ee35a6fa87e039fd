"""``thiap config``: which settings hold, and why."""

from __future__ import annotations

import json
from typing import Any

import click
from click.core import ParameterSource

from thiap.cli.configured import PARAMETERS, configuration, configured
from thiap.cli.language import spoken
from thiap.cli.options import alignment_options, finding_options, language_options
from thiap.cli.output import printable
from thiap.phrases.translated import translated
from thiap.project.config_file import KEYS


@click.command()
@language_options
@alignment_options
@finding_options
@configured
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def config(ctx: click.Context, /, **options: Any) -> None:
    """Show the settings that hold here, and where each comes from: default, file or option.

    It takes the options of `thiap check`, to see what they would change.

    \b
    Examples:
      thiap config
      thiap config --profile strict --min-confidence 0.8
    """
    found = configuration(ctx)
    rows = [(key, options.get(name), _origin(ctx, key, name)) for key, name in PARAMETERS.items()]
    if pairs := found.values.get("pairs"):
        rows.append(("pairs", tuple(" = ".join(pair) for pair in pairs.value), pairs.origin))
    if options["format_"] == "json":
        table = {key: {"value": value, "origin": origin} for key, value, origin in rows}
        whole = {"file": str(found.path) if found.path else None, "profile": found.profile, "settings": table}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
        return
    file = found.path or translated("none (no thiap.toml, and no [tool.thiap], here or above)", spoken())
    click.echo(printable(f"file     {file}"))
    others = f"  (the file has: {', '.join(found.profiles)})" if found.profiles else ""
    click.echo(printable(f"profile  {found.profile or 'none'}{others}") + "\n")
    width = max(map(len, PARAMETERS))
    texts = [_text(value) for _, value, _ in rows]
    column = min(max(map(len, texts)), 40)
    for (key, _, origin), text in zip(rows, texts, strict=True):
        click.echo(
            printable(f"{key:<{width}}  {text:<{column}}  {translated(origin, spoken()):<12}").rstrip()
        )
    click.echo(
        "\n" + "\n".join(f"{key:<{width}}  {translated(KEYS[key][1], spoken())}" for key, _, _ in rows)
    )


def _origin(ctx: click.Context, key: str, name: str) -> str:
    source = ctx.get_parameter_source(name)
    if source is ParameterSource.COMMANDLINE:
        return "option"
    setting = configuration(ctx).values.get(key)
    return setting.origin if setting and source is ParameterSource.DEFAULT_MAP else "default"


def _text(value: Any) -> str:
    if value is None or value == ():
        return "-"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
