"""One thread for linear algebra.

The matrices here are small: more threads wait for each other (230 sentences a second fall to 30 on
two busy cores), and results could differ by rounding from run to run.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()  # looks through the loaded libraries: once


def one_thread() -> AbstractContextManager[object]:
    """Within this context BLAS works in one thread."""
    limited: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return limited
