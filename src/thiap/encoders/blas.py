"""One thread for each piece of linear algebra, and several pieces at once.

The matrices here are small: more threads on one of them wait for each other (230 sentences a second fall to
30 on two busy cores), and results could differ by rounding from run to run. Batches that do not need each
other share the processors instead: each gives the same bytes, whatever runs beside it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Final, TypeVar

from threadpoolctl import ThreadpoolController

Item = TypeVar("Item")
Result = TypeVar("Result")

#: Batches at once, at most: each holds its own working set.
_MOST: Final = 4
_alone: ContextVar[bool] = ContextVar("alone", default=False)


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()  # looks through the loaded libraries: once


def one_thread() -> AbstractContextManager[object]:
    """Within this context BLAS works in one thread."""
    limited: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return limited


@contextmanager
def one_processor() -> Iterator[None]:
    """Within this context all work is done in the thread that asks for it: others use the processors."""
    token = _alone.set(True)
    try:
        with one_thread():
            yield
    finally:
        _alone.reset(token)


def _processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """``work`` of each item, in order, as many at once as there are processors.

    Args:
        work: called in threads; what it reads must not change meanwhile.
        items: batches that do not need each other.
    """
    threads = 1 if _alone.get() else min(_MOST, _processors(), len(items))
    with one_thread():
        if threads < 2:
            yield from map(work, items)
            return
        with ThreadPoolExecutor(threads, thread_name_prefix="thiap-encode") as pool:
            yield from pool.map(work, items)
