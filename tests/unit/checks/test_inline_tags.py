"""Tags and placeholders in the shapes of real tools: missing, extra, crossing; what may move."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from thiap.cli.main import main

SDL = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" '
    'xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"><file original="a" datatype="x-sdlfilterframework2" '
    'source-language="en-US" target-language="th-TH"><header><tag-defs '
    'xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><tag id="5"/></tag-defs></header><body><trans-unit id="u">'
    '<source>{0}</source><seg-source><mrk mtype="seg" mid="1">{0}</mrk></seg-source><target><mrk mtype="seg" '
    'mid="1">{1}</mrk></target></trans-unit></body></file></xliff>'
)
XLIFF_2 = (
    '<xliff version="2.0" srcLang="en" trgLang="th" xmlns="urn:oasis:names:tc:xliff:document:2.0">'
    '<file id="f"><unit id="u"><segment>'
    "<source>{0}</source><target>{1}</target></segment></unit></file></xliff>"
)
TMX = (
    '<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" '
    'adminlang="en" srclang="en" datatype="html"/><body><tu tuid="u"><tuv xml:lang="en"><seg>{0}</seg></tuv>'
    '<tuv xml:lang="th"><seg>{1}</seg></tuv></tu></body></tmx>'
)
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "{0}"\nmsgstr "{1}"\n'
FORMS = {"a.sdlxliff": SDL, "b.xlf": XLIFF_2, "c.tmx": TMX, "d.po": PO}
B, E = '<bpt i="{}">&lt;b></bpt>', '<ept i="{}">&lt;/b></ept>'

RIGHT = (
    ("a.sdlxliff", 'Click <g id="5">Save</g> <x id="6"/>', 'คลิก <g id="5">บันทึก</g> <x id="6"/>'),
    ("a.sdlxliff", '<g id="5">Save</g> or <g id="7">cancel</g>', '<g id="7">ยกเลิก</g>หรือ<g id="5">บันทึก</g>'),
    ("a.sdlxliff", 'A <mrk mtype="x-sdl-comment">note</mrk>', "ข้อสังเกต"),
    ("a.sdlxliff", "{1&gt;Bold&lt;1} and {2}", "{2} และ {1&gt;หนา&lt;1}"),
    (
        "b.xlf",
        'A <sc id="1"/>bold<ec startRef="1"/> <ph id="2"/>',
        '<ph id="2"/> <sc id="1"/>หนา<ec startRef="1"/>',
    ),
    ("c.tmx", f"A {B.format(1)}bold{E.format(1)} word", f"คำ{B.format(1)}หนา{E.format(1)}"),
    (
        "c.tmx",
        'A <bpt i="1" x="5">b</bpt>bold<ept i="1">b</ept> word',
        'คำ<bpt i="2" x="5">b</bpt>หนา<ept i="2">b</ept>',
    ),
    ("d.po", "%(count)d of %(total)s", "%(total)s ใน %(count)d"),
    ("d.po", "%1$s has %2$d", "%2$d ของ %1$s"),
    ("d.po", "100% sure, 50 % off", "แน่ใจ 100% ลด 50 %"),
)
WRONG = (
    ("a.sdlxliff", 'Click <g id="5">Save</g>', "คลิกบันทึก", {"<g5>"}),  # a pair is told once
    ("a.sdlxliff", "Save", '<g id="5">บันทึก</g>', {"<g5>"}),
    ("a.sdlxliff", 'Line <x id="1"/> and <x id="1"/>', 'บรรทัด <x id="1"/>', {"<x1/>"}),
    ("a.sdlxliff", "{1&gt;Bold&lt;1}", "หนา&lt;1}", {"{1>"}),
    ("b.xlf", '<sc id="1"/>Bold<ec startRef="1"/>', '<ec startRef="1"/>หนา<sc id="1"/>', {"<ec1/> … <sc1/>"}),
    ("c.tmx", f"A {B.format(1)}bold{E.format(1)}", f"{E.format(1)}หนา{B.format(1)}", {"<ept1/> … <bpt1/>"}),
    ("d.po", "%s has %d files", "%d มี %s แฟ้ม", {"%d … %s"}),
    ("d.po", "{name} has {0}", "{name} มี {1}", {"{0}"}),
)


def found(folder: Path, name: str, source: str, target: str) -> set[str]:
    """What is quoted by the findings of the check."""
    path, out = folder / name, folder / "out.jsonl"
    path.write_text(FORMS[name].replace("{0}", source, 2).replace("{1}", target, 1), encoding="utf-8")
    if name == "d.po":
        path.write_text(PO.replace('"{0}"', f'"{source}"').replace('"{1}"', f'"{target}"'), encoding="utf-8")
    arguments = ["check", str(path), "--encoder", "none", "--select", "placeholder-mismatch", "-q"]
    with pytest.raises(SystemExit) as stopped:
        main([*arguments, "--format", "jsonl", "-o", str(out)])
    assert stopped.value.code == 0
    rows = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    return {row["source_quote"] or row["target_quote"] for row in rows}


@pytest.mark.parametrize(("name", "source", "target"), RIGHT)
def test_what_is_right_is_silent(name: str, source: str, target: str, tmp_path: Path) -> None:
    assert found(tmp_path, name, source, target) == set()


@pytest.mark.parametrize(("name", "source", "target", "quotes"), WRONG)
def test_what_is_wrong_is_quoted(
    name: str, source: str, target: str, quotes: set[str], tmp_path: Path
) -> None:
    assert found(tmp_path, name, source, target) == quotes
