"""Facts in words a reader of a report understands."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from thiap.facts.units import units
from thiap.model import Fact, Reading

_EN_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_PARTS = ("early", "mid", "late")
_EN_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_HEDGES = {
    "about": "about ",
    "more": "more than ",
    "less": "less than ",
    "at_least": "at least ",
    "at_most": "at most ",
    "nearly": "nearly ",
    "vague": "",
    "exact": "",
}
_CLASSES = {
    "person": "people",
    "time": "times",
    "country": "countries",
    "army": "armies",
    "company_unit": "companies",
    "corps": "corps",
    "aircraft": "aircraft",
    "fold": "times as much",
}


def describe(fact: Fact) -> str:
    """The normalised value in English: "17 September 1939 (CE)", "13,500,000 people", "16 days"."""
    reading = fact.readings[0]
    hedge = _HEDGES[fact.qualifier]
    if fact.kind in ("name", "address"):
        return fact.text
    if fact.kind == "date":
        return hedge + describe_reading(reading, subtype=fact.subtype)
    text = describe_reading(reading, kind=fact.kind)
    if fact.kind == "number" and fact.counted:
        text += f" {_CLASSES.get(fact.counted, fact.counted.replace('_', ' ') + 's')}"
    if fact.per is not None:
        text += f" per {fact.per.replace('_', ' ')}"
    if fact.kind == "ordinal":
        text = "last" if reading.value == "last" else f"no. {text}"
    return hedge + text


def describe_reading(reading: Reading, *, kind: str = "date", subtype: str | None = None) -> str:
    """One reading in words."""
    if reading.date is not None or kind == "date":
        text = " to ".join(_date(end) for end in reading.value.split("/"))
        part = subtype if subtype in _PARTS else reading.rule.split()[0] if reading.rule else ""
        if part in _PARTS:
            text = f"{part} {text}"
        known = (reading.date is not None and reading.date.year is not None) or reading.low is not None
        era = (
            " (CE)"
            if known and reading.date is not None and reading.date.era not in (None, "CE", "BCE")
            else ""
        )
        note = " (year from the context)" if "year" in reading.inferred else ""
        return text + era + note
    if kind == "duration":
        return _duration(reading)
    ends = " to ".join(_grouped(end) for end in reading.value.split("/"))
    if reading.unit is None or reading.unit == "percent":
        return ends
    unit = units().get(reading.unit)
    return f"{ends} {unit.symbol if unit else reading.unit.replace('_', ' ')}"


def _grouped(text: str) -> str:
    sign = "%" if text.endswith("%") else ""
    try:
        return f"{Decimal(text.rstrip('%')):,}{sign}"
    except InvalidOperation:
        return text


def _duration(reading: Reading) -> str:
    unit = reading.unit or "day"
    if reading.low is None or reading.high is None or unit not in units():
        return reading.value
    factor = units()[unit].factor
    low, high = (
        f"{(end / factor).quantize(Decimal('0.01')).normalize():f}" for end in (reading.low, reading.high)
    )
    plural = (
        unit if high == "1" else {"century": "centuries", "millennium": "millennia"}.get(unit, f"{unit}s")
    )
    return f"{low if low == high else f'{low} to {high}'} {plural}"


def _date(text: str) -> str:
    if text.startswith("moon"):
        return f"lunar date {text[4:]}"
    if text.startswith("-W-"):
        return _EN_DAYS[int(text[3:]) - 1]
    if text.endswith("XX") and len(text) == 4:
        number = int(text[:2]) + 1
        return f"{number}{_ending(number)} century"
    if text.endswith("X") and len(text) == 4:
        return f"{text[:3].lstrip('0')}0s"
    negative, parts = text.startswith("-"), text.lstrip("-").split("-")
    words = []
    if len(parts) > 2 and parts[2].isdigit():
        words.append(str(int(parts[2])))
    if len(parts) > 1 and parts[1].isdigit():
        number = int(parts[1])
        words.append(
            _EN_MONTHS[number - 1]
            if number <= 12
            else {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}[number]
        )
    if parts[0].isdigit():
        year = int(parts[0])
        words.append(f"{year + 1} BCE" if negative else str(year))
    return " ".join(words) or "a day named by another"


def _ending(number: int) -> str:
    """The letters of an English ordinal."""
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
