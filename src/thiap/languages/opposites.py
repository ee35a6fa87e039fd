"""Words of opposite meaning: where one text says north and the other ใต้.

``data/opposites.tsv`` lists them; its head names the form and the sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from thiap.languages.negation import negations
from thiap.languages.thai_words import thai_words
from thiap.model import Span

_WORD = re.compile(r"[A-Za-z]+")
#: Characters before a word in which a negator turns its meaning: ไม่สำเร็จ, "not north".
_CONTEXT_CHARS: Final = 12


@dataclass(frozen=True, slots=True)
class Sense:
    """One of two opposite meanings.

    Attributes:
        english: words that say it.
        english_answers: these, and words that may render it or hide it.
        thai: words that say it; ``thai_ends`` also at the end of a longer word.
        thai_answers: these, and forms that may render it, found anywhere.
    """

    english: frozenset[str]
    english_answers: frozenset[str]
    thai: frozenset[str]
    thai_ends: tuple[str, ...]
    thai_answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opposition:
    """A word and its opposite on the other side, as spans in the two texts."""

    english: Span
    thai: Span


def _sense(english: str, thai: str) -> Sense:
    said, all_forms = [], []
    for form in english.split("|"):
        all_forms.append(form.strip("()"))
        said += [form] if not form.startswith("(") else []
    forms = thai.split("|")
    bare = [form for form in forms if not form.startswith("(")]
    return Sense(
        frozenset(said),
        frozenset(all_forms),
        frozenset(form.removeprefix("-") for form in bare),
        tuple(form[1:] for form in bare if form.startswith("-")),
        tuple(form.strip("()-") for form in forms),
    )


@cache
def opposite_pairs() -> tuple[tuple[Sense, Sense], ...]:
    """Each pair of senses in both orders."""
    text = files("thiap.languages").joinpath("data/opposites.tsv").read_text("utf-8")
    pairs = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            one, other, one_thai, other_thai = line.split("\t")
            first, second = _sense(one, one_thai), _sense(other, other_thai)
            pairs += [(first, second), (second, first)]
    return tuple(pairs)


def oppositions(english: str, thai: str) -> Iterator[Opposition]:
    """Words of ``english`` whose opposite, and nothing that renders them, stands in ``thai``.

    A pair counts only if each text holds one of the two meanings alone, and neither word is negated.

    Args:
        english: running text.
        thai: running text that should say the same.
    """
    words = [(match[0].lower(), match.span()) for match in _WORD.finditer(english)]
    present = {word for word, _ in words}
    tokens: list[tuple[int, str]] | None = None
    for sense, opposite in opposite_pairs():
        if not present & sense.english or present & (opposite.english_answers - sense.english):
            continue
        if any(form in thai for form in sense.thai_answers):
            continue
        if not any(form in thai for form in opposite.thai):
            continue
        if tokens is None:
            tokens = list(thai_words(thai))
        place = next(
            (
                (at, at + len(token))
                for at, token in tokens
                if token in opposite.thai or (opposite.thai_ends and token.endswith(opposite.thai_ends))
            ),
            None,
        )
        said = next(span for word, span in words if word in sense.english)
        if place and not _negated(thai, place, "th") and not _negated(english, said, "en"):
            yield Opposition(said, place)


def _negated(text: str, span: Span, lang: str) -> bool:
    return bool(negations(text[max(0, span[0] - _CONTEXT_CHARS) : span[1]], lang, every=True))
