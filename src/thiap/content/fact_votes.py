"""What the facts of a part say about its loss."""

from __future__ import annotations

from bisect import bisect_left

from thiap.model import Bitext, Span, Spans
from thiap.spans import overlap
from thiap.vocabulary import Side

#: Log odds for each fact of a part that the other side answers, or does not, and the most they may count.
ANSWERED, UNANSWERED, MOST_VOTES = -1.0, 0.7, 3.0


class FactVotes:
    """What the facts of a part say: one that is answered speaks against its loss, one that is not, for it."""

    def __init__(self, bitext: Bitext) -> None:
        votes: dict[Side, list[tuple[Span, float]]] = {"source": [], "target": []}
        for pair in bitext.pairs:
            found = pair.relation in ("equal", "compatible", "less_precise") and pair.likeness >= 0.5
            if found and pair.source and pair.target:
                votes["source"].append((pair.source.span, ANSWERED))
                votes["target"].append((pair.target.span, ANSWERED))
            elif pair.relation == "missing":
                side: Side = "source" if pair.source else "target"
                fact = pair.source or pair.target
                if fact is not None:
                    votes[side].append((fact.span, UNANSWERED))
        self._votes = {side: sorted(part) for side, part in votes.items()}
        self._starts = {side: [span[0] for span, _ in part] for side, part in self._votes.items()}

    def vote(self, side: Side, spans: Spans) -> float:
        """Log odds for the facts that begin in ``spans``; what is mostly an answered one is said."""
        total = 0.0
        for start, end in spans:
            first = bisect_left(self._starts[side], start)
            last = bisect_left(self._starts[side], end)
            total += sum(vote for _, vote in self._votes[side][first:last])
            # Most of "at eight in the evening", or of its second half, is the hour that the other side says.
            for fact, vote in self._votes[side][max(first - 1, 0) : last]:
                if vote < 0 and 2 * overlap(fact, (start, end)) >= end - start:
                    total -= MOST_VOTES
        return max(-MOST_VOTES, min(MOST_VOTES, total))
