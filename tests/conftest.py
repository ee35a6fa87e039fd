"""What all tests share: no downloads, the seeds, and where the benchmark data is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase, ReadOnlyDatabase

from thiap.cli.language import listen

ROOT = Path(__file__).resolve().parents[1]

#: What `make fuzz-properties` found, to be committed until it is a case; every run tries it first.
_FOUND = DirectoryBasedExampleDatabase(ROOT / "tests" / "examples")
#: How long an example takes on a busy machine is no reason to fail.
_PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("steady", database=ReadOnlyDatabase(_FOUND), **_PATIENT)
settings.register_profile("keep", database=_FOUND, print_blob=True, **_PATIENT)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _nothing_asked() -> None:
    """What an earlier command line in the same process asked to read is no wish of this test."""
    listen([])


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
