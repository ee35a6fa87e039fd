"""What a fuzz target is, and what must hold of whatever a reader makes of rubbish."""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

from thiap.errors import ThiapError
from thiap.model import Document

#: Longest input that is tried: faults of form show in small files, and small files are quick.
LONGEST = 512
#: Seeds and words of all targets, by section.
TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("seeds.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to feed with bytes.

    Attributes:
        name: as on the command line of ``run.py``.
        feed: takes any bytes; raises an error of thiap, or AssertionError where a promise is broken.
        seeds: inputs to begin with, made by code.
        words: pieces that a mutation may insert.
    """

    name: str
    feed: Callable[[bytes], None]
    seeds: tuple[bytes, ...]
    words: tuple[bytes, ...] = ()

    def one(self, data: bytes) -> None:
        """One input: errors of thiap are answers, all others are defects."""
        try:
            self.feed(data)
        except ThiapError as problem:
            assert str(problem), "an error without a message"


def seeds(section: str) -> tuple[bytes, ...]:
    """The seeds of a section of the table."""
    return tuple(text.encode() for text in TABLE[section]["seeds"])


def words(section: str) -> tuple[bytes, ...]:
    """The words of a section of the table."""
    part = TABLE[section]
    return tuple(text.encode() for text in (*part.get("words", "").split(), *part.get("more", ())))


def text_of(data: bytes) -> str:
    """Any bytes as text; those that are no UTF-8 become lone surrogates, as in a broken file name."""
    return data.decode("utf-8", "surrogateescape")


def utf8(data: bytes) -> bytes:
    """Any bytes as UTF-8, so that a mutation gets past the decoder."""
    return data.decode("utf-8", "replace").encode()


def verify(doc: Document) -> None:
    """Blocks are disjoint, in order, inside the text and not blank; so is what is skipped."""
    spans = [block.span for block in doc.blocks]
    assert all(doc.quote(span).strip() for span in spans), spans
    assert all(0 <= start < end <= len(doc.text) for start, end in spans), spans
    assert all(first[1] <= second[0] for first, second in pairwise(spans)), spans
    assert all(0 <= start < end <= len(doc.text) for start, end in doc.skipped), doc.skipped
    assert all(first[1] <= second[0] for first, second in pairwise(doc.skipped)), doc.skipped
    assert all(0 <= item.span[0] <= item.span[1] <= len(doc.text) for item in doc.structure), doc.structure


class Scratch:
    """A file that is written anew for every input, in memory where the system offers that."""

    _all: ClassVar[list[Scratch]] = []

    def __init__(self) -> None:
        self._made: tempfile.TemporaryDirectory[str] | None = None
        self._all.append(self)

    def _place(self) -> Path:
        if self._made is None:
            memory = Path("/dev/shm")
            self._made = tempfile.TemporaryDirectory(
                prefix="thiap-fuzz-", dir=memory if os.access(memory, os.W_OK) else None
            )
        return Path(self._made.name)

    @classmethod
    def leave(cls) -> None:
        """Remove all that was written: a worker of tests ends without cleaning up."""
        for scratch in cls._all:
            if scratch._made:
                scratch._made.cleanup()
                scratch._made = None

    def folder(self, name: str) -> str:
        """The path of a folder of this name."""
        path = self._place() / name
        path.mkdir(exist_ok=True)
        return str(path)

    def write(self, name: str, data: bytes) -> str:
        """The path of a file of this name and content."""
        path = self._place() / name
        path.write_bytes(data)
        return str(path)
