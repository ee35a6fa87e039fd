"""Marks beside a number that may be its unit: 50€, a 13" display, ร้อยละ."""

from __future__ import annotations

from thiap.facts.tokens import Tokens, at

#: Tokens back to which a quotation mark may have opened.
_QUOTED = 60


def signs_behind(tokens: Tokens, index: int) -> bool:
    """Whether the sign of a currency is of the number before it: 50€, 129,000฿ 12 วัน."""
    sign, after = at(tokens, index), at(tokens, index + 1)
    if "symbol" not in sign.senses or len(sign.text) != 1 or sign.text.isalpha():
        return False
    return after.gap if not sign.gap else after.amount is None


def opens_percent(tokens: Tokens, index: int) -> bool:
    """Whether the word for percent stands before its own number: หนึ่งในสาม ร้อยละ 80."""
    return "percent_before" in at(tokens, index).senses and at(tokens, index + 1).amount is not None


def marks_inches(tokens: Tokens, first: int, index: int) -> bool:
    """Whether a quotation mark behind a number closes nothing, and stands for inches: a 13" display."""
    mark = at(tokens, index)
    if mark.text not in ('"', "”") or mark.gap:
        return False
    before = tokens[max(0, first - _QUOTED) : first]
    return not any(token.text in ('"', "“", "„", "”") for token in before)
