"""Disks that are full, folders that are closed, names that nobody expects: whole files or none."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from thiap.cli.main import main

ENGLISH = "The bridge was opened in 1932.\nIt is 500 metres long.\n"
THAI = "สะพานเปิดใช้ใน พ.ศ. 2475\nมีความยาว 600 เมตร\n"
pytestmark = pytest.mark.skipif(os.name != "posix", reason="these faults are made with POSIX means")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder with both texts."""
    work = tmp_path / "work"
    work.mkdir()
    (work / "a.en.txt").write_text(ENGLISH, encoding="utf-8")
    (work / "a.th.txt").write_text(THAI, encoding="utf-8")
    return work


def thiap(folder: Path, *arguments: str, before: tuple[str, ...] = (), **env: str) -> tuple[int, str]:
    """Exit code and standard error of a run, in this process where it can be; a traceback is a defect."""
    if before:
        done = subprocess.run(
            [*before, sys.executable, "-m", "thiap", *arguments],
            cwd=folder,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"} | env,
            capture_output=True,
            check=False,
        )
        code, error = done.returncode, done.stderr.decode("utf-8", "surrogateescape")
    else:
        streams = [io.TextIOWrapper(io.BytesIO(), "utf-8", "surrogateescape") for _ in range(2)]
        with (
            contextlib.chdir(folder),
            contextlib.redirect_stdout(streams[0]),
            contextlib.redirect_stderr(streams[1]),
            mock.patch.dict(os.environ, env),
            pytest.raises(SystemExit) as stopped,
        ):
            main(arguments)
        streams[1].flush()
        code, error = int(str(stopped.value.code)), streams[1].buffer.getvalue().decode("utf-8", "replace")
    assert "Traceback" not in error, error
    return code, error


def check(*more: str) -> tuple[str, ...]:
    return ("check", "a.en.txt", "a.th.txt", "--encoder", "none", "-q", *more)


def tree(*roots: Path) -> dict[str, bytes | str]:
    """Everything below some folders: content, or where a link points."""
    return {
        str(path): str(path.readlink()) if path.is_symlink() else path.read_bytes()
        for root in roots
        for path in sorted(root.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


# --- full disks and closed folders --------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 64 KiB."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    if os.geteuid() != 0 or mount is None:
        pytest.skip("mounting a small disk needs root")
    options = [mount, "-t", "tmpfs", "-o", "size=64k", "thiap-test", str(place)]
    if subprocess.run(options, capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody mount a tmpfs")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("option", ["--html", "--run", "-o"])
def test_a_full_disk_keeps_the_old_file(folder: Path, small_disk: Path, option: str) -> None:
    (small_disk / "fill").write_bytes(bytes(56 * 1024 if option == "--html" else 60 * 1024))
    old = small_disk / "result"
    old.write_text("old", encoding="utf-8")
    code, error = thiap(folder, *check(option, str(old), "--min-confidence", "0", "--explain"))
    if option == "-o" and code == 0:
        pytest.skip("the findings fit on the disk")
    assert code == 3
    assert "No space left" in error
    assert old.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in small_disk.iterdir()) == ["fill", "result"]


def test_a_batch_goes_on_after_a_full_disk(folder: Path, small_disk: Path) -> None:
    (folder / "pairs.csv").write_text("id,source,target\n1,a.en.txt,a.th.txt\n", encoding="utf-8")
    (small_disk / "fill").write_bytes(bytes(60 * 1024))
    arguments = (
        "batch",
        "pairs.csv",
        "-o",
        str(small_disk / "out"),
        "--engine",
        "serial",
        "--encoder",
        "none",
        "-q",
    )
    code, error = thiap(folder, *arguments)
    assert code == 3
    assert "No space left" in error
    (small_disk / "fill").unlink()
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    code, error = thiap(folder, *arguments)
    assert code == 0, error
    assert (small_disk / "out" / "index.html").exists()


@pytest.fixture(scope="module")
def as_nobody() -> tuple[str, ...]:
    """What runs a command as a user without rights; root may write into any folder."""
    if os.geteuid() != 0:
        return ()
    command = shutil.which("setpriv")
    if command is None:
        pytest.skip("running as another user needs setpriv")
    before = (command, "--reuid=65534", "--regid=65534", "--clear-groups")
    reach = [*before, sys.executable, "-c", "import thiap.cli.check"]
    if subprocess.run(reach, capture_output=True, check=False).returncode:
        pytest.skip("nobody may not run this Python")
    return before


@pytest.fixture
def nobody(as_nobody: tuple[str, ...], tmp_path: Path) -> tuple[str, ...]:
    """The same, and a way to the folder of the test."""
    for path in (tmp_path, *tmp_path.parents) if as_nobody else ():
        if not path.stat().st_mode & stat.S_IXOTH:
            path.chmod(path.stat().st_mode | stat.S_IXOTH)
    return as_nobody


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--html", "closed/r.html"), "Permission denied"),
        (("--save",), "Permission denied"),
        (("-o", "closed/old.txt"), "Permission denied"),
        (("--terms", "closed/secret.csv"), "permission"),
    ],
)
def test_closed_folders(folder: Path, nobody: tuple[str, ...], more: tuple[str, ...], words: str) -> None:
    closed = folder / "closed"
    closed.mkdir()
    (closed / "old.txt").write_text("old", encoding="utf-8")
    (closed / "secret.csv").write_text("source,target\na,ก\n", encoding="utf-8")
    (closed / "secret.csv").chmod(0)
    closed.chmod(0o555)
    folder.chmod(0o555)
    try:
        code, error = thiap(folder, *check(*more), before=nobody, HOME="/nonexistent")
    finally:
        folder.chmod(0o755)
        closed.chmod(0o755)
    assert code == 3
    assert words in error
    assert sorted(path.name for path in closed.iterdir()) == ["old.txt", "secret.csv"]
    assert (closed / "old.txt").read_text(encoding="utf-8") == "old"


