"""The process that libFuzzer drives: ``driver.py TARGET guided|blind OPTION...``; run.py starts it.

Guided, thiap's own code is watched for coverage, and it must be so before it is imported.
"""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import atheris

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[2] / "src")]  # this copy of thiap
blind = sys.argv[2] == "blind"

with nullcontext() if blind else atheris.instrument_imports(include=["thiap"]):
    from fuzz import TARGETS, warm

    target = TARGETS[sys.argv[1]]
    warm(target)


def feed(data: bytes) -> None:
    """What libFuzzer calls."""
    target.one(data)


if blind:  # something must be watched, or libFuzzer ends at once
    feed = atheris.instrument_func(feed)
atheris.Setup([sys.argv[0], *sys.argv[3:]], feed)
atheris.Fuzz()
