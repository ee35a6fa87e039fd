from __future__ import annotations

from dataclasses import replace

import pytest

from thiap.checks import CHECKS
from thiap.compare import compare_facts
from thiap.findings.cross_source import cross_sources
from thiap.model import Bitext, Fact, Finding, Mode
from unit.compare.facts import bitext, day, duration, number

MINE = [name for name, check in CHECKS.items() if "report" in vars(check)]


def compared(source: Fact, target: Fact, mode: Mode = "translation") -> Bitext:
    made = bitext((f"a {source.text} b", [source], f"ก {target.text} ข", [target]), mode=mode)
    return replace(made, pairs=compare_facts(made))


def found(made: Bitext) -> list[Finding]:
    return [finding for name in MINE for finding in CHECKS[name].run(made)]


@pytest.mark.parametrize(
    ("source", "target", "check", "words"),
    [
        pytest.param(
            number("1.1 billion", "1100000000"),
            number("1.1 ล้าน", "1100000"),
            "magnitude-mismatch",
            "×10⁻³",
            id="billion",
        ),
        pytest.param(
            number("25", "25"), number("52", "52"), "number-mismatch", "transposed", id="transposed"
        ),
        pytest.param(
            number("£5", "5", unit="GBP"),
            number("5 ยูโร", "5", unit="EUR"),
            "currency-mismatch",
            "unit",
            id="currency",
        ),
        pytest.param(
            number("14%", "14", unit="percent"),
            number("44%", "44", unit="percent"),
            "percent-mismatch",
            "One digit",
            id="percent",
        ),
        pytest.param(
            duration("6 months", "P6M", "182.625"),
            duration("5 เดือน", "P5M", "152.1875"),
            "duration-mismatch",
            "5 month",
            id="duration",
        ),
        pytest.param(
            day("2014", 2014),
            day("พ.ศ. 2014", 1471, era="BE", written=2014),
            "era-mismatch",
            "2557",
            id="not-converted",
        ),
        pytest.param(
            day("2014", 2014),
            day("พ.ศ. 2556", 2013, era="BE", written=2556),
            "era-mismatch",
            "2557",
            id="miscounted",
        ),
        pytest.param(
            day("4 May", None, 5, 4),
            day("4 พ.ย.", None, 11, 4),
            "date-mismatch",
            "confused",
            id="look-alike-months",
        ),
        pytest.param(
            day("Friday", weekday=5), day("วันเสาร์", weekday=6), "weekday-mismatch", "Saturday", id="weekday"
        ),
        pytest.param(
            day("May 2002", 2002, 5),
            day("เดือนพฤษภาคม", 2002, 5, inferred=("year",)),
            "precision-lost",
            "leaves the year to the text around",
            id="year-from-the-context",
        ),
    ],
)
def test_one_defect_one_check(source: Fact, target: Fact, check: str, words: str) -> None:
    (finding,) = found(compared(source, target))
    assert finding.check == check
    assert words in finding.message
    assert finding.confidence >= 0.5
    assert finding.source_quote == source.text
    assert finding.target_quote == target.text


@pytest.mark.parametrize(
    ("source", "target", "suggestion"),
    [
        pytest.param(number("25,000", "25000"), number("52,000", "52000"), "25,000", id="grouped"),
        pytest.param(number("25", "25"), number("๕๒", "52"), "๒๕", id="thai-digits"),
        pytest.param(
            day("2014", 2014), day("พ.ศ. 2556", 2013, era="BE", written=2556), "พ.ศ. 2557", id="era"
        ),
        pytest.param(day("4 May", None, 5, 4), day("5 พ.ค.", None, 5, 5), "4 พ.ค.", id="day"),
        pytest.param(number("4", "4"), number("หก", "6"), None, id="words-are-left-alone"),
    ],
)
def test_suggestion(source: Fact, target: Fact, suggestion: str | None) -> None:
    (finding,) = found(compared(source, target))
    assert finding.suggestion == suggestion


def test_changed_places_are_one_finding() -> None:
    facts = [number(text, text) for text in ("540", "300", "300", "540")]
    made = bitext(("a 540", [facts[0]], "ก 300", [facts[1]]), ("b 300", [facts[2]], "ข 540", [facts[3]]))
    (finding,) = found(replace(made, pairs=compare_facts(made)))
    assert "changed places" in finding.message
    assert finding.source_quote == "540 … 300"


def test_small_words_alone_stay_below_the_threshold() -> None:
    made = bitext(("one of them", [number("one", "1")], "เขา", []))
    (finding,) = found(replace(made, pairs=compare_facts(made)))
    assert finding.kind == "missing_in_target"
    assert finding.confidence < 0.5


def test_another_source_supports_the_target() -> None:
    ours, theirs = number("6,000", "6000"), number("3,000", "3000")
    first = bitext(("3,000 died", [theirs], "ตาย 6,000", [ours]), index=0)
    second = bitext(("6,000 died", [ours], "ตาย 6,000", [ours]), index=1)
    bitexts = tuple(replace(made, pairs=compare_facts(made)) for made in (first, second))
    findings = tuple(finding for made in bitexts for finding in found(made))
    crossed = cross_sources(bitexts, findings)
    assert [(f.kind, f.source_index) for f in crossed] == [("contradicted", 0), ("supported", 1)]
    assert crossed[0].supported_by == (1,)
    assert "source1.txt supports the target" in crossed[0].message


def test_another_source_contradicts_as_well() -> None:
    ours, theirs = number("6,000", "6000"), number("3,000", "3000")
    bitexts = tuple(
        replace(made, pairs=compare_facts(made))
        for made in (bitext(("3,000 died", [theirs], "ตาย 6,000", [ours]), index=i) for i in (0, 1))
    )
    crossed = cross_sources(bitexts, tuple(f for made in bitexts for f in found(made)))
    assert [f.contradicted_by for f in crossed] == [(1,), (0,)]
