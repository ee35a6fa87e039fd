"""Stretches of the target that were left in the language of the source: a draft that is half finished."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from thiap.content.addresses import names_language
from thiap.content.kept import Identity
from thiap.content.mentions import without_mentions
from thiap.languages.autonyms import names_of, only_names
from thiap.languages.detect import detect_language
from thiap.languages.prose import is_running, own_letters, prose, running_words, words_of
from thiap.model import Bitext, Block, Document, Element, Span, Spans
from thiap.spans import Places, masked, merge, trim

#: A row of short items is a list that was left, not a row of names, from this many words in lower case on,
#: with this many words that only join others, and where so large a part of all words is in lower case.
ROW_WORDS, ROW_JOINING, ROW_SHARE = 8, 2, 0.5
#: Share of a block's letters in the target's language up to which it counts as left.
OWN_SHARE = 0.1

#: Words of the longest block that only sends readers to the other page.
_INVITATION = 20
#: How far behind a passage the link stands that it sends readers to, in characters.
_BEHIND = 3

#: What a list item looks like before its text, where readers tell only paragraphs.
_ITEM_MARK = re.compile(r"(?:^|[\r\n])[ \t>]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?\Z")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks of the target, one after the other, that nobody translated.

    Attributes:
        source: the same text in the source.
        target: the blocks.
        nouns: what each of the blocks is: "paragraph", "heading", "list item", "cell".
    """

    source: Spans
    target: Spans
    nouns: tuple[str, ...]


def find_stretches(bitext: Bitext) -> tuple[Stretch, ...]:
    """Stretches of blocks left in the source's language, in text order.

    A block counts where it has hardly a letter of the target's language and is running text that the source
    has too, word for word or as the counterpart of this block. Names, titles of links, code and commands are
    no running text; short items count in a row of them.
    """
    return _find_stretches(Identity(bitext))


@lru_cache(maxsize=4)
def _find_stretches(key: Identity) -> tuple[Stretch, ...]:
    bitext = key.bitext
    if bitext.source.lang == bitext.target.lang:
        return ()
    finder = _Finder(bitext)
    found: list[Stretch] = []
    row: list[tuple[Block, Spans]] = []
    for block in (*bitext.target.blocks, None):
        kept = finder.kept(block) if block else None
        if block is not None and kept is None and finder.foreign(block):
            kept = ()
        if block is not None and kept is not None:
            row.append((block, kept))
        elif block is None or not finder.silent(block):
            found += finder.stretches(row)
            row = []
    return tuple(found)


def leads_to(doc: Document, span: Span, lang: str) -> bool:
    """Whether a block sends readers to the page in another language, in which it is said."""
    if len(words_of(doc, span).split()) > _INVITATION:
        return False
    links = [doc.structure[k] for k in _links(doc).overlapping(span)]
    return any(names_language(link.content, lang) or _names_page(doc, span, link, lang) for link in links)


def _names_page(doc: Document, span: Span, link: Element, lang: str) -> bool:
    """Whether a link shows only the name of a language, which the text around it names as well."""
    text, langs = masked(doc), frozenset((doc.lang, lang))
    around = (text[span[0] : link.span[0]] + text[link.span[1] : span[1]]).casefold()
    return only_names(text[slice(*link.span)], langs) and any(
        name in around for name in names_of(lang, langs)
    )


def invites(doc: Document, span: Span, lang: str) -> bool:
    """Whether a passage sends its readers, in their own language, to a link right behind it.

    It says which language that is: "For the English guide, see [the site](…)" in a Thai page.
    """
    said = doc.quote(span).casefold()
    named = any(name in said for name in names_of(lang, frozenset((lang,))))
    return named and any(True for _ in _links(doc).overlapping((span[1], span[1] + _BEHIND)))


@lru_cache(maxsize=4)
def _links(doc: Document) -> Places:
    return Places((item.span, k) for k, item in enumerate(doc.structure) if item.kind == "link")


