"""The GitHub Action and the pre-commit hook: what they run is run here, as written."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from thiap.cli.main import main

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action's steps are of bash")
def test_action_checks_and_fails_as_asked(tmp_path: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    steps = {step.get("name"): step for step in action["runs"]["steps"]}
    assert action["runs"]["using"] == "composite"
    assert all(step["uses"].partition("@")[2] for step in action["runs"]["steps"] if "uses" in step)
    program = tmp_path / "thiap"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m thiap "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    given = {key: value["default"] for key, value in action["inputs"].items()}
    given["texts"] = f"{ROOT}/examples/source.en.txt {ROOT}/examples/draft.th.txt"
    names = steps["Check"]["env"]
    env = os.environ | {
        key: given[value.removeprefix("${{ inputs.").removesuffix(" }}")] for key, value in names.items()
    }
    env["PATH"] = f"{tmp_path}{os.pathsep}{env['PATH']}"
    run = ["bash", "-e", "-c", steps["Check"]["run"]]
    done = subprocess.run(run, cwd=tmp_path, env=env, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr.decode()
    assert len(json.loads((tmp_path / "thiap.sarif").read_bytes())["runs"][0]["results"]) >= 4
    env["TEXTS"] = "$(touch run) a;touch run"
    done = subprocess.run(run, cwd=tmp_path, env=env, capture_output=True, check=False)
    assert done.returncode in (2, 3)
    assert not (tmp_path / "run").exists()


def test_hook_of_pre_commit_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, *arguments = shlex.split(hook["entry"])
    assert (program, hook["language"], hook["pass_filenames"]) == ("thiap", "python", False)
    for name, text in (("a.md", "# A bridge\n\nIt is long.\n"), ("a.th.md", "# สะพาน\n\nมันยาว\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "thiap.toml").write_text('pairs = [[".", "."]]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    codes = []
    for more in ([], ["--accept"], []):
        with pytest.raises(SystemExit) as stopped:
            main([*arguments, *more])
        codes.append(stopped.value.code)
    assert codes == [1, 0, 0]
