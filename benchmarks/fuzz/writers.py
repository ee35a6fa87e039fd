"""What thiap writes of strangers' texts, read by a parser of its format: a library's where there is one."""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from pathlib import Path

from lxml import etree
from markdown_it import MarkdownIt

from fuzz.renderers import report_of
from fuzz.target import TABLE, Scratch, Target, words
from thiap.project.baseline import read_findings
from thiap.project.decisions import Decision, dump_decisions, load_decisions
from thiap.project.lock import Accepted, Group, dump_lock, read_lock
from thiap.renderers import RENDERERS
from thiap.renderers.alignment import write_beads
from thiap.renderers.jsonl import render as render_lines
from thiap.renderers.markdown import escape as escape_markdown
from thiap.renderers.name_table import write_names
from thiap.renderers.wikitext import escape as escape_wikitext
from thiap.renderers.wording import flat

_scratch = Scratch()
#: What XML cannot hold, so that no file of a stranger has it.
NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
WORDS = (
    *words("markup"),
    b"\0",
    b"\r",
    b"\x85",
    b"=1+1",
    b"\xef\xbc\x9d",
    b"]]>",
    b"--",
    b"\\",
    b"'''",
    b'"""',
)


def said(data: bytes) -> str:
    return data.decode("utf-8", "replace")


# --- reports -------------------------------------------------------------------------------------


def _jsonl(data: bytes) -> None:
    """Findings come back from the baseline's reader as they were, and from any JSON parser."""
    report = report_of(data)
    lines = str(render_lines(report))
    assert all(isinstance(json.loads(line), dict) for line in lines.split("\n")[:-1])
    (found,) = read_findings(_scratch.write("x.jsonl", lines.encode()))
    wanted = report.findings[0]
    for field in ("id", "message", "source_quote", "target_quote", "source_value", "suggestion"):
        assert getattr(found, field) == getattr(wanted, field), field


def _sarif(data: bytes) -> None:
    report = report_of(data)
    (run,) = json.loads(str(RENDERERS["sarif"].render(report)))["runs"]
    (result,) = run["results"]
    assert result["message"]["text"] == report.findings[0].message
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[\w.~!$&'()*+,;=:@/%-]*", uri, re.ASCII), uri


def _junit(data: bytes) -> None:
    root = etree.fromstring(str(RENDERERS["junit"].render(report_of(data))).encode())
    assert len(root.findall(".//testcase")) == 1
    assert {element.tag for element in root.iter()} <= {"testsuites", "testsuite", "testcase", "failure"}


def _markdown(data: bytes) -> None:
    """A line of a text stays text, to the character, wherever a report puts it."""
    line = flat(said(data))
    if not line:
        return
    tokens = MarkdownIt("commonmark").enable("table").parse(escape_markdown(line))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == line


def _wikitext(data: bytes) -> None:
    import mwparserfromhell

    line = flat(said(data))
    (node,) = mwparserfromhell.parse(escape_wikitext(line)).nodes
    assert str(node.tag) == "nowiki"
    whole = mwparserfromhell.parse(str(RENDERERS["wikitext"].render(report_of(data))))
    assert not whole.filter_templates() and not whole.filter_wikilinks()


def _xlsx(data: bytes) -> None:
    import polars

    report = report_of(data)
    book = RENDERERS["xlsx"].render(report)
    assert isinstance(book, bytes)
    frame = polars.read_excel(io.BytesIO(book), engine="calamine", infer_schema_length=0)
    assert frame["Id"].to_list() == [report.findings[0].id]
    assert frame.height == 1


def _word(data: bytes) -> None:
    """The table to hand over has a row a finding, and no paragraph of a stranger's making."""
    import docx

    from thiap.renderers import word_table

    report = report_of(data)
    document = docx.Document(io.BytesIO(word_table.render(report)))
    (table,) = document.tables
    assert len(table.rows) == 2
    plain = docx.Document(io.BytesIO(word_table.render(report_of(b"one two"))))
    assert len(document.paragraphs) == len(plain.paragraphs)


# --- tables and memories -------------------------------------------------------------------------


def _beads(data: bytes) -> None:
    bitext = report_of(data).bitexts[0]
    made = {
        form: write_beads(bitext.alignment, bitext.source, bitext.target, form)
        for form in ("text", "jsonl", "tsv", "csv", "tmx")
    }
    for form, sign in (("csv", ","), ("tsv", "\t")):
        head, row = csv.reader(io.StringIO(made[form].decode(), newline=""), delimiter=sign, strict=True)
        cells = dict(zip(head, row, strict=True))
        guard = "'" if form == "csv" and cells["source"].startswith("'") else ""
        assert cells["source"] == guard + bitext.source.text
    json.loads(made["jsonl"])
    segments = [element.text for element in etree.fromstring(made["tmx"]).iter("seg")]
    assert segments == [NO_XML.sub("", doc.text) for doc in (bitext.source, bitext.target)]


def _names(data: bytes) -> None:
    entries = report_of(data).bitexts[0].names
    made = {form: write_names(entries, form, source_lang="en", target_lang="th") for form in ("csv", "tbx")}
    rows = list(csv.reader(io.StringIO(made["csv"], newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1 and len(rows) == 2
    for cell in rows[1]:
        assert not re.match(r"[=+\-@\t\r＝＋－＠]", cell), cell
    etree.fromstring(made["tbx"].encode())


# --- what thiap reads again --------------------------------------------------------------------------


def _decisions(data: bytes) -> None:
    text = said(data)
    parts = [text[k::7] for k in range(7)]
    decision = Decision(
        "ab12", "dismissed", reason=parts[0], note=parts[1], quote=parts[2], check=parts[3], file=parts[4],
        all_like=True, source_value=parts[5], target_value=None, reviewer=parts[6], spans=((0, 1),),
    )  # fmt: skip
    written = dump_decisions([decision])
    json.loads(written)
    assert load_decisions(written, "x") == (decision,)


def _lock(data: bytes) -> None:
    text = said(data)
    cut = len(text) // 2
    mark = "p" + "0" * 12
    pages = {
        text[:cut]: Accepted(text[cut:], (Group((mark,), (), left_out=True), Group((mark, mark), (mark,))))
    }
    if text[:cut] == "version":
        return
    written = dump_lock(pages)
    assert tomllib.loads(written)[text[:cut]]["source"] == text[cut:]
    place = _scratch.write("thiap.lock", written.encode())
    assert read_lock(Path(place)) == pages


SEEDS = (*(text.encode() for text in TABLE["markup"]["seeds"]), "คลอง 45 km".encode())
_FEEDS = {
    "jsonl": _jsonl, "sarif": _sarif, "junit": _junit, "md": _markdown, "wikitext": _wikitext, "xlsx": _xlsx,
    "word": _word, "beads": _beads, "names": _names, "decisions": _decisions, "lock": _lock,
}  # fmt: skip
TARGETS = tuple(Target(f"write-{name}", feed, SEEDS, WORDS) for name, feed in _FEEDS.items())
