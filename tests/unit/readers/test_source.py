"""Bytes become text without guessing, and what is no text is refused with the next step."""

from __future__ import annotations

from pathlib import Path

import pytest

from thiap.errors import InputError, UsageError
from thiap.readers import read_path
from thiap.readers.source import decode, read_bytes

THAI = "กรุงเทพฯ มีประชากร “ห้าล้านคน”"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(THAI.encode(), None, id="utf-8"),
        pytest.param(THAI.encode("cp874"), "tis-620", id="given tis-620 with quotation marks"),
        pytest.param(THAI.encode("cp874"), "cp874", id="given cp874"),
        pytest.param(THAI.encode("utf-16"), None, id="utf-16 with mark"),
        pytest.param(THAI.encode("utf-32"), None, id="utf-32 with mark"),
        pytest.param(THAI.encode("utf-16-le"), "utf-16-le", id="given utf-16 without mark"),
    ],
)
def test_decodes(data: bytes, encoding: str | None) -> None:
    assert decode("x.txt", data, encoding).removeprefix("\ufeff") == THAI


def test_declared_legacy_thai() -> None:
    data = b'<meta charset="windows-874">\n' + THAI.encode("cp874")
    assert decode("x.txt", data).endswith(THAI)


def test_byte_order_mark_counts_as_a_character_of_the_file() -> None:
    assert decode("x.txt", b"\xef\xbb\xbfab") == "\ufeffab"


def test_line_ends_are_kept() -> None:
    assert decode("x.txt", b"a\r\nb\rc") == "a\r\nb\rc"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" \n\t\n", "is empty", id="blank"),
        pytest.param(b"\xef\xbb\xbf", "is empty", id="mark only"),
        pytest.param(b"%PDF-1.7 ...", "PDF", id="pdf"),
        pytest.param(b"PK\x03\x04rest", "docx", id="docx"),
        pytest.param(b"a\0b", "NUL", id="binary"),
        pytest.param(
            "ประเทศไทย และ กรุงเทพมหานคร เป็นเมืองหลวง".encode("cp874") * 20, "--encoding", id="legacy"
        ),
        pytest.param(b"# -*- coding: klingon -*-\nabc", "klingon", id="unknown declaration"),
    ],
)
def test_refuses(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        decode("x.txt", data)
    assert "x.txt" in str(caught.value)


def test_names_the_likely_encoding() -> None:
    text = "การเลือกตั้งจัดขึ้นเมื่อวันอาทิตย์ และมีผู้มาใช้สิทธิจำนวนมากกว่าครั้งก่อน "
    with pytest.raises(InputError, match="cp874"):
        decode("x.txt", text.encode("cp874") * 10)


@pytest.mark.parametrize("encoding", ["klingon", "rot13", "zlib", "hex"])
def test_unusable_encoding_is_a_usage_error(encoding: str) -> None:
    with pytest.raises(UsageError, match="encoding"):
        decode("x.txt", b"abc", encoding)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_bytes(f"{tmp_path}/nothing.txt")
    with pytest.raises(InputError, match="folder"):
        read_bytes(str(tmp_path))


def test_text_without_letters_has_no_language(tmp_path: Path) -> None:
    path = tmp_path / "digits.txt"
    path.write_text("12 345 678", encoding="utf-8")
    with pytest.raises(InputError, match="--source-lang"):
        read_path(str(path))
    assert read_path(str(path), lang="en").lang == "en"


@pytest.mark.parametrize("codec", ["punycode", "hex", "rot13", "utf-7", "unicode_escape", "klingon"])
def test_no_file_is_decoded_by_a_codec_that_is_none_of_files(codec: str) -> None:
    with pytest.raises(InputError, match="no encoding of files"):
        decode("x.txt", f"# coding: {codec}\n".encode() + b"a-" + b"b" * 3_000_000)


def test_prose_about_coding_declares_nothing() -> None:
    text = "Huffman coding: prefix codes of least length. Arithmetic coding=better."
    assert decode("x.txt", text.encode()) == text


def test_a_codec_that_always_fails_is_one_line() -> None:
    with pytest.raises(InputError, match="UNDEFINED"):
        decode("x.txt", b"abc", "undefined")


@pytest.mark.parametrize(("data", "encoding"), [(b"ab+2AA-", "utf-7"), (rb"ab\udc00", "unicode_escape")])
def test_half_a_character_is_refused(data: bytes, encoding: str) -> None:
    with pytest.raises(InputError, match="half a character"):
        decode("x.txt", data, encoding)


def test_a_whole_character_of_two_halves_is_none() -> None:
    assert decode("x.txt", b"ab +2D3eAA-", "utf-7") == "ab 😀"


ENGLISH = "In 1939 there were 540 men.\nHe said so."
FRENCH = "Été à la café naïve, où l'élève a déjà été élevé à Orléans"
UNSPACED = "สวัสดีชาวโลก" * 20
REAL = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874", "latin-1")
GIVEN = (None, "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp874", "tis-620", "latin-1", "cp1252")


@pytest.mark.parametrize("text", [THAI, UNSPACED, ENGLISH, FRENCH], ids=["th", "unspaced", "en", "fr"])
@pytest.mark.parametrize("real", REAL)
def test_a_wrong_encoding_is_never_believed(text: str, real: str) -> None:
    try:
        data = text.encode(real)
    except UnicodeEncodeError:
        pytest.skip("cannot be written in it")
    for given in GIVEN:
        try:
            found = decode("x.txt", data, given)
        except InputError as error:
            assert "--encoding" in str(error)
            assert given != real
        else:
            assert found.removeprefix("\ufeff") == text, given


def test_a_wrong_declaration_is_not_believed_either() -> None:
    for charset in ("windows-874", "iso-8859-1", "utf-16"):
        data = f'<meta charset="{charset}">\n{THAI}'.encode()
        with pytest.raises(InputError, match="give --encoding utf-8"):
            decode("x.html", data)
        assert THAI in decode("x.html", data, "utf-8")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("第一次世界大戦は一九一四年に始まった。", "utf-16-le"),
        ("東京は日本の首都です。", "shift_jis"),
        ("Быстрая лиса", "cp1251"),
        ("제2차 세계 대전은 1939년에 시작되었다.", "euc-kr"),
        ("Árvíztűrő tükörfúrógép", "iso8859-2"),
        ("เบน เบน", "tis-620"),
        ("ab", "utf-16-le"),
        ("Καλημέρα", "iso8859-7"),
    ],
)
def test_a_right_encoding_is(text: str, encoding: str) -> None:
    assert decode("x.txt", text.encode(encoding), encoding) == text
