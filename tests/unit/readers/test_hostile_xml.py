"""Attacks by XML and zip on every format that holds them: a clear message, or no effect, at once."""

from __future__ import annotations

import io
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from effort import growth, peak
from thiap.errors import InputError, ThiapError
from thiap.glossary import read_glossary
from thiap.readers import read_path
from thiap.readers.bilingual import read_bilingual
from thiap.readers.xml import PARTS_MOST, parse_xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
W3 = "http://www.w3.org/2001"
SECRET = "the-secret-of-the-file"
#: Format: (name of the file, its XML with a place for a DOCTYPE and one inside a text).
FORMS = {
    "xliff": (
        "a.xlf",
        '{doctype}<xliff version="1.2"><file source-language="en" target-language="th"><body>'
        '<trans-unit id="1"><source>One {text}</source><target>หนึ่ง</target>'
        "</trans-unit></body></file></xliff>",
    ),
    "xliff 2": (
        "a.xliff",
        '{doctype}<xliff version="2.0" srcLang="en" trgLang="th"><file id="f"><unit id="1"><segment>'
        "<source>One {text}</source><target>หนึ่ง</target></segment></unit></file></xliff>",
    ),
    "tmx": (
        "a.tmx",
        '{doctype}<tmx version="1.4"><header srclang="en"/><body><tu>'
        '<tuv xml:lang="en"><seg>One {text}</seg></tuv><tuv xml:lang="th"><seg>หนึ่ง</seg></tuv>'
        "</tu></body></tmx>",
    ),
    "tbx": (
        "a.tbx",
        '{doctype}<martif><text><body><termEntry><langSet xml:lang="en"><tig><term>One {text}</term></tig>'
        '</langSet><langSet xml:lang="th"><tig><term>หนึ่ง</term></tig></langSet>'
        "</termEntry></body></text></martif>",
    ),
    "docx": (
        "a.docx",
        f'{{doctype}}<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>One {{text}}</w:t></w:r></w:p></w:body>'
        "</w:document>",
    ),
    "odt": (
        "a.odt",
        f'{{doctype}}<o:document-content xmlns:o="{ODF}office:1.0" xmlns:t="{ODF}text:1.0"><o:body><o:text>'
        "<t:p>One {text}</t:p></o:text></o:body></o:document-content>",
    ),
}
MAIN = {"docx": "word/document.xml", "odt": "content.xml"}


