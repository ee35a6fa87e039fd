"""Whether a translated page still holds what its source holds, by what both were when it was accepted.

Nothing is understood here: a piece whose source has changed while its translation has not is *stale*, a piece
of the source that came since is *new*, one that nothing answers is *missing*, and a translation whose source
is gone is *obsolete*. What changed on both sides is taken as brought up to date.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

from thiap.project.lock import Accepted, Group
from thiap.project.pieces import Piece

State = Literal["missing", "stale", "new", "obsolete"]
#: Fewest words by which a piece that says the same on both sides is one that nobody translated.
_TOLD_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class Lag:
    """A piece in which the translation is behind.

    Attributes:
        source: the piece of the source; None for what is obsolete.
        target: what stands for it in the translation, None where nothing does.
    """

    state: State
    source: Piece | None
    target: Piece | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a page stands.

    Attributes:
        lags: in text order of the source, what is obsolete at the end.
        pieces: how many the source has.
        done: how many of them the translation holds.
        updated: of these, how many changed on both sides since the page was accepted.
    """

    lags: tuple[Lag, ...]
    pieces: int
    done: int
    updated: int


def standing(source: Sequence[Piece], target: Sequence[Piece], accepted: Accepted) -> Standing:
    """Hold both sides of a page against what they were."""
    sources = _Followed([mark for group in accepted.groups for mark in group.source], source)
    targets = _Followed([mark for group in accepted.groups for mark in group.target], target)
    lags: list[Lag] = []
    awaiting: list[tuple[int, State]] = [(k, "new") for k in sources.came]
    after: dict[int, int] = {}  # piece of the source: the last piece that answers it
    updated = 0
    for group in accepted.groups:
        now, then = sources.take(len(group.source)), targets.take(len(group.target))
        here = [k for k, _ in now if k is not None]
        there = [k for k, _ in then if k is not None]
        for k in here:
            after[k] = max(there, default=-1)
        if not here:
            lags += [Lag("obsolete", None, target[k]) for k in there[:1]]
            continue
        changed = any(new for _, new in now)
        if group.left_out and not changed:
            continue
        if not there or is_copy([source[k] for k in here], [target[k] for k in there]):
            awaiting += [(k, "missing") for k in here]
        elif changed and not any(new for _, new in then):
            lags += [Lag("stale", source[k], target[there[0]]) for k, new in now if new and k is not None]
        elif changed:
            updated += sum(new for _, new in now)
    answered = _answered(awaiting, after, sources.came, targets.came, source, target)
    updated += len(answered)
    lags += [Lag(state, source[k], None) for k, state in awaiting if k not in answered]
    lags.sort(key=lambda lag: lag.source.span if lag.source else (1 << 62, 0))
    behind = sum(lag.source is not None for lag in lags)
    return Standing(tuple(lags), len(source), len(source) - behind, updated)


def is_copy(source: Sequence[Piece], target: Sequence[Piece]) -> bool:
    """Whether a translation is the source as it stands; code, images and names may be."""
    same = [piece.mark for piece in source] == [piece.mark for piece in target]
    prose = all(piece.block is not None for piece in source)
    return same and prose and sum(piece.words for piece in source) >= _TOLD_WORDS


