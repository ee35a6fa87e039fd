"""The draft's file for the report, while it still is the one that was checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from thiap.errors import InputError

if TYPE_CHECKING:
    from thiap.model import Report
    from thiap.renderers.html.corrected import Carried


def carried_draft(report: Report, encoding: str | None = None) -> Carried | None:
    """What the page needs to save the draft corrected; None where the file is gone, changed or a stream."""
    from thiap.corrections.carried import carried
    from thiap.readers.source import digest, read_bytes

    try:
        if (
            not any(finding.suggestion for finding in report.findings)
            or not Path(report.target.name).is_file()
        ):
            return None
        data = read_bytes(report.target.name)
    except (InputError, OSError, ValueError):
        return None
    return carried(data, report, encoding=encoding) if digest(data) == report.target.sha256 else None
