"""Reading the texts a command names."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from thiap.errors import UsageError

if TYPE_CHECKING:
    from thiap.model import Bead, Document


def read_texts(
    names: tuple[str, ...],
    *,
    source_lang: str | None,
    target_lang: str | None,
    encoding: str | None,
    input_format: str | None,
) -> tuple[list[Document], Document]:
    """The sources and the target, the last of ``names``.

    Raises:
        UsageError: fewer than two texts, or one of them named twice.
        InputError: a text cannot be read.
    """
    from thiap.readers import read_path
    from thiap.readers.sides import settle_languages

    if len(names) < 2:
        raise UsageError("give at least two texts: SOURCE... TARGET, the text under review last")
    if names.count("-") > 1:
        raise UsageError("standard input (-) can be only one of the texts")
    _refuse_twice(names)
    *source_names, target_name = names
    sources = [
        read_path(name, lang=source_lang, encoding=encoding, format=input_format) for name in source_names
    ]
    target = read_path(target_name, lang=target_lang, encoding=encoding, format=input_format)
    return settle_languages(sources, target, given=(source_lang, target_lang))


def _refuse_twice(names: Sequence[str]) -> None:
    """One file named twice, however it is spelled, would double its findings."""
    for number, name in enumerate(names):
        for other in names[:number]:
            with suppress(OSError, ValueError):  # what is missing is told when it is read
                if Path(name).samefile(other):
                    also = f" (as {other})" if other != name else ""
                    raise UsageError(f"{name}: is named twice{also}; name each text once, TARGET last")


def read_anchors(
    paths: Sequence[str], sources: Sequence[Document], target: Document
) -> tuple[tuple[Bead, ...], ...]:
    """The given beads of each source, one file a source in order; a user's own word is certain.

    Raises:
        UsageError: more files than sources.
        InputError: a file cannot be read, or a line breaks the form or leaves the texts.
    """
    from thiap.evaluate.beads import read_beads

    if len(paths) > len(sources):
        raise UsageError(
            f"--anchors: {len(paths)} files for {len(sources)} sources; give one for each SOURCE"
        )
    return tuple(
        tuple(
            replace(bead, score=1.0) for bead in read_beads(path, lengths=(len(doc.text), len(target.text)))
        )
        for path, doc in zip(paths, sources, strict=False)
    )
