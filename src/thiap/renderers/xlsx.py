"""Excel workbook for reviewers: one row a finding, filters on, a column for the decision."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any, Final

from thiap.model import Report
from thiap.renderers.wording import KINDS, NOTE, flat
from thiap.spans import place

name = "xlsx"
binary = True

#: What a cell holds at most, by Excel's own limits.
CELL_MOST: Final = 32_767
_COLUMNS: Final[tuple[tuple[str, int], ...]] = (
    ("No.", 5),
    ("Severity", 10),
    ("Kind", 20),
    ("Category", 12),
    ("Message", 46),
    ("Source text", 46),
    ("Target text", 46),
    ("Source value", 18),
    ("Target value", 18),
    ("Suggestion", 26),
    ("Source", 22),
    ("At", 9),
    ("Target at", 9),
    ("Confidence", 11),
    ("Supported by", 20),
    ("Check", 22),
    ("Decision", 12),
    ("Note", 30),
    ("Id", 14),
)
_FILLS: Final = {"critical": "#FDE3E6", "major": "#FDEBDC", "minor": "#FBF2CD", "neutral": "#E6EDF2"}


def render(report: Report) -> bytes:
    """The workbook: findings, names, and the settings of the run.

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
        _findings(book.add_worksheet("Findings"), report, styles)
        _names(book.add_worksheet("Names"), report, styles)
        _run(book.add_worksheet("Run"), report, styles)
    return file.getvalue()


def _findings(sheet: Any, report: Report, styles: dict[str, Any]) -> None:
    _head(sheet, _COLUMNS, styles)
    for row, finding in enumerate(report.findings, 1):
        source = report.sources[finding.source_index]
        values = (
            finding.severity,
            KINDS[finding.kind],
            finding.category,
            finding.message,
            finding.source_quote,
            finding.target_quote,
            finding.source_value,
            finding.target_value,
            finding.suggestion,
            source.name,
            place(source, finding.source[0][0]) if finding.source else "",
            place(report.target, finding.target[0][0]) if finding.target else "",
            None,
            ", ".join(report.sources[i].name for i in finding.supported_by),
            finding.check,
            "",
            "",
            finding.id,
        )
        sheet.write_number(row, 0, row, styles["text"])
        for column, value in enumerate(values, 1):
            _cell(sheet, row, column, value, styles[finding.severity if column == 1 else "text"])
        sheet.write_number(row, 13, finding.confidence, styles["percent"])
    last = max(1, len(report.findings))
    sheet.autofilter(0, 0, last, len(_COLUMNS) - 1)
    decision = [title for title, _ in _COLUMNS].index("Decision")
    sheet.data_validation(
        1, decision, last, decision, {"validate": "list", "source": ["accepted", "dismissed"]}
    )


def _names(sheet: Any, report: Report, styles: dict[str, Any]) -> None:
    columns = (("Name", 30), ("Renderings", 40), ("Type", 14), ("In the source", 14), ("In the target", 14))
    _head(sheet, columns, styles)
    entries = [entry for bitext in report.bitexts for entry in bitext.names]
    for row, entry in enumerate(entries, 1):
        values = (entry.source, " · ".join(entry.target), entry.type)
        for column, value in enumerate(values):
            _cell(sheet, row, column, value, styles["text"])
        for column, number in enumerate(entry.count, 3):
            sheet.write_number(row, column, number, styles["text"])
    sheet.autofilter(0, 0, max(1, len(entries)), len(columns) - 1)


def _run(sheet: Any, report: Report, styles: dict[str, Any]) -> None:
    _head(sheet, (("Part", 26), ("Value", 80)), styles)
    rows = [("Note", NOTE), ("Target", report.target.name)]
    for bitext in report.bitexts:
        source, target = bitext.alignment.coverage
        rows.append((f"Source {bitext.source_index}", bitext.source.name))
        rows.append(("With a counterpart", f"{source:.0%} of the source, {target:.0%} of the target"))
    rows += sorted(report.signature.items())
    rows.append(("Below the threshold", str(len(report.hidden))))
    rows += [(f"Not done: {problem.where}", problem.message) for problem in report.problems]
    for row, pair in enumerate(rows, 1):
        for column, value in enumerate(pair):
            _cell(sheet, row, column, value, styles["text"])


def _head(sheet: Any, columns: tuple[tuple[str, int], ...], styles: dict[str, Any]) -> None:
    for column, (title, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, styles["head"])
    sheet.freeze_panes(1, 0)


def _cell(sheet: Any, row: int, column: int, value: str | None, style: Any) -> None:
    if value:
        sheet.write_string(row, column, flat(value)[:CELL_MOST], style)
    else:
        sheet.write_blank(row, column, None, style)
