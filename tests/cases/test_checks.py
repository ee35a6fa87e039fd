"""Every check against its own file of cases, through the real pipeline.

``tests/cases/checks/NAME.toml`` holds ``[[flag]]`` and ``[[pass]]`` tables with ``source`` and ``target``;
``ending`` makes them another format than plain text, ``file`` is one that holds both sides, ``source_lang``
and ``target_lang`` are other languages;
a flag may name ``kind``, ``category``, ``severity``, ``source_quote`` and ``target_quote`` of a finding that
must be made. A neutral finding is a remark: it counts only where a case asks for ``severity = "neutral"``.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from thiap.checks import CHECKS
from thiap.frozen import FrozenMap
from thiap.model import Finding, Term
from thiap.phrases import Phrase, words
from thiap.pipeline import check_documents, check_given
from thiap.readers import read_text
from thiap.readers.bilingual import read_bilingual
from thiap.settings import Settings

FOLDER = Path(__file__).parent / "checks"
EXPECTED = ("kind", "category", "severity", "source_quote", "target_quote", "suggestion")


def cases(part: str) -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, case in enumerate(table.get(part, []), 1):
            label = case.get("note", str(number)).replace(" ", "-")
            found.append(pytest.param(path.stem, case, id=f"{path.stem}-{label}"))
    return found


def findings(check: str, case: dict[str, Any], folder: Path) -> list[Finding]:
    ending = case.get("ending", "txt")
    terms = tuple(Term(**term) for term in case.get("terms", ()))
    settings = Settings(mode=case.get("mode", "translation"), select=(check,), terms=terms)
    remarks = case.get("severity") == "neutral"
    if "file" in case:
        path = folder / f"file.{ending}"
        path.write_text(case["file"].lstrip("\n"), encoding="utf-8")
        both = read_bilingual(str(path))
        report = check_given(both.source, both.target, both.beads, settings)
        assert not report.problems, report.problems
        return [finding for finding in report.findings if remarks or finding.severity != "neutral"]
    source = read_text(f"source.{ending}", case["source"], lang=case.get("source_lang", "en"))
    target = read_text(f"target.{ending}", case["target"], lang=case.get("target_lang", "th"))
    report = check_documents([source], target, settings)
    assert not report.problems, report.problems
    assert [f.message for f in report.findings if f.said is None or english(f.said)] == []
    remarks = case.get("severity") == "neutral"
    return [finding for finding in report.findings if remarks or finding.severity != "neutral"]


def english(said: Phrase) -> list[str]:
    """English words of a message in Thai, but for those of the texts."""
    return re.findall("[A-Za-z]{2,}", words(without_texts(said), "th"))


def without_texts(said: Phrase) -> Phrase:
    def blank(value: Any) -> Any:
        if isinstance(value, Phrase):
            return without_texts(value)
        return (
            tuple(map(blank, value)) if isinstance(value, tuple) else "" if isinstance(value, str) else value
        )

    keep = said.key == "either"  # a word in both languages, none of the texts'
    return said if keep else Phrase(said.key, FrozenMap({k: blank(v) for k, v in said.filled.items()}))


@pytest.mark.parametrize(("check", "case"), cases("flag"))
def test_flags(check: str, case: dict[str, Any], tmp_path: Path) -> None:
    found = findings(check, case, tmp_path)
    assert found, "nothing was found"
    wanted = {key: case[key] for key in EXPECTED if key in case}
    assert any(all(getattr(f, key) == value for key, value in wanted.items()) for f in found), found


@pytest.mark.parametrize(("check", "case"), cases("pass"))
def test_passes(check: str, case: dict[str, Any], tmp_path: Path) -> None:
    assert findings(check, case, tmp_path) == []


@pytest.mark.parametrize("check", list(CHECKS))
def test_every_check_has_cases(check: str) -> None:
    table = tomllib.loads((FOLDER / f"{check}.toml").read_text(encoding="utf-8"))
    assert len(table["flag"]) >= 3
    assert len(table["pass"]) >= 3
