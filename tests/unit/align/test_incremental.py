"""A second run after an edit: the same findings, for less work; and watching files."""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import thiap.cli.watch
from thiap.align import incremental
from thiap.align.incremental import find_edit
from thiap.cli.main import main
from thiap.cli.watch import Stopped, stamps, watch
from thiap.errors import InputError
from thiap.model import Report
from thiap.pipeline import check_documents
from thiap.readers import read_text
from thiap.segment import segment_document
from thiap.settings import Settings

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
    from importlib import import_module

    package = import_module("thiap.align")

    monkeypatch.setattr(incremental, "_SHORT", 0)
    source, target = read_text("a.txt", SOURCE), read_text("b.txt", TARGET)
    settings = Settings(mode="translation", encoder="none")
    before = check_documents([source], target, settings)
    assert old in TARGET
    edited = read_text("b.txt", TARGET.replace(old, new, 1))
    full = check_documents([source], edited, settings)

    aligned: list[int] = []
    align = package.align_documents

    def counting(*texts: object, **options: object) -> object:
        segments = texts[3]
        assert isinstance(segments, (list, tuple))
        aligned.append(len(segments))
        return align(*texts, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(package, "align_documents", counting)
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

    texts = ["one", "second", "the third"]

    def run(before: Report | None) -> Report:
        seen.append((path.read_text(encoding="utf-8"), before is not None))
        path.write_text(texts[min(len(seen), 2)], encoding="utf-8")  # saved while the run works
        if len(seen) == 2:
            raise InputError("half-saved")
        return first

    watch([str(path)], run, quiet=True, rounds=3)
    assert seen == [("one", False), ("second", True), ("the third", False)]


def test_a_missing_file_has_no_stamp(tmp_path: Path) -> None:
    assert stamps([str(tmp_path / "none")]) == {str(tmp_path / "none"): None}


def test_a_first_answer_is_followed_by_a_full_run_unless_a_file_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one", encoding="utf-8")
    report = check_documents(
        [read_text("a", "One 1 two.")], read_text("b", "หนึ่ง 1 สอง"), Settings(encoder="none")
    )
    done: list[str] = []

    def run(before: Report | None) -> Report:
        done.append("run" if before is None else "again")
        if len(done) > 1:
            return report
        threading.Timer(0.1, path.write_text, ("two",), {"encoding": "utf-8"}).start()
        return report

    def settle(first: Report, stop: Callable[[], bool]) -> Report:
        assert first is report
        if "given up" not in done:
            assert not stop()
            path.write_text("three!", encoding="utf-8")
            assert stop()
            done.append("given up")
            raise Stopped
        done.append("full")
        return report

    watch([str(path)], run, settle=settle, quiet=True, rounds=3)
    assert done == ["run", "again", "given up", "again", "full"]


def edited(text: str, chance: random.Random) -> str:
    """One edit as an author makes it: a digit, a lost or doubled or moved line, words, an empty text end."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    kind = chance.choice(("digit", "lose", "double", "move", "words", "join"))
    if kind == "digit":
        lines[at] = lines[at].replace(chance.choice("123456789"), chance.choice("123456789"))
    elif kind == "lose":
        del lines[at : at + chance.randrange(1, 4)]
    elif kind == "double":
        lines.insert(chance.randrange(len(lines)), lines[at])
    elif kind == "move":
        lines.insert(chance.randrange(len(lines)), lines.pop(at))
    elif kind == "words":
        lines[at] = lines[at][: len(lines[at]) // 2]
    else:
        lines[at : at + 2] = [" ".join(lines[at : at + 2])]
    return "\n".join(lines)


@pytest.mark.parametrize("encoder", ["none", "muse"])
def test_watch_ends_where_a_full_run_ends(
    encoder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """After every one of some random edits, to the byte: spans, ids of repeated slips, order."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(incremental, "_SHORT", 0)  # so that short texts take both passes
    chance, rounds = random.Random(5), 8 if encoder == "none" else 4
    Path("a.txt").write_text(SOURCE, encoding="utf-8")
    Path("b.txt").write_text(TARGET, encoding="utf-8")
    command = ["check", "a.txt", "b.txt", "--mode", "translation", "--encoder", encoder, "--format", "jsonl"]
    compared: list[int] = []

    def wait(files: object, seen: object) -> None:
        with pytest.raises(SystemExit):
            main([*command, "-o", "full.jsonl", "-q"])
        full = Path("full.jsonl").read_text(encoding="utf-8")
        assert Path("watched.jsonl").read_text(encoding="utf-8") == full
        compared.append(len([json.loads(line) for line in full.splitlines()]))
        if len(compared) > rounds:
            raise KeyboardInterrupt
        name = chance.choice(("a.txt", "b.txt", "b.txt"))
        Path(name).write_text(edited(Path(name).read_text(encoding="utf-8"), chance), encoding="utf-8")

    monkeypatch.setattr(thiap.cli.watch, "_wait", wait)
    with pytest.raises(SystemExit):
        main([*command, "-o", "watched.jsonl", "--watch"])
    assert len(compared) == rounds + 1
    assert compared[0] == 0
    assert max(compared) > 1
    assert "Traceback" not in capsys.readouterr().err


def test_vectors_kept_between_runs_change_nothing() -> None:
    from thiap.align.features import vectors

    source, target = read_text("a.txt", SOURCE), read_text("b.txt", TARGET)
    edited = read_text("b.txt", TARGET.replace(" 453 บาน", " 543 บาน", 1))
    vectors._LAST.clear()
    fresh = check_documents([source], edited)
    vectors._LAST.clear()
    check_documents([source], target)
    assert check_documents([source], edited) == fresh
    for number in range(5):  # the source stays, however often the draft is edited
        check_documents([source], read_text("b.txt", TARGET.replace(" 453 บาน", f" {number} บาน", 1)))
    assert len(vectors._LAST) <= vectors._LAST_MOST
    assert any("House number" in " ".join(key[1]) for key in vectors._LAST)  # type: ignore[call-overload]
