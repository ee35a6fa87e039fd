"""Suggestions: the target's words with the value of the source, where one change of them makes it so.

Digits are put in place by their value. Everything else is tried and read again: a power of ten, the digits
before one, a month, a weekday, a time of day is offered only where the changed words then mean what the
source means. Words of languages that inflect are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from thiap.compare.values.amounts import amount_of
from thiap.compare.values.relate import relate
from thiap.facts.calendars import year_in_era
from thiap.facts.extract import extract_facts
from thiap.languages import LANGUAGES, lexicon
from thiap.model import Block, Document, Fact, Pair
from thiap.spans import arabic_digits, thai_digits

_NUMBER: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_CLOCK: Final = re.compile(r"(\d{1,2})([:.])(\d{2})(?!\d)")
#: Most figures behind the point that a number may gain.
_FIGURES: Final = 3


def suggest(pair: Pair, lang: str) -> str | None:
    """The target's words with the right value, or the right address; None where more needs to change.

    Args:
        pair: a contradiction.
        lang: language of the target.
    """
    assert pair.source is not None and pair.target is not None
    source, target = pair.source, pair.target
    if source.kind == target.kind == "address":
        return source.text
    by_value = _with_digits(pair)
    if by_value is not None:
        return by_value
    if lang not in LANGUAGES or source.qualifier == "vague" or len(pair.aspects) != 1:
        return None
    for text in dict.fromkeys(_candidates(pair, target.text, lang)):
        if text != target.text and _means(text, lang, source, target):
            return text
    return None


def _candidates(pair: Pair, text: str, lang: str) -> Iterator[str]:
    """What may be meant, the likeliest first."""
    assert pair.source is not None and pair.target is not None
    right = pair.source.readings[0]
    if right.date and pair.aspects == ("month",) and right.date.month:
        yield from _with_word(text, lang, "month", str(right.date.month))
    elif right.date and pair.aspects == ("weekday",) and right.date.weekday:
        yield from _with_word(text, lang, "weekday", str(right.date.weekday))
    elif pair.source.kind == "time":
        yield from _with_clock(text, right.value)
    elif pair.aspects == ("value",):
        one = amount_of(pair.source, right)
        other = amount_of(pair.target, pair.target.readings[0])
        if one and other and one.unit == other.unit and one.interval.is_point and other.interval.is_point:
            powers = list(_with_power(text, lang))
            figures = list(_with_figures(text, one.interval.low, other.interval.low))
            yield from powers + figures if _figures(pair.source.text) == _figures(text) else figures + powers
    yield from _with_number(text, _figures(pair.source.text))


def _figures(text: str) -> list[str]:
    """The numbers in digits, without their group marks."""
    return [number.replace(",", "") for number in _NUMBER.findall(arabic_digits(text))]


def _with_number(text: str, figures: list[str]) -> Iterator[str]:
    """The source's own digits, where either side has one number: ศตวรรษที่ 19."""
    arabic = arabic_digits(text)
    found = list(_NUMBER.finditer(arabic))
    if len(found) == len(figures) == 1:
        start, end = found[0].span()
        said = thai_digits(figures[0]) if text[start] != arabic[start] else figures[0]
        yield text[:start] + said + text[end:]


def _means(text: str, lang: str, source: Fact, target: Fact) -> bool:
    """Whether the words, read on their own, are one fact that says what the source says."""
    doc = Document("", text, lang, "text", (Block("paragraph", (0, len(text))),))
    facts = extract_facts(doc)
    if len(facts) != 1 or facts[0].span != (0, len(text)) or facts[0].kind != target.kind:
        return False
    match = relate(source, facts[0])
    if match is not None and match.relation == "equal":
        return True
    ours, right, was = facts[0].readings[0].date, source.readings[0].date, target.readings[0].date
    if ours is None or right is None or was is None:
        return False
    kept = ours.day == was.day and ours.written_year in (was.written_year, was.year)
    return kept and (ours.month, ours.weekday or right.weekday) == (right.month, right.weekday)


def _with_power(text: str, lang: str) -> Iterator[str]:
    """Another power of ten: พันล้าน for ล้าน, billion for million."""
    powers = {
        word: int(value)
        for word, senses in lexicon(lang).items()
        if (value := senses.get("multiplier")) and re.fullmatch("10{2,}", value) and len(word) > 2
    }
    largest = max(powers.values())
    joined = {} if largest > 10**6 else {w: v for w, v in _tens(lang).items() if v < largest}
    top = [word for word, value in powers.items() if value == largest]
    words = [*powers, *(small + word for small in joined for word in top)]
    found = _word_pattern(words, lang).search(text)
    if found:
        for word in words:
            yield text[: found.start()] + word + text[found.end() :]


