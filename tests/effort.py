"""How much work something is, on any machine: what it executes and what it holds, and no clock."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(action: Callable[[], Any]) -> int:
    """Lines of Python that run in ``action``, which does the same for the same input wherever it runs.

    What C code does inside of a line does not count: growth of regular expressions has a test of its own
    (``tests/property/test_regex_growth.py``), and so has the memory of bombs, see `peak`.
    """
    count = 0

    def line(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        action()
    finally:
        sys.settrace(before)
    return count


def growth(action: Callable[[int], Any], small: int, times: int = 4) -> float:
    """How many times the steps grow when ``small`` becomes ``times`` as much: about ``times`` if linear."""
    action(small)  # tables are loaded and filled
    return steps(lambda: action(small * times)) / steps(lambda: action(small))


def peak(action: Callable[[], Any]) -> int:
    """Most bytes that Python held at once for ``action``."""
    tracemalloc.start()
    try:
        action()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
