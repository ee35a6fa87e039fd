"""``thiap batch`` and ``thiap stats`` as a user meets them: killed, interrupted, asked."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from thiap.cli.main import main
from thiap.corpus.store import canonical, scan

MakeCorpus = Callable[[int], Path]
Here = Callable[..., tuple[int, str, str]]

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

#: The command line, with parts of two pairs, so that a short run commits often; also from the background. It
#: gets a signal where a file whose path ends so is opened or comes into its place.
_SMALL_PARTS = """
import os, signal, sys
number, place = int(sys.argv.pop(1)), sys.argv.pop(1)
def hook(event, values):
    if event in ("open", "os.rename") and str(values[event == "os.rename"]).endswith(place):
        signal.raise_signal(number)
sys.addaudithook(hook)
signal.signal(signal.SIGINT, signal.default_int_handler)
import thiap.corpus.store as s; s.PART_PAIRS = 2
from thiap.__main__ import main; main()
"""


def _stopped(number: int, place: str, *arguments: str | Path) -> tuple[int, str, str]:
    command = [sys.executable, "-c", _SMALL_PARTS, str(int(number)), place, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str]) -> Here:
    """The same in this process, for runs that nothing happens to."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stopped:
            main([*map(str, arguments)])
        return int(str(stopped.value.code or 0)), *capsys.readouterr()

    return run


@posix
def test_a_stopped_run_goes_on(make_corpus: MakeCorpus, tmp_path: Path, here: Here) -> None:
    """Killed while a part is put in its place, interrupted there and inside a pair: as if nobody had."""
    pairs = 14
    manifest = make_corpus(pairs)
    out, whole = tmp_path / "out", tmp_path / "whole"
    options = ("--encoder", "none", "--engine", "serial", "--reports", "0")
    assert here("batch", manifest, "-o", whole, *options)[0] == 0
    for number, place, code, done in (
        (signal.SIGKILL, "parts/part-000002", -signal.SIGKILL, 2),
        (signal.SIGINT, "parts/part-000003", 130, 6),  # what is being written is finished first
        (signal.SIGINT, "/11.th.txt", 130, 11),  # and the pairs that are done are kept
    ):
        ended, _, told = _stopped(number, place, "batch", manifest, "-o", out, *options)
        assert ended == code, told
        assert "Traceback" not in told
        assert scan(out, "pairs").collect().height == done
    code, told, _ = here("batch", manifest, "-o", out, *options)
    assert code == 0
    assert f"{pairs - done} pairs done, {done} were there" in told
    assert dict(canonical(whole)) == dict(canonical(out))


def test_reports_index_and_statistics(make_corpus: MakeCorpus, tmp_path: Path, here: Here) -> None:
    manifest = make_corpus(4)
    with manifest.open("a", encoding="utf-8") as file:
        file.write('{"id": "<b>lost</b>", "sources": ["0.en.txt"], "target": "nowhere.txt"}\n')
    out = tmp_path / "out"
    batch = ("batch", manifest, "-o", out, "--encoder", "none", "--engine", "serial", "--reports", "1")
    code, told, _ = here(*batch)
    assert code == 3, "a pair that failed is told by the exit code"
    assert "5 pairs done, 1 failed" in told and "failed: <b>lost</b>:" in told
    index = (out / "index.html").read_text(encoding="utf-8")
    assert index.count('href="reports/') == 1 == len(list((out / "reports").iterdir()))
    assert "&lt;b&gt;lost" in index and "<b>lost" not in index
    positions = [index.index(f"town-00{number}") for number in range(4)]
    assert max(positions[0], positions[3]) < min(positions[1], positions[2]), "worst first"

    code, _, err = here("report", out, "--pair", "town-002")
    assert code == 0 and "wrote" in err
    index = (out / "index.html").read_text(encoding="utf-8")
    assert index.count('href="reports/') == 2
    assert here("report", out, "--pair", "nobody")[0] == 3

    code, told, _ = here("stats", out)
    assert code == 0 and "Findings by check" in told
    code, told, _ = here("stats", out, "checks", "--format", "jsonl")
    assert code == 0 and sum(json.loads(line)["findings"] for line in told.splitlines()) >= 2
    code, told, _ = here("stats", out, "names", "--format", "csv")
    assert code == 0 and told.startswith("name,type,rendering,count,pairs")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["pairs.csv", "-o", "out"], "no such file", id="no-manifest"),
        pytest.param([".", "-o", "out"], "one folder alone", id="one-folder"),
        pytest.param([".", ".", ".", "-o", "out", "--titles", "t.csv"], "two folders", id="titles-of-three"),
        pytest.param(["m.csv", "-o", "out", "--scheduler", "tcp://x:1"], "--engine dask", id="scheduler"),
        pytest.param(["m.csv", "-o", "out", "--select", "nunber"], "number", id="unknown-check"),
        pytest.param(["m.csv", "-o", "out", "--encoder", "best"], "unknown encoder", id="unknown-encoder"),
    ],
)
def test_bad_requests_do_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: Here, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, told = here("batch", *arguments)
    assert code in (2, 3)
    assert message in told and "Traceback" not in told
    assert not (tmp_path / "out").exists()
