"""A read-only table of plug-ins by name, with an error that names the nearest match."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Generic, TypeVar

from thiap.errors import UsageError

T = TypeVar("T")


class Registry(Mapping[str, T], Generic[T]):
    """Plug-ins of one kind in a fixed order.

    The entries are written out where the registry is made: no decorators, no directory scans.
    """

    def __init__(self, kind: str, entries: Mapping[str, T]) -> None:
        self.kind = kind
        self._entries = dict(entries)

    def __getitem__(self, name: str) -> T:
        try:
            return self._entries[name]
        except KeyError:
            near = get_close_matches(name, self._entries, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(self._entries)}"
            raise UsageError(f"unknown {self.kind} {name!r}; {hint}") from None

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
