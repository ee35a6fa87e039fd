"""Files of others that thiap writes again: notes, corrections and strings put into them."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from functools import partial
from html import escape
from pathlib import Path

import docx
import polib
from lxml import etree
from markdown_it import MarkdownIt

from fuzz.target import Scratch, Target
from fuzz.writers import NO_XML, SEEDS, WORDS, said
from thiap.corrections import Edit, correct
from thiap.findings.build import make_finding
from thiap.model import Alignment, Bitext, Document, Report
from thiap.readers import read_data
from thiap.readers.bilingual import read_bilingual
from thiap.readers.keyed import KEYED, PAIRED, rewrite
from thiap.renderers.annotate import annotate

_scratch = Scratch()


# --- notes in files of others ---------------------------------------------------------------------


def _file(form: str, source: str, target: str) -> tuple[str, bytes]:
    """A file of one unit."""
    one, two = escape(source), escape(target)
    if form == "po":
        entry = polib.POEntry(msgid=source or "x", msgstr=target or "y")
        return "x.po", f'msgid ""\nmsgstr "Language: th\\n"\n\n{entry}\n'.encode()
    if form == "tmx":
        body = f'<tu><tuv xml:lang="en"><seg>{one}</seg></tuv><tuv xml:lang="th"><seg>{two}</seg></tuv></tu>'
        return "x.tmx", f'<tmx version="1.4"><header srclang="en"/><body>{body}</body></tmx>'.encode()
    if form == "docx":
        document = docx.Document()
        for cell, text in zip(document.add_table(1, 2).rows[0].cells, (source, target), strict=True):
            cell.text = text
        stream = io.BytesIO()
        document.save(stream)
        return "x.docx", stream.getvalue()
    if form in ("csv", "tsv"):
        stream_of_text = io.StringIO(newline="")
        rows = csv.writer(
            stream_of_text,
            delimiter="," if form == "csv" else "\t",
            quoting=csv.QUOTE_ALL if form == "csv" else csv.QUOTE_NONE,
        )
        rows.writerows([["en", "th"], [source, target], ["Open, please", "เปิดประตู"]])
        return f"x.{form}", stream_of_text.getvalue().encode()
    space = "urn:oasis:names:tc:xliff:document:"
    if form == "xliff2":
        unit = f'<unit id="1"><segment><source>{one}</source><target>{two}</target></segment></unit>'
        head = f'<xliff version="2.0" xmlns="{space}2.0" srcLang="en" trgLang="th">'
        return "x.xlf", f'{head}<file id="f">{unit}</file></xliff>'.encode()
    unit = f'<trans-unit id="1"><source>{one}</source><target>{two}</target></trans-unit>'
    head = f'<xliff version="1.2" xmlns="{space}1.2"><file source-language="en" target-language="th"'
    return "x.xlf", f'{head} datatype="plaintext" original="x"><body>{unit}</body></file></xliff>'.encode()


def _notes(form: str, data: bytes) -> None:
    """The notes are there, once, after one writing and after two; the texts are as they were."""
    text = NO_XML.sub("", said(data))
    cut = len(text) // 2
    name, file = _file(form, f"Canal {text[:cut]} 45", f"คลอง {text[cut:]} 54")
    both = read_bilingual(_scratch.write(name, file), source_lang="en", target_lang="th")
    alignment: Alignment = Alignment(tuple(both.beads), "translation", "none", (1.0, 1.0))
    bitext = Bitext(both.source, both.target, 0, alignment, (), (), (), ())
    message = said(data)[:200] or "m"
    finding = make_finding(
        bitext, kind="contradicted", category="number", check="number-mismatch", issue="number",
        severity="major", confidence=0.5, message=message, suggestion=message, source_value="45",
        target_value="54", source=both.beads[0].source[:1], target=both.beads[0].target[:1],
    )  # fmt: skip
    report = Report((bitext,), (finding,), (), (), {"version": "1"})
    once = annotate(file, report)
    assert once != file
    twice = annotate(once, report)
    if form == "docx":  # its comments have a date
        counts = [len(list(docx.Document(io.BytesIO(made)).comments)) for made in (once, twice)]
        assert counts == [1, 1], counts
    else:
        assert twice == once, "notes of an earlier run stayed"
    again = read_bilingual(_scratch.write(name, once), source_lang="en", target_lang="th")
    assert (again.source.text, again.target.text) == (both.source.text, both.target.text)
    if form == "po":
        (entry,) = polib.pofile(once.decode())
        (old,) = polib.pofile(file.decode())
        assert (entry.msgid, entry.msgstr) == (old.msgid, old.msgstr)
        assert "number-mismatch" in entry.tcomment
    elif form != "docx":
        assert "number-mismatch" in "".join(etree.fromstring(once).itertext())


# --- corrections and strings -----------------------------------------------------------------------

_DRAFTS = {
    "text": ("x.txt", "คลองยาว 45 กม. และลึก 3 ม.\n"),
    "markdown": (
        "x.md",
        "# คลอง\n\nคลองยาว **45** กม. และ [ลึก](u) 3 ม.\n\n| a | 45 |\n|---|---|\n| 1 | 2 |\n",
    ),
    "html": ("x.html", "<html><body><p>คลองยาว <b>45</b> กม. &amp; ลึก 3 ม.</p></body></html>"),
    "mediawiki": ("x.wiki", "== คลอง ==\nคลองยาว '''45''' กม. และ [[ลึก|ลึก]] 3 ม.\n"),
    "wikitext": ("x.wikitext", "{{a}}\nคลองยาว '''45''' กม. {{b|c}} และ [[ลึก]] 3 ม.\n* 1\n"),
    "wikiextractor": ("x", '<doc id="1" url="u" title="คลอง">\nคลอง\n\nคลองยาว 45 กม. และลึก 3 ม.\n</doc>\n'),
    "mdx": ("x.mdx", "import A from 'x';\n\nคลองยาว **45** กม. <A b={1}>และลึก</A> 3 ม.\n"),
    "subtitles": (
        "x.srt",
        "1\n00:00:01,000 --> 00:00:04,000\nคลองยาว 45 กม.\nและลึก\n\n2\n00:00:05,000 --> 00:00:06,000\n3 ม.\n",
    ),
    "asciidoc": ("x.adoc", "= คลอง\n\nคลองยาว *45* กม. และลึก 3 ม.\n"),
    "rst": ("x.rst", "คลอง\n====\n\nคลองยาว **45** กม. และลึก 3 ม.\n"),
}


def _word() -> bytes:
    """Two paragraphs, the words of one in runs."""
    document = docx.Document()
    document.add_paragraph("คลอง")
    paragraph = document.add_paragraph("คลองยาว ")
    paragraph.add_run("45").bold = True
    paragraph.add_run(" กม. & ลึก 3 ม.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _odt() -> bytes:
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text")
    )
    body = "<text:p>คลอง</text:p><text:p>คลองยาว <text:span>45</text:span> กม. &amp; ลึก<text:s/>3 ม.</text:p>"
    content = f"<office:document-content{spaces}><office:body><office:text>{body}</office:text></office:body>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", f"{content}</office:document-content>")
    return stream.getvalue()


_PACKAGES = {"docx": ("x.docx", _word()), "odt": ("x.odt", _odt())}
_PART = {"docx": "word/document.xml", "odt": "content.xml"}


def _fix_package(form: str, data: bytes) -> None:
    """The same for a package: its members stay but for the text, and of this the elements."""
    name, file = _PACKAGES[form]
    new = said(data)
    doc = read_data(name, file, lang="th", format=form)
    at = doc.text.index("45")

    def reread(changed: bytes) -> Document:
        return read_data(name, changed, lang="th", format=form)

    found = correct(file, doc, [Edit((at, at + 2), new)], reread)
    if not found.done:
        assert found.data == file
        return
    assert reread(found.data).text == doc.text[:at] + new + doc.text[at + 2 :]
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(io.BytesIO(found.data)) as made:
        assert old.namelist() == made.namelist()
        assert {part for part in old.namelist() if old.read(part) != made.read(part)} <= {_PART[form]}
        trees = [etree.fromstring(package.read(_PART[form])) for package in (old, made)]
        assert len({tuple(element.tag for element in tree.iter()) for tree in trees}) == 1


def _fix(form: str, data: bytes) -> None:
    """A correction is made to the character, or not at all, and markup outside of it stays."""
    name, draft = _DRAFTS[form]
    new = said(data)
    doc = read_data(name, draft.encode(), lang="th", format=form)
    at = doc.text.index("45")

    def reread(changed: bytes) -> Document:
        return read_data(name, changed, lang="th", format=form)

    found = correct(draft.encode(), doc, [Edit((at, at + 2), new)], reread)
    if not found.done:
        assert found.data == draft.encode()
        return
    assert reread(found.data).text == doc.text[:at] + new + doc.text[at + 2 :]
    if form == "html":
        tags = [re.findall(r"<[^>]*>", text) for text in (draft, found.data.decode())]
        assert tags[0] == tags[1]
    if form == "markdown":
        kinds = [
            [token.type for token in MarkdownIt("commonmark").enable("table").parse(text)]
            for text in (draft, found.data.decode())
        ]
        assert kinds[0] == kinds[1]


def _fix_unit(form: str, data: bytes) -> None:
    """The same for a unit of a file with both texts, and its source stays."""
    new = said(data)
    name, file = _file(form, "Canal 45 <b>", "คลอง 54 <b>")

    def read(changed: bytes) -> tuple[Document, Document]:
        both = read_bilingual(_scratch.write(name, changed), source_lang="en", target_lang="th")
        return both.source, both.target

    source, doc = read(file)
    at = doc.text.index("54")
    found = correct(file, doc, [Edit((at, at + 2), new)], lambda changed: read(changed)[1])
    if not found.done:
        assert found.data == file
        return
    after = read(found.data)
    assert after[0].text == source.text
    assert after[1].text == doc.text[:at] + new + doc.text[at + 2 :]


_STRINGS = {**KEYED, **PAIRED}
_SAMPLES = {
    path.stem: path
    for path in sorted((Path(__file__).parents[2] / "tests" / "cases" / "formats").iterdir())
    if path.stem in _STRINGS
}


def _strings(name: str, sample: bytes, file: str, data: bytes) -> None:
    """A text that is put into a file of strings is what is read again, and the others stay."""
    before = _slots(name, sample)
    unit, new = next(iter(before)), said(data)
    assert _slots(name, rewrite(file, sample, {unit: new})) == before | {unit: new}


def _slots(name: str, data: bytes) -> dict[str, str]:
    text = data.decode().removeprefix("\ufeff")
    return {slot.unit: slot.text for slot in _STRINGS[name].slots(name, text)}


TARGETS = (
    *(
        Target(f"write-notes-{form}", partial(_notes, form), SEEDS, WORDS)
        for form in ("xliff", "xliff2", "tmx", "po", "docx")
    ),
    *(
        Target(f"write-strings-{name}", partial(_strings, name, path.read_bytes(), path.name), SEEDS, WORDS)
        for name, path in _SAMPLES.items()
    ),
    *(
        Target(f"write-fix-{form}", partial(_fix_unit, form), SEEDS, WORDS)
        for form in ("xliff", "xliff2", "tmx", "po", "csv", "tsv")
    ),
    *(Target(f"write-fix-{form}", partial(_fix, form), SEEDS, WORDS) for form in _DRAFTS),
    *(Target(f"write-fix-{form}", partial(_fix_package, form), SEEDS, WORDS) for form in _PACKAGES),
)
