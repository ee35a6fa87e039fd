"""Words of opposite meaning: where one text says north and the other ใต้.

``data/opposites.tsv`` lists them; its head names the form and the sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from thiap.languages.forms import compile_forms
from thiap.languages.negation import negations
from thiap.languages.thai_words import thai_words
from thiap.model import Span
from thiap.spans import overlap

#: Characters before a word in which a negator turns its meaning: ไม่สำเร็จ, "not north".
_CONTEXT_CHARS: Final = 12
#: Characters after a Thai word in which a negator may follow it: ติดตั้งไม่สำเร็จ, ล็อกไม่ได้.
_AFTER_CHARS: Final = 6
#: Characters of a Thai form that is hardly part of another word.
_LONG: Final = 7
#: Letters by which it is known that a word may stand in a text.
_OPENING: Final = 4
_WORD = re.compile(r"[a-z]+")
#: A prefix in brackets says both: (de)activate.
_BOTH: Final = re.compile(r"\([a-z]{2,3}\)\Z")
#: Before a word it undoes what the word says: ยกเลิกการล็อก, เลิกเชื่อมต่อ, ถอนการติดตั้ง, ปิดการเชื่อมต่อ.
_UNDONE: Final = re.compile(r"(?:(?:เลิก|ปลด|ถอน|งด|ระงับ|หยุด|ยุติ)(?:การ)?|(?<!เ)(?:ปิด|ตัด|กัน|พัก)การ)\s?\Z")
#: The same behind it: การเชื่อมต่อถูกตัด, การเชื่อมต่อหลุด.
_UNDONE_BEHIND: Final = re.compile(r"\s?(?:ถูก|ได้)?(?:ตัด|ขาด|หลุด|ยุติ|ยกเลิก|หยุด|ล่ม)")
#: The same in English: stops working, bad working directory, no longer available.
_NOTHING: Final = re.compile(r" (?:none|nothing|nobody|no one|no)\b", re.IGNORECASE)  # allow none
_UNDONE_ENGLISH: Final = re.compile(
    r"\b(?:stop(?:s|ped|ping)?|ceas\w{1,3}|quits?|fail\w{0,3}(?: to)?|bad|wrong|poor|no longer|without"
    r"|lack\w{0,3}) \Z",
    re.IGNORECASE,
)
#: Before a word it asks for what an error message of Thai denies: must be valid, ไม่ถูกต้อง.
_ASKED: Final = re.compile(
    r"\b(?:must|should|needs? to|ha(?:s|ve) to|ought to) (?:[a-z]+ ){1,3}\Z", re.IGNORECASE
)
_ASKED_CHARS: Final = 40
#: What of its clause stands before a word, in English.
_CLAUSE: Final = re.compile(r"[^.,;:!?]{1,80}\Z")
#: At the end of a clause it says first, and before nothing.
_FIRST: Final = re.compile("ก่อน(?![\u0e00-\u0e7f\\d])")
_MUST_THAI: Final = re.compile(r"(?<!ถูก)ต้อง|ควร|จำเป็น")
_DIGITS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Sense:
    """One of two opposite meanings.

    Its forms become expressions when a text asks for them: most texts hold few of its hundreds of words.

    Attributes:
        english_forms: words that say it.
        english_answer_forms: these, also done again (reconnect), and words that may render it or hide it.
        thai_forms: words that say it.
        thai_ends: those of them that also count at the end of a longer word.
        thai_answer_forms: these, and forms that may render it, found anywhere.
        openings: the first letters of its English words, so that most texts need no search.
        first: the first of its Thai words; empty if it has none.
    """

    english_forms: tuple[str, ...]
    english_answer_forms: tuple[str, ...]
    thai_forms: tuple[str, ...]
    thai_ends: tuple[str, ...]
    thai_answer_forms: tuple[str, ...]
    openings: frozenset[str]
    first: str

    @property
    def english(self) -> re.Pattern[str]:
        """Its English words."""
        return _pattern(self.english_forms, "en")

    @property
    def english_answers(self) -> re.Pattern[str]:
        """What may stand for it in English."""
        return _pattern(self.english_answer_forms, "en")

    @property
    def thai(self) -> re.Pattern[str] | None:
        """Its Thai words, if it has any."""
        return _pattern(self.thai_forms, "th") if self.thai_forms else None

    @property
    def thai_answers(self) -> re.Pattern[str]:
        """What may stand for it in Thai."""
        return _pattern(self.thai_answer_forms, "th")


@dataclass(frozen=True, slots=True)
class Opposition:
    """A word and its opposite on the other side, as spans in the two texts.

    Attributes:
        converse: what kind of converses they are, if they may tell one event of parties in each other's
            places: "verb" (buy, sell), "role" (wife, husband), "place" (north of, south of), "order" (before,
            after).
    """

    english: Span
    thai: Span
    converse: str = ""


_pattern = cache(compile_forms)


def _sense(english: str, thai: str) -> Sense:
    said = [form for form in english.split("|") if not form.startswith("(")]
    forms = thai.split("|")
    bare = [form for form in forms if not form.startswith("(")]
    return Sense(
        tuple(said),
        tuple(again + form.strip("()") for form in english.split("|") for again in ("", "re", "re-")),
        tuple(form.removeprefix("-") for form in bare),
        tuple(form[1:] for form in bare if form.startswith("-")),
        tuple(form.strip("()-") for form in forms),
        frozenset(form[:_OPENING].split(" ")[0].rstrip("*") for form in said),
        next((form.removeprefix("-") for form in bare if "#" not in form), ""),
    )


@cache
def opposite_pairs() -> tuple[tuple[Sense, Sense, str], ...]:
    """Each pair of senses in both orders, and the mark of converses."""
    text = files("thiap.languages").joinpath("data/opposites.tsv").read_text("utf-8")
    pairs = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            one, other, one_thai, other_thai, *marks = line.split("\t")
            first, second, mark = _sense(one, one_thai), _sense(other, other_thai), "".join(marks)
            pairs += [(first, second, mark), (second, first, mark)]
    return tuple(pairs)


@cache
def _openings() -> dict[str, tuple[int, ...]]:
    """The pairs whose first sense may begin so, by number."""
    found: dict[str, list[int]] = {}
    for number, (sense, *_) in enumerate(opposite_pairs()):
        for opening in sense.openings:
            found.setdefault(opening, []).append(number)
    return {opening: tuple(numbers) for opening, numbers in found.items()}


@dataclass(slots=True)
class ThaiText:
    """A Thai text whose words are cut when they are first asked for."""

    text: str
    _edges: tuple[frozenset[int], frozenset[int]] | None = None

    def whole(self, sense: Sense) -> list[Span]:
        """Where the text says ``sense`` in words, not in parts of them."""
        found = [match.span() for match in sense.thai.finditer(self.text)] if sense.thai else []
        if not found:
            return []
        if self._edges is None:
            words = list(thai_words(self.text))
            self._edges = (
                frozenset(at for at, _ in words),
                frozenset(at + len(word) for at, word in words),
            )
        starts, ends = self._edges
        # A number may go on after a form that ends in one; a long form may be cut together with what follows.
        return [
            span
            for span in found
            if (span[0] in starts or self.text[slice(*span)].endswith(sense.thai_ends or ("\0",)))
            and (span[1] in ends or self.text[span[1] - 1].isdigit() or span[1] - span[0] >= _LONG)
        ]


def oppositions(english: str, thai: str) -> Iterator[Opposition]:
    """Words of ``english`` whose opposite, and nothing that renders them, stands in ``thai``.

    A pair counts only if each text holds one of the two meanings alone, and neither word is negated.

    Args:
        english: running text.
        thai: running text that should say the same.
    """
    words = ThaiText(thai)
    beginnings = {word[:size] for word in _WORD.findall(english.lower()) for size in range(2, _OPENING + 1)}
    openings = _openings()
    for number in sorted({number for opening in beginnings for number in openings.get(opening, ())}):
        sense, opposite, converse = opposite_pairs()[number]
        said = [match.span() for match in sense.english.finditer(english)]
        said = [span for span in said if not _BOTH.search(english[max(0, span[0] - 5) : span[0]])]
        if not said or _outside(opposite.english_answers, english, said):
            continue
        against = [match.span() for match in opposite.thai.finditer(thai)] if opposite.thai else []
        against = [span for span in against if not _FIRST.match(thai, span[0])]
        if not against or _outside(sense.thai_answers, thai, against):
            continue
        places = [span for span in words.whole(opposite) if span in against]
        if not places or _negated(thai, places[0], "th") or _negated(english, said[0], "en"):
            continue
        if _denied_before(english, said[0], thai):
            continue
        if not _asked(english, said[0], thai, places[0]) and not _apart(english, said[0], thai, places[0]):
            yield Opposition(said[0], places[0], converse)


def _denied_before(english: str, said: Span, thai: str) -> bool:
    """Whether a negator of its clause denies a word, which Thai may say by the opposite (หลัง)."""
    before = _CLAUSE.search(english[: said[0]])
    return bool(before and negations(before[0], "en")) and not negations(thai, "th")


def _asked(english: str, said: Span, thai: str, place: Span) -> bool:
    """Whether English asks for what Thai says is lacking, as messages of errors do."""
    before = english[max(0, said[0] - _ASKED_CHARS) : said[0]]
    asked = _ASKED.search(before) is not None and _MUST_THAI.search(thai) is None
    return asked and bool(negations(thai[slice(*place)], "th", every=True))


def _apart(english: str, said: Span, thai: str, place: Span) -> bool:
    """Whether two bounds are of two numbers: less than 12, มากกว่า 60."""
    first, second = (_DIGITS.findall(text[slice(*span)]) for text, span in ((english, said), (thai, place)))
    return bool(first and second) and first != second


def _outside(pattern: re.Pattern[str], text: str, spans: list[Span]) -> bool:
    """Whether ``pattern`` is found in ``text`` but inside ``spans``."""
    return any(
        not any(start <= match.start() and match.end() <= end for start, end in spans)
        for match in pattern.finditer(text)
    )


def _negated(text: str, span: Span, lang: str) -> bool:
    """Whether a negator or a verb of undoing stands before a word, or a negator after it as in Thai."""
    before = text[max(0, span[0] - _CONTEXT_CHARS) : span[0]]
    if lang == "th" and (_UNDONE.search(before) or _UNDONE_BEHIND.match(text, span[1])):
        return True
    if lang == "en" and (_UNDONE_ENGLISH.search(before) or _NOTHING.match(text, span[1])):
        return True
    start, end = max(0, span[0] - _CONTEXT_CHARS), span[1] + (_AFTER_CHARS if lang == "th" else 0)
    around = negations(text[start:end], lang, every=True)
    return any(not overlap((cue.span[0] + start, cue.span[1] + start), span) for cue in around)
