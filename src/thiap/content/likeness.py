"""How alike the parts of a run are to what stands across, asked of the encoder for many runs at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from thiap.cache import kept_arrays
from thiap.encoders.windows import Ints, WindowEncoder, Windows
from thiap.model import Span
from thiap.protocols import Vectors

Matrix = NDArray[np.float64]

#: Pieces encoded at once: enough to keep the processor busy, few enough for memory not to grow with a book.
_AT_ONCE: Final = 1024
#: Answers that are kept.
_KEPT_VECTORS: Final = 4096


@dataclass(frozen=True, slots=True)
class Asked:
    """A text, in pieces, against another.

    Attributes:
        pieces: of the text, in order.
        ranges: parts of it, (first, last) of their pieces.
        text: the text as it stands.
        other: the other text.
    """

    pieces: tuple[str, ...]
    ranges: tuple[Span, ...]
    text: str
    other: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """Likeness to the other text: cosines.

    Attributes:
        whole: of the text.
        rest: of the text without each part.
        own: of each part.
    """

    whole: float
    rest: Matrix
    own: Matrix


class Likenesses:
    """Answers of one encoder. Kept by content: a second check of an edited draft encodes what was edited."""

    def __init__(self, encoder: WindowEncoder) -> None:
        self._encoder = encoder
        self._known: OrderedDict[Asked, Likeness] = OrderedDict()

    def of(self, asked: Sequence[Asked]) -> list[Likeness]:
        """One answer for each, in order."""
        known = {one: self._known[one] for one in asked if one in self._known}
        for some in _portions([one for one in dict.fromkeys(asked) if one not in known]):
            known.update(zip(some, self._answers(some), strict=True))
        _keep(self._known, known)
        return [known[one] for one in asked]

    def _answers(self, asked: Sequence[Asked]) -> list[Likeness]:
        """The same for questions not asked before, from the cache where there is one."""

        def encode() -> list[Matrix]:
            found = self._encode(asked)
            return [
                np.array([one.whole for one in found]),
                np.concatenate([one.rest for one in found]),
                np.concatenate([one.own for one in found]),
            ]

        if not self._encoder.signature:
            return self._encode(asked)
        whole, rest, own = kept_arrays("likeness", lambda: self._content(asked), encode)
        ends = np.cumsum([len(one.ranges) for one in asked])
        return [
            Likeness(float(alike), rest[end - len(one.ranges) : end], own[end - len(one.ranges) : end])
            for one, alike, end in zip(asked, whole, ends, strict=True)
        ]

    def _content(self, asked: Sequence[Asked]) -> Iterator[str]:
        """All that the answers depend on: the last bits also on what is asked together."""
        yield self._encoder.signature
        for one in asked:
            yield from (one.text, one.other, repr(one.ranges), str(len(one.pieces)), *one.pieces)

    def _encode(self, asked: Sequence[Asked]) -> list[Likeness]:
        sizes = [len(one.pieces) for one in asked]
        windows = self._encoder.windows([piece for one in asked for piece in one.pieces], sizes)
        ends = np.cumsum(np.array(sizes, dtype=np.int64))
        starts = ends - sizes
        texts = self._texts(asked, windows, starts, ends)
        ranges = [np.array(one.ranges, dtype=np.int64) + at for one, at in zip(asked, starts, strict=True)]
        first, last = np.concatenate(ranges).T
        rests, own = windows.rests(first, last), windows.vectors(first, last)
        found, at = [], 0
        for one in asked:
            part = slice(at, at + len(one.ranges))
            theirs = texts[one.other].astype(np.float64)
            whole = float(texts[one.text].astype(np.float64) @ theirs)
            found.append(
                Likeness(
                    whole, rests[part].astype(np.float64) @ theirs, own[part].astype(np.float64) @ theirs
                )
            )
            at = part.stop
        return found

    def _texts(
        self, asked: Sequence[Asked], windows: Windows, starts: Ints, ends: Ints
    ) -> dict[str, Vectors]:
        """The vector of each text. Most are their pieces joined by blanks, which is a window."""
        plain = {one.text: k for k, one in enumerate(asked) if one.text == " ".join(one.pieces)}
        numbers = np.array(list(plain.values()), dtype=np.int64)
        found = dict(zip(plain, windows.vectors(starts[numbers], ends[numbers]), strict=True))
        missing = dict.fromkeys(t for one in asked for t in (one.text, one.other) if t not in found)
        if missing:
            found.update(zip(missing, self._encoder.encode(list(missing)), strict=True))
        return found


def _portions(asked: Sequence[Asked]) -> Iterator[list[Asked]]:
    """All in order, so many at once that their pieces are few enough."""
    portion: list[Asked] = []
    pieces = 0
    for one in asked:
        if portion and pieces + len(one.pieces) > _AT_ONCE:
            yield portion
            portion, pieces = [], 0
        portion.append(one)
        pieces += len(one.pieces)
    if portion:
        yield portion


def _keep(kept: OrderedDict[Asked, Likeness], found: Mapping[Asked, Likeness]) -> None:
    """Take in what was found; what was not asked for longest is forgotten."""
    for key, value in found.items():
        kept[key] = value
        kept.move_to_end(key)
    while len(kept) > _KEPT_VECTORS:
        kept.popitem(last=False)


@lru_cache(maxsize=2)
def _likenesses_of(encoder: WindowEncoder) -> Likenesses:
    return Likenesses(encoder)


def likenesses_of(encoder: WindowEncoder) -> Likenesses:
    """The answers of an encoder, shared within a process."""
    return _likenesses_of(encoder)  # type: ignore[arg-type]


def forget_likenesses() -> None:
    """Forget all answers.

    The last bits of a vector depend on what it was encoded together with. Where the same texts must
    give the same bytes whatever was compared before, this stands before.
    """
    _likenesses_of.cache_clear()
