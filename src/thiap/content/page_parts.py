"""Parts of two pages held against each other: which one side lacks, and which it has otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from thiap.content.projection import Projection
from thiap.model import Bitext, Document
from thiap.structure import Element, ElementKind

#: How far from its place a changed part is looked for, in characters.
_NEAR: Final = 150
#: Formats with front matter, and how many values of it may stand before the title.
_WITH_HEADER: Final = frozenset(("markdown", "mdx"))
_HEADER: Final = 8
#: Formats whose texts are the strings of a program. Tables, memories and XLIFF hold sentences as often.
OF_STRINGS: Final = frozenset(
    "po qt xcstrings chrome arb json android resx stringsdict strings properties yaml fluent".split()
)


@dataclass(frozen=True, slots=True)
class Difference:
    """Neighbouring parts that differ in the same way.

    Attributes:
        source, target: the parts; one side is empty where it lacks them.
    """

    source: tuple[Element, ...]
    target: tuple[Element, ...]


def is_page(bitext: Bitext) -> bool:
    """Whether one of the texts is a page: with headings, items, links or code beside its words."""
    return any(doc.structure or _has_header(doc) for doc in (bitext.source, bitext.target))


def is_of_strings(bitext: Bitext) -> bool:
    """Whether a text is a file of the strings of a program, and no table or memory of sentences."""
    return bitext.alignment.alone and bitext.source.format in OF_STRINGS


def are_pages(bitext: Bitext) -> bool:
    """Whether both texts have a structure to be compared: pages, one a translation of the other."""
    pages = bool(bitext.source.structure) and bool(bitext.target.structure)
    return pages and bitext.mode == "translation"


def _has_header(doc: Document) -> bool:
    """Whether a page begins with front matter, which alone makes a title of it."""
    return doc.format in _WITH_HEADER and any(block.kind == "title" for block in doc.blocks[:_HEADER])


def parts(doc: Document, *kinds: ElementKind) -> list[Element]:
    """Elements of some kinds, in text order."""
    return [item for item in doc.structure if item.kind in kinds]


def differences(
    bitext: Bitext,
    source: Sequence[Element],
    target: Sequence[Element],
    same: Callable[[Element, Element], bool],
    key: Callable[[Element], object],
    said: Callable[[Element, Document], bool] = lambda item, doc: False,
) -> Iterator[Difference]:
    """Parts without an equal on the other side, those that took each other's place together.

    A part that stands several times is there when it stands once. One in text that itself has no counterpart
    is left to those who tell of that text.

    Args:
        bitext: the pair.
        source: parts of one kind.
        target: likewise.
        same: whether two parts are one.
        key: equal for parts that are plainly the same, so that most need no comparison.
        said: whether a page has a part in other words or form.
    """
    lost = _unanswered(source, target, same, key, lambda item: said(item, bitext.target))
    added = _unanswered(target, source, same, key, lambda item: said(item, bitext.source))
    forth, back = Projection(bitext, "source"), Projection(bitext, "target")
    lost = [k for k in lost if not _in_lost_text(forth, source[k])]
    added = [k for k in added if not _in_lost_text(back, target[k])]
    changed: dict[int, int] = {}
    free = set(added)
    for number in lost:
        near = forth.near(source[number].span)
        if near is None:
            continue
        inside = [k for k in sorted(free) if _distance(target[k].span, near) <= _NEAR]
        if inside:
            best = min(inside, key=lambda k: (_distance(target[k].span, near), k))
            changed[number] = best
            free.discard(best)
    for first, second in changed.items():
        yield Difference((source[first],), (target[second],))
    gone = [k for k in lost if k not in changed]
    for run in _runs(gone):
        yield Difference(tuple(source[k] for k in run), ())
    more = [k for k in added if k in free]
    for run in _runs(more):
        yield Difference((), tuple(target[k] for k in run))


def has_whole(text: str, words: str) -> bool:
    """Whether a text holds some words, not as a part of a longer name or address."""
    at = text.find(words)
    while words and at >= 0:
        around = text[at - 1 : at] + text[at + len(words) : at + len(words) + 1]
        if not any(char.isascii() and (char.isalnum() or char in "_-") for char in around):
            return True
        at = text.find(words, at + 1)
    return False


def _in_lost_text(projection: Projection, item: Element) -> bool:
    """Whether the text around a part, or the words in it, have no counterpart: then that is told."""
    return projection.is_alone(item.span, with_words=item.kind not in ("image", "code-block"))


def _unanswered(
    these: Sequence[Element],
    those: Sequence[Element],
    same: Callable[[Element, Element], bool],
    key: Callable[[Element], object],
    said: Callable[[Element], bool],
) -> list[int]:
    keys = {key(item) for item in those}
    told: dict[object, bool] = {}
    found = []
    for number, item in enumerate(these):
        name = key(item)
        if name in keys:
            continue
        if name not in told:
            told[name] = any(same(item, other) for other in those) or said(item)
        if not told[name]:
            found.append(number)
    return found


def _runs(numbers: Iterable[int]) -> list[list[int]]:
    """Numbers that follow each other, together."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] == number - 1:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def _distance(span: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, other[0] - span[1], span[0] - other[1])
