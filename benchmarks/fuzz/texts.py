"""Readers of plain formats, and the way from bytes to text."""

from __future__ import annotations

from functools import partial

from fuzz.target import Scratch, Target, encoded, text_of, verify, words
from thiap.readers import READERS, read_path, read_text
from thiap.readers.source import decode

SENTENCE = "The canal (45 km) opened on 3 May 1912.[1] คลองเปิดเมื่อ พ.ศ. ๒๔๕๕ ยาว 45 กม."
SEEDS = {
    "text": (f"A title\n\n{SENTENCE}\r\n{SENTENCE}\u2028x\x85y\u200b\ufeff", SENTENCE),
    "mediawiki": (
        f"A lead. {SENTENCE}\n\n== Heading ==\n{SENTENCE}\n=== อ้างอิง ===\nx\n== See also ==\n* y\n",
    ),
    "wikiextractor": (
        f'<doc id="1" url="http://x" title="A &amp; B">\nA & B\n\nEarly life. Early life. {SENTENCE} History History. '
        "After.\n</doc>\n",
    ),
    "markdown": (
        f'---\na: b\n---\n# Head #\n\n{SENTENCE} **b** _i_ `c` [l](u "t") ![i](u) <b>x</b>\n\n- one\n  two\n\n'
        "> q\n> r\n\n```\ncode\n```\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\nSet\n===\n[^1]: n\n",
    ),
    "html": (
        f"<!DOCTYPE html><html lang=th><head><title>T</title><style>p{{}}</style></head><body><h1>H</h1><p>{SENTENCE}"
        "<br>x<b>y</b>&nbsp;&#3585;</p><pre> a\n b</pre><table><tr><td>1<td>2</table><p hidden>no</p></body></html>",
    ),
}
WORDS = {
    "text": words("[1] [a] [citation") + encoded("\r\n", "\n\n", "\u2028", "\x0b", "\u200b", "\ufeff", "\t", "ก"),
    "mediawiki": words("== === ==\n \n== ======= References อ้างอิง [1]") + encoded("\n\n", "=\n", "\r\n", " "),
    "wikiextractor": words('<doc </doc> <doc title=" id="1" "> &amp; . H. &#0; &#xd800; \n')
    + encoded("History History.", "\n", "\r\n"),
    "markdown": words("--- +++ # ## #### ``` ~~~ `` ** __ ~~ ![ ]( ]( ][ [^1] [^1]: | |---| :-: > - * 1. [x] <!-- --> </b>")
    + encoded("\n", "\r\n", "\n\n", "    ", "\t", "\\", "---\n", "\n---\n"),
    "html": words("<p> </p> <div> </div> <br> <td> <tr> <table> <pre> <title> <script> </script> <!-- --> <![CDATA[ ]]> &#0; "
    "&#xd800; &#x110000; &nbsp; <?x ?> <html <body hidden <svg> <template> </html> <plaintext> <frameset> <h1>"),
}  # fmt: skip


def _read(format: str, data: bytes) -> None:
    verify(read_text("x", text_of(data), lang="en", format=format))


ENCODINGS = (None, "utf-8", "cp874", "tis-620", "utf-16", "utf-16-le", "utf-32", "utf-7", "idna", "punycode",
             "undefined", "hex", "", "unicode_escape", "raw_unicode_escape", "gb18030", "iso2022_jp", "hz", "big5")  # fmt: skip


def _decode(data: bytes) -> None:
    encoding = ENCODINGS[data[0] % len(ENCODINGS)] if data else None
    assert isinstance(decode("x", data[1:], encoding), str)


SUFFIXES = ("txt", "html", "md", "docx", "odt", "xlf", "tmx", "po", "csv", "xlsx", "fodt", "sdlxliff")
_scratch = Scratch()


def _any(data: bytes) -> None:
    """A file whose format nobody told: the way that `thiap check` takes."""
    suffix = SUFFIXES[data[0] % len(SUFFIXES)] if data else "txt"
    verify(read_path(_scratch.write(f"x.{suffix}", data[1:])))


_every = tuple(b"\0" + seed.encode() for texts in SEEDS.values() for seed in texts)
TARGETS = (
    *(Target(name, partial(_read, name), encoded(*SEEDS[name]), WORDS[name]) for name in READERS),
    Target(
        "decode",
        _decode,
        (
            *(
                bytes([i]) + "คลอง 1912".encode(name, "ignore")
                for i, name in enumerate(ENCODINGS[1:8], 1)
                if name
            ),
            b'\0<?xml version="1.0" encoding="windows-874"?>\xa1',
            b"\0# -*- coding: utf-16 -*-\n",
            b'\0<meta charset="tis-620">\xa1\xa2',
        ),
        (
            b"\xef\xbb\xbf",
            b"\xff\xfe",
            b"\xfe\xff",
            b"\xff\xfe\0\0",
            b"coding:",
            b"charset=",
            b"encoding=",
            b"PK\3\4",
        ),
    ),
    Target(
        "any",
        _any,
        _every,
        (b"PK\3\4", b"<xliff", b"<tmx", b"<doc", b"\xff\xfe", b"<html ", b"\0", b"== a ==\n"),
    ),
)
