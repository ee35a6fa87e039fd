"""Encoders by name; each is loaded when first used."""

from __future__ import annotations

from functools import lru_cache

from thiap.encoders.windows import WindowEncoder
from thiap.errors import UsageError

#: What ``--encoder`` takes; ``st:NAME`` is a sentence-transformers model by name or folder.
ENCODERS = ("muse", "none")


@lru_cache(maxsize=2)
def get_encoder(name: str) -> WindowEncoder | None:
    """The encoder called ``name``, shared within a process; None for "none".

    Raises:
        UsageError: no encoder has this name.
        EncoderError: its package or its weights are missing.
    """
    if name == "none":
        return None
    if name == "muse":
        from thiap.encoders.muse import MuseEncoder

        return MuseEncoder()
    if _is_model(name):
        from thiap.encoders.sentence_transformers import SentenceTransformersEncoder

        return SentenceTransformersEncoder(name)
    raise UsageError(f"unknown encoder {name!r}; known: {', '.join(ENCODERS)}, st:MODEL")


def lends(name: str) -> str | None:
    """Whose calibration the encoder called ``name`` goes by, if it has none; its model is not loaded."""
    if not _is_model(name):
        return None
    from thiap.encoders.calibration import calibration_of
    from thiap.encoders.sentence_transformers import SentenceTransformersEncoder

    own = SentenceTransformersEncoder.calibration
    return None if own is not None else calibration_of(None).encoder


def _is_model(name: str) -> bool:
    return name.startswith("st:") and len(name) > 3
