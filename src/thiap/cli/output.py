"""Writing results: whole files or nothing, and standard output that takes Thai everywhere."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from thiap.errors import OutputError, UsageError

#: What a report and an alignment by thiap begin with, in their first `_HEAD` bytes.
REPORT: Final = b'<meta name="generator" content="thiap">'
ALIGNMENT: Final = b'{"source": ['
_HEAD: Final = 4096
#: Options that name a file to read. A saved run may take the place of the baseline it was held against.
_READ: Final = ("terms", "decisions", "anchors", "config", "titles", "gold", "beads", "reference")


def write_output(
    path: str | None, data: str | bytes, *, over: str | None = None, instead_of: bytes | None = None
) -> None:
    """Write a result to ``path``, or to standard output for None and ``-``.

    A file appears whole or not at all: the data goes to a temporary file beside it, which then
    takes its place. Line ends are written as they stand. ``over`` names the text of which the result is a
    copy with something added, so that it may take its place. ``instead_of`` is given where the user did not
    name the file himself: one that is there already is replaced only if it begins with such a mark.

    Raises:
        OutputError: the folder is missing or read-only, the disk is full, or standard output closed.
        UsageError: ``path`` is a text that the running command reads, or somebody else's file.
        BrokenPipeError: whoever read standard output had enough.
    """
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if path is None or path == "-":
        _write_standard(raw)
        return
    _refuse_input(Path(path), over)
    if instead_of is not None:
        _refuse_foreign(Path(path), instead_of)
    _write_file(Path(path), raw)


def _write_standard(raw: bytes) -> None:
    if sys.stdout is None:  # the shell closed it: >&-
        raise OutputError("standard output is closed; name a file with -o")
    try:
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise OutputError(f"standard output cannot be written ({problem.strerror or problem})") from problem


def _write_file(path: Path, raw: bytes) -> None:
    temporary = ""
    try:
        if path.is_dir():
            raise OutputError(f"{path}: is a folder; name a file to write")
        if path.exists() and not path.is_file():  # /dev/null, a pipe: nothing to replace
            path.write_bytes(raw)
            return
        real = path.resolve()
        handle, temporary = tempfile.mkstemp(prefix=f".{real.name[:40]}.", dir=real.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())  # or a power cut could leave the new name without the data
        mode = real.stat().st_mode & 0o777 if real.exists() else 0o666 & ~_umask()
        Path(temporary).chmod(mode)
        Path(temporary).replace(real)
        temporary = ""
    except BrokenPipeError:
        raise
    except (OSError, RuntimeError) as problem:  # RuntimeError: pathlib's word for links in a circle
        reason = getattr(problem, "strerror", None) or problem
        raise OutputError(
            f"{path}: cannot be written ({reason}); nothing was changed. "
            "Choose another place with -o, or make the folder first"
        ) from problem
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def _refuse_input(path: Path, over: str | None) -> None:
    """Writing over a file that the running command reads would lose it, but for ``over``.

    Raises:
        UsageError: ``path`` is one of the command's arguments, or of the options in ``_READ``.
    """
    context = click.get_current_context(silent=True)
    if context is None:
        return
    for param in context.command.params:
        read = isinstance(param, click.Argument) or param.name in _READ
        given = context.params.get(param.name or "") if read else ()
        for name in (given,) if isinstance(given, str) else given or ():
            with contextlib.suppress(OSError, ValueError, RuntimeError):
                if name != over and path.samefile(name):
                    raise UsageError(f"{path}: is a text this command reads; name another file to write")


def look_at_outputs(named: Mapping[str, str | None], *, over: str | None = None) -> None:
    """Refuse before the work what would lose a file after it.

    Args:
        named: the file each option names.
        over: the text that ``notes`` may replace.

    Raises:
        UsageError: two options name one file, or one names a text that the running command reads.
        OutputError: the folder of one is not there.
    """
    seen: dict[str, str] = {}
    for option, name in named.items():
        if name and name != "-":
            real = os.path.realpath(name)
            if not Path(real).parent.is_dir():
                folder = Path(name).parent
                raise OutputError(
                    f"{name}: the folder {folder} is not there; make it first, or name another file"
                )
            if real in seen:
                options = (f"--{key.removesuffix('_file')}" for key in (seen[real], option))
                raise UsageError(f"{name}: is named by {' and '.join(options)}; give each a file of its own")
            seen[real] = option
            _refuse_input(Path(name), over if option == "notes" else None)


def _refuse_foreign(path: Path, mark: bytes) -> None:
    """Keep a file that stands, by chance, where a result would go.

    Raises:
        UsageError: there is a file without the mark.
    """
    with contextlib.suppress(OSError, RuntimeError):  # writing will say what is wrong
        head = b""
        if path.is_file():
            with path.open("rb") as file:
                head = file.read(_HEAD)
        if head and mark not in head:
            raise UsageError(
                f"{path}: is there already and was not written by thiap; move it, or name another file"
            )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def make_folder(path: Path) -> None:
    """Make a folder for results unless it is there.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise OutputError(f"{path}: the folder cannot be made ({problem.strerror or problem})") from problem


def printable(text: str) -> str:
    """``text`` on one line, with escapes for what would steer the terminal: much of it strangers wrote."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)


def use_color(no_color: bool) -> bool:
    """Whether standard output shows colours: a terminal, and nobody said no (https://no-color.org)."""
    return not no_color and "NO_COLOR" not in os.environ and on_terminal() and not is_dumb()


def is_dumb() -> bool:
    """Whether the terminal is one that knows no codes; Windows names none at all."""
    return os.environ.get("TERM") in ("", "dumb")


def on_terminal() -> bool:
    """Whether standard output is a terminal; closed it is None, and none."""
    return sys.stdout is not None and sys.stdout.isatty()
