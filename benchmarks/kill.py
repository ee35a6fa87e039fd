"""Kill commands that write at random points: nothing half-written, nothing lost, equal results after.

    python benchmarks/kill.py                          100 kills of each command
    python benchmarks/kill.py review fix --rounds 20 --seed 7

A command runs once undisturbed. Then, on a fresh copy of its folder, it is killed (SIGKILL): at one of its
calls that touch files, drawn at random, or some thousandths of a second behind it. Then

- every result is absent, as before, or as after a run undisturbed, to the byte; inputs are untouched;
- a file of decisions holds all decisions of the commands that had ended;
- the command, given again, ends well with the results of the run undisturbed; beside them lie at most
  temporary files with a dot before their names.

Each round is a fork of a process that has everything imported, so that a hundred take seconds. `batch`, whose
engines have threads and processes of their own, has benchmarks/corpus/kill.py. POSIX only.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "src")]  # this copy of thiap, wherever it is
os.environ.setdefault("OMP_NUM_THREADS", "1")

_WORDS = (("inn", "โรงเตี๊ยม"), ("hotel", "โรงแรม"), ("school", "โรงเรียน"), ("palace", "พระราชวัง"))
_ENGLISH = "".join(f"The {word} has {number} million baht.\n" for number, (word, _) in enumerate(_WORDS, 12))
_THAI = "".join(f"{word}มีเงิน {number} พันล้านบาท\n" for number, (_, word) in enumerate(_WORDS, 12))
_TEXTS = ("a.en.txt", "a.th.txt", "--mode", "translation", "--encoder", "none", "--config", "none", "-q")
#: Calls by which files come, change and go.
_EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "os.truncate", "shutil.rmtree"}


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is killed.

    Attributes:
        before: commands that make what the others need.
        commands: killed one after the other; each is finished before the next.
        free: parts of paths whose bytes may differ from run to run.
    """

    before: tuple[tuple[str, ...], ...]
    commands: tuple[tuple[str, ...], ...]
    free: tuple[str, ...] = ()


def _review(kind: str, *more: str) -> tuple[tuple[str, ...], ...]:
    """The decisions about each finding of the run, one command each; ids are put in where they are known."""
    return tuple(("review", kind, "run.json", f"ID{k}", *more) for k in range(len(_WORDS)))


_RUN = ("check", *_TEXTS, "--run", "run.json", "-o", "out.txt")
SCENARIOS = {
    "check-save": Scenario((), (("check", *_TEXTS, "--save"),)),
    "check-over-older": Scenario(
        (
            (
                "check",
                *_TEXTS,
                "--save",
                "--ignore",
                "number-mismatch",
                "--html",
                "a.html",
                "--run",
                "run.json",
            ),
        ),
        (
            (
                "check",
                *_TEXTS,
                "--save",
                "--html",
                "a.html",
                "--run",
                "run.json",
                "--format",
                "jsonl",
                "-o",
                "o",
            ),
        ),
    ),
    "check-cache": Scenario((), (("check", *_TEXTS, "--cache", "kept", "-o", "out.txt"),), free=("kept/",)),
    "fix": Scenario(
        (_RUN, *_review("accept")),
        (("fix", *_TEXTS[:-1], "--decisions", "thiap-decisions.json", "--yes"),),
    ),
    "review": Scenario((_RUN,), _review("dismiss", "--reason", "house style")),
    "status": Scenario((), (("status", "a.en.txt", "a.th.txt", "--accept", "--lock", "thiap.lock"),)),
}


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2)]
    with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
        yield


def run(command: tuple[str, ...]) -> int:
    """The exit code of a command in this process and folder."""
    from thiap.cli.main import main

    if "run.json" in command and command[0] == "review":
        ids = [finding["id"] for finding in json.loads(Path("run.json").read_text("utf-8"))["findings"]]
        command = tuple(ids[int(part[2:])] if part.startswith("ID") else part for part in command)
    try:
        with _silence():
            main(command)
    except SystemExit as ended:
        return int(str(ended.code or 0))
    return 0


