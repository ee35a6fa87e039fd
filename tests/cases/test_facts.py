"""Every surface of ``facts/LANG/*.toml`` reads as its value, alone and within a sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from thiap.facts import OPTIONAL_SUBTYPES, extract_facts
from thiap.model import Block, Document, Fact

FOLDER = Path(__file__).parent / "facts"
CARRIERS = {"th": "รายงานระบุว่า {} ตามที่แจ้งไว้", "en": "The report tells of {} as it seems."}


def document(text: str, lang: str) -> Document:
    return Document("case", text, lang, "text", (Block("paragraph", (0, len(text))),))


def cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*/*.toml")):
        lang = path.parent.name
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("fact", []):
            for surface in case["surfaces"]:
                yield pytest.param(lang, case, surface, id=f"{lang}-{path.stem}-{surface}")


def silences() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*/*.toml")):
        lang = path.parent.name
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("not_facts", []):
            for text in case["texts"]:
                yield pytest.param(lang, text, id=f"{lang}-{path.stem}-{text}")


def check(fact: Fact, case: dict[str, Any]) -> None:
    assert fact.value == case["value"]
    assert fact.kind in case.get("kinds", [case["kind"]])
    assert fact.problem == case.get("problem")
    for field in ("subtype", "qualifier", "counted", "per", "spelling"):
        if field in case and not case.get("any"):
            assert getattr(fact, field) == case[field], field
    if "unit" in case:
        assert fact.readings[0].unit == case["unit"]
    if "units" in case:
        assert [reading.unit for reading in fact.readings] == case["units"]
    if "other" in case:
        assert [reading.value for reading in fact.readings[1:]] == case["other"]


@pytest.mark.parametrize(("lang", "case", "surface"), list(cases()))
@pytest.mark.parametrize("carried", [False, True], ids=["alone", "carried"])
def test_surface_reads_as_value(lang: str, case: dict[str, Any], surface: str, carried: bool) -> None:
    text = CARRIERS[lang].format(surface) if carried else surface
    found = extract_facts(document(text, lang))
    assert len(found) == 1, [(fact.text, fact.value) for fact in found]
    fact = found[0]
    assert fact.text == text[fact.span[0] : fact.span[1]]
    assert fact.text in surface
    check(fact, case)


@pytest.mark.parametrize(("lang", "text"), list(silences()))
def test_text_holds_no_fact(lang: str, text: str) -> None:
    found = [fact for fact in extract_facts(document(text, lang)) if fact.subtype not in OPTIONAL_SUBTYPES]
    assert not found, [(fact.text, fact.value) for fact in found]
