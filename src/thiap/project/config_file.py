"""``thiap.toml``, or ``[tool.thiap]`` in pyproject.toml: a project's settings, with profiles.

The file is looked for from the working folder upwards. Keys are those of ``KEYS``; a profile is a
table ``[profiles.NAME]`` with the same keys, laid over the rest. Options on the command line win.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from thiap.errors import ConfigError
from thiap.mqm import SEVERITIES

FILE_NAME: Final = "thiap.toml"

#: Key of the file: (what its value must be, what it sets).
KEYS: Final[dict[str, tuple[str, str]]] = {
    "mode": ("mode", "translation, comparable or auto"),
    "encoder": ("text", "the sentence encoder"),
    "min-confidence": ("share", "findings below are counted, not shown"),
    "select": ("names", "run only these checks or categories"),
    "ignore": ("names", "leave out these checks or categories"),
    "severities": ("severities", "severity by check"),
    "limits": ("limits", "what a translation passes with: the least MQM score, issues per 1,000 words"),
    "fail-on": ("severity", "exit with 1 when a finding is this bad or worse"),
    "glossary": ("path", "terms: CSV, TSV or TBX"),
    "decisions": ("path", "dismissals and acceptances, JSON"),
    "baseline": ("path", "findings of an earlier run to compare with"),
    "pairs": ("pairs", "source and translation, folders or files, that thiap status keeps in step"),
    "source-lang": ("text", "language of the sources"),
    "target-lang": ("text", "language of the target"),
    "profile": ("text", "the profile that holds when none is asked for"),
}
#: Most characters of a wrong value in a message.
_SHOWN_CHARS: Final = 80
_MODES: Final = ("auto", "translation", "comparable")


@dataclass(frozen=True, slots=True)
class Setting:
    """One value and where it comes from, as ``thiap config`` shows it."""

    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a file says after its profile is laid over it.

    Attributes:
        path: the file, None where there is none.
        values: by key; paths are joined with the file's folder.
        profile: name of the profile in force, or None.
        profiles: names of all.
    """

    path: Path | None = None
    values: Mapping[str, Setting] = field(default_factory=dict)
    profile: str | None = None
    profiles: tuple[str, ...] = ()

    def get(self, key: str) -> Any:
        """The value of ``key``, None where the file does not set it."""
        setting = self.values.get(key)
        return setting.value if setting else None


def find_file(folder: Path) -> Path | None:
    """The nearest ``thiap.toml``, or pyproject.toml with ``[tool.thiap]``, in ``folder`` or above it."""
    folder = folder.resolve()
    for place in (folder, *folder.parents):
        own, project = place / FILE_NAME, place / "pyproject.toml"
        if own.is_file():
            return own
        if project.is_file() and _is_ours(project):
            return project
    return None


def _is_ours(project: Path) -> bool:
    """Whether a pyproject.toml speaks of thiap; somebody else's need not even be valid."""
    try:
        tools = _parse(project).get("tool")
    except ConfigError:
        with suppress(OSError):
            if b"tool.thiap" in project.read_bytes():
                raise
        return False
    return isinstance(tools, dict) and "thiap" in tools


def load(path: Path | None, *, profile: str | None = None) -> Configuration:
    """Read and check a configuration file.

    Args:
        path: the file; None for no file at all.
        profile: name of the profile to lay over it; None takes the file's own ``profile`` key.

    Raises:
        ConfigError: the file is missing, is no TOML, holds an unknown key or a value of the wrong
            kind, or has no such profile.
    """
    if path is None:
        if profile is not None:
            raise ConfigError(
                f"--profile {profile}: there is no {FILE_NAME} here or above that could hold it"
            )
        return Configuration()
    table = _parse(path)
    if path.name == "pyproject.toml":
        tools = table.get("tool", {})
        if not isinstance(tools, dict):
            raise ConfigError(f"{path}: tool must be a table, as in [tool.thiap]")
        table = tools.get("thiap", {})
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.thiap must be a table")
    profiles = table.pop("profiles", {})
    if not isinstance(profiles, dict) or not all(isinstance(part, dict) for part in profiles.values()):
        raise ConfigError(f"{path}: profiles must be tables, as in [profiles.strict]")
    values = _values(path, table, "")
    for name, part in profiles.items():  # all are checked, so that a slip shows before its day
        _values(path, part, f"profiles.{name}.")
    chosen = profile if profile is not None else values["profile"].value if "profile" in values else None
    if chosen is not None:
        if chosen not in profiles:
            raise ConfigError(f"{path}: has no profile {chosen!r}; {_nearest(chosen, list(profiles))}")
        values |= _values(path, profiles[chosen], f"profiles.{chosen}.")
    return Configuration(path, values, chosen, tuple(profiles))


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as problem:
        raise ConfigError(f"{path}: is no valid TOML: {problem}") from None
    except RecursionError:
        raise ConfigError(f"{path}: is nested too deeply; settings are one table deep") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: is not UTF-8, which TOML must be") from None
    except ValueError:  # Python reads no integer of thousands of digits
        raise ConfigError(f"{path}: holds a number of more digits than can be read") from None
    except OSError as problem:
        raise ConfigError(f"{path}: cannot be read: {problem.strerror or problem}") from None


