"""The learnt weighing of the evidence; see ``benchmarks/content/train_coverage.py``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from thiap.content.evidence import FEATURES


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: one weight for each of its features, and a constant."""

    values: tuple[float, ...]
    constant: float

    def odds(self, evidence: NDArray[np.float64]) -> NDArray[np.float64]:
        """Log odds that each part is missing; ``evidence`` has shape (n, number of features)."""
        found: NDArray[np.float64] = evidence @ np.array(self.values) + self.constant
        return found


@cache
def load_weights(source: str, target: str) -> Weights:
    """The weights for parts of a text in ``source`` held against one in ``target``.

    For a pair of languages without weights of its own those learnt without a dictionary.
    """
    return read_weights("weights.json", FEATURES, source, target)


def read_weights(file: str, features: Sequence[str], source: str, target: str) -> Weights:
    """The weights of ``features`` in a file of this package, for a pair of languages or else for "any"."""
    table = json.loads(files("thiap.content").joinpath(file).read_text("utf-8"))
    entry = table["models"].get(f"{source}-{target}", table["models"]["any"])
    return Weights(tuple(entry["weights"][name] for name in features), entry["constant"])
