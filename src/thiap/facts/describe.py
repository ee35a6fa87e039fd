"""Facts in words a reader of a report understands."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Final

from thiap.facts.calendars import PARTS
from thiap.facts.units import units
from thiap.languages.language import table
from thiap.model import Fact, Reading
from thiap.phrases import Phrase, say, words

_PLURALS: Final = {
    "person": "people",
    "time": "times",
    "country": "countries",
    "army": "armies",
    "company_unit": "companies",
    "corps": "corps",
    "aircraft": "aircraft",
    "fold": "times as much",
}
_LONG_PLURALS: Final = {"century": "centuries", "millennium": "millennia"}


def describe(fact: Fact) -> str:
    """The normalised value in English: "17 September 1939 (CE)", "13,500,000 people", "16 days"."""
    return words(in_words(fact))


def in_words(fact: Fact) -> Phrase | str:
    """The normalised value of a fact, to be said in any language."""
    reading = fact.readings[0]
    if fact.kind in ("name", "address"):
        return fact.text
    if fact.kind == "date":
        return _hedged(fact, reading_in_words(reading, subtype=fact.subtype))
    said = reading_in_words(reading, kind=fact.kind)
    if fact.kind == "number" and fact.counted:
        english = _PLURALS.get(fact.counted, fact.counted.replace("_", " ") + "s")
        said = say("measured", amount=said, unit=_either(english, _thai("th.counted.tsv").get(fact.counted)))
    if fact.per is not None:
        known = _thai("th.units.tsv").get(fact.per) or _thai("th.counted.tsv").get(fact.per)
        of_units = isinstance(said, Phrase) and said.key == "measured"
        said = say(
            "measured-per" if of_units else "per",
            amount=said,
            unit=_either(fact.per.replace("_", " "), known),
        )
    if fact.kind == "ordinal":
        said = say("last") if reading.value == "last" else say("ordinal", number=said)
    return _hedged(fact, said)


def describe_reading(reading: Reading, *, kind: str = "date", subtype: str | None = None) -> str:
    """One reading in English words."""
    return words(reading_in_words(reading, kind=kind, subtype=subtype))


def reading_in_words(reading: Reading, *, kind: str = "date", subtype: str | None = None) -> Phrase | str:
    """One reading, to be said in any language."""
    if reading.date is not None or kind == "date":
        said = _range([_date(end) for end in reading.value.split("/")])
        part = subtype if subtype in PARTS else reading.rule.split()[0] if reading.rule else ""
        if part in PARTS:
            said = say(f"part-{part}", date=said)
        known = (reading.date is not None and reading.date.year is not None) or reading.low is not None
        if known and reading.date is not None and reading.date.era not in (None, "CE", "BCE"):
            said = say("date-in-era", date=said)
        return say("date-inferred", date=said) if "year" in reading.inferred else said
    if kind == "duration":
        return _duration(reading)
    ends = _range([_grouped(end) for end in reading.value.split("/")])
    if reading.unit is None or reading.unit == "percent":
        return ends
    unit = units().get(reading.unit)
    english = unit.symbol if unit else reading.unit.replace("_", " ")
    return say("measured", amount=ends, unit=_either(english, _thai("th.units.tsv").get(reading.unit)))


def _hedged(fact: Fact, said: Phrase | str) -> Phrase | str:
    plain = fact.qualifier in ("exact", "vague")
    return said if plain else say(f"hedged-{fact.qualifier}", amount=said)


def _range(ends: list[Phrase | str] | list[str]) -> Phrase | str:
    return ends[0] if len(ends) == 1 else say("range", low=ends[0], high=ends[-1])


def _either(english: str, thai: str | None) -> Phrase | str:
    """A word in both languages; the English one where the tables have no Thai."""
    return say("either", en=english, th=thai) if thai else english


@cache
def _thai(name: str) -> dict[str, str]:
    """The first Thai word that a table gives for a unit or a class."""
    return {line[0]: line[1].split("|")[0] for line in table(name)}


def _grouped(text: str) -> str:
    sign = "%" if text.endswith("%") else ""
    try:
        return f"{Decimal(text.rstrip('%')):,}{sign}"
    except InvalidOperation:
        return text


def _duration(reading: Reading) -> Phrase | str:
    unit = reading.unit or "day"
    if reading.low is None or reading.high is None or unit not in units():
        return reading.value
    factor = units()[unit].factor
    low, high = (
        f"{(end / factor).quantize(Decimal('0.01')).normalize():f}" for end in (reading.low, reading.high)
    )
    english = unit if high == "1" else _LONG_PLURALS.get(unit, f"{unit}s")
    amount = _range([low, high] if low != high else [low])
    return say("measured", amount=amount, unit=_either(english, _thai("th.units.tsv").get(unit)))


def _date(text: str) -> Phrase | str:
    if text.startswith("moon"):
        return say("lunar", day=text[4:])
    if text.startswith("-W-"):
        return say(f"weekday-{int(text[3:])}")
    if text.endswith("XX") and len(text) == 4:
        number = int(text[:2]) + 1
        return say("century", ordinal=f"{number}{_ending(number)}", number=number)
    if text.endswith("X") and len(text) == 4:
        return say("decade", year=f"{text[:3].lstrip('0')}0")
    negative, parts = text.startswith("-"), text.lstrip("-").split("-")
    said: list[Phrase | str] = []
    if len(parts) > 2 and parts[2].isdigit():
        said.append(str(int(parts[2])))
    if len(parts) > 1 and parts[1].isdigit():
        said.append(say(f"month-{int(parts[1])}"))
    if parts[0].isdigit():
        year = int(parts[0])
        said.append(say("year-bce", year=str(year + 1)) if negative else say("year", year=str(year)))
    return say("date", all=tuple(said)) if said else say("date-unnamed")


def _ending(number: int) -> str:
    """The letters of an English ordinal."""
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
