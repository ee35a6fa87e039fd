"""Bytes to text: encodings, and clear refusals of what is no text."""

from __future__ import annotations

import codecs
import hashlib
import re
import stat
import sys
from pathlib import Path

from thiap.errors import InputError, UsageError
from thiap.readers.mojibake import real_encoding

#: Beginnings of files that people hand over by mistake.
_PACKAGED = {
    b"PK\x03\x04": "a zip package such as docx, odt or xlsx",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "a Word 97-2003 document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive",
}
#: Byte-order marks; the longer ones first where one begins another.
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}encoding=["']([\w.:-]+)["']"""
    rb"""|<meta[^>]{0,200}charset=["']?([\w.:-]+)"""
    # As editors and PEP 263 write it; prose says "Huffman coding: prefix codes" and means none.
    rb"""|(?:-\*-[^\n]{0,80}?|^[ \t]*#[^\n]{0,80}?)coding[:=][ \t]*([\w.-]+)""",
    re.MULTILINE,
)
#: Surrogates, of which UTF-16 makes a character with two; a few codecs let one alone through.
_HALF = re.compile("[\ud800-\udfff]")
#: Names under which Thai legacy text is declared; Python's tis-620 refuses the quotation marks
#: that real files have, so that all are read as Windows-874.
_THAI_LEGACY = {"tis-620", "tis620", "tis-620-0", "iso8859_11", "iso-8859-11", "windows-874", "cp874"}

#: Python's codecs for domain names and source code; punycode takes minutes for a megabyte.
_NO_FILES = frozenset(("punycode", "idna", "utf-7", "unicode-escape", "raw-unicode-escape", "undefined"))


def read_bytes(path: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``.

    Raises:
        InputError: there is no such file, it is a folder, or it may not be read.
    """
    if path == "-" and sys.stdin is None:
        raise InputError("standard input (-) is closed; name a file")
    if path == "":
        raise InputError("an empty name is no file; was a variable of the shell not set?")
    try:
        if path == "-":
            return sys.stdin.buffer.read()
        refuse_device(path)
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file; check the name and the folder") from None
    except IsADirectoryError:
        raise InputError(f"{path}: this is a folder; name one text file in it") from None
    except PermissionError:
        raise InputError(f"{path}: no permission to read it; check the file's owner and mode") from None
    except (OSError, ValueError) as problem:
        raise InputError(f"{path}: cannot be read: {problem}") from problem


def refuse_device(path: str | Path) -> None:
    """A device may have no end: /dev/zero, in a manifest or a configuration of strangers.

    Raises:
        InputError: it is one.
        OSError: there is nothing of that name.
    """
    kind = Path(path).stat().st_mode
    if stat.S_ISCHR(kind) or stat.S_ISBLK(kind):
        raise InputError(f"{path}: this is a device; name a file, or - for standard input")


def decode(name: str, data: bytes, encoding: str | None = None) -> str:
    """The text of a file, byte-order mark and line ends kept, so that offsets are the file's own.

    Args:
        name: how to name the file in an error.
        data: its bytes.
        encoding: what the user says it is; None takes a byte-order mark, then a declaration in
            the first 1,024 bytes, then UTF-8. Nothing is guessed.

    Raises:
        InputError: the bytes are no text, or not in that encoding.
        UsageError: Python knows no encoding of that name.
    """
    for magic, what in _PACKAGED.items():
        if data.startswith(magic):
            raise InputError(f"{name}: this is {what}, not a text file; save it as plain text (UTF-8) first")
    used = codec(name, data, encoding)
    try:
        text = data.decode(used)
    except UnicodeError as problem:  # some codecs of Python raise no UnicodeDecodeError
        position = getattr(problem, "start", 0)
        raise InputError(_wrong_encoding(name, data, used, position)) from None
    real = real_encoding(data, used, text)
    if real is not None:
        raise InputError(
            f"{name}: decodes as {used.upper()}, but is {real.upper()}; "
            f"give --encoding {real}, or correct what the file declares"
        )
    if "\0" in text[:100_000]:
        raise InputError(
            f"{name}: holds NUL characters, so it is no text file"
            " (if it is UTF-16 without a byte-order mark, give --encoding utf-16-le or utf-16-be)"
        )
    if half := _HALF.search(text):
        raise InputError(
            f"{name}: holds half a character (U+{ord(half[0]):04X}) that no file can be written with;"
            " save it as UTF-8, or give its real encoding with --encoding"
        )
    if not text.strip().strip("\ufeff\u200b"):
        raise InputError(f"{name}: is empty; there is nothing to compare")
    return text


def digest(data: bytes) -> str:
    """SHA-256 of the bytes that were read, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def codec(name: str, data: bytes, encoding: str | None) -> str:
    """The name of the codec for a file; raises as `decode`."""
    given = encoding
    if given is None:
        for mark, marked in BOMS:
            if data.startswith(mark):
                return marked
        found = _DECLARED.search(data[:1024])
        declared = next(filter(None, found.groups()), None) if found else None
        given = declared.decode("ascii") if declared else "utf-8"
    if given.lower().replace("_", "-") in _THAI_LEGACY or given.lower() in _THAI_LEGACY:
        return "cp874"
    try:
        info = codecs.lookup(given)
    except LookupError:
        info = None
    if encoding is None and (info is None or info.name in _NO_FILES or not info._is_text_encoding):
        raise InputError(
            f"{name}: declares {given!r}, which is no encoding of files; give the real one with --encoding"
        )
    if info is None:
        raise UsageError(f"--encoding: there is no encoding {given!r}; try utf-8, cp874 or utf-16")
    if not getattr(info, "_is_text_encoding", True):
        raise UsageError(f"--encoding: {given!r} is no text encoding; try utf-8, cp874 or utf-16")
    return info.name


def _wrong_encoding(name: str, data: bytes, codec: str, position: int) -> str:
    """What is wrong at which byte, and the encoding the bytes look like."""
    import charset_normalizer

    message = f"{name}: is not {codec.upper()} (byte {position})"
    best = charset_normalizer.from_bytes(data[:50_000]).best()
    if best is None or best.encoding == codec:
        return f"{message}, and looks like no text at all; give a text file, or its encoding with --encoding"
    likely = (
        "cp874" if best.encoding in ("tis_620", "iso8859_11", "cp874") else best.encoding.replace("_", "-")
    )
    return f"{message}; it looks like {likely}: give --encoding {likely}, or save the file as UTF-8"
