"""Which finding of one run is which of another.

A finding is known by a hash of what it says: check, kind, values and quotes. It stays when the text is edited
elsewhere. Equal mistakes share it, so each also has a *place*: the hash, and one of the words around. The
place alone tells equal findings apart; a finding that is the only one of its content is known by that, so
that an edit next to it is no matter. What is decided about one of several never passes to another.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, Generic, TypeVar

from thiap.model import Document, Finding, Spans

T = TypeVar("T")

#: Characters, blanks left out, that are the words before and behind a finding; how far they are looked for.
_CONTEXT_CHARS: Final = 24
_MAX_CONTEXT_CHARS: Final = 200


def place_id(content: str, sides: Sequence[tuple[Document, Spans]]) -> str:
    """The id ``content`` with a hash of the words around the first side that has spans.

    The source is to stand first: it is not edited when a translation is mended. Blanks do not count, so
    that a line may be wrapped anew.
    """
    doc, spans = next(((doc, spans) for doc, spans in sides if spans), (None, ()))
    if doc is None:
        return content
    start, end = spans[0][0], spans[-1][1]
    before = "".join(doc.text[max(0, start - _MAX_CONTEXT_CHARS) : start].split())[-_CONTEXT_CHARS:]
    behind = "".join(doc.text[end : end + _MAX_CONTEXT_CHARS].split())[:_CONTEXT_CHARS]
    around = f"{before}\x1f{behind}".encode("utf-8", "surrogatepass")
    return f"{content}-{hashlib.sha256(around).hexdigest()[:6]}"


def with_distinct_ids(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, in their order, with ids and places that no other has.

    Of several findings of one content each has its place as its id. Where the words around are equal as well,
    as in the rows of a table, they are numbered. ``old_id`` is the id of the days when all were.
    """
    every = list(findings)
    crowds = Counter(finding.id for finding in every)
    seen: Counter[str] = Counter()
    places: Counter[str] = Counter()
    distinct = []
    for finding in every:
        content = finding.id
        seen[content] += 1
        place = finding.place_id or content
        places[place] += 1
        if places[place] > 1:
            place = f"{place}-{places[place]}"
        if crowds[content] == 1:
            distinct.append(finding)
        else:
            old = content if seen[content] == 1 else f"{content}-{seen[content]}"
            distinct.append(replace(finding, id=place, place_id=place, old_id=old))
    return distinct


class Known(Generic[T]):
    """What was filed under findings of an earlier run, to be found by the same findings of this one."""

    def __init__(self, filed: Iterable[tuple[str, str, T]]) -> None:
        """File things.

        Args:
            filed: id and place of a finding, and what belongs to it; the place is empty in files of earlier
                versions. Of two for one finding the later counts.
        """
        self._by_id: dict[str, T] = {}
        self._by_place: dict[str, T] = {}
        self._numbered: dict[str, T] = {}
        for id_, place, item in filed:
            self._by_id[id_] = item
            if place:
                self._by_place[place] = item
            else:
                self._numbered[id_] = item

    def get(self, finding: Finding) -> T | None:
        """What was filed under ``finding``, None where nothing was."""
        for table, key in (
            (self._by_place, finding.place_id),
            (self._by_id, finding.id),
            (self._numbered, finding.old_id),
        ):
            if key and key in table:
                return table[key]
        return None
