"""Alignment: which runs of two texts say the same, and what has no counterpart."""

from __future__ import annotations

from thiap.align.aligner import align_documents, coverage

__all__ = ["align_documents", "coverage"]
