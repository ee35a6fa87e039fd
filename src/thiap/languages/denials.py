"""English words that deny by themselves (lack, unable, irreversible), and a Thai that denies nothing.

Such a word has no negator, so no count of negators hears it lost. ``data/denials.en.tsv`` lists words and
phrases with what they deny; words with a negative prefix deny what is left of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from thiap.languages.dictionary import in_dictionary, translations
from thiap.languages.forms import compile_forms
from thiap.languages.negation import (
    excused,
    negated_forms,
    negations,
    negative_base,
    negative_words,
)
from thiap.languages.thai_words import thai_words
from thiap.model import Span
from thiap.spans import overlap

_WORD: Final = re.compile(r"[A-Za-z][A-Za-z-]+")
#: Before a verb they make a noun of it, which is one word with it: การปลด.
_NOUNS: Final = ("การ", "ความ")
#: Characters of a Thai form that is hardly part of another word by chance.
_LONG: Final = 5
#: The same where both texts are known to render each other.
_SHORT: Final = 3
#: Behind these a capital letter begins a sentence, elsewhere a name.
_OPENS: Final = re.compile(r"(?:^|[.!?:\n“\"(])\s*\Z")
#: How far back from a word its sentence may begin, in characters: blanks take no more.
_BACK: Final = 12


@dataclass(frozen=True, slots=True)
class Denial:
    """A word or phrase that denies.

    Attributes:
        span: where it stands.
        without: what is left when the denial is taken away.
        listed: Thai must answer it by a word of its own; a prefixed word may have a positive rendering.
    """

    span: Span
    without: str
    listed: bool


@cache
def _denials() -> tuple[re.Pattern[str], dict[str, str]]:
    """The listed words, and what each denies."""
    text = files("thiap.languages").joinpath("data/denials.en.tsv").read_text("utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    denied = {word: left for words, lefts in lines for word, left in _paired(words, lefts)}
    return compile_forms(denied, "en"), denied


def _paired(words: str, lefts: str) -> Iterator[tuple[str, str]]:
    return zip(words.split("|"), lefts.split("|"), strict=True)


@cache
def _undoing() -> re.Pattern[str]:
    text = files("thiap.languages").joinpath("data/denials.th.tsv").read_text("utf-8")
    return compile_forms(
        [form for line in text.splitlines() if not line.startswith("#") for form in line.split("|")], "th"
    )


def denials(english: str) -> list[Denial]:
    """Words that deny, each with what is left when the denial is taken away."""
    listed, denied = _denials()
    found = [
        Denial(match.span(), denied[" ".join(match[0].lower().split())], listed=True)
        for match in listed.finditer(english)
    ]
    for match in _WORD.finditer(english):
        name = match[0][0].isupper() and not _OPENS.search(
            english, max(0, match.start() - _BACK), match.start()
        )
        if name or any(overlap(match.span(), cue.span) for cue in found):
            continue
        if (left := _left(match[0])) is not None:
            found.append(Denial(match.span(), left, listed=False))
    return sorted(found, key=lambda cue: cue.span)


def _left(word: str) -> str | None:
    """What a word with a negative prefix or -less denies, as a word of English; None if there is none."""
    base = negative_base(word)
    if base is None:
        return None
    if word.lower().endswith("less"):
        base = f"{base}ful"
    return base if in_dictionary(base) else None


def open_denials(english: str, thai: str) -> list[Denial]:
    """The denials of an English text where its Thai holds no sign of any: nothing that denies or undoes.

    None where the English has a negator as well: it may be what the Thai leaves out.
    """
    found = denials(english)
    if not found or negations(english, "en"):
        return []
    answered, answers = excused(english, thai)
    signs = [cue.span for cue in negations(thai, "th", every=True)] + negative_words(thai, "th")
    if any(not any(overlap(sign, span) for span in answers) for sign in signs) or _undone(thai):
        return []
    return [
        cue
        for cue in found
        if not any(overlap(cue.span, span) for span in answered) and not rendered(english, cue.span, thai)
    ]


def _undone(thai: str) -> bool:
    """Whether a word of the Thai undoes something (ปลด, ยกเลิก)."""
    found = [match.start() for match in _undoing().finditer(thai)]
    words = list(thai_words(thai)) if found else []
    starts = {at for at, _ in words}
    starts |= {at + len(noun) for at, word in words for noun in _NOUNS if word.startswith(noun)}
    return not starts.isdisjoint(found)


def affirms(thai: str, denial: str, left: str) -> bool:
    """Whether a Thai text says what a denying word leaves, by the translations of either."""
    forms = (*translations(left.lower()), *negated_forms(denial)[1])
    return any(form in thai for form in forms if len(form) >= _SHORT)


def rendered(english: str, span: Span, thai: str) -> bool:
    """Whether a Thai text holds a translation of the English word at ``span``, or the word itself."""
    word = english[slice(*span)].split(maxsplit=1)[0]
    return word in thai or any(form in thai for form in translations(word.lower()))


def denied_words(english: str, thai: str) -> Iterator[tuple[Span, Span]]:
    """English words with a negative prefix, and where the Thai says what they deny.

    Only where no translation of the word itself stands in the Thai.
    """
    for match in _WORD.finditer(english):
        base = negative_base(match[0])
        if base is None or any(form in thai for form in translations(match[0].lower())):
            continue
        _, cores = negated_forms(match[0])
        forms = {
            form.removeprefix("ที่").removeprefix("ซึ่ง").removeprefix("อย่าง") for form in translations(base)
        }
        for form in sorted({*forms, *cores}, key=lambda form: (-len(form), form)):
            at = thai.find(form) if len(form) >= _LONG else -1
            if at >= 0:
                yield match.span(), (at, at + len(form))
                break
