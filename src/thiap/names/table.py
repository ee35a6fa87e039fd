"""The tables of several sources as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from thiap.model import NameEntry


def merge_tables(tables: Sequence[Iterable[NameEntry]]) -> tuple[NameEntry, ...]:
    """One table from those of several sources beside one target, in order of first mention.

    Entries of one source name become one: its renderings in the order they were met, its places in all
    sources counted, those in the target once. Spans are left out, since they point into different texts.
    """
    merged: dict[str, NameEntry] = {}
    for table in tables:
        for entry in table:
            key = entry.source.casefold()
            known = merged.get(key)
            if known is None:
                merged[key] = replace(entry, source_spans=(), target_spans=entry.target_spans)
                continue
            spans = tuple(sorted({*known.target_spans, *entry.target_spans}))
            merged[key] = replace(
                known,
                target=tuple(dict.fromkeys((*known.target, *entry.target))),
                count=(known.count[0] + entry.count[0], len(spans)),
                score=max(known.score, entry.score),
                target_spans=spans,
            )
    return tuple(merged.values())
