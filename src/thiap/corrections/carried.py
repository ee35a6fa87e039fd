"""The draft's file for the report, so that the page itself saves it corrected, as `thiap fix` does.

The page knows no format. It is given the file, and for each suggestion the one stretch of bytes that a
writer here would exchange; it puts together those that a reviewer used.
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from thiap.corrections.apply import OVERLAP, place
from thiap.corrections.edits import Change, Draft, Edit
from thiap.corrections.formats import open_draft, rereader
from thiap.errors import ThiapError
from thiap.model import Report
from thiap.renderers.html.corrected import Carried, Stretch, can_edit

#: Bytes of a file that a page carries at most, and of all its changed parts looked at; the command takes any.
_MOST: Final = 8_000_000
_WORK_MOST: Final = 400_000_000
#: What browsers unpack.
_PACKED: Final = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))


def carried(data: bytes, report: Report, *, encoding: str | None = None) -> Carried | None:
    """The file for the page; None where no suggestion can be written into it.

    Args:
        data: the file of ``report.target``, as it was checked.
        report: the findings.
        encoding: of a text, as the user gave it.
    """
    doc = report.target
    numbers: dict[Edit, list[int]] = defaultdict(list)
    for index, finding in enumerate(report.findings):
        if can_edit(finding) and doc.quote(finding.target[0]) != finding.suggestion:
            numbers[Edit(finding.target[0], finding.suggestion or "")].append(index)
    if not numbers:
        return None
    command = _command(report, encoding)
    if len(data) > _MOST or len(data) * len(numbers) > _WORK_MOST:
        return Carried(b"", {}, command)
    try:
        draft = open_draft(data, doc, encoding)
        placed = list(_placed(draft, report, list(numbers), encoding))
    except ThiapError:
        return None
    stretches: dict[int, Stretch] = {}
    for edit, way in placed:
        changed = draft.parts(way)
        stretch = _stretch(_parts(data, changed), changed)
        if stretch:
            stretches |= dict.fromkeys(numbers[edit], stretch)
    return Carried(data, stretches, command)


def _placed(
    draft: Draft, report: Report, edits: Sequence[Edit], encoding: str | None
) -> Iterator[tuple[Edit, list[Change]]]:
    """Each suggestion that can be written; of those that overlap the reviewer may use either."""
    again = rereader(report, encoding)
    while edits:
        placed, refused = place(draft, report.target, edits, again)
        yield from placed
        edits = [edit for edit, why in refused if why == OVERLAP]


def _command(report: Report, encoding: str | None) -> tuple[str, ...]:
    """The call of ``thiap fix`` for the decisions that the page saves; a bilingual file is its own source."""
    held = report.signature
    encoder = held.get("encoder", "")
    asked = {
        "--mode": [held["asked"]] if held.get("asked", "auto") != "auto" else [],
        "--encoder": [encoder] if encoder == "none" or encoder.startswith("st:") else [],
        "--min-confidence": [held["min_confidence"]] if held.get("min_confidence", "0.5") != "0.5" else [],
        "--select": held.get("select", "all").replace("all", "").split(","),
        "--ignore": held.get("ignore", "none").replace("none", "").split(","),
        "--encoding": [encoding or ""],
    }
    names = dict.fromkeys([*(doc.name for doc in report.sources), report.target.name])
    options = [
        word for option, values in asked.items() for value in values if value for word in (option, value)
    ]
    return ("thiap", "fix", *names, "--decisions", "decisions.json", *options)


def _parts(data: bytes, changed: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts as they are in the file; none of a package that a browser cannot unpack."""
    if "" in changed:
        return {"": data}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        kinds = {package.getinfo(part).compress_type for part in changed}
        if not data.startswith(b"PK\3\4") or not kinds <= _PACKED:
            return {}
        return {part: package.read(part) for part in changed}


def _stretch(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Stretch | None:
    """What differs, with the bytes around it in whose place it could as well be.

    None for changes of more than one part.
    """
    parts = [part for part, data in new.items() if data != old.get(part, data)]
    if len(parts) != 1:
        return None
    (part,) = parts
    first, second = old[part], new[part]
    head = _alike(first, second)
    tail = _alike(first[::-1], second[::-1])
    # Where "aab" becomes "ab" either "a" may have gone; the stretch takes in both, so that no other one that
    # stands apart from it lies between the byte that went here and the one that was meant.
    least = min(len(first), len(second))
    start, end = min(head, least - tail), len(first) - min(tail, least - head)
    return Stretch(part, start, end, second[start : end + len(second) - len(first)])


def _alike(first: bytes, second: bytes) -> int:
    """How many bytes both begin with."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if first[:middle] == second[:middle] else (low, middle - 1)
    return low
