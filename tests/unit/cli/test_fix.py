"""Accepted suggestions are put into the draft, every other byte stays, and a second run is clean."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
import yaml
from lxml import etree

from samples.drafts import RIGHT, SOURCE, WRONG, docx
from thiap.cli.main import main


def thiap(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main([*arguments, "--config", "none", "--encoder", "none", "--quiet"])
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


def findings(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


FILES = {
    "draft.th.txt": WRONG + "\r\n",
    "draft.th.md": f"# สะพาน & ธนาคาร\n\n*หมายเหตุ* {WRONG} [ดู](a.md)\n",
    "draft.th.html": f"<html><body><!-- {WRONG} -->\n<p class='a'>ก &amp; ข <b>{WRONG}</b></p>"
    "</body></html>\n",
}
PO = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n#: a.c:1\nmsgid ""\n'
    f'"{SOURCE[:30]}"\n"{SOURCE[30:].strip()}"\nmsgstr ""\n"{WRONG[:40]}"\n"{WRONG[40:]}"\n'
)
XLIFF = (
    '<?xml version="1.0"?>\r\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    '<file source-language="en" target-language="th" original="a" datatype="plaintext"><body>'
    f'<trans-unit id="1"><source>{SOURCE.strip()}</source><target>{WRONG[:6]}<g id="1">{WRONG[6:]}'
    "</g></target></trans-unit></body></file></xliff>"
)
TMX = (
    '<tmx version="1.4"><header srclang="en"/><body><tu tuid="a"><tuv xml:lang="en"><seg>'
    f'{SOURCE.strip()}</seg></tuv><tuv xml:lang="th"><seg>{WRONG}</seg></tuv></tu></body></tmx>'
)


def strings(text: str) -> dict[str, str]:
    """A file of strings of each format, with another text before and behind this one."""
    quoted = json.dumps(text, ensure_ascii=False)
    slashes = text.replace("'", "\\'")
    return {
        "th.json": f'{{"a": {{"x": "สวัสดี \\u0e01"}},\r\n  "b": {quoted}, "c": "ลาก่อน"}}\r\n',
        "app_th.arb": f'{{"@@locale": "th", "@b": {{"description": "x"}}, "b": {quoted}}}',
        "_locales/th/messages.json": f'{{"b": {{"message": {quoted}, "description": "x"}}}}',
        "values-th/strings.xml": f'<resources>\n<!--x--><string name="b">"{slashes}"</string></resources>\n',
        "a.th.resx": f'<root><data name="b" xml:space="preserve"><value>{text}</value></data></root>',
        "th.lproj/a.strings": f'/* x */\n"b" = {quoted};\n',
        "m_th.properties": f"# x\na = \\u0e01\nb = {text[:30]}\\\n  {text[30:]}\n",
        "th.yml": f"th:\n  a: ก # x\n  b: {quoted}\n",
        "th.ftl": f"# x\na = ก\nb =\n    {text}\n",
    }


QT = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    '<TS version="2.1" language="th_TH"><context><name>A</name>'
    f"<message><source>{SOURCE.strip()}</source><translation>{WRONG}</translation></message></context></TS>\n"
)
CATALOGUE = (
    f'{{"sourceLanguage": "en", "version": "1.0", "strings": {{{json.dumps(SOURCE.strip())}: '
    f'{{"localizations": {{"th": {{"stringUnit": {{"state": "translated", "value": "{WRONG}"}}}}}}}}}}}}\n'
)
TABLES = {
    "t.tsv": f"en\tth\n{SOURCE.strip()}\t{WRONG}\nOpen the door\tเปิดประตู\n",
    "t.csv": f'id,en,th\r\n1,"{SOURCE.strip()}","{WRONG} ""ก"""\r\n2,"Open the\nold ""door""",เปิดประตู\r\n',
}
CUES = "1\n00:00:01,000 --> 00:00:04,000\n{}\n\n2\n00:00:05,000 --> 00:00:06,000\n<i>{}</i>\n"


def odt(text: str) -> bytes:
    """A small OpenDocument text; the words go through a span, a blank and a tab of their own kind."""
    words = text[:40].replace("  ", " ") + f"<text:span>{text[40:]}</text:span><text:s/><text:tab/>ก"
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces}><office:body><office:text>'
        f"<text:h>สะพาน</text:h><text:p>{words}</text:p></office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        package.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        package.writestr("styles.xml", "<x/>")
    return out.getvalue()


OPENED = {
    "th.json": json.loads,
    "app_th.arb": json.loads,
    "_locales/th/messages.json": json.loads,
    "a.xcstrings": json.loads,
    "values-th/strings.xml": etree.fromstring,
    "a.th.resx": etree.fromstring,
    "a.ts": etree.fromstring,
    "th.yml": lambda data: yaml.safe_load(data.decode()),
    "t.csv": lambda data: list(csv.reader(io.StringIO(data.decode(), newline=""))),
}


def texts_for(folder: Path, name: str) -> list[str]:
    if name.endswith((".po", ".xlf", ".tmx", ".ts", ".xcstrings", ".tsv", ".csv")):
        return [str(folder / name)]
    if name in strings(WRONG):
        source = folder / "source" / name.replace("th", "en")
        source.parent.mkdir(parents=True, exist_ok=True)
        english = strings(SOURCE.strip())[name].replace("\nth:", "\nen:").replace("th:\n", "en:\n")
        source.write_text(english, encoding="utf-8", newline="")
        return [str(source), str(folder / name)]
    if name.endswith(".srt"):
        (folder / "source.en.srt").write_text(CUES.format(*SOURCE.split(". ", 1)), encoding="utf-8")
        return [str(folder / "source.en.srt"), str(folder / name), "--mode", "translation"]
    (folder / "source.en.txt").write_text(SOURCE, encoding="utf-8")
    return [str(folder / "source.en.txt"), str(folder / name), "--mode", "translation"]


