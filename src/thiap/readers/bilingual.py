"""Files that hold both texts: which source unit the translator's own file puts beside which target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from thiap.errors import InputError, UsageError
from thiap.model import Bead, Document, Span
from thiap.readers import po, qt, table, tmx, xcstrings, xliff
from thiap.readers.bilingual_units import Units
from thiap.readers.keyed import KEYED, keyed_format, units_by_key
from thiap.readers.source import digest, read_bytes
from thiap.readers.states import undone
from thiap.registry import Registry
from thiap.spans import is_thai, merge
from thiap.vocabulary import UnitState


class BilingualReader(Protocol):
    """One bilingual format."""

    name: str

    def accepts(self, name: str, data: bytes) -> bool:
        """Whether a file of this name and content is in this format."""
        ...

    def read(self, name: str, data: bytes, *, source_lang: str | None, target_lang: str | None) -> Units:
        """The units of the file.

        Raises:
            InputError: the file is broken or hostile.
        """
        ...


BILINGUAL_READERS: Final[Registry[BilingualReader]] = Registry(
    "bilingual format",
    {"xliff": xliff, "tmx": tmx, "po": po, "qt": qt, "xcstrings": xcstrings, "table": table},
)


@dataclass(frozen=True, slots=True)
class Bilingual:
    """Both texts of a bilingual file.

    Attributes:
        source, target: one block a unit, with the same places on both sides.
        beads: one a unit, in file order; an untranslated unit has no target.
    """

    source: Document
    target: Document
    beads: tuple[Bead, ...]


def bilingual_format(name: str, data: bytes) -> str | None:
    """The bilingual format a file is in, None for a text of one language."""
    return next((key for key, reader in BILINGUAL_READERS.items() if reader.accepts(name, data)), None)


def read_bilingual(
    path: str,
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
    format: str | None = None,
    states: Sequence[UnitState] = (),
) -> Bilingual:
    """Read a file that holds source and target.

    Args:
        path: a file, or ``-`` for standard input.
        source_lang: None takes the file's word, else detects it.
        target_lang: the same.
        format: a name in ``BILINGUAL_READERS``; None decides by name and content.
        states: of the units to check; none given are all that are done.

    Raises:
        InputError: the file cannot be read, or has no unit with text.
        UsageError: the file is in no bilingual format.
    """
    return read_bilingual_data(
        path,
        read_bytes(path),
        source_lang=source_lang,
        target_lang=target_lang,
        format=format,
        states=states,
    )


def read_bilingual_data(
    path: str,
    data: bytes,
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
    format: str | None = None,
    states: Sequence[UnitState] = (),
) -> Bilingual:
    """The same for the bytes of a file at hand; ``path`` is how errors and reports name it."""
    format = format or bilingual_format(path, data)
    units = None
    if format is None or format in KEYED:
        format, units = _by_key(path, data, format)
    if units is None:
        units = BILINGUAL_READERS[format].read(path, data, source_lang=source_lang, target_lang=target_lang)
    if not units.pairs:
        raise InputError(f"{path}: has no unit with text (read as {format})")
    sides = []
    for doc, lang in ((units.source_document(path), source_lang), (units.target_document(path), target_lang)):
        sides.append(replace(doc, format=format, lang=_language(doc, lang), sha256=digest(data)))
    if sides[0].lang == sides[1].lang and not (source_lang or target_lang):
        sides = [_thai_if_any(doc, other) for doc, other in (sides, sides[::-1])]
    return Bilingual(*with_states((sides[0], sides[1]), units, undone(states)))


def _by_key(path: str, data: bytes, format: str | None) -> tuple[str, Units]:
    """The units of a file of strings whose keys are the texts of the source."""
    format = format or keyed_format(path, data)
    if format is None:
        raise UsageError(
            f"{path}: give at least two texts, SOURCE... TARGET, the text under review last; or one that "
            "holds both: XLIFF, TMX, PO, Qt .ts, .xcstrings, TSV, CSV, XLSX or a docx table"
        )
    units = units_by_key(path, data, format)
    if units is None:
        raise UsageError(
            f"{path}: holds keys and one language ({format}); give the same file in the source's language "
            f"before it: thiap check SOURCE {path}"
        )
    return format, units


def with_states(
    sides: tuple[Document, Document], units: Units, out: frozenset[UnitState]
) -> tuple[Document, Document, tuple[Bead, ...]]:
    """Both texts and their beads, with units in the states ``out`` set apart: nothing is read in them."""
    docs = []
    for side, doc in enumerate(sides):
        left = [pair[side] for pair, state in zip(units.pairs, units.states, strict=True) if state in out]
        docs.append(replace(doc, skipped=merge([*doc.skipped, *left])))
    beads = tuple(
        Bead(_solid(first), () if state in out and _solid(first) else _solid(second), 1.0)
        for (first, second), state in zip(units.pairs, units.states, strict=True)
    )
    return docs[0], docs[1], beads


def _solid(span: Span) -> tuple[Span, ...]:
    return (span,) if span[0] < span[1] else ()


def _thai_if_any(doc: Document, other: Document) -> Document:
    """Short messages may hold more letters of placeholders than of Thai: one Thai letter decides then."""
    thai = any(map(is_thai, doc.text)) and not any(map(is_thai, other.text))
    return replace(doc, lang="th") if thai else doc


def _language(doc: Document, given: str | None) -> str:
    from thiap.languages.detect import detect_language

    declared = given or doc.lang.replace("_", "-").partition("-")[0].lower()
    if declared:
        return declared
    found = detect_language("\n".join(doc.quote(block.span) for block in doc.blocks))
    if found is None:
        raise InputError(
            f"{doc.name}: the language of one side cannot be told; give --source-lang and --target-lang"
        )
    return found
