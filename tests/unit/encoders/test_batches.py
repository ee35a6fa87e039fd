"""Batches share the processors and give the bytes that they give one after another."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from thiap.encoders import blas
from thiap.encoders.blas import each, one_processor
from thiap.encoders.mapped import let_go, map_file
from thiap.encoders.muse import MuseEncoder


@pytest.fixture
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blas, "_processors", lambda: 2)


@pytest.mark.usefixtures("two_processors")
def test_results_come_in_order_from_several_threads() -> None:
    both = threading.Barrier(2, timeout=300)  # opens only if two are at work at once

    def work(number: int) -> tuple[int, str]:
        both.wait()
        return number, threading.current_thread().name

    found = list(each(work, range(4)))
    assert [number for number, _ in found] == [0, 1, 2, 3]
    assert len({name for _, name in found}) == 2


@pytest.mark.usefixtures("two_processors")
def test_one_processor_keeps_the_work_in_its_thread() -> None:
    with one_processor():
        found = list(each(lambda _: threading.get_ident(), range(3)))
    assert set(found) == {threading.get_ident()}


@pytest.mark.usefixtures("two_processors")
def test_an_error_in_a_batch_reaches_who_asked() -> None:
    def work(number: int) -> int:
        return 1 // number

    with pytest.raises(ZeroDivisionError):
        list(each(work, [1, 0, 1]))


@pytest.mark.usefixtures("two_processors")
def test_vectors_are_the_same_however_many_processors_there_are() -> None:
    texts = [f"In {year} the committee met {count} times." for year in range(1900, 1990) for count in (2, 3)]
    encoder = MuseEncoder()
    pieces, sizes = texts[:120], [3] * 40
    first, last = np.arange(0, 118), np.arange(1, 119)
    shared = encoder.encode(texts), encoder.windows(pieces, sizes).vectors(first, last)
    with one_processor():
        alone = encoder.encode(texts), encoder.windows(pieces, sizes).vectors(first, last)
    for one, other in zip(shared, alone, strict=True):
        assert one.tobytes() == other.tobytes()


def test_what_was_let_go_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "rows.bin"
    path.write_bytes(bytes(range(256)) * 400)
    with path.open("rb") as file:
        rows = map_file(file).reshape(400, 256)
    assert rows[7].tolist() == list(range(256))
    let_go(rows[3:])
    assert rows[7].tolist() == list(range(256))
    let_go(np.arange(5))  # not mapped: stays
