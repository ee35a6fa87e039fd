"""How the other side of a text spells its names: what is known of each, and the words beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import ne

from thiap.languages.thai_letters import SILENCED
from thiap.model import Span
from thiap.names.by_key import alike, sound
from thiap.names.consonants import PERHAPS, PLAIN, heard_in, of_characters
from thiap.names.fold import Folded, fold_roman, fold_thai
from thiap.names.named import RUNS, WORD, spells_names
from thiap.names.thai import cuts_well, is_thai_wording
from thiap.names.translit import Floats, SearchText

#: A word that stands beside a name in so many passages, and hardly elsewhere, is its form, if it sounds this
#: much like it or is in letters that spell foreign names.
BESIDE, _ONLY, LIKE = 3, 0.7, 0.25
#: The same where words have no blanks between them, so that a piece may be of any.
_WHOLE_WORD = 0.5
#: Share of the passages with a name that its form must stand in, and pieces tried for a form.
_OFTEN, _TRIED = 0.4, 12
#: How alike two words are by their consonants that are perhaps one.
_NEARLY = 65.0
#: Languages that write a syllable as one character and part their words, and characters of a form that may be
#: misspelt in one.
_SYLLABLES, _LEAST = frozenset({"ko"}), 5
_ANY_WORD = re.compile(r"\w+")
#: Languages without blanks between words, and characters of the longest form of a name there.
UNSPACED, _LONGEST = RUNS | {"th"}, {"th": 12}


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the source.

    Attributes:
        shares: how well each passage spells it.
        bar: what a passage must reach to have it.
        forms: its spellings, in small letters; empty where it is known by nothing.
        places: its first place in each passage that names it.
        steady: whether most of these passages have it, so that one without it is strange.
        learnt: whether a form of it stands in several of them.
    """

    shares: Floats
    bar: float
    forms: tuple[str, ...]
    places: dict[int, Span]
    steady: bool
    learnt: bool

    def had(self, k: int, plain: Sequence[str]) -> bool:
        """Whether passage ``k``, one of ``plain``, has it."""
        return float(self.shares[k]) >= self.bar or any(form in plain[k] for form in self.forms)


def has_misspelt(name: Known, passage: str, lang: str) -> bool:
    """Whether a word of a passage begins with a form of a name but for one of its syllables."""
    forms = [form for form in name.forms if len(form) >= _LEAST] if lang in _SYLLABLES else []
    return any(
        len(word) >= len(form) and sum(map(ne, form, word)) <= 1
        for form in forms
        for word in _ANY_WORD.findall(passage)
    )


def fold_in(text: str, lang: str, offset: int = 0) -> Folded:
    """A text in the letters that names are heard in."""
    return fold_thai(text, offset) if lang == "th" else fold_roman(text, offset)


class Beside:
    """Words of the other side, or pieces of them, by the passages they stand in.

    ``said``: what each passage renders; a sentence that is repeated tells no more than once. ``langs``: its
    language, and that of the other side.
    """

    def __init__(self, plain: Sequence[str], said: Sequence[str], langs: tuple[str, str]) -> None:
        self.plain, self.said = plain, said
        self.named, self.lang = langs
        self._pieces: dict[str, set[str]] = {}
        for text, key in zip(plain, said, strict=True):
            self._pieces.setdefault(key, set()).update(_pieces(text, self.lang))
        self._total = Counter(piece for pieces in self._pieces.values() for piece in pieces)

    def passages(self, word: str) -> int:
        """In how many passages a word stands; those that render one sentence are one."""
        key = word.lower()
        return len({said for text, said in zip(self.plain, self.said, strict=True) if key in text})

    def only(self, form: str, places: Sequence[int]) -> bool:
        """Whether a form stands in two of the passages, and hardly elsewhere."""
        inside = sum(form in self.plain[k] for k in places)
        return inside >= 2 and inside > _ONLY * sum(form in text for text in self.plain)

    def forms(self, name: str, places: Sequence[int]) -> tuple[str, ...]:
        """The longest piece that stands in most passages with the name, if it may be the name."""
        asking = {self.said[k] for k in places}
        count = Counter(piece for key in asking for piece in self._pieces[key])
        least = max(BESIDE, _OFTEN * len(asking))
        likely = [
            (n, len(p), p)
            for p, n in count.items()
            if n >= least and not p.isascii() and n > _ONLY * self._total[p]
        ]
        return tuple(
            islice((p for *_, p in sorted(likely, reverse=True)[:_TRIED] if self._may_be(name, p)), 1)
        )

    def _may_be(self, name: str, piece: str) -> bool:
        if self.lang in RUNS and all(char in spells_names(self.lang) for char in piece):
            return True
        if (self.named, self.lang) == ("zh", "th"):
            heard = heard_in(name, piece)
            return len(of_characters(name)) > 1 and heard >= (PLAIN if is_thai_wording(piece) else PERHAPS)
        key, other = sound(name), sound(piece)
        if min(len(key), len(other)) > 2 and key[0] == other[0] and alike(key, other) >= _NEARLY:
            return True
        if self.lang == "th" and is_thai_wording(piece):
            return False
        least = _WHOLE_WORD if self.lang == "th" else LIKE
        text = SearchText([fold_in(piece, self.lang)], self.lang, self.named)
        return bool(text.similarities(name)[0] >= least)


def _pieces(text: str, lang: str) -> Iterator[str]:
    for word in WORD.findall(text):
        if lang in UNSPACED and not word.isascii():
            sizes = range(2, _LONGEST.get(lang, 7) + 1)
            yield from (
                word[at : at + size]
                for size in sizes
                for at in range(len(word) - size + 1)
                if lang != "th" or (cuts_well(word, at, at + size) and word[at + 1] != SILENCED)
            )
        else:
            yield from (word[:size] for size in range(max(2, len(word) - 4), len(word) + 1))
