"""What a model project has, as far as a file can be held to it."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import thiap

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "thiap"
#: What the project wrote as part of the program itself.
OWN = {".py", ".html", ".css", ".js", ".typed"}
#: A link of Markdown, without its title.
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def _listed(folder: Path) -> list[str]:
    """The files that git knows below a folder; all of them in an unpacked sdist."""
    done = subprocess.run(["git", "ls-files"], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if done.returncode == 0 and done.stdout:
        return done.stdout.splitlines()
    return [str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()]


def test_every_bundled_table_has_an_origin_and_a_licence() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    tables = [name for name in _listed(PACKAGE) if Path(name).suffix not in OWN and "__pycache__" not in name]
    assert len(tables) > 20
    lacking = [name for name in tables if name not in notice]
    assert not lacking, f"NOTICE: name origin and licence of {', '.join(lacking)}"


def test_what_the_notice_names_is_there() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for name in re.findall(
        r"^ {3}((?:languages|content|correspondence|align|renderers|schemas)/[\w./-]+\.\w+)",
        notice,
        re.MULTILINE,
    ):
        assert (PACKAGE / name).is_file(), name
    for name in re.findall(r"\bbenchmarks/[\w/]+\.py", notice):
        assert (ROOT / name).is_file(), name


def test_wheel_and_sdist_hold_every_table_and_licence() -> None:
    """By what pyproject.toml names; `make test-installed` builds both and looks into them."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = [pattern.rpartition("/")[2] for pattern in told["tool"]["setuptools"]["package-data"]["thiap"]]
    tables = [Path(name) for name in _listed(PACKAGE) if "__pycache__" not in name]
    left = [name for name in tables if name.suffix != ".py" and not any(map(name.match, patterns))]
    assert left == []
    licences = told["project"]["license-files"]
    assert {Path(name).name for name in licences} >= {"LICENSE", "NOTICE", "NOTICE-wordnet.txt"}
    assert all((ROOT / name).is_file() for name in licences)


def test_versions_agree() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {thiap.__version__}\n" in citation
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", changes, re.MULTILINE)
    assert headings[0] == "Unreleased", "CHANGELOG.md: what is new stands under Unreleased, the first heading"
    assert headings[1].startswith(f"{thiap.__version__} - ")
    dates = re.findall(r"^## \S+ - (\d{4}-\d\d-\d\d)$", changes, re.MULTILINE)
    assert len(dates) == len(headings) - 1
    assert f"\ndate-released: {dates[0]}\n" in citation


def test_the_classifiers_are_the_versions_that_are_tested() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = set(re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"])))
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert set(re.findall(r'"(3\.\d+)"', workflow)) == told
    assert project["requires-python"] == f">={min(told, key=lambda text: int(text[2:]))}"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_of_the_pages_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"`[^`\n]*`", "", page.read_text(encoding="utf-8"))
    for target in LINK.findall(prose):
        if "://" not in target and not target.startswith("mailto:"):
            assert (page.parent / target).exists(), target


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    lacking = [path.name for path in (ROOT / "docs").glob("*.md") if f"({path.name})" not in index]
    assert lacking == ["README.md"], f"docs/README.md: link to {lacking}"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_lines_can_be_read(page: Path) -> None:
    """Tables and links have lines as long as they must be, and so has what programs write."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"<!-- \w+: begin -->.*?<!-- \w+: end -->", "", text, flags=re.DOTALL)
    long = [
        line
        for line in text.splitlines()
        if len(line) > 130 and not line.startswith(("|", "Signature: ")) and "](" not in line
    ]
    assert not long, f"{page.name}: fold at 120 characters: {long[0][:60]} …"


@pytest.mark.skipif(os.name == "nt", reason="make is a tool of POSIX")
def test_contributors_are_told_the_tasks_there_are() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    tasks = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert {"setup", "test", "lint", "bench", "docs", "fuzz-properties", "release"} <= tasks
    for page in (
        "CONTRIBUTING.md",
        "docs/releasing.md",
        ".github/workflows/ci.yml",
        ".github/workflows/fuzz.yml",
    ):
        named = set(re.findall(r"\bmake ([a-z-]+)\b", (ROOT / page).read_text(encoding="utf-8")))
        assert named <= tasks, page
