"""Years, with their marks and eras."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from thiap.facts.calendars import BE_OFFSET, ce_years
from thiap.facts.tokens import Token, Tokens, at
from thiap.facts.units import dimension
from thiap.languages import Language
from thiap.languages.cues import cue, cues

#: Before the two years of a life or a reign.
_BEFORE_YEARS = ("(", ",", ";", "c.", "born", "ruled", "reigned", "r.", cue("reigned"))

#: The last year of either era that a text speaks of, by and large.
_LAST_YEAR = 2999
#: Before and behind a year of three digits that has no mark.
_OF_YEARS = frozenset({"in", "since", "until", "circa", "c.", "ca."})
_BEHIND_YEAR = frozenset(
    {"and", "when", "but", "he", "she", "it", "they", "the", "his", "her", "with", "after"}
)

#: What stands before the year of a claim to the rights.
_COPYRIGHT: Final = frozenset(("©", "copyright", *cues("rights")))
#: Two-digit CE years from here on are of the 1900s; BE years up to the second are of the 2500s.
_CE_PIVOT, _BE_PIVOT = 30, 75
#: No year of the Rattanakosin era, which began in 1782, is later yet.
_LAST_RS: Final = 250
#: The last year that "era" alone means the Lesser Era by: it was given up in 1912, its 1274th year.
_LAST_CS = 1300
_ERA, _THIS = cue("era_alone"), cue("this_one")
#: The first year of the Buddhist Era that is told by "in 1467 BE".
_EARLY_BE = 1000
#: The last years that a life is said to end in.
LAST_CE, LAST_BE = 2100, 2700


#: Words of a sentence that are units elsewhere.
_NO_UNITS = frozenset({"in", "a", "t", "s", "p", "h", "l", "g", "m"})


@dataclass(frozen=True, slots=True)
class Year:
    """A year as written, and the CE years it may mean; tokens ``[first, end)``."""

    first: int
    end: int
    written: int
    era: str | None
    ce: tuple[int, ...]


def two_digit_years(written: int, language: Language) -> tuple[int, ...]:
    """CE years of a two-digit year: in Thai BE 25xx first, then CE; in English CE alone."""
    western = 1900 + written if written >= _CE_PIVOT else 2000 + written
    if language.two_digit_era == "BE":
        return tuple(
            dict.fromkeys(
                (2500 + written - BE_OFFSET if written <= _BE_PIVOT else 2400 + written - BE_OFFSET, western)
            )
        )
    return (western,)


def whole_year(token: Token) -> int | None:
    """A numeral of up to four digits without separators."""
    if token.form != "number" or token.amount is None or not token.text.isdigit() or len(token.text) > 4:
        return None
    return int(token.amount)


def read_year(tokens: Tokens, index: int, language: Language, *, after_month: bool = False) -> Year | None:
    """The year at ``index`` with its marks (ปี, ค.ศ., AD, BC); None where the numeral is an amount."""
    start = index
    marked = "year" in at(tokens, index).senses and _year_at(tokens, index + 1)
    index += marked
    index += marked and at(tokens, index).text == "'"  # ปี'52
    era = None
    if _is_era(tokens, index) and whole_year(at(tokens, index + 1)) is not None:
        era, index = at(tokens, index).senses["era"].split("|")[0], index + 1
    token = at(tokens, index)
    value = whole_year(token)
    if value is None and token.amount is not None and "era_after" in at(tokens, index + 1).senses:
        value = int(token.amount) if token.form == "number" and token.amount < 10_000 else None
    if value is None:
        return None
    end = index + 1
    if era is None and (behind := _era_behind(tokens, end)) is not None:
        era, end = behind
    if era == "CS" and value > _LAST_CS and at(tokens, index - 1).text == _ERA:
        era = "BE" if value > LAST_CE else "CE"  # ศักราช 1225 is of the Lesser Era, 2310 is not
    if era is not None:
        if era == "BE" and value < 100:
            return Year(start, end, 2400 + value, "BE", ce_years(2400 + value, "BE", None))
        return Year(start, end, value, era, ce_years(value, era, None))
    end += "year_after" in at(tokens, end).senses
    digits = len(token.text)
    if digits == 4 and 1000 <= value <= 2100 and _on_feast(tokens, index):
        return Year(start, end, value, None, (value,))  # Christmas Day 1066
    if _is_amount(tokens, index, language, marked=marked or after_month):
        return None
    if digits <= 2 and marked and at(tokens, start).text.endswith(cue("that")):
        return None  # ปีที่ 10 of a reign
    if digits <= 2:
        follows = after_month and language.grammar == "thai" and not at(tokens, index).text.startswith("0")
        follows = (
            follows and not {"month", "month_mark"} & at(tokens, end).senses.keys()
        )  # 31 มีนาคม 30 มิถุนายน
        if digits == 2 and language.grammar == "thai" and (marked or follows):
            return Year(start, end, value, None, two_digit_years(value, language))
        if digits == 2 and _is_shortened(tokens, index):
            return Year(start, end, value, None, two_digit_years(value, language))
        return None
    if _unconverted(tokens, index, language, after_month=after_month, marked=marked):
        return Year(start, end, value, None, (value,))
    for first, last, bare_era in reversed(language.bare_years):
        if first <= value <= last:
            written_era = bare_era if bare_era != "CE" else None
            return Year(start, end, value, written_era, ce_years(value, written_era, None))
    if (marked or after_month) and language.two_digit_era == "BE" and 2200 <= value <= 2700:
        return Year(start, end, value, "BE", ce_years(value, "BE", None))
    cued = marked or after_month or (language.grammar != "thai" and _is_cue(at(tokens, index - 1)))
    if (lived := _life_span(tokens, index, language)) is not None:
        era = "BE" if lived and value > LAST_CE else None
        return Year(start, end, value, era, ce_years(value, era, None)) if lived else None
    if digits == 4 and 1000 <= value <= 2100 and (_bracketed(tokens, index) or _spans_years(tokens, index)):
        return Year(start, end, value, None, (value,))
    if digits == 3 and _dates_by_itself(tokens, index, language):
        return Year(start, end, value, None, (value,))
    if cued and (digits == 4 or marked) and value < 2400:
        if language.grammar != "thai" and digits == 3 and not marked:
            return None
        return Year(start, end, value, None, (value,))
    return None


def _dates_by_itself(tokens: Tokens, index: int, language: Language) -> bool:
    """Whether a numeral behind a preposition counts nothing: in 928, he died; founded in 928 and burnt."""
    cue_at, after = at(tokens, index - 1), at(tokens, index + 1)
    if language.grammar != "english" or cue_at.text not in _OF_YEARS or len(at(tokens, index).text) != 3:
        return False
    counted = at(tokens, index - 2)
    if counted.amount is not None or {"digit", "multiplier", "percent"} & counted.senses.keys():
        return False  # 5 in 100
    ends = after.form == "mark" and after.text in (",", ".", ";", ")", "")
    return (ends and (cue_at.capital or after.text != ",")) or after.text in _BEHIND_YEAR


def _is_era(tokens: Tokens, index: int) -> bool:
    """Whether a token marks the era of the number behind it: no verb, as in "should be 1200 pixels"."""
    token = at(tokens, index)
    if "era" not in token.senses or token.text not in ("be", "ad", "ce", "bc", "bce"):
        return "era" in token.senses
    return token.capital and (token.text != "be" or 2300 <= (at(tokens, index + 1).amount or 0) <= 2700)


def _bracketed(tokens: Tokens, index: int) -> bool:
    """Whether a numeral stands alone in brackets: the battle (1288)."""
    return at(tokens, index - 1).text == "(" and at(tokens, index + 1).text == ")"


def _spans_years(tokens: Tokens, index: int) -> bool:
    """Whether two numerals are the ends of a span of years: 1073 to 1074."""
    first, link, second = at(tokens, index), at(tokens, index + 1), at(tokens, index + 2)
    behind = at(tokens, index - 1).senses
    if not {"dash", "range"} & link.senses.keys() or len(second.text) != 4 or whole_year(second) is None:
        return False
    if first.amount is None or second.amount is None or not {"from", "between", "year_cue"} & behind.keys():
        return False
    counts = {"unit", "counted", "multiplier", "percent"} & at(tokens, index + 3).senses.keys()
    return not counts and 0 < second.amount - first.amount <= 150


def _unconverted(tokens: Tokens, index: int, language: Language, *, after_month: bool, marked: bool) -> bool:
    """Whether a numeral is a year of the Buddhist Era left as it was: January 30, 2538; in 2538."""
    token, before, after = at(tokens, index), at(tokens, index - 1), at(tokens, index + 1)
    if language.grammar == "thai" or len(token.text) != 4 or not 2400 <= int(token.text) <= 2600:
        return False
    if after_month or marked:
        return True
    cued = before.text in ("in", "since", "until", "before", "after", "by", "from") and before.form == "word"
    return cued and (after.form == "mark" or after.text in ("and", "to", "when", "the", "with", "as"))


def _life_span(tokens: Tokens, index: int, language: Language) -> bool | None:
    """Whether a numeral begins the years of a life in brackets: (Avicenna, 981–1037)."""
    first, dash, second = at(tokens, index), at(tokens, index + 1), at(tokens, index + 2)
    if (
        "dash" not in dash.senses
        or len(first.text) < 3
        or whole_year(second) is None
        or at(tokens, index + 3).text != ")"
    ):
        return None
    if at(tokens, index - 1).text not in _BEFORE_YEARS or first.amount is None or second.amount is None:
        return None
    last = LAST_BE if language.two_digit_era == "BE" and first.amount > LAST_CE else LAST_CE
    return first.amount < second.amount <= last and second.amount - first.amount < 130


def _year_at(tokens: Tokens, index: int) -> bool:
    token = at(tokens, index)
    if token.text == "'" and not at(tokens, index + 1).gap and len(at(tokens, index + 1).text) == 2:
        return whole_year(at(tokens, index + 1)) is not None
    return whole_year(token) is not None or (
        _is_era(tokens, index) and whole_year(at(tokens, index + 1)) is not None
    )


def _era_behind(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """BC, AD, ปีก่อนคริสตกาล behind a year, or behind the range it begins: 512–511 BC."""
    if "dash" in at(tokens, index).senses and whole_year(at(tokens, index + 1)) is not None:
        if "dash" in at(tokens, index + 2).senses:
            return None
        shared = _era_behind(tokens, index + 2)
        return (shared[0], index) if shared is not None else None
    number = at(tokens, index - 1).amount or 0
    for sense in ("era_after", "era"):
        value = at(tokens, index).senses.get(sense)
        if value == "RS" and number > _LAST_RS:
            continue  # ปี 2566 รศ.ดร. is a professor
        if (
            value is not None
            and whole_year(at(tokens, index + 1)) is None
            and at(tokens, index).text not in ("be", "ad", "ce")
        ):
            return value.split("|")[0], index + 1
        least = (
            _EARLY_BE if "year_cue" in at(tokens, index - 2).senses and at(tokens, index).capital else 2300
        )
        if at(tokens, index).text == "be" and not least <= number <= 2700:
            continue
        if value is not None and at(tokens, index).capital and at(tokens, index).text in ("ad", "ce", "be"):
            return value, index + 1
    return None


def _is_shortened(tokens: Tokens, index: int) -> bool:
    """Whether a numeral of two digits is a year without its century: in '69, since '04."""
    token, mark, word, after = (at(tokens, index + n) for n in (0, -1, -2, 1))
    if mark.text != "'" or token.gap or not mark.gap or not (word.text == "since" or _is_cue(word)):
        return False
    return after.text != "'" and not {"unit", "counted", "percent", "multiplier"} & after.senses.keys()


def _is_cue(token: Token) -> bool:
    return "year_cue" in token.senses and token.text not in (
        "about",
        "around",
        "to",
        "and",
        "or",
        "back",
        "of",
        "by",
        "from",
    )


def _on_feast(tokens: Tokens, index: int) -> bool:
    """Whether a numeral stands behind the name of a day: Christmas Day 1066."""
    day, name = at(tokens, index - 1), at(tokens, index - 2)
    return day.text == "day" and day.capital and name.capital and name.form == "word" and name.text != "on"


def _of_prices(tokens: Tokens, index: int, language: Language) -> bool:
    """Whether a numeral before a currency is the year of its worth: $84 billion (2024 dollars)."""
    money = at(tokens, index + 1)
    unit = money.senses.get("unit", "").split("|")[-1]
    if language.grammar != "english" or not money.gap or dimension(unit or None) != "currency":
        return False
    year = whole_year(at(tokens, index))
    told = at(tokens, index - 1).text in ("(", "in", "constant", "current") and money.text.endswith("s")
    return told and year is not None and len(at(tokens, index).text) == 4 and 1900 <= year <= 2100


def _begins_amount(tokens: Tokens, index: int) -> bool:
    """Whether a numeral is the lower end of an amount, whose unit stands behind the upper: 1900 - 2000 kg."""
    link, upper, unit = at(tokens, index + 1), at(tokens, index + 2), at(tokens, index + 3)
    low, name = at(tokens, index).amount, unit.senses.get("unit", "").split("|")[0]
    if not {"dash", "range"} & link.senses.keys() or low is None or upper.amount is None:
        return False
    if upper.form != "number" or not low < upper.amount or "guard" in unit.senses:
        return False
    letter = unit.gap and len(unit.text) <= 2 and unit.text in _NO_UNITS
    return bool(name) and dimension(name) not in (None, "time", "currency") and not letter


def _is_amount(tokens: Tokens, index: int, language: Language, *, marked: bool) -> bool:
    """Whether a numeral that could be a year counts something."""
    if "range" in at(tokens, index + 1).senses and (at(tokens, index + 2).amount or 0) > _LAST_YEAR:
        return True  # from 1583 to 9956
    if at(tokens, index - 1).text in _COPYRIGHT:
        return False  # © 2568 บริษัท names a company, it counts none
    before, after = at(tokens, index - 1), at(tokens, index + 1)
    share = "percent_before" in after.senses and at(tokens, index + 2).form == "number"
    if {"multiplier", "percent", "tail_digit"} & after.senses.keys() and not share:
        return True
    if "year_after" in after.senses and len(at(tokens, index).text) == 4:
        return False
    if _of_prices(tokens, index, language):
        return False
    letter = after.gap and after.text in ("p", "s", "t", "h", "l", "g", "a", "in")
    today = language.grammar == "thai" and len(at(tokens, index).text) == 4 and after.gap
    if today and at(tokens, index + 2).text.startswith(_THIS) and not at(tokens, index + 2).gap:
        return False  # น้ำท่วม 2565 วันนี้
    if (
        "unit" in after.senses
        and not (letter and language.grammar != "thai")
        and not (marked and language.grammar == "thai")
    ):
        return True
    if marked:
        return False
    if _begins_amount(tokens, index):
        return True
    if {"symbol", "label", "percent_before", "ordinal_mark"} & before.senses.keys() and before.text not in (
        "class",
        "version",
    ):
        return True
    qualifier = before.senses.get("before", "about").split("|")[0]
    if qualifier in ("more", "nearly", "at_least", "less") and "date_before" not in before.senses:
        return True
    if language.grammar == "thai":
        return "counted" in after.senses or "digit" in after.senses
    if "dash" in after.senses and not after.gap and "unit" in at(tokens, index + 2).senses:
        return True
    return any(
        "counted" in at(tokens, index + step).senses for step in (1, 2) if not at(tokens, index + 1).capital
    )