def packed(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def read(
    folder: Path, form: str, doctype: str, text: str, encode: Callable[[str], bytes] = str.encode
) -> str:
    """All that thiap takes from such a file."""
    name, xml = FORMS[form]
    data = encode(xml.replace("{doctype}", doctype).replace("{text}", text))
    path = folder / name
    path.write_bytes(packed({MAIN[form]: data}) if form in MAIN else data)
    if form == "tbx":
        return repr(read_glossary(str(path), source_lang="en", target_lang="th"))
    if form in MAIN:
        return read_path(str(path), lang="en").text
    both = read_bilingual(str(path))
    return both.source.text + both.target.text


LAUGHS = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
BOMB = f'<!DOCTYPE x [<!ENTITY a "ha">{LAUGHS}]>'
LONG = f"<!--{'x' * 120_000}-->"
REFUSED = {
    "entity bomb": (BOMB, "&j;"),
    "quadratic bomb": (f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>', "&a;" * 2_000),
    "bomb behind a comment": (LONG + BOMB, "&j;"),
    "bomb in an attribute": (LONG + BOMB, '<i a="&j;"/>'),
    "file entity": ('<!DOCTYPE x [<!ENTITY e SYSTEM "{secret}">]>', "&e;"),
    "file entity behind a comment": (LONG + '<!DOCTYPE x [<!ENTITY e SYSTEM "{secret}">]>', "&e;"),
    "parameter entity": ('<!DOCTYPE x [<!ENTITY % e SYSTEM "{web}">%e;]>', ""),
    "parameter entity behind a comment": (LONG + '<!DOCTYPE x [<!ENTITY % e SYSTEM "{web}">%e;]>', ""),
    "entity nobody declares": ("", "&nobody;"),
    "entity of a distant DTD": ('<!DOCTYPE x SYSTEM "{web}">', "&far;"),
    "nesting": ("", "<i>" * 5_000 + "</i>" * 5_000),
}
HARMLESS = {
    "distant DTD": ('<!DOCTYPE x SYSTEM "{web}">', ""),
    "public DTD": ('<!DOCTYPE x PUBLIC "-//x" "{web}">', ""),
    "file as DTD": ('<!DOCTYPE x SYSTEM "{secret}">', ""),
    "style sheet": ('<?xml-stylesheet href="{web}"?>', ""),
    "included file": ("", f'<i:include xmlns:i="{W3}/XInclude" href="{{secret}}" parse="text"/>'),
    "schema elsewhere": ("", f'<i xmlns:s="{W3}/XMLSchema-instance" s:schemaLocation="{{web}}"/>'),
}


@pytest.fixture
def bait(tmp_path: Path) -> dict[str, str]:
    """A file with a secret, and an address where nobody answers."""
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")

    return {"{secret}": (tmp_path / "secret.txt").as_uri(), "{web}": "http://127.0.0.1:9/x.dtd"}


def filled(text: str, bait: dict[str, str]) -> str:
    for mark, value in bait.items():
        text = text.replace(mark, value)
    return text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("attack", REFUSED)
def test_hostile_xml_is_refused_at_once(tmp_path: Path, bait: dict[str, str], form: str, attack: str) -> None:
    doctype, text = (filled(part, bait) for part in REFUSED[attack])
    with pytest.raises(ThiapError) as caught:
        read(tmp_path, form, doctype, text)
    assert FORMS[form][0] in str(caught.value)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("attack", HARMLESS)
def test_references_are_never_followed(tmp_path: Path, bait: dict[str, str], form: str, attack: str) -> None:
    doctype, text = (filled(part, bait) for part in HARMLESS[attack])
    found = read(tmp_path, form, doctype, text)
    assert "One" in found
    assert SECRET not in found


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be", "utf-7", "cp037", "utf-32"])
def test_no_encoding_hides_an_entity(tmp_path: Path, codec: str) -> None:
    head = {
        "cp037": '<?xml version="1.0" encoding="IBM037"?>',
        "utf-7": '<?xml version="1.0" encoding="UTF-7"?>',
    }

    def encode(xml: str) -> bytes:
        return head.get(codec, "").encode("cp037" if codec == "cp037" else "ascii") + xml.replace(
            "หนึ่ง", "one"
        ).encode(codec)

    with pytest.raises(InputError):
        read(tmp_path, "xliff", BOMB, "&j;", encode)


def test_a_network_is_never_asked() -> None:
    """libxml2 opens sockets without Python: a server that counts tells."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(5)
        server.settimeout(0.3)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        for doctype in (
            f'<!DOCTYPE x SYSTEM "{address}">',
            f'{LONG}<!DOCTYPE x [<!ENTITY % e SYSTEM "{address}">%e;]>',
            f'<?xml-stylesheet href="{address}"?>',
        ):
            try:
                parse_xml("x", f"{doctype}<x/>".encode())
            except InputError:
                continue
        with pytest.raises(TimeoutError):
            server.accept()


# --- zip ----------------------------------------------------------------------------------------


def docx(text: str = "One") -> dict[str, bytes]:
    return {MAIN["docx"]: FORMS["docx"][1].replace("{doctype}", "").replace("{text}", text).encode()}


def test_names_that_climb_out_write_nothing(tmp_path: Path) -> None:
    evil = (
        "../../evil.txt",
        "/evil.txt",
        "C:\\evil.txt",
        "word/../../evil.txt",
        "a\0b",
        "word/document.xml/",
    )
    (tmp_path / "deep" / "er").mkdir(parents=True)
    path = tmp_path / "deep" / "er" / "a.docx"
    path.write_bytes(packed(dict.fromkeys(evil, b"evil") | docx()))
    before = sorted(tmp_path.rglob("*"))
    assert "One" in read_path(str(path), lang="en").text
    assert sorted(tmp_path.rglob("*")) == before
    assert not Path("/evil.txt").exists()


def test_a_package_in_a_package_stays_packed(tmp_path: Path) -> None:
    inner = packed({"x": bytes(50_000_000)})
    for _ in range(6):
        inner = packed({"x": inner, "y": inner})
    path = tmp_path / "a.docx"
    path.write_bytes(packed(docx() | {"word/embeddings/inner.docx": inner}))
    assert "One" in read_path(str(path), lang="en").text
    assert peak(lambda: read_path(str(path), lang="en")) < 20_000_000


def test_a_part_that_is_there_twice_and_links_do_no_harm(tmp_path: Path) -> None:
    path, (main, data) = tmp_path / "a.docx", next(iter(docx().items()))
    with zipfile.ZipFile(path, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(main, b"<broken")
        archive.writestr(main, data)
        link = zipfile.ZipInfo("word/styles.xml")
        link.external_attr = 0o120777 << 16  # a symbolic link
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(InputError, match="styles"):  # its content is no XML: the link itself is not followed
        read_path(str(path), lang="en")


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(packed(docx() | {f"x{i}": b"" for i in range(PARTS_MOST + 1)}))
    with pytest.raises(InputError, match="parts"):
        read_path(str(path), lang="en")


@pytest.mark.parametrize("flag", [1, 64])
def test_locked_packages_say_so(tmp_path: Path, flag: int) -> None:
    data = bytearray(packed(docx()))
    data[6] |= flag
    data[data.index(b"PK\1\2") + 8] |= flag
    (tmp_path / "a.docx").write_bytes(bytes(data))
    with pytest.raises(InputError, match=r"password|broken"):
        read_path(str(tmp_path / "a.docx"), lang="en")


def test_overlapping_parts_cannot_multiply(tmp_path: Path) -> None:
    """Many names of one part (the bomb of D. Fifield): only the parts that are wanted are unpacked."""
    main = docx()[MAIN["docx"]]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MAIN["docx"], main)
        archive.writestr("big", bytes(90_000_000))
    data = file.getvalue()
    (tmp_path / "a.docx").write_bytes(data)
    assert "One" in read_path(str(tmp_path / "a.docx"), lang="en").text
    assert peak(lambda: read_path(str(tmp_path / "a.docx"), lang="en")) < 20_000_000


@pytest.mark.parametrize("form", ["xliff", "tmx", "docx", "odt"])
def test_work_grows_with_the_units(tmp_path: Path, form: str) -> None:
    """With their number, not with its square."""
    name, xml = FORMS[form]
    unit = {
        "xliff": ("<trans-unit", "</trans-unit>"),
        "tmx": ("<tu>", "</tu>"),
        "docx": ("<w:p>", "</w:p>"),
        "odt": ("<t:p>", "</t:p>"),
    }[form]
    xml = xml.replace("{doctype}", "").replace("{text}", "more")
    start, end = xml.index(unit[0]), xml.index(unit[1]) + len(unit[1])

    def read_units(count: int) -> None:
        data = (xml[:start] + xml[start:end] * count + xml[end:]).encode()
        path = tmp_path / name
        path.write_bytes(packed({MAIN[form]: data}) if form in MAIN else data)
        blocks = read_path(str(path), lang="en").blocks if form in MAIN else read_bilingual(str(path)).beads
        assert len(blocks) == count

    assert growth(read_units, 60) < 6
    read_units(15_000)


@pytest.mark.parametrize("shape", ["long", "wide"])
def test_work_grows_with_the_cells_of_one_table(tmp_path: Path, shape: str) -> None:
    cell = "<w:tc><w:p><w:r><w:t>One</w:t></w:r></w:p></w:tc>"

    def read_cells(count: int) -> None:
        rows = (
            f"<w:tr>{cell * 2}</w:tr>" * (count // 2) if shape == "long" else f"<w:tr>{cell * count}</w:tr>"
        )
        xml = f'<w:document xmlns:w="{W}"><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>'
        (tmp_path / "a.docx").write_bytes(packed({MAIN["docx"]: xml.encode()}))
        assert len(read_path(str(tmp_path / "a.docx"), lang="en").blocks) == count

    assert growth(read_cells, 60) < 6
    read_cells(15_000)
