# ruff: noqa: E501 (formats as they are)
"""Our bilingual readers against translate-toolkit's (GPL: only an oracle, optional: ``.[oracle]``).

Both must find the same units with the same texts, in the same order, and read the notes that we write.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from thiap.cli.main import main
from thiap.readers.bilingual import read_bilingual

pytest.importorskip("translate.storage.xliff", reason="no translate-toolkit: pip install '.[oracle]'")

#: Source, target, note; texts that formats treat in their own ways. An empty target is untranslated.
UNITS = (
    ("The road is 500 metres long.", "ถนนยาว 500 เมตร", ""),
    ('“Quotes” & "marks" <b> 1 < 2', '“เครื่องหมาย” & "คำพูด" <b> 1 < 2', "of the author"),
    ("It opened in 1932.", "เปิดใน ค.ศ. 1942", "second\nline"),
    ("Not yet", "", ""),
    ("Two\nlines\tand a tab", "สอง\nบรรทัด\tและแท็บ", ""),
    ("100 % \\ backslash \\n", "100 % \\ ทับ \\n", ""),
    ("One &amp; twice", "หนึ่ง &amp; สองที", ""),
)


def xliff_1() -> str:
    units = "".join(
        f'<trans-unit id="{n}" xml:space="preserve"><source>{html.escape(s)}</source>'
        + (f"<target>{html.escape(t)}</target>" if t else "")
        + (f"<note>{note}</note>" if note else "")
        + "</trans-unit>"
        for n, (s, t, note) in enumerate(UNITS)
    )
    return (
        '<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file '
        'original="a" source-language="en" target-language="th" datatype="plaintext"><body>'
        f"{units}</body></file></xliff>"
    )


def xliff_2() -> str:
    units = "".join(
        f'<unit id="u{n}">'
        + (f"<notes><note>{note}</note></notes>" if note else "")
        + f'<segment><source xml:space="preserve">{html.escape(s)}</source>'
        + (f'<target xml:space="preserve">{html.escape(t)}</target>' if t else "")
        + "</segment></unit>"
        for n, (s, t, note) in enumerate(UNITS)
    )
    return (
        '<?xml version="1.0"?><xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" '
        f'trgLang="th"><file id="f">{units}</file></xliff>'
    )


def tmx() -> str:
    units = "".join(
        "<tu>"
        + (f"<note>{note}</note>" if note else "")
        + f'<tuv xml:lang="en"><seg>{html.escape(s)}</seg></tuv><tuv xml:lang="th"><seg>{html.escape(t)}</seg></tuv>'
        "</tu>"
        for s, t, note in UNITS
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header creationtool="t" '
        'creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/>'
        f"<body>{units}</body></tmx>"
    )


def po() -> str:
    def quoted(text: str) -> str:
        return (
            '"'
            + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
            + '"'
        )

    entries = "".join(
        "".join(f"# {line}\n" for line in note.splitlines())
        + f"#: a.c:{n}\nmsgid {quoted(s)}\nmsgstr {quoted(t)}\n\n"
        for n, (s, t, note) in enumerate(UNITS)
    )
    return (
        'msgid ""\nmsgstr ""\n"Language: th\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        + entries
        + 'msgid "{n} file"\nmsgid_plural "{n} files"\nmsgstr[0] "{n} แฟ้ม"\n\n#~ msgid "old"\n#~ msgstr "เก่า"\n'
    )


def theirs(name: str, data: bytes) -> Iterator[tuple[str, str, str]]:
    """Source, target and notes of each unit, as translate-toolkit reads them."""
    from translate.storage import pypo, tmx, xliff, xliff2

    storage: Any = {
        "a.xlf": xliff.Xliff1File,
        "b.xlf": xliff2.Xliff2File,
        "c.tmx": tmx.tmxfile,
        "d.po": pypo.pofile,
    }
    store = storage[name](io.BytesIO(data)) if name == "d.po" else storage[name].parsestring(data)
    for unit in store.units:
        if unit.isheader() or unit.isobsolete():
            continue
        strings = getattr(unit.source, "strings", [str(unit.source)])
        yield strings[-1], str(unit.target or ""), unit.getnotes()


FILES: dict[str, Callable[[], str]] = {"a.xlf": xliff_1, "b.xlf": xliff_2, "c.tmx": tmx, "d.po": po}


@pytest.mark.parametrize("name", FILES)
def test_both_read_the_same_units(name: str, tmp_path: Path) -> None:
    data = FILES[name]().encode()
    path = tmp_path / name
    path.write_bytes(data)
    found = read_bilingual(str(path))
    ours = [
        tuple(
            "".join(doc.quote(span) for span in spans)
            for doc, spans in ((found.source, b.source), (found.target, b.target))
        )
        for b in found.beads
    ]
    other = [(source.strip(), target.strip()) for source, target, _ in theirs(name, data)]
    assert ours == other
    assert ours[: len(UNITS)] == [unit[:2] for unit in UNITS]


@pytest.mark.parametrize("name", FILES)
def test_they_read_the_notes_we_write_and_keep_the_rest(name: str, tmp_path: Path) -> None:
    data = FILES[name]().encode()
    path, output = tmp_path / name, tmp_path / f"out-{name}"
    path.write_bytes(data)
    with pytest.raises(SystemExit) as stopped:
        main(["check", str(path), "--encoder", "none", "-q", "-o", f"{output}.txt", "--notes", str(output)])
    assert stopped.value.code == 0
    before, after = list(theirs(name, data)), list(theirs(name, output.read_bytes()))
    assert [unit[:2] for unit in after] == [unit[:2] for unit in before]
    if not any(notes for _, _, notes in before):
        assert name == "b.xlf", "it looks for notes of XLIFF 2 in the segment, where the schema has none"
        return
    for (source, _, old), (_, _, new) in zip(before, after, strict=True):
        assert old.strip() in re.sub(r"\s*(thiap: )?(critical|major|minor): .*", "", new) or not old
        assert ("1942" in new) == (source == "It opened in 1932.")
