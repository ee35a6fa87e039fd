"""Borders of a translation after the path: what is joined and what is parted."""

from __future__ import annotations

from thiap.model import Alignment, Document
from thiap.pipeline import align_pair
from thiap.readers import read_text

TAIL = (
    " The river rose by two metres in one night. Nobody had seen that much water in the valley before.",
    " La rivière est montée de deux mètres en une nuit. Personne n'avait vu autant d'eau dans la vallée.",
)


def aligned(english: str, french: str) -> list[tuple[str, str]]:
    source = read_text("a.en.txt", english + TAIL[0], lang="en")
    target = read_text("a.fr.txt", french + TAIL[1], lang="fr")
    found: Alignment = align_pair(source, target).alignment
    assert found.mode == "translation"

    def quoted(doc: Document, spans: tuple[tuple[int, int], ...]) -> str:
        return " ".join(map(doc.quote, spans))

    return [(quoted(source, bead.source), quoted(target, bead.target)) for bead in found.beads]


def test_a_heading_without_a_mark_is_parted_from_its_sentence() -> None:
    pairs = aligned(
        "Bridge closed after the flood The engineers had found deep cracks in two of its pillars.",
        "Le pont fermé après la crue Les ingénieurs avaient trouvé de profondes fissures dans deux"
        " de ses piliers.",
    )
    assert pairs[0] == ("Bridge closed after the flood", "Le pont fermé après la crue")
    assert len(pairs) == 4


def test_a_sentence_with_a_name_inside_stays_whole() -> None:
    pairs = aligned(
        "The mayor of the town thanked the leader of the volunteers Anna Lindgren for many sleepless nights.",
        "Le maire de la ville a remercié la cheffe des bénévoles Anna Lindgren pour bien des nuits blanches.",
    )
    assert len(pairs) == 3
