"""Words in capitals side by side, and which words of a passage answer them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from thiap.model import Span
from thiap.names.by_key import alike
from thiap.names.fold import fold_latin

#: How alike two words in capitals must look to be one name, and any two words.
NAME, _ANY = 72.0, 85.0
#: Letters of the shortest word compared, and words of a row that is a name by itself.
LEAST, ROW = 3, 2
#: Letters of an ending that a name may take, and of a name that may open a longer word.
_ENDING, _LONG = 3, 6


@dataclass(frozen=True, slots=True)
class Row:
    """Words in capitals side by side.

    Attributes:
        words: each with its place.
        behind, before: the words in capitals around a part of a longer row.
    """

    words: tuple[tuple[str, Span], ...]
    behind: str = ""
    before: str = ""

    @property
    def span(self) -> Span:
        """From the first to the last."""
        return self.words[0][1][0], self.words[-1][1][1]

    @property
    def texts(self) -> tuple[str, ...]:
        """The words that are long enough to tell."""
        return tuple(word for word, _ in self.words if len(word) >= LEAST)

    @property
    def is_long(self) -> bool:
        """Whether it has the words of a name."""
        return len([word for word, _ in self.words if len(word) > 1]) >= ROW and bool(self.texts)

    def without(self, own: Heard, heard: Heard) -> Iterator[Row]:
        """The longest parts of it, of two words, that nothing on the other side answers.

        A word that its own side has more often than the other may be part of them.
        """
        part: list[tuple[str, Span]] = []
        before = ""
        for word, span in (*self.words, ("", (0, 0))):
            if word and (len(word) < LEAST or heard.lacks(word, own)):
                part.append((word, span))
                continue
            row = Row(tuple(part), word, before)
            if row.is_long and not all(map(heard.has, row.texts)):
                yield row
            part, before = [], word


@dataclass(frozen=True, slots=True)
class Heard:
    """Words of a passage, folded, each with how often it is said: in capitals, and all of them."""

    names: Counter[str]
    words: Counter[str]

    def has(self, word: str) -> bool:
        """Whether a word is among them."""
        key = fold_latin(word)
        return any(like(key, name, NAME) for name in self.names) or any(
            key == name or (min(len(key), len(name)) > LEAST and like(key, name, _ANY)) for name in self.words
        )

    def in_capitals(self) -> Heard:
        """Only what has them: a word of English that another text keeps is no rendering of a plain one."""
        return Heard(self.names, self.names)

    def lacks(self, word: str, own: Heard) -> bool:
        """Whether a word is not among them, or not as often as on its own side."""
        key = fold_latin(word)
        return not self.has(word) or 0 < self._count(key) < own._count(key)

    def _count(self, key: str) -> int:
        return sum(n for name, n in self.names.items() if like(key, name, NAME))


def like(key: str, name: str, least: float) -> bool:
    """Whether two words may be one name, an ending apart."""
    shorter, longer = sorted((key, name), key=len)
    if len(longer) - len(shorter) > _ENDING:
        return len(shorter) >= _LONG and longer.startswith(shorter)
    return alike(key, name) >= least
