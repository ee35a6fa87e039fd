"""Whether a text that decodes was decoded by the wrong encoding: then it is refused, not compared."""

from __future__ import annotations

import codecs
import re
from typing import Final

from thiap.spans import is_thai

#: Characters beyond ASCII that must be right UTF-8 before a file is taken for it: by chance, no legacy
#: text of some length is, but "เบน" in TIS-620 is one character of it.
_ENOUGH: Final = 4
#: Encodings that write all of their characters in ASCII bytes.
_SEVEN_BIT: Final = ("utf-7", "hz", "iso2022", "unicode-escape", "raw-unicode-escape", "punycode", "idna")
_CONTROL: Final = re.compile("[\0-\x08\x0e-\x1f]")
_ACCENTED: Final = re.compile("[¡-ÿ]")
#: What an accented letter of a western text becomes in Thai: a mark amid Latin letters.
_INSIDE: Final = re.compile(r"(?<=[A-Za-z])[\u0e00-\u0e7f]|[\u0e00-\u0e7f](?=[A-Za-z])")
_MARKS: Final = (
    (codecs.BOM_UTF8, ("utf-8", "utf-8-sig")),
    (codecs.BOM_UTF32_LE, ("utf-32", "utf-32-le")),
    (codecs.BOM_UTF32_BE, ("utf-32", "utf-32-be")),
    (codecs.BOM_UTF16_LE, ("utf-16", "utf-16-le")),
    (codecs.BOM_UTF16_BE, ("utf-16", "utf-16-be")),
)
_PLAIN: Final = re.compile("[A-Za-z]")
#: Share of the Latin letters of a text that carry accents in no language.
_MOST_ACCENTED: Final = 0.6
#: Letters looked at.
_HEAD: Final = 100_000


def real_encoding(data: bytes, codec: str, text: str) -> str | None:
    """The encoding that ``data`` is plainly in, if it is not ``codec``; None where nothing speaks against it.

    Args:
        data: the bytes of a file.
        codec: what the user or the file says, by Python's name.
        text: ``data`` decoded by it.
    """
    for mark, family in _MARKS:
        if data.startswith(mark):  # no legacy text begins so
            return None if codec in family else family[0]
    head = text[:_HEAD]
    if _CONTROL.search(head) and (wide := _other_utf16(data, "")):
        return wide
    if codec.startswith("utf-8"):
        return None
    if not codec.replace("_", "-").startswith(_SEVEN_BIT) and _is_utf8(data, text):
        return "utf-8"
    if codec.startswith("utf-16") and _known(text) < 0.2:
        return _other_utf16(data, codec) or ("cp874" if _reads_thai(data) else None)
    accented, plain = len(_ACCENTED.findall(head)), len(_PLAIN.findall(head))
    if accented >= _ENOUGH and accented > _MOST_ACCENTED * (accented + plain) and _reads_thai(data):
        return "cp874"
    if codec == "cp874" and len(_INSIDE.findall(head)) > max(_ENOUGH - 1, sum(map(is_thai, head)) / 2):
        return "cp1252"
    return None


def _is_utf8(data: bytes, text: str) -> bool:
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    if whole == text or _CONTROL.search(whole):
        return False
    wide = sum(char > "\x7f" for char in whole[:_HEAD])
    return wide == 0 or wide >= _ENOUGH


def _known(text: str) -> float:
    """Share of Thai, ASCII and blanks."""
    return sum(char < "\x7f" or is_thai(char) for char in text[:_HEAD]) / max(1, len(text[:_HEAD]))


def _other_utf16(data: bytes, codec: str) -> str | None:
    """The UTF-16 without a byte-order mark, but ``codec``, by which ``data`` is Thai or English."""
    if len(data) % 2:
        return None
    for other in ("utf-16-le", "utf-16-be"):
        if other != codec and _known(data.decode(other, "replace")) > 0.6:
            return other
    return None


def _reads_thai(data: bytes) -> bool:
    try:
        text = data.decode("cp874")
    except UnicodeDecodeError:
        return False
    return _known(text) > 0.9 and not _CONTROL.search(text)
