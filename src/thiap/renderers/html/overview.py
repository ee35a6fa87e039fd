"""The overview: sections with their coverage, counts, names."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate

from thiap.model import Block, Document, Finding, NameEntry, Report, Span, Spans
from thiap.mqm import SEVERITIES
from thiap.renderers.html.marked_text import shown
from thiap.renderers.html.rows import Row, RowFinder
from thiap.spans import graphemes_whole, merge

_WITHOUT_HEADINGS = 12  # parts that a text without headings is shown in


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text under one heading.

    Attributes:
        shares: per cent with a counterpart, one for each text on the other side.
        row: number of its first row, or None.
        findings: how many issues lie in it, remarks left out.
    """

    title: str
    lang: str
    span: Span
    shares: tuple[int, ...]
    row: int | None
    findings: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of one text; ``others`` are the names of the texts the shares are about."""

    name: str
    lang: str
    role: str
    others: tuple[str, ...]
    shares: tuple[int, ...]  # of the whole text
    sections: tuple[Section, ...]


def make_outlines(report: Report, sources: list[RowFinder], target: RowFinder) -> tuple[Outline, ...]:
    """The target's outline first, then one for each source."""
    paired = [
        merge(span for bead in bitext.alignment.beads if bead.source for span in bead.target)
        for bitext in report.bitexts
    ]
    issues = [finding for finding in report.findings if finding.severity != "neutral"]
    spots = [finding.target[0][0] for finding in issues if finding.target]
    names = tuple(doc.name for doc in report.sources)
    outlines = [_outline(report.target, "target", names, paired=paired, spots=spots, find=target)]
    for number, bitext in enumerate(report.bitexts):
        spans = merge(span for bead in bitext.alignment.beads if bead.target for span in bead.source)
        spots = [f.source[0][0] for f in issues if f.source and f.source_index == number]
        doc = bitext.source
        others = (report.target.name,)
        outlines.append(_outline(doc, "source", others, paired=[spans], spots=spots, find=sources[number]))
    return tuple(outlines)


def _outline(
    doc: Document,
    role: str,
    others: tuple[str, ...],
    *,
    paired: list[Spans],
    spots: list[int],
    find: RowFinder,
) -> Outline:
    solid = list(accumulate((not char.isspace() for char in doc.text), initial=0))
    held = [_held(solid, spans) for spans in paired]
    sections = []
    for title, (start, end) in section_spans(doc):
        total = solid[end] - solid[start]
        shares = tuple(_share(part[end] - part[start], total) for part in held)
        count = sum(start <= spot < end for spot in spots)
        sections.append(Section(title, doc.lang, (start, end), shares, find(start), count))
    content = sum(solid[b.span[1]] - solid[b.span[0]] for b in doc.blocks)
    whole = tuple(_share(part[-1], content) for part in held)
    return Outline(doc.name, doc.lang, role, others, whole, tuple(sections))


def _share(part: int, total: int) -> int:
    """Per cent, rounded towards the middle, so that 100 means all and 0 nothing."""
    if not total:
        return 0
    return max(1 if part else 0, min(99 if part < total else 100, round(100 * part / total)))


def _held(solid: list[int], spans: Spans) -> list[int]:
    """Prefix sums of the non-blank characters inside ``spans``."""
    sums = [0] * len(solid)
    at = total = 0
    for start, end in spans:
        sums[at : start + 1] = [total] * (start + 1 - at)
        for place in range(start, end + 1):
            sums[place] = total + solid[place] - solid[start]
        total, at = total + solid[end] - solid[start], end
    sums[at:] = [total] * (len(solid) - at)
    return sums


