"""What every renderer promises: the same bytes each time, every finding told, no text that becomes markup."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samples.reports import canal_report, empty_report, hostile_report, make_alignment
from thiap.findings.build import make_finding
from thiap.model import Bitext, Report
from thiap.renderers import RENDERERS
from thiap.renderers.html.marked_text import shown
from thiap.renderers.html.page import render as render_html
from thiap.renderers.markdown import escape as escape_markdown
from thiap.renderers.run_json import dump_run
from thiap.renderers.wikitext import escape as escape_wikitext
from thiap.renderers.wording import flat

FORMATS: dict[str, Callable[[Report], str | bytes]] = {
    **{name: RENDERERS[name].render for name in RENDERERS},
    "html": render_html,
    "run": dump_run,
}
TEXTS = [name for name in FORMATS if name != "xlsx"]
#: Characters that some format treats in its own way.
NASTY = st.text(
    st.sampled_from("<>&\"'`*_#[]{}()|!~=-+\\/:@ \n\r\t\x00\x1b\u2028\u202e\ud800ก็ำ่ๆ0a1.,"), max_size=60
)


def reports() -> dict[str, Report]:
    return {"canal": canal_report(), "hostile": hostile_report(), "empty": empty_report()}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("report", ["canal", "hostile", "empty"])
def test_the_same_report_gives_the_same_bytes(name: str, report: str) -> None:
    assert FORMATS[name](reports()[report]) == FORMATS[name](reports()[report])


@pytest.mark.parametrize("name", TEXTS)
def test_texts_can_be_written_as_utf8(name: str) -> None:
    for report in reports().values():
        text = FORMATS[name](report)
        assert isinstance(text, str)
        text.encode()
        assert text.endswith("\n") or not text


@pytest.mark.parametrize("name", ["jsonl", "md", "wikitext", "sarif", "junit", "html", "run"])
def test_every_finding_is_told(name: str) -> None:
    report = canal_report()
    text = FORMATS[name](report)
    assert isinstance(text, str)
    for finding in report.findings:
        assert finding.check in text or name == "wikitext"
        assert finding.id in text or name == "wikitext"


def one_finding(quote: str, message: str) -> Report:
    """A report on one pair of texts that hold ``quote``."""
    source, target, alignment = make_alignment(
        ((f"x {quote} y", f"ก {quote} ข", 0.9),), quote, f"{quote}.txt"
    )
    bitext = Bitext(source, target, 0, alignment, (), ())
    start = 2
    finding = make_finding(
        bitext, kind="contradicted", category="number", check="number-mismatch", issue="number",
        severity="major", confidence=0.5, message=message, suggestion=quote, source_value=quote,
        target_value=message, source=((start, start + len(quote)),), target=((start, start + len(quote)),),
    )  # fmt: skip
    return Report((bitext,), (finding,))


# --- markup -------------------------------------------------------------------------------------


class Elements(HTMLParser):
    """Elements of a page, and the text outside of style and scripts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {key for key, _ in attrs}

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] not in ("style", "script"):
            self.text.append(data)


@given(NASTY, NASTY)
@settings(max_examples=60, deadline=None)
def test_no_text_becomes_markup_in_html(quote: str, message: str) -> None:
    plain, page = Elements(), Elements()
    plain.feed(render_html(one_finding("a", "b")))
    page.feed(render_html(one_finding(quote, message)))
    assert set(page.tags) <= set(plain.tags) | {
        "mark",
        "del",
        "ins",
    }  # of the marks and the changes of a suggestion
    assert page.tags.count("script") == 3
    assert page.attributes <= plain.attributes
    data = re.search(r'id="data">(.*?)</script>', render_html(one_finding(quote, message)), re.S)
    assert data is not None
    assert json.loads(data[1])["findings"][0][-1] == shown(message)


@pytest.mark.parametrize("before", ["", "x"])
@given(text=NASTY | st.text(st.sampled_from("wW.:/h1-+=)#>"), max_size=12))
@settings(max_examples=200, deadline=None)
def test_markdown_shows_exactly_the_text(before: str, text: str) -> None:
    from markdown_it import MarkdownIt

    line = before + flat(text)
    if not line:
        return
    tokens = MarkdownIt("commonmark").parse(escape_markdown(line))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == line


def test_markdown_leaves_plain_words_readable() -> None:
    assert escape_markdown("a-b.th.txt:3:4 (about 1.2)") == "a-b.th.txt:3:4 (about 1.2)"
    assert escape_markdown("http://x www.x") == "http\\://x www\\.x"


@given(NASTY)
def test_wikitext_stays_inside_nowiki(text: str) -> None:
    inside = escape_wikitext(flat(text))[len("<nowiki>") : -len("</nowiki>")]
    assert "<" not in inside
    assert ">" not in inside
    assert "\n" not in inside


def test_wikitext_has_no_markup_of_the_texts() -> None:
    text = RENDERERS["wikitext"].render(hostile_report())
    assert isinstance(text, str)
    outside = re.sub(r"<nowiki>.*?</nowiki>", "", text)
    assert not re.search(r"[<>\[\]{}|]", outside)


