"""The client for Visual Studio Code names what the server and the manifest name."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from thiap.servers.drafts import Wanted, wanted
from thiap.servers.language_server import RECHECK

FOLDER = Path(__file__).resolve().parents[3] / "editors" / "vscode"
MANIFEST = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
CODE = (FOLDER / "extension.js").read_text(encoding="utf-8")


def test_commands_of_manifest_and_code_agree() -> None:
    told = {entry["command"] for entry in MANIFEST["contributes"]["commands"]}
    assert set(re.findall(r'registerCommand\("([\w.]+)"', CODE)) == told
    assert re.findall(r'executeCommand", \{ command: "([\w.]+)"', CODE) == [RECHECK]


def test_settings_of_manifest_and_code_agree_and_the_server_takes_their_defaults() -> None:
    told = MANIFEST["contributes"]["configuration"]["properties"]
    assert {f"thiap.{name}" for name in re.findall(r'set\.get\("(\w+)"\)', CODE)} == set(told)
    sent = set(re.findall(r"^    (\w+): set\.get", CODE, re.MULTILINE))
    defaults = {name: told[f"thiap.{name}"]["default"] for name in sent}
    assert wanted(defaults) == Wanted()
    assert told["thiap.command"]["default"] == ["thiap", "lsp"]
    assert told["thiap.command"]["scope"] == "machine"  # a folder of strangers names no program to start


def test_what_the_code_requires_is_declared_and_nothing_is_built() -> None:
    needed = {name.partition("/")[0] for name in re.findall(r'require\("([^"]+)"\)', CODE)} - {"vscode"}
    assert needed == set(MANIFEST["dependencies"])
    assert (FOLDER / MANIFEST["main"]).is_file()
    assert {path.name for path in FOLDER.iterdir()} - {"node_modules", "package-lock.json"} == {
        "README.md",
        "extension.js",
        "package.json",
    }


@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
def test_the_code_is_valid() -> None:
    subprocess.run(["node", "--check", str(FOLDER / "extension.js")], check=True)
