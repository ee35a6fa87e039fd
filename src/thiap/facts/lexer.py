"""Text to tokens: numerals, the words of the language that facts are made of, and all the rest.

One pass from left to right, the longest word first. A look-up is a slice and a dictionary access, bounded
by the longest word, so the time grows linearly whatever the text holds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from thiap.languages import get_language, lexicon
from thiap.languages.language import fold
from thiap.model import Document, Span
from thiap.spans import is_thai

#: Thai, Arabic, Persian and Devanagari digits.
_DIGITS = {first + n: ord("0") + n for first in (0x0E50, 0x0660, 0x06F0, 0x0966) for n in range(10)}
#: Raised digits as plain ones, other minus signs as "-".
_RAISED = {ord(char): str(n) for n, char in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")} | {ord(c): "-" for c in "⁻−–"}
_SWAP = str.maketrans(".,", ",.")
_GROUPED = re.compile(r"\d[\d.,]{0,40}\d", re.ASCII)
_DOTTED_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})", re.ASCII)
_NO_SENSES: Mapping[str, str] = {}

_NUMERAL = re.compile(
    r"(?P<cjk>(?:\d{4}[年년] ?)?\d{1,2}[月월](?: ?\d{1,2}[日일号])?|\d{4}[年년])"
    r"|(?P<iso>\d{4}-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])|\d{4}/(?:0?[1-9]|1[0-2])/(?:[0-2]?\d|3[01]))(?![\d/])"
    r"|(?P<power>(?:\d{1,18}(?:\.\d{1,12})? ?[×x·] ?)?10(?:\^[-−–]?\d{1,2}(?!\d)|⁻?[⁰¹²³⁴-⁹]{1,2})"
    r"|\d(?:\.\d{1,12})?e[+-]\d{1,2}(?![a-z\d]))"
    r"|(?P<month>(?:0[1-9]|1[0-2])/(?:19|20|24|25)\d{2})(?![\d/])"
    r"|(?P<slash>\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)(?:\d{4}|\d{2}))(?![\d/])"
    r"|(?P<clock>(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?![\d:])"
    r"|(?P<vague>\d{1,3}(?:,\d{0,2})?x{2,3})(?![\w])"
    r"|(?P<fraction>\d{1,3}/\d{1,3})(?![\d/])"
    r"|(?P<dots>\d{1,3}(?:\.\d{3}){2,5})(?![\d.])"
    r"|(?P<long>\d{19,})"
    r"|(?P<number>\d{1,3}(?:,\d{3}){1,6}(?!\d)(?:\.\d{1,12})?|\d{1,18}(?:\.\d{1,12}(?!\d))?)",
    re.ASCII,
)
_POWER = re.compile(
    r"(?:(?P<base>[\d.]+) ?[×x·] ?)?10\^?(?P<raised>-?\d+)|(?P<whole>[\d.]+)e(?P<exponent>[+-]?\d+)", re.ASCII
)
_SUFFIX = re.compile(r"(?P<ordinal>st|nd|rd|th)(?![a-z0-9])|(?P<plural>'?s)(?![a-z0-9])")
_CODE = re.compile(
    r"[A-Za-z]{1,8}\d[\w]{0,20}(?:[-./]\w{1,20})?|[A-Z]{1,8}[-.]\d[\w]{0,20}(?:[-.]\d\w{0,20})?", re.ASCII
)
_WORD = re.compile(r"[^\W\d_\u0e00-\u0e7f]{1,60}(?:'[a-z]{1,3}(?![a-z]))?")
_LEADING = re.compile(r"[a-z]{1,8}\.?")
_SPACED = re.compile(r"\d{1,3}(?:[\u00a0\u202f\u2009]\d{3}){1,5}(?!\d)", re.ASCII)
_DECIMAL_COMMA = re.compile(r",\d{1,2}(?!\d)", re.ASCII)
_LETTERS = re.compile(r"[a-z]{1,20}(?![a-z])")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s\u0e00-\u0e7f]{1,300}|isbn[\s:]{0,3}[\dx-]{10,17}|[\w.+-]{1,64}@[\w-]{1,60}\.[\w.]{1,60}"
)
_ROMAN = re.compile(r"(?=[IVXLC]{2,8}$)(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_DASHES = frozenset("-–—−‐‑‒")
_FRACTIONS = frozenset("½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")


@dataclass(frozen=True, slots=True)
class Token:
    """A numeral, a word of the lexicon, another word, or a mark.

    Attributes:
        text: folded, with the digits 0–9.
        senses: what the lexicon says of it.
        form: "number", "ordinal" (29th), "plural" (1930s), "iso", "slash", "month" (06/2026), "clock",
            "fraction", "vague" (1,5xx), "code" (PZL.37), "roman", "word", "mark".
        amount: value of a numeral.
        gap: whether a blank stands before it.
        capital: whether it begins with a capital letter.
    """

    start: int
    end: int
    text: str
    senses: Mapping[str, str]
    form: str
    amount: Decimal | None = None
    gap: bool = True
    capital: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end


#: What stands where nothing stands: before the first token of a block and after its last.
NOTHING = Token(0, 0, "", _NO_SENSES, "mark")


class Tokens(list[Token]):
    """The tokens of one block, and what was already read at them."""

    __slots__ = ("numbers",)

    def __init__(self) -> None:
        super().__init__()
        #: Index of a token to the number that begins there, or None.
        self.numbers: dict[int, object] = {}


def at(tokens: Tokens, index: int) -> Token:
    """The token at ``index``, or an empty mark outside the text."""
    try:
        return tokens[index] if index >= 0 else NOTHING
    except IndexError:
        return NOTHING


@cache
def _index(code: str) -> tuple[dict[str, tuple[int, ...]], dict[str, dict[str, str]]]:
    """Lengths of the words that begin with two characters, longest first; and the words."""
    words = lexicon(code)
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[:2], set()).add(len(word))
    return {key: tuple(sorted(values, reverse=True)) for key, values in lengths.items()}, words


def _glues(char: str) -> bool:
    """Whether words of a character's script stand without blanks: Thai, kana, Han, Hangul."""
    return is_thai(char) or "\u3040" <= char <= "\ud7a3"