def test_a_home_that_cannot_be_written_is_no_fault(folder: Path, nobody: tuple[str, ...]) -> None:
    code, error = thiap(
        folder,
        "check",
        "a.en.txt",
        "a.th.txt",
        "-q",
        before=nobody,
        HOME="/nonexistent",
        XDG_CACHE_HOME="/proc/none",
    )
    assert code == 0, error


# --- nothing but what was asked for -------------------------------------------------------------


COMMANDS = {
    "check": (("check", "a.en.txt", "a.th.txt", "--encoder", "none"), set()),
    "check html": (check("--html", "out/r.html"), {"work/out/r.html"}),
    "check save": (check("--save"), {"work/alignments/a.en--a.th.jsonl", "work/reports/a.th.html"}),
    "check all": (
        check("--run", "out/run.json", "-o", "out/f.jsonl", "--format", "jsonl"),
        {"work/out/run.json", "work/out/f.jsonl"},
    ),
    "align": (("align", "a.en.txt", "a.th.txt", "--encoder", "none", "-o", "out/b.tsv"), {"work/out/b.tsv"}),
    "facts": (("facts", "a.th.txt"), set()),
    "names": (("names", "a.en.txt", "a.th.txt", "--encoder", "none"), set()),
    "text": (("text", "a.th.txt"), set()),
    "explain": (("explain", "number-mismatch"), set()),
    "config": (("config",), set()),
    "bad usage": (("check", "a.en.txt"), set()),
}


@pytest.mark.parametrize("case", COMMANDS)
def test_nothing_is_written_but_what_was_asked_for(folder: Path, tmp_path: Path, case: str) -> None:
    arguments, expected = COMMANDS[case]
    (folder / "out").mkdir()
    places = {name: tmp_path / name for name in ("home", "temp", "cache", "config")}
    for place in places.values():
        place.mkdir()
    env = {"HOME": "home", "TMPDIR": "temp", "XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config"}
    before = tree(tmp_path)
    thiap(folder, *arguments, **{key: str(places[name]) for key, name in env.items()})
    after = tree(tmp_path)
    assert {name: after[name] for name in before} == before
    assert {str(Path(name).relative_to(tmp_path)) for name in after.keys() - before.keys()} == expected


def test_the_encoder_writes_its_cache_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    before = tree(folder)
    own = ("env", f"XDG_CACHE_HOME={tmp_path / 'cache'}")
    code, error = thiap(folder, "check", "a.en.txt", "a.th.txt", "-q", before=own)
    assert code == 0, error
    assert tree(folder) == before
    made = {path.relative_to(tmp_path).parts[:2] for path in (tmp_path / "cache").rglob("*")}
    assert made <= {("cache", "thiap")}


# --- links and names ----------------------------------------------------------------------------


def test_a_link_stays_a_link_and_its_file_keeps_its_mode(folder: Path) -> None:
    (folder / "real").mkdir()
    real, link = folder / "real" / "r.txt", folder / "link.txt"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(Path("real") / "r.txt")
    assert thiap(folder, "facts", "a.en.txt", "-o", "link.txt", "-q")[0] == 0
    assert link.is_symlink()
    assert "1932" in real.read_text(encoding="utf-8")
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert list((folder / "real").iterdir()) == [real]


