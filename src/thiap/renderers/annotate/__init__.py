"""The file that was checked, as it was, with each finding as a note at its place; no remarks.

Notes of an earlier run are replaced. In text formats everything else stays byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable

from thiap.errors import UsageError
from thiap.model import Report
from thiap.readers.xml import is_zip_with


def annotate(data: bytes, report: Report, lang: str = "en") -> bytes:
    """The file ``data`` with the findings of ``report``, which was made from it, in ``lang``.

    Raises:
        UsageError: the format has no place for notes, or the file has changed since.
        InputError: the file cannot be read any more.
    """
    from thiap.renderers.annotate import docx, po, tmx, xliff

    writers: dict[str, Callable[[bytes, Report, str], bytes]] = {
        "xliff": xliff.annotate,
        "tmx": tmx.annotate,
        "po": po.annotate,
        "docx": docx.annotate,
    }
    format = "docx" if is_zip_with(data, "word/document.xml") else report.target.format
    if format not in writers:
        raise UsageError(
            f"--notes: {report.target.name} is no XLIFF, TMX, PO or docx file; use --format xlsx or --html"
        )
    return writers[format](data, report, lang)
