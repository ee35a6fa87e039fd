"""Comparing the facts of two sides: which agree, which contradict, which stand on one side only."""

from __future__ import annotations

from thiap.compare.pairing.pair_facts import compare_facts

__all__ = ["compare_facts"]