class _Finder:
    """What both texts hold, block by block."""

    def __init__(self, bitext: Bitext) -> None:
        self._bitext = bitext
        self._source, self._target = bitext.source, bitext.target
        self._places: dict[str, list[Span]] = {}
        for block in self._source.blocks:
            self._places.setdefault(words_of(self._source, block.span), []).append(block.span)
        self._sentences = " ".join(prose(self._source).casefold().split())
        self._items = Places((item.span, 0) for item in self._target.structure if item.kind == "item")
        self._beads = Places(
            (span, number) for number, bead in enumerate(bitext.alignment.beads) for span in bead.target
        )

    def silent(self, block: Block) -> bool:
        """Whether a block says nothing in any language: a rule, a number, code."""
        start, end = block.span
        return not any(map(str.isalpha, prose(self._target)[start:end]))

    def kept(self, block: Block) -> Spans | None:
        """Where the source has the text of a block that is not in the target's language, else None."""
        text = prose(self._target)[slice(*block.span)]
        letters = sum(map(str.isalpha, text))
        if not letters or own_letters(text, self._target.lang) > OWN_SHARE * letters:
            return None
        if leads_to(self._target, block.span, self._source.lang):
            return None
        words = words_of(self._target, block.span)
        if words in self._places:
            places = self._places[words]
            linked = [span for span in self._linked(block) if span in places]
            return tuple((linked or places)[:1])
        if detect_language(text) != self._source.lang or not is_running(text, self._source.lang):
            return None
        linked = self._linked(block)
        if linked or words in self._sentences:
            return merge(linked)
        return None

    def foreign(self, block: Block) -> bool:
        """Whether a block is not in the target's language, and the source has nothing like it.

        It belongs to the stretch that it stands in: another item of a list, the heading of a section.
        """
        text = prose(self._target)[slice(*block.span)]
        left = own_letters(text, self._target.lang) <= OWN_SHARE * sum(map(str.isalpha, text))
        return left and any(map(str.islower, self._text(block).split()))

    def _linked(self, block: Block) -> list[Span]:
        """Text of the source that beads link with a block."""
        numbers = sorted(set(self._beads.overlapping(block.span)))
        return [span for number in numbers for span in self._bitext.alignment.beads[number].source]

    def stretches(self, row: Sequence[tuple[Block, Spans]]) -> Iterator[Stretch]:
        """The stretch that a row of blocks makes, if it is running text and not names."""
        while row and not self._said(row[:1]) and not self._item(row[0][0]):
            row = row[1:]  # a heading of one word, a caption: a term that stayed
        while row and not self._said(row[-1:]) and not self._item(row[-1][0]):
            row = row[:-1]
        if not any(spans for _, spans in row):
            return
        if row and (any(self._said([one]) for one in row) or self._is_list(row)):
            yield Stretch(
                merge(span for _, spans in row for span in spans),
                tuple(trim(self._target.text, block.span) for block, _ in row),
                tuple(self._noun(block) for block, _ in row),
            )

    def _said(self, row: Sequence[tuple[Block, Spans]]) -> bool:
        """Whether blocks are running text apart from the titles of links."""
        return all(is_running(self._text(block), self._source.lang) for block, _ in row)

    def _is_list(self, row: Sequence[tuple[Block, Spans]]) -> bool:
        words, lower, joining = running_words(
            " ".join(self._text(block) for block, _ in row), self._source.lang
        )
        return len(row) > 2 and lower >= ROW_WORDS and joining >= ROW_JOINING and lower >= ROW_SHARE * words

    def _text(self, block: Block) -> str:
        return without_mentions(self._target, block.span)

    def _item(self, block: Block) -> bool:
        """Whether a block may be a short item of a list in the source's language, more than a name."""
        return self._noun(block) in ("list item", "cell") and any(map(str.islower, self._text(block).split()))

    def _noun(self, block: Block) -> str:
        if block.kind != "paragraph":
            return {"title": "heading"}.get(block.kind, block.kind).replace("_", " ")
        if any(True for _ in self._items.overlapping(block.span)):
            return "list item"
        before = self._target.text[max(0, block.span[0] - 80) : block.span[0]]
        return "list item" if _ITEM_MARK.search(before) else "paragraph"
