"""Placeholders of a unit that stand for each other: a renamed one, and codes that only look like one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from thiap.model import Span, Spans

#: A placeholder, or what is told of it, and its places.
Told = tuple[str, Spans]
#: A placeholder or tag and its place.
Mark = tuple[str, Span]

_NAME: Final = re.compile(r"[\w.-]+")
#: A code of one letter before a word with a capital: "$tNotify" is the code $t and the word Notify.
_CODE: Final = re.compile(r"(\$[a-z])[A-Z]")
#: An argument that ends with its letter, and not with a number: %s, %1$d.
_LETTERED: Final = re.compile(r"%[^%]*[A-Za-z@]")
#: Tags of emphasis, and what else a text may mark it with.
_ARTICLE: Final = re.compile(r"<(?:em|i|strong|b)>(?:the|an?)</", re.IGNORECASE)
_EMPHASIS: Final = re.compile(r"</?(?:em|i|strong|b)>")
_STRESS: Final = ("''", "**", "__")
#: What begins a new line or a new paragraph.
_LINE_BREAK: Final = re.compile(r"<br ?/?>")
_PARAGRAPH: Final = re.compile(r"</?p>")
#: The end of an element that HTML need not have.
_OPTIONAL_END: Final = re.compile(r"</(p|li|dt|dd|tr|td|th|option)>")
#: A text that is one word in braces.
_BRACED: Final = re.compile(r"\{\s?[A-Za-z][\w ]{0,60}\}")
_BRACED_THAI: Final = re.compile(r"\{\s?[\u0e00-\u0e7f][\u0e00-\u0e7f\w ]{0,60}\}")


def renamed(missing: Sequence[Told], extra: Sequence[Told]) -> list[tuple[Told, Told]]:
    """Each mark that is missing with one of its family that is there in its stead, in their order.

    Two marks are of one family if they differ in their names alone: {file} and {files}, %s and %d.
    """
    left = list(extra)
    pairs = []
    for lost in missing:
        shape = _NAME.sub("x", lost[0])
        found = next((mark for mark in left if _NAME.sub("x", mark[0]) == shape), None)
        if found is not None:
            left.remove(found)
            pairs.append((lost, found))
    return pairs


def without_excused(lost: Sequence[Mark], own: Sequence[Mark], text: str, other: str) -> list[Mark]:
    """Marks of a ``text`` that the ``other`` one lacks, but for those that it has in another form.

    So it is with the quotes of a wiki for a tag of emphasis, with a code of one letter before a word, and
    with an argument that a word glued to it hides (%dx%d). ``own`` are all marks of the text.
    """
    signs = any(text.count(sign) != other.count(sign) for sign in _STRESS)
    count = Counter(mark for mark, _ in own)
    return [
        found
        for found in lost
        if not (signs and _EMPHASIS.fullmatch(found[0]))
        and not is_code(found[0], other)
        and not (_LETTERED.fullmatch(found[0]) and other.count(found[0]) >= count[found[0]])
    ]


def without_optional_ends(added: Sequence[Mark], text: str) -> list[Mark]:
    """Marks that a text has more, but for the ends of elements whose end may be left out: </p>, </li>."""
    return [
        found
        for found in added
        if not (
            (end := _OPTIONAL_END.fullmatch(found[0]))
            and len(re.findall(rf"<{end[1]}\b", text)) >= text.count(found[0])
        )
    ]


def without_breaks(lost: Sequence[Mark], added: Sequence[Mark]) -> tuple[list[Mark], list[Mark]]:
    """Marks of two sides, but for breaks of lines on one and of paragraphs on the other."""
    for first, second in ((_LINE_BREAK, _PARAGRAPH), (_PARAGRAPH, _LINE_BREAK)):
        kept = [
            [found for found in side if not form.fullmatch(found[0])]
            for side, form in ((lost, first), (added, second))
        ]
        if len(kept[0]) < len(lost) and len(kept[1]) < len(added):
            return kept[0], kept[1]
    return list(lost), list(added)


def tags_together(lost: Sequence[Told]) -> list[Told]:
    """What is told of the marks of a unit, its tags as one: a text that lost its markup lost it once."""
    tags = [told for told in lost if told[0].startswith("<")]
    if len(tags) < 2:
        return list(lost)
    spans = tuple(sorted(span for _, places in tags for span in places))
    return [(" ".join(mark for mark, _ in tags), spans), *(told for told in lost if told not in tags)]


def is_stress(mark: str, source: str, target: str) -> bool:
    """Whether tags of emphasis, opened and closed, are all that is told, and no word has lost its own.

    Added ones are a matter of style, and Thai has no word for an article (<i>the</i> unit).
    """
    return all(
        _EMPHASIS.fullmatch(tag)
        and all(text.count(tag) == text.count(f"</{tag[1:]}") for text in (source, target))
        and source.count(tag) - target.count(tag) <= len(_ARTICLE.findall(source))
        for tag in mark.split()
    )


def is_label(source: str, target: str) -> bool:
    """Whether a unit is one word in braces, which Thai says in braces too: "{None}" is a label."""
    return bool(_BRACED.fullmatch(source.strip()) and _BRACED_THAI.fullmatch(target.strip()))


def is_code(mark: str, other: str) -> bool:
    """Whether a mark is a code with the word behind it, and the ``other`` text has the code before Thai."""
    code = _CODE.match(mark)
    return code is not None and re.search(re.escape(code[1]) + "[\u0e00-\u0e7f]", other) is not None
