"""Files that steer a run: configuration, glossary, decisions, given beads, saved runs."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import numpy as np

from fuzz.target import Scratch, Target, seeds, text_of, utf8, words
from thiap.cache import caching, kept_arrays, kept_json
from thiap.corpus.manifest import read_manifest, verify
from thiap.errors import ThiapError
from thiap.evaluate.beads import read_beads
from thiap.facts import extract_facts
from thiap.glossary import read_glossary
from thiap.model import Alignment, Bead, Bitext, Block, Document, Finding, NameEntry, Pair, Problem, Report
from thiap.project.baseline import read_findings
from thiap.project.config_file import load
from thiap.project.decisions import dump_decisions, load_decisions
from thiap.project.lock import dump_lock, read_lock
from thiap.renderers.html.page import render as render_html
from thiap.renderers.jsonl import render as render_lines
from thiap.renderers.run_json import dump_run, load_run
from thiap.renderers.terminal import render as render_text

JSON = (*words("json"), b"[" * 400, b"1" * 400)
_scratch = Scratch()
_ENTRIES: list[Path] = []
_LOCK = """# x
version = 1

["docs/th/ก.md"]
source = "docs/en/a.md"
blocks = [
  "h0123456789ab h0123456789ab",
  "p0123456789ab+p0123456789ab -",
  "p0123456789ab ~",
]
"""
_ARRAY = (
    b"\x93NUMPY\x01\0v\0{'descr': '<i8', 'fortran_order': False, 'shape': (3,), }".ljust(127)
    + b"\n"
    + bytes(24)
)
_ROWS = (
    "id,sources,target,source_lang\n1,a.txt|b.txt,c.txt,en\n2,d.txt,e.txt,\n",
    '{"id": "1", "sources": ["a.txt"], "target": "c.txt"}\n{"id": "2", "sources": ["b"], "target": "d"}\n',
    "id\tsource\ttarget\n1\ta.txt\tb.txt\n",
)


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


def _lock(data: bytes) -> None:
    """What loads is written as it was read."""
    place = Path(_scratch.write("thiap.lock", utf8(data)))
    pages = read_lock(place)
    place.write_text(dump_lock(pages), encoding="utf-8")
    assert read_lock(place) == pages


def _kept() -> tuple[object, object]:
    """Two results as the cache keeps them, found or made anew."""
    arrays = kept_arrays("arrays", lambda: ("x",), lambda: [np.arange(3)])
    value = kept_json("value", lambda: ("x",), lambda: [1, 2], dump=list, load=_two_numbers)
    return arrays, value


def _two_numbers(value: object) -> list[int]:
    if not (isinstance(value, list) and len(value) == 2 and all(type(part) is int for part in value)):
        raise ValueError("no two numbers")
    return value


def _cache(data: bytes) -> None:
    """An entry of any bytes, rightly named and hashed, is read as what it holds or made anew."""
    with caching(_scratch.folder("cache")):
        if not _ENTRIES:
            _kept()
            _ENTRIES.extend(path for path in Path(_scratch.folder("cache")).rglob("*") if path.is_file())
        right = b"thiap-cache-1\n" + hashlib.sha256(data).digest() + data
        for entry in _ENTRIES:
            entry.write_bytes(data if sum(data) % 8 == 0 else right)
        arrays, value = _kept()
        assert all(isinstance(array, np.ndarray) for array in arrays)  # type: ignore[attr-defined]
        assert len(value) == 2  # type: ignore[arg-type]


def _manifest(data: bytes) -> None:
    """Rows that can be drawn, or one error of thiap."""
    for suffix in ("csv", "jsonl", "tsv"):
        place = Path(_scratch.write(f"m.{suffix}", utf8(data)))
        with suppress(ThiapError):
            assert verify(read_manifest(place), place.name) > 0


TARGETS = (
    Target("thiap-toml", _toml, seeds("thiap-toml"), words("thiap-toml")),
    Target("glossary", _glossary, seeds("glossary"), words("glossary")),
    Target("tbx", _tbx, seeds("tbx"), words("tbx")),
    Target("decisions", _decisions, seeds("decisions"), JSON),
    Target("anchors", _anchors, seeds("anchors"), JSON),
    Target("run", _run, (RUN.encode(),), JSON),
    Target("lock", _lock, (_LOCK.encode(),), words("thiap-toml")),
    Target(
        "cache",
        _cache,
        (b"[1, 2]", b"\x93NUMPY\x01\0v\0{'descr': '<i8', 'fortran_order': False, 'shape': (3,), }"),
        JSON,
    ),
    Target(
        "manifest", _manifest, tuple(rows.encode() for rows in _ROWS), (*JSON, b"|", b",", b"\t", b"sources")
    ),
    Target("baseline", _baseline, (LINES.encode(), RUN.encode()), JSON),
)
