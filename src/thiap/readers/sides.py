"""The languages of two texts, told from both together.

A draft that is half translated is mostly in the language of its source. What it has in common with the
source says nothing of its own language; the rest does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from thiap.languages.detect import detect_language
from thiap.languages.prose import LEAST_LETTERS, prose, thai_letters, words_of
from thiap.model import Document

#: One text has this many times the Thai letters of the other: quotations there, the language here.
_MANY_TIMES = 10
#: One letter in so many of a text is Thai where Thai is its language.
_SHARE = 3
#: "draft.th.md", "draft_th.md", "th/draft.md": how people name translations.
_NAMED = re.compile(r"(?:^|[/\\._-])(?P<lang>th|en)(?=[/\\._-]|$)", re.IGNORECASE)


def settle_languages(
    sources: Sequence[Document], target: Document, *, given: tuple[str | None, str | None] = (None, None)
) -> tuple[list[Document], Document]:
    """The texts with their languages: of two that seem to be in one, and of one that is Thai in part.

    Args:
        sources: read one by one.
        target: likewise.
        given: what the user says of the sources and of the target; it stays.
    """
    settled: list[Document] = []
    for source in sources:
        first, second = source.lang, target.lang
        if first == second:
            first, second = _told_apart(source, target)
        elif "th" not in (first, second):  # a Thai text with passages in a third language
            first = "th" if _much_thai(source, target) else first
            second = "th" if _much_thai(target, source) else second
        settled.append(replace(source, lang=given[0] or first))
        target = replace(target, lang=given[1] or second)
    return settled, target


def _told_apart(source: Document, target: Document) -> tuple[str, str]:
    """The languages of two texts that seem to be in the same one."""
    same = source.lang
    own = _language_apart(source, target), _language_apart(target, source)
    if own[1] not in (None, same):
        return same, own[1] or same
    if own[0] not in (None, same):
        return own[0] or same, same
    thai = thai_letters(source), thai_letters(target)
    if same != "th" and thai[1] > _MANY_TIMES * thai[0]:
        return same, "th"
    if same != "th" and thai[0] > _MANY_TIMES * thai[1]:
        return "th", same
    names = [[match["lang"].lower() for match in _NAMED.finditer(doc.name)][-1:] for doc in (source, target)]
    return (same, names[1][0]) if names[0] == [same] and names[1] else (same, same)


def _much_thai(doc: Document, other: Document) -> bool:
    """Whether a text has Thai letters as one that is Thai in part, and the other hardly any."""
    thai = thai_letters(doc)
    letters = sum(map(str.isalpha, prose(doc)))
    return thai > _MANY_TIMES * thai_letters(other) and _SHARE * thai >= max(letters, LEAST_LETTERS)


def _language_apart(doc: Document, other: Document) -> str | None:
    """The language of what a text does not share with the other, None where that is too little."""
    theirs = {words_of(other, block.span) for block in other.blocks}
    own = [block.span for block in doc.blocks if words_of(doc, block.span) not in theirs]
    text = "\n".join(" ".join(prose(doc)[start:end].split()) for start, end in own)
    return detect_language(text) if sum(char.isalpha() for char in text) >= LEAST_LETTERS else None
