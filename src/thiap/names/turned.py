"""The two sides exchanged: names are known from English to Thai, and a draft may go the other way."""

from __future__ import annotations

from dataclasses import replace

from thiap.model import Alignment, Bead, Bitext, NameEntry


def turned_alignment(alignment: Alignment) -> Alignment:
    """The alignment with its sides exchanged."""
    beads = tuple(Bead(bead.target, bead.source, bead.score, bead.moved) for bead in alignment.beads)
    return replace(alignment, beads=beads, coverage=(alignment.coverage[1], alignment.coverage[0]))


def turned_entry(entry: NameEntry) -> NameEntry:
    """An entry of the name table with its sides exchanged; the most frequent rendering is the source."""
    return NameEntry(
        entry.target[0],
        (entry.source,),
        entry.type,
        (entry.count[1], entry.count[0]),
        entry.score,
        entry.target_spans,
        entry.source_spans,
    )


def is_turned(bitext: Bitext) -> bool:
    """Whether the source is the Thai side and the draft the English one."""
    return (bitext.source.lang, bitext.target.lang) == ("th", "en")


def english_first(bitext: Bitext) -> Bitext:
    """The bitext with the English side as its source; itself where it is so, or neither is English."""
    if not is_turned(bitext):
        return bitext
    return replace(
        bitext,
        source=bitext.target,
        target=bitext.source,
        alignment=turned_alignment(bitext.alignment),
        source_facts=bitext.target_facts,
        target_facts=bitext.source_facts,
        pairs=(),
    )
