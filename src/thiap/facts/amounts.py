"""Numbers and ranges of numbers with the hedges before them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from thiap.facts.build import near
from thiap.facts.number_model import ONE, Number
from thiap.facts.numbers import read_number, scaled
from thiap.facts.tokens import Tokens, at
from thiap.facts.units import dimension
from thiap.languages import Language
from thiap.languages.cues import cue, cues
from thiap.languages.thai_letters import NO_MINUS

#: Letters before ลบ in words that are no minus. In อุณหภูมิลบ 5 องศา it is one.
_OTHER_WORDS = frozenset(NO_MINUS)
_MINUS, _BELOW = cue("minus"), ("below", *cues("below"))
_FREEZING = (("zero",), ("0",), ("freezing",), cues("zero"), cues("freezing"))


#: Bounds that are not of one amount, the farther and the nearer.
_OPPOSED = frozenset(
    {("at_most", "at_least"), ("less", "at_least"), ("at_least", "at_most"), ("more", "at_most")}
)
#: How many times as much the end of a range is, beside a word of change, that it is none.
_UNLIKE = 10


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or a range of numbers, tokens ``[first, end)``."""

    first: int
    end: int
    low: Decimal
    high: Decimal
    number: Number
    rule: str
    ranged: bool = False


def read_hedges(tokens: Tokens, index: int) -> tuple[int, str | None]:
    """Hedges before a number: the index after them, and the strongest."""
    qualifier: str | None = None
    for _ in range(3):
        token = at(tokens, index)
        if "before" not in token.senses or "guard" in token.senses:
            break
        said = token.senses["before"].split("|")[0]
        if qualifier is None or qualifier == "about" or (qualifier, said) in _OPPOSED:
            qualifier = said  # สูงกว่าระดับสูงสุดอย่างน้อย 50 เซนติเมตร: the nearer bound is the amount's
        index += 1
    return index, qualifier


def hedged(before: str | None, after: str) -> str:
    """What hedges a number that has a hedge before and behind it: ภายใน 1 สัปดาห์ หรือมากกว่า is one or more."""
    return after if before is None or (before, after) == ("at_most", "at_least") else before


def read_amount(tokens: Tokens, index: int, language: Language, *, between: bool = False) -> Amount | None:
    """A number, or two of them joined to a range; currency signs inside a range are passed over."""
    first = read_number(tokens, index, language)
    if first is None:
        return None
    single = Amount(index, first.end, first.low, first.high, first, first.rule)
    if pair := _neighbours(tokens, first, language) or _either(tokens, first, language):
        return pair
    link_at = _link(tokens, first.end)
    link = at(tokens, link_at)
    joins = "dash" in link.senses or "range" in link.senses or (between and "and" in link.senses)
    shares = _in_digits(tokens, first) or first.literal  # ½ – ¾ cup, 1/2-1 tsp
    if not joins or (first.subtype not in (None, "magnitude") and not _in_digits(tokens, first)):
        return single
    scan = link_at + 1
    scan += link_at > first.end and "dash" in at(tokens, scan).senses  # 18-to-29-year-olds
    scan, _ = read_hedges(tokens, scan)
    scan += "symbol" in at(tokens, scan).senses
    negative = is_negative(tokens, scan + 1)
    second = read_number(tokens, scan + negative, language)
    if second is None or not (
        second.subtype in (None, "magnitude") or (shares and _in_digits(tokens, second))
    ):
        return single
    if _in_digits(tokens, first):
        if "unit" not in at(tokens, second.end).senses or not (second.literal or _in_digits(tokens, second)):
            return single  # a share of something, and no amount
        first = replace(first, subtype=None)
    hanging = link.gap and not at(tokens, link_at + 1).gap and _measured(tokens, first, second)
    hanging = hanging or (not link.gap and at(tokens, link_at + 1).gap and _one_amount(tokens, first, second))
    if "dash" in link.senses and (
        (link.gap != at(tokens, link_at + 1).gap and not hanging) or "unit" in link.senses
    ):
        return single
    if "range" in link.senses and near(tokens, index, "change") and _two_values(tokens, index, first, second):
        return single
    first = scaled(first, second)
    low, high = first.low, second.high
    if "dash" in link.senses and not link.gap and second.multiplied and not first.multiplied:
        backwards = first.low * second.multiplied
        if high < backwards <= 2 * high:
            low, high = second.low, backwards  # 8-6 million years ago
    if has_sign(tokens, second.end):
        low, high = (-low if is_negative(tokens, index) else low), (-high if negative else high)
    elif negative and not hanging:
        return single
    if between and low > high and {"unit", "percent"} & at(tokens, second.end).senses.keys():
        low, high = high, low  # between 44 and 21 days before
    if low >= high or _labelled(tokens, index, link_at, second.end):
        return single
    return Amount(index, second.end, low, high, replace(first, multiplied=second.multiplied), "range", True)


