"""One text against its own arithmetic: an age against two years, a total against its parts, a share.

A remark on the text itself, whatever the other text says. Only what stands in one sentence in a fixed form is
worked out; where a sentence may leave a part unsaid, nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from thiap.compare.pairing.derived import age_of, fits_age, point_of, written_year
from thiap.languages.cues import either
from thiap.languages.scope import scope_pattern
from thiap.model import Document, Fact

#: Code points that one statement spans at most, and those before its first number in which a word may stand.
_REACH: Final = 160
_BEFORE: Final = {"th": 25, "en": 40}
#: Code points around a total in which a word says that it is one, and between the parts of a sum.
_CUE: Final = {"th": 14, "en": 20}
_APART: Final = {"th": 25, "en": 35}
_MOST_PARTS: Final = 6
#: How far a share may be rounded, in per cent of the whole, and one given in fives.
_SHARE_OFF, _FIVES_OFF = Decimal(1), Decimal("2.5")

_SENTENCE_END: Final = re.compile(r"[.!?]\s+[A-Z]|\n")
_LINKED: Final = re.compile(rf"\s*[^\d\n.;:()]*?(?:,|\band\b|{either('and')})\s*[^\d\n.;:()]*")
_OF: Final = re.compile(
    r"\s*(?:[^\W\d]+\s+)?(?:out )?of (?:the |all |its |their )?\s*"
    rf"|\s*\S{{0,12}}?(?:{either('from', 'in')})(?:{either('all_of')})?\s*"
)
_SHARE_CUE: Final = re.compile(
    rf"[^\d\n.]{{0,30}}?(?:\(|, or |{either('or')}(?:{either('amounts_to')})?|{either('amounts_to')})"
    rf"\s*(?:about |{either('roughly')})?\s*"
)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What facts of one text make together, and the fact that says otherwise.

    Attributes:
        facts: those it is worked out from.
        said: the fact that differs.
        worked_out: the value they make, as text.
    """

    facts: tuple[Fact, ...]
    said: Fact
    worked_out: str


def wrong_sums(doc: Document, facts: Sequence[Fact]) -> Iterator[Contradiction]:
    """Places where the arithmetic of a text fails, in text order; linear in its facts."""
    if doc.lang not in _CUE:
        return
    told = [fact for fact in facts if fact.kind != "name"]
    for index in range(len(told)):
        near = [fact for fact in told[index : index + _MOST_PARTS + 1] if _together(doc, told[index], fact)]
        for found in (_age(doc, near), _share(doc, near), _sum(doc, near)):
            if found is not None:
                yield found


def _together(doc: Document, first: Fact, last: Fact) -> bool:
    start, end = first.span[0], last.span[1]
    return end - start <= _REACH and _SENTENCE_END.search(doc.text, start, end) is None


def _age(doc: Document, near: Sequence[Fact]) -> Contradiction | None:
    """Born in 1905, died in 1939, aged 44."""
    if len(near) < 3:
        return None
    years = [(fact, year) for fact in near[:3] if (year := written_year(fact)) is not None]
    ages = [(fact, age) for fact in near[:3] if (age := age_of(fact)) is not None]
    if len(years) != 2 or len(ages) != 1 or years[0][1] >= years[1][1]:
        return None
    reach = _BEFORE[doc.lang]
    text = doc.text[max(0, near[0].span[0] - reach) : near[2].span[1] + reach // 2]
    if not all(scope_pattern(doc.lang, sense).search(text) for sense in ("born", "died")):
        return None
    (first, born), (second, died) = years
    said, age = ages[0]
    if fits_age(age, born, died):
        return None
    return Contradiction((first, second), said, f"{died} - {born} = {died - born}")


def _share(doc: Document, near: Sequence[Fact]) -> Contradiction | None:
    """90 of the 200 pupils (40 per cent)."""
    if len(near) < 3:
        return None
    part, whole, share = (point_of(fact) for fact in near[:3])
    if part is None or whole is None or share is None or share[1] != "percent" or part[1] != whole[1]:
        return None
    between = [doc.text[a.span[1] : b.span[0]] for a, b in pairwise(near[:3])]
    if part[0] >= whole[0] or not _OF.fullmatch(between[0]) or not _SHARE_CUE.fullmatch(between[1]):
        return None
    if any(fact.qualifier != "exact" for fact in near[:2]):
        return None
    made = part[0] / whole[0] * 100
    if abs(made - share[0]) <= (_SHARE_OFF if share[0] % 5 else _FIVES_OFF):
        return None
    return Contradiction(tuple(near[:2]), near[2], f"{near[0].text} / {near[1].text} = {made:.1f}%")


def _sum(doc: Document, near: Sequence[Fact]) -> Contradiction | None:
    """35 boys and 40 girls, 80 pupils in all."""
    parts: list[tuple[Fact, Decimal]] = []
    unit: str | None = None
    for position, fact in enumerate(near):
        point = point_of(fact)
        if point is None or fact.qualifier != "exact" or fact.subtype is not None:
            return None
        if position and point[1] != unit:
            return None
        unit = point[1]
        if len(parts) >= 2 and _is_total(doc, fact):
            made = sum((value for _, value in parts), Decimal(0))
            close = abs(made - point[0]) <= made / 4
            if made == point[0] or not close or max(value for _, value in parts) >= point[0]:
                return None
            text = f"{' + '.join(f'{value.normalize():f}' for _, value in parts)} = {made.normalize():f}"
            return Contradiction(tuple(part for part, _ in parts), fact, text)
        if parts:
            between = doc.text[parts[-1][0].span[1] : fact.span[0]]
            if len(between) > _APART[doc.lang] or not _LINKED.fullmatch(between):
                return None
        elif _begins_later(doc, fact):
            return None
        parts.append((fact, point[0]))
    return None


def _begins_later(doc: Document, fact: Fact) -> bool:
    """Whether another number of the same list stands before, so that this is not the first part."""
    before = doc.text[max(0, fact.span[0] - _APART[doc.lang]) : fact.span[0]]
    return any(char.isdigit() for char in before.rpartition("\n")[2])


def _is_total(doc: Document, fact: Fact) -> bool:
    reach = _CUE[doc.lang]
    before, after = doc.text[max(0, fact.span[0] - reach) : fact.span[0]], doc.text[fact.span[1] :][:reach]
    pattern = scope_pattern(doc.lang, "together")
    return pattern.search(before) is not None or pattern.search(after) is not None
