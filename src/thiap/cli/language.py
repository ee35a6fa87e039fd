"""The language a person reads: asked for, or that of the environment."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from thiap.phrases import LANGS

Command = TypeVar("Command", bound=Callable[..., Any])
#: As POSIX orders them: the first that is set decides.
_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def lang_option(command: Command) -> Command:
    """``--lang``, for everything that people read."""
    return click.option(
        "--lang",
        type=click.Choice(LANGS),
        help="Language of messages and reports. [default: that of LC_ALL, LC_MESSAGES or LANG, else en]",
    )(command)


def spoken(asked: str | None) -> str:
    """The language asked for, else that of the environment, else English."""
    if asked:
        return asked
    named = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    code = named.partition(".")[0].partition("_")[0].lower()
    return code if code in LANGS else LANGS[0]
