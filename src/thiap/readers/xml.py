"""XML and zip packages from strangers: nothing fetched, nothing expanded, bounded memory."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, Final

from thiap.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element, _ElementTree

#: Most bytes one part of a package may unpack to; a thick novel in docx has 20 MB of XML.
PART_MOST: Final = 100_000_000
#: Most times its packed size that a large part may unpack to. Text shrinks to a fifth or a twentieth.
RATIO_MOST: Final = 150
#: Size from which that is asked, in bytes.
_LARGE: Final = 10_000_000
#: Most elements of a part: a tree takes some 300 bytes for each. The novel has half a million.
ELEMENTS_MOST: Final = 2_000_000
#: Most parts of a package.
PARTS_MOST: Final = 10_000
#: What Python's zipfile raises for packages that are cut, mended by hand, or from a newer standard.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    NotImplementedError,
    OSError,
    ValueError,
    EOFError,
)
_SUBSET = re.compile(rb"<!DOCTYPE[^>\[]{0,1000}\[|<!ENTITY", re.IGNORECASE)


def parse_tree(name: str, data: bytes) -> _ElementTree:
    """The XML of a file.

    Raises:
        InputError: it is broken, declares entities, or is nested or grown beyond all reason.
    """
    from lxml import etree

    declares = InputError(
        f"{name}: declares entities in a DOCTYPE, which thiap does not read; save it without its internal DTD"
    )
    if _SUBSET.search(data[:100_000].replace(b"\0", b"")):
        raise declares
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.parse(io.BytesIO(data), parser)
    except etree.XMLSyntaxError as problem:
        raise InputError(f"{name}: is broken XML: {' '.join(problem.msg.split())}; export it again") from None
    subset: Any = tree.docinfo.internalDTD  # behind a long comment, or in an encoding that hides it
    if subset is not None and next(subset.iterentities(), None) is not None:
        raise declares
    if any(isinstance(node, etree._Entity) for node in tree.iter(etree.Entity)):
        raise InputError(f"{name}: uses entities it does not define; save it without them")
    return tree


def parse_xml(name: str, data: bytes) -> _Element:
    """The root element; raises as `parse_tree`."""
    return parse_tree(name, data).getroot()


def local(element: _Element) -> str:
    """The tag without its namespace; empty for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def line_of(element: _Element) -> int:
    """The line an element begins in, from 1; 0 where that is not known."""
    line: Any = element.sourceline
    return line or 0


def is_zip_with(data: bytes, part: str) -> bool:
    """Whether ``data`` is a zip package that holds ``part``."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return part in package.NameToInfo
    except _BROKEN:
        return False


class Package:
    """A zip package whose parts are read within limits."""

    def __init__(self, name: str, data: bytes) -> None:
        """Open it.

        Raises:
            InputError: no zip, or too many parts.
        """
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as problem:
            raise InputError(f"{name}: is a broken package ({problem}); save the document again") from None
        if len(self._zip.NameToInfo) > PARTS_MOST:
            raise InputError(f"{name}: has more than {PARTS_MOST:,} parts; this is no document")

    def __contains__(self, part: str) -> bool:
        return part in self._zip.NameToInfo

    def parts(self) -> tuple[str, ...]:
        """The names of its parts, folders left out."""
        return tuple(name for name in self._zip.NameToInfo if not name.endswith("/"))

    def read(self, part: str) -> bytes:
        """The bytes of a part.

        Raises:
            InputError: it is missing, locked by a password, broken, or unpacks beyond `PART_MOST` or to
                more than `RATIO_MOST` times its size.
        """
        info = self._zip.NameToInfo.get(part)
        if info and info.file_size > max(_LARGE, RATIO_MOST * info.compress_size):
            raise InputError(
                f"{self.name}: {part} unpacks to {info.file_size // max(1, info.compress_size)} times its "
                "size; no document does, and it is not read"
            )
        try:
            with self._zip.open(part) as file:
                data = file.read(PART_MOST + 1)
        except KeyError:
            raise InputError(f"{self.name}: lacks its part {part}; save the document again") from None
        except _BROKEN as problem:  # before RuntimeError, of which NotImplementedError is one
            raise InputError(f"{self.name}: its part {part} is broken ({problem}); save it again") from None
        except RuntimeError:
            raise InputError(f"{self.name}: is locked by a password; save it without one") from None
        if len(data) > PART_MOST:
            raise InputError(
                f"{self.name}: {part} unpacks to more than {PART_MOST // 1_000_000} MB; not read"
            )
        return data

    def xml(self, part: str) -> _Element:
        """The root element of an XML part; raises as `read` and `parse_xml`, and beyond `ELEMENTS_MOST`."""
        data = self.read(part)
        if data.count(b"<") > 2 * ELEMENTS_MOST:  # an element has two tags
            raise InputError(
                f"{self.name}: {part} has more than {ELEMENTS_MOST:,} elements; split the document"
            )
        return parse_xml(f"{self.name}, {part}", data)
