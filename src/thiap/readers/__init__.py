"""Input formats: a path becomes a Document."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from thiap.errors import InputError
from thiap.model import Document
from thiap.protocols import PackageReader, Reader
from thiap.readers import (
    asciidoc,
    docx,
    html,
    markdown,
    mdx,
    mediawiki,
    odt,
    plain,
    pptx,
    rst,
    subtitles,
    wikiextractor,
    wikitext,
)
from thiap.readers.keyed import KEYED
from thiap.readers.refused import refuse_by_name
from thiap.readers.source import decode, digest, read_bytes
from thiap.readers.xml import is_zip_with
from thiap.registry import Registry

#: In the order they are asked; plain text takes what nobody claims.
READERS: Final[Registry[Reader]] = Registry(
    "input format",
    {
        "wikiextractor": wikiextractor,
        "html": html,
        "markdown": markdown,
        "mdx": mdx,
        "rst": rst,
        "asciidoc": asciidoc,
        "wikitext": wikitext,
        "mediawiki": mediawiki,
        "subtitles": subtitles,
        "text": plain,
    },
)

#: Formats that are no plain text; asked first.
PACKAGE_READERS: Final[Registry[PackageReader]] = Registry(
    "input format", {"docx": docx, "odt": odt, "pptx": pptx, **KEYED}
)

#: How much of a text a reader is shown to decide.
_HEAD: Final = 50_000


def read_path(
    path: str, *, lang: str | None = None, encoding: str | None = None, format: str | None = None
) -> Document:
    """Read one text.

    Args:
        path: a file, or ``-`` for standard input.
        lang: ISO 639 code; None detects it.
        encoding: None takes a byte-order mark or a declaration, else UTF-8.
        format: a name in ``READERS`` or ``PACKAGE_READERS``; None asks them in turn.

    Raises:
        InputError: the file cannot be read, decoded or parsed, or its language cannot be told.
        UsageError: no such format or encoding.
    """
    return read_data(path, read_bytes(path), lang=lang, encoding=encoding, format=format)


def read_data(
    name: str, data: bytes, *, lang: str | None = None, encoding: str | None = None, format: str | None = None
) -> Document:
    """The same for the bytes of a file at hand; ``name`` is how errors and reports name it."""
    if format is None:
        refuse_by_name(name)
    _refuse_bilingual(name, data, format)
    package = _package_reader(name, data, format)
    if package:
        doc = _complete(package.read(name, data, lang))
    else:
        doc = read_text(name, decode(name, data, encoding), lang=lang, format=format)
    return replace(doc, sha256=digest(data))


def _refuse_bilingual(path: str, data: bytes, format: str | None) -> None:
    """A file with both texts in it is no side of a pair: its markup would be compared."""
    from thiap.readers.bilingual import bilingual_format

    found = None if format else bilingual_format(path, data)
    if found in ("xliff", "tmx", "po", "qt", "xcstrings") or (
        found == "table" and is_zip_with(data, "xl/workbook.xml")
    ):
        raise InputError(f"{path}: holds source and target both ({found}); give it alone, as the only text")


def _package_reader(path: str, data: bytes, format: str | None) -> PackageReader | None:
    if format is not None:
        return next((reader for reader in PACKAGE_READERS.values() if reader.name == format), None)
    return next((reader for reader in PACKAGE_READERS.values() if reader.accepts(path, data)), None)


def read_text(name: str, text: str, *, lang: str | None = None, format: str | None = None) -> Document:
    """The same for a text at hand; ``name`` is how errors and reports name it."""
    head = text[:_HEAD]
    reader = READERS[format] if format else next(r for r in READERS.values() if r.accepts(name, head))
    return _complete(reader.read(name, text, lang))


def _complete(doc: Document) -> Document:
    """The document with its language; refuses one without content."""
    from thiap.languages.prose import prose_language

    name = doc.name
    if not doc.blocks:
        raise InputError(f"{name}: has no paragraph to compare (read as {doc.format})")
    if doc.lang:
        return doc
    lang = prose_language(doc)
    if lang is None:
        raise InputError(
            f"{name}: holds no letters; give a text, or its language with --source-lang/--target-lang"
        )
    return replace(doc, lang=lang)
