"""The learnt weighing of the evidence; see ``benchmarks/content/train_coverage.py``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from thiap.content.evidence import FEATURES


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: one weight for each of ``FEATURES``, and a constant."""

    values: tuple[float, ...]
    constant: float

    def odds(self, evidence: NDArray[np.float64]) -> NDArray[np.float64]:
        """Log odds that each part is missing; ``evidence`` has shape (n, len(FEATURES))."""
        found: NDArray[np.float64] = evidence @ np.array(self.values) + self.constant
        return found


@cache
def load_weights(source: str, target: str) -> Weights:
    """The weights for parts of a text in ``source`` held against one in ``target``.

    For a pair of languages without weights of its own those learnt without a dictionary.
    """
    table = json.loads(files("thiap.content").joinpath("weights.json").read_text("utf-8"))
    entry = table["models"].get(f"{source}-{target}", table["models"]["any"])
    return Weights(tuple(entry["weights"][name] for name in FEATURES), entry["constant"])