def _tens(lang: str) -> dict[str, int]:
    """Powers of ten from 10 on, which multiply the largest where a language has no word of its own."""
    return {
        word: int(value)
        for word, senses in lexicon(lang).items()
        if (value := senses.get("multiplier")) and re.fullmatch("10+", value)
    }


def _word_pattern(words: list[str], lang: str) -> re.Pattern[str]:
    """Any of the words, the longest first; whole words where the script parts them."""
    edge = "" if lang == "th" else r"\b"
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(f"{edge}(?:{'|'.join(map(re.escape, ordered))}){edge}", re.IGNORECASE)


def _with_figures(text: str, right: Decimal, wrong: Decimal) -> Iterator[str]:
    """Other digits before the same words: 15.3 for 13.5 before ล้าน."""
    arabic = arabic_digits(text)
    found = list(_NUMBER.finditer(arabic))
    if len(found) != 1 or not wrong:
        return
    start, end = found[0].span()
    old = found[0].group()
    new = (Decimal(old.replace(",", "")) * right / wrong).normalize()
    exponent = new.as_tuple().exponent
    most = len(old.partition(".")[2]) + _FIGURES
    if new <= 0 or not isinstance(exponent, int) or -exponent > most:
        return
    said = f"{new:,f}" if "," in old or new >= 10_000 else f"{new:f}"
    yield text[:start] + (thai_digits(said) if text[start] != arabic[start] else said) + text[end:]


def _with_clock(text: str, value: str) -> Iterator[str]:
    """Another time in digits."""
    right = re.fullmatch(r"(\d{2}):(\d{2})", value)
    arabic = arabic_digits(text)
    found = list(_CLOCK.finditer(arabic))
    if right is None or len(found) != 1:
        return
    start, end = found[0].span()
    hour = right[1] if len(found[0][1]) == 2 else str(int(right[1]))
    said = f"{hour}{found[0][2]}{right[2]}"
    yield text[:start] + (thai_digits(said) if text[start] != arabic[start] else said) + text[end:]


def _with_word(text: str, lang: str, sense: str, value: str) -> Iterator[str]:
    """Another month or weekday, written as long as the one it takes the place of."""
    known = {word: senses[sense] for word, senses in lexicon(lang).items() if sense in senses}
    found = _word_pattern(list(known), lang).search(text) if known else None
    if found is None:
        return
    old = found.group()
    twins = [word for word, number in known.items() if number == value]
    twins.sort(key=lambda word: (_shape(word) != _shape(old.casefold()), abs(len(word) - len(old))))
    for word in twins:
        cased = word[0].upper() + word[1:] if old[0].isupper() else word
        yield text[: found.start()] + cased + text[found.end() :]


def _shape(word: str) -> tuple[bool, bool, bool]:
    """How a name is shortened: with a point, with a blank, to a few letters."""
    return word.endswith("."), " " in word, len(word) <= 4


def _with_digits(pair: Pair) -> str | None:
    """The right number in the place of the wrong one, written as that was."""
    assert pair.target is not None
    target = pair.target
    wrong, right = _digits_to_change(pair)
    if wrong is None or right is None:
        return None
    arabic = arabic_digits(target.text)
    for old, new in (
        (f"{wrong.normalize():,f}", f"{right.normalize():,f}"),
        (f"{wrong.normalize():f}", f"{right.normalize():f}"),
    ):
        at = arabic.find(old)
        if at < 0 or arabic.count(old) != 1:
            continue
        before, after = arabic[at - 1 : at], arabic[at + len(old) : at + len(old) + 1]
        if before.isdigit() or after.isdigit():
            continue
        thai = target.text[at : at + len(old)] != old
        return target.text[:at] + (thai_digits(new) if thai else new) + target.text[at + len(old) :]
    return None


def _digits_to_change(pair: Pair) -> tuple[Decimal | None, Decimal | None]:
    assert pair.source is not None and pair.target is not None
    source, target = pair.source, pair.target
    first, second = source.readings[0], target.readings[0]
    if len(pair.aspects) != 1:
        return None, None
    if first.date and second.date:
        if pair.aspects == ("day",) and first.date.day and second.date.day:
            return Decimal(second.date.day), Decimal(first.date.day)
        if pair.aspects == ("year",) and first.date.year and second.date.written_year:
            right = year_in_era(first.date.year, second.date.era, first.date.month)
            return Decimal(second.date.written_year), Decimal(right)
        return None, None
    if pair.aspects != ("value",) or source.qualifier == "vague":
        return None, None
    one, other = amount_of(source, first), amount_of(target, second)
    if one is None or other is None or one.unit != other.unit:
        return None, None
    if not (one.interval.is_point and other.interval.is_point):
        return None, None
    return other.interval.low, one.interval.low
