"""From gaps to findings: what the four checks of omission and addition share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from thiap.content.branches import said_in_another_branch
from thiap.content.facing import facing, replaced
from thiap.content.gaps import Gap, find_gaps
from thiap.content.list_items import lost_items
from thiap.content.page_parts import is_page
from thiap.content.parentheses import lost_parentheses
from thiap.content.repeats import repeated_spans
from thiap.findings.build import make_finding, tempered
from thiap.findings.page_gaps import is_doubtful
from thiap.languages.cues import cues
from thiap.languages.discourse import only_marks
from thiap.languages.encoded import ENCODED, PARTS_DOUBTED, PARTS_DOUBTED_UNFITTED, PARTS_UNSURE
from thiap.languages.open_lists import is_left_open, says_countless
from thiap.languages.prose import prose, speaks
from thiap.model import (
    Bitext,
    Category,
    Finding,
    FindingKind,
    Side,
    Spans,
    other_side,
)
from thiap.mqm import IssueType
from thiap.phrases import say
from thiap.spans import block_at, merge, overlap, quotes, solid, touches

#: Characters that may lie between two runs of a page that nothing answers, which are then told as one.
_BETWEEN: Final = 30
_BRACKETS = re.compile(r"\([^()\n]*\)")
_LATIN_WORD = re.compile(r"[A-Za-z]{3,}")
_ANY_WORD = re.compile(r"[A-Za-z]+")
#: Confidence from which something of a unit counts as lost or added: a sentence, a part that is lost, a part
#: that is added. In 37,000 units of real files seven lost parts were right, all but one from there on, and of
#: five wrong ones one is; of five added parts two were right.
_SURE_UNIT, _SURE_PART, _SURE_ADDED = 0.8, 0.98, 0.99
#: The same of a sentence that a unit adds: seven told on 250,000 units were all wrong, two of them below.
_SURE_ADDED_UNIT: Final = 0.95
#: The same of a part that prose adds. Of eight in the drafts of the benchmark seven are right, all from there
#: on; of 21 in 62 faithful texts of other kinds, all wrong, twelve are below.
_SURE_ADDED_PROSE: Final = 0.85
#: The same in a pair without English, for which nothing was fitted: of a sentence, and of a part of one. With
#: one sentence of seven taken out of texts in Thai and German, Japanese or Chinese, 92 of 106 sentences told
#: from there on are right, and all 12 parts but in Chinese; on one half of the texts as on the other.
_SURE_UNFITTED, _SURE_UNFITTED_PART = 0.9, 0.98
#: The same of a part where one of the languages writes without blanks.
_SURE_DENSE: Final = 0.9
#: Probability from which a gap is told, and an item of a list in it need not be.
_TOLD: Final = 0.5
#: A term in quotation marks; letters of a formula that introduces one, at most.
_QUOTED = re.compile(r"“[^“”\n]{1,40}”|\"[^\"\n]{1,40}\"|«[^«»\n]{1,40}»")
_FORMULA: Final = 60
#: What says what is so else, in the two languages.
_ELSE = re.compile(r"\b(?:else|otherwise)\b", re.IGNORECASE)
_IF_NOT: Final = cues("if_not")
#: Words of a label, at most, and how a unit ends that is none.
_LABEL = 6
_SENTENCE_END: Final = re.compile(r"[.!?:…][\s\"'”’)]{0,3}\Z")
_KINDS: dict[Side, tuple[FindingKind, IssueType]] = {
    "source": ("missing_in_target", "omission"),
    "target": ("missing_in_source", "addition"),
}


def gap_findings(
    bitext: Bitext, *, check: str, category: Category, side: Side, whole: bool
) -> Iterator[Finding]:
    """Findings for the gaps of one side: whole sentences, or parts of one."""
    explained = _explained(bitext, side)
    gaps = [gap for gap in find_gaps(bitext) if gap.side == side and gap.whole == whole]
    items = lost_items(bitext) if not whole else ()
    gaps += [gap for gap in items if gap.side == side and not _covered(gap.spans, _told(gaps))]
    told = [gap for gap in gaps if not _covered(gap.spans, explained)]
    page = is_page(bitext)
    said = facing(bitext, side) if page and told else frozenset()
    if page and told and whole and side == "target":
        said |= replaced(bitext, _lost_runs(bitext))
    free = [gap for gap in told if gap.spans in said]
    told = [gap for gap in told if gap.spans not in said]
    for gap in _together(bitext, told) if page else told:
        yield _finding(bitext, gap, check=check, category=category)
    for gap in free:
        yield _finding(bitext, gap, check=check, category=category, remark=True)


def _lost_runs(bitext: Bitext) -> list[Gap]:
    """Runs of the source of a page that are told as missing, and not as remarks."""
    gaps = [gap for gap in find_gaps(bitext) if gap.side == "source" and gap.unaligned and gap.whole]
    gaps = [gap for gap in gaps if gap.probability >= _TOLD and _says_something(bitext, gap)]
    said = facing(bitext, "source") if gaps else frozenset()
    return [
        gap
        for gap in gaps
        if gap.spans not in said and not is_doubtful(bitext, gap, round(gap.probability, 3))
    ]


def _told(gaps: list[Gap]) -> Spans:
    """Places of gaps that are likely enough to be told."""
    return tuple(span for gap in gaps if gap.probability >= _TOLD for span in gap.spans)


def _together(bitext: Bitext, gaps: list[Gap]) -> list[Gap]:
    """Gaps of one side; runs without counterpart that only a word or two lies between are one."""
    apart = [gap for gap in gaps if not gap.unaligned]
    runs: list[Gap] = []
    for gap in sorted((gap for gap in gaps if gap.unaligned), key=lambda gap: gap.spans):
        text = bitext.document(gap.side).text
        if not runs or solid(text[runs[-1].spans[-1][1] : gap.spans[0][0]]) > _BETWEEN:
            runs.append(gap)
            continue
        last = runs[-1]
        runs[-1] = replace(
            last,
            spans=(*last.spans, *gap.spans),
            near=merge((*last.near, *gap.near)),
            probability=max(last.probability, gap.probability),
        )
    return [*runs, *apart]


def _explained(bitext: Bitext, side: Side) -> Spans:
    """Places that another check already names as the cause."""
    if side == "target":
        return tuple(again for _, again in repeated_spans(bitext))
    return tuple(lost.span for lost in lost_parentheses(bitext))


def _covered(spans: Spans, by: Spans) -> bool:
    """Whether at least half of ``spans`` lies in ``by``."""
    size = sum(end - start for start, end in spans)
    return 2 * sum(overlap(span, other) for span in spans for other in by) >= size


def _in_brackets(text: str) -> bool:
    """Whether at least half of ``text`` stands in brackets."""
    return 2 * sum(map(len, _BRACKETS.findall(text))) >= len(text)


def _in_bracket(bitext: Bitext, gap: Gap) -> bool:
    """Whether a part that a unit adds stands in a bracket that it adds, or with a term: (mean: ค่าเฉลี่ย…)."""
    block = block_at(bitext.target, gap.spans[0][0]) if bitext.alignment.alone else None
    if block is None:
        return False
    start, end = gap.spans[0][0], gap.spans[-1][1]
    before, said = bitext.target.text[block.span[0] : start], bitext.target.text[start:end].rstrip(" )")
    opened = before.rfind("(")
    inside = opened > before.rfind(")") and not set(said) & set("()")
    unit = block_at(bitext.source, gap.near[0][0]) if inside and gap.near else None
    brackets = bitext.target.quote(block.span).count("(")
    more = unit is not None and bitext.source.quote(unit.span).count("(") < brackets
    return inside and (more or _LATIN_WORD.search(before, opened) is not None)


def _keeps_its_marks(bitext: Bitext, gap: Gap) -> bool:
    """Whether a part that a unit lacks goes around what is no text (an option), which the target has."""
    if not bitext.alignment.alone or gap.whole or gap.side != "source" or not gap.near:
        return False
    unit, other = block_at(bitext.source, gap.spans[0][0]), block_at(bitext.target, gap.near[0][0])
    if unit is None or other is None:
        return False
    first, last = gap.spans[0][0], gap.spans[-1][1]
    inside = {
        bitext.source.quote(span) for span in bitext.source.skipped if first < span[0] and span[1] < last
    }
    said, there = bitext.source.quote(unit.span), bitext.target.quote(other.span)
    return any(map(str.strip, inside)) and all(said.count(mark) == there.count(mark) for mark in inside)


def _beside_its_source(bitext: Bitext, gap: Gap) -> bool:
    """Whether the target of a unit keeps all of its source, to which what it adds is the rendering."""
    if not bitext.alignment.alone or not gap.near:
        return False
    units = block_at(bitext.source, gap.near[0][0]), block_at(bitext.target, gap.spans[0][0])
    if units[0] is None or units[1] is None:
        return False
    said, there = bitext.source.quote(units[0].span).strip(" .;,"), bitext.target.quote(units[1].span)
    return said.casefold() in there.casefold()


def _turned_round(bitext: Bitext, gap: Gap) -> bool:
    """Whether a part of a unit says in another order what the unit says before: Low German; German, Low."""
    if not bitext.alignment.alone or gap.side != "source":
        return False
    unit = block_at(bitext.source, gap.spans[0][0])
    if unit is None:
        return False
    first, last = gap.spans[0][0], gap.spans[-1][1]
    text = bitext.source.text
    rest = f"{text[unit.span[0] : first]} {text[last : unit.span[1]]}".casefold()
    said = quotes(bitext.source, gap.spans).casefold()
    words = set(_LATIN_WORD.findall(said))
    return bool(words) and said.strip(" .,;") not in rest and words <= set(_LATIN_WORD.findall(rest))


def _in_a_branch(bitext: Bitext, gap: Gap) -> bool:
    """Whether another branch of the same message says what this one does, and is answered."""
    if not bitext.alignment.alone or gap.side != "source":
        return False
    unit = block_at(bitext.source, gap.spans[0][0])
    if unit is None or "{" not in bitext.source.quote(unit.span):
        return False
    lost = [one.spans for one in find_gaps(bitext) if one.side == gap.side and one.probability >= _TOLD]
    return said_in_another_branch(bitext.source, gap.spans, lost)


def _otherwise(bitext: Bitext, gap: Gap) -> bool:
    """Whether a part of a sentence says as a condition what the other side says as *else*: ถ้าไม่กำหนด."""
    if gap.whole or gap.side != "target" or bitext.target.lang != "th":
        return False
    said = quotes(bitext.target, gap.spans).lstrip()
    return said.startswith(_IF_NOT) and _ELSE.search(quotes(bitext.source, gap.near)) is not None


def _unread(bitext: Bitext) -> bool:
    """Whether the encoder was trained on neither or only one of the languages: its vectors say little."""
    encoder = bitext.alignment.encoder
    return not encoder.startswith("st:") and not {bitext.source.lang, bitext.target.lang} <= ENCODED


@lru_cache(maxsize=2)  # asked for each gap of the same two texts
def _latin_words(text: str) -> frozenset[str]:
    return frozenset(_LATIN_WORD.findall(text))


def _says_something(bitext: Bitext, gap: Gap) -> bool:
    """Whether a gap is more than names in other letters, a bar of languages, or words of both texts."""
    doc = bitext.document(gap.side)
    text = " ".join(prose(doc)[slice(*span)] for span in gap.spans)
    there = _latin_words(bitext.document(other_side(gap.side)).text)
    kept = sum(len(word) for word in _LATIN_WORD.findall(text) if word in there)
    return 2 * kept < sum(map(str.isalpha, text)) and speaks(text, doc.lang)


def _labelled(bitext: Bitext, gap: Gap) -> bool:
    """Whether a gap is a part of a label, or what a unit says more than a label of its source.

    A label may be explained, or said in one word (brackets and braces), and what has no full stop is a label
    to which something is added: of sixteen added parts in 190,000 units three were right, all of sentences.
    A placeholder cuts a message into pieces, of which none need stand for one of the other side. What bars
    part are forms (#1st of #2 | #1nd of #2), of which each language has its own.
    """
    if not bitext.alignment.alone or gap.whole:
        return False
    if " | " in quotes(bitext.document(gap.side), gap.spans):
        return True
    if gap.side == "source":
        block = block_at(bitext.source, gap.spans[0][0])
        return block is not None and len(_ANY_WORD.findall(bitext.source.quote(block.span))) <= _LABEL
    block = block_at(bitext.source, gap.near[0][0]) if gap.near and bitext.source.lang == "en" else None
    if block is not None and _SENTENCE_END.search(bitext.source.quote(block.span)) is None:
        return True
    cut = any(start < end and touches(bitext.source.skipped, (start, end)) for start, end in gap.near)
    return cut or len(_ANY_WORD.findall(quotes(bitext.source, gap.near))) <= _LABEL


def _rest_of_a_list(bitext: Bitext, gap: Gap) -> bool:
    """Whether a run says in many words what the other side says with "and so on" next to it."""
    doc, other = bitext.document(gap.side), bitext.document(other_side(gap.side))
    return (
        gap.unaligned
        and says_countless(quotes(doc, gap.spans), doc.lang)
        and any(is_left_open(other.quote(span), other.lang) for span in gap.near)
    )


def _introduces(bitext: Bitext, gap: Gap) -> bool:
    """Whether a part of a sentence introduces a term in quotation marks that the other side quotes as well.

    What stands around it is a formula that one language has and the other not: ("the Lessee"),
    ซึ่งต่อไปนี้เรียกว่า “ผู้เช่า”.
    """
    if gap.whole or not gap.near:
        return False
    doc = bitext.document(gap.side)
    end = gap.spans[-1][1]
    behind = _QUOTED.match(doc.text, end + doc.text.startswith(" ", end))
    said = quotes(doc, gap.spans) + (behind[0] if behind else "")
    inside = _QUOTED.findall(said)
    if not inside or len(said) - sum(map(len, inside)) > _FORMULA:
        return False
    counts = [
        len(_QUOTED.findall(text.quote(block.span)))
        for text, place in (
            (doc, gap.spans[0][0]),
            (bitext.document(other_side(gap.side)), gap.near[0][0]),
        )
        if (block := block_at(text, place)) is not None
    ]
    return len(counts) == 2 and counts[0] <= counts[1]


def _finding(bitext: Bitext, gap: Gap, *, check: str, category: Category, remark: bool = False) -> Finding:
    kind, issue = _KINDS[gap.side]
    comparable = bitext.mode == "comparable"
    key = "no-counterpart" if gap.unaligned else "part-no-counterpart"
    where = "target" if gap.side == "source" else "source"
    near = () if gap.unaligned else gap.near
    # What a translation adds is weighed with its own leaning already (coverage.gaps).
    lost_part = gap.side == "source" and not gap.whole
    # A translator explains a name or an institution in brackets, where the reader sees that it is added.
    gloss = gap.side == "target" and (
        _in_brackets(quotes(bitext.target, gap.spans))
        or _in_bracket(bitext, gap)
        or _beside_its_source(bitext, gap)
    )
    remark = remark or _rest_of_a_list(bitext, gap) or _introduces(bitext, gap) or _otherwise(bitext, gap)
    silent = remark or not _says_something(bitext, gap) or _unread(bitext) or _labelled(bitext, gap)
    doc = bitext.document(gap.side)
    silent = silent or (not gap.whole and only_marks(quotes(doc, gap.spans), doc.lang))
    silent = silent or _keeps_its_marks(bitext, gap) or _in_a_branch(bitext, gap)
    silent = silent or _turned_round(bitext, gap)
    sure = round(tempered(gap.probability) if lost_part else gap.probability, 3)
    langs = {bitext.source.lang, bitext.target.lang}
    silent = silent or (not gap.whole and not PARTS_DOUBTED.isdisjoint(langs))
    silent = silent or (not gap.whole and sure < _SURE_DENSE and not PARTS_UNSURE.isdisjoint(langs))
    if "en" not in langs:
        silent = silent or sure < (_SURE_UNFITTED if gap.whole else _SURE_UNFITTED_PART)
        silent = silent or (not gap.whole and not PARTS_DOUBTED_UNFITTED.isdisjoint(langs))
    silent = silent or (gap.side == "target" and not gap.whole and sure < _SURE_ADDED_PROSE)
    wholes = _SURE_UNIT if gap.side == "source" else _SURE_ADDED_UNIT
    least = wholes if gap.whole else _SURE_PART if gap.side == "source" else _SURE_ADDED
    silent = silent or (bitext.alignment.alone and sure < least)
    silent = silent or (is_page(bitext) and is_doubtful(bitext, gap, sure))
    return make_finding(
        bitext,
        kind=kind,
        category=category,
        check=check,
        issue=issue,
        severity="neutral" if comparable or gloss or silent else "major",
        confidence=sure,
        message=say(key, side=say(where)),
        source=gap.spans if gap.side == "source" else near,
        target=near if gap.side == "source" else gap.spans,
    )