def _values(path: Path, table: dict[str, Any], where: str) -> dict[str, Setting]:
    values = {}
    for key, value in table.items():
        if key not in KEYS or (where and key == "profile"):
            raise ConfigError(f"{path}: unknown key {where + key!r}; {_nearest(key, list(KEYS))}")
        values[key] = Setting(_checked(path, where + key, KEYS[key][0], value), _origin(path, where))
    return values


def _origin(path: Path, where: str) -> str:
    return f"{path} [{where.rstrip('.')}]" if where else str(path)


def _checked(path: Path, key: str, kind: str, value: Any) -> Any:
    def wrong(expected: str) -> ConfigError:
        return ConfigError(f"{path}: {key} must be {expected}, not {_shown(value)}")

    if kind == "share":
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise wrong("a number from 0 to 1")
        return float(value)
    if kind == "names":
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise wrong("a list of names")
        for name in value:
            check_name(name, f"{path}: {key}")
        return tuple(value)
    if kind == "pairs":
        if not isinstance(value, list) or not all(map(_is_pair, value)):
            raise wrong('a list of pairs such as [["docs/en", "docs/th"]]')
        return tuple(tuple(str(path.parent / name) for name in pair) for pair in value)
    if kind == "limits":
        known = ("score", *SEVERITIES[:-1])
        good = isinstance(value, dict) and all(
            name in known and isinstance(most, int | float) and not isinstance(most, bool) and 0 <= most < 1e6
            for name, most in value.items()
        )
        if not good:
            raise wrong("a table such as {score = 95, critical = 0, major = 1.5}")
        return {name: float(most) for name, most in value.items()}
    if kind == "severities":
        if not isinstance(value, dict):
            raise wrong('a table such as {number-mismatch = "critical"}')
        for check, severity in value.items():
            check_name(check, f"{path}: {key}")
            if severity not in SEVERITIES:
                raise ConfigError(
                    f"{path}: {key}.{check} must be one of {', '.join(SEVERITIES)}, not {_shown(severity)}"
                )
        return dict(value)
    if not isinstance(value, str) or not value:
        raise wrong("a text")
    if "\0" in value:
        raise wrong("a text without NUL characters")
    if kind == "mode" and value not in _MODES:
        raise wrong(f"one of {', '.join(_MODES)}")
    if kind == "severity" and value not in SEVERITIES:
        raise wrong(f"one of {', '.join(SEVERITIES)}")
    return str(path.parent / value) if kind == "path" else value


def _is_pair(value: Any) -> bool:
    """Two names of files or folders."""
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(name, str) and name and "\0" not in name for name in value)
    )


def _shown(value: Any) -> str:
    """A value in a message: short, whatever the file held."""
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # an integer of thousands of digits has no repr
        return f"this {type(value).__name__}"
    return text if len(text) <= _SHOWN_CHARS else f"{text[:_SHOWN_CHARS]}…"


def check_name(name: str, where: str) -> None:
    """Refuse what is neither a check nor a category.

    Raises:
        ConfigError: naming the nearest.
    """
    from thiap.checks import CHECKS

    known = [*CHECKS, *(check.category for check in CHECKS.values())]
    if name not in known:
        raise ConfigError(f"{where}: unknown check {name!r}; {_nearest(name, known)}")


def _nearest(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"known: {', '.join(dict.fromkeys(known))}" if known else "the file defines none"