def test_linked_inputs_are_read(folder: Path) -> None:
    (folder / "ไทย.txt").symlink_to("a.th.txt")
    assert thiap(folder, "check", "a.en.txt", "ไทย.txt", "--encoder", "none", "-q")[0] == 0


@pytest.mark.parametrize("option", ["-o", "--html", "--run"])
def test_links_in_a_circle_and_to_nowhere(folder: Path, option: str) -> None:
    (folder / "circle").symlink_to("circle")
    (folder / "nowhere").symlink_to("no/such/folder/x")
    for name in ("circle", "nowhere", "x" * 300, "a.en.txt/x"):
        code, error = thiap(folder, *check(option, name))
        assert (code, len(error.strip().splitlines())) == (3, 1), error
    assert thiap(folder, "facts", "circle")[0] == 3


@pytest.mark.parametrize("option", ["-o", "--html", "--run"])
def test_a_text_is_never_written_over(folder: Path, option: str) -> None:
    (folder / "link").symlink_to("a.th.txt")
    before = tree(folder)
    for name in ("a.th.txt", "./a.en.txt", str(folder / "a.th.txt"), "link"):
        code, error = thiap(folder, *check(option, name))
        assert code == 2
        assert "is a text this command reads" in error
    assert thiap(folder, "facts", "a.en.txt", "-o", "a.en.txt")[0] == 2
    assert tree(folder) == before


def test_sources_of_one_name_have_an_alignment_each(folder: Path) -> None:
    for name in ("one", "two"):
        (folder / name).mkdir()
        (folder / name / "text.txt").write_text(f"{ENGLISH}The {name} bridge.\n", encoding="utf-8")
    texts = ("one/text.txt", "two/text.txt", "a.th.txt")
    assert thiap(folder, "check", *texts, "--encoder", "none", "--save", "-q")[0] == 0
    made = sorted(path.name for path in (folder / "alignments").iterdir())
    assert made == ["text--a.th.jsonl", "text-2--a.th.jsonl"]


NAMES = [
    "with blank .txt",
    "สะพาน.txt",
    "line\nend.txt",
    "-dash.txt",
    "'\"`$(x);&|.txt",
    "\x1b[31mred.txt",
    "é\u0301.txt",
]


@pytest.mark.parametrize("name", NAMES)
def test_unusual_names(folder: Path, name: str) -> None:
    (folder / name).write_text(THAI, encoding="utf-8")
    code, error = thiap(folder, "check", "--encoder", "none", "--save", "--", "a.en.txt", name)
    assert code == 0, error
    assert "\x1b" not in error.replace(f"wrote {name}", "")
    assert (folder / "reports" / f"{Path(name).stem}.html").exists()
    code, error = thiap(folder, "facts", "-q", "--", f"missing {name}")
    assert code == 3
    assert "\x1b" not in error
    assert len(error.strip().splitlines()) == 1


