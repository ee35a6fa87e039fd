"""The process that libFuzzer drives: ``driver.py TARGET OPTION...``; run.py starts it.

Only thiap's own code is watched for coverage, and it must be so before it is imported.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

with atheris.instrument_imports(include=["thiap"]):
    from fuzz import TARGETS, warm

    target = TARGETS[sys.argv[1]]
    warm(target)

atheris.Setup([sys.argv[0], *sys.argv[2:]], target.one)
atheris.Fuzz()
