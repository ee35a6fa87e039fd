"""A heading, image or anchor of the page is gone or changed.

What it finds
    In pages: images that one side lacks, anchors of headings that are gone, and headings that are of another
    level than their neighbours', or no headings.

Why it matters
    Links lead to anchors by name, tables of contents are made of headings, and a lost image is a lost
    explanation.

Example:
    "## Setup {#setup}" / "## การติดตั้ง": links to #setup lead nowhere.

When it is wrong
    Anchors in Thai answer those in English, and an image of another language has another name: both are no
    difference where the name tells so. A heading may have been made a paragraph on purpose.

Sources
    MQM Core, "markup".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from thiap.content.addresses import read_address, same_place
from thiap.content.page_parts import Difference, are_pages, differences, parts
from thiap.content.projection import Projection
from thiap.findings.from_page_parts import from_page_parts
from thiap.model import Bitext, Category, CheckName, Document, Element, Finding
from thiap.mqm import IssueType
from thiap.phrases import say
from thiap.spans import Places

name: CheckName = "structure-mismatch"
category: Category = "markup"
issue: IssueType = "markup"

_IMAGE, _ANCHOR, _LEVEL = 0.75, 0.75, 0.7
#: A badge of shields.io or badgen.net: what stands in it.
_BADGE = re.compile(r"//(?:img\.shields\.io|(?:flat\.)?badgen\.net)/(?:badge|static)/([^?#\s]*)")
_THAI = re.compile("[\u0e00-\u0e7f]")
#: Formats in which anchors are written by hand; those of a saved web page are made by programs.
_BY_HAND = frozenset(("markdown", "mdx", "rst", "asciidoc", "wikitext"))


def run(bitext: Bitext) -> Iterator[Finding]:
    """Findings of images, of anchors, of headings."""
    if are_pages(bitext):
        yield from _images(bitext)
        yield from _anchors(bitext)
        yield from _headings(bitext)


def _images(bitext: Bitext) -> Iterator[Finding]:
    source, target = parts(bitext.source, "image"), parts(bitext.target, "image")
    if not target and len(source) > 1 and bitext.target.format != bitext.source.format:
        return
    for found in differences(bitext, source, target, _same_image, lambda item: _picture(item.content), _said):
        first, second = found.source, found.target
        if first and second:
            message = say("image-other", target=second[0].content, source=first[0].content)
            remark = _localised(first[0], second[0])
            yield from_page_parts(bitext, name, found, message, _IMAGE, remark=remark)
        elif first:
            key = "image-lost" if len(first) == 1 else "images-lost"
            message = say(key, image=first[0].content, n=len(first))
            yield from_page_parts(bitext, name, found, message, _IMAGE)
        else:
            key = "image-added" if len(second) == 1 else "images-added"
            message = say(key, image=second[0].content, n=len(second))
            yield from_page_parts(bitext, name, found, message, _IMAGE, remark=True)


def _picture(source: str) -> str:
    """What an image is called, folders, size and language aside."""
    path = read_address(source.split("?", maxsplit=1)[0]).path
    return re.sub(r"[-_@]?(?:\d{2,4}(?:x\d{2,4}|px)|[123]x)?\.\w{2,5}$", "", path[-1]) if path else source


def _same_image(first: Element, second: Element) -> bool:
    return same_place(first.content, second.content)


def _localised(first: Element, second: Element) -> bool:
    """Whether one name holds the other, an image made anew for the translation; or two badges of other words.

    A badge is drawn of the words in its address, which are translated; its numbers are not.
    """
    one, two = _picture(first.content), _picture(second.content)
    if one in two or two in one:
        return True
    badges = [_BADGE.search(item.content) for item in (first, second)]
    return all(badges) and len({tuple(re.findall(r"\d+", badge[1])) for badge in badges if badge}) == 1


def _said(item: Element, doc: Document) -> bool:
    return item.content.startswith("data:") or item.content in doc.text


def _anchors(bitext: Bitext) -> Iterator[Finding]:
    if bitext.source.format not in _BY_HAND or bitext.target.format not in _BY_HAND:
        return
    there = {item.content.casefold() for item in parts(bitext.target, "anchor")}
    if any(_THAI.search(anchor) for anchor in there):
        return
    lost = [
        item
        for item in parts(bitext.source, "anchor")
        if item.content.casefold() not in there and not _THAI.search(item.content)
    ]
    forth = Projection(bitext, "source")
    lost = [item for item in lost if not forth.is_alone((item.span[0] - 2, item.span[0]))]
    if lost:
        names = ", ".join(f"#{item.content}" for item in lost[:3]) + (" …" if len(lost) > 3 else "")
        message = say("anchors-lost", n=len(lost), names=names)
        yield from_page_parts(bitext, name, Difference(tuple(lost), ()), message, _ANCHOR)


def _headings(bitext: Bitext) -> Iterator[Finding]:
    """Headings whose level differs from the source's otherwise than most."""
    pairs = list(_heading_pairs(bitext))
    shifts = Counter(second.level - first.level for first, second in pairs)
    if len(pairs) < 2:
        return
    usual, often = shifts.most_common(1)[0]
    if often * 2 <= len(pairs):
        return
    other = [(first, second) for first, second in pairs if second.level - first.level != usual]
    for first, second in other:
        message = say("heading-level", target=second.level, source=first.level)
        found = Difference((first,), (second,))
        yield from_page_parts(bitext, name, found, message, _LEVEL, remark=True)


def _heading_pairs(bitext: Bitext) -> Iterator[tuple[Element, Element]]:
    """Headings that one bead holds, alone on each side."""
    headings: list[Sequence[Element]] = [parts(doc, "heading") for doc in (bitext.source, bitext.target)]
    places = [Places((item.span, number) for number, item in enumerate(side)) for side in headings]
    for bead in bitext.alignment.beads:
        held = [
            {number for span in spans for number in places[side].overlapping(span)}
            for side, spans in ((0, bead.source), (1, bead.target))
        ]
        if len(held[0]) == len(held[1]) == 1:
            yield headings[0][held[0].pop()], headings[1][held[1].pop()]