@pytest.mark.parametrize("name", ["md", "wikitext", "junit"])
def test_no_control_character_gets_through(name: str) -> None:
    text = FORMATS[name](hostile_report())
    assert isinstance(text, str)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]", text)


# --- parse back ---------------------------------------------------------------------------------


def test_json_lines_parse_back_and_offsets_hold() -> None:
    for report in reports().values():
        text = RENDERERS["jsonl"].render(report)
        assert isinstance(text, str)
        rows = [json.loads(line) for line in text.split("\n")[:-1]]
        assert [row["id"] for row in rows] == [finding.id for finding in report.findings]
        for row in rows:
            source = report.sources[row["source_index"]]
            assert " … ".join(source.text[a:b] for a, b in row["source"]) == row["source_quote"]
            assert " … ".join(report.target.text[a:b] for a, b in row["target"]) == row["target_quote"]


def test_sarif_has_the_parts_that_readers_need() -> None:
    for report in reports().values():
        data = json.loads(RENDERERS["sarif"].render(report))
        assert data["version"] == "2.1.0"
        (run,) = data["runs"]
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        assert len(rules) == len(set(rules))
        texts = {run["artifacts"][0]["location"]["uri"]: report.target.text}
        texts |= {
            artifact["location"]["uri"]: doc.text
            for artifact, doc in zip(run["artifacts"][1:], report.sources, strict=True)
        }
        for uri in texts:
            assert re.fullmatch(r"[A-Za-z0-9._~/%:-]+", uri)
        assert len(run["results"]) == len(report.findings)
        for result in run["results"]:
            assert rules[result["ruleIndex"]] == result["ruleId"]
            assert result["level"] in ("error", "warning", "note")
            assert result["locations"]
            for location in result["locations"] + result["relatedLocations"]:
                check_region(location["physicalLocation"], texts)


def check_region(place: dict, texts: dict[str, str]) -> None:
    """Lines, columns and offsets name the same text as the snippet."""
    text, region = texts[place["artifactLocation"]["uri"]], place["region"]
    start = region["charOffset"]
    assert text[start : start + region["charLength"]] == region["snippet"]["text"]
    lines = text.split("\n")
    before = sum(len(line) + 1 for line in lines[: region["startLine"] - 1])
    assert before + region["startColumn"] - 1 == start
    before = sum(len(line) + 1 for line in lines[: region["endLine"] - 1])
    assert before + region["endColumn"] - 1 == start + region["charLength"]


def test_sarif_fix_replaces_the_target() -> None:
    report = canal_report()
    data = json.loads(RENDERERS["sarif"].render(report))
    (change,) = data["runs"][0]["results"][0]["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    start = replacement["deletedRegion"]["charOffset"]
    end = start + replacement["deletedRegion"]["charLength"]
    assert report.target.text[start:end] == "1.2 ล้านดอลลาร์"
    assert replacement["insertedContent"]["text"] == "1.2 พันล้านดอลลาร์"


def test_junit_counts_what_it_holds() -> None:
    for report in reports().values():
        text = RENDERERS["junit"].render(report)
        assert isinstance(text, str)
        root = ElementTree.fromstring(text.encode())
        assert len(root) == len(report.sources)
        for suite in root:
            assert int(suite.attrib["tests"]) == len(suite.findall("testcase"))
            for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
                assert int(suite.attrib[key]) == len(suite.findall(f"testcase/{tag}"))
        failed = [finding for finding in report.findings if finding.severity != "neutral"]
        assert int(root.attrib["failures"]) == len(failed)


def test_excel_holds_strings_never_formulas() -> None:
    for report in reports().values():
        data = RENDERERS["xlsx"].render(report)
        assert isinstance(data, bytes)
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            assert book.testzip() is None
            parts = {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xml")}
        for text in parts.values():
            ElementTree.fromstring(text.encode())
        sheet = parts["xl/worksheets/sheet1.xml"]
        assert "<f>" not in sheet
        assert sheet.count("<row ") == len(report.findings) + 1
        assert "<autoFilter" in sheet
    strings = "".join(ElementTree.fromstring(parts["xl/sharedStrings.xml"].encode()).itertext())
    assert "Found by a machine" in strings


def test_another_program_reads_the_workbook() -> None:
    pytest.importorskip("fastexcel")
    polars = pytest.importorskip("polars")
    report = canal_report()
    data = RENDERERS["xlsx"].render(report)
    frame: Any = polars.read_excel(io.BytesIO(data), engine="calamine")
    assert frame["Id"].to_list() == [finding.id for finding in report.findings]
    assert frame["Target text"][0] == report.findings[0].target_quote
    assert frame["Confidence"].to_list() == [finding.confidence for finding in report.findings]


@given(NASTY, NASTY)
@settings(max_examples=40, deadline=None)
def test_every_format_takes_any_text(quote: str, message: str) -> None:
    report = one_finding(quote, message)
    for name in ("text", "jsonl", "md", "wikitext", "sarif", "junit", "run"):
        text = FORMATS[name](report)
        assert isinstance(text, str)
        text.encode("utf-8", "surrogatepass")
        if name == "junit":
            ElementTree.fromstring(text.encode())
        if name in ("sarif", "run"):
            json.loads(text)
