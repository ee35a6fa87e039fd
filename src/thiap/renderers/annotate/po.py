"""Findings as translator comments of PO messages: lines that begin with ``# thiap:``.

The ``fuzzy`` flag stays as it is: programs leave a fuzzy message untranslated, and a finding is only a
suggestion until a person confirms it.
"""

from __future__ import annotations

from typing import Final

from thiap.model import Report
from thiap.readers.po import codec_of, message_lines, read
from thiap.renderers.annotate.shared import MARK, by_bead, changed_since, note_text
from thiap.renderers.wording import flat

_OURS: Final = f"# {MARK}:"
#: What stands between the translator's comments and the message.
_HEAD: Final = ("#.", "#:", "#,", "#|", "msgctxt", '"')


def annotate(data: bytes, report: Report, lang: str = "en") -> bytes:
    """The file with its comments.

    Raises:
        UsageError: the report is about another file.
        InputError: the file is no PO file any more.
    """
    bitext = report.bitexts[0]
    units = read(report.target.name, data, source_lang=bitext.source.lang, target_lang=bitext.target.lang)
    if len(units.pairs) != len(bitext.alignment.beads):
        raise changed_since(report)
    codec = codec_of(report.target.name, data)
    lines = data.decode(codec).splitlines(keepends=True)
    starts = message_lines(lines)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    before: dict[int, list[str]] = {}
    for bead, findings in by_bead(report).items():
        at = starts[units.numbers[bead]]
        while at and lines[at - 1].startswith(_HEAD):
            at -= 1
        before[at] = [f"{_OURS} {flat(note_text(finding, lang))}{end}" for finding in findings]
    written: list[str] = []
    for number, line in enumerate(lines):
        written += before.get(number, ())
        if not line.startswith(_OURS):
            written.append(line)
    return "".join(written).encode(codec, "replace")
