"""Files that steer a run: configuration, glossary, decisions, given beads, saved runs."""

from __future__ import annotations

from pathlib import Path

from fuzz.target import Scratch, Target, encoded, text_of, words
from thiap.baseline import read_findings
from thiap.config_file import load
from thiap.decisions import dump_decisions, load_decisions
from thiap.evaluate.beads import read_beads
from thiap.facts import extract_facts
from thiap.glossary import read_glossary
from thiap.model import Alignment, Bead, Bitext, Block, Document, Finding, NameEntry, Pair, Problem, Report
from thiap.renderers.html import render as render_html
from thiap.renderers.jsonl import render as render_lines
from thiap.renderers.run_json import dump_run, load_run
from thiap.renderers.terminal import render as render_text

TOML = (
    'mode = "translation"\nencoder = "muse"\nmin-confidence = 0.4\nselect = ["number", "date-mismatch"]\nfail-on = "major"\n'
    'glossary = "terms.csv"\nprofile = "strict"\n[severities]\nnumber-mismatch = "critical"\n[profiles.strict]\nmin-confidence = 0\n'
)
TERMS = 'source,target,status\ncanal,คลอง|ลำคลอง,required\n"a, b",ก,\n,ข,forbidden\n# remark\n'
TBX = (
    '<martif type="TBX"><text><body><termEntry id="1"><langSet xml:lang="en"><tig><term>canal</term></tig></langSet>'
    '<langSet xml:lang="th"><ntig><termGrp><term>คลอง</term><termNote type="administrativeStatus">preferredTerm-admn-sts'
    "</termNote></termGrp></ntig></langSet></termEntry></body></text></martif>"
)
DECISIONS = (
    '{"version": 1, "decisions": [{"id": "ab12", "state": "dismissed", "reason": "x", "quote": "๔๕"},\n{"id": "c", "state": '
    '"accepted", "all_like": true, "source_value": "45", "target_value": null, "check": "number-mismatch"}]}'
)
BEADS = (
    '{"source": [[0, 5], [6, 9]], "target": [[0, 7]], "score": 0.93}\n{"source": [], "target": [[8, 9]]}\n'
)
JSON_WORDS = words('{} [] null true false NaN Infinity -1 1e999 0.5 "" "\\ud800" 9999999999999999999999 {"id": "state": "source": '
'"target": [[0,1]] , : "schema": "version": "bitexts": "findings": "confidence": "spans"') + encoded("[" * 400, "1" * 400)  # fmt: skip
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
    finding = Finding("contradicted", "number", "number-mismatch", "number", "major", 0.9, ((11, 13),), ((8, 10),), "45",
                      "54", "45 became 54", source_quote="45", target_quote="54", id="ab12")  # fmt: skip
    bitext = Bitext(docs[0], docs[1], 0, alignment, facts[0], facts[1], (pair,), (name,))
    return Report((bitext,), (finding,), (), (Problem("check x", "crashed"),), {"version": "1"})


RUN = dump_run(small_report())
LINES = render_lines(small_report())


def _toml(data: bytes) -> None:
    load(Path(_scratch.write("thiap.toml", data)))
    load(Path(_scratch.write("pyproject.toml", b"[tool.thiap]\n" + data)))


def _glossary(data: bytes) -> None:
    for term in read_glossary(_scratch.write("x.csv", data), source_lang="en", target_lang="th"):
        assert term.source or term.status == "forbidden"


def _tbx(data: bytes) -> None:
    for term in read_glossary(_scratch.write("x.tbx", data), source_lang="en", target_lang="th"):
        assert term.source or term.status == "forbidden"


def _decisions(data: bytes) -> None:
    found = load_decisions(text_of(data), "x")
    assert load_decisions(dump_decisions(found), "x") == found


def _anchors(data: bytes) -> None:
    for bead in read_beads(_scratch.write("x.jsonl", data), lengths=(60, 60)):
        assert all(0 <= start < end <= 60 for start, end in bead.source + bead.target)


def _run(data: bytes) -> None:
    """What loads is written as it was read, and can be shown."""
    report = load_run(text_of(data))
    assert load_run(dump_run(report)) == report
    render_text(report)
    render_html(report)


def _baseline(data: bytes) -> None:
    for finding in read_findings(_scratch.write("x.jsonl", data)):
        assert isinstance(finding, Finding)


TARGETS = (
    Target("thiap-toml", _toml, encoded(TOML), words('[profiles.a] [severities] = " """ [ ] { } inf nan 1979-05-27 0x1 [[ ]] profile "" mode')),
    Target("glossary", _glossary, encoded(TERMS, TERMS.replace(",", "\t")), words('"" | required forbidden source target en th # \t')),
    Target("tbx", _tbx, encoded(TBX), words("<term> </term> <tig> <termSec> <langSec <conceptEntry> <tbx> <TBX> xml:lang=\"th\" <termNote <!DOCTYPE &e;")),
    Target("decisions", _decisions, encoded(DECISIONS), JSON_WORDS),
    Target("anchors", _anchors, encoded(BEADS), JSON_WORDS),
    Target("run", _run, encoded(RUN), JSON_WORDS),
    Target("baseline", _baseline, encoded(LINES, RUN), JSON_WORDS),
)  # fmt: skip
