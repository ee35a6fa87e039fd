"""Borders of a translation after the path: what is joined and what is parted."""

from __future__ import annotations

from thiap.model import Alignment, Document
from thiap.pipeline import align_pair
from thiap.readers import read_text

TAIL = {
    "en": " The river rose by two metres in one night. Nobody had seen that much water in the valley before.",
    "fr": " La rivière est montée de deux mètres en une nuit. Personne n'avait vu autant d'eau dans la"
    " vallée.",
    "ja": "川の水位は一晩で二メートル上がった。この谷でこれほどの水を見た人はいなかった。",
}


def aligned(english: str, other: str, lang: str = "fr") -> list[tuple[str, str]]:
    source = read_text("a.en.txt", english + TAIL["en"], lang="en")
    target = read_text("a.txt", other + TAIL[lang], lang=lang)
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


def test_a_heading_is_parted_before_a_name_that_is_a_subject() -> None:
    pairs = aligned(
        "Valley waits for its new bridge Lindgren's engineers have found deep cracks in two pillars.",
        "La vallée attend son nouveau pont Les ingénieurs de Lindgren ont trouvé de profondes fissures dans"
        " deux piliers.",
    )
    assert pairs[0] == ("Valley waits for its new bridge", "La vallée attend son nouveau pont")
    assert len(pairs) == 4


def test_a_subject_with_its_name_behind_it_stays_whole() -> None:
    pairs = aligned(
        "The cheerful captain of the local rowing team Anna Lindgren has won three medals in Oslo.",
        "La joyeuse capitaine de l'équipe locale d'aviron Anna Lindgren a gagné trois médailles à Oslo.",
    )
    assert len(pairs) == 3


def test_a_japanese_heading_is_parted_before_a_latin_name() -> None:
    pairs = aligned(
        "Valley waits for its new bridge Lindgren has found deep cracks in two of the pillars.",
        "谷が新しい橋を待ちわびる Lindgrenは橋脚のうち二本に深い亀裂を見つけた。",
        "ja",
    )
    assert pairs[0] == ("Valley waits for its new bridge", "谷が新しい橋を待ちわびる")
    assert len(pairs) == 4