class _Followed:
    """Where the pieces of an earlier state are now.

    Attributes:
        came: numbers of the pieces that were not there.
    """

    def __init__(self, old: Sequence[str], new: Sequence[Piece]) -> None:
        marks = [piece.mark for piece in new]
        place: dict[int, tuple[int, bool]] = {}
        free: list[tuple[range, range]] = []
        for tag, a, b, c, d in SequenceMatcher(None, old, marks, autojunk=False).get_opcodes():
            if tag == "equal":
                place |= {a + k: (c + k, False) for k in range(b - a)}
            else:
                free.append((range(a, b), range(c, d)))
        self._moved(old, marks, place, free)
        taken = {k for k, _ in place.values()}
        for gone, came in free:  # what changed where it stood, kind by kind
            before = [k for k in gone if k not in place]
            after = [k for k in came if k not in taken]
            kinds = [old[k][0] for k in before], [marks[k][0] for k in after]
            for block in SequenceMatcher(None, *kinds, autojunk=False).get_matching_blocks():
                place |= {before[block.a + k]: (after[block.b + k], True) for k in range(block.size)}
        self._place, self._at = place, 0
        taken = {k for k, _ in place.values()}
        self.came = [k for k in range(len(new)) if k not in taken]

    @staticmethod
    def _moved(
        old: Sequence[str],
        marks: Sequence[str],
        place: dict[int, tuple[int, bool]],
        free: Iterable[tuple[range, range]],
    ) -> None:
        """Pieces that stand elsewhere as they were."""
        free = list(free)
        spare: dict[str, deque[int]] = defaultdict(deque)
        for _, came in free:
            for k in came:
                spare[marks[k]].append(k)
        for gone, _ in free:
            for k in gone:
                if spare[old[k]]:
                    place[k] = (spare[old[k]].popleft(), False)

    def take(self, count: int) -> list[tuple[int | None, bool]]:
        """Of the next ``count`` earlier pieces, where each is now, and whether it changed."""
        at, self._at = self._at, self._at + count
        return [self._place.get(k, (None, False)) for k in range(at, at + count)]


def _answered(
    awaiting: Sequence[tuple[int, State]],
    after: dict[int, int],
    came: Sequence[int],
    given: Sequence[int],
    source: Sequence[Piece],
    target: Sequence[Piece],
) -> set[int]:
    """Pieces without counterpart for which one of their kind has come to the translation, at their place.

    The place is told by the answered piece before: two runs of pieces between the same neighbours, in order.
    """
    waiting = sorted(k for k, _ in awaiting)
    gaps: dict[tuple[int, str], list[int]] = defaultdict(list)
    anchors = sorted({at for at in after.values() if at >= 0})
    for k in given:
        before = max((at for at in anchors if at < k), default=-1)
        gaps[before, target[k].kind].append(k)
    found: set[int] = set()
    used: Counter[tuple[int, str]] = Counter()
    for k in waiting:
        before = max((after[j] for j in range(k) if after.get(j, -1) >= 0), default=-1)
        key = (before, source[k].kind)
        if used[key] < len(gaps[key]):
            answer = target[gaps[key][used[key]]]
            used[key] += 1
            if not is_copy([source[k]], [answer]):
                found.add(k)
    return found


def accepted_groups(
    source: Sequence[Piece],
    target: Sequence[Piece],
    links: Iterable[tuple[int, int]],
    *,
    left_out: bool,
) -> tuple[Group, ...]:
    """The groups to keep: pieces that the links tie together, in the order of the source.

    Args:
        source: pieces of the source.
        target: pieces of the translation.
        links: pairs of numbers, of a piece of the source and one of the target.
        left_out: whether what nothing answers is so on purpose.
    """
    root = list(range(len(source)))

    def find(k: int) -> int:
        while root[k] != k:
            root[k] = root[root[k]]
            k = root[k]
        return k

    first: dict[int, int] = {}
    ties: dict[int, set[int]] = defaultdict(set)
    for a, b in sorted(links):
        ties[a].add(b)
        if b in first:
            low, high = sorted((find(first[b]), find(a)))
            root[high] = low
        first.setdefault(b, a)
    members: dict[int, list[int]] = defaultdict(list)
    for k in range(len(source)):
        members[find(k)].append(k)
    groups = []
    for _, pieces in sorted(members.items()):
        answers = sorted({b for a in pieces for b in ties[a]})
        if answers and is_copy([source[a] for a in pieces], [target[b] for b in answers]) and not left_out:
            answers = []
        groups.append(
            Group(
                tuple(source[a].mark for a in pieces),
                tuple(target[b].mark for b in answers),
                left_out and not answers,
            )
        )
    return tuple(groups)
