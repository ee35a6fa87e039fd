"""Glossaries as translators keep them: a table of two or three columns, or TBX (ISO 30042)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from thiap.errors import ConfigError, InputError
from thiap.model import Term, TermStatus
from thiap.readers.source import decode, read_bytes
from thiap.readers.xml import local, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

#: What a status column or a TBX administrative status may say.
_STATUSES: Final[dict[str, TermStatus]] = {
    "": "preferred",
    "required": "required",
    "mandatory": "required",
    "preferred": "preferred",
    "preferredterm-admn-sts": "preferred",
    "standardizedterm": "required",
    "admitted": "admitted",
    "allowed": "admitted",
    "admittedterm-admn-sts": "admitted",
    "forbidden": "forbidden",
    "deprecated": "forbidden",
    "deprecatedterm-admn-sts": "forbidden",
    "supersededterm-admn-sts": "forbidden",
}
_HEADS: Final = ("source", "target", "status")


def read_glossary(path: str, *, source_lang: str, target_lang: str) -> tuple[Term, ...]:
    """The terms of a file, in its order, none twice.

    A table has the columns source, target and, if wanted, status: named in the first row (also by language
    code), or in this order without a head. Several renderings of a cell are parted by ``|``. A TBX file
    may hold other languages too.

    Raises:
        InputError: the file cannot be read, or is no table.
        ConfigError: a status is unknown, a column is missing, or no term has both languages.
    """
    data = read_bytes(path)
    if PurePath(path).suffix.lower() in (".tbx", ".xml"):
        terms = list(_from_tbx(path, parse_xml(path, data), source_lang, target_lang))
    else:
        terms = list(_from_table(path, decode(path, data), source_lang, target_lang))
    if not terms:
        raise ConfigError(
            f"{path}: holds no term with a rendering in {target_lang!r}; "
            "a glossary has the columns source, target, status"
        )
    return tuple(dict.fromkeys(terms))


def _status(path: str, place: str, text: str) -> TermStatus:
    try:
        return _STATUSES[text.strip().lower()]
    except KeyError:
        known = "required, preferred, admitted, forbidden"
        raise ConfigError(f"{path}, {place}: unknown status {text!r}; known: {known}") from None


def _from_table(path: str, text: str, source_lang: str, target_lang: str) -> Iterator[Term]:
    text = text.removeprefix("\ufeff")
    head = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    delimiter = "\t" if "\t" in head else max(",;", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as problem:
        raise InputError(f"{path}: is no valid table: {problem}") from None
    columns, first = {"source": 0, "target": 1, "status": 2}, 0
    if rows:
        heads = [cell.strip().lower() for cell in rows[0]]
        names = {"source": ("source", source_lang), "target": ("target", target_lang), "status": ("status",)}
        named = {key: next((heads.index(n) for n in names[key] if n in heads), None) for key in _HEADS}
        if named["source"] is not None or named["target"] is not None:
            first = 1
            if named["target"] is None:
                raise ConfigError(f"{path}: has no column {target_lang!r} or 'target'")
            columns = {key: at for key, at in named.items() if at is not None}
    for number, row in enumerate(rows[first:], first + 1):
        if not any(cell.strip() for cell in row) or row[0].startswith("#"):
            continue
        cells = {key: row[at].strip() if at < len(row) else "" for key, at in columns.items()}
        status = _status(path, f"row {number}", cells.get("status", ""))
        yield from _combined([cells.get("source", "")], cells["target"].split("|"), status, path, number)


def _combined(
    sources: Iterable[str], targets: Iterable[str], status: TermStatus, path: str, number: int
) -> Iterator[Term]:
    for source in sources:
        for target in targets:
            if not target.strip() or (not source and status != "forbidden"):
                raise ConfigError(f"{path}, row {number}: a term needs both languages, or status forbidden")
            yield Term(_unguarded(source), _unguarded(target), status)


def _unguarded(cell: str) -> str:
    """A cell without a spreadsheet's guard against formulas, which thiap names writes as well."""
    return re.sub(r"^'(?=[=+\-@\t])", "", cell.strip())


def _from_tbx(path: str, root: _Element, source_lang: str, target_lang: str) -> Iterator[Term]:
    """TBX-Basic of 2008 (termEntry, langSet, tig) and of 2019 (conceptEntry, langSec, termSec)."""
    if local(root) not in ("martif", "tbx", "TBX"):
        raise InputError(f"{path}: is no TBX file; its root is <{local(root)}>")
    for entry in root.iter():
        if local(entry) not in ("termEntry", "conceptEntry"):
            continue
        sides: dict[str, list[tuple[str, TermStatus]]] = {source_lang: [], target_lang: []}
        for part in entry.iter():
            if local(part) not in ("langSet", "langSec"):
                continue
            lang = (part.get("{http://www.w3.org/XML/1998/namespace}lang") or "").lower().split("-")[0]
            if lang in sides:
                sides[lang] += _tbx_terms(path, part)
        for source, own in sides[source_lang] or [("", "preferred")]:
            for target, status in sides[target_lang]:
                if own != "forbidden" and (source or status == "forbidden"):
                    yield Term(source, target, status)


def _tbx_terms(path: str, lang: _Element) -> Iterator[tuple[str, TermStatus]]:
    for part in lang.iter():
        if local(part) in ("tig", "ntig", "termSec"):
            term, status = "", ""
            for node in part.iter():
                if local(node) == "term":
                    term = "".join(str(text) for text in node.itertext()).strip()
                if local(node) == "termNote" and node.get("type") == "administrativeStatus":
                    status = (node.text or "").strip()
            if term:
                yield term, _status(path, term, status)
