"""Models of the sentence-transformers library (LaBSE and others), for users who have the weights.

Optional: ``pip install 'thiap[models]'``. Nothing is downloaded: the model must be a folder, or be
in the library's local cache.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from thiap.encoders.calibration import Calibration
from thiap.encoders.windows import JoinedWindows, Windows
from thiap.errors import EncoderError
from thiap.protocols import Vectors


class SentenceTransformersEncoder:
    """One model, named ``st:MODEL``."""

    signature = ""  # a folder may be written to: what it gives is not kept
    calibration: Calibration | None = None
    languages: frozenset[str] = frozenset()  # unknown: the model's card says

    def __init__(self, name: str) -> None:
        self.name = name
        self._model: Any = _load(name.removeprefix("st:"))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of whole texts."""
        found = self._model.encode(
            list(texts), normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(found, dtype=np.float32)

    def windows(self, pieces: Sequence[str], sizes: Sequence[int] | None = None) -> Windows:
        """Windows, each encoded as a text of its own: slow for long documents."""
        return JoinedWindows(self, pieces, sizes)


def _load(model: str) -> Any:
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise EncoderError(
            f"encoder 'st:{model}' needs sentence-transformers; run \"pip install 'thiap[models]'\""
        ) from error
    try:
        return SentenceTransformer(model, local_files_only=True)
    except (OSError, ValueError) as error:
        raise EncoderError(
            f"cannot load the model {model!r}: {error}; give a folder, or download the model first "
            "(thiap itself never does)"
        ) from error
