"""Somebody in Latin letters, in a text of another script, whom no word of the other side can be.

What a text in another script writes in Latin letters it keeps: of 1,432 such words with a capital in Thai
translations of English all stand in the English passage. Where one does not, and a name of that passage is
not in the Thai one, it holds the place of that name, whether or not either text has it elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TypeAlias

from thiap.languages.cldr import has_table
from thiap.languages.cues import cues
from thiap.languages.names import load_given_names
from thiap.languages.thai_letters import SILENCED
from thiap.model import Bead, Document, Span, Spans
from thiap.names.consonants import PERHAPS, PLAIN, heard_in, of_characters
from thiap.names.fold import fold_latin, fold_roman, join_folded
from thiap.names.gazetteer import load_gazetteer
from thiap.names.lands import country
from thiap.names.may_be import closeness, may_be, nearer, nearest
from thiap.names.named import DOTS, KANA, NOUNS, RUNS, spellings
from thiap.names.passages import around
from thiap.names.placed import position
from thiap.names.spelt import fold_in
from thiap.names.thai import is_thai_wording
from thiap.names.titled import thai_titled
from thiap.names.translit import Floats, SearchText
from thiap.names.words import is_english_word, word_roles
from thiap.spans import overlap, touches

_LETTERS = "A-Za-z\u00c0-\u024f"
_ROW = re.compile(rf"(?<![{_LETTERS}\d])[A-Z][{_LETTERS}'’-]+(?:[ \u00a0][A-Z][{_LETTERS}'’-]+)*")
_WORD = re.compile(rf"[{_LETTERS}]+")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{3,}")
#: Letters of a name that is told by itself, and of one beside another.
_ALONE, _LEAST = 4, 3
#: The same of one in letters of its own, where the other side shows that it is one.
_RUN = {"ja": 4, "zh": 3}
#: Letters of the longest Thai name behind a title, whose end is not known.
_LONGEST = 15
#: How much of a word a text in another script may spell by chance: of somebody's for sure, and of any other.
_CHANCE, _UNKNOWN = 0.55, 0.2
#: How near, of 100, a word must be to one word of a row of which it answers for the others; by the consonants
#: of characters, which are few, all must be there.
_SURELY, _BY_CHARACTERS = 60.0, 90.0
#: How much of a name Thai letters must spell to have it, perhaps or plainly.
_HEARD, _PLAIN = 0.35, 0.6
#: What stands between the words of one name.
_BETWEEN = (" ", "\u00a0", *DOTS)

_Row: TypeAlias = list[tuple[str, Span]]


def strangers(
    named: Document, other: Document, beads: Sequence[Bead], people: Spans, *, alone: bool = False
) -> Iterator[tuple[Span, Span]]:
    """Names of ``named`` that ``other`` lacks, each with the name in Latin letters that stands in its place.

    ``people``: where ``named`` names people. ``alone``: no passage answers another.
    """
    asked, somebody = _Asked(named, beads), _words_of(named, people)
    given = _Given(other, beads, asked)
    persons = {fold_latin(word) for rows in given.rows for row in rows for word, _ in _person(row)}
    for k, bead in enumerate(beads):
        near = around(k, len(beads), alone=alone)
        strange = [
            _Stranger(
                (row[0][1][0], row[-1][1][1]),
                len(row) > 1,
                len(row) > 1 or fold_latin(row[0][0]) in persons,
                rendered=given.is_rendered(row, k, persons),
            )
            for row in given.rows[k]
            if _is_name(row, persons) and not given.is_asked(row, near, persons)
        ]
        titled = [span for span in _titled(other, bead.target) if not asked.sounds(other.quote(span), near)]
        strange += (_Stranger(span, whole=False, person=True, titled=True) for span in titled)
        lost = [
            place
            for place in (asked.names(k) if strange else ())
            if not given.has(named.quote(place), asked.only(named.quote(place), k, near))
        ]
        for one in strange:
            sure = [place for place in lost if _gives_way(given, people, somebody, place, one, lost)]
            if sure:
                where = position(bead.target, one.span)
                best = min(sure, key=lambda place: abs(position(bead.source, place) - where))
                whole = _whole(named, best, lost)
                lost = [place for place in lost if not overlap(place, whole)]
                yield whole, one.span


@dataclass(frozen=True, slots=True)
class _Stranger:
    """A name that nothing asks for.

    Attributes:
        whole: whether it has two words or more.
        person: whether it is somebody's for sure.
        titled: whether it is one in Thai letters behind a title.
        rendered: whether another passage has it, and the other side answers it there.
    """

    span: Span
    whole: bool
    person: bool
    titled: bool = False
    rendered: bool = False


def _words_of(doc: Document, people: Spans) -> frozenset[str]:
    """The words in Katakana of people of a text, long enough to be told."""
    return frozenset(
        match[0]
        for span in people
        for match in _KATAKANA.finditer(doc.text, *span)
        if len(match[0]) >= _ALONE
    )


def _gives_way(
    given: _Given, people: Spans, somebody: Set[str], place: Span, one: _Stranger, lost: Sequence[Span]
) -> bool:
    """Whether a lost word is a name, whose place another may hold: one side or the other shows it.

    In a language that writes nouns with capitals it is one beside another lost one too, elsewhere any is.
    """
    named = given.asked.doc
    word = named.quote(place)
    if not one.person and len(word) < _ALONE and KANA.match(word):
        return False  # too short to be missed by its sound
    if given.ever(word) or (one.titled and given.spells(word)):
        return True
    if one.rendered and named.lang in RUNS and not word.isascii() and len(word) >= _RUN[named.lang]:
        return True
    if word in somebody or (touches(people, place) and (one.person or named.lang != "zh")):
        return True
    return one.person and (named.lang not in NOUNS or (one.whole and _whole(named, place, lost) != place))


def _whole(doc: Document, place: Span, lost: Sequence[Span]) -> Span:
    """A lost word with those beside it: the whole name."""
    start, end = place
    for low, high in lost:
        start = low if high < start and doc.text[high:start] in _BETWEEN else start
    for low, high in lost:
        end = high if end < low and doc.text[end:low] in _BETWEEN else end
    return start, end


class _Asked:
    """The passages of a text, and what of them a word in Latin letters may be."""

    def __init__(self, doc: Document, beads: Sequence[Bead]) -> None:
        self.doc, self.beads = doc, beads
        self._shares: dict[str, Floats | None] = {}
        self.tokens = [list(_tokens(doc, bead)) for bead in beads]

    @cached_property
    def _stretch(self) -> SearchText | None:
        """The passages in the sounds of their script; nothing where they have Latin letters."""
        if not has_table(f"sounds/{self.doc.lang}.tsv"):
            return None
        parts = [
            join_folded([fold_in(self.doc.text[low:high], self.doc.lang, low) for low, high in bead.source])
            for bead in self.beads
        ]
        return SearchText(parts, self.doc.lang)

    def share(self, key: str, k: int) -> float:
        """How much of a word in Latin letters the sounds of a passage have."""
        if key not in self._shares:
            self._shares[key] = self._stretch.shares(key) if self._stretch else None
        shares = self._shares[key]
        return 0.0 if shares is None else float(shares[k])

    def sounds(self, thai: str, near: Sequence[int]) -> bool:
        """Whether a Thai phrase may spell a word of some passages."""
        lang = self.doc.lang
        heard = SearchText([fold_in(thai, "th")], "th", lang)
        for word in {word for k in near for word in self.tokens[k]}:
            if lang == "zh" and not word.isascii() and heard_in(word, thai) >= PERHAPS:
                return True
            key = fold_latin(word) if _WORD.fullmatch(word) else fold_roman(word).units
            if len(key) >= _LEAST and any(
                float(heard.shares(form)[0]) >= _UNKNOWN for form in spellings(key, lang)
            ):
                return True
        return False

    def names(self, k: int) -> Iterator[Span]:
        """Places of a passage where a name may stand."""
        for low, high in self.beads[k].source:
            for match in _WORD.finditer(self.doc.text, low, high):
                if match[0][0].isupper() and not match[0].isupper() and len(match[0]) >= _LEAST:
                    yield match.span()
            if self.doc.lang in RUNS:
                for match in foreign_run(self.doc.lang).finditer(self.doc.text, low, high):
                    if not country(match[0], self.doc.lang):
                        yield match.span()

    def only(self, word: str, k: int, near: Sequence[int]) -> list[int]:
        """Passage ``k`` and those beside it that do not have a word themselves: theirs may answer it."""
        return [j for j in near if j == k or word not in self.tokens[j]]

    def where(self, word: str) -> Iterator[int]:
        """Passages that have a word."""
        forms = {word, word.removesuffix("s")} if self.doc.lang in NOUNS else {word}
        return (k for k, tokens in enumerate(self.tokens) if not forms.isdisjoint(tokens))


class _Given:
    """The passages of a text in another script, and the names that they have in Latin letters."""

    def __init__(self, doc: Document, beads: Sequence[Bead], asked: _Asked) -> None:
        self.doc, self.asked = doc, asked
        self.rows = [list(_rows(doc, bead.target)) for bead in beads]
        self._plain = [" ".join(doc.quote(span) for span in bead.target) for bead in beads]

    def is_asked(self, row: _Row, near: Sequence[int], persons: Set[str]) -> bool:
        """Whether some passages of the other side may have a row, or any word of it."""
        keys = [fold_latin(word) for word, _ in row]
        chance = _CHANCE if len(row) > 1 or keys[0] in persons else _UNKNOWN
        if any(self.asked.share(key, k) >= chance for key in keys for k in near):
            return True
        surely = _BY_CHARACTERS if self.asked.doc.lang == "zh" else _SURELY
        somebody = bool(_person(row)) and not any(_is_plain(word) for word, _ in row[1:])
        least = surely if somebody else 0.0
        return any(
            self._answered(key, keys, k, least) for key in (*keys, "".join(keys)) for k in near
        ) or all(any(self._answered(key, keys, k) for k in near) for key in keys)

    def is_rendered(self, row: _Row, k: int, persons: Set[str]) -> bool:
        """Whether a passage other than ``k`` has a row too, and the other side what it may be."""
        words = {word for word, _ in row}
        return any(
            self._plain[j] != self._plain[k]
            and any(words <= {word for word, _ in other} for other in rows)
            and self.is_asked(row, (j,), persons)
            for j, rows in enumerate(self.rows)
        )

    def _answered(self, key: str, row: Sequence[str], k: int, least: float = 0.0) -> bool:
        """Whether a word of a passage of the other side may be one in Latin letters, and no other.

        ``least``: how near it must be, 0 to 100.
        """
        lang = self.asked.doc.lang
        others = {fold_latin(word) for one in self.rows[k] for word, _ in one}.difference(row)
        return any(
            may_be(key, token, lang)
            and (least <= 0.0 or closeness(key, token, lang) >= least)
            and not any(nearer(one, key, token, lang) for one in others)
            for token in self.asked.tokens[k]
        )

    def has(self, word: str, near: Sequence[int]) -> bool:
        """Whether some passages may have a word of the other side, in Latin letters or in their own."""
        least = _PLAIN if self.ever(word) else _HEARD
        return any(self._kept(word, k) or self._spelt(word, k, least) for k in near)

    def ever(self, word: str) -> bool:
        """Whether a passage keeps a word in Latin letters where it stands."""
        return any(self._kept(word, k) for k in self.asked.where(word))

    def spells(self, word: str) -> bool:
        """Whether two passages spell a word plainly where it stands."""
        return sum(self._spelt(word, k, _PLAIN) for k in self.asked.where(word)) > 1

    def _kept(self, word: str, k: int) -> bool:
        lang = self.asked.doc.lang
        kept = (fold_latin(one) for row in self.rows[k] for one, _ in row)
        return any(
            may_be(one, word, lang)
            and not any(len(other) > 1 and nearest(one, other, word, lang) for other in self.asked.tokens[k])
            for one in kept
        )

    def _spelt(self, word: str, k: int, least: float = _HEARD) -> bool:
        heard = SearchText([fold_in(self._plain[k], self.doc.lang)], self.doc.lang, self.asked.doc.lang)
        if self.asked.doc.lang == "zh" and not word.isascii():
            return len(of_characters(word)) >= _LEAST and heard_in(word, self._plain[k]) >= PLAIN
        key = fold_latin(word) if word.isascii() else fold_roman(word).units
        forms = spellings(key, self.asked.doc.lang)
        return any(float(heard.shares(form)[0]) >= least for form in forms)


@cache
def foreign_run(lang: str) -> re.Pattern[str]:
    """Words of a foreign name in the letters of a language without blanks."""
    if lang == "ja":
        return _KATAKANA
    beside = set(cues("beside_name", lang=lang))
    return re.compile(
        "[" + "".join(char for char in cues("foreign_syllable", lang=lang) if char not in beside) + "]{2,}"
    )


def _tokens(doc: Document, bead: Bead) -> Iterator[str]:
    for low, high in bead.source:
        yield from (match[0] for match in _WORD.finditer(doc.text, low, high) if len(match[0]) > 1)
        if doc.lang in RUNS:
            yield from (match[0] for match in foreign_run(doc.lang).finditer(doc.text, low, high))


def _rows(doc: Document, spans: Spans) -> Iterator[_Row]:
    """Words in capitals side by side, without acronyms and what is short."""
    for low, high in spans:
        for match in _ROW.finditer(doc.text, low, high):
            row: _Row = []
            for word in _WORD.finditer(match[0]):
                if word[0].isupper():
                    yield from [row] if row else []
                    row = []
                elif len(word[0]) >= _LEAST:
                    row.append((word[0], (match.start() + word.start(), match.start() + word.end())))
            yield from [row] if row else []


def _titled(doc: Document, spans: Spans) -> Iterator[Span]:
    """People behind a title, in Thai letters that are no words of Thai."""
    for person in thai_titled(doc, spans) if doc.lang == "th" else ():
        if _ALONE < len(name := doc.quote(person.span)) <= _LONGEST and (
            SILENCED in name or not is_thai_wording(name)
        ):
            yield person.span


def _person(row: _Row) -> _Row:
    """The words of a row that begins with a given name."""
    return row if len(row) > 1 and fold_latin(row[0][0]) in load_given_names("en") else []


def _is_name(row: _Row, persons: Set[str]) -> bool:
    """Whether a row can only be a name: a given name and what follows, or no word of English."""
    words = [word for word, _ in row]
    if _person(row) or (len(row) == 1 and fold_latin(words[0]) in persons):
        return True
    return all(len(word) >= _ALONE for word in words) and not any(map(_is_plain, words))


def _is_plain(word: str) -> bool:
    """Whether a word is one of English, a land or an office."""
    return is_english_word(word.lower()) or word in load_gazetteer().by_english or word in word_roles()
