"""Web pages: the text a browser shows or speaks, one block a line. Offsets point into the extracted text."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from thiap.errors import InputError
from thiap.model import Document
from thiap.readers.html_page import HtmlPage
from thiap.spans import INVISIBLE

if TYPE_CHECKING:
    from lxml.etree import _Element

name = "html"

_HEAD = re.compile(
    # A comment ends at its first end: tried at every later one, a row of comments took for ever.
    r"(?=((?:<\?xml[^>]{0,200}\?>|<!--(?>.{0,2000}?-->)|\s++)*))\1<(?:!doctype\s+html|html[\s>])",
    re.I | re.S,
)
_BLOCKS: Final = frozenset(
    """address article aside blockquote body button caption dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html label legend li main nav ol optgroup option p pre section
    select summary table tbody td tfoot th thead title tr ul""".split()
)
#: Blocks that may hold nothing but inline elements, which styles then lay out as boxes.
_BOXES: Final = frozenset("article aside div figure footer form header li main section".split())
#: Letters of an element that may be a box of its own: less is a letter of a word that is drawn in pieces.
_BOX_LETTERS: Final = 3
#: Never shown as prose: code, drawings, what a user types, navigation.
_LEFT_OUT: Final = frozenset(
    "script style template noscript svg math iframe object head canvas video audio textarea nav".split()
)
#: Attributes that are shown or spoken, by the tags that may have them; None for any.
_SPOKEN: Final[dict[str, frozenset[str] | None]] = {
    "alt": frozenset(("img", "area", "input")),
    "placeholder": frozenset(("input", "textarea")),
    "title": None,
    "aria-label": None,
    "label": frozenset(("optgroup", "option", "track")),
}
_BLANKS = re.compile(r"[ \t\r\n\f]+")
#: Links that a list holds at least to be one of navigation.
_MENU_LINKS: Final = 3
#: Languages that a page is in at most; a longer list is not looked at.
_MOST_LANGUAGES: Final = 120
#: A step of an address that names a language.
_LANGUAGE_STEP: Final = re.compile(r"/[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?/")


def accepts(name: str, head: str) -> bool:
    """A text that begins like a page, or whose file is called one."""
    return _HEAD.match(head.lstrip("\ufeff")) is not None or name.lower().endswith(
        (".html", ".htm", ".xhtml")
    )


def read(name: str, text: str, lang: str | None) -> Document:
    """Title, headings, paragraphs and cells, with the line of their tag as place.

    Raises:
        InputError: there is no markup in it.
    """
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise InputError(f"{name}: cannot be read as HTML: {problem}") from None
    if root is None:
        raise InputError(f"{name}: holds no HTML; give --input-format text")
    page = HtmlPage()
    title = root.findtext("head/title")
    if title and root.find(".//h1") is None:
        page.line("title", _BLANKS.sub(" ", title).strip(), place="title")
    menus = _repeated_menus(root) | _language_menus(root)
    boxes = _boxes(root)
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if not hidden:
                page.append(element.tail)
            continue
        tag = str(element.tag)
        gone = _is_left_out(element, tag) or element in menus
        block = tag in _BLOCKS
        if event == "start":
            if not hidden and (element in boxes or (gone and block)):
                page.flush()
            if gone and not hidden and tag == "textarea":
                for word in _spoken(element, tag):
                    page.aside(word, element.sourceline or 0, tag)
            hidden += gone
            if not hidden:
                if not block and _touches_another(element):
                    page.part(_words(element)[0])
                page.start(tag, element, block=block)
                for word in _spoken(element, tag):
                    page.aside(word, element.sourceline or 0, tag)
                page.append(element.text)
            continue
        if not hidden:
            page.end(tag, block=block)
            if element in boxes:
                page.flush()
        hidden -= gone
        if not hidden:
            page.append(element.tail)
    page.flush()
    return page.document(name, lang, "html")


def _boxes(root: _Element) -> set[_Element]:
    """Inline elements of blocks that hold no word outside of them: a value and its label, two buttons.

    A browser may show them side by side or one below the other. A sentence that is all in tags has words
    between them, or stands in a paragraph.
    """
    found: set[_Element] = set()
    for parent in root.iter(*_BOXES):
        family = [child for child in parent if isinstance(child.tag, str)]
        if (
            len(family) < 2
            or any((text or "").strip() for text in (parent.text, *(child.tail for child in parent)))
            or any(str(child.tag) in _BLOCKS for child in family)
        ):
            continue
        letters = {child: sum(map(str.isalnum, _words(child))) for child in family}
        shown = [child for child, count in letters.items() if count]
        if len(shown) > 1 and all(letters[child] >= _BOX_LETTERS for child in shown):
            found.update(shown)
    return found


def _touches_another(element: _Element) -> bool:
    """Whether an inline element follows another at once, both of words: styles part a label and its value."""
    before = element.getprevious()
    return (
        before is not None
        and isinstance(before.tag, str)
        and not before.tail
        and str(before.tag) not in _BLOCKS
        and next(element.iterancestors("pre", "code"), None) is None
        and all(sum(map(str.isalnum, _words(one))) >= _BOX_LETTERS for one in (before, element))
    )


def _is_left_out(element: _Element, tag: str) -> bool:
    return (
        tag in _LEFT_OUT
        or element.get("hidden") is not None
        or (element.get("aria-hidden") == "true" and tag not in ("a", "body"))
        or element.get("role") == "navigation"
    )


def _spoken(element: _Element, tag: str) -> list[str]:
    """Values of attributes that people read or hear and that the element does not show anyway."""
    found: list[str] = []
    for key, tags in _SPOKEN.items():
        value = _BLANKS.sub(" ", element.get(key) or "").strip()
        if not value or (tags is not None and tag not in tags) or value in found:
            continue
        if not any(char.isalpha() for char in value) or (
            key == "title" and tag in ("link", "style", "iframe")
        ):
            continue
        if value != _words(element):
            found.append(value)
    if tag == "input" and element.get("type") in ("submit", "button", "reset"):
        found += [value for value in (element.get("value") or "",) if value.strip()]
    return found


def _words(element: _Element) -> str:
    """All that an element shows, blanks folded."""
    shown = "".join(str(part) for part in element.itertext())
    return _BLANKS.sub(" ", shown).strip(" " + "".join(INVISIBLE))


def _repeated_menus(root: _Element) -> set[_Element]:
    """Lists of nothing but links that a page has a second time, as for small screens."""
    seen: set[tuple[str, ...]] = set()
    found: set[_Element] = set()
    for element in root.iter("ul", "ol"):
        links = [_words(link) for link in element.iter("a")]
        if len(links) < _MENU_LINKS:
            continue
        if "".join("".join(links).split()) != "".join(_words(element).split()):
            continue
        if tuple(links) in seen:
            found.add(element)
        seen.add(tuple(links))
    return found


def _language_menus(root: _Element) -> set[_Element]:
    """Elements of nothing but links to one page in several languages."""
    found: set[_Element] = set()
    for element in root.iter("ul", "ol", "div", "p", "select", "details", "span"):
        links = [link for link in element.iter("a", "option") if link.get("href") or link.get("value")]
        if not _MENU_LINKS <= len(links) <= _MOST_LANGUAGES:
            continue
        written = [link.get("href") or link.get("value") or "" for link in links]
        bare = [_LANGUAGE_STEP.sub("/*/", f"/{address}", count=1) for address in written]
        told = sum(
            "/*/" in address or link.get("hreflang") is not None
            for address, link in zip(bare, links, strict=True)
        )
        same = Counter(bare).most_common(1)[0][1]
        words = sum(len(_words(link)) for link in links)
        if told >= len(links) - 2 and same >= max(2, len(links) - 2) and words * 2 > len(_words(element)):
            found.add(element)
    return found
