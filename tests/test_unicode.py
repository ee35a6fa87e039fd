"""Odd characters through the whole job: every finding quotes the text, every format can be read back."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from pathlib import Path

import pytest
from lxml import etree

from thiap.pipeline import check_documents, check_given
from thiap.readers import read_path
from thiap.readers.bilingual import read_bilingual
from thiap.renderers import RENDERERS, html, run_json
from thiap.renderers.alignment import write_beads
from thiap.settings import Settings

ENGLISH = "In 1939 there were 540 men.\nMary paid 3.5 million baht on 3 May 1950.\nNobody came.\n"
THAI = "ในปี พ.ศ. 2483 มีผู้ชาย 541 คน\nแมรีจ่าย 3.5 แสนบาท เมื่อวันที่ 4 พฤษภาคม 2493 (ๆ\nน้ำำท่วม ไม่มีใครมา มา มา\n"
#: Put behind every word of both texts.
ODD = {
    "zero width space": "\u200b",
    "no-break space": "\u00a0",
    "left-to-right mark": "\u200e",
    "right-to-left override": "\u202e",
    "isolate": "\u2066",
    "byte order mark inside": "\ufeff",
    "lone acute": "\u0301",
    "lone Thai vowel": "\u0e31",
    "lone tone marks": "\u0e48\u0e49",
    "emoji family": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "flag": "\U0001f1f9\U0001f1ed",
    "noncharacter": "\ufffe",
    "control": "\x01",
    "line separator": "\u2028",
    "markup": "<b>&amp;]]>",
}
LINE_ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}


def verify(folder: Path, english: bytes, thai: bytes) -> None:
    (folder / "a.en.txt").write_bytes(english)
    (folder / "a.th.txt").write_bytes(thai)
    source = read_path(str(folder / "a.en.txt"), lang="en")
    target = read_path(str(folder / "a.th.txt"), lang="th")
    assert (source.text, target.text) == (english.decode(), thai.decode())
    report = check_documents([source], target, Settings(encoder="none", min_confidence=0.0))
    assert not report.problems and report.findings
    for finding in report.findings:
        for doc, spans, quote in (
            (source, finding.source, finding.source_quote),
            (target, finding.target, finding.target_quote),
        ):
            assert quote == " … ".join(doc.text[start:end] for start, end in spans)
    for doc, facts in ((source, report.bitexts[0].source_facts), (target, report.bitexts[0].target_facts)):
        assert all(doc.text[slice(*fact.span)] == fact.text for fact in facts)
    for name, renderer in RENDERERS.items():
        made = renderer.render(report)
        raw = made.encode() if isinstance(made, str) else made
        if name == "jsonl":
            assert len([json.loads(line) for line in raw.splitlines()]) == len(report.findings)
        elif name == "sarif":
            json.loads(raw)
        elif name == "junit":
            etree.fromstring(raw)
    assert run_json.load_run(run_json.dump_run(report)).findings == report.findings
    html.render(report).encode()
    alignment = report.bitexts[0].alignment
    for form in ("jsonl", "tsv", "csv", "tmx"):
        made = write_beads(alignment, source, target, form)
        raw = made.encode() if isinstance(made, str) else made
        if form == "tmx":
            etree.fromstring(raw)
        elif form == "csv":
            rows = list(csv.reader(io.StringIO(raw.decode(), newline="")))
            assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_odd_characters_behind_every_word(odd: str, tmp_path: Path) -> None:
    texts = (text.replace(" ", odd + " ").replace("\n", odd + "\n") for text in (ENGLISH, THAI))
    verify(tmp_path, *(text.encode() for text in texts))


@pytest.mark.parametrize("end", LINE_ENDS.values(), ids=LINE_ENDS)
def test_line_ends(end: str, tmp_path: Path) -> None:
    verify(tmp_path, *(text.replace("\n", end).encode() for text in (ENGLISH, THAI)))


def test_decomposed_text(tmp_path: Path) -> None:
    thai = unicodedata.normalize("NFKD", THAI).replace("แ", "เเ")
    verify(tmp_path, unicodedata.normalize("NFD", f"Zamość, Łódź: {ENGLISH}").encode(), thai.encode())


@pytest.mark.parametrize("escape", ["&#xD800;", "&#0;", "&#1;", "&#xFFFE;"])
def test_characters_that_xml_forbids_are_refused(escape: str, tmp_path: Path) -> None:
    from thiap.errors import InputError

    unit = f'<trans-unit id="1"><source>{escape}In 1939.</source><target>ในปี 2482</target></trans-unit>'
    path = tmp_path / "a.xlf"
    path.write_text(
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" datatype="x"'
        f' source-language="en" target-language="th"><body>{unit}</body></file></xliff>',
        "utf-8",
    )
    if escape == "&#xFFFE;":  # some parsers let it through: then it must come out again
        try:
            both = read_bilingual(str(path))
        except InputError:
            return
        check_given(both.source, both.target, both.beads, Settings(encoder="none"))
        return
    with pytest.raises(InputError, match=r"a\.xlf"):
        read_bilingual(str(path))


def test_half_a_character_in_json(tmp_path: Path) -> None:
    (tmp_path / "a.en.txt").write_text(ENGLISH, "utf-8")
    (tmp_path / "a.th.txt").write_text(THAI, "utf-8")
    docs = [read_path(str(tmp_path / f"a.{lang}.txt"), lang=lang) for lang in ("en", "th")]
    report = check_documents(docs[:1], docs[1], Settings(encoder="none"))
    text = run_json.dump_run(report).replace("Nobody came", "Nobody \\ud83d came")
    again = run_json.load_run(text)
    assert "\ud83d" in again.sources[0].text
    for renderer in (*RENDERERS.values(), html):
        made = renderer.render(again)
        assert (made.encode("utf-8", "surrogatepass") if isinstance(made, str) else made) is not None
