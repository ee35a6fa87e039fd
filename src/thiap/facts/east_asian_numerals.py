"""Numbers in Chinese characters and in Hangul: 三百万, 二〇一九年, 삼백만, 두 명.

A character for a digit is also a part of many words (一般, 统一, 일본): it is a numeral only in a row of
them, or before what it counts.
"""

from __future__ import annotations

import re
from decimal import Decimal

from thiap.facts.tokens import NO_SENSES, Token
from thiap.facts.words import find_word
from thiap.languages import get_language
from thiap.languages import han_and_hangul as data

_ROW = re.compile(rf"[{data.HAN}](?:[{data.HAN}{data.HAN_POWERS}]*[{data.HAN}{data.HAN_POWERS}])?")
_YEAR, _MONTH, _DAY = data.HAN_AFTER_YEAR, data.HAN_AFTER_MONTH, f"[{data.HAN_AFTER_DAY}]"
_DATE = re.compile(
    rf"(?:(?P<year>[{data.HAN_YEAR}]{{4}}){_YEAR})?(?P<month>[{data.HAN_SMALL}]{{1,3}}){_MONTH}"
    rf"(?:(?P<day>[{data.HAN_SMALL}]{{1,3}}){_DAY})?|(?P<alone>[{data.HAN_YEAR}]{{4}}){_YEAR}"
    rf"(?:\d{{1,2}}{_MONTH}(?:\d{{1,2}}{_DAY})?)?"
)
#: A share, the lower number first: 七分之一, 五分の一.
_SHARE = re.compile(
    rf"(?P<below>[{data.HAN_BELOW}]{{1,3}}){data.HAN_SHARE}(?P<above>[{data.HAN_SMALL}]{{1,3}})"
)
#: What stands behind a number of one character.
_COUNTED = re.compile(data.HAN_COUNTERS)
#: Words that begin or end with numerals and count nothing.
_WORDS = re.compile(data.HAN_WORDS)
_HANGUL = re.compile(rf"(?<![{data.SYLLABLE}])[{data.HANGUL}]{{2,16}}(?={data.HANGUL_BEHIND})")
_SCALE = re.compile(rf"[{data.HANGUL_POWERS}]")
_UNITS = dict(zip(data.NATIVE_UNITS, range(1, 10), strict=True))
_ROUND = dict(zip(data.NATIVE_TENS, range(10, 100, 10), strict=True))
#: Native numerals before what they count, without one, which is an article.
_NATIVE = {f"{ten}{unit}": tens + ones for ten, tens in _ROUND.items() for unit, ones in _UNITS.items()}
_NATIVE |= _ROUND | {unit: ones for unit, ones in _UNITS.items() if ones > 1} | {data.NATIVE_TWENTY: 20}
#: Those that are read only where a number is joined to them.
_NOUNS = dict(zip(data.NATIVE_NOUNS, range(2, 5), strict=True))
_LONGEST_FIRST = sorted(_NATIVE, key=len, reverse=True)
_CHOICE = "|".join(_LONGEST_FIRST)
#: Numerals that are no other word stand before any noun.
_CLEAR = "|".join(word for word in _LONGEST_FIRST if len(word) > 1 and word != data.NATIVE_UNCLEAR)
_NATIVE_COUNT = re.compile(
    rf"(?<![{data.SYLLABLE}])(?P<native>(?:{_CHOICE})(?= ?(?:{data.HANGUL_COUNTERS}))"
    rf"|(?:{_CLEAR}|{data.NATIVE_CLEAR})(?= [{data.SYLLABLE}])"
    rf"|(?:{_CHOICE}|{'|'.join(_NOUNS)})(?={data.NATIVE_JOINED}))"
)

#: A day behind its month: 10월 사일, 10월 네 일.
_DAY_IN_WORDS = re.compile(
    rf" ?(?:(?P<native>{_CHOICE})|(?P<day>[{data.HANGUL_DAY}]{{1,3}})) ?{data.HANGUL_AFTER_DAY}"
    rf"(?={data.HANGUL_BEHIND_DAY}|[^{data.SYLLABLE}]|$)"
)


def day_in_words(folded: str, at: int) -> tuple[int, int] | None:
    """A day in Hangul behind a month that ends at ``at``: its number and where it ends."""
    if folded[at - 1 : at] != data.HANGUL_AFTER_MONTH or not (found := _DAY_IN_WORDS.match(folded, at)):
        return None
    day = _NATIVE[found["native"]] if found["native"] else value(found["day"])
    return (day, found.end()) if 1 <= day <= 31 else None


