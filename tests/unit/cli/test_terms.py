"""``--terms`` from end to end: what a glossary asks for, in both directions, in the forms real texts have."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from thiap.cli.main import main

Rows = tuple[tuple[str, str], ...]
TBX = (
    '<?xml version="1.0"?><tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">'
    "<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>"
    '<conceptEntry id="c1"><langSec xml:lang="en"><termSec><term>reservoir</term></termSec></langSec>'
    '<langSec xml:lang="th"><termSec><term>อ่างเก็บน้ำ</term>'
    '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>'
    '<termSec><term>เขื่อน</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>'
    "</termSec></langSec></conceptEntry></body></text></tbx>"
)


def check(
    folder: Path, glossary: str, rows: Rows, *, name: str = "terms.csv", source: str = "en"
) -> list[str]:
    """What the term checks say about a table of units: ``check: source quote > target quote``."""
    target = "th" if source == "en" else "en"
    (folder / name).write_text(glossary, encoding="utf-8")
    lines = "".join(f"{left}\t{right}\n" for left, right in rows)
    (folder / "units.tsv").write_text(f"{source}\t{target}\n{lines}", encoding="utf-8")
    out = folder / "out.jsonl"
    arguments = ["check", str(folder / "units.tsv"), "--terms", str(folder / name), "--encoder", "none", "-q"]
    languages = ["--source-lang", source, "--target-lang", target] if source == "th" else []
    with pytest.raises(SystemExit) as stopped:
        main([*arguments, *languages, "--select", "term", "--format", "jsonl", "-o", str(out)])
    assert stopped.value.code == 0
    found = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    return [f"{f['check']}, {f['severity']}: {f['source_quote']} > {f['target_quote']}" for f in found]


def missing(source: str, target: str, severity: str = "major") -> str:
    return f"term-missing, {severity}: {source} > {target}"


CASES: dict[str, tuple[str, Rows, list[str]]] = {
    "plural": ("reservoir,อ่างเก็บน้ำ,required", (("The reservoirs are full.", "อ่างเก็บน้ำเต็ม"),), []),
    "capital": (
        "reservoir,อ่างเก็บน้ำ,required",
        (("Reservoirs were full.", "เขื่อนเต็ม"),),
        [missing("Reservoirs", "เขื่อนเต็ม")],
    ),
    "irregular noun and verb": (
        "child,เด็ก,required\nwrite,เขียน,required",
        (("The children came.", "ลูกมา"), ("She wrote it.", "เธอแต่งมัน"), ("It is written.", "มันถูกเขียนไว้")),
        [missing("children", "ลูกมา"), missing("wrote", "เธอแต่งมัน")],
    ),
    "possessive": (
        "minister,รัฐมนตรี,required",
        (("The minister’s car", "รถของท่าน"),),
        [missing("minister’s", "รถของท่าน")],
    ),
    "hyphen in the text": (
        "high speed train,รถไฟความเร็วสูง,required",
        (("A high-speed train came.", "รถด่วนมา"),),
        [missing("high-speed train", "รถด่วนมา")],
    ),
    "hyphen in the term": (
        "high-speed train,รถไฟความเร็วสูง,required",
        (("A high speed train came.", "รถด่วนมา"),),
        [missing("high speed train", "รถด่วนมา")],
    ),
    "one word or hyphened": (
        "email,อีเมล,required\nco-operative,สหกรณ์,required",
        (("Send an e-mail.", "ส่งจดหมาย"), ("The cooperatives met.", "กลุ่มประชุม")),
        [missing("e-mail", "ส่งจดหมาย"), missing("cooperatives", "กลุ่มประชุม")],
    ),
    "abbreviation is no pronoun": (
        "US,สหรัฐฯ,required\nIT,ไอที,required",
        (("They told us it works.", "พวกเขาบอกเราว่ามันทำงาน"), ("IT staff", "พนักงาน")),
        [missing("IT", "พนักงาน")],
    ),
    "symbols": (
        "C++,ซีพลัสพลัส,required",
        (("Learn C first.", "เรียนซีก่อน"), ("Learn C++.", "เรียนภาษา")),
        [missing("C++", "เรียนภาษา")],
    ),
    "the longer term wins": (
        "bank,ธนาคาร,required\ncentral bank,แบงก์ชาติ,required",
        (("The central bank said so.", "แบงก์ชาติกล่าวเช่นนั้น"),),
        [],
    ),
    "any of several": (
        "road,ถนน|ทาง,preferred\nroad,สาย,admitted",
        (("The road is new.", "ทางนี้ใหม่"), ("The road ends.", "สายนี้สิ้นสุด"), ("The road turns.", "ซอยนี้เลี้ยว")),
        [missing("road", "ซอยนี้เลี้ยว", "minor")],
    ),
    "Thai word boundary": (
        "medicine,ยา,required",
        (("The medicine is here.", "แม่น้ำยาวมาก"), ("This medicine is good.", "ยานี้ดี")),
        [missing("medicine", "แม่น้ำยาวมาก")],
    ),
    "Thai compound renders the term": (
        "computer,คอมพิวเตอร์,required",
        (("The computer is here.", "เครื่องคอมพิวเตอร์อยู่ที่นี่"), ("A computer", "คอมพิวเตอร์ส่วนบุคคล")),
        [],
    ),
    "Thai compound is not forbidden": (
        ",แม่,forbidden",
        (("The river is long.", "แม่น้ำยาวมาก"), ("Mother came.", "แม่มาแล้ว")),
        ["term-forbidden, major:  > แม่"],
    ),
    "Thai typed in other ways": (
        "prime minister,นายกรัฐมนตรี,required\nwater,น้ำ,required",
        (
            ("The Prime Minister came.", "นายก\u200bรัฐมนตรีมา"),
            ("The water is cold.", "น\u0e49\u0e4d\u0e32เย็น"),
        ),
        [],
    ),
    "forbidden for its source only, and told once": (
        "server,คนเสิร์ฟ,forbidden\nserver,เซิร์ฟเวอร์,preferred",
        (("Restart the servers.", "เริ่มคนเสิร์ฟใหม่"), ("The waiter came.", "คนเสิร์ฟมา")),
        ["term-forbidden, major: servers > คนเสิร์ฟ"],
    ),
    "forbidden inside a preferred one": (
        "server,เซิร์ฟ,forbidden\nserver,เซิร์ฟเวอร์,preferred",
        (("Restart the servers.", "เริ่มเซิร์ฟเวอร์ใหม่"),),
        [],
    ),
    "the next unit does not answer": (
        "reservoir,อ่างเก็บน้ำ,required",
        (("The reservoir is full.", "เขื่อนเต็ม"), ("The reservoir is empty.", "อ่างเก็บน้ำว่าง")),
        [missing("reservoir", "เขื่อนเต็ม")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_english_into_thai(name: str, tmp_path: Path) -> None:
    glossary, rows, expected = CASES[name]
    assert sorted(check(tmp_path, f"source,target,status\n{glossary}\n", rows)) == sorted(expected)


def test_thai_into_english(tmp_path: Path) -> None:
    glossary = "th;en;status\nเด็ก;child;required\nแม่;mother;required\n;utilize;forbidden\n"
    rows = (
        ("เด็กมา", "The children came."),
        ("เด็กกลับ", "The kids left."),
        ("แม่น้ำยาว", "The river is long."),
        ("เขาใช้มัน", "He utilized it."),
    )
    expected = [missing("เด็ก", "The kids left."), "term-forbidden, major:  > utilized"]
    assert sorted(check(tmp_path, glossary, rows, source="th")) == sorted(expected)


@pytest.mark.parametrize(
    ("name", "glossary"),
    [
        ("terms.csv", "reservoir,อ่างเก็บน้ำ,preferred\nreservoir,เขื่อน,forbidden\n"),
        ("semicolons.csv", "source;target;status\nreservoir;อ่างเก็บน้ำ;preferred\nreservoir;เขื่อน;forbidden\n"),
        ("terms.tsv", "th\ten\tstatus\nอ่างเก็บน้ำ\treservoir\tpreferred\nเขื่อน\treservoir\tforbidden\n"),
        ("terms.tbx", TBX),
    ],
)
def test_every_form_of_a_glossary(name: str, glossary: str, tmp_path: Path) -> None:
    rows = (
        ("The reservoir is full.", "เขื่อนเต็ม"),
        ("The reservoir is low.", "อ่างเก็บน้ำแห้ง"),
        ("A reservoir", "สระ"),
    )
    expected = ["term-forbidden, major: reservoir > เขื่อน", missing("reservoir", "สระ", "minor")]
    assert sorted(check(tmp_path, glossary, rows, name=name)) == sorted(expected)
