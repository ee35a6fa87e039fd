"""Files that steer a run: configuration, glossary, decisions, given beads, saved runs."""

from __future__ import annotations

from pathlib import Path

from fuzz.target import Scratch, Target, seeds, text_of, utf8, words
from thiap.evaluate.beads import read_beads
from thiap.facts import extract_facts
from thiap.glossary import read_glossary
from thiap.model import Alignment, Bead, Bitext, Block, Document, Finding, NameEntry, Pair, Problem, Report
from thiap.project.baseline import read_findings
from thiap.project.config_file import load
from thiap.project.decisions import dump_decisions, load_decisions
from thiap.renderers.html.page import render as render_html
from thiap.renderers.jsonl import render as render_lines
from thiap.renderers.run_json import dump_run, load_run
from thiap.renderers.terminal import render as render_text

JSON = (*words("json"), b"[" * 400, b"1" * 400)
_scratch = Scratch()


def small_report() -> Report:
    """A report that holds one of everything, and little of it."""
    texts = ("A canal of 45 km.", "คลองยาว 54 กม.")
    docs = [
        Document(name, text, lang, "text", (Block("paragraph", (0, len(text))),))
        for name, text, lang in zip(("a", "b"), texts, ("en", "th"), strict=True)
    ]
    facts = [extract_facts(doc) for doc in docs]
    beads = (Bead(((0, len(texts[0])),), ((0, len(texts[1])),), 0.9),)
    pair = Pair(facts[0][0], facts[1][0], "conflict", 0, "45 km, 54 km")
    name = NameEntry("A", ("ก",), "place", (1, 1), 0.5, ((0, 1),), ((0, 1),))
    alignment = Alignment(beads, "translation", "none", (1.0, 1.0))
    finding = Finding(
        kind="contradicted", category="number", check="number-mismatch", issue="number", severity="major",
        confidence=0.9, source=((11, 13),), target=((8, 10),), source_value="45", target_value="54",
        message="45 became 54", source_quote="45", target_quote="54", id="ab12",
    )  # fmt: skip
    bitext = Bitext(docs[0], docs[1], 0, alignment, facts[0], facts[1], (pair,), (name,))
    return Report((bitext,), (finding,), (), (Problem("check x", "crashed"),), {"version": "1"})


RUN = dump_run(small_report())
LINES = render_lines(small_report())


def _toml(data: bytes) -> None:
    load(Path(_scratch.write("thiap.toml", utf8(data))))
    load(Path(_scratch.write("pyproject.toml", b"[tool.thiap]\n" + utf8(data))))


def _glossary(data: bytes) -> None:
    for term in read_glossary(_scratch.write("x.csv", utf8(data)), source_lang="en", target_lang="th"):
        assert term.source or term.status == "forbidden"


def _tbx(data: bytes) -> None:
    for term in read_glossary(_scratch.write("x.tbx", utf8(data)), source_lang="en", target_lang="th"):
        assert term.source or term.status == "forbidden"


def _decisions(data: bytes) -> None:
    written = dump_decisions(load_decisions(text_of(data), "x"))
    assert dump_decisions(load_decisions(written, "x")) == written


def _anchors(data: bytes) -> None:
    for bead in read_beads(_scratch.write("x.jsonl", utf8(data)), lengths=(60, 60)):
        assert all(0 <= start < end <= 60 for start, end in bead.source + bead.target)


def _run(data: bytes) -> None:
    """What loads is written as it was read, and can be shown."""
    report = load_run(text_of(data))
    assert load_run(dump_run(report)) == report
    render_text(report)
    if sum(data) % 16 == 0:  # ten times as slow as all the rest
        render_html(report)


def _baseline(data: bytes) -> None:
    for finding in read_findings(_scratch.write("x.jsonl", utf8(data))):
        assert isinstance(finding, Finding)


TARGETS = (
    Target("thiap-toml", _toml, seeds("thiap-toml"), words("thiap-toml")),
    Target("glossary", _glossary, seeds("glossary"), words("glossary")),
    Target("tbx", _tbx, seeds("tbx"), words("tbx")),
    Target("decisions", _decisions, seeds("decisions"), JSON),
    Target("anchors", _anchors, seeds("anchors"), JSON),
    Target("run", _run, (RUN.encode(),), JSON),
    Target("baseline", _baseline, (LINES.encode(), RUN.encode()), JSON),
)