def east_asian(folded: str, at: int, code: str) -> Token | None:
    """The numeral or date in characters at ``at``, or None."""
    kind = get_language(code).numerals
    if kind == "han":
        return _han(folded, at)
    return _hangul(folded, at) if kind == "hangul" else None


def _han(folded: str, at: int) -> Token | None:
    if folded.startswith(data.FIRST_YEAR, at):  # the first year of an era
        return Token(at, at + 1, "1", NO_SENSES, "number", Decimal(1))
    if folded[at] == data.ORDINAL:
        return _place(folded, at)
    if folded[at] not in data.DIGITS and folded[at] not in data.TENS:
        return None
    before = folded[at - 1 : at]
    if date := _DATE.match(folded, at):
        text = folded[at : date.end()]
        written = re.sub(rf"[{data.HAN}]+", lambda found: str(value(found[0])), text)
        if date["alone"] or _is_month(folded, date):
            return Token(at, date.end(), written, NO_SENSES, "cjk")
    if (share := _SHARE.match(folded, at)) and (above := value(share["above"])) < (
        below := value(share["below"])
    ):
        amount = (Decimal(above) / below).quantize(Decimal("0.000001"))
        return Token(at, share.end(), f"{above}/{below}", NO_SENSES, "fraction", amount)
    row = _ROW.match(folded, at)
    if row is None or before == data.ORDINAL or before.isdigit() or _WORDS.match(folded, at):
        return None
    text = row[0]
    if text[0] in data.TENS and before and before in data.SEVERAL:
        return None
    end = row.end()
    telling = len(text) > 1 and (
        any(c in data.TENS or c in data.POWERS for c in text[1:]) or text[0] in data.TENS
    )
    positional = len(text) >= 3 and all(c in data.DIGITS for c in text)
    counted = bool(_COUNTED.match(folded, end)) or (
        before == data.FRACTION and folded[max(0, at - 3) : at] == data.HUNDREDTHS
    )
    if text in data.NOT_ALONE and len(text) == 1 and folded[max(0, at - 3) : at] != data.HUNDREDTHS:
        return None
    if len(text) == 1 and not counted:
        return None
    if len(text) > 1 and not (telling or positional or counted):
        return None
    amount = Decimal(value(text))
    return Token(at, end, str(amount) if amount < 10**4 else text, NO_SENSES, "number", amount)


def _place(folded: str, at: int) -> Token | None:
    """A place in a row: 第二十一条. The first of a row is said too freely to be one."""
    row = _ROW.match(folded, at + 1)
    amount = Decimal(value(row[0])) if row else Decimal(0)
    return Token(at, row.end(), str(amount), NO_SENSES, "ordinal", amount) if row and amount > 1 else None


def _is_month(folded: str, date: re.Match[str]) -> bool:
    """Whether a date has a month that exists, and is none of what only looks like one: every three months."""
    if date["month"] is None or not 1 <= value(date["month"]) <= 12:
        return False
    before, behind = folded[date.start() - 1 : date.start()], folded[date.end() : date.end() + 1]
    counted = {before} <= set(data.HAN_NO_MONTH_BEHIND) or {behind} <= set(data.HAN_NO_MONTH_BEFORE)
    return len(date[0]) > len(date["month"]) + 1 or not counted


def _hangul(folded: str, at: int) -> Token | None:
    if native := _NATIVE_COUNT.match(folded, at):
        amount = Decimal((_NATIVE | _NOUNS)[native["native"]])
        return Token(at, native.end(), str(amount), NO_SENSES, "number", amount)
    if (word := find_word(folded, at, "ko")) and "guard" in word[1]:
        return None
    if (found := _HANGUL.match(folded, at)) and _SCALE.search(found[0]):
        amount = Decimal(value(found[0]))
        return Token(
            at, found.end(), str(amount) if amount < 10**4 else found[0], NO_SENSES, "number", amount
        )
    return None


def value(text: str) -> int:
    """The value of a row of numerals: by place (二〇一九) or with powers of ten (三百二十万五千)."""
    if all(char in data.DIGITS for char in text):
        return int("".join(str(data.DIGITS[char]) for char in text))
    total = group = digit = 0
    for char in text:
        if char in data.DIGITS:
            digit = data.DIGITS[char]
        elif char in data.TENS:
            group, digit = group + (digit or 1) * data.TENS[char], 0
        else:
            size = data.POWERS[char]
            if size == 10**8 and total and total < 10**8 and not (group or digit):  # 万亿
                total *= size
            else:
                total += (group + digit or 1) * size
            group = digit = 0
    return total + group + digit
