"""Encoders by name; each is loaded when first used."""

from __future__ import annotations

from functools import lru_cache

from thiap.encoders.windows import WindowEncoder
from thiap.errors import UsageError
from thiap.languages.encoded import ENCODED

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
    if name == "e5":
        from thiap.encoders.e5_windows import E5WindowEncoder

        return E5WindowEncoder()
    if _is_model(name):
        from thiap.encoders.sentence_transformers import SentenceTransformersEncoder

        return SentenceTransformersEncoder(name)
    raise UsageError(f"unknown encoder {name!r}; known: {', '.join(ENCODERS)}, st:MODEL")


def encoder_for(name: str, *langs: str) -> str:
    """The encoder for texts in ``langs``: for mUSE, where it does not read one of them, e5."""
    if name != "muse" or ENCODED.issuperset(langs):
        return name
    from thiap.encoders.e5 import available

    return "e5" if available() else name


def lends(name: str) -> str | None:
    """Whose calibration the encoder called ``name`` goes by, if it has none; its model is not loaded."""
    if name == "e5":
        return "muse"
    if not _is_model(name):
        return None
    from thiap.encoders.calibration import calibration_of
    from thiap.encoders.sentence_transformers import SentenceTransformersEncoder

    own = SentenceTransformersEncoder.calibration
    return None if own is not None else calibration_of(None).encoder


def _is_model(name: str) -> bool:
    return name.startswith("st:") and len(name) > 3
