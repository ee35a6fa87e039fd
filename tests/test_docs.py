"""The documentation says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from thiap.checks import CHECKS
from thiap.cli.main import COMMANDS, cli, main
from thiap.project.config_file import KEYS, load
from thiap.renderers.check_pages import pages

DOCS = Path(__file__).resolve().parents[1] / "docs"
GUIDES = sorted(DOCS.rglob("guide-*.md"))


def test_pages_of_the_checks_are_current() -> None:
    """`thiap explain --pages docs/checks` makes them."""
    written = {path.name: path.read_text(encoding="utf-8") for path in (DOCS / "checks").glob("*.md")}
    assert written == pages()


def test_explain_writes_the_pages(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("notes", encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["explain", "--pages", str(tmp_path)])
    assert stopped.value.code == 0
    assert {path.name for path in tmp_path.iterdir()} == {*pages(), "mine.md"}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_guides_use_real_commands_options_and_checks(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    context = cli.make_context("thiap", [], resilient_parsing=True)
    code = "".join(re.findall(r"```\n(.*?)```", text, re.DOTALL))
    for command, rest in re.findall(r"^thiap ([a-z]+)(.*)$", code, re.MULTILINE):
        assert command in COMMANDS
        found = cli.get_command(context, command)
        assert found is not None
        words = rest.split("#")[0].split()
        if hasattr(found, "commands"):
            found = found.commands[words.pop(0)]
        known = {name for parameter in found.params for name in parameter.opts}
        for word in words:
            if word.startswith("--"):
                assert word.partition("=")[0] in known, f"{command} has no option {word}"
    for name in re.findall(r"\]\(checks/([a-z-]+)\.md\)", text):
        assert name in CHECKS


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_configuration_in_the_guides_is_valid(guide: Path, tmp_path: Path) -> None:
    for block in re.findall(r"```toml\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL):
        path = tmp_path / "thiap.toml"
        path.write_text(block, encoding="utf-8")
        load(path)


def test_the_guides_hold_what_is_looked_at() -> None:
    """Fences that are written otherwise would leave the two tests above with nothing to do."""
    whole = "".join(guide.read_text(encoding="utf-8") for guide in GUIDES)
    assert len(re.findall(r"^thiap [a-z]+", whole, re.MULTILINE)) > 50
    assert whole.count("```toml\n") >= 3


def test_every_key_is_explained() -> None:
    text = (DOCS / "guide-translators.md").read_text(encoding="utf-8")
    assert all(f"`{key}`" in text or f"{key} = " in text or f"[{key}]" in text for key in KEYS)
