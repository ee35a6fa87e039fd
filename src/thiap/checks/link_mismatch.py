"""A link leads elsewhere than that of the source, or is gone.

What it finds
    In pages (Markdown, HTML, AsciiDoc, reStructuredText, wikitext): links of the source that the target has
    nowhere, those that another link took the place of, and addresses of the target that the source has not.

Why it matters
    Readers are sent to the wrong page, to an old one, or to none; nobody sees that in the text.

Example:
    `[Install](/en/setup/windows)` / `[ติดตั้ง](/th/setup/linux)`

When it is wrong
    The name of the language, the way up (../), the ending of a file and the place on the page are no
    difference, nor is an address in Thai. Translators replace some links on purpose, as by a Thai page on the
    same matter: dismiss these. On 31 pairs of pages it was right once of 5 times, before links of passages
    without counterpart and of bars of languages were left out; of what is left none was an alarm there.

Sources
    MQM Core, "markup".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thiap.content.addresses import read_address, same_place
from thiap.content.page_parts import Difference, are_pages, differences, has_whole, parts
from thiap.findings.from_page_parts import from_page_parts
from thiap.model import Bitext, Category, CheckName, Document, Element, Finding
from thiap.mqm import IssueType
from thiap.phrases import say
from thiap.spans import block_at

name: CheckName = "link-mismatch"
category: Category = "markup"
issue: IssueType = "markup"

#: The tag of a language in an address, and links to a page in different ones that make a bar of languages.
_TAG, _BAR = re.compile(r"[-_./][a-z]{2}(?:[-_][A-Za-z]{2,4})?(?=/|\.\w+$|$)"), 3
#: Changed links of a page from which on they are told together.
_MANY = 3
#: A link that another took the place of, one that is gone, one that only the target has.
_CHANGED, _GONE, _ADDED = 0.85, 0.7, 0.6


def run(bitext: Bitext) -> Iterator[Finding]:
    """One finding for each link, or for a row of links that are gone."""
    if not are_pages(bitext):
        return
    source = [item for item in parts(bitext.source, "link") if _leads(item)]
    target = [item for item in parts(bitext.target, "link") if _leads(item) or item.content.startswith("..")]
    if not target:  # a text pasted without its links, not links that were lost
        return
    found = list(differences(bitext, source, target, _same, _key, _said))
    changed = [one for one in found if one.source and one.target and not _between_bars(bitext, one)]
    if len(changed) >= _MANY:  # a page moved as a whole: one thing to know
        alone = [one for one in found if one not in changed]
        ours = tuple(item for one in changed for item in one.source)
        theirs = tuple(item for one in changed for item in one.target)
        found = [Difference(ours, theirs), *alone]
    for one in found:
        yield _finding(bitext, one)


def _leads(item: Element) -> bool:
    """Whether a link leads away from its own page: places on the page are named by its headings."""
    address = read_address(item.content)
    return bool(address.path or address.host or address.query)


def _same(first: Element, second: Element) -> bool:
    return same_place(first.content, second.content)


def _key(item: Element) -> object:
    address = read_address(item.content)
    return address.host, address.path, address.query


def _said(item: Element, doc: Document) -> bool:
    """Whether the other page has the address in its text or its code."""
    return len(item.content) > 8 and has_whole(doc.text, item.content)


def _in_bar(doc: Document, item: Element, langs: set[str]) -> bool:
    """Whether a link is one of several to one page in other languages: each page has a bar of its own.

    Two are a bar where the one is in a language that neither text is in.
    """
    tag = _TAG.search(item.content)
    least = _BAR if tag is None or tag[0][1:3].lower() in langs else 2
    block = block_at(doc, item.span[0])
    if block is None or not (tagged := _TAG.sub("", item.content)) or tagged == item.content:
        return False
    start, end = block.span
    links = (link for link in parts(doc, "link") if start <= link.span[0] < end)
    return sum(_TAG.sub("", link.content) == tagged for link in links) >= least


def _finding(bitext: Bitext, found: Difference) -> Finding:
    source, target = found.source, found.target
    if source and target:
        key = "link-other" if len(source) == 1 else "links-other"
        message = say(key, n=len(source), target=target[0].content, source=source[0].content)
        confidence = _CHANGED
    else:
        there, here = ("source", "target") if source else ("target", "source")
        links = source or target
        message = say(
            "link-alone" if len(links) == 1 else "links-alone",
            n=len(links),
            link=links[0].content,
            there=say(there),
            here=say(here),
        )
        confidence = _GONE if source else _ADDED
    remark = _between_bars(bitext, found)
    return from_page_parts(bitext, name, found, message, confidence, remark=remark)


def _between_bars(bitext: Bitext, found: Difference) -> bool:
    """Whether all that the source has otherwise is a bar of languages."""
    langs = {bitext.source.lang, bitext.target.lang}
    return all(_in_bar(bitext.source, item, langs) for item in found.source)
