"""Where the other text has what stands at a place of this one, told by the beads."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from thiap.model import Bitext, Side, Span, other_side


class Projection:
    """The places of linked beads on one side, in order, with those of their counterparts."""

    def __init__(self, bitext: Bitext, side: Side) -> None:
        other = other_side(side)
        linked = [bead for bead in bitext.alignment.beads if bead.source and bead.target]
        self._beads = sorted(
            (span, (bead.spans(other)[0][0], bead.spans(other)[-1][1]))
            for bead in linked
            for span in bead.spans(side)
        )
        self._starts = [span[0] for span, _ in self._beads]
        alone = {
            span for bead in bitext.alignment.beads if not bead.spans(other) for span in bead.spans(side)
        }
        self._every = sorted({*alone, *(span for span, _ in self._beads)})
        self._alone = [span in alone for span in self._every]

    def near(self, span: Span) -> Span | None:
        """The stretch of the other text that says what stands around ``span``; None without beads."""
        at = bisect_right(self._starts, span[1]) - 1
        if at < 0:
            return (0, self._beads[0][1][1]) if self._beads else None
        low, high = self._beads[at][1]
        if self._beads[at][0][1] <= span[0] and at + 1 < len(self._beads):  # between two beads
            behind = self._beads[at + 1][1]
            low, high = min(low, behind[0]), max(high, behind[1])
        return low, high

    def is_alone(self, span: Span, *, with_words: bool = True) -> bool:
        """Whether ``span`` stands in text that has no counterpart.

        Args:
            span: a part of the page.
            with_words: whether the words in it tell; else those before and behind it do.
        """
        first = bisect_left(self._every, span[0], key=lambda part: part[1] - 1)
        last = first
        while last < len(self._every) and self._every[last][0] < span[1]:
            last += 1
        if with_words and first < last:
            return all(self._alone[first:last])
        around = [self._alone[k] for k in (first - 1, last) if 0 <= k < len(self._every)]
        return bool(around) and all(around)
