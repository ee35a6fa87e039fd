"""Cues of negation, by language: words that negate, words that may, and words that only look so.

The words stand in ``data/signs.LANG.tsv`` and, by pairs that render each other, in ``data/sign_pairs.tsv``;
their heads name the form and the sources. Prefixed English words come from the antonyms of Princeton WordNet
3.0 (``data/negative-words.en.txt``), words that Thai says with a negator also from the dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from thiap.languages.dictionary import in_dictionary, translations
from thiap.languages.forms import compile_forms, fixed_beginnings
from thiap.languages.thai_words import thai_words
from thiap.model import Span
from thiap.spans import overlap

#: Languages with a table.
LANGUAGES: Final = ("en", "th")


@dataclass(frozen=True, slots=True)
class Cue:
    """A negation in a text.

    Attributes:
        span: the word, as offsets.
        without: what stands there when the negation is taken away.
        approximate: it nearly negates (seldom), or negates until now (yet to), and has answers without a
            negator.
    """

    span: Span
    without: str
    approximate: bool = False


_WORD = re.compile(r"[A-Za-z][A-Za-z-]+")
#: What an *or not* of its own does not stand before; behind *whether* it is one wherever it stands.
_LETTER: Final = re.compile(r"\s{1,3}[a-z]")
_WHETHER: Final = re.compile(r"\bwhether\b", re.IGNORECASE)
#: Letters before *or not* in which its *whether* stands.
_REACH: Final = 200
#: What a Thai translation may hold of negation; with what stands before it in a dictionary.
_THAI_NEGATED = re.compile(r"(?:ไม่ได้|ไม่|ไร้|ปราศจาก|มิ(?=ได้|อาจ|ให้|ใช่)|ห้าม(?!ล้อ|เลือด)|ขาด)(.*)")
#: What ends a word that says what can be done: nonprintable denies *printable*.
_ABLE = re.compile(r"\w{3}[ai]ble\Z")
#: A word counts as said with a negator if so many of its translations hold one.
_NEGATED_SHARE: Final = 0.4
_PREFIX = re.compile(r"^(?:un|in|im|ir|il|dis|non|mis|a)-?")
#: Characters of a Thai form that is hardly part of another word by chance.
_LONG: Final = 5
#: The same for a word whose negator answers it.
_SOME_SHARE: Final = 0.2
#: Characters from a negator to a *without* that it denies, at most, and what parts them.
_DENIED: Final = 80
_CLAUSE_END: Final = re.compile(r"[,;:.!?]")
#: Characters between a Thai negator and what it negates, at most.
_BETWEEN: Final = 3


@dataclass(frozen=True, slots=True)
class _Signs:
    """The table of a language: an expression for each kind, what its forms begin with, and the rests.

    ``without`` is what is left without each negator.
    """

    kinds: dict[str, re.Pattern[str]]
    beginnings: dict[str, tuple[str, ...]]
    without: dict[str, str]

    def spans(self, kind: str, text: str) -> Iterator[Span]:
        low = text.casefold()
        if any(map(low.__contains__, self.beginnings.get(kind, ()))):
            yield from (match.span() for match in self.kinds[kind].finditer(text))


def _lines(name: str) -> Iterator[list[str]]:
    text = files("thiap.languages").joinpath(f"data/{name}").read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _signs(lang: str) -> _Signs:
    forms: dict[str, list[str]] = {}
    without: dict[str, str] = {}
    for kind, words, *rest in _lines(f"signs.{lang}.tsv"):
        forms.setdefault(kind, []).append(words)
        if kind == "negator":
            without |= dict.fromkeys(words.split("|"), rest[0] if rest else "")
    listed = {kind: "|".join(words).split("|") for kind, words in forms.items()}
    return _Signs(
        {kind: compile_forms(some, lang) for kind, some in listed.items()},
        {kind: fixed_beginnings(some) for kind, some in listed.items()},
        without,
    )


@dataclass(frozen=True, slots=True)
class _SignPair:
    """Forms of English and Thai that render each other, and what they begin with; compiled when needed."""

    forms: tuple[tuple[str, ...], tuple[str, ...]]
    beginnings: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def english(self) -> re.Pattern[str]:
        return _pattern(self.forms[0], "en")

    @property
    def thai(self) -> re.Pattern[str]:
        return _pattern(self.forms[1], "th")


_pattern = cache(compile_forms)


@cache
def _sign_pairs() -> tuple[_SignPair, ...]:
    pairs = []
    for english, thai in _lines("sign_pairs.tsv"):
        forms = tuple(sorted(_contracted(english.split("|")))), tuple(thai.split("|"))
        pairs.append(_SignPair(forms, (fixed_beginnings(forms[0]), fixed_beginnings(forms[1]))))
    return tuple(pairs)


def _pairs_of(english: str, thai: str) -> Iterator[_SignPair]:
    """The pairs that two texts may hold."""
    english, thai = english.casefold(), thai.casefold()
    for pair in _sign_pairs():
        first, second = pair.beginnings
        if any(map(english.__contains__, first)) and any(map(thai.__contains__, second)):
            yield pair


def _contracted(forms: Sequence[str]) -> set[str]:
    """English forms, and those that begin with *not* in their contractions too: n't … since."""
    short = {
        f"n{mark}t{form.removeprefix('not')}" for form in forms if form.startswith("not ") for mark in "'’"
    }
    return short.union(forms)


