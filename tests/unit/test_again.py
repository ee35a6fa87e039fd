"""A second run after an edit: the same findings, for less work; and watching files."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiap.again import find_edit
from thiap.cli.watch import stamps, watch
from thiap.config import Settings
from thiap.errors import InputError
from thiap.model import Report
from thiap.pipeline import check_documents
from thiap.readers import read_text
from thiap.segment import segment_document

NUMBERS = range(100, 646, 14)
SOURCE = "\n".join(f"House number {n} on the river road has {n + 3} windows and a red roof." for n in NUMBERS)
TARGET = "\n".join(f"บ้านเลขที่ {n} บนถนนริมแม่น้ำมีหน้าต่าง {n + 3} บานและหลังคาสีแดง" for n in NUMBERS)


@given(st.text("ab", max_size=12), st.text("ab", max_size=12))
def test_an_edit_is_all_that_differs(old: str, new: str) -> None:
    edit = find_edit(old, new)
    for start in range(len(old) + 1):
        for end in range(start, len(old) + 1):
            moved = edit.moved((start, end))
            if moved is not None:
                assert new[moved[0] : moved[1]] == old[start:end]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(" 453 บาน", " 543 บาน", id="changed number"),
        pytest.param("\nบ้านเลขที่ 450", "\nบ้านเลขที่ 450", id="nothing"),
        pytest.param("มีหน้าต่าง 453 บานและหลังคาสีแดง\n", "มีหน้าต่าง 453 บาน\n", id="words lost"),
        pytest.param("\nบ้านเลขที่ 450", "\nถนนสายนี้ปิดแล้วตั้งแต่เมื่อวาน\nบ้านเลขที่ 450", id="line added"),
    ],
)
def test_again_finds_what_a_full_run_finds(old: str, new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import thiap.align

    source, target = read_text("a.txt", SOURCE), read_text("b.txt", TARGET)
    settings = Settings(mode="translation", encoder="none")
    before = check_documents([source], target, settings)
    assert old in TARGET
    edited = read_text("b.txt", TARGET.replace(old, new, 1))
    full = check_documents([source], edited, settings)

    aligned: list[int] = []
    align = thiap.align.align_documents

    def counting(*texts: object, **options: object) -> object:
        segments = texts[3]
        assert isinstance(segments, (list, tuple))
        aligned.append(len(segments))
        return align(*texts, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(thiap.align, "align_documents", counting)
    again = check_documents([source], edited, settings, before=before)
    assert [f.id for f in again.findings] == [f.id for f in full.findings]
    assert sum(aligned) < len(segment_document(edited, ())) / 2
    spans = [(bead.source, bead.target) for bead in again.bitexts[0].alignment.beads]
    assert spans == [(bead.source, bead.target) for bead in full.bitexts[0].alignment.beads]


def test_watch_runs_again_after_a_save_and_outlives_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one", encoding="utf-8")
    seen: list[tuple[str, bool]] = []
    first = check_documents(
        [read_text("a", "One 1 two.")], read_text("b", "หนึ่ง 1 สอง"), Settings(encoder="none")
    )

    def run(before: Report | None) -> Report:
        seen.append((path.read_text(encoding="utf-8"), before is not None))
        if len(seen) == 2:
            raise InputError("half-saved")
        return first

    def save() -> None:
        for count, text in enumerate(("two", "three"), 1):
            while len(seen) < count:
                time.sleep(0.05)
            time.sleep(0.1)
            path.write_text(text, encoding="utf-8")

    saver = threading.Thread(target=save, daemon=True)
    saver.start()
    watch([str(path)], run, quiet=True, rounds=3)
    saver.join()
    assert seen == [("one", False), ("two", True), ("three", False)]


def test_a_missing_file_has_no_stamp(tmp_path: Path) -> None:
    assert stamps([str(tmp_path / "none")]) == {str(tmp_path / "none"): None}
