"""What an amount has more than its whole units, told behind them: and a half, six foot three, สองเมตรห้าสิบ."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from thiap.facts.number_model import HALF
from thiap.facts.numbers import read_number
from thiap.facts.tokens import Token, Tokens, at
from thiap.languages import Language

_NONE: Final = Decimal(0)
#: Units of which Thai says the rest without its own unit: how many of the smaller make one, and which numbers
#: of them are said so. สองเมตรห้าสิบ is 2.50 m, สองกิโลห้า 2.5 kg.
_SMALLER: Final[dict[str, tuple[int, range]]] = {
    "meter": (100, range(10, 100)),
    "hour": (60, range(15, 60, 15)),
    "THB": (100, range(25, 100, 25)),
    "kilogram": (10, range(1, 10)),
    "kilometer": (10, range(1, 10)),
}
#: Units of which English does so, by their words: how many inches, or pounds, make one, and to what places
#: an amount in both is worked out (``two_part_units``).
_FOOT: Final = (12, Decimal("0.0001"))
_PARTED: Final = {"foot": _FOOT, "feet": _FOOT, "ft": _FOOT, "stone": (14, Decimal("0.000001"))}
#: Behind inches and pounds that are not called so.
_BEHIND_PARTS: Final = frozenset("as tall and or but with in at when by long high wide".split())
#: What a number has behind it that counts, and is no rest of an amount.
_COUNTS: Final = frozenset(
    "unit counted countable multiplier percent month clock ampm digit tail_digit point".split()
)


def rest_behind(tokens: Tokens, end: int, units: Sequence[str], language: Language) -> tuple[Decimal, int]:
    """The rest behind whole units that end at ``end``, in these units, and the index behind it."""
    if language.grammar == "thai":
        return _unnamed(tokens, end, units, language)
    share, behind = share_more(tokens, end)
    return (share, behind) if share else _uncalled(tokens, end, units, language)


def share_more(tokens: Tokens, index: int) -> tuple[Decimal, int]:
    """What a unit has more than one, and the index behind it: and a half, and three quarters."""
    count, part = at(tokens, index + 1), at(tokens, index + 2)
    if at(tokens, index).text != "and":
        return Decimal(0), index
    behind = at(tokens, index + 3)
    if "article" in count.senses and part.text == "half" and (behind.gap or behind.text != "-"):
        return HALF, index + 3
    quarters = "1" if "article" in count.senses else count.senses.get("digit", "")
    if "quarter" in part.senses and quarters in ("1", "3") and "of" not in behind.senses:
        return Decimal(quarters) * Decimal("0.25"), index + 3
    return Decimal(0), index


def _uncalled(tokens: Tokens, end: int, units: Sequence[str], language: Language) -> tuple[Decimal, int]:
    """Six foot three, 5 ft 10, eleven stone four."""
    parts, places = _PARTED.get(at(tokens, end - 1).text, (0, _NONE))
    if language.grammar != "english" or not parts or not {"foot", "stone"} & set(units):
        return _NONE, end
    number = read_number(tokens, end, language)
    if number is None or not number.whole or not 1 <= number.low < parts:
        return _NONE, end
    behind = at(tokens, number.end)
    if _counts(behind) or not (behind.form in ("mark", "") or behind.text in _BEHIND_PARTS):
        return _NONE, end
    return (number.low / parts).quantize(places), number.end


def one_and_rest(tokens: Tokens, index: int, language: Language) -> tuple[Decimal, int]:
    """The same behind a unit at ``index`` of which there is one, with no number: เมตรเก้าสิบ, กิโลห้า."""
    unit = at(tokens, index).senses.get("unit", "")
    return _unnamed(tokens, index + 1, unit.split("|"), language)


def _unnamed(tokens: Tokens, end: int, units: Sequence[str], language: Language) -> tuple[Decimal, int]:
    """A number in words, glued to a unit and with nothing behind it that it counts."""
    token = at(tokens, end)
    parts, said = next((_SMALLER[unit] for unit in units if unit in _SMALLER), (0, range(0)))
    if not said or token.gap or not {"digit", "multiplier", "head_digit"} & token.senses.keys():
        return _NONE, end
    number = read_number(tokens, end, language)
    if number is None or number.literal or not number.whole:
        return _NONE, end
    value, behind = int(number.low), number.end
    second = at(tokens, behind).senses.get("digit", "")
    if value < 10 <= said[-1] and len(second) == 1 and not at(tokens, behind).gap:  # เมตรเจ็ดห้า
        value, behind = value * 10 + int(second), behind + 1
    if value not in said or _counts(at(tokens, behind)):
        return _NONE, end
    return Decimal(value) / parts, behind


def _counts(token: Token) -> bool:
    return bool(_COUNTS & token.senses.keys()) or token.amount is not None
