"""Every command with the network cut off and a file system that may be read only, but for one folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

#: Runs below: a new network without devices, all mounts closed but the folder of the results.
CONFINE = """
set -e
mount --make-rprivate /
mount --bind "$1" "$1"
for place in $(awk '{print $5}' /proc/self/mountinfo | sort -u); do
  [ "$place" = "$1" ] || mount -o remount,bind,ro "$place" 2>/dev/null || true
done
cd "$1"
shift
exec "$@"
"""
#: Commands as a user gives them, in an order in which each finds what it needs.
PROGRAM = """
import json, os, socket, sys
from pathlib import Path
from thiap.cli.main import cli, main

def run(*words):
    try:
        main(words)
    except SystemExit as ended:
        return ended.code or 0
    return 0

try:
    Path(os.environ["OUTSIDE"], "x").write_text("x")
    sys.exit("the file system can be written")
except OSError:
    pass
try:
    socket.create_connection(("192.0.2.1", 80), timeout=3)
    sys.exit("there is a network")
except TimeoutError:
    sys.exit("there is a network")
except OSError:
    pass
sys.stdout = open("said.txt", "w", encoding="utf-8")
texts = ("a.en.txt", "a.th.txt", "--encoder", "none", "-q")
strict = (*texts, "--mode", "translation")
codes = {"check": run("check", *strict, "--save", "--html", "a.html", "--run", "r.json")}
ids = [finding["id"] for finding in json.loads(Path("r.json").read_text("utf-8"))["findings"]]
codes |= {
    "align": run("align", *texts, "-o", "beads.jsonl", "--format", "jsonl"),
    "names": run("names", *texts, "-o", "names.csv", "--format", "csv"),
    "facts": run("facts", "a.en.txt", "-o", "facts.jsonl", "--format", "jsonl"),
    "review": run("review", "accept", "r.json", *ids),
    "report": run("report", "r.json", "-o", "again.html"),
    "fix": run("fix", *strict, "--decisions", "thiap-decisions.json", "-o", "b.th.txt"),
    "similarity": run("similarity", "a.en.txt", "a.th.txt", "--reference", "a.th.txt", "-q"),
    "batch": run("batch", "pairs.csv", "-o", "store", "--encoder", "none", "--engine", "serial", "-q"),
    "stats": run("stats", "store"),
    "status": run("status", "a.en.txt", "a.th.txt", "--accept", "--lock", "thiap.lock", "-q"),
    "explain": run("explain", "number-mismatch"),
    "explain-bead": run("explain-bead", "a.en.txt", "a.th.txt"),
    "languages": run("languages"),
    "config": run("config", "--config", "none"),
}
print(json.dumps([codes, sorted(cli.commands)]), file=sys.__stdout__)
"""


@pytest.mark.skipif(os.name != "posix" or shutil.which("unshare") is None, reason="needs unshare of Linux")
def test_every_command_needs_only_the_folder_of_its_results(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    (work / "a.en.txt").write_text("It cost 3 million baht.\nThe road is 12 km long.\n", encoding="utf-8")
    (work / "a.th.txt").write_text("มีราคา 3 พันล้านบาท\nถนนยาว 12 กม.\n", encoding="utf-8")
    (work / "pairs.csv").write_text("id,source,target\n1,a.en.txt,a.th.txt\n", encoding="utf-8")
    command = [
        "unshare",
        "--user",
        "--map-root-user",
        "--net",
        "--mount",
        "sh",
        "-c",
        CONFINE,
        "sh",
        str(work),
    ]
    if subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody make namespaces")
    surroundings = os.environ | {"TMPDIR": str(work), "HOME": str(tmp_path), "OUTSIDE": str(tmp_path)}
    done = subprocess.run(
        [*command, sys.executable, "-c", PROGRAM],
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    codes, commands = json.loads(done.stdout)
    assert {name: code for name, code in codes.items() if code} == {}, done.stderr
    assert set(commands) - codes.keys() <= {"evaluate", "mcp", "lsp", "watch"}
