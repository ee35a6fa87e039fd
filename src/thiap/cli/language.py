"""The language a person reads: asked for, or that of the environment."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from itertools import pairwise
from typing import Any, Final, TypeVar

import click

from thiap.phrases import LANGS

Command = TypeVar("Command", bound=Callable[..., Any])
#: As POSIX orders them: the first that is set decides.
_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
#: What the command line asks for, known before any command is: help and errors are said in it too.
_asked: ContextVar[str | None] = ContextVar("asked", default=None)
#: Commands whose own ``--lang`` is that of the text they read.
_OF_THE_TEXT: Final = ("facts",)


def lang_option(command: Command) -> Command:
    """``--lang``, for everything that people read."""
    return click.option(
        "--lang",
        type=click.Choice(LANGS),
        help="Language of messages and reports. [default: that of LC_ALL, LC_MESSAGES or LANG, else en]",
    )(command)


def spoken(asked: str | None = None) -> str:
    """The language asked for, else that of the environment, else English."""
    if asked := asked or _asked.get():
        return asked
    named = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    code = named.partition(".")[0].partition("_")[0].lower()
    return code if code in LANGS else LANGS[0]


def listen(arguments: Sequence[str]) -> None:
    """Take ``--lang`` from a command line before it is parsed, for the help and the errors of parsing."""
    asked = None
    for word, following in pairwise([*arguments, ""]):
        if word in _OF_THE_TEXT or word == "--":
            break
        name, _, value = word.partition("=")
        if name == "--lang" and (code := value or following) in LANGS:
            asked = code
    _asked.set(asked)
