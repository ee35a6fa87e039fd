"""What two facts are to each other: the value every step of the comparison hands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from thiap.model import Aspect, Relation

_RANK: Final[dict[Relation, int]] = {
    "equal": 5,
    "compatible": 4,
    "less_precise": 3,
    "conflict": 2,
    "elsewhere": 1,
    "missing": 0,
}


@dataclass(frozen=True, slots=True)
class Match:
    """How two facts relate.

    Attributes:
        likeness: 0 to 1, how sure it is that the two speak of the same thing.
        rule: the equality or difference in words.
        aspects: what differs.
        units: the two units, where one amount is converted into the other's.
    """

    relation: Relation
    likeness: float
    rule: str
    aspects: tuple[Aspect, ...] = ()
    units: tuple[str, str] | None = None

    @property
    def agrees(self) -> bool:
        """Whether both can be true of one thing."""
        return self.relation in ("equal", "compatible", "less_precise")

    @property
    def rank(self) -> tuple[int, float]:
        """For choosing among the readings of two facts: agreement first, then likeness."""
        return _RANK[self.relation], self.likeness
