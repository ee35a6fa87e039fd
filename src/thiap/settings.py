"""Settings of a run, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from thiap.errors import UsageError
from thiap.frozen import FrozenMap
from thiap.model import Term
from thiap.mqm import Severity

#: Default threshold below which a finding is counted but not shown; chosen on the false-alarm
#: curve in docs/false-alarms.md.
MIN_CONFIDENCE = 0.5


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose; the defaults are the defaults of the command line.

    Attributes:
        mode: "auto" decides from the alignment and says so.
        encoder: a name in ``thiap.encoders.ENCODERS``.
        min_confidence: findings below are counted, not shown.
        select, ignore: names of checks, or categories; ``select`` empty means all.
        severities: overrides by name of check or category; the check's own wins.
        terms: the user's glossary, see ``thiap.glossary``.
    """

    mode: Literal["auto", "translation", "comparable"] = "auto"
    encoder: str = "muse"
    min_confidence: float = MIN_CONFIDENCE
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=FrozenMap)
    terms: tuple[Term, ...] = ()

    def __post_init__(self) -> None:
        """Freeze the overrides, and refuse a threshold that no confidence can be held against.

        Raises:
            UsageError: ``min_confidence`` is no number from 0 to 1.
        """
        object.__setattr__(self, "severities", FrozenMap(self.severities))
        if not 0 <= self.min_confidence <= 1:  # NaN too
            raise UsageError(f"min-confidence is {self.min_confidence}; give a number from 0 to 1, e.g. 0.5")
