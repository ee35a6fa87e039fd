"""A stretch of words that may be lost, weighed again with what answers its words.

The first look (``evidence``) costs no more than vectors of sentences and phrases. Where it leaves a suspicion
the words are put beside those of the other side, and all evidence is weighed anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from thiap.content.evidence import FEATURES as CANDIDATE_FEATURES
from thiap.content.weights import Weights, read_weights
from thiap.model import Span

#: What the words of a stretch add to the evidence, as log odds that a word is answered by nothing.
#:
#: unanswered  their mean in the stretch, longer words counting more
#: outside     their mean in the rest of the run
#: answered    the mean of those that speak for an answer, the others counting as 0
#: total       their sum in the stretch, over 5
#: count       log of the number of words in the stretch
#: taken       log of how much of the other side falls to them, over the length to be expected there, smoothed
ADDED: Final = ("unanswered", "outside", "answered", "total", "count", "taken")
#: Smooths the last: a word or two falls to any stretch.
_SOME: Final = 0.05
#: Log odds from which on a word beside a lost part belongs to it: four in five are lost. Below the same with
#: a minus a word at its end does not.
_SURELY: Final = 1.4
FEATURES: Final = (*CANDIDATE_FEATURES, *ADDED)


def summary(
    words: Sequence[Span],
    odds: NDArray[np.float64],
    taken: NDArray[np.float64],
    parts: Sequence[Span],
    ratio: float,
) -> NDArray[np.float64]:
    """What the words of each part add, shape (parts, 6).

    Args:
        words: of the whole run.
        odds: log odds of each that it is answered by nothing.
        taken: how many characters of the other side answer each.
        parts: spans in the run; one that holds no word, or all, says nothing.
        ratio: length of the other side over that of the run to be expected.
    """
    starts, ends = np.array(words, dtype=np.int64).reshape(-1, 2).T
    first, last = np.array(parts, dtype=np.int64).reshape(-1, 2).T
    low, high = np.searchsorted(starts, first), np.searchsorted(ends, last, side="right")
    count = high - low
    sizes = np.sqrt(ends - starts)

    def total(values: NDArray[np.float64]) -> NDArray[np.float64]:
        sums = np.concatenate(([0.0], np.cumsum(values)))
        found: NDArray[np.float64] = sums[high] - sums[low]
        return found

    own = total(odds)
    silent = np.minimum(odds, 0.0)
    rest = np.maximum(len(words) - count, 1)
    inside = np.maximum(count, 1)
    found = np.column_stack(
        [
            total(odds * sizes) / np.maximum(total(sizes), 1e-9),
            (odds.sum() - own) / rest,
            total(silent) / inside,
            own / 5,
            np.log(inside),
            np.log(np.maximum(total(taken), 0) / (ratio * (last - first)) + _SOME),
        ]
    )
    found[(count <= 0) | (count >= len(words))] = 0
    return found


def exact(part: Span, words: Sequence[Span], odds: NDArray[np.float64]) -> Span:
    """The stretch of words that nothing answers, where a part was cut at marks and connectives.

    Words at its ends that are surely answered are left out, words beside it that nothing answers are taken
    in. A part of answered words alone stays as it is: then something else speaks for its loss.
    """
    inside = [k for k, (start, end) in enumerate(words) if part[0] <= start and end <= part[1]]
    if not any(odds[k] > 0 for k in inside):
        return part
    lost = [k for k in inside if odds[k] > -_SURELY]
    low, high = lost[0], lost[-1]
    start = part[0] if low == inside[0] else words[low][0]
    end = part[1] if high == inside[-1] else words[high][1]
    while low == inside[0] and low and odds[low - 1] > _SURELY:
        low -= 1
        inside.insert(0, low)
        start = words[low][0]
    while high == inside[-1] and high + 1 < len(words) and odds[high + 1] > _SURELY:
        high += 1
        inside.append(high)
        end = words[high][1]
    return start, end


@cache
def load_stretch_weights(source: str, target: str) -> Weights:
    """The weights for stretches of a text in ``source`` held against one in ``target``, see ``FEATURES``.

    For a pair of languages without weights of its own those learnt without a dictionary.
    """
    return read_weights("stretches.json", FEATURES, source, target)
