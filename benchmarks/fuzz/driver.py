"""The process that libFuzzer drives: ``driver.py TARGET OPTION...``; run.py starts it.

Only thiap's own code is watched for coverage, and it must be so before it is imported.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[2] / "src")]  # this copy of thiap

with atheris.instrument_imports(include=["thiap"]):
    from fuzz import TARGETS, warm

    target = TARGETS[sys.argv[1]]
    warm(target)

atheris.Setup([sys.argv[0], *sys.argv[2:]], target.one)
atheris.Fuzz()
