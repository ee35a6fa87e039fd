"""Decades, centuries, seasons and days of the moon."""

from __future__ import annotations

from decimal import Decimal

from thiap.facts.build import Found, duration_reading, make_fact
from thiap.facts.calendars import BE_OFFSET, edtf_year, season_reading, span_reading
from thiap.facts.decades import DECADES_OF, century_behind, numbered, numbered_decade
from thiap.facts.numbers import read_number
from thiap.facts.tokens import Tokens, at
from thiap.facts.years import LAST_BE, LAST_CE, Year, read_year, whole_year
from thiap.languages import Language
from thiap.languages.cues import cue
from thiap.model import DateParts, Document, Fact, Reading

#: Behind a decade it says that years of life are meant.
_OF_LIFE = frozenset({"age", "ages", "age-group"})
#: Before a season that is also another word.
_DURING = frozenset({"in", "during", "since", "by", "until", "and"})
#: Behind a number they say what it counts.
_MEASURES = frozenset({"unit", "percent", "multiplier", "countable"})
#: From this one on, the hundreds ("the 2000s") are first ten years and then a hundred.
_OWN_CENTURY = 2000


def read_period(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """A decade, century or season at ``index``, "early", "mid" or "late" before it."""
    start = index
    part = at(tokens, index).senses.get("part")
    if part is not None:
        index += 1
        index += "dash" in at(tokens, index).senses and not at(tokens, index).gap
        index += language.grammar == "digits" and "of" in at(tokens, index).senses
        index += "the" in at(tokens, index).senses
        index += "year" in at(tokens, index).senses and "decade" in at(tokens, index + 1).senses
    index += "the" in at(tokens, index).senses and part is None
    for reader in (_decade, _century, _season, _lunar):
        if (found := reader(doc, tokens, index, language, start=start, part=part)) is not None:
            return found
    return None


def _decade(
    doc: Document, tokens: Tokens, index: int, language: Language, *, start: int, part: str | None
) -> Found | None:
    token = at(tokens, index)
    value: int | None = None
    end, era = index + 1, None
    if token.form == "plural" and token.amount is not None and not token.amount % 10 and token.amount <= 2600:
        value = int(token.amount)
        if value < 100:
            if "teens" in at(tokens, start - 1).senses or at(tokens, end).text in _OF_LIFE:
                return _teens(doc, tokens, index, token.amount)
            value += DECADES_OF
        if value < 300:
            return None
    elif "decade_name" in token.senses:
        if "teens" in {*at(tokens, start - 1).senses, *at(tokens, end).senses}:  # in her nineties
            return _teens(doc, tokens, index, Decimal(token.senses["decade_name"]))
        if start == index and language.grammar == "english":
            return None  # "nineties" alone may be degrees or ages
        century, end = (None, end) if language.grammar != "digits" else century_behind(tokens, end)
        value = (DECADES_OF if century is None else century) + int(token.senses["decade_name"])
    elif "decade" in token.senses and language.grammar == "thai":
        end += "year" in at(tokens, end).senses
        if part is None and "part" in at(tokens, end).senses:
            part, end = at(tokens, end).senses["part"], end + 1
        if "era" in at(tokens, end).senses:
            era, end = at(tokens, end).senses["era"], end + 1
        written = whole_year(at(tokens, end))
        if written is None or written < 10:
            return None
        unit = at(tokens, end + 1).senses
        if {"unit", "percent"} & unit.keys() and "era" not in unit:
            return None
        era = era or token.senses["decade"].split("|")[0]
        if era == "?":
            era = "BE" if LAST_CE < written <= LAST_BE else "CE"
        written += 1900 if written < 100 else 0
        value, end = (written - BE_OFFSET if era == "BE" else written), end + 1
    elif language.grammar == "digits" and (behind := numbered_decade(tokens, index)) is not None:
        value, end = behind
    if value is None:
        return None
    if value % 10:
        spans = [(f"{edtf_year(value)}/{edtf_year(value + 9)}", value + 9, "decade")]
    else:
        spans = [(f"{edtf_year(value)[:-1]}X", value + 9, "decade")]
    if language.grammar != "thai" and value % 100 == 0 and len(token.text.rstrip("'s")) == 4:
        # "the 1800s" are a hundred years or ten, "the 2000s" ten or a hundred
        spans.insert(value >= _OWN_CENTURY, (f"{value // 100:02d}XX", value + 99, "century"))
    readings = [
        span_reading(
            notation,
            value,
            last,
            rule=f"{part} {name}" if part else name,
            part=part,
            date=DateParts(year=value, era=era),
        )
        for notation, last, name in spans
    ]
    fact = make_fact(doc, tokens, start, end, kind="date", readings=readings, subtype=spans[0][2])
    follower = whole_year(at(tokens, end + 1)) if "and" in at(tokens, end).senses else None
    if language.grammar == "thai" and follower is not None and follower == value + 10 and era != "BE":
        # ทศวรรษ 1960 และ 1970: the word stands once
        notation = f"{edtf_year(follower)[:-1]}X"
        date = DateParts(year=follower, era=era)
        reading = span_reading(notation, follower, follower + 9, rule="decade", date=date)
        second = make_fact(doc, tokens, end + 1, end + 2, kind="date", readings=[reading], subtype="decade")
        return [fact, second], end + 2
    return [fact], end


def _teens(doc: Document, tokens: Tokens, index: int, amount: Decimal) -> Found:
    """An age: "in his 40s"."""
    reading = duration_reading(amount, amount + 9, "year", "decade-of-life")
    return [
        make_fact(doc, tokens, index, index + 1, kind="duration", readings=[reading], subtype="age")
    ], index + 1


def _century(
    doc: Document, tokens: Tokens, index: int, language: Language, *, start: int, part: str | None
) -> Found | None:
    """One fact for each century of a list: the 18th and 19th centuries, ศตวรรษที่ 18 และ 19."""
    if language.grammar == "digits":
        return _century_in_digits(doc, tokens, index, language, start=start, part=part)
    era = "CE"
    numbers: list[tuple[int, int, int]] = []
    scan = index
    if language.grammar == "thai":
        if "century" not in at(tokens, index).senses:
            return None
        era, scan = at(tokens, index).senses["century"].split("|")[0], index + 1
    while len(numbers) < 6:
        first = scan
        number = _century_number(tokens, scan, language)
        if number is None or not 1 <= number[0] <= 30:
            break
        numbers.append((number[0], start if not numbers else first, number[1]))
        scan = number[1]
        link = at(tokens, scan)
        if not ({"and", "dash", "range", "or"} & link.senses.keys() or link.text == ","):
            break
        follower = scan + 1 + ("the" in at(tokens, scan + 1).senses)
        after = _century_number(tokens, follower, language)
        if after is None or (
            "dash" in link.senses and language.grammar != "thai" and "century" in at(tokens, scan + 1).senses
        ):
            break
        if (
            language.grammar == "thai"
            and {"counted", "unit", "percent", "multiplier"} & at(tokens, after[1]).senses.keys()
        ):
            break
        scan = follower
    if not numbers:
        return None
    end = numbers[-1][2]
    if language.grammar != "thai":
        scan = end + ("dash" in at(tokens, end).senses)
        if "century" not in at(tokens, scan).senses:
            return None
        end = scan + 1
    if at(tokens, end).text == "," and at(tokens, end + 1).text in ("b.c.", "bc", "bce", "b.c.e."):
        end += 1
    behind = at(tokens, end)
    value = behind.senses.get("era_after") or (
        behind.senses.get("era") if behind.text not in ("be",) else None
    )
    if value is not None and (language.grammar == "thai" or behind.capital):
        era, end = value, end + 1
    facts: list[Fact] = []
    for position, (number_value, first, last) in enumerate(numbers):
        stop = end if position == len(numbers) - 1 else last
        facts.append(
            _century_fact(
                doc, tokens, first, stop, number=number_value, era=era, part=part if position == 0 else None
            )
        )
    return facts, end


def _century_in_digits(
    doc: Document, tokens: Tokens, index: int, language: Language, *, start: int, part: str | None
) -> Found | None:
    """A century by its number before or behind the word: 19e siècle, siglo XIX, abad ke-19."""
    number: int | None
    before_christ = at(tokens, index).senses.get("era") == "BCE"  # 紀元前5世紀
    index += before_christ
    if (place := at(tokens, index).senses.get("century_place")) is not None:
        if _MEASURES & at(tokens, index + 1).senses.keys():
            return None  # del duecento per cento
        number, end = int(place), index + 1
    elif "century" in at(tokens, index).senses:
        scan = index + 1 + ("ordinal_mark" in at(tokens, index + 1).senses)
        number, end = numbered(tokens, scan + ("dash" in at(tokens, scan).senses)), scan + 1
        end += "dash" in at(tokens, scan).senses
        if "decade_after" in at(tokens, end).senses:
            return None
    else:
        number, scan = numbered(tokens, index), index + 1
        scan += at(tokens, scan).text in (".", "º", "°") or "dash" in at(tokens, scan).senses
        if "century" not in at(tokens, scan).senses:
            return None
        end = scan + 1
    if number is None or not 1 <= number < 1000:
        return None
    era = at(tokens, end).senses.get("era_after", "CE")
    end += era != "CE"
    era = "BCE" if before_christ else era
    return [_century_fact(doc, tokens, start, end, number=number, era=era, part=part)], end


def _century_number(tokens: Tokens, index: int, language: Language) -> tuple[int, int] | None:
    token = at(tokens, index)
    if language.grammar != "thai":
        if token.form == "ordinal" and token.amount is not None:
            return int(token.amount), index + 1
        if "ordinal" in token.senses:
            return int(token.senses["ordinal"]), index + 1
        if token.senses.get("digit") == "20" and "dash" in at(tokens, index + 1).senses:
            tail = at(tokens, index + 2).senses.get("ordinal")
            return (20 + int(tail), index + 3) if tail else None
        return None
    number = read_number(tokens, index, language)
    if number is None or not number.whole:
        return None
    return int(number.low), number.end


def _century_fact(
    doc: Document, tokens: Tokens, first: int, end: int, *, number: int, era: str, part: str | None
) -> Fact:
    if era == "BCE":
        low, high = 1 - number * 100, -(number - 1) * 100
        notation = f"{edtf_year(low)}/{edtf_year(high)}"
    elif era == "BE":
        low, high = (number - 1) * 100 + 1 - BE_OFFSET, number * 100 - BE_OFFSET
        notation = f"{edtf_year(low)}/{edtf_year(high)}"
    else:
        low, high = (number - 1) * 100 + 1, number * 100
        notation = f"{number - 1:02d}XX"
    reading = span_reading(
        notation, low, high, rule=f"{part} century" if part else "century", part=part, date=DateParts(era=era)
    )
    return make_fact(doc, tokens, first, end, kind="date", readings=[reading], subtype="century")


def _season(
    doc: Document, tokens: Tokens, index: int, language: Language, *, start: int, part: str | None
) -> Found | None:
    season = at(tokens, index).senses.get("season") or _fall(tokens, index)
    if season is None or part is not None:
        return None
    scan = index + 1 + (at(tokens, index + 1).text in ("of", ",", cue("of")))
    year = read_year(tokens, scan, language, after_month=True)
    if year is None or len(at(tokens, year.end - 1).text) < 4:
        return None
    readings = [season_reading(ce, int(season), rule="season") for ce in year.ce]
    found = [make_fact(doc, tokens, start, year.end, kind="date", readings=readings, subtype="season")]
    return _and_next_year(doc, tokens, year, found) or (found, year.end)


def _and_next_year(doc: Document, tokens: Tokens, year: Year, season: list[Fact]) -> Found | None:
    """The year that a season goes on in, by its last two digits: the winter of 2019–20."""
    link, short = at(tokens, year.end), at(tokens, year.end + 1)
    joined = ("dash" in link.senses or link.text == "/") and not link.gap and not short.gap
    if not joined or short.form != "number" or short.text != f"{(year.written + 1) % 100:02d}":
        return None
    readings = [span_reading(edtf_year(ce + 1), ce + 1, ce + 1, rule="season") for ce in year.ce]
    fact = make_fact(doc, tokens, year.end + 1, year.end + 2, kind="date", readings=readings)
    return [*season, fact], year.end + 2


def _fall(tokens: Tokens, index: int) -> str | None:
    """The season that "fall" is in "in the fall of 2004" and "Fall 2009", and not in "the fall of Rome"."""
    token, year = at(tokens, index), at(tokens, index + 1)
    if "season_cued" not in token.senses:
        return None
    told = at(tokens, index - 1).text == "the" and at(tokens, index - 2).text in _DURING
    told = told or (token.capital and len(year.text) == len("2009") and whole_year(year) is not None)
    return token.senses["season_cued"] if told else None


def _lunar(
    doc: Document, tokens: Tokens, index: int, language: Language, *, start: int, part: str | None
) -> Found | None:
    """A day of the moon, ขึ้น 15 ค่ำ เดือน 12: recognised, not converted; its value is "moon+15-12"."""
    moon = at(tokens, index).senses.get("lunar")
    if moon is None and part is None and "lunar_month" in at(tokens, index + 1).senses:
        return _lunar_month(doc, tokens, index, language)
    if moon is None or part is not None:
        return None
    day = read_number(tokens, index + 1, language)
    if day is None or "lunar_day" not in at(tokens, day.end).senses:
        return None
    end, value = day.end + 1, f"moon{moon}{day.low}"
    if "month_mark" in at(tokens, end).senses:
        month, named = read_number(tokens, end + 1, language), at(tokens, end + 1)
        if "lunar_month" in named.senses:
            end, value = end + 2, f"{value}-{named.senses['lunar_month']}"
        elif month is not None and month.low <= 12:
            end, value = month.end, f"{value}-{month.low}"
    reading = Reading(value, rule="lunar", date=DateParts())
    return [make_fact(doc, tokens, start, end, kind="date", readings=[reading], subtype="lunar")], end


def _lunar_month(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """A month of the moon by its name, the day behind it or none: เดือนยี่, เดือนอ้าย ขึ้น 8 ค่ำ."""
    if "month_mark" not in at(tokens, index).senses:
        return None
    month, day = at(tokens, index + 1).senses["lunar_month"], None
    if "lunar" in at(tokens, index + 2).senses:
        day = _lunar(doc, tokens, index + 2, language, start=index + 2, part=None)
    end, value = (index + 2, f"moonXX-{month}") if day is None else (day[1], f"{day[0][0].value}-{month}")
    reading = Reading(value, rule="lunar", date=DateParts())
    return [make_fact(doc, tokens, index, end, kind="date", readings=[reading], subtype="lunar")], end
