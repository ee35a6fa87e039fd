"""Numerals and number words to values: one grammar, the words are the language's.

A number is a row of atoms (13.5, สอง, twenty-one) and multipliers (ล้าน, thousand). Its value is that of
the largest multiplier times what stands left of it, plus what stands right: สองพันล้าน, two hundred
thousand, หนึ่งล้านสองแสนล้าน.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from thiap.facts.lexer import NOTHING, Token
from thiap.languages import Language

ONE, TEN, HALF = Decimal(1), Decimal(10), Decimal("0.5")
_THOUSAND, _MILLION = Decimal(1000), Decimal(1000000)


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from tokens ``[first, end)``.

    Attributes:
        low, high: equal for one value, apart for a vague magnitude ("tens of thousands").
        multiplied: whether a multiplier word took part (13.5 ล้าน); it may serve a range's other end.
        other: a second reading (สองพันห้า is 2,005 and 2,500).
        subtype: "magnitude", "fraction", "article", "pronoun", "both", "times" or None.
    """

    first: int
    end: int
    low: Decimal
    high: Decimal
    rule: str
    multiplied: Decimal | None = None
    other: Decimal | None = None
    subtype: str | None = None
    literal: bool = False


@dataclass(frozen=True, slots=True)
class _Atom:
    value: Decimal
    multiplier: bool = False


def at(tokens: Sequence[Token], index: int) -> Token:
    """The token at ``index``, or an empty mark outside the text."""
    return tokens[index] if 0 <= index < len(tokens) else NOTHING


def _evaluate(atoms: Sequence[_Atom]) -> Decimal:
    """Value of a row of atoms; the depth is bounded by the number of multipliers of a language's numeral."""
    best = -1
    for index, atom in enumerate(atoms):
        if atom.multiplier and (best < 0 or atom.value >= atoms[best].value):
            best = index
    if best < 0:
        return sum((atom.value for atom in atoms), Decimal(0))
    left = _evaluate(atoms[:best]) if best else ONE
    return left * atoms[best].value + _evaluate(atoms[best + 1 :])


