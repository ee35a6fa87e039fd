"""The public face: two texts in, a report out. What the command line does is these functions and files.

A text is given as ``str`` (the text itself), ``pathlib.Path`` (a file) or ``bytes`` (what a file holds).
A document that was read before is taken as it is.
"""

from __future__ import annotations

from dataclasses import replace
from os import PathLike, fspath
from typing import TypeAlias

from thiap.errors import UsageError
from thiap.model import Bitext, Document, Report
from thiap.settings import Settings

Text: TypeAlias = "str | bytes | PathLike[str] | Document"


def read(
    text: Text,
    *,
    name: str | None = None,
    lang: str | None = None,
    encoding: str | None = None,
    format: str | None = None,
) -> Document:
    """Read one text.

    Args:
        text: a text (`str`), a file (`Path`), or what a file holds (`bytes`).
        name: how messages and reports name it; None takes the path, or "text". For bytes its ending helps to
            tell the format.
        lang: ISO 639 code; None detects it.
        encoding: of a file or of bytes; None takes a byte-order mark or a declaration, else UTF-8.
        format: an input format by name; None tells it from name and content.

    Raises:
        InputError: it cannot be read, decoded or parsed, or its language cannot be told.
        UsageError: no such format or encoding.
    """
    from thiap.readers import read_data, read_path, read_text

    if isinstance(text, Document):
        return text
    if isinstance(text, str):
        _refuse_empty(name or "text", text)
        return read_text(name or "text", text, lang=lang, format=format)
    if isinstance(text, bytes):
        return read_data(name or "text", text, lang=lang, encoding=encoding, format=format)
    doc = read_path(fspath(text), lang=lang, encoding=encoding, format=format)
    return replace(doc, name=name) if name else doc


def check(
    *texts: Text,
    settings: Settings | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
) -> Report:
    """Report what the last text lacks, adds or contradicts.

    Args:
        texts: one or more sources, then the target under review; or one bilingual file alone (a `Path`:
            XLIFF, TMX, PO, a table of two columns).
        settings: None for the defaults, which are those of the command line.
        source_lang: ISO 639 code of the sources; None detects it.
        target_lang: the same of the target.

    Raises:
        UsageError: no texts, or their languages do not fit.
        InputError: a text cannot be read.
        EncoderError: the encoder cannot be used.
    """
    from thiap.pipeline import check_documents, check_given

    if len(texts) == 1 and isinstance(texts[0], PathLike):
        from thiap.readers.bilingual import read_bilingual

        both = read_bilingual(fspath(texts[0]), source_lang=source_lang, target_lang=target_lang)
        return check_given(both.source, both.target, both.beads, settings)
    sources, target = _sides(texts, source_lang, target_lang)
    return check_documents(sources, target, settings)


def align(
    source: Text,
    target: Text,
    *,
    settings: Settings | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
) -> Bitext:
    """Say which passages of two texts say the same.

    Returns:
        Both documents with the beads between them: ``bitext.alignment.beads``, in the order of the target.

    Raises:
        UsageError: the languages do not fit.
        InputError: a text cannot be read.
        EncoderError: the encoder cannot be used.
    """
    from thiap.pipeline import align_pair

    (first,), second = _sides((source, target), source_lang, target_lang)
    return align_pair(first, second, settings)


def _sides(
    texts: tuple[Text, ...], source_lang: str | None, target_lang: str | None
) -> tuple[list[Document], Document]:
    from thiap.readers.sides import settle_languages

    if len(texts) < 2:
        raise UsageError(
            "give at least two texts, the one under review last, or the path of a bilingual file"
        )
    *first, last = texts
    names = ["source"] if len(first) == 1 else [f"source {number}" for number in range(1, len(first) + 1)]

    def side(text: Text, name: str, lang: str | None) -> Document:
        return read(text, name=name if isinstance(text, str | bytes) else None, lang=lang)

    sources = [side(text, name, source_lang) for text, name in zip(first, names, strict=True)]
    return settle_languages(sources, side(last, "target", target_lang), given=(source_lang, target_lang))


def _refuse_empty(name: str, text: str) -> None:
    from thiap.errors import InputError

    if not text.strip().strip("\ufeff\u200b"):
        raise InputError(f"{name}: is empty; there is nothing to compare")
