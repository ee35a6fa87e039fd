"""Which passages may hold what one of them lacks: its neighbours, unless passages are units of a file."""

from __future__ import annotations


def around(k: int, count: int, *, alone: bool) -> range:
    """The numbers of a passage and of those beside it, of ``count``; only its own where each is ``alone``."""
    return range(k, k + 1) if alone else range(max(0, k - 1), min(count, k + 2))
