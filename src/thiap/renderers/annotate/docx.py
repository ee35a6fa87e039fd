"""Findings as review comments in a Word document: a draft, or the target column of a bilingual table."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from thiap.errors import InputError
from thiap.model import Finding, Report, Span
from thiap.readers.docx import paragraphs, text_length
from thiap.readers.table import target_cells
from thiap.renderers.annotate.shared import MARK, by_bead, changed_since, note_text
from thiap.renderers.wording import flat

if TYPE_CHECKING:
    from lxml.etree import _Element

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_REFERENCES: Final = ("commentRangeStart", "commentRangeEnd", "commentReference")


def annotate(data: bytes, report: Report, lang: str = "en") -> bytes:
    """The document with a comment for each finding, at the words it quotes in the target.

    What is missing from the target stands at what it does say there. Findings in foot- and endnotes are left
    out: Word takes no comments there.

    Raises:
        UsageError: the report is about another document.
        InputError: the document is broken.
    """
    import docx
    from docx.opc.exceptions import OpcError

    try:
        document = docx.Document(io.BytesIO(data))
    except (
        KeyError,
        ValueError,
        OpcError,
    ) as problem:  # a part that Word needs is missing, or of another kind
        name = report.target.name
        raise InputError(f"{name}: takes no comments ({problem}); save it in Word again") from None
    body = document.element
    _remove_ours(document)
    starts, elements = _paragraphs(body, report)
    anchors = _Anchors(report)
    for findings in by_bead(report).values():
        for finding in findings:
            span = anchors.of(finding)
            number = bisect_right(starts, span[0]) - 1 if span else -1
            if span is None or number < 0 or number == len(elements):
                continue
            runs = _runs(elements[number], (span[0] - starts[number], span[1] - starts[number]))
            if runs:
                _comment(document, runs, finding, lang)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _paragraphs(body: _Element, report: Report) -> tuple[list[int], list[_Element]]:
    """All paragraphs of the target as it was read, and where each begins in its text."""
    starts, elements, at = [], [], 0
    if report.target.format == "docx":
        for paragraph in paragraphs(body):
            starts.append(at)
            elements.append(paragraph)
            at += text_length(paragraph) + 1
        starts.append(at)  # behind it stand the notes
        texts_end = at
    else:
        for cell in target_cells(body, report.sources[0].lang, report.target.lang):
            for paragraph in cell:
                starts.append(at)
                elements.append(paragraph)
                at += text_length(paragraph) + 1
            at += not cell  # an empty cell is an empty line
        texts_end = at
        starts.append(at)
    if texts_end > len(report.target.text):
        raise changed_since(report)
    return starts, elements


class _Anchors:
    """Where in the target a finding is shown."""

    def __init__(self, report: Report) -> None:
        self._beads = [bead for bead in report.bitexts[0].alignment.beads if bead.target]
        ordered = sorted((b for b in self._beads if b.source), key=lambda bead: bead.source[0])
        self._ordered, self._starts = ordered, [bead.source[0][0] for bead in ordered]

    def of(self, finding: Finding) -> Span | None:
        """The quoted words, else what stands for the source there, or before it."""
        if finding.target:
            return finding.target[0]
        if not finding.source or not self._ordered:
            return None
        place = max(0, bisect_right(self._starts, finding.source[0][0]) - 1)
        return self._ordered[place].target[-1]


def _runs(paragraph: _Element, span: Span) -> list[_Element]:
    """The runs that hold a stretch of a paragraph's text; plain ones are cut at its ends."""
    found = []
    at = 0
    for run in list(_text_runs(paragraph)):
        length = text_length(run)
        low, high = max(0, span[0] - at), min(length, span[1] - at)
        at += length
        if low < high:
            found.append(_cut(run, low, high))
    return found


def _text_runs(paragraph: _Element) -> Iterator[_Element]:
    """The runs of a paragraph in order, those in links and insertions included."""
    for run in paragraph.iter(_W + "r"):
        if next(run.iterancestors(_W + "p")) is paragraph and text_length(run):
            yield run


def _cut(run: _Element, low: int, high: int) -> _Element:
    """The part of a run; one that holds more than a text stays whole."""
    texts = [child for child in run if child.tag != _W + "rPr"]
    if len(texts) != 1 or texts[0].tag != _W + "t":
        return run
    text = texts[0].text or ""
    for piece, before in ((text[:low], True), (text[high:], False)):
        if piece:
            other = deepcopy(run)
            _set_text(other, piece)
            if before:
                run.addprevious(other)
            else:
                run.addnext(other)
    _set_text(run, text[low:high])
    return run


def _set_text(run: _Element, text: str) -> None:
    element = next(run.iter(_W + "t"))
    element.text = text
    element.set(_SPACE, "preserve")


def _comment(document: Any, runs: list[_Element], finding: Finding, lang: str) -> None:
    from docx.text.run import Run

    text = flat(note_text(finding, lang))
    if finding.source_quote:
        text += f"\n“{flat(finding.source_quote, 300)}”"
    ends: list[Any] = [runs[0], runs[-1]]
    first, last = (Run(run, document) for run in ends)
    document.add_comment([first, last], text=text, author=MARK, initials="th")


def _remove_ours(document: Any) -> None:
    """Take out the comments of an earlier run."""
    ours = {comment.comment_id for comment in document.comments if comment.author == MARK}
    for comment in list(document.comments):
        if comment.comment_id in ours:
            comment._comment_elm.getparent().remove(comment._comment_elm)
    for tag in _REFERENCES:
        for element in list(document.element.iter(_W + tag)):
            if int(element.get(_W + "id", "-1")) in ours:
                parent = element.getparent()
                parent.remove(element)
                if tag == "commentReference" and not text_length(parent):
                    parent.getparent().remove(parent)
