"""Numerals and rows of number words to values: one grammar, the words are the language's.

A number is a row of atoms (13.5, สอง, twenty-one) and multipliers (ล้าน, thousand). Its value is that of
the largest multiplier times what stands left of it, plus what stands right: สองพันล้าน, two hundred
thousand, หนึ่งล้านสองแสนล้าน.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from thiap.facts.mixed_numerals import going_on
from thiap.facts.number_model import HALF, ONE, TEN, Atom, Number, evaluate
from thiap.facts.tokens import Token, Tokens, at
from thiap.facts.units import dimension
from thiap.languages import Language
from thiap.languages.cues import cue

#: A k before these is a kilometre or a resolution: a 10k run, 4k videos.
_KILO = frozenset(
    "run runs race races walk walks video videos tv tvs screen screens display displays monitor monitors"
    " resolution resolutions camera cameras movie movies film films footage".split()
)
_SHORT_WORD = 3
_THREE_DECIMALS = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
#: Numbers of four digits that may be years, of the Buddhist Era too.
_YEARS = frozenset([*range(1000, 2101), *range(2300, 2601)])
_DOZEN, _HUNDRED, _THOUSAND, _MILLION = Decimal(12), Decimal(100), Decimal(1000), Decimal(1000000)


def _decimals(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """Digits after a spoken point: จุดห้า, "point two five"."""
    digits, scan = "", index
    while len(digits) < 20:
        token = at(tokens, scan)
        value = token.senses.get("digit")
        if value is None or len(value) > 1 or (scan > index and token.gap and not digits):
            break
        digits, scan = digits + value, scan + 1
    return (Decimal(f"0.{digits}"), scan) if digits else None


def after_hyphen(tokens: Tokens, index: int, language: Language) -> int:
    """Index of the token that continues a number word at ``index``: a hyphen may stand between."""
    token = at(tokens, index)
    if (
        language.grammar != "thai"
        and token.senses.get("dash")
        and not token.gap
        and not at(tokens, index + 1).gap
    ):
        return index + 1
    return index


def _large(multiplier: str | None) -> bool:
    return multiplier is not None and Decimal(multiplier.split("|")[0]) >= 100


def _continues(token: Token, atoms: Sequence[Atom], *, literal: bool, language: Language) -> bool:
    """Whether a word of a number may follow those before it."""
    senses, last = token.senses, atoms[-1]
    if (
        language.grammar == "thai"
        and token.gap
        and not (literal and len(atoms) == 1 and _large(senses.get("multiplier")))
    ):
        return False  # 13.5 ล้าน is a number, ตอนที่ 15 สิบอันดับ are two
    if "multiplier" in senses:
        value = Decimal(senses["multiplier"].split("|")[0])
        return not (
            language.grammar != "thai" and last.multiplier and value <= last.value and value < _MILLION
        )
    if "digit" in senses:
        value = Decimal(senses["digit"])
        if language.grammar == "digits":
            return not literal and value < (last.value if last.multiplier else _trailing(last.value))
        if last.multiplier:
            # "1.7 million four years ago": after a numeral, words begin another number
            return not (language.grammar != "thai" and literal)
        return (
            language.grammar != "thai"
            and last.value >= 20
            and last.value % 10 == 0
            and ONE <= value < TEN
            and not literal
        )
    return ("tail_digit" in senses and last.multiplier) or ("head_digit" in senses and last.multiplier)


def _trailing(value: Decimal) -> int:
    """The power of ten that a value is a multiple of: 100 for 300, 1 for 21."""
    power = 1
    while value and value % (power * 10) == 0 and power < 10**15:
        power *= 10
    return power


def _atom(token: Token) -> Atom | None:
    senses = token.senses
    if (
        "digit" in senses and "multiplier" in senses
    ):  # hundert, mille: one of them, or so many times a hundred
        return Atom(Decimal(senses["multiplier"].split("|")[0]), multiplier=True)
    for sense in ("digit", "tail_digit", "head_digit"):
        if sense in senses:
            return Atom(Decimal(senses[sense]))
    if "multiplier" in senses:
        return Atom(Decimal(senses["multiplier"].split("|")[0]), multiplier=True)
    return None


#: Before a word that multiplies, that it is one of them: a further million, in the next hundred years.
_ADDED = frozenset("another extra additional further whole cool next last past previous coming first".split())


def compose(tokens: Tokens, index: int, language: Language) -> Number | None:
    """The row of numerals and number words at ``index``."""
    token = at(tokens, index)
    senses, start = token.senses, index
    atoms: list[Atom] = []
    literal, hedge = False, None
    if token.form == "number" and token.amount is not None:
        atoms, literal = [Atom(token.amount)], True
    elif "article" in senses and language.grammar != "thai":
        if not {"multiplier", "half_amid"} & at(tokens, index + 1).senses.keys():
            return None
        atoms = [Atom(ONE)]
    elif (
        "head_digit" in senses and "multiplier" not in at(tokens, index + 1).senses
    ) or "tail_digit" in senses:
        return None
    elif (first := _atom(token)) is not None:
        if (
            first.multiplier
            and "digit" not in senses
            and language.grammar != "thai"
            and not (token.capital and at(tokens, index + 1).capital)
            and at(tokens, index - 1).text not in _ADDED
        ):
            return None  # but the Hundred Years' War
        atoms = [first]
    if not atoms:
        return None
    index += 1
    if literal and (mixed := _mixed(tokens, index, language)) is not None:
        atoms, index = mixed
    while len(atoms) < 40:
        if (point := _point(tokens, index, atoms)) is not None:
            atoms, index = point
            continue
        if (half := _and_a_half(tokens, index, atoms, language)) is not None:
            atoms, index = half
            continue
        scan = _after_amid(tokens, after_hyphen(tokens, index, language))
        if (
            language.grammar != "thai"
            and "and" in at(tokens, scan).senses
            and (atoms[-1].multiplier or (language.grammar == "digits" and not literal))
            and atoms[-1].value >= 100
        ):
            follower = at(tokens, scan + 1)
            if "digit" not in follower.senses or at(tokens, scan).text == "&":
                break
            scan += 1
        token = at(tokens, scan)
        if _hedge_inside(tokens, scan, atoms, language):  # 20 กว่าล้าน
            hedge, scan = token.senses["after"], scan + 1
            token = replace(at(tokens, scan), gap=False)
        if "guard" in token.senses or not _continues(token, atoms, literal=literal, language=language):
            more = going_on(tokens, scan, atoms, language) if literal else None
            if more is None:
                break
            atoms, index = more
            continue
        atom = _atom(token)
        if atom is None:
            break
        atoms.append(atom)
        index = scan + 1
    if literal and len(atoms) == 1:
        index, atoms = _attached(tokens, index, atoms)
    index, atoms = (index, atoms) if literal else _cut(index, start, atoms, language)
    return _hedged(_number(tokens, start, index, atoms, literal=literal, language=language), hedge)


def _after_amid(tokens: Tokens, index: int) -> int:
    """Index behind a word that stands between a number and its multiplier: 6 autres millions."""
    return index + ("amid" in at(tokens, index).senses and "multiplier" in at(tokens, index + 1).senses)


def _hedged(number: Number | None, hedge: str | None) -> Number | None:
    return replace(number, hedge=hedge) if number is not None and hedge is not None else number


def _cut(index: int, start: int, atoms: list[Atom], language: Language) -> tuple[int, list[Atom]]:
    """The row up to where a second number begins, in Thai words with nothing between."""
    if language.grammar != "thai" or len(atoms) != index - start:
        return index, atoms
    atoms = atoms[: _second_number(atoms)]
    return start + len(atoms), atoms


def _second_number(atoms: Sequence[Atom]) -> int:
    """Where a second number begins in a row of words: a multiplier stands twice in สามสิบ|สี่สิบ."""
    last: dict[Decimal, int] = {}
    for index, atom in enumerate(atoms):
        if not atom.multiplier or atom.value >= _MILLION:
            continue
        before = last.get(atom.value)
        if before is not None and all(
            not other.multiplier or other.value <= atom.value for other in atoms[before:index]
        ):
            return index - (not atoms[index - 1].multiplier)
        last[atom.value] = index
    return len(atoms)


def _mixed(tokens: Tokens, index: int, language: Language) -> tuple[list[Atom], int] | None:
    """A whole number and a fraction: 1 1/2 cups, 1-1/2 hours; ``index`` is behind the whole."""
    whole = at(tokens, index - 1)
    scan = after_hyphen(tokens, index, language)
    part = at(tokens, scan)
    if part.form != "fraction" or part.amount is None or not (part.gap or scan > index):
        return None
    if whole.amount is None or whole.amount % 1 or not _is_whole(whole.text):
        return None
    return [Atom(whole.amount + part.amount)], scan + 1


def _is_whole(text: str) -> bool:
    """Whether digits are a whole number that a fraction may go on from, and no year: in 2018 1/3 of them."""
    grouped, digits = "," in text, text.replace(",", "")
    return digits.isdecimal() and (grouped or int(digits) not in _YEARS)


def _hedge_inside(tokens: Tokens, index: int, atoms: Sequence[Atom], language: Language) -> bool:
    """Whether กว่า stands between a number and its multiplier."""
    token, after = at(tokens, index), at(tokens, index + 1)
    if (
        language.grammar != "thai"
        or "after" not in token.senses
        or after.gap
        or "multiplier" not in after.senses
    ):
        return False
    last = atoms[-1]
    return not last.multiplier or last.value < Decimal(after.senses["multiplier"].split("|")[0])


def _attached(tokens: Tokens, index: int, atoms: list[Atom]) -> tuple[int, list[Atom]]:
    """A multiplier letter glued to money or to counted things: $125m, 13.5m people."""
    token = at(tokens, index)
    if "attached" not in token.senses or token.gap:
        return index, atoms
    before, after = at(tokens, index - 2), at(tokens, index + 1)
    one = token.text == "m" and "article" in before.senses and not after.text.endswith("s")
    known = "symbol" in before.senses or ("counted" in after.senses and not one)  # a 1.8m man: his height
    known = known or (
        after.gap and dimension(after.senses.get("unit", "").split("|")[-1] or None) == "currency"
    )
    if token.text == "k" and not known:
        plural = after.gap and after.text.endswith("s") and len(after.text) > _SHORT_WORD
        known = after.text not in _KILO and (not token.capital or plural)
    decimal = atoms[-1].value != atoms[-1].value.to_integral_value()
    known = known or (
        token.capital and ("+" in (before.text, after.text) or (decimal and after.gap and not after.senses))
    )
    if not known:
        return index, atoms
    return index + 1, [*atoms, Atom(Decimal(token.senses["attached"]), multiplier=True)]


def _point(tokens: Tokens, index: int, atoms: list[Atom]) -> tuple[list[Atom], int] | None:
    tied = "dash" in at(tokens, index).senses and "point" in at(tokens, index + 1).senses
    index += tied  # 2-point-3 per cent
    if "point" not in at(tokens, index).senses or any(
        atom.value != atom.value.to_integral_value() for atom in atoms
    ):
        return None
    digits = at(tokens, index + 2)
    if tied and "dash" in at(tokens, index + 1).senses and digits.text.isdecimal() and len(atoms) == 1:
        return [Atom(atoms[0].value + Decimal(f"0.{digits.text}"))], index + 3
    decimals = _decimals(tokens, index + 1)
    return ([Atom(evaluate(atoms) + decimals[0])], decimals[1]) if decimals is not None else None


def _and_a_half(
    tokens: Tokens, index: int, atoms: list[Atom], language: Language
) -> tuple[list[Atom], int] | None:
    """A half behind a number: "two and a half (million)", สองล้านครึ่ง."""
    token = at(tokens, index)
    if language.grammar == "thai":
        if "half" in token.senses and atoms[-1].multiplier and not token.gap and token.text == cue("half"):
            return [Atom(evaluate(atoms) + HALF * atoms[-1].value)], index + 1
        return None
    if {"half_amid", "half_behind"} & token.senses.keys():  # три с половиной, üç buçuk, tres y media
        part = HALF * atoms[-1].value if atoms[-1].multiplier else HALF
        return [Atom(evaluate(atoms) + part)], index + 1
    index = after_hyphen(tokens, index, language)
    if "and" not in at(tokens, index).senses:
        return None
    if language.grammar == "digits" and "half" in at(tokens, index + 1).senses:  # un million et demi
        more = HALF * atoms[-1].value if atoms[-1].multiplier else HALF
        return [Atom(evaluate(atoms) + more)], index + 2
    article = after_hyphen(tokens, index + 1, language)
    if "article" not in at(tokens, article).senses:
        return None
    scan = after_hyphen(tokens, article + 1, language)
    for sense in ("half", "quarter"):
        share = at(tokens, scan).senses.get(sense)
        if share is not None and not atoms[-1].multiplier:
            return [*atoms[:-1], Atom(atoms[-1].value + Decimal(share))], scan + 1
        whole = atoms[-1].value >= _THOUSAND or (atoms[-1].value == _DOZEN and sense == "half")
        if share is not None and whole and "dash" not in at(tokens, scan + 1).senses:
            return [Atom(evaluate(atoms) + Decimal(share) * atoms[-1].value)], scan + 1
    return None


def _grouped_by_comma(token: Token, language: Language) -> Decimal | None:
    """16,700 in a language with a decimal comma: the thousands that a text from English may have left so."""
    if not language.decimal_comma or token.amount is None or not _THREE_DECIMALS.fullmatch(token.text):
        return None
    return token.amount * _THOUSAND


def _one_of(tokens: Tokens, start: int, end: int, atoms: Sequence[Atom]) -> bool:
    """Whether a multiplier alone stands before its number, which is one: โหลหนึ่ง."""
    bare = len(atoms) == 2 and end == start + 2 and atoms[0].multiplier and not atoms[1].multiplier
    return bare and atoms[1].value == ONE and "tail_digit" not in at(tokens, end - 1).senses


def _number(
    tokens: Tokens, start: int, end: int, atoms: list[Atom], *, literal: bool, language: Language
) -> Number | None:
    value = evaluate(atoms)
    other = _grouped_by_comma(at(tokens, start), language) if literal and len(atoms) == 1 else None
    multipliers = [atom.value for atom in atoms if atom.multiplier]
    last = atoms[-1]
    if language.grammar == "thai" and not literal and _one_of(tokens, start, end, atoms):
        # ร้อยหนึ่ง is a hundred, or a hundred and one
        value, other = atoms[0].value, value if atoms[0].value >= _HUNDRED else None
    elif (
        language.grammar == "thai"
        and len(atoms) >= 2
        and not last.multiplier
        and atoms[-2].multiplier
        and atoms[-2].value >= _THOUSAND
        and ONE <= last.value < TEN
        and "tail_digit" not in at(tokens, end - 1).senses
    ):
        # ล้านสอง is 1.2 million; สองพันห้า may be either, the formal reading first
        elliptic = value - last.value + last.value * atoms[-2].value / TEN
        formal = len(atoms) > 2
        value, other = (value, elliptic) if formal else (elliptic, None)
    if (
        language.grammar == "thai"
        and not literal
        and len(atoms) == 1
        and last.multiplier
        and last.value < TEN
    ):
        return None
    return Number(
        start,
        end,
        value,
        value,
        "digits" if literal and not multipliers else "mixed" if literal else "words",
        multiplied=multipliers[0] if len(atoms) == 2 and len(multipliers) == 1 else None,
        other=other,
        literal=literal and not multipliers,
    )