def forked(action: Callable[[], int]) -> int:
    """The exit code of an action in a process of its own, which says nothing; negative for a signal."""
    child = os.fork()
    if not child:
        code = 70
        with contextlib.suppress(BaseException):
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            code = action()
        os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder but temporary ones."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def touches(command: tuple[str, ...]) -> int:
    """How many calls of a command touch files."""
    reader, writer = os.pipe()

    def counted() -> int:
        count = 0

        def hook(event: str, _: object) -> None:
            nonlocal count
            count += event in _EVENTS

        sys.addaudithook(hook)
        code = run(command)
        os.write(writer, str(count).encode())
        return code

    code = forked(counted)
    os.close(writer)
    with os.fdopen(reader) as told:
        count = int(told.read() or 0)
    assert code in (0, 1), f"{command} ended with {code}"
    return count


def killed(command: tuple[str, ...], at: int, after: float) -> int:
    """Run a command that dies at its call number ``at``, or ``after`` seconds behind it."""

    def dying() -> int:
        left = at

        def hook(event: str, _: object) -> None:
            nonlocal left
            if event not in _EVENTS:
                return
            left -= 1
            if left == 0:
                if not after:
                    os.kill(os.getpid(), signal.SIGKILL)
                signal.setitimer(signal.ITIMER_REAL, after)  # SIGALRM, which nobody handles, kills as well

        sys.addaudithook(hook)
        return run(command)

    return forked(dying)


def compare(now: dict[str, bytes], *allowed: dict[str, bytes], free: tuple[str, ...]) -> None:
    """Every file is as in one of the states that it may have; none is there that is in none of them."""
    for name, data in now.items():
        if not any(name.startswith(part) for part in free):
            assert any(state.get(name) == data for state in allowed), f"{name} is half-written or foreign"
    for name in set.intersection(*map(set, allowed)):
        assert name in now or any(name.startswith(part) for part in free), f"{name} is lost"


def kills(scenario: Scenario, rounds: int, rng: random.Random, work: Path) -> int:
    """How many runs died; AssertionError where a promise is broken."""
    start, folder = work / "start", work / "folder"
    start.mkdir()
    (start / "a.en.txt").write_text(_ENGLISH, encoding="utf-8")
    (start / "a.th.txt").write_text(_THAI, encoding="utf-8")
    died = 0
    with contextlib.chdir(start):
        for command in scenario.before:
            assert run(command) == 0, command
    states, counts = [files(start)], []
    shutil.copytree(start, folder)
    with contextlib.chdir(folder):  # once in this process, whose forks then have all that is imported late
        for command in scenario.commands:
            assert run(command) in (0, 1), command
    shutil.rmtree(folder)
    shutil.copytree(start, folder)
    with contextlib.chdir(folder):
        for command in scenario.commands:
            counts.append(touches(command))
            states.append(files(folder))
    assert states[0] != states[-1], "nothing was written, so nothing is proven"
    for _ in range(rounds):
        shutil.rmtree(folder)
        shutil.copytree(start, folder)
        with contextlib.chdir(folder):
            for number, command in enumerate(scenario.commands):
                at = rng.randint(1, counts[number])
                code = killed(command, at, rng.choice((0.0, rng.uniform(1e-6, 0.02))))
                died += code < 0
                compare(files(folder), states[number], states[number + 1], free=scenario.free)
                code = forked(lambda command=command: run(command))  # type: ignore[misc]
                assert code in (0, 1), f"given again, {command} ended with {code}"
                compare(files(folder), states[number + 1], free=scenario.free)
    return died


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("scenarios", nargs="*", metavar="SCENARIO", help=", ".join(SCENARIOS))
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    for name in chosen.scenarios or SCENARIOS:
        with tempfile.TemporaryDirectory(prefix="thiap-kill-") as work:
            died = kills(SCENARIOS[name], chosen.rounds, random.Random(chosen.seed), Path(work))
        runs = chosen.rounds * len(SCENARIOS[name].commands)
        print(json.dumps({"scenario": name, "runs": runs, "killed": died, "held": True}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
