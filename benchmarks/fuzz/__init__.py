"""Fuzz targets: what strangers' files may do to every reader, grammar and renderer. See docs/fuzzing.md."""

from __future__ import annotations

from fuzz import (
    bilingual,
    grammars,
    packages,
    renderers,
    rewriters,
    settings,
    shapes,
    strings,
    texts,
    writers,
)
from fuzz.target import Target

_MODULES = (texts, strings, packages, bilingual, settings, shapes, grammars, renderers, writers, rewriters)
TARGETS: dict[str, Target] = {target.name: target for module in _MODULES for target in module.TARGETS}


def warm(target: Target) -> None:
    """Feed the seeds once, so that what is imported or read late does not count as growth."""
    for seed in target.seeds:
        target.one(seed)