def section_spans(doc: Document) -> list[tuple[str, Span]]:
    """Title and span of each section: by headings, else by runs of paragraphs of like length."""
    if not doc.blocks:
        return []
    headings = [block for block in doc.blocks if block.kind in ("title", "heading")]
    starts: list[Block] = []
    if len(headings) >= 2:
        first = doc.blocks[0]
        starts = headings if headings[0] is first else [first, *headings]
    else:
        step = max(1, doc.blocks[-1].span[1] // _WITHOUT_HEADINGS)
        for block in doc.blocks:
            if not starts or block.span[0] - starts[-1].span[0] >= step:
                starts.append(block)
    edges = [block.span[0] for block in starts] + [doc.blocks[-1].span[1]]
    return [
        (_title(doc, block), (start, max(start, end)))
        for block, start, end in zip(starts, edges, edges[1:], strict=False)
    ]


def _title(doc: Document, block: Block, longest: int = 60) -> str:
    text = doc.quote(block.span)
    if len(text) <= longest:
        return " ".join(text.split())
    blank = text.rfind(" ", longest // 2, longest)
    cut = blank if blank > 0 else graphemes_whole(text, (0, longest))[1]
    return " ".join(text[:cut].split()) + " …"


def row_sections(rows: list[Row], outlines: tuple[Outline, ...]) -> tuple[Outline, list[int]]:
    """Whose outline names the sections, and the section of each row.

    The target's own headings come first; a target without any borrows those of the first source.
    """
    target, source = outlines[0], outlines[1]
    chosen, own = (target, True) if len(target.sections) >= 2 else (source, False)
    starts = [section.span[0] for section in chosen.sections]
    numbers, last = [], 0
    for row in rows:
        spans = row.target if own else row.sources[0]
        if spans and starts:
            last = max(0, bisect_right(starts, spans[0][0]) - 1)
        numbers.append(last)
    return chosen, numbers


def severity_counts(findings: tuple[Finding, ...]) -> list[tuple[str, int]]:
    """Number of findings of each severity, worst first, zeros too."""
    counts = Counter(finding.severity for finding in findings)
    return [(severity, counts[severity]) for severity in SEVERITIES]


def kind_counts(findings: tuple[Finding, ...]) -> list[tuple[str, tuple[int, ...]]]:
    """For each kind the number of findings of each severity, worst first; the most frequent kind first."""
    counts = Counter((finding.kind, finding.severity) for finding in findings)
    kinds = Counter(finding.kind for finding in findings)
    ordered = sorted(kinds, key=lambda kind: (-kinds[kind], kind))
    return [(kind, tuple(counts[kind, severity] for severity in SEVERITIES)) for kind in ordered]


@dataclass(frozen=True, slots=True)
class NameRow:
    """A line of the table of names; ``renderings`` with the row of the first occurrence, where known.

    ``counts`` has one number for each source, then that of the target.
    """

    source: str
    lang: str
    row: int | None
    type: str
    renderings: tuple[tuple[str, int | None], ...]
    counts: tuple[int, ...]


def name_rows(report: Report, sources: list[RowFinder], target: RowFinder) -> list[NameRow]:
    """The table of names of all bitexts as one: names with several renderings first."""
    held: dict[str, list[tuple[int, NameEntry]]] = {}
    for number, bitext in enumerate(report.bitexts):
        for entry in bitext.names:
            held.setdefault(entry.source, []).append((number, entry))
    table = []
    for source, entries in held.items():
        first, entry = entries[0]
        seen: dict[str, int] = {}
        for _, other in entries:
            for span in other.target_spans:
                seen.setdefault(report.target.quote(span), span[0])
        texts = dict.fromkeys(shown(text) for _, other in entries for text in other.target)
        counts = [0] * (len(report.bitexts) + 1)
        for number, other in entries:
            counts[number] += other.count[0]
            counts[-1] = max(counts[-1], other.count[1])
        table.append(
            NameRow(
                source=shown(source),
                lang=report.sources[first].lang,
                row=sources[first](entry.source_spans[0][0]) if entry.source_spans else None,
                type=shown(entry.type),
                renderings=tuple((text, target(seen[text]) if text in seen else None) for text in texts),
                counts=tuple(counts),
            )
        )
    return sorted(table, key=lambda n: (-len(n.renderings), -sum(n.counts), n.source))
