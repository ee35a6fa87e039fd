"""Names that changed places in pairs without Thai."""

from __future__ import annotations

import pytest

from thiap.model import Alignment, Bead, Bitext, Block, Document
from thiap.names.swapped import swapped


def swaps(source: str, target: str, lang: str, *, source_lang: str = "en") -> list[tuple[str, str]]:
    """Swaps of two texts whose lines answer each other."""
    docs = []
    for code, text in ((source_lang, source), (lang, target)):
        at, blocks = 0, []
        for line in text.split("\n"):
            blocks.append(Block("paragraph", (at, at + len(line))))
            at += len(line) + 1
        docs.append(Document("x", text, code, "text", tuple(blocks)))
    beads = tuple(
        Bead((one.span,), (other.span,), 0.9, 0.9)
        for one, other in zip(docs[0].blocks, docs[1].blocks, strict=True)
    )
    alignment = Alignment(beads=beads, encoder="none", mode="translation", coverage=(1.0, 1.0))
    bitext = Bitext(docs[0], docs[1], 0, alignment, (), ())
    return [(docs[0].quote(swap.source), docs[1].quote(swap.target)) for swap in swapped(bitext)]


@pytest.mark.parametrize(
    ("lang", "target", "found"),
    [
        ("de", "Er reiste nach Österreich.", [("Norway", "Österreich")]),
        ("ru", "Он поехал в Испанию.", [("Norway", "Испанию")]),
        ("ar", "سافر إلى إيطاليا.", [("Norway", "إيطاليا")]),
        ("zh", "他去了意大利。", [("Norway", "意大利")]),
        ("de", "Er reiste nach Norwegen.", []),
        ("ru", "Он жил в Норвегии.", []),
        ("ja", "彼はノルウェーへ行った。", []),
        ("de", "Er reiste dorthin.", []),
    ],
)
def test_countries(lang: str, target: str, found: list[tuple[str, str]]) -> None:
    assert swaps("He went to Norway.", target, lang) == found


def test_a_country_that_its_everyday_name_stands_for_is_there() -> None:
    assert (
        swaps("Soldiers of the United States and Russia met.", "Солдаты США и России встретились.", "ru")
        == []
    )


def test_countries_between_two_languages_without_english() -> None:
    assert swaps("Er reiste nach Norwegen.", "Il est allé en Italie.", "fr", source_lang="de") == [
        ("Norwegen", "Italie")
    ]


SOURCE = """Yesterday Kovalenko drew it.
The map of Kovalenko is old.
A reply by Sandoval came.
Then Sandoval left."""


@pytest.mark.parametrize(
    ("lang", "right", "wrong"),
    [
        (
            "de",
            "Gestern zeichnete Kovalenko das.\nDie Karte von Kovalenko ist alt."
            "\nEine Antwort von Sandoval kam.\nDann ging Sandoval.",
            ("Kovalenko das", "Sandoval das"),
        ),
        (
            "ru",
            "Вчера Коваленко это начертил.\nКарта Коваленко стара."
            "\nОтвет Сандовала пришёл.\nПотом Сандовал ушёл.",
            ("Вчера Коваленко", "Вчера Сандовал"),
        ),
    ],
)
def test_a_person_in_the_place_of_another(lang: str, right: str, wrong: tuple[str, str]) -> None:
    far = "\nIt was so.\nIt rained.\n"
    filler = {"de": "\nEs war so.\nEs regnete.\n", "ru": "\nЭто было так.\nШёл дождь.\n"}[lang]
    source, target = SOURCE.replace("\n", far), right.replace("\n", filler)
    assert swaps(source, target, lang) == []
    found = swaps(source, target.replace(*wrong), lang)
    assert [name for name, _ in found] == ["Kovalenko"]
