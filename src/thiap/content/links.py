"""Texts of the two sides of a bitext that are known to answer each other: names, and facts that agree."""

from __future__ import annotations

from typing import Final

from thiap.model import Bitext

#: Shorter texts stand in too many places to say which is meant.
_SHORTEST: Final = 2


def known_links(bitext: Bitext) -> tuple[tuple[str, str], ...]:
    """(source text, target text) of each name with its renderings, and of each pair of equal facts."""
    found = {(entry.source, target) for entry in bitext.names for target in entry.target}
    for pair in bitext.pairs:
        if pair.relation == "equal" and pair.source and pair.target:
            found.add((pair.source.text, pair.target.text))
    return tuple(sorted(link for link in found if min(map(len, link)) >= _SHORTEST))