def test_a_name_that_is_no_utf8(folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (folder / name).write_text(THAI, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    for form in ("text", "jsonl", "md", "wikitext", "sarif", "junit", "xlsx"):
        code, error = thiap(
            folder, "check", "a.en.txt", name, "--encoder", "none", "-q", "--format", form, "-o", f"o.{form}"
        )
        assert code == 0, error
    assert (
        thiap(folder, "check", "a.en.txt", name, "--encoder", "none", "-q", "--save", "--run", "r.json")[0]
        == 0
    )
    assert thiap(folder, "report", "r.json", "-o", "r.html")[0] == 0
    assert thiap(folder, "facts", b"missing \xff".decode("utf-8", "surrogateescape"))[0] == 3


# --- killed -------------------------------------------------------------------------------------

#: Kills itself at the call of that number, its own or the interpreter's, while it writes again and again.
WRITER = """
import os, signal, sys
from pathlib import Path
from thiap.cli.output import write_output
left = int(sys.argv[2])
def count(frame, event, argument):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
write_output(sys.argv[1], "old")
sys.setprofile(count)
while True:
    for letter, size in zip("ab", (3_000_000, 2_000_000)):
        write_output(sys.argv[1], letter * size)
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("calls", [0, 3, 8, 15, 25, 40, 60, 85, 120, 160])
def test_a_killed_writer_leaves_the_old_file_or_the_new(tmp_path: Path, calls: int) -> None:
    place = tmp_path / "result.txt"
    done = subprocess.run([sys.executable, "-c", WRITER, str(place), str(calls)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert place.read_text(encoding="utf-8") in {"old", "a" * 3_000_000, "b" * 2_000_000}


def test_notes_may_go_back_into_their_file_and_findings_may_not(folder: Path) -> None:
    unit = "<trans-unit id='1'><source>It has 24 teachers.</source><target>มีครู 42 คน</target></trans-unit>"
    file = f"<file source-language='en' target-language='th'><body>{unit}</body></file>"
    text = f"<xliff version='1.2'>{file}</xliff>"
    (folder / "a.xlf").write_text(text, encoding="utf-8")
    given = ("check", "a.xlf", "--encoder", "none", "-q")
    assert thiap(folder, *given, "--notes", "a.xlf", "-o", "a.xlf")[0] == 2
    assert (folder / "a.xlf").read_text(encoding="utf-8") == text
    assert thiap(folder, *given, "--notes", "a.xlf", "-o", "found.txt")[0] == 0
    assert "<note" in (folder / "a.xlf").read_text(encoding="utf-8")


def test_a_report_beside_its_run_replaces_only_a_report(folder: Path) -> None:
    """`thiap report RUN.json` chooses the name RUN.html itself; so does --save."""
    assert thiap(folder, *check("--run", "a.json"))[0] == 0
    (folder / "a.html").write_text("<p>my own page</p>", encoding="utf-8")
    code, error = thiap(folder, "report", "a.json")
    assert (code, error.count("\n")) == (2, 1)
    assert "a.html: is there already and was not written by thiap" in error
    assert (folder / "a.html").read_text(encoding="utf-8") == "<p>my own page</p>"
    assert thiap(folder, "report", "a.json", "-o", "a.html")[0] == 0  # named, so meant
    first = (folder / "a.html").read_bytes()
    assert thiap(folder, "report", "a.json", "--lang", "th")[0] == 0
    assert (folder / "a.html").read_bytes() != first
    assert thiap(folder, *check("--save"))[0] == 0
    assert thiap(folder, *check("--save"))[0] == 0
    for saved in (folder / "reports" / "a.th.html", folder / "alignments" / "a.en--a.th.jsonl"):
        saved.write_text("mine", encoding="utf-8")
        code, error = thiap(folder, *check("--save"))
        assert code == 2, error
        assert saved.name in error
        assert saved.read_text(encoding="utf-8") == "mine"
        saved.unlink()


@pytest.mark.parametrize(
    "arguments",
    [
        ("facts", "NAME", "--format", "text", "--lang", "en"),
        ("check", "NAME", "a.th.txt", "--encoder", "none", "--save", "--html", "OUT"),
        ("check", "NAME", "a.th.txt", "--encoder", "none", "--decisions", "old.json", "-o", "OUT"),
        ("check", "NAME", "a.th.txt", "--mode", "NAME"),
        ("check", "NAME", "--NAME"),
        ("report", "NAME"),
        ("config", "--config", "NAME"),
        ("explain", "--pages", "OUT"),
    ],
)
def test_no_name_steers_the_terminal(folder: Path, arguments: tuple[str, ...]) -> None:
    name, out = "a\x1b]0;title\x07\u202e.txt", "out\x1b[31m"
    (folder / name).write_text(ENGLISH, encoding="utf-8")
    quote = {
        "id": "x",
        "state": "dismissed",
        "check": "number-mismatch",
        "quote": "\x1b[2J",
        "note": "\u202e",
    }
    decisions = json.dumps({"version": 1, "decisions": [quote]})
    (folder / "old.json").write_text(decisions, encoding="utf-8")
    _, error = thiap(folder, *(part.replace("NAME", name).replace("OUT", out) for part in arguments))
    assert error
    assert [char for char in error if not (char.isprintable() or char == "\n")] == []


def test_csv_holds_no_formulas(folder: Path) -> None:
    (folder / "f.en.txt").write_text('=HYPERLINK("http://x.example";"y") cost 5 baht.\n', encoding="utf-8")
    (folder / "f.th.txt").write_text("@SUM(1+1) ราคา 5 บาท\n", encoding="utf-8")
    assert thiap(folder, "align", "f.en.txt", "f.th.txt", "--encoder", "none", "-o", "f.csv")[0] == 0
    with (folder / "f.csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert [cell for cell in cells if cell[:1] in ("=", "@", "+", "-")] == []