def _two_values(tokens: Tokens, index: int, first: Number, second: Number) -> bool:
    """Whether two numbers near a word of change are no range: rose from 3 to 5, fell by 3,000 to 168,000.

    Where the unit stands at the second alone both share it: rose by 0.3 to 3 °C.
    """
    if near(tokens, index, "from", before=2):
        return True
    shared = {"unit", "percent", "counted"} & at(tokens, second.end).senses.keys()
    return not shared and 0 < _UNLIKE * first.low <= second.high


def _labelled(tokens: Tokens, first: int, link: int, end: int) -> bool:
    """Whether a dash parts a label from the share it stands for: Part 1 – 5%."""
    if "label" not in at(tokens, first - 1).senses or "dash" not in at(tokens, link).senses:
        return False
    return at(tokens, link).gap and at(tokens, link + 1).gap and "percent" in at(tokens, end).senses


def _in_digits(tokens: Tokens, number: Number) -> bool:
    """Whether a number is a fraction in digits: ½, 3/4."""
    return number.subtype == "fraction" and at(tokens, number.first).form == "fraction"


def _measured(tokens: Tokens, first: Number, second: Number) -> bool:
    """Whether a dash glued to the second of two numerals is no minus: 1,400 -1,500 ml."""
    behind = at(tokens, second.end).senses
    counts = "counted" in behind or ("unit" in behind and not has_sign(tokens, second.end))
    return counts and first.literal and second.literal and first.low < second.low <= 3 * first.low


def _one_amount(tokens: Tokens, first: Number, second: Number) -> bool:
    """Whether a range has a blank behind its dash: 1- 6 kilograms. At the beginning it is item 1."""
    counts = {"unit", "percent"} & at(tokens, second.end).senses.keys()
    return bool(counts) and first.first > 0 and first.literal and second.literal and first.low < second.low


def _link(tokens: Tokens, index: int) -> int:
    """Index of what joins two numbers; a hyphen that hangs before it is passed: 18- to 29-year-olds."""
    hanging = at(tokens, index)
    if "dash" in hanging.senses and not hanging.gap and "range" in at(tokens, index + 1).senses:
        return index + 1
    return index


def restated(tokens: Tokens, amount: Amount, language: Language) -> Amount:
    """The amount with the same number in brackets, words for digits: ninety (90) days, 90 (เก้าสิบ) วัน."""
    if amount.ranged or at(tokens, amount.end).text != "(":
        return amount
    again = read_number(tokens, amount.end + 1, language)
    if again is None or at(tokens, again.end).text != ")" or again.literal == amount.number.literal:
        return amount
    return replace(amount, end=again.end + 1) if again.low == again.high == amount.low else amount


def is_negative(tokens: Tokens, index: int) -> bool:
    """Whether a minus stands before the number at ``index``."""
    token, number = at(tokens, index - 1), at(tokens, index)
    apart = token.gap or at(tokens, index - 2).text in ("(", "[")  # 10 °F (-12 °C)
    if "dash" in token.senses:
        return apart and not number.gap
    return "minus" in token.senses or (token.text.endswith(_MINUS) and token.text[-3:-2] not in _OTHER_WORDS)


