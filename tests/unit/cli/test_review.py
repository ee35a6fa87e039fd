"""``thiap review``: decisions that many make at once, and the file they go to."""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from thiap.cli.locks import locked
from thiap.cli.main import main
from thiap.errors import OutputError

ENGLISH = "".join(
    f"The {word} has {number} rooms.\n"
    for number, word in enumerate(["inn", "hotel", "school", "palace"], 12)
)
THAI = "".join(
    f"{word}มี {number} ห้อง\n" for number, word in enumerate(["โรงเตี๊ยม", "โรงแรม", "โรงเรียน", "พระราชวัง"], 52)
)


@pytest.fixture
def run(tmp_path: Path) -> Iterator[tuple[Path, list[str]]]:
    """A folder with a saved run, its working folder, and the ids of its findings."""
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "b.txt").write_text(THAI, encoding="utf-8")
    with contextlib.chdir(tmp_path):
        command(
            "check", "a.txt", "b.txt", "--encoder", "none", "--mode", "translation", "--run", "run.json", "-q"
        )
        ids = [finding["id"] for finding in json.loads(Path("run.json").read_text("utf-8"))["findings"]]
        assert len(ids) >= 4
        yield tmp_path, ids


def command(*arguments: str) -> tuple[int, str]:
    output = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with (
        contextlib.redirect_stdout(output),
        contextlib.redirect_stderr(output),
        pytest.raises(SystemExit) as ended,
    ):
        main(arguments)
    output.flush()
    return int(str(ended.value.code)), output.buffer.getvalue().decode()


def decided(folder: Path) -> set[str]:
    data = json.loads((folder / "thiap-decisions.json").read_text("utf-8"))
    return {entry["id"] for entry in data["decisions"]}


def test_decisions_made_at_once_are_all_kept(run: tuple[Path, list[str]]) -> None:
    folder, ids = run
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "thiap", "review", "dismiss", "run.json", id_], stdout=subprocess.DEVNULL
        )
        for id_ in ids
    ]
    assert [process.wait() for process in started] == [0] * len(ids)
    assert decided(folder) == set(ids)
    assert sorted(path.name for path in folder.iterdir()) == [
        "a.txt",
        "b.txt",
        "run.json",
        "thiap-decisions.json",
    ]


def test_who_waits_sees_what_the_other_wrote(tmp_path: Path) -> None:
    """The obvious race, without luck: every writer reads, lets the others run, and writes."""
    place = tmp_path / "list"
    place.write_text("", encoding="utf-8")

    def add(name: str) -> None:
        with locked(place):
            text = place.read_text("utf-8")
            threading.Event().wait(0.01)
            other = place.with_name(name)
            other.write_text(text + name, encoding="utf-8")
            other.replace(place)  # the file is another one after each writing

    threads = [threading.Thread(target=add, args=(name,)) for name in "abcdefgh"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(place.read_text("utf-8")) == list("abcdefgh")


def test_a_lock_that_is_held_too_long_is_told(run: tuple[Path, list[str]]) -> None:
    folder, ids = run
    with (
        locked(folder / "thiap-decisions.json"),
        pytest.raises(OutputError, match=r"another thiap has been writing it for 0\.05 seconds"),
        locked(folder / "thiap-decisions.json", patience=0.05),
    ):
        pass
    assert command("review", "dismiss", "run.json", ids[0])[0] == 0


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
def test_a_kill_leaves_no_lock(run: tuple[Path, list[str]]) -> None:
    folder, ids = run
    script = (
        "import sys; from pathlib import Path; from thiap.cli.locks import locked\n"
        "with locked(Path('thiap-decisions.json')):\n    print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == "held\n"
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    before = {path.name for path in folder.iterdir()}
    assert command("review", "dismiss", "run.json", ids[0])[0] == 0
    assert {path.name for path in folder.iterdir()} == before | {"thiap-decisions.json"}


def test_list_dismiss_undo_and_stale(run: tuple[Path, list[str]]) -> None:
    folder, ids = run
    assert command("review", "dismiss", "run.json", ids[0][:6], "--reason", "บ้าน")[0] == 0
    assert command("review", "accept", "run.json", ids[1])[0] == 0
    _, listed = command("review", "list", "run.json")
    assert "dismissed" in listed and "accepted" in listed and "(บ้าน)" in listed
    assert command("review", "accept", "run.json", ids[0])[0] == 0
    assert decided(folder) == set(ids[:2])
    assert command("review", "undo", ids[0])[0] == 0
    assert decided(folder) == {ids[1]}
    (folder / "none.jsonl").write_text("", encoding="utf-8")
    assert "1 stale" in command("review", "stale", "none.jsonl", "--prune")[1]
    assert decided(folder) == set()


@pytest.mark.parametrize(
    "arguments", [("undo", "abc"), ("dismiss", "run.json", "zzz"), ("dismiss", "none.json", "a")]
)
def test_mistakes_are_one_line(run: tuple[Path, list[str]], arguments: tuple[str, ...]) -> None:
    code, said = command("review", *arguments)
    assert code in (2, 3)
    assert said.startswith("thiap: ") and said.count("\n") == 1
    assert not (run[0] / "thiap-decisions.json").exists()


def test_a_missing_folder_is_told(run: tuple[Path, list[str]]) -> None:
    code, said = command("review", "dismiss", "run.json", run[1][0], "--decisions", "no/such.json")
    assert code == 3
    assert "there is no such folder" in said
