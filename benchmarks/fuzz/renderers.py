"""Every renderer, on a report whose texts, names and messages a stranger wrote."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser
from xml.etree import ElementTree

from fuzz.settings import small_report
from fuzz.target import TABLE, Target, words
from thiap.findings.build import make_finding
from thiap.model import Bead, Bitext, Block, Document, NameEntry, Report
from thiap.readers import tmx
from thiap.renderers import RENDERERS
from thiap.renderers.alignment import write_beads
from thiap.renderers.html.page import render as render_html
from thiap.renderers.name_table import write_names
from thiap.renderers.run_json import dump_run, load_run

_HARMLESS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def report_of(data: bytes) -> Report:
    """A report whose quote, message, value and file name are parts of the input."""
    text = data.decode("utf-8", "replace") or "x"
    cut = max(1, len(text) // 2)
    quote, message = text[:cut], text[cut:] or "m"
    docs = [
        Document(message[:30], f"a {quote} b", lang, "text", (Block("paragraph", (0, len(quote) + 4)),))
        for lang in ("en", "th")
    ]
    span = (2, 2 + len(quote))
    base = small_report().bitexts[0]
    bead = Bead(((0, len(docs[0].text)),), ((0, len(docs[1].text)),), 0.5)
    name = NameEntry(quote[:20], (message[:20],), "place", (1, 1), 0.5, (span,), (span,))
    bitext = Bitext(docs[0], docs[1], 0, replace(base.alignment, beads=(bead,)), (), (), (), (name,))
    finding = make_finding(
        bitext, kind="contradicted", category="number", check="number-mismatch", issue="number",
        severity="major", confidence=0.5, message=message, suggestion=quote, source_value=quote,
        target_value=message, source=(span,), target=(span,),
    )  # fmt: skip
    return Report((bitext,), (finding,), (), (), {"version": message[:20]})


class _Page(HTMLParser):
    """Elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.keys: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.keys |= {key for key, _ in attrs}


def _page(report: Report) -> _Page:
    page = _Page()
    page.feed(render_html(report))
    return page


_KNOWN: list[_Page] = []


def _html(data: bytes) -> None:
    """A text adds neither an element nor an attribute to the page."""
    if not _KNOWN:
        _KNOWN.append(_page(report_of(b"one two")))
    page = _page(report_of(data))
    assert page.tags <= _KNOWN[0].tags | {"mark"}, page.tags - _KNOWN[0].tags
    assert page.keys <= _KNOWN[0].keys, page.keys - _KNOWN[0].keys


def _plain(name: str, data: bytes) -> None:
    """Text formats: no control character, and the same twice."""
    report = report_of(data)
    text = RENDERERS[name].render(report)
    assert isinstance(text, str)
    assert not _HARMLESS.search(text), name
    assert text == RENDERERS[name].render(report)


def _parsed(data: bytes) -> None:
    """Machine formats parse back to what was written."""
    report = report_of(data)
    finding = report.findings[0]
    (line,) = str(RENDERERS["jsonl"].render(report)).split("\n")[:-1]
    assert json.loads(line)["target_quote"] == finding.target_quote
    sarif = json.loads(RENDERERS["sarif"].render(report))
    assert sarif["runs"][0]["results"][0]["message"]["text"] == finding.message
    ElementTree.fromstring(str(RENDERERS["junit"].render(report)).encode())
    assert load_run(dump_run(report)) == report
    bitext = report.bitexts[0]
    written = write_beads(bitext.alignment, bitext.source, bitext.target, "tmx")
    units = tmx.read("x.tmx", written, source_lang="en", target_lang="th")
    assert len(units.pairs) == 1
    for form in ("text", "jsonl", "csv", "tbx"):
        names = write_names(bitext.names, form, source_lang="en", target_lang="th")
        if form == "tbx":
            ElementTree.fromstring(names.encode())


_SEEDS = tuple(text.encode() for text in TABLE["markup"]["seeds"])
TARGETS = (
    *(
        Target(f"render-{name}", partial(_plain, name), _SEEDS, words("markup"))
        for name in ("text", "md", "wikitext", "junit")
    ),
    Target("render-html", _html, _SEEDS, words("markup")),
    Target("render-data", _parsed, _SEEDS, words("markup")),
)
