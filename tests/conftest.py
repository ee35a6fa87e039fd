"""What all tests share: no downloads, the seeds, and where the benchmark data is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def seeds() -> Path:
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def bench() -> Path:
    """The folder with bench/ and gold/; tests that need it skip without it."""
    folder = os.environ.get("THIAP_BENCH")
    if not folder:
        pytest.skip("THIAP_BENCH does not name the benchmark folder")
    return Path(folder)
