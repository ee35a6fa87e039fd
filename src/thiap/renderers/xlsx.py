"""Excel workbook for reviewers: one row a finding, filters on, a column for the decision."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any, Final

from thiap.model import Report
from thiap.phrases import tell
from thiap.phrases.translated import translated
from thiap.renderers.ruled import Ruling, Rulings, why
from thiap.renderers.wording import flat, message, where

name = "xlsx"
binary = True

#: What a cell holds at most, by Excel's own limits.
CELL_MOST: Final = 32_767
_COLUMNS: Final[tuple[tuple[str, int], ...]] = (
    ("number", 5),
    ("severity", 10),
    ("kind", 20),
    ("category", 12),
    ("message", 46),
    ("source-text", 46),
    ("target-text", 46),
    ("source-value", 18),
    ("target-value", 18),
    ("suggestion", 26),
    ("source", 22),
    ("at", 9),
    ("target-at", 9),
    ("confidence", 11),
    ("supported", 20),
    ("check", 22),
    ("decision", 12),
    ("note", 30),
    ("id", 14),
)
_FILLS: Final = {"critical": "#FDE3E6", "major": "#FDEBDC", "minor": "#FBF2CD", "neutral": "#E6EDF2"}


def render(report: Report, *, lang: str = "en", rulings: Rulings | None = None) -> bytes:
    """The workbook: findings with what was decided, names, and the settings of the run.

    Texts are written as strings: one that begins with ``=`` is no formula. The same report gives
    the same bytes.
    """
    import xlsxwriter

    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": "thiap", "created": datetime(2000, 1, 1)})
        styles = {
            "head": book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "percent": book.add_format({"num_format": "0%", "valign": "top"}),
            **{
                key: book.add_format({"bg_color": fill, "valign": "top", "bold": True})
                for key, fill in _FILLS.items()
            },
        }
        _findings(book.add_worksheet(tell("sheet-findings", lang)), report, styles, lang, rulings or {})
        _names(book.add_worksheet(tell("sheet-names", lang)), report, styles, lang)
        _run(book.add_worksheet(tell("sheet-run", lang)), report, styles, lang)
    return file.getvalue()


def _findings(sheet: Any, report: Report, styles: dict[str, Any], lang: str, rulings: Rulings) -> None:
    _head(sheet, _COLUMNS, styles, lang)
    for row, finding in enumerate(report.findings, 1):
        source = report.sources[finding.source_index]
        ruling = rulings.get(row - 1, Ruling())
        values = (
            tell(f"severity-{finding.severity}", lang),
            tell(f"kind-{finding.kind}", lang),
            tell(f"category-{finding.category}", lang),
            message(finding, lang),
            finding.source_quote,
            finding.target_quote,
            finding.source_value,
            finding.target_value,
            finding.suggestion,
            source.name,
            where(source, finding.source[0][0], lang) if finding.source else "",
            where(report.target, finding.target[0][0], lang) if finding.target else "",
            None,
            ", ".join(report.sources[i].name for i in finding.supported_by),
            finding.check,
            tell(f"word-{ruling.state}", lang) if ruling.state != "open" else "",
            "; ".join(part for part in (why(ruling, lang), flat(ruling.reviewer)) if part),
            finding.id,
        )
        sheet.write_number(row, 0, row, styles["text"])
        for column, value in enumerate(values, 1):
            _cell(sheet, row, column, value, styles[finding.severity if column == 1 else "text"])
        sheet.write_number(row, 13, finding.confidence, styles["percent"])
    last = max(1, len(report.findings))
    sheet.autofilter(0, 0, last, len(_COLUMNS) - 1)
    decision = [title for title, _ in _COLUMNS].index("decision")
    sheet.data_validation(
        1,
        decision,
        last,
        decision,
        {"validate": "list", "source": [tell("word-accepted", lang), tell("word-dismissed", lang)]},
    )


def _names(sheet: Any, report: Report, styles: dict[str, Any], lang: str) -> None:
    columns = (("name", 30), ("renderings", 40), ("type", 14), ("in-source", 14), ("in-target", 14))
    _head(sheet, columns, styles, lang)
    entries = [entry for bitext in report.bitexts for entry in bitext.names]
    for row, entry in enumerate(entries, 1):
        values = (entry.source, " · ".join(entry.target), entry.type)
        for column, value in enumerate(values):
            _cell(sheet, row, column, value, styles["text"])
        for column, number in enumerate(entry.count, 3):
            sheet.write_number(row, column, number, styles["text"])
    sheet.autofilter(0, 0, max(1, len(entries)), len(columns) - 1)


def _run(sheet: Any, report: Report, styles: dict[str, Any], lang: str) -> None:
    _head(sheet, (("part", 26), ("value", 80)), styles, lang)
    rows = [
        (tell("run-note", lang), tell("machine-note", lang)),
        (tell("run-target", lang), report.target.name),
    ]
    for bitext in report.bitexts:
        source, target = bitext.alignment.coverage
        rows.append((tell("run-source", lang, number=bitext.source_index), bitext.source.name))
        shares = tell("run-shares", lang, source=f"{source:.0%}", target=f"{target:.0%}")
        rows.append((tell("run-coverage", lang), shares))
    rows += sorted(report.signature.items())
    rows.append((tell("run-below", lang), str(len(report.hidden))))
    rows += [
        (tell("run-not-done", lang, where=problem.where), translated(problem.message, lang))
        for problem in report.problems
    ]
    for row, pair in enumerate(rows, 1):
        for column, value in enumerate(pair):
            _cell(sheet, row, column, value, styles["text"])


def _head(sheet: Any, columns: tuple[tuple[str, int], ...], styles: dict[str, Any], lang: str) -> None:
    for column, (title, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, tell(f"column-{title}", lang), styles["head"])
    sheet.freeze_panes(1, 0)


def _cell(sheet: Any, row: int, column: int, value: str | None, style: Any) -> None:
    if value:
        sheet.write_string(row, column, flat(value)[:CELL_MOST], style)
    else:
        sheet.write_blank(row, column, None, style)
