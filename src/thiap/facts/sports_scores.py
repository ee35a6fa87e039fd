"""Numbers of a special shape: results of games, heights in feet and inches, scales."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from thiap.facts.amounts import Amount
from thiap.facts.build import Found, make_fact, near
from thiap.facts.tokens import Tokens, at
from thiap.facts.units import dimension, plain
from thiap.languages import Language
from thiap.languages.cues import cue
from thiap.model import Document, Fact, Reading


def read_score(doc: Document, tokens: Tokens, amount: Amount, language: Language) -> Found | None:
    """A result of a game, two numbers: 2-1, 16.5 ต่อ 10.5."""
    link = at(tokens, amount.number.end)
    if amount.number.end != amount.first + 1 or not amount.number.literal:
        return None
    second = at(tokens, amount.number.end + 1)
    if second.form != "number" or second.amount is None or amount.low > 400 or second.amount > 400:
        return None
    dashed = "dash" in link.senses and not link.gap and not second.gap
    told = "score_mark" in link.senses or (language.grammar != "thai" and "range" in link.senses)
    if not dashed and not told:
        return None
    first = at(tokens, amount.first).amount or Decimal(0)
    cued = near(tokens, amount.first, "score_cue", before=8, after=8)
    after = at(tokens, amount.number.end + 2)
    if {"unit", "percent", "multiplier", "month"} & after.senses.keys() and after.text != "in":
        return None
    if first >= 1000:
        return None
    if not (cued or (dashed and first > second.amount) or "score_mark" in link.senses):
        return None
    if told and not cued:
        return None
    facts = [
        make_fact(
            doc,
            tokens,
            index,
            index + 1,
            kind="number",
            subtype="score",
            readings=[Reading(value=plain(value), low=value, high=value, rule="score")],
        )
        for index, value in ((amount.first, first), (amount.number.end + 1, second.amount))
    ]
    return facts, amount.number.end + 2


def read_inches(
    doc: Document, tokens: Tokens, facts: list[Fact], end: int, *, names: tuple[str, ...]
) -> Found:
    """The inches of "6-foot-6"."""
    dash, token = at(tokens, end), at(tokens, end + 1)
    if (
        names[:1] == ("foot",)
        and "dash" in dash.senses
        and not dash.gap
        and token.amount is not None
        and not token.gap
    ):
        reading = Reading(plain(token.amount), token.amount, token.amount, "inch", "height")
        facts.append(make_fact(doc, tokens, end + 1, end + 2, kind="quantity", readings=[reading]))
        return facts, end + 2
    return facts, end


def read_scale(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """The scale of a table, with no number: (THB million), in millions of baht, หน่วย: ล้านบาท."""
    before = at(tokens, index - 1)
    if before.text not in ("(", ":", "in", cue("unit_of"), "") or at(tokens, index).form == "number":
        return None
    scale, unit, end = None, "", index
    for token in tokens[index : index + 3]:
        senses = token.senses
        found = senses.get("multiplier") or senses.get("magnitude_of") or senses.get("magnitude")
        money = [name for name in _names(senses) if dimension(name) == "currency"]
        if found and scale is None:
            scale = Decimal(found.split("|")[0])
        elif money and not unit:
            unit = money[0]
        else:
            break
        end += 1
    if scale is None or scale < 1000 or not unit or at(tokens, end).text not in (")", ",", ""):
        return None
    if before.text == "in" and not {"magnitude_of", "symbol"} & at(tokens, index).senses.keys():
        return None
    reading = Reading(plain(scale), scale, scale, unit, "scale")
    return [make_fact(doc, tokens, index, end, kind="quantity", subtype="scale", readings=[reading])], end


def _names(senses: Mapping[str, str]) -> list[str]:
    return [name for sense in ("unit", "symbol") for name in senses.get(sense, "").split("|") if name]
