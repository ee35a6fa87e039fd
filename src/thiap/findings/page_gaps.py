"""Gaps of pages that tell too little: code, links and marks cut the sentences of a page into parts."""

from __future__ import annotations

import re
from typing import Final

from thiap.content.addresses import same_place
from thiap.content.gaps import Gap
from thiap.content.page_parts import has_whole, parts
from thiap.content.untranslated import leads_to
from thiap.languages.autonyms import only_names
from thiap.model import Bitext, Document, Element, Span, other_side
from thiap.spans import block_at, masked, overlap, quotes, solid, trim

#: What a page writes alike in both languages and seldom by chance: names with digits, hyphens or capitals
#: inside; how often it may stand there, the confidence from which on a run is likelier lost than not, and the
#: one from which on a lost part of a sentence counts: of seven taken out six are told with 0.96 and more.
_TERM = re.compile(r"(?<![\w-])(?=[A-Za-z])(?=[\w.-]{0,60}(?:\d|-|[a-z][A-Z]))[A-Za-z][\w.-]{3,}\w")
_RARE, _LIKELY, _SURE_PART = 2, 0.75, 0.9
#: How often a link may stand on a page of which a label is known.
_OFTEN: Final = 4
#: Characters of a word or two that the alignment left over, twice as many where the loss is hardly likelier
#: than not; and marks that end a sentence.
_SPLINTER: Final = 16
#: The label that an item opens with.
_LABEL: Final = re.compile(r"[*_\s]{0,8}[^\s:*_][^:\r\n*_]{1,40}[*_]{0,4}:")
#: How near such words are to code or a link that belongs to them, in characters.
_BESIDE: Final = 3
_SENTENCE_ENDS: Final = ".!?…"
#: The step of a language in an address.
_TAG: Final = re.compile(r"(?<=[-_./])[a-z]{2}(?:[-_][A-Za-z]{2,4})?(?=/|\.\w+$|$)")


def is_doubtful(bitext: Bitext, gap: Gap, sure: float) -> bool:
    """Whether a page tells too little: code, links and marks cut its sentences into parts.

    Nine of ten added phrases found there were rendered, as were the lost ones that are hardly likelier than
    not; and a run that nothing answers is there where its code, its link or its term stands.
    """
    part = not gap.whole and (gap.side == "target" or sure < _SURE_PART)
    return part or _marked(bitext, gap) or (gap.unaligned and any(why(bitext, gap) for why in _HARMLESS))


def _invites(bitext: Bitext, gap: Gap) -> bool:
    """Whether a run only sends readers to the page in the other language."""
    doc, other = bitext.document(gap.side), bitext.document(other_side(gap.side))
    return leads_to(doc, (gap.spans[0][0], gap.spans[-1][1]), other.lang)


def _bar(bitext: Bitext, gap: Gap) -> bool:
    """Whether a run is a bar of links to the page in other languages, which each page has for itself."""
    doc, other = bitext.document(gap.side), bitext.document(other_side(gap.side))
    start, end = gap.spans[0][0], gap.spans[-1][1]
    links = [item for item in parts(doc, "link") if start <= item.span[0] < end]
    tagged = [_TAG.sub("", item.content) for item in links if _TAG.search(item.content)]
    text = quotes(doc, gap.spans)
    words = solid(text) - sum(item.span[1] - item.span[0] for item in links)
    several = len(tagged) >= 2 and len(set(tagged)) == 1 and words <= 2 * _SPLINTER
    shown = " ".join(masked(doc)[slice(*span)] for span in gap.spans)
    named = bool(links) and solid(shown) <= 3 * _SPLINTER and only_names(shown, (doc.lang, other.lang))
    return several or named


def _opens_a_list(bitext: Bitext, gap: Gap) -> bool:
    """Whether a run opens a list that the other page says in a sentence, which holds both."""
    side, other = gap.side, other_side(gap.side)
    here, there = bitext.document(side), bitext.document(other)
    last = gap.spans[-1][1]
    if not here.text[:last].rstrip("* _").endswith(":"):
        return False
    item = next((item for item in parts(here, "item") if item.span[0] >= last), None)
    if item is None or here.text[last : item.span[0]].strip(" \t\r\n*-+•_"):
        return False
    answers = [
        span
        for bead in bitext.alignment.beads
        if any(overlap(span, item.span) for span in bead.spans(side))
        for span in bead.spans(other)
    ]
    items = parts(there, "item")
    return bool(answers) and not any(overlap(span, one.span) for span in answers for one in items)


