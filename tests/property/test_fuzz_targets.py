"""The targets of benchmarks/fuzz keep their promises on their seeds and on a few hundred mutations."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from fuzz import TARGETS
from fuzz.target import Scratch

#: Inputs of each target that runs at thousands a second, and of the others.
QUICK, SLOW = 60, 8
SLOW_ONES = ("names", "segments", "facts", "render", "write-word", "write-notes", "write-fix-docx")


@pytest.fixture(scope="module", autouse=True)
def nothing_is_left() -> Iterator[None]:
    """Folders of the targets go with the last of them."""
    yield
    Scratch.leave()


def mutated(seed: bytes, words: tuple[bytes, ...], rng: random.Random) -> bytes:
    """A few bytes changed, left out, doubled, or replaced by a word of the format."""
    data = bytearray(seed)
    for _ in range(rng.randint(1, 5)):
        at = rng.randint(0, len(data))
        kind = rng.randrange(4)
        if kind == 0 and words:
            data[at : at + rng.randint(0, 8)] = rng.choice(words)
        elif kind == 1:
            data[at : at + rng.randint(0, 30)] = b""
        elif kind == 2:
            data[at:at] = data[at : at + 30]
        else:
            data[at : at + 1] = bytes([rng.randrange(256)])
    return bytes(data)


@pytest.mark.parametrize("name", TARGETS)
def test_target(name: str) -> None:
    target = TARGETS[name]
    rng = random.Random(name)
    for seed in target.seeds:
        target.one(seed)
    for _ in range(SLOW if name.startswith(SLOW_ONES) else QUICK):
        target.one(mutated(rng.choice(target.seeds), target.words, rng))
    target.one(b"")


def test_every_writer_has_a_target() -> None:
    from thiap.corrections.formats import RAW
    from thiap.readers.keyed import KEYED, PAIRED
    from thiap.renderers import RENDERERS

    lacking = [name for name in RENDERERS if not {f"write-{name}", f"render-{name}"} & TARGETS.keys()]
    lacking += [name for name in (*KEYED, *PAIRED) if f"write-strings-{name}" not in TARGETS]
    others = ("html", "docx", "odt", "po", "xliff", "tmx", "csv", "tsv")
    lacking += [f"fix {name}" for name in (*RAW, *others) if f"write-fix-{name}" not in TARGETS]
    assert lacking == []
