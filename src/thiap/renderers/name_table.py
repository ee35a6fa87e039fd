"""The name table as text, JSON Lines, CSV or TBX: to read, to compute with, to review as a glossary."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from html import escape

from thiap import __version__
from thiap.model import NameEntry
from thiap.phrases import known, tell
from thiap.renderers.alignment.tmx import FORBIDDEN
from thiap.renderers.wording import flat, plain_cell

FORMATS = ("text", "jsonl", "csv", "tbx")


def write_names(
    entries: Sequence[NameEntry], form: str, *, source_lang: str, target_lang: str, lang: str = "en"
) -> str:
    """The whole table in one of ``FORMATS``.

    Args:
        entries: in the order to be written.
        form: "text" for people, "jsonl" one object a line, "csv" one rendering a line, "tbx" for
            ISO 30042:2019, TBX-Basic.
        source_lang: ISO 639 code of the names.
        target_lang: of their renderings.
        lang: of what "text" says to people.
    """
    if form == "jsonl":
        return "".join(json.dumps(name_object(entry), ensure_ascii=False) + "\n" for entry in entries)
    if form == "csv":
        return _csv(entries)
    if form == "tbx":
        return _tbx(entries, source_lang, target_lang)
    return _text(entries, lang)


def name_object(entry: NameEntry) -> dict[str, object]:
    """A name with its renderings as one JSON object."""
    return {
        "source": entry.source,
        "target": list(entry.target),
        "type": entry.type,
        "count": list(entry.count),
        "score": entry.score,
    }


def _type(name: str, lang: str) -> str:
    """The kind of a name as people call it."""
    return tell(f"type-{name}", lang) if lang != "en" and known(f"type-{name}") else name


def _text(entries: Sequence[NameEntry], lang: str) -> str:
    """Columns: name, type, how often on each side, renderings; two renderings deserve a look."""
    if not entries:
        return tell("names-none", lang) + "\n"
    from rich.cells import cell_len

    wide = min(40, max(len(entry.source) for entry in entries))
    kinds = [_type(entry.type, lang) for entry in entries]
    kind = max(map(cell_len, kinds))
    rows = []
    for entry, said in zip(entries, kinds, strict=True):
        shown = said + " " * (kind - cell_len(said))
        count = f"{entry.count[0]}:{entry.count[1]}"
        renderings = flat(" | ".join(entry.target))
        name = flat(entry.source)
        rows.append(f"{name:<{wide}}  {shown}  {count:>7}  {entry.score:.2f}  {renderings}\n")
    return "".join(rows)


def _csv(entries: Sequence[NameEntry]) -> str:
    """One rendering a line, the most frequent first and marked as preferred."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("source", "target", "status", "type", "source_count", "target_count", "score"))
    for entry in entries:
        for place, rendering in enumerate(entry.target):
            status = "preferred" if place == 0 else "admitted"
            row = (
                _cell(entry.source),
                _cell(rendering),
                status,
                entry.type,
                *entry.count,
                entry.score,
            )
            writer.writerow(row)
    return out.getvalue()


def _cell(text: str) -> str:
    """``text`` on one line: a carriage return alone would end the row for spreadsheets."""
    return plain_cell(" ".join(text.split()))


def _xml(text: str) -> str:
    """``text`` as XML holds it, without the characters that it cannot hold."""
    return escape(FORBIDDEN.sub("", text))


def _tbx(entries: Sequence[NameEntry], source_lang: str, target_lang: str) -> str:
    concepts = []
    for number, entry in enumerate(entries, 1):
        terms = "".join(
            f"<termSec><term>{_xml(rendering)}</term>"
            f'<termNote type="administrativeStatus">{"preferred" if place == 0 else "admitted"}'
            "Term-admn-sts</termNote></termSec>"
            for place, rendering in enumerate(entry.target)
        )
        concepts.append(
            f'      <conceptEntry id="n{number}">\n'
            f'        <descrip type="subjectField">{_xml(entry.type)}</descrip>\n'
            f'        <langSec xml:lang="{_xml(source_lang)}"><termSec>'
            f"<term>{_xml(entry.source)}</term></termSec></langSec>\n"
            f'        <langSec xml:lang="{_xml(target_lang)}">{terms}</langSec>\n'
            "      </conceptEntry>\n"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<tbx type="TBX-Basic" style="dca" xml:lang="{_xml(source_lang)}" '
        'xmlns="urn:iso:std:iso:30042:ed-2">\n'
        "  <tbxHeader><fileDesc>"
        "<titleStmt><title>Names found by thiap, to be reviewed</title></titleStmt>"
        f"<sourceDesc><p>thiap {__version__}</p></sourceDesc>"
        "</fileDesc></tbxHeader>\n"
        "  <text>\n    <body>\n" + "".join(concepts) + "    </body>\n  </text>\n</tbx>\n"
    )