@cache
def _negative_words() -> frozenset[str]:
    text = files("thiap.languages").joinpath("data/negative-words.en.txt").read_text("utf-8")
    return frozenset(text.split())


@lru_cache(maxsize=1 << 14)
def negative_base(word: str) -> str | None:
    """What an English word denies by its prefix or by -less: *known* of unknown; None if it denies nothing.

    The antonyms of WordNet say so; beside them un- and non- count before a word that the dictionary knows.
    """
    word = word.lower()
    for ending in ("", "ly", "ed", "s", "d", "ies", "ing"):
        form = word.removesuffix(ending)
        if form in _negative_words():
            return form.removesuffix("less") if form.endswith("less") else _PREFIX.sub("", form)
    if word.endswith("less") and len(word) > 6:
        return word.removesuffix("less")
    for prefix in ("un", "non"):  # dis- and mis- begin too many other words (discuss, mistress)
        base = word.removeprefix(prefix).lstrip("-")
        if base != word and len(base) >= 4 and (in_dictionary(base) or _ABLE.search(base)):
            return base
    return None


@lru_cache(maxsize=1 << 14)
def negated_forms(word: str) -> tuple[float, tuple[str, ...]]:
    """Share of the Thai translations of an English word that hold a negator, and what it negates in them."""
    forms = translations(word.lower())
    cores = [match[1] for form in forms if (match := _THAI_NEGATED.search(form))]
    return (len(cores) / len(forms) if forms else 0.0), tuple(core for core in cores if len(core) > 2)


def holds_negator(thai: str) -> bool:
    """Whether a Thai form of a dictionary negates something."""
    return _THAI_NEGATED.search(thai) is not None


def negations(text: str, lang: str, *, every: bool = False) -> list[Cue]:
    """The negators of ``text``; none in a language without a table.

    Set phrases (not only, ไม่กี่) are left out unless ``every`` is set: they negate nothing, but may well
    answer a negation.

    *Neither … nor* is one negation. Thai is cut into words for the negators that other words contain: ห้ามี
    (five have) holds no ห้าม.
    """
    if lang not in LANGUAGES:
        return []
    signs = _signs(lang)
    spans = list(signs.spans("negator", text))
    if not spans and "nearly" not in signs.kinds:
        return []
    hidden = [] if every else [span for span in signs.spans("nothing", text) if not _goes_on(text, span)]
    cues = [
        Cue(span, signs.without.get(text[slice(*span)].lower(), ""))
        for span in spans
        if not any(overlap(span, other) for other in hidden)
    ]
    if lang == "en":
        if any(text[slice(*cue.span)].lower() == "neither" for cue in cues):
            cues = [cue for cue in cues if text[slice(*cue.span)].lower() != "nor"]
        nearly = (s for s in signs.spans("nearly", text) if not any(overlap(s, other) for other in hidden))
        cues += [Cue(span, "", approximate=True) for span in nearly]
        return sorted(cues, key=lambda cue: cue.span)
    return list(_whole_words(text, cues, list(signs.spans("other", text))))


def _goes_on(text: str, span: Span) -> bool:
    """Whether *or not* is no phrase of its own but denies the word behind it: slow or not working."""
    if text[slice(*span)].lower() != "or not" or not _LETTER.match(text, span[1]):
        return False
    return _WHETHER.search(text, max(0, span[0] - _REACH), span[0]) is None


def _whole_words(text: str, cues: list[Cue], others: list[Span]) -> Iterator[Cue]:
    """Thai negators that are words, not parts of others."""
    words: dict[int, str] | None = None
    for cue in cues:
        start, end = cue.span
        if any(overlap(cue.span, other) for other in others):
            continue
        if not text.startswith("ไม", start):  # hardly another word holds ไม่: it is not cut
            words = dict(thai_words(text)) if words is None else words
            word = words.get(start, "")  # มิได้ may be cut in two
            if not (word if text.startswith("มิ", start) else word.startswith(text[start:end])):
                continue
        yield cue


