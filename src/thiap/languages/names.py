"""Tables of names, loaded late: how Latin letters are spelt in Thai, exonyms, titles, generic words.

Each table is a file in ``data/`` that says in its first line where it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from thiap.languages.cldr import has_table


def rows(name: str) -> Iterator[list[str]]:
    """Fields of the lines of a packaged table, comments and blank lines left out."""
    text = files("thiap.languages").joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@lru_cache(maxsize=8)
def load_pieces(lang: str = "th", named: str = "") -> tuple[tuple[str, str, float], ...]:
    """(Latin piece, Thai piece, log-odds), learnt ones and those of other orthographies.

    Of another language the second piece is in Roman letters; none where no table was learnt. ``named``: the
    language whose names are looked for, in Roman letters; those it shares with Latin ones come with its own.
    """
    own = f"sounds/{named}-{lang}.tsv"
    if named and has_table(own):
        return load_pieces(lang) + _scored(own)
    if lang != "th":
        name = f"sounds/{lang}.tsv"
        return _scored(name) if has_table(name) else ()
    return _scored("translit.tsv") + _scored("spellings.tsv")


def _scored(name: str) -> tuple[tuple[str, str, float], ...]:
    return tuple((first, second, float(score)) for first, second, score in rows(name))


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word that stands beside a name.

    Attributes:
        role: "title", "rank", "generic", "direction" or "adjective".
        key: the sense, shared by all its forms.
        height: place in the ranks, 0 for the lowest; None for what is no rank.
    """

    role: str
    key: str
    english: tuple[str, ...]
    thai: tuple[str, ...]
    height: int | None = None


@lru_cache(maxsize=1)
def load_name_words() -> tuple[NameWord, ...]:
    """Titles, ranks, generic words and directions."""
    return tuple(
        NameWord(
            row[0],
            row[1],
            tuple(row[2].split("|")),
            tuple(row[3].split("|")),
            int(row[4]) if len(row) > 4 else None,
        )
        for row in rows("name_words.tsv")
    )


@lru_cache(maxsize=1)
def load_english_words() -> frozenset[str]:
    """English words that are no names by themselves, in lower case."""
    return frozenset(row[0] for row in rows("english_words.txt"))


#: Letters as Thai reads them, for acronyms (เอ็นบีซี); the Royal Society's forms and common others.
LETTER_NAMES: dict[str, tuple[str, ...]] = {
    "&": ("แอนด์",),
    "a": ("เอ",),
    "b": ("บี",),
    "c": ("ซี",),
    "d": ("ดี",),
    "e": ("อี",),
    "f": ("เอฟ",),
    "g": ("จี",),
    "h": ("เอช", "เฮช"),
    "i": ("ไอ",),
    "j": ("เจ",),
    "k": ("เค",),
    "l": ("แอล",),
    "m": ("เอ็ม",),
    "n": ("เอ็น",),
    "o": ("โอ",),
    "p": ("พี",),
    "q": ("คิว",),
    "r": ("อาร์",),
    "s": ("เอส",),
    "t": ("ที",),
    "u": ("ยู",),
    "v": ("วี",),
    "w": ("ดับเบิลยู", "ดับบลิว", "ดับเบิ้ลยู", "ว"),
    "x": ("เอกซ์", "เอ็กซ์"),
    "y": ("วาย",),
    "z": ("แซด", "ซี"),
}


#: Thai names of countries whose people are called by another form.
_PEOPLE = (("เยอรมนี", "เยอรมัน"), ("อเมริกา", "อเมริกัน"), ("แอฟริกา", "แอฟริกัน"))


def of_the_people(thai: str) -> str:
    """The form a country shares with its people (เยอรมนี, เยอรมัน; เอเชีย, เอเชียน): for comparison only."""
    for country, people in _PEOPLE:
        thai = thai.replace(country, people)
    return thai.removesuffix("น")


#: Thai words that stand right before a name without a blank.
SMALL_WORDS = (
    "และ",
    "ที่",
    "ของ",
    "โดย",
    "กับ",
    "ใน",
    "ใกล้",
    "จาก",
    "คือ",
    "เป็น",
    "ให้",
    "แก่",
    "ถึง",
    "เช่น",
    "อย่าง",
    "ชื่อ",
)


@lru_cache(maxsize=4)
def load_given_names(lang: str) -> frozenset[str]:
    """Given names in Latin letters, folded, that are no words of English or of a language."""
    return frozenset(
        name for name, *words in rows("given_names.txt") if not words or lang not in words[0].split()
    )