def _ends_word(folded: str, end: int, *, not_after: frozenset[str]) -> bool:
    """Whether a word may end at ``end``."""
    if end >= len(folded):
        return True
    after, last = folded[end], folded[end - 1]
    if last.isalpha() and after.isalpha() and not (_glues(after) or _glues(last)):
        return False
    return after not in not_after and not (last.isalpha() and unicodedata.category(after) == "Mn")


def _find_word(folded: str, at: int, code: str) -> tuple[int, dict[str, str]] | None:
    """The longest word of the lexicon at ``at``: its end and senses."""
    lengths, words = _index(code)
    not_after = get_language(code).not_after
    for key in (folded[at : at + 2], folded[at]):
        for length in lengths.get(key, ()):
            end = at + length
            if end > len(folded):
                continue  # a slice past the end is a shorter word, and would be given a longer span
            if (senses := words.get(folded[at:end])) is not None and _ends_word(
                folded, end, not_after=not_after
            ):
                return end, senses
    return None


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
    tokens = Tokens()
    at, loose, gap = 0, -1, True

    def close(end: int) -> None:
        """End a run of characters that are in no word."""
        nonlocal loose, gap
        if loose >= 0:
            tokens.append(Token(loose + offset, end + offset, folded[loose:end], _NO_SENSES, "word", gap=gap))
            gap, loose = False, -1

    while at < len(folded):
        char = folded[at]
        if char == " ":
            close(at)
            gap, at = True, at + 1
            continue
        token = None
        if "0" <= char <= "9" or char in _FRACTIONS:
            token = _numeral(raw, folded, at, code)
        elif not (at and folded[at - 1] in language.not_before):
            token = _word(raw, folded, at, code)
        if token is None:  # a Thai character that begins no word we know
            loose = at if loose < 0 else loose
            at += 1
            continue
        close(at)
        if token.form == "month" and tokens and {"label", "ordinal_mark"} & tokens[-1].senses.keys():
            # คำสั่งที่ 12/2560, Order No. 12/2017: a number of that year, no month
            token = Token(at, at + 2, token.text[:2], _NO_SENSES, "number", Decimal(token.text[:2]))
        if not language.spaced and tokens:
            token = _shortened(folded, token, tokens[-1], code)
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
    return tokens


def _swapped(found: re.Match[str]) -> str:
    """A numeral with a decimal point for its comma; 12.03.2024 stays the date it is."""
    return found[0] if _DOTTED_DATE.fullmatch(found[0]) else found[0].translate(_SWAP)


def _shortened(folded: str, token: Token, previous: Token, code: str) -> Token:
    """A shorter word behind a number.

    In สองวันที่ผ่านมา, วัน is a unit and ที่ begins a clause; likewise วัน in 2 วันต่อมา. หนึ่งร้อยเอ็ด is 101,
    ร้อยเอ็ด alone a province.
    """
    begun = previous.form == "number" or bool({"digit", "multiplier", "tail_digit"} & previous.senses.keys())
    numeral = begun or "after" in previous.senses
    if "numeral_name" in token.senses:
        head = token.senses["numeral_name"]
        if not begun:
            return replace(token, senses={"guard": "word"})
    elif numeral and "relative" in token.senses and token.text.startswith("วัน"):
        head = "วัน"
    elif numeral and "guard" in token.senses and folded[token.end : token.end + 1].strip():
        head = _unit_within(token.text, code)  # 23 ปีกล่าว: years, no wing
    elif numeral and token.text.endswith("ที่") and not _number_follows(folded, token.end, code):
        head = token.text.removesuffix("ที่")
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
        if {"unit", "counted"} & words.get(word[:end], _NO_SENSES).keys():
            return word[:end]
    return ""


