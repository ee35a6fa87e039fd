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


def mutate(data: bytes, longest: int, seed: int) -> bytes:
    """Any input of the corpus, changed in one to four places.

    Without coverage libFuzzer would go on from one input alone: no other has a feature of its own.
    """
    data = corpus[seed % len(corpus)]
    for _ in range(1 + seed // len(corpus) % 4):
        data = atheris.Mutate(data, longest)
    return data


options = [sys.argv[0], *sys.argv[3:]]
if blind:
    feed = atheris.instrument_func(feed)  # something must be watched, or libFuzzer ends at once
    corpus = [path.read_bytes() for path in sorted(Path(sys.argv[-1]).iterdir())]
    atheris.Setup(
        [*options[:-1], "-mutate_depth=1", "-len_control=0", options[-1]], feed, custom_mutator=mutate
    )
else:
    atheris.Setup(options, feed)
atheris.Fuzz()
