"""Commands that write are killed at random points, twice each; `benchmarks/kill.py` does it a hundredfold."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "kill.py"


@pytest.mark.skipif(os.name != "posix", reason="forks and SIGKILL are POSIX")
def test_nothing_is_half_written_nothing_lost_and_the_results_are_equal() -> None:
    chosen = ["check-over-older", "review"]
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *chosen, "--rounds", "2", "--seed", "3"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [entry["scenario"] for entry in told] == chosen
    assert all(entry["killed"] > 0 for entry in told), told
