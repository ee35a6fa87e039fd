"""Text to tokens: numerals, the words of the language that facts are made of, and all the rest.

One pass from left to right, the longest word first. A look-up is a slice and a dictionary access, bounded
by the longest word, so the time grows linearly whatever the text holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from thiap.facts.addresses import find_addresses
from thiap.facts.compound_numbers import compound, joined
from thiap.facts.degrees import degree_unit
from thiap.facts.digits import FRACTIONS, grouped, numeral
from thiap.facts.east_asian_numerals import east_asian
from thiap.facts.english_dates import english_dates
from thiap.facts.misspelt import misspelt_month, misspelt_multiplier, month_places
from thiap.facts.tokens import NO_SENSES, NOTHING, Token, Tokens, at
from thiap.facts.words import behind_clitic, find_word
from thiap.languages import get_language, lexicon
from thiap.languages.cues import cue, cues
from thiap.languages.han_and_hangul import ARTICLE, HAN_LAST, KANA_FIRST, PLACE
from thiap.languages.language import fold
from thiap.languages.thai_letters import REPEATED, SHORTENED
from thiap.model import Document
from thiap.spans import is_thai

_THAT, _DAY = cue("that"), cue("day")
_SIGNS = REPEATED + SHORTENED

#: Thai, Arabic, Persian, Devanagari and full-width digits, and the marks of Arabic numerals.
_DIGITS = {first + n: ord("0") + n for first in (0x0E50, 0x0660, 0x06F0, 0x0966, 0xFF10) for n in range(10)}
_DIGITS[0x2236] = ord(":")  # the ratio sign, which stands between hours and minutes in messages of GNOME
_MARKS = {0x066B: ".", 0x066C: ",", 0xFF0C: ",", 0xFF0E: "."}
_SWAP = str.maketrans(".,", ",.")
_GROUPED = re.compile(r"\d[\d.,]{0,40}\d", re.ASCII)
_EASTERN = re.compile(r"(?<=\d)[\u066b\u066c\uff0c\uff0e](?=\d)", re.ASCII)
#: A point with one or two digits behind it is no mark of groups, whatever the language.
_POINTED = re.compile(r"\d{1,9}\.\d{1,2}", re.ASCII)
_DOTTED_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})", re.ASCII)

_CODE = re.compile(
    r"[A-Za-z]{1,8}\d[\w]{0,20}(?:[-./]\w{1,20})?|[A-Z]{1,8}[-.]\d[\w]{0,20}(?:[-.]\d\w{0,20})?", re.ASCII
)
#: Senses of what a number word that is also another word has to stand before.
_COUNTABLE = frozenset({"unit", "countable", "multiplier", "percent", "clock"})
#: The same of hours and minutes.
_MINUTES = frozenset({"behind_hour", "minutes_tail"})
#: Signs inside words that are no letters themselves: combining accents, vowels of Arabic and Devanagari.
_SIGNS = "\u0300-\u036f\u064b-\u0655\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u200c\u200d"
_WORD = re.compile(rf"(?:[^\W\d_\u0e00-\u0e7f]|[{_SIGNS}]){{1,60}}(?:'[a-z]{{1,3}}(?![a-z]))?")
#: A decimal without its nought: $.75, hit .325.
_POINT_FIRST = re.compile(r"(?<![^\s($£€฿¥~+±<>-])\.\d{1,4}(?![\w.]|,\d)", re.ASCII)
_LEADING = re.compile(r"[a-z]{1,8}\.?")
_ROMAN = re.compile(r"(?=[IVXLC]{2,8}$)(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_DASHES = frozenset("-–—−‐‑‒")
#: One word by itself, and two where a number goes on in it.
_HALF_HOUR = "half-hour"
#: Words behind which a misspelt month or multiplier is known for what it is.
_SAYS = frozenset({"month_mark", "digit"})


def masked(doc: Document) -> Iterator[tuple[int, str]]:
    """Start and text of each block, its skipped spans blanked: what is no content is not read."""
    skipped = iter((*doc.skipped, (len(doc.text), len(doc.text))))
    gone = next(skipped)
    for block in doc.blocks:
        start, end = block.span
        pieces, at = [], start
        while gone[1] <= start and gone[0] < len(doc.text):
            gone = next(skipped)
        while gone[0] < end:
            pieces += [doc.text[at : max(at, gone[0])], " " * (min(gone[1], end) - max(at, gone[0]))]
            at = min(gone[1], end)
            if gone[1] > end:
                break
            gone = next(skipped)
        yield start, "".join((*pieces, doc.text[at:end]))


def tokenise(raw: str, code: str, *, offset: int = 0) -> Tokens:
    """Tokens of one block; spans count from ``offset``."""
    folded = fold(raw).translate(_DIGITS)
    language = get_language(code)
    if language.decimal_comma:
        folded = _GROUPED.sub(_swapped, folded)
    folded = _EASTERN.sub(lambda found: found[0].translate(_MARKS), folded)
    tokens = Tokens()
    addresses = {address.start: address for address in find_addresses(raw.translate(_DIGITS))}
    dated = month_places(raw, folded, code)
    foreign = english_dates(raw.translate(_DIGITS), code)
    at, loose, gap = 0, -1, True

    def close(end: int) -> None:
        """End a run of characters that are in no word."""
        nonlocal loose, gap
        if loose >= 0:
            tokens.append(Token(loose + offset, end + offset, folded[loose:end], NO_SENSES, "word", gap=gap))
            gap, loose = False, -1

    while at < len(folded):
        char = folded[at]
        if char == " ":
            close(at)
            gap, at = True, at + 1
            continue
        token = None
        before = bool(tokens) and tokens[-1].amount is not None
        if (address := addresses.get(at)) is not None:
            senses = {"guard": "address", "address": address.type}
            form = "word" if address.type == "placeholder" else "address"  # %.2f is no number of its text
            token = Token(at, address.end, address.value, senses, form)
        elif (date := foreign.get(at)) is not None:
            token = Token(at, date.end, date.text, NO_SENSES, date.form)
        elif char == "." and (part := _POINT_FIRST.match(folded, at)):
            token = Token(at, part.end(), f"0{part[0]}", NO_SENSES, "number", Decimal(f"0{part[0]}"))
        elif "0" <= char <= "9" or char in FRACTIONS:
            token = grouped(folded, at, tokens) or numeral(raw, folded, at, code)
        elif not (at and folded[at - 1] in language.not_before):
            token = east_asian(folded, at, code)
            if (
                token is None
                and loose < 0
                and (at in dated or (tokens and _SAYS & tokens[-1].senses.keys()) or before)
            ):
                token = _misspelt(raw, folded, at, code, tokens, dated=at in dated)
            token = token or _word(raw, folded, at, code)
        if token is None:  # a Thai character that begins no word we know
            loose = at if loose < 0 else loose
            at += 1
            continue
        close(at)
        token = _beside(raw, folded, token, tokens, code, gap=gap)
        tokens.append(
            Token(
                at + offset,
                token.end + offset,
                token.text,
                token.senses,
                token.form,
                token.amount,
                gap,
                raw[at].isupper(),
            )
        )
        gap, at = False, token.end
    close(len(folded))
    return _counting(tokens) if language.grammar == "digits" else tokens


def _beside(raw: str, folded: str, token: Token, tokens: Tokens, code: str, *, gap: bool) -> Token:
    """The token as the tokens before it have it."""
    before = tokens[-1] if tokens else NOTHING
    if token.text == ARTICLE and not gap and raw[before.start - 1 : before.start] == PLACE:
        return replace(token, senses=NO_SENSES)  # 제12조: article 12, no twelve billions
    labelled = len(tokens) > 1 and "label" in tokens[-2].senses
    if token.text in ("c", "c.", "f") and before.form == "number" and not labelled:
        if unit := degree_unit(raw, folded, token.start, before.text):
            return replace(token, end=token.start + 1, text=token.text[:1], senses={"unit": unit})
        return token
    if token.form == "month" and {"label", "ordinal_mark"} & before.senses.keys():
        # คำสั่งที่ 12/2560, Order No. 12/2017: a number of that year, no month
        end = token.start + 2
        return Token(token.start, end, token.text[:2], NO_SENSES, "number", Decimal(token.text[:2]))
    if token.text == "m." and len(tokens) > 1 and "symbol" in tokens[-2].senses:  # paid £263m.
        return replace(token, end=token.end - 1, text="m", senses=lexicon(code)["m"])
    if token.text == _HALF_HOUR and len(tokens) > 2 and "dash" in before.senses and not gap:
        end = token.start + len("half")
        return replace(token, end=end, text="half", senses=lexicon(code)["half"])  # two-and-a-half-hour
    if tokens and get_language(code).grammar == "thai":
        return _shortened(folded, token, before, code)
    return token


def _counting(tokens: Tokens) -> Tokens:
    """Number words that are other words too (năm, neuf, yedi) are numbers where what they count follows."""
    for index, token in enumerate(tokens):
        if (value := token.senses.get("weak_digit")) is None:
            continue
        before, after = at(tokens, index - 1), at(tokens, index + 1)
        if "unit" in token.senses and {"digit", "multiplier"} & before.senses.keys():
            continue  # ba năm: three years, and no 3 and 5
        timed = "clock_before" in before.senses or _MINUTES & after.senses.keys()
        tens = int(value) >= 10 and "digit" in after.senses
        units = "digit" in before.senses and not token.capital and before.amount is None
        if tens or units or timed or (_COUNTABLE & after.senses.keys() and before.amount is None):
            senses = {sense: kept for sense, kept in token.senses.items() if sense not in ("unit", "of")}
            tokens[index] = replace(token, senses=senses | {"digit": value})
    return tokens


def _misspelt(raw: str, folded: str, at: int, code: str, tokens: Tokens, *, dated: bool) -> Token | None:
    """A month or a multiplier with one letter wrong, where its place says what it must be."""
    if not folded[at].isalpha():
        return None
    before = tokens[-1] if tokens else NOTHING
    glued = bool(tokens) and before.end - before.start > 0 and folded[at - 1 : at] != " "
    if code == "th" and glued and "digit" in before.senses:
        for end, senses in misspelt_multiplier(folded, at, code):
            follower = find_word(folded, end, code) if end < len(folded) else None
            if follower and {"unit", "counted"} & follower[1].keys():
                return Token(at, end, folded[at:end], senses, "word")
    if code == "en" and not raw[at].isupper():
        return None
    known = find_word(folded, at, code)
    if known is not None and ({"month", "guard"} & known[1].keys()):
        return None
    if not (dated or before.amount is not None or "month_mark" in before.senses):
        return None
    month = misspelt_month(folded, at, code)
    return Token(at, month[0], folded[at : month[0]], month[1], "word") if month else None


def _swapped(found: re.Match[str]) -> str:
    """A numeral with a decimal point for its comma; 12.03.2024 stays the date it is."""
    kept = _DOTTED_DATE.fullmatch(found[0]) or _POINTED.fullmatch(found[0])
    return found[0] if kept else found[0].translate(_SWAP)


def _shortened(folded: str, token: Token, previous: Token, code: str) -> Token:
    """A shorter word behind a number.

    In สองวันที่ผ่านมา, วัน is a unit and ที่ begins a clause; likewise วัน in 2 วันต่อมา. หนึ่งร้อยเอ็ด is 101,
    ร้อยเอ็ด alone a province.
    """
    begun = previous.form == "number" or bool({"digit", "multiplier", "tail_digit"} & previous.senses.keys())
    numeral = begun or "after" in previous.senses
    if {"guard", "moment"} <= token.senses.keys() and previous.text.endswith(cues("at_time")):
        return replace(token, senses={"moment": token.senses["moment"]})  # เวลาเที่ยงตรง, and no เที่ยงตรง, just
    if "numeral_name" in token.senses:
        head = token.senses["numeral_name"]
        if not begun:
            return replace(token, senses={"guard": "word"})
    elif numeral and "relative" in token.senses and token.text.startswith(_DAY):
        head = _DAY
    elif numeral and "guard" in token.senses and folded[token.end : token.end + 1].strip():
        # 23 ปีกล่าว: years, no wing; 3 ล้านนาย: millions of soldiers, no ล้านนา
        head = _multiplier_within(folded, token, code) or _unit_within(token.text, code)
    elif numeral and token.text.endswith(_THAT) and not _number_follows(folded, token.end, code):
        head = token.text.removesuffix(_THAT)
    else:
        return token
    senses = lexicon(code).get(head)
    if senses is None or not {"unit", "counted", "multiplier"} & senses.keys():
        return token
    return replace(token, end=token.end - len(token.text) + len(head), text=head, senses=senses)


def _unit_within(word: str, code: str) -> str:
    """The longest beginning of a word that is a unit or classifier, or nothing."""
    words = lexicon(code)
    for end in range(len(word) - 1, 1, -1):
        if {"unit", "counted"} & words.get(word[:end], NO_SENSES).keys():
            return word[:end]
    return ""


def _multiplier_within(folded: str, token: Token, code: str) -> str:
    """The multiplier that a word begins with, where what it counts reaches beyond the word; or nothing."""
    words = lexicon(code)
    for end in range(len(token.text) - 1, 1, -1):
        if "multiplier" in words.get(token.text[:end], NO_SENSES):
            counted = find_word(folded, token.start + end, code)
            if counted is None or counted[0] <= token.end or not {"unit", "counted"} & counted[1].keys():
                return ""
            return token.text[:end]
    return ""


def _number_follows(folded: str, at: int, code: str) -> bool:
    after = at + (folded[at : at + 1] == " ")
    if after >= len(folded):
        return False
    following = find_word(folded, after, code)
    return folded[after].isdigit() or bool(following and {"digit", "multiplier"} & following[1].keys())


def _word(raw: str, folded: str, at: int, code: str) -> Token | None:
    """The word or mark at ``at``; None for a Thai character that begins no known word."""
    char = folded[at]
    latin = char.isalpha() and not is_thai(char)
    inside = at > 0 and folded[at - 1].isalpha() and latin and not is_thai(folded[at - 1])
    if latin and not inside and not (at and folded[at - 1].isdigit()):  # 3x4 m, 1h30
        known = find_word(folded, at, code)
        if (
            (found := _CODE.match(raw, at))
            and not _reads_apart(folded, at, code)
            and (known is None or known[0] < found.end())
        ):
            digits = re.search(r"\d+(?:\.\d+)?", found[0])
            amount = Decimal(digits[0]) if digits else None
            return Token(at, found.end(), found[0].lower(), NO_SENSES, "code", amount)
    if (found_word := find_word(folded, at, code) or behind_clitic(folded, at, code)) is not None:
        end, senses = found_word
        return Token(at, end, folded[at:end], senses, "word")
    if latin and KANA_FIRST <= char <= HAN_LAST and get_language(code).numerals == "han":
        return None  # no blanks part words: the next character may begin a known one
    if latin:
        match = _WORD.match(folded, at)
        end = match.end() if match else at + 1
        if (number := compound(folded[at:end], code)) is not None:
            return Token(at, end, folded[at:end], {"digit": str(number)}, "word")
        if (both := joined(folded[at:end], code)) is not None:
            return Token(at, end, folded[at:end], both, "word")
        suffixes = get_language(code).ordinal_suffixes
        for suffix in ("", *suffixes):  # XIXe siècle
            numeral_end = end - len(suffix)
            if folded[at:end].endswith(suffix) and _ROMAN.match(raw[at:numeral_end]):
                return Token(at, end, folded[at:end], NO_SENSES, "roman", _roman(raw[at:numeral_end]))
        return Token(at, end, folded[at:end], NO_SENSES, "word")
    if is_thai(char) and char not in _SIGNS:
        return None
    senses = {"dash": "1"} if char in _DASHES else NO_SENSES  # type: ignore[assignment]
    return Token(at, at + 1, char, senses, "mark")


def _reads_apart(folded: str, at: int, code: str) -> bool:
    """Whether letters before digits are a word of their own: a month, a currency, an era."""
    letters = _LEADING.match(folded, at)
    senses = lexicon(code).get(letters[0]) if letters else None
    return bool(senses and {"symbol", "month", "label", "before", "era", "part", "year"} & senses.keys())


def _roman(text: str) -> Decimal:
    total = 0
    for char, after in zip(text, text[1:] + " ", strict=True):
        value = _ROMAN_VALUES[char]
        total += -value if _ROMAN_VALUES.get(after, 0) > value else value
    return Decimal(total)
