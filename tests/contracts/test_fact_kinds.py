"""What every kind of fact has: cases in each language, a line in two pages, words for a reader."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

from thiap.codec import decode, encode
from thiap.facts import describe, extract_facts
from thiap.languages import LANGUAGES
from thiap.model import Block, Document, Fact
from thiap.vocabulary import FactKind

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases" / "facts"
#: Kinds that no grammar of ``facts/`` reads: names are found by `thiap.names`.
ELSEWHERE = {"name"}
KINDS = [kind for kind in get_args(FactKind) if kind not in ELSEWHERE]


def cases(lang: str, kind: str) -> list[dict[str, Any]]:
    found = []
    for path in sorted((CASES / lang).glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("fact", []):
            if kind in case.get("kinds", [case.get("kind")]):
                found.append(case)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_cases_in_every_language(kind: str, lang: str) -> None:
    assert cases(lang, kind), (
        f'tests/cases/facts/{lang}/{kind}s.toml: add [[fact]] with kind = "{kind}", value, surfaces'
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_texts_that_must_not_match(lang: str) -> None:
    texts = [
        text
        for path in (CASES / lang).glob("*.toml")
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("not_facts", [])
        for text in case["texts"]
    ]
    assert len(texts) >= 3, f"tests/cases/facts/{lang}: add [[not_facts]] with texts that hold no fact"


@pytest.mark.parametrize("kind", [*KINDS, "name"])
@pytest.mark.parametrize("page", ["facts.md", "formats.md"])
def test_every_kind_is_documented(page: str, kind: str) -> None:
    rows = [line for line in (ROOT / "docs" / page).read_text("utf-8").splitlines() if line.startswith("|")]
    told = any(kind in row.split("|")[1] for row in rows)
    assert told, f"docs/{page}: add a row | {kind} | how its value is written |"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_can_be_told_and_stored(kind: str, lang: str) -> None:
    """Its words are not its notation alone, and the saved run gives it back as it was."""
    for case in cases(lang, kind):
        for surface in case["surfaces"]:
            doc = Document("case", surface, lang, "text", (Block("paragraph", (0, len(surface))),))
            for fact in extract_facts(doc):
                assert describe(fact).strip()
                assert decode(Fact, encode(fact), "fact") == fact
                assert fact.text == doc.quote(fact.span)
                for reading in fact.readings:
                    assert reading.low is None or reading.high is None or reading.low <= reading.high
