"""The sample report in reports/ is what the tool makes today of two invented texts.

``THIAP_ACCEPT=1 python -m pytest tests/gold`` writes it anew: look at the change before you keep it.
"""

from __future__ import annotations

import difflib
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from thiap.model import Report
from thiap.pipeline import check_documents
from thiap.readers import read_path
from thiap.renderers.html.page import render
from thiap.settings import Settings

HERE = Path(__file__).parent / "sample"
SAMPLE = Path(__file__).parents[2] / "reports" / "sample.html"


@pytest.fixture(scope="module")
def report() -> Report:
    source = read_path(str(HERE / "canal.en.txt"))
    target = read_path(str(HERE / "canal.th.txt"))
    named = replace(source, name="canal.en.txt"), replace(target, name="canal.th.txt")
    found = check_documents((named[0],), named[1], Settings(mode="translation"))
    return replace(found, signature=found.signature | {"thiap": "VERSION"})


def lines(page: str) -> list[str]:
    """The page without what changes from release to release, cut at its elements."""
    body = page[page.index("<body>") : page.index('<script type="application/json"')]
    return (
        re.sub(r"<details class=\"explain\".*?</details>", "", body, flags=re.S)
        .replace("><", ">\n<")
        .split("\n")
    )


def test_the_sample_is_what_the_tool_makes_today(report: Report) -> None:
    page = render(report)
    if os.environ.get("THIAP_ACCEPT"):
        SAMPLE.write_text(page, encoding="utf-8")
    kept = SAMPLE.read_text(encoding="utf-8")
    change = list(
        difflib.unified_diff(lines(kept), lines(page), "reports/sample.html", "now", lineterm="", n=1)
    )
    assert not change, "\n".join(change[:60]) + "\nTHIAP_ACCEPT=1 python -m pytest tests/gold keeps this"


def test_the_sample_shows_what_is_wrong_with_the_draft(report: Report) -> None:
    """The errors put into the draft are found, and what agrees is not flagged."""
    assert report.problems == ()
    alarms = [finding for finding in report.findings if finding.severity != "neutral"]
    quotes = " | ".join(f"{finding.source_quote} / {finding.target_quote}" for finding in alarms)
    for wrong in ("24 กิโลเมตร", "พ.ศ. 2446", "1.2 ล้านดอลลาร์", "A second loan was signed", "ลอยกระทง"):
        assert wrong in quotes
    facts = ("number", "magnitude", "percent", "date", "unit", "currency")
    values = " | ".join(finding.target_quote for finding in alarms if finding.category in facts)
    for right in ("3,500", "2441", "2434", "17", "2.4", "60", "2469", "20,000", "2494", "380"):
        assert right not in values
