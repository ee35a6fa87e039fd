"""The learnt weighing of a word's evidence; see ``benchmarks/content/train_correspondence.py``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from thiap.correspondence.evidence import FEATURES, Matrix
from thiap.protocols import Vectors


@dataclass(frozen=True, slots=True)
class Head:
    """A logistic model: one weight for each of ``FEATURES``, and a constant."""

    values: tuple[float, ...]
    constant: float

    def odds(self, rows: Matrix) -> Matrix:
        """Log odds that each word is answered by nothing; ``rows`` has shape (n, len(FEATURES))."""
        found: Matrix = rows @ np.array(self.values) + self.constant
        return found


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        files("thiap.correspondence").joinpath("heads.json").read_text("utf-8")
    )
    return found


@cache
def load_head(lang: str, other: str) -> Head:
    """The head for words of a text in ``lang`` beside one in ``other``.

    For a pair of languages without one of its own that learnt from both directions without a dictionary.
    """
    heads = _table()["heads"]
    entry = heads.get(f"{lang}-{other}", heads["any"])
    return Head(tuple(entry["weights"][name] for name in FEATURES), entry["constant"])


@cache
def load_centre() -> Vectors:
    """The usual state of a token, shape (width,)."""
    return np.array(_table()["centre"], dtype=np.float32)
