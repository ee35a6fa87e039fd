"""A lost sentence is judged alike, whatever file holds the texts: aligned by us, or by its units."""

from __future__ import annotations

import json
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from click.testing import CliRunner

from thiap.cli.main import cli

SOURCES = [
    "The town council opened the new bridge on 4 March 2019. It is 1,200 metres long.",
    "Before that, 45,000 people crossed the river by ferry every day.",
    "The bridge is closed to lorries between 7 and 9 in the morning. "
    "Cyclists may use the side path at any time.",
    "Walkers pay nothing.",
]
TARGETS = [
    "สภาเทศบาลเปิดสะพานแห่งใหม่เมื่อวันที่ 4 มีนาคม พ.ศ. 2562 สะพานยาว 1,200 เมตร",
    "ก่อนหน้านั้นมีผู้ข้ามแม่น้ำด้วยเรือข้ามฟากวันละ 45,000 คน",
    "สะพานปิดสำหรับรถบรรทุกระหว่าง 7 ถึง 9 นาฬิกาในตอนเช้า",
    "คนเดินเท้าไม่ต้องจ่ายเงิน",
]
LOST = "Cyclists may use the side path at any time."
FOUND = " คนขี่จักรยานใช้ทางด้านข้างได้ทุกเวลา"


def po(pairs: list[tuple[str, str]]) -> str:
    head = 'msgid ""\nmsgstr ""\n"Language: th\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    return head + "".join(f'msgid "{source}"\nmsgstr "{target}"\n\n' for source, target in pairs)


def xliff(pairs: list[tuple[str, str]]) -> str:
    units = "".join(
        f'<trans-unit id="{number}"><source>{escape(source)}</source>'
        f"<target>{escape(target)}</target></trans-unit>"
        for number, (source, target) in enumerate(pairs)
    )
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" '
        f'source-language="en" target-language="th" datatype="plaintext"><body>{units}</body></file></xliff>'
    )


def tsv(pairs: list[tuple[str, str]]) -> str:
    return "en\tth\n" + "".join(f"{source}\t{target}\n" for source, target in pairs)


FILES = {"a.tsv": tsv, "a.po": po, "a.xlf": xliff}


def confidence(folder: Path, targets: list[str], name: str) -> list[float]:
    """How sure the tool is of each sentence it finds lost in a file, or in a pair of texts."""
    if name in FILES:
        (folder / name).write_text(FILES[name](list(zip(SOURCES, targets, strict=True))), encoding="utf-8")
        texts = [str(folder / name)]
    else:
        for file, lines in (("a.en.txt", SOURCES), ("a.th.txt", targets)):
            (folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
        texts = [str(folder / "a.en.txt"), str(folder / "a.th.txt"), "--mode", "translation"]
    done = CliRunner().invoke(cli, ["check", *texts, "--format", "jsonl", "-q"])
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    lost = [line for line in lines if line["check"] in ("segment-missing", "clause-missing")]
    assert all(line["source_quote"] == LOST for line in lost)
    assert all(line["severity"] == "major" for line in lost)
    return [line["confidence"] for line in lost]


@pytest.mark.parametrize("name", [*FILES, "two texts"])
def test_a_lost_sentence_is_found_in_every_file(tmp_path: Path, name: str) -> None:
    (sure,) = confidence(tmp_path, TARGETS, name)
    assert sure == pytest.approx(confidence(tmp_path, TARGETS, "a.tsv")[0], abs=0.05)


@pytest.mark.parametrize("name", [*FILES, "two texts"])
def test_a_sentence_that_is_there_is_lost_in_none(tmp_path: Path, name: str) -> None:
    whole = [target + (FOUND if number == 2 else "") for number, target in enumerate(TARGETS)]
    assert confidence(tmp_path, whole, name) == []
