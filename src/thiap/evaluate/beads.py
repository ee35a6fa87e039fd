"""Read beads from JSON Lines, as ``thiap align`` writes them."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from thiap.errors import InputError
from thiap.model import Bead, Spans


def read_beads(path: str, *, lengths: tuple[int, int]) -> tuple[Bead, ...]:
    """The beads of a file.

    Args:
        path: JSON Lines with ``source`` and ``target``, lists of ``[start, end]``.
        lengths: of the source and target texts, which every span must fit.

    Raises:
        InputError: the file cannot be read, or a line breaks the form.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").split("\n")  # not at U+2028, as splitlines does
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8; beads are JSON Lines, as of thiap align") from None
    except OSError as problem:
        raise InputError(f"{path}: beads cannot be read from it: {problem.strerror or problem}") from None
    return tuple(
        _bead(line, f"{path}:{number}", lengths) for number, line in enumerate(lines, 1) if line.strip()
    )


def _bead(line: str, place: str, lengths: tuple[int, int]) -> Bead:
    try:
        entry = json.loads(line)
        if not isinstance(entry, dict):
            raise ValueError("not an object")
        source, target = (
            _spans(entry.get(side) or [], length)
            for side, length in zip(("source", "target"), lengths, strict=True)
        )
        score = float(entry.get("score", 1.0))
        if not math.isfinite(score):
            raise ValueError(f"the score {score} is no number")
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise InputError(
            f'{place}: {error}; expected {{"source": [[start, end]], "target": [[start, end]]}}'
        ) from error
    if not (source or target):
        raise InputError(f"{place}: the bead has no span")
    return Bead(source, target, score)


def _spans(entries: Any, length: int) -> Spans:
    spans = []
    for start, end in entries:
        if not (type(start) is int and type(end) is int and 0 <= start < end <= length):
            raise ValueError(f"[{start}, {end}] is no span of a text of {length} characters")
        spans.append((start, end))
    return tuple(sorted(spans))
