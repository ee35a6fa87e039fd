"""``thiap explain``: what a check finds, why it matters, and when it is wrong."""

from __future__ import annotations

import inspect

import click


@click.command()
@click.argument("check", required=False)
def explain(check: str | None) -> None:
    """Explain CHECK; without one, list all checks."""
    from thiap.checks import CHECKS

    if check is None:
        width = max(map(len, CHECKS), default=0)
        for name, module in CHECKS.items():
            first = (inspect.getdoc(module) or "").partition("\n")[0]
            click.echo(f"{name:<{width}}  {first}")
        return
    module = CHECKS[check]
    click.echo(f"{module.name}  (category {module.category}, MQM {module.issue})\n")
    click.echo(inspect.getdoc(module) or "")
