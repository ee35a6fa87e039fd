"""A bitext as a key: what is found in one is kept for the checks that ask again."""

from __future__ import annotations

from dataclasses import dataclass

from thiap.model import Bitext


@dataclass(frozen=True, slots=True, eq=False)
class Identity:
    """A bitext compared by identity: hashing one would walk through all of its facts."""

    bitext: Bitext

    def __hash__(self) -> int:
        return id(self.bitext)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Identity) and other.bitext is self.bitext