def is_below_zero(tokens: Tokens, index: int) -> bool:
    """Whether the number at ``index``, which has no unit, is below zero in words: it was minus four."""
    before = at(tokens, index - 2)
    taken = before.amount is not None or not {"digit", "unit", "percent"}.isdisjoint(before.senses)
    return at(tokens, index - 1).senses.get("minus") == "1" and not taken


def below_zero(tokens: Tokens, index: int) -> int | None:
    """The end of "below zero", ใต้ศูนย์ and the like behind a temperature, or None."""
    if "below_zero" in at(tokens, index).senses:
        return index + 1
    if at(tokens, index).text not in _BELOW:
        return None
    for words in _FREEZING:
        if all(at(tokens, index + 1 + n).text == word for n, word in enumerate(words)):
            return index + 1 + len(words)
    return None


def has_sign(tokens: Tokens, index: int) -> bool:
    """Whether the unit at ``index`` is of a scale that goes below zero, where a dash is a minus."""
    unit = at(tokens, index).senses.get("unit", "").split("|")[0]
    return dimension(unit or None) in ("temperature", "angle")


def _neighbours(tokens: Tokens, first: Number, language: Language) -> Amount | None:
    """Two neighbouring digits are "a few": สองสาม, "two or three"."""
    if first.low != first.high:
        return None
    if first.end != first.first + 1:
        return _side_by_side(tokens, first, language)
    scan = first.end + (language.grammar != "thai" and "or" in at(tokens, first.end).senses)
    token = at(tokens, scan)
    if "digit" not in at(tokens, first.first).senses or "digit" not in token.senses:
        return None
    if (language.grammar != "thai") == (scan == first.end) or (language.grammar == "thai" and token.gap):
        return None
    second = read_number(tokens, scan, language)
    if second is None or not second.low / (second.multiplied or ONE) > first.low:
        return None
    low, high = first.low, second.high
    if second.end == scan + 2 and at(tokens, scan + 1).senses.get("multiplier"):
        low *= Decimal(at(tokens, scan + 1).senses["multiplier"].split("|")[0])
    if not low < high <= low * 2:
        return None
    return Amount(first.first, second.end, low, high, first, "neighbours", ranged=True)


def _either(tokens: Tokens, first: Number, language: Language) -> Amount | None:
    """One of two numbers, not far apart, of what stands behind the second: 10 or 11 days, 3 หรือ 4 ครั้ง."""
    link = at(tokens, first.end)
    if not ("or" in link.senses or link.text in cues("or")) or first.subtype is not None or not first.whole:
        return None
    second = read_number(tokens, first.end + 1, language)
    if second is None or second.literal != first.literal or not second.whole or second.subtype is not None:
        return None
    measured = {"unit", "counted"} & at(tokens, second.end).senses.keys()
    if (
        not measured
        or "guard" in at(tokens, second.end).senses
        or "label" in at(tokens, first.first - 1).senses
    ):
        return None
    if first.multiplied or second.multiplied or not 0 < first.low < second.low <= 2 * first.low:
        return None
    return Amount(first.first, second.end, first.low, second.low, first, "either", ranged=True)


def _side_by_side(tokens: Tokens, first: Number, language: Language) -> Amount | None:
    """Two round numbers of words with nothing between: ยี่สิบสามสิบ is twenty to thirty."""
    token = at(tokens, first.end)
    if language.grammar != "thai" or first.rule != "words" or token.gap or "digit" not in token.senses:
        return None
    second = read_number(tokens, first.end, language)
    if second is None or second.rule != "words" or not first.low < second.low <= first.low * 2:
        return None
    return Amount(first.first, second.end, first.low, second.high, first, "neighbours", ranged=True)
