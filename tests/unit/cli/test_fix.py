"""Accepted suggestions are put into the draft, every other byte stays, and a second run is clean."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from thiap.cli.main import main

SOURCE = "The bank lent 3 billion dollars to the state in 1998. The bridge is 1,200 metres long.\n"
WRONG = "ธนาคารให้รัฐกู้ 3 ล้านดอลลาร์ในปี พ.ศ. 2541 สะพานยาว 2,100 เมตร"
RIGHT = "ธนาคารให้รัฐกู้ 3 พันล้านดอลลาร์ในปี พ.ศ. 2541 สะพานยาว 1,200 เมตร"


def thiap(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main([*arguments, "--config", "none", "--encoder", "none", "--quiet"])
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


def findings(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def docx(text: str) -> bytes:
    import docx as word

    document = word.Document()
    paragraph = document.add_paragraph(text[:40])
    paragraph.add_run(text[40:]).bold = True
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


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


def texts_for(folder: Path, name: str) -> list[str]:
    if name.endswith((".po", ".xlf", ".tmx")):
        return [str(folder / name)]
    (folder / "source.en.txt").write_text(SOURCE, encoding="utf-8")
    return [str(folder / "source.en.txt"), str(folder / name), "--mode", "translation"]


@pytest.mark.parametrize("name", [*FILES, "draft.po", "draft.xlf", "draft.tmx", "draft.docx"])
def test_accepted_suggestions_and_nothing_else(tmp_path: Path, name: str) -> None:
    draft, run, decisions = (tmp_path / part for part in (name, "findings.jsonl", "decisions.json"))
    made = FILES | {"draft.po": PO, "draft.xlf": XLIFF, "draft.tmx": TMX}
    before = docx(WRONG) if name.endswith(".docx") else made[name].encode()
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
    if name.endswith(".docx"):
        old, new = (zipfile.ZipFile(io.BytesIO(data)) for data in (before, after))
        assert [part for part in old.namelist() if old.read(part) != new.read(part)] == ["word/document.xml"]
        before, after = old.read("word/document.xml"), new.read("word/document.xml")
    told = after.decode()
    assert "3 พันล้" in told
    assert told.replace("3 พันล้", "3 ล้").replace("1,200 เ", "2,100 เ") == before.decode()
    assert thiap("check", *texts, "--format", "jsonl", "-o", str(run)) == 0
    assert not [entry for entry in findings(run) if entry.get("suggestion")]


def test_what_cannot_be_written_is_refused_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, decisions = tmp_path / "draft.tsv", tmp_path / "decisions.json"
    table.write_text(f"{SOURCE.strip()}\t{WRONG}\n", encoding="utf-8")
    decisions.write_text('{"version": 1, "decisions": []}', encoding="utf-8")
    assert thiap("fix", str(table), "--decisions", str(decisions), "--yes") == 2
    assert "format (table)" in capsys.readouterr().err


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