MADE = {
    **FILES,
    **TABLES,
    **strings(WRONG),
    "draft.po": PO,
    "draft.xlf": XLIFF,
    "draft.tmx": TMX,
    "a.ts": QT,
    "a.xcstrings": CATALOGUE,
    "draft.th.srt": CUES.format(*WRONG.split(" สะพาน")).replace("<i>", "<i>สะพาน"),
}
PACKAGES = {"draft.docx": (docx, "word/document.xml"), "draft.odt": (odt, "content.xml")}


@pytest.mark.parametrize("name", [*MADE, *PACKAGES])
def test_accepted_suggestions_and_nothing_else(tmp_path: Path, name: str) -> None:
    draft, run, decisions = (tmp_path / part for part in (name, "findings.jsonl", "decisions.json"))
    draft.parent.mkdir(parents=True, exist_ok=True)
    before = PACKAGES[name][0](WRONG) if name in PACKAGES else MADE[name].encode()
    draft.write_bytes(before)
    texts = texts_for(tmp_path, name)
    assert thiap("check", *texts, "--format", "jsonl", "-o", str(run)) == 0
    able = [entry for entry in findings(run) if entry.get("suggestion")]
    assert len(able) == 2
    entries = [{"id": entry["id"], "state": "accepted"} for entry in able]
    decisions.write_text(json.dumps({"version": 1, "decisions": entries}), encoding="utf-8")

    fix = ("fix", *texts, "--decisions", str(decisions))
    assert thiap(*fix, "--dry-run") == 0
    assert thiap(*fix) == 2
    assert draft.read_bytes() == before
    assert thiap(*fix, "--yes") == 0
    after = draft.read_bytes()
    if name in OPENED:
        OPENED[name](after)
    if name in PACKAGES:
        part = PACKAGES[name][1]
        old, new = (zipfile.ZipFile(io.BytesIO(data)) for data in (before, after))
        assert old.namelist() == new.namelist()
        assert [each for each in old.namelist() if old.read(each) != new.read(each)] == [part]
        before, after = old.read(part), new.read(part)
    told = after.decode()
    assert "3 พันล้" in told
    assert told.replace("3 พันล้", "3 ล้").replace("1,200 เ", "2,100 เ") == before.decode()
    assert thiap("check", *texts, "--format", "jsonl", "-o", str(run)) == 0
    assert not [entry for entry in findings(run) if entry.get("suggestion")]


def test_what_cannot_be_written_is_refused_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import xlsxwriter

    table, decisions = tmp_path / "draft.xlsx", tmp_path / "decisions.json"
    with xlsxwriter.Workbook(table) as book:
        book.add_worksheet().write_row(0, 0, (SOURCE.strip(), WRONG))
    decisions.write_text('{"version": 1, "decisions": []}', encoding="utf-8")
    assert thiap("fix", str(table), "--decisions", str(decisions), "--yes") == 2
    assert "save the table as TSV or CSV" in capsys.readouterr().err


def test_saved_run_stands_for_the_source_until_the_draft_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft, run, decisions = (tmp_path / part for part in ("draft.th.txt", "run.json", "decisions.json"))
    draft.write_text(WRONG, encoding="utf-8")
    texts = texts_for(tmp_path, draft.name)
    assert (
        thiap("check", *texts, "--run", str(run), "--format", "jsonl", "-o", str(tmp_path / "f.jsonl")) == 0
    )
    entries = [{"id": entry["id"], "state": "accepted"} for entry in findings(tmp_path / "f.jsonl")]
    decisions.write_text(json.dumps({"version": 1, "decisions": entries}), encoding="utf-8")
    fix = ("fix", str(draft), "--decisions", str(decisions), "--yes")
    assert thiap(*fix) == 2
    assert "--run RUN.json" in capsys.readouterr().err
    assert thiap(*fix, "--run", str(run)) == 0
    assert draft.read_text(encoding="utf-8") == RIGHT
    assert thiap(*fix, "--run", str(run)) == 2
    assert "has changed since" in capsys.readouterr().err


def test_the_words_that_a_reviewer_wrote_are_put_in_place(tmp_path: Path) -> None:
    draft, run, decisions = (tmp_path / part for part in ("draft.th.txt", "f.jsonl", "decisions.json"))
    draft.write_text(WRONG, encoding="utf-8")
    texts = texts_for(tmp_path, draft.name)
    assert thiap("check", *texts, "--format", "jsonl", "-o", str(run)) == 0
    [entry] = [entry for entry in findings(run) if "2,100" in entry.get("target_quote", "")]
    made = {"id": entry["id"], "state": "accepted", "suggestion": "1.2 กม."}
    decisions.write_text(json.dumps({"version": 1, "decisions": [made]}), encoding="utf-8")
    assert thiap("fix", *texts, "--decisions", str(decisions), "--yes") == 0
    assert draft.read_text(encoding="utf-8") == WRONG.replace("2,100 เมตร", "1.2 กม.")