def _splinter(bitext: Bitext, gap: Gap) -> bool:
    """Whether a run is a word or two that the alignment left over: no sentence, item or heading by itself.

    A cell is one by itself, but where the other page has as many cells it is there as well.
    """
    doc, other = bitext.document(gap.side), bitext.document(other_side(gap.side))
    start, end = gap.spans[0][0], gap.spans[-1][1]
    most = _SPLINTER if gap.probability >= _LIKELY else 2 * _SPLINTER
    if solid(quotes(doc, gap.spans)) > most or doc.text[end - 1] in _SENTENCE_ENDS:
        return False
    block = block_at(doc, start)
    if block is None or trim(doc.text, block.span) != (start, end):
        return True
    cells = [sum(item.kind == "cell" for item in one.structure) for one in (doc, other)]
    return block.kind == "cell" and cells[0] == cells[1]


def _label(bitext: Bitext, gap: Gap) -> bool:
    """Whether a run is the label of an item and a word of it, where that of the other page has one too."""
    doc, other = bitext.document(gap.side), bitext.document(other_side(gap.side))
    block = block_at(doc, gap.spans[0][0])
    label = block and _LABEL.match(doc.quote(block.span))
    if not block or not label or solid(quotes(doc, gap.spans)) > solid(label[0]) + _SPLINTER:
        return False
    if doc.text[block.span[0] : gap.spans[0][0]].strip("* _") or not _inside(gap.spans[-1], block.span):
        return False
    rest = (gap.spans[-1][1], block.span[1])
    there = [
        found
        for bead in bitext.alignment.beads
        if any(overlap(span, rest) for span in bead.spans(gap.side))
        for span in bead.spans(other_side(gap.side))
        if (found := block_at(other, span[0]))
    ]
    return any(_LABEL.match(other.quote(found.span)) for found in there)


def _inside(span: Span, block: Span) -> bool:
    return block[0] <= span[0] and span[1] < block[1]


#: What a run that nothing answers may be without a loss.
_HARMLESS: Final = (_splinter, _invites, _bar, _opens_a_list, _label)


def _marked(bitext: Bitext, gap: Gap) -> bool:
    """Whether what needs no translation in a run stands beside it on the other page, as often in all.

    Code and links at either end of a few words count as well, which are a piece of a sentence, and so do all
    the pieces of code that cut a run.
    """
    doc, other = bitext.document(gap.side), bitext.document(other_side(gap.side))
    here, there = doc.text, other.text
    low = min((span[0] for span in gap.near), default=0)
    high = max((span[1] for span in gap.near), default=0)
    around = there[low:high]
    terms = set(_TERM.findall(" ".join(doc.quote(span) for span in gap.spans)))
    if any(has_whole(around, term) and here.count(term) == there.count(term) <= _RARE for term in terms):
        return True
    piece = (
        here[gap.spans[-1][1] - 1] not in _SENTENCE_ENDS and solid(quotes(doc, gap.spans)) <= 2 * _SPLINTER
    )
    beside = _BESIDE if piece else 0
    items = [
        item
        for item in parts(doc, "code", "link")
        if any(overlap(item.span, _widened(doc, span, beside)) for span in gap.spans)
    ]
    answers = [item for item in parts(other, "code", "link") if overlap(item.span, (low, high))]
    whole = (gap.spans[0][0], gap.spans[-1][1])
    inside = [item for item in parts(doc, "code") if overlap(item.span, whole)]
    if len({item.content for item in inside}) > 1 and all(
        _times(doc, other, item) and any(item.content == answer.content for answer in answers)
        for item in inside
    ):
        return True
    return any(
        (has_whole(around, item.content) and here.count(item.content) == there.count(item.content) <= _RARE)
        or (
            0 < _times(doc, other, item) <= (_RARE if item.kind == "code" else _OFTEN)
            and any(_leads_alike(item, answer) for answer in answers)
        )
        for item in items
    )


def _widened(doc: Document, span: Span, by: int) -> Span:
    """A span and some characters around it in its block."""
    block = block_at(doc, span[0])
    start, end = block.span if block else span
    return max(min(start, span[0]), span[0] - by), min(max(end, span[1]), span[1] + by)


def _times(doc: Document, other: Document, item: Element) -> int:
    """How often two pages have a piece of code or a link, 0 where the one has it more often."""
    times = [sum(_leads_alike(item, one) for one in parts(page, item.kind)) for page in (doc, other)]
    return times[0] if times[0] == times[1] else 0


def _leads_alike(item: Element, other: Element) -> bool:
    """Whether two are the same code, or links to the same place."""
    alike = same_place if item.kind == "link" else str.__eq__
    return item.kind == other.kind and alike(item.content, other.content)
