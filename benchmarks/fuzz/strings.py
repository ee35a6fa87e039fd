"""Files of strings: what is read of any bytes, and what is written back of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from fuzz.target import Target, verify
from thiap.readers.keyed import KEYED, rewrite

_SAMPLES = Path(__file__).parents[2] / "tests" / "cases" / "formats"
_FILES = {path.stem: path for path in sorted(_SAMPLES.iterdir())}
_WORDS = (
    b"{",
    b"}",
    b'"',
    b"\\u",
    b"\\n",
    b"<!--",
    b"&lt;",
    b"%1$s",
    b": ",
    b"\n  ",
    b"=",
    b"'",
    b"-->",
    b"[",
    b"]",
)


def _feed(name: str, data: bytes) -> None:
    """What is read is sound, and a file in which nothing is changed keeps its bytes."""
    file = _FILES[name].name
    verify(KEYED[name].read(file, data, "th"))
    assert rewrite(file, data, {}) == data


TARGETS = tuple(
    Target(f"strings-{name}", partial(_feed, name), (_FILES[name].read_bytes(),), _WORDS) for name in KEYED
)
