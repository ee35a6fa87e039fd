"""Options whose defaults come from the project's configuration file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click
from click.core import ParameterSource

from thiap.errors import UsageError
from thiap.mqm import SEVERITIES, Severity
from thiap.project.config_file import KEYS, Configuration, check_name, find_file, load
from thiap.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])

#: Key of the file: the parameter whose default it is.
PARAMETERS: Final = {
    "mode": "mode",
    "encoder": "encoder",
    "min-confidence": "min_confidence",
    "select": "select",
    "ignore": "ignore",
    "severities": "severity",
    "fail-on": "fail_on",
    "glossary": "terms",
    "decisions": "decisions",
    "baseline": "baseline",
    "source-lang": "source_lang",
    "target-lang": "target_lang",
}
_META: Final = "thiap.configuration"


def configuration(ctx: click.Context) -> Configuration:
    """What the configuration file says for this call."""
    found = ctx.meta.get(_META)
    return found if isinstance(found, Configuration) else Configuration()


def _configure(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Once both options are known, the file's values become the defaults of this command."""
    asked = ctx.meta.setdefault("thiap.asked", {})
    asked[param.name] = value
    if len(asked) < 2 or ctx.resilient_parsing:
        return value
    path = Path(asked["config"]) if asked["config"] else find_file(Path.cwd())
    if asked["config"] == "none":
        path = None
    found = load(path, profile=asked["profile"])
    ctx.meta[_META] = found
    defaults = dict(ctx.default_map or {})
    for key, setting in found.values.items():
        if key == "severities":
            defaults["severity"] = [f"{check}={severity}" for check, severity in setting.value.items()]
        elif key in PARAMETERS:
            defaults[PARAMETERS[key]] = setting.value
    ctx.default_map = defaults
    return value


def configured(command: Command) -> Command:
    """``--config`` and ``--profile``; the options beside them take their defaults from the file."""
    for option in (
        click.option(
            "--profile",
            metavar="NAME",
            is_eager=True,
            callback=_configure,
            help="Lay this profile of the configuration over the rest.",
        ),
        click.option(
            "--config",
            metavar="FILE",
            is_eager=True,
            callback=_configure,
            help="Configuration, `none` for no file. [default: thiap.toml or pyproject.toml, here or above]",
        ),
    ):
        command = option(command)
    return command


def in_force(ctx: click.Context) -> dict[str, str]:
    """The configuration file and what it decides in this call, as a signature says it; empty without one.

    A file that was found, not named, may be a stranger's: a report has to say what it left out.
    """
    found = configuration(ctx)
    if found.path is None:
        return {}
    held = {
        key: setting.value
        for key, setting in found.values.items()
        if key in PARAMETERS and ctx.get_parameter_source(PARAMETERS[key]) is ParameterSource.DEFAULT_MAP
    }
    name = _near(str(found.path), Path.cwd()) + (f" [{found.profile}]" if found.profile else "")
    said = {"config": name, "config_sets": "; ".join(f"{key}={_shown(found, key)}" for key in held)}
    if "select" in held or "ignore" in held:
        from thiap.checks import CHECKS
        from thiap.reporting import chosen_checks

        on = chosen_checks(Settings(select=held.get("select", ()), ignore=held.get("ignore", ())))
        said["config_off"] = ", ".join(name for name in CHECKS if name not in on)
    if limits := found.get("limits"):
        said["limits"] = ",".join(f"{key}={most:g}" for key, most in limits.items())
    return {key: value for key, value in said.items() if value}


def _shown(found: Configuration, key: str) -> str:
    value = found.get(key)
    if isinstance(value, dict):
        return ",".join(f"{name}:{level}" for name, level in value.items())
    if isinstance(value, tuple):
        return ",".join(value)
    if KEYS[key][0] == "path" and found.path:
        return _near(value, found.path.parent)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _near(path: str, folder: Path) -> str:
    """The path as seen from a folder: a report need not tell where its maker keeps his files."""
    try:
        return os.path.relpath(path, folder)
    except ValueError:  # another drive
        return path


def severities(given: tuple[str, ...]) -> dict[str, Severity]:
    """``CHECK=SEVERITY`` options as a table.

    Raises:
        UsageError: another form, an unknown check or severity.
    """
    table: dict[str, Severity] = {}
    for item in given:
        check, sign, severity = item.partition("=")
        if not sign or severity not in SEVERITIES:
            raise UsageError(f"--severity {item}: give CHECK=LEVEL, LEVEL one of {', '.join(SEVERITIES)}")
        check_name(check, "--severity")
        table[check] = next(known for known in SEVERITIES if known == severity)
    return table
