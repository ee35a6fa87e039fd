"""Readers of plain formats, and the way from bytes to text."""

from __future__ import annotations

from functools import partial

from fuzz.target import Scratch, Target, seeds, text_of, verify, words
from thiap.readers import READERS, read_path, read_text
from thiap.readers.source import decode

#: Names a user may give with --encoding; the first byte of an input picks one.
ENCODINGS = (
    None,
    *"utf-8 cp874 tis-620 utf-16 utf-16-le utf-32 utf-7 idna punycode undefined hex".split(),
    *"unicode_escape raw_unicode_escape gb18030 iso2022_jp hz big5".split(),
    "",
)
#: Names of files; the first byte picks one.
SUFFIXES = ("txt", "html", "md", "docx", "odt", "xlf", "tmx", "po", "csv", "xlsx", "fodt", "sdlxliff")
_MAGIC = (
    b"PK\3\4",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\xff\xfe\0\0",
    b"\0",
    b"coding:",
    b"charset=",
)
_DECLARED = (
    b'\0<?xml version="1.0" encoding="windows-874"?>\xa1',
    b"\0# -*- coding: utf-16 -*-\n",
    b'\0<meta charset="tis-620">\xa1\xa2',
)
_scratch = Scratch()


def _read(format: str, data: bytes) -> None:
    verify(read_text("x", text_of(data), lang="en", format=format))


def _decode(data: bytes) -> None:
    encoding = ENCODINGS[data[0] % len(ENCODINGS)] if data else None
    decode("x", data[1:], encoding).encode()


def _any(data: bytes) -> None:
    """A file whose format nobody told: the way that `thiap check` takes."""
    suffix = SUFFIXES[data[0] % len(SUFFIXES)] if data else "txt"
    verify(read_path(_scratch.write(f"x.{suffix}", data[1:])))


_encoded = (bytes([i]) + "คลอง 1912".encode(name, "ignore") for i, name in enumerate(ENCODINGS[:8]) if name)
TARGETS = (
    *(Target(name, partial(_read, name), seeds(name), words(name)) for name in READERS),
    Target("decode", _decode, (*_encoded, *_DECLARED), (*_MAGIC, b"encoding=")),
    Target(
        "any",
        _any,
        tuple(b"\0" + seed for name in READERS for seed in seeds(name)),
        (*_MAGIC, b"<xliff", b"<tmx", b"<doc", b"<html ", b"== a ==\n"),
    ),
)