def excused(english: str, thai: str) -> tuple[list[Span], list[Span]]:
    """Stretches of two texts that render each other though only one of them holds a negator.

    Each English stretch answers one Thai stretch at most; of several the one at the likest place.

    Returns:
        Spans in the English, spans in the Thai: their negators are answered by words that are none.
    """
    first: list[Span] = []
    second: list[Span] = []
    parts = list(_signs("th").spans("other", thai))
    negators = list(_signs("th").spans("negator", thai))
    for pair in _pairs_of(english, thai):
        here = [match.span() for match in pair.english.finditer(english)]
        there = [match.span() for match in pair.thai.finditer(thai)] if here else []
        there = [span for span in there if not any(_cuts(span, part) for part in parts)]
        scale = len(thai) / max(1, len(english))
        _join(here, there, first, second, scale=scale, negators=negators)
    for match in _WORD.finditer(english) if negators else ():
        share, cores = negated_forms(match[0])
        for core in cores if share >= _SOME_SHARE else ():
            at = thai.find(core)
            before = next((s for s in negators if at >= 0 and 0 <= at - s[1] <= _BETWEEN), None)
            if before:
                rendering = [(before[0], at + len(core))]
                _join([match.span()], rendering, first, second, scale=1.0, negators=negators)
                break
    return first, second


def _cuts(span: Span, part: Span) -> bool:
    """Whether a stretch takes a piece of a word: อย่า of อย่าง, but not อย่างยิ่ง."""
    return overlap(span, part) > 0 and not (span[0] <= part[0] and part[1] <= span[1])


def _join(
    here: list[Span],
    there: list[Span],
    first: list[Span],
    second: list[Span],
    *,
    scale: float,
    negators: list[Span],
) -> None:
    """Add stretches that answer each other, each once.

    ``scale`` is how many characters of the second text stand for one of the first.
    """
    negated = {span for span in there if any(overlap(span, negator) for negator in negators)}
    # prevent is ไม่ให้ in ป้องกันไม่ให้: what holds a negator has to be answered, the other has not.
    ways = sorted((b not in negated, abs(a[0] * scale - b[0]), a, b) for a in here for b in there)
    for _, _, a, b in ways:
        if not any(overlap(a, span) for span in first) and not any(overlap(b, span) for span in second):
            first.append(a)
            second.append(b)


def undone(english: str, cues: Sequence[Cue], *, several: bool) -> tuple[Cue, ...]:
    """The negators but a *without* that another one of its clause denies: cannot sleep without a pill, ต้อง.

    The other goes with it if ``several`` are unanswered; in a set phrase (cannot wait) it is no cue.
    """
    left = list(cues)
    for cue in cues:
        if english[slice(*cue.span)].lower() != "without":
            continue
        before = (other for other in negations(english, "en", every=True) if other.span[1] <= cue.span[0])
        first = max(before, key=lambda other: other.span, default=None)
        between = english[first.span[1] : cue.span[0]] if first is not None else ""
        if first is None or len(between) > _DENIED or _CLAUSE_END.search(between):
            continue
        if first not in left:
            left.remove(cue)
        elif several:
            left = [one for one in left if one not in (first, cue)]
    return tuple(left)


def doubtful_words(text: str, lang: str) -> list[Span]:
    """Words and phrases whose translation may negate (hard, until, ไม่กี่)."""
    if lang not in LANGUAGES:
        return []
    found = {span for kind in ("weak", "nothing") for span in _signs(lang).spans(kind, text)}
    if lang == "en":
        words = (match for match in _WORD.finditer(text))
        found |= {match.span() for match in words if negated_forms(match[0])[0] >= _NEGATED_SHARE}
    return sorted(found)


def negative_words(text: str, lang: str) -> list[Span]:
    """Words that negate without a negator (refuse, unable, ขาด)."""
    if lang not in LANGUAGES:
        return []
    found = set(_signs(lang).spans("strong", text))
    if lang == "th" and found:  # มองดู holds no งด, ปลอดภัย no ปลอด
        starts, others = dict(thai_words(text)), list(_signs(lang).spans("other", text))
        found = {s for s in found if s[0] in starts and not any(overlap(s, other) for other in others)}
    if lang == "en":
        found |= {match.span() for match in _WORD.finditer(text) if negative_base(match[0])}
    return sorted(found)
