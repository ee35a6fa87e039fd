"""Numerals in digits, with what is glued to them, to tokens: 1,234.5, 162 584, 29th, 1930s, 10⁶, 1½."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache

from thiap.facts.degrees import degree_unit
from thiap.facts.east_asian_numerals import day_in_words, value
from thiap.facts.tokens import NO_SENSES, NOTHING, Token, Tokens
from thiap.facts.words import find_word
from thiap.languages import get_language
from thiap.languages.han_and_hangul import (
    DAY,
    HAN_SMALL,
    HANGUL_AFTER_DAY,
    MONTH,
    OF_DECADE,
    OF_WEEKDAY,
    YEAR,
)

#: Raised digits as plain ones, other minus signs as "-".
_RAISED = {ord(char): str(n) for n, char in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")} | {ord(c): "-" for c in "⁻−–"}
_NUMERAL = re.compile(
    rf"(?P<cjk>(?:\d{{4}} ?[{YEAR}] ?)?(?:1[0-2]|0?[1-9]) ?[{MONTH}](?!{OF_WEEKDAY})"
    rf"(?: ?(?:\d{{1,2}}|[{HAN_SMALL}]{{1,3}}) ?[{DAY}])?|\d{{4}} ?[{YEAR}](?!{OF_DECADE}))"
    r"|(?P<iso>\d{4}-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])|\d{4}/(?:0?[1-9]|1[0-2])/(?:[0-2]?\d|3[01]))(?![\d/])"
    r"|(?P<power>(?:\d{1,18}(?:\.\d{1,12})? ?[×x·] ?)?10(?:\^[-−–]?\d{1,2}(?!\d)|⁻?[⁰¹²³⁴-⁹]{1,2})"
    r"|\d(?:\.\d{1,12})?e[+-]\d{1,2}(?![a-z\d]))"
    r"|(?P<month>(?:0[1-9]|1[0-2])/(?:19|20|24|25)\d{2})(?![\d/])"
    r"|(?P<slash>(?<!\d/)\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)(?:\d{4}|\d{2}))(?![\d/])"
    r"|(?P<dashed>(?<![\d-])(?:[0-2]\d|3[01])-(?:[0-2]\d|3[01])-(?:19|20|24|25)\d{2})(?![\d-])"
    r"|(?P<clock>(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?![\d:])"
    r"|(?P<vague>\d{1,3}(?:,\d{0,2})?x{2,3})(?![\w])"
    r"|(?P<fraction>\d{1,3}[/\u2044]\d{1,3})(?![\d/\u2044])"
    r"|(?P<dots>\d{1,3}(?:\.\d{3}){2,5})(?![\d.])"
    r"|(?P<joined>\d{1,3}(?:_\d{1,3}){1,6}(?![\w.]))"
    r"|(?P<long>\d{19,})"
    r"|(?P<number>\d{1,2}(?:,\d{2}){1,6},\d{3}(?![\d,])(?:\.\d{1,12})?|\d{1,3}(?:,\d{3}){1,6}(?!\d)(?:\.\d{1,12})?|\d{1,18}(?:\.\d{1,12}(?!\d))?)",
    re.ASCII,
)
_POWER = re.compile(
    r"(?:(?P<base>[\d.]+) ?[×x·] ?)?10\^?(?P<raised>-?\d+)|(?P<whole>[\d.]+)e(?P<exponent>[+-]?\d+)", re.ASCII
)
_SUFFIX = re.compile(r"(?P<ordinal>st|nd|rd|th)(?![a-z0-9])|(?P<plural>'?s)(?![a-z0-9])")
_HAN = re.compile(f"[{HAN_SMALL}]+")
_HOURS = re.compile(r"([01]?\d|2[0-3]) ?h ?([0-5]\d)(?!\w)", re.ASCII)
#: Groups with blanks that do not break, or the apostrophe of Switzerland, between them.
_SPACED = re.compile(
    r"\d{1,3}(?:(?:[\u00a0\u202f\u2009\u2007]\d{3}){1,5}|(?:['’]\d{3}){1,5})(?!\d)", re.ASCII
)
_DECIMAL_COMMA = re.compile(r",\d{1,2}(?!\d)", re.ASCII)
_LETTERS = re.compile(r"[a-z]{1,20}(?![a-z])")
#: The largest whole number before a half, and the least part, in what recipes measure by halves.
_WHOLES, _COOKS = 20, 8
_REACH = 24
FRACTIONS = frozenset("½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
#: Groups with plain blanks between them, where no row of numbers stands: 16 700 people, call 116 123.
_BLANKS = re.compile(r"[1-9]\d{0,2}(?: \d{3}){1,5}(?! ?\d|[.,:/-]\d)", re.ASCII)


def numeral(raw: str, folded: str, at: int, code: str) -> Token:
    """The numeral at ``at`` with what is glued to it."""
    match = _NUMERAL.match(folded, at)
    if match is None:
        return Token(at, at + 1, folded[at], NO_SENSES, "fraction", _vulgar(folded[at]))
    form, end, text = match.lastgroup or "number", match.end(), match[0]
    if form == "fraction":
        slash = text.find("/") if "/" in text else text.find("\u2044")
        above, below = int(text[:slash]), int(text[slash + 1 :])
        if above > below and (whole := _whole_before(text, slash, folded[end : end + _REACH], code)):
            mixed = (Decimal(whole[1]) / below + whole[0]).quantize(Decimal("0.000001")).normalize()
            return Token(at, end, text, NO_SENSES, "number", mixed)
        if not (0 < above < below and (below <= 10 or below in (12, 16, 20, 32, 100))):
            end = at + slash
            return Token(at, end, text[:slash], NO_SENSES, "number", Decimal(above))
        return Token(at, end, text, NO_SENSES, form, (Decimal(above) / below).quantize(Decimal("0.000001")))
    if form == "long":  # a serial number, no amount
        return Token(at, end, text, NO_SENSES, "word")
    if form == "cjk" and not text.isascii():
        text = _HAN.sub(lambda found: str(value(found[0])), text)
        if get_language(code).numerals == "hangul" and (day := day_in_words(folded, end)):
            text, end = f"{text} {day[0]}{HANGUL_AFTER_DAY}", day[1]
    if hour := _HOURS.match(folded, at) if get_language(code).grammar == "digits" else None:
        return Token(at, hour.end(), f"{hour[1]}:{hour[2]}", NO_SENSES, "clock")  # 19h30
    if form in ("cjk", "iso", "slash", "dashed", "month", "clock", "vague"):
        return Token(at, end, text, NO_SENSES, form)
    if form == "power":
        return Token(at, end, text, NO_SENSES, "number", _power(text))
    if form == "joined":  # 1_000_000 of programs, 1_80 with the mark of a key
        return Token(at, end, text.replace("_", ""), NO_SENSES, "number", Decimal(text.replace("_", "")))
    if form == "dots":
        return Token(at, end, text, NO_SENSES, "number", Decimal(text.replace(".", "")))
    if spaced := _SPACED.match(raw, at):
        end = spaced.end()
        return Token(at, end, folded[at:end], NO_SENSES, "number", Decimal(re.sub(r"\D", "", spaced[0])))
    amount = Decimal(text.replace(",", ""))
    if comma := _DECIMAL_COMMA.match(folded, end):
        after = comma.end() + (folded[comma.end() : comma.end() + 1] == " ")
        follower = find_word(folded, after, code) if after < len(folded) else None
        if follower and ("multiplier" in follower[1] or "percent" in follower[1]) and "," not in text:
            # "5,1 million": a decimal comma, as translators from other languages leave it
            return Token(
                at,
                comma.end(),
                folded[at : comma.end()],
                NO_SENSES,
                "number",
                Decimal(f"{text}.{comma[0][1:]}"),
            )
    if end < len(folded) and folded[end] in FRACTIONS:
        return Token(at, end + 1, folded[at : end + 1], NO_SENSES, "number", amount + _vulgar(folded[end]))
    if suffix := (_suffix(code) or _SUFFIX).match(folded, end) or _SUFFIX.match(folded, end):
        return Token(at, suffix.end(), folded[at : suffix.end()], NO_SENSES, str(suffix.lastgroup), amount)
    letters = _LETTERS.match(folded, end)
    if letters and degree_unit(raw, folded, end, text) is not None:
        return Token(at, end, text, NO_SENSES, "number", amount)
    if letters and (follower := find_word(folded, end, code)) is None:
        return Token(at, letters.end(), folded[at : letters.end()], NO_SENSES, "code", amount)
    return Token(at, end, text, NO_SENSES, "number", amount)


def _whole_before(text: str, slash: int, behind: str, code: str) -> tuple[int, int] | None:
    """The whole number and the numerator of 1\u00bd that lost its blank: 11\u20442 cups, 11/2 tsp."""
    if slash < 2:  # 5/4: no digit is left for a whole number
        return None
    whole, above, below = int(text[: slash - 1]), int(text[slash - 1]), int(text[slash + 1 :])
    if whole > _WHOLES or not above < below <= _COOKS:
        return None
    word = find_word(behind, behind.startswith(" "), code) if behind.strip() else None
    return (whole, above) if text[slash] != "/" or (word and "cooking" in word[1]) else None


@cache
def _suffix(code: str) -> re.Pattern[str] | None:
    """What makes digits an ordinal in a language, or None where nothing does."""
    suffixes = get_language(code).ordinal_suffixes
    choice = "|".join(map(re.escape, sorted(suffixes, key=len, reverse=True)))
    return re.compile(rf"(?P<ordinal>{choice})(?![a-z0-9])") if suffixes else None


def grouped(folded: str, at: int, tokens: Tokens) -> Token | None:
    """A number in groups of three with plain blanks between: 162 584 mln, 1 234 567 people, 116 123."""
    if (match := _BLANKS.match(folded, at)) is None:
        return None
    before = tokens[-1] if tokens else NOTHING
    row = before.amount is not None and before.form != "ordinal"
    if row or {"label", "day_mark", "month"} & before.senses.keys():
        return None
    return Token(at, match.end(), match[0], NO_SENSES, "number", Decimal(match[0].replace(" ", "")))


def _power(text: str) -> Decimal:
    """A numeral in scientific notation: 2.5 × 10^-3, 10⁶, 1.6e-19; exponents up to 99."""
    parts = _POWER.fullmatch(text.translate(_RAISED))
    assert parts is not None
    return Decimal(parts["whole"] or parts["base"] or 1).scaleb(int(parts["raised"] or parts["exponent"]))


def _vulgar(char: str) -> Decimal:
    return Decimal(str(round(unicodedata.numeric(char), 6)))