def _number_follows(folded: str, at: int, code: str) -> bool:
    after = at + (folded[at : at + 1] == " ")
    if after >= len(folded):
        return False
    following = _find_word(folded, after, code)
    return folded[after].isdigit() or bool(following and {"digit", "multiplier"} & following[1].keys())


def _numeral(raw: str, folded: str, at: int, code: str) -> Token:
    """The numeral at ``at`` with what is glued to it."""
    match = _NUMERAL.match(folded, at)
    if match is None:
        return Token(at, at + 1, folded[at], _NO_SENSES, "fraction", _vulgar(folded[at]))
    form, end, text = match.lastgroup or "number", match.end(), match[0]
    if form == "fraction":
        above, below = map(int, text.split("/"))
        if not (0 < above < below and (below <= 10 or below in (12, 16, 20, 32, 100))):
            end = at + text.index("/")
            return Token(at, end, text[: text.index("/")], _NO_SENSES, "number", Decimal(above))
        return Token(at, end, text, _NO_SENSES, form, (Decimal(above) / below).quantize(Decimal("0.000001")))
    if form == "long":  # a serial number, no amount
        return Token(at, end, text, _NO_SENSES, "word")
    if form in ("cjk", "iso", "slash", "month", "clock", "vague"):
        return Token(at, end, text, _NO_SENSES, form)
    if form == "power":
        return Token(at, end, text, _NO_SENSES, "number", _power(text))
    if form == "dots":
        return Token(at, end, text, _NO_SENSES, "number", Decimal(text.replace(".", "")))
    if spaced := _SPACED.match(raw, at):
        end = spaced.end()
        return Token(at, end, folded[at:end], _NO_SENSES, "number", Decimal(re.sub(r"\D", "", spaced[0])))
    amount = Decimal(text.replace(",", ""))
    if comma := _DECIMAL_COMMA.match(folded, end):
        after = comma.end() + (folded[comma.end() : comma.end() + 1] == " ")
        follower = _find_word(folded, after, code) if after < len(folded) else None
        if follower and ("multiplier" in follower[1] or "percent" in follower[1]) and "," not in text:
            # "5,1 million": a decimal comma, as translators from other languages leave it
            return Token(
                at,
                comma.end(),
                folded[at : comma.end()],
                _NO_SENSES,
                "number",
                Decimal(f"{text}.{comma[0][1:]}"),
            )
    if end < len(folded) and folded[end] in _FRACTIONS:
        return Token(at, end + 1, folded[at : end + 1], _NO_SENSES, "number", amount + _vulgar(folded[end]))
    if suffix := _SUFFIX.match(folded, end):
        return Token(at, suffix.end(), folded[at : suffix.end()], _NO_SENSES, str(suffix.lastgroup), amount)
    letters = _LETTERS.match(folded, end)
    if letters and (follower := _find_word(folded, end, code)) is None:
        return Token(at, letters.end(), folded[at : letters.end()], _NO_SENSES, "code", amount)
    return Token(at, end, text, _NO_SENSES, "number", amount)


def _power(text: str) -> Decimal:
    """A numeral in scientific notation: 2.5 × 10^-3, 10⁶, 1.6e-19; exponents up to 99."""
    parts = _POWER.fullmatch(text.translate(_RAISED))
    assert parts is not None
    return Decimal(parts["whole"] or parts["base"] or 1).scaleb(int(parts["raised"] or parts["exponent"]))


def _vulgar(char: str) -> Decimal:
    return Decimal(str(round(unicodedata.numeric(char), 6)))


def _word(raw: str, folded: str, at: int, code: str) -> Token | None:
    """The word or mark at ``at``; None for a Thai character that begins no known word."""
    char = folded[at]
    latin = char.isalpha() and not is_thai(char)
    inside = at > 0 and folded[at - 1].isalpha() and latin and not is_thai(folded[at - 1])
    if latin and not inside:
        if address := _ADDRESS.match(folded, at):
            return Token(at, address.end(), address[0], {"guard": "address"}, "word")
        known = _find_word(folded, at, code)
        if (
            (found := _CODE.match(raw, at))
            and not _reads_apart(folded, at, code)
            and (known is None or known[0] < found.end())
        ):
            digits = re.search(r"\d+(?:\.\d+)?", found[0])
            amount = Decimal(digits[0]) if digits else None
            return Token(at, found.end(), found[0].lower(), _NO_SENSES, "code", amount)
    if (found_word := _find_word(folded, at, code)) is not None:
        end, senses = found_word
        return Token(at, end, folded[at:end], senses, "word")
    if latin:
        match = _WORD.match(folded, at)
        end = match.end() if match else at + 1
        if _ROMAN.match(raw[at:end]):
            return Token(at, end, folded[at:end], _NO_SENSES, "roman", _roman(raw[at:end]))
        return Token(at, end, folded[at:end], _NO_SENSES, "word")
    if is_thai(char) and char not in "ๆฯ":
        return None
    senses = {"dash": "1"} if char in _DASHES else _NO_SENSES  # type: ignore[assignment]
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