def _decimals(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """Digits after a spoken point: จุดห้า, "point two five"."""
    digits, scan = "", index
    while len(digits) < 20:
        token = at(tokens, scan)
        value = token.senses.get("digit")
        if value is None or len(value) > 1 or (scan > index and token.gap and not digits):
            break
        digits, scan = digits + value, scan + 1
    return (Decimal(f"0.{digits}"), scan) if digits else None


def _joined(tokens: Sequence[Token], index: int, language: Language) -> int:
    """Index of the token that continues a number word at ``index``: a hyphen may stand between."""
    token = at(tokens, index)
    if language.spaced and token.senses.get("dash") and not token.gap and not at(tokens, index + 1).gap:
        return index + 1
    return index


def _continues(token: Token, atoms: Sequence[_Atom], *, literal: bool, language: Language) -> bool:
    """Whether a word of a number may follow those before it."""
    senses, last = token.senses, atoms[-1]
    if not language.spaced and token.gap and not (literal and len(atoms) == 1 and "multiplier" in senses):
        return False
    if "multiplier" in senses:
        value = Decimal(senses["multiplier"].split("|")[0])
        return not (language.spaced and last.multiplier and value <= last.value and value < _MILLION)
    if "digit" in senses:
        value = Decimal(senses["digit"])
        if last.multiplier:
            # "1.7 million four years ago": after a numeral, words begin another number
            return not (language.spaced and literal)
        return (
            language.spaced
            and last.value >= 20
            and last.value % 10 == 0
            and ONE <= value < TEN
            and not literal
        )
    return ("tail_digit" in senses and last.multiplier) or ("head_digit" in senses and last.multiplier)


def _atom(token: Token) -> _Atom | None:
    senses = token.senses
    for sense in ("digit", "tail_digit", "head_digit"):
        if sense in senses:
            return _Atom(Decimal(senses[sense]))
    if "multiplier" in senses:
        return _Atom(Decimal(senses["multiplier"].split("|")[0]), multiplier=True)
    return None


def read_number(tokens: Sequence[Token], index: int, language: Language) -> Number | None:
    """The number that begins at ``index``, without range, unit or hedge; None if none does."""
    token = at(tokens, index)
    senses = token.senses
    if "guard" in senses:
        return None
    if token.form == "vague":
        lead = token.text.rstrip("x").replace(",", "")
        zeros = token.text.count("x")
        low = Decimal(lead) * 10**zeros
        return Number(index, index + 1, low, low + 10**zeros - 1, "vague-digits", subtype="magnitude")
    if token.form == "fraction" and token.amount is not None:
        return Number(index, index + 1, token.amount, token.amount, "fraction", subtype="fraction")
    for reader in (_magnitude, _half_of, _grouped):
        if (number := reader(tokens, index, language)) is not None:
            return number
    return _composed(tokens, index, language)


def _composed(tokens: Sequence[Token], index: int, language: Language) -> Number | None:
    token = at(tokens, index)
    senses, start = token.senses, index
    atoms: list[_Atom] = []
    literal = False
    if token.form == "number" and token.amount is not None:
        atoms, literal = [_Atom(token.amount)], True
    elif "article" in senses and language.spaced:
        if "multiplier" not in at(tokens, index + 1).senses:
            return None
        atoms = [_Atom(ONE)]
    elif (
        "head_digit" in senses and "multiplier" not in at(tokens, index + 1).senses
    ) or "tail_digit" in senses:
        return None
    elif (first := _atom(token)) is not None:
        if first.multiplier and language.spaced:
            return None
        atoms = [first]
    if not atoms:
        return None
    index += 1
    while len(atoms) < 40:
        if (point := _point(tokens, index, atoms)) is not None:
            atoms, index = point
            continue
        if (half := _and_a_half(tokens, index, atoms, language)) is not None:
            atoms, index = half
            continue
        scan = _joined(tokens, index, language)
        if (
            language.spaced
            and "and" in at(tokens, scan).senses
            and atoms[-1].multiplier
            and atoms[-1].value >= 100
        ):
            follower = at(tokens, scan + 1)
            if "digit" not in follower.senses or at(tokens, scan).text == "&":
                break
            scan += 1
        token = at(tokens, scan)
        if "guard" in token.senses or not _continues(token, atoms, literal=literal, language=language):
            if not (literal and _mixed_part(tokens, scan, atoms)):
                break
            smaller = Decimal(at(tokens, scan + 1).senses["multiplier"].split("|")[0])
            atoms += [_Atom(token.amount or ONE), _Atom(smaller, multiplier=True)]
            index = scan + 2
            continue
        atom = _atom(token)
        if atom is None:
            break
        atoms.append(atom)
        index = scan + 1
    if literal and len(atoms) == 1:
        index, atoms = _attached(tokens, index, atoms)
    return _number(tokens, start, index, atoms, literal=literal, language=language)


def _attached(tokens: Sequence[Token], index: int, atoms: list[_Atom]) -> tuple[int, list[_Atom]]:
    """A multiplier letter glued to money or to counted things: $125m, 13.5m people."""
    token, before = at(tokens, index), at(tokens, index - 2)
    known = "symbol" in before.senses or "counted" in at(tokens, index + 1).senses
    if "attached" in token.senses and not token.gap and known:
        return index + 1, [*atoms, _Atom(Decimal(token.senses["attached"]), multiplier=True)]
    return index, atoms


def _mixed_part(tokens: Sequence[Token], index: int, atoms: Sequence[_Atom]) -> bool:
    """Whether a numeral goes on with a smaller multiplier: 1 ล้าน 2 แสน."""
    token, follower = at(tokens, index), at(tokens, index + 1)
    return (
        token.form == "number"
        and token.amount is not None
        and atoms[-1].multiplier
        and "multiplier" in follower.senses
        and "guard" not in follower.senses
        and Decimal(follower.senses["multiplier"].split("|")[0]) < atoms[-1].value
        and token.amount < TEN
    )


def _point(tokens: Sequence[Token], index: int, atoms: list[_Atom]) -> tuple[list[_Atom], int] | None:
    if "point" not in at(tokens, index).senses or any(atom.value % 1 for atom in atoms):
        return None
    decimals = _decimals(tokens, index + 1)
    return ([_Atom(_evaluate(atoms) + decimals[0])], decimals[1]) if decimals is not None else None


def _and_a_half(
    tokens: Sequence[Token], index: int, atoms: list[_Atom], language: Language
) -> tuple[list[_Atom], int] | None:
    """A half behind a number: "two and a half (million)", สองล้านครึ่ง."""
    token = at(tokens, index)
    if not language.spaced:
        if "half" in token.senses and atoms[-1].multiplier and not token.gap and token.text == "ครึ่ง":
            return [_Atom(_evaluate(atoms) + HALF * atoms[-1].value)], index + 1
        return None
    if "and" not in token.senses:
        return None
    scan = index + 1 + ("article" in at(tokens, index + 1).senses)
    for sense in ("half", "quarter"):
        if sense in at(tokens, scan).senses and scan == index + 2 and not atoms[-1].multiplier:
            return [*atoms[:-1], _Atom(atoms[-1].value + Decimal(at(tokens, scan).senses[sense]))], scan + 1
    return None


def _number(
    tokens: Sequence[Token], start: int, end: int, atoms: list[_Atom], *, literal: bool, language: Language
) -> Number | None:
    value, other = _evaluate(atoms), None
    multipliers = [atom.value for atom in atoms if atom.multiplier]
    last = atoms[-1]
    if (
        not language.spaced
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
    if not language.spaced and not literal and len(atoms) == 1 and last.multiplier and last.value < TEN:
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


def _magnitude(tokens: Sequence[Token], index: int, language: Language) -> Number | None:
    """An order of magnitude: นับพัน, หลายหมื่น, "tens of thousands", "several hundred"."""
    token, scan, factor = at(tokens, index), index, ONE
    if "tens_of" in token.senses or "magnitude_of" in token.senses:
        factor = Decimal(token.senses.get("tens_of") or token.senses["magnitude_of"])
        following = at(tokens, index + 1).senses
        scale = Decimal(following.get("magnitude") or following.get("magnitude_of") or "0")
        if scale:
            return Number(
                index, index + 2, factor * scale, factor * scale * 10, "magnitude", subtype="magnitude"
            )
        if "tens_of" in token.senses:
            return None
        return Number(index, index + 1, factor, factor * 10, "magnitude", subtype="magnitude")
    if "magnitude" in token.senses:
        scale = Decimal(token.senses["magnitude"])
        return Number(index, index + 1, scale, scale * 10, "magnitude", subtype="magnitude")
    if "several" in token.senses or "by_the" in token.senses:
        scan = index + 1
        if "by_the" in token.senses and at(tokens, scan).gap:
            return None
        while (
            "multiplier" in at(tokens, scan).senses
            and "guard" not in at(tokens, scan).senses
            and scan < index + 4
        ):
            factor *= Decimal(at(tokens, scan).senses["multiplier"].split("|")[0])
            scan += 1
        if scan > index + 1 and not (
            {"digit", "tail_digit"} & at(tokens, scan).senses.keys() and not at(tokens, scan).gap
        ):
            return Number(index, scan, factor, factor * 10, "magnitude", subtype="magnitude")
    return None


def _half_of(tokens: Sequence[Token], index: int, language: Language) -> Number | None:
    """Half and its kin: "half a million", ครึ่งล้าน, "a quarter of", "two-thirds", หนึ่งในสาม, 4 ใน 10."""
    token = at(tokens, index)
    if "half" in token.senses:
        scan = index + 1
        scan += "article" in at(tokens, scan).senses
        multiplier = at(tokens, scan)
        if "multiplier" in multiplier.senses and "guard" not in multiplier.senses:
            value = HALF * Decimal(multiplier.senses["multiplier"].split("|")[0])
            return Number(index, scan + 1, value, value, "half-of")
        if scan > index + 1 and "unit" in multiplier.senses:
            return Number(index, scan, HALF, HALF, "half-of")  # half an hour
        return Number(index, index + 1, HALF, HALF, "half", subtype="fraction")
    if language.spaced:
        return _english_fraction(tokens, index, language)
    return _thai_fraction(tokens, index, language)


def _english_fraction(tokens: Sequence[Token], index: int, language: Language) -> Number | None:
    token = at(tokens, index)
    if "article" not in token.senses and "digit" not in token.senses:
        return None
    above = Decimal(token.senses.get("digit", "1"))
    scan = _joined(tokens, index + 1, language)
    part = at(tokens, scan)
    if "quarter" in part.senses and ("of" in at(tokens, scan + 1).senses or above > 1):
        value = above * Decimal("0.25")
    elif "fraction" in part.senses and (
        "of" in at(tokens, scan + 1).senses or part.text.endswith("s") or (scan > index + 1 and above == 1)
    ):
        value = (above / Decimal(part.senses["fraction"])).quantize(Decimal("0.000001"))
    elif (
        "digit" in token.senses
        and part.text == "in"
        and above == 1
        and "digit" in at(tokens, scan + 1).senses
    ):
        below = Decimal(at(tokens, scan + 1).senses["digit"])
        return (
            Number(
                index,
                scan + 2,
                (above / below).quantize(Decimal("0.000001")),
                (above / below).quantize(Decimal("0.000001")),
                "fraction",
                subtype="fraction",
            )
            if below > 1
            else None
        )
    else:
        return None
    return Number(index, scan + 1, value, value, "fraction", subtype="fraction")


def _thai_fraction(tokens: Sequence[Token], index: int, language: Language) -> Number | None:
    scan = index + ("fraction_begin" in at(tokens, index).senses)
    above = _composed(tokens, scan, language)
    if above is None:
        return None
    link = at(tokens, above.end)
    if not (
        ("fraction_of" in link.senses and link.text == "ใน") or ("parts" in link.senses and scan > index)
    ):
        return None
    below = _composed(tokens, above.end + 1, language)
    if below is None or not 0 < above.low < below.low <= 100 or (below.low > 20 and below.low % 10):
        return None
    value = (above.low / below.low).quantize(Decimal("0.000001"))
    # หนึ่งในสี่ is a quarter, or one of four
    other = below.low if above.low == ONE and "fraction_of" in link.senses else None
    return Number(index, below.end, value, value, "fraction", other=other, subtype="fraction")


def _grouped(tokens: Sequence[Token], index: int, language: Language) -> Number | None:
    """Both, twice, ทั้งสอง."""
    token = at(tokens, index)
    for sense in ("both", "times"):
        if sense in token.senses:
            value = Decimal(token.senses[sense])
            return Number(index, index + 1, value, value, sense, subtype=sense)
    if "group" in token.senses:
        value = Decimal(token.senses["group"])
        return Number(index, index + 1, value, value, "group", subtype="pronoun")
    return None


def scaled(number: Number, other: Number) -> Number:
    """``number`` with the multiplier of a range's other end: 8 in "8–10 million"."""
    if (
        number.end == number.first + 1
        and other.multiplied
        and number.low < _THOUSAND
        and number.low * other.multiplied <= other.high
    ):
        value = number.low * other.multiplied
        return replace(number, low=value, high=value, literal=False)
    return number
