"""The closed lists of words that the model speaks in: kinds, categories, checks, sides."""

from __future__ import annotations

from typing import Final, Literal, TypeVar, get_args

_T = TypeVar("_T")

BlockKind = Literal["title", "heading", "paragraph", "cell"]
#: How far the translation of a unit is; empty where its file does not say and the texts do not show it.
UnitState = Literal[
    "",
    "empty",
    "same",  # the target is the source, and that is running text
    "fuzzy",
    "needs-translation",
    "draft",
    "needs-review",
    "translated",
    "approved",
    "locked",
]
#: Every state that can be asked for.
UNIT_STATES: Final[tuple[UnitState, ...]] = tuple(state for state in get_args(UnitState) if state)
Mode = Literal["translation", "comparable"]
FactKind = Literal["date", "time", "number", "quantity", "duration", "ordinal", "name", "address"]
Qualifier = Literal["exact", "about", "more", "less", "at_least", "at_most", "nearly", "vague"]
FindingKind = Literal[
    "contradicted",
    "less_precise",
    "missing_in_target",
    "missing_in_source",
    "supported",
    "inconsistent",
    "terminology",
    "typography",
]
Category = Literal[
    "number",
    "magnitude",
    "percent",
    "date",
    "time",
    "duration",
    "unit",
    "currency",
    "ordinal",
    "name",
    "segment",
    "clause",
    "repetition",
    "negation",
    "language",
    "term",
    "typography",
    "markup",
    "address",
]
#: Every check, in the order in which they are listed and run; ``checks`` has a module for each.
CheckName = Literal[
    "number-mismatch",
    "magnitude-mismatch",
    "percent-mismatch",
    "sign-mismatch",
    "date-mismatch",
    "weekday-mismatch",
    "era-mismatch",
    "time-mismatch",
    "duration-mismatch",
    "unit-mismatch",
    "currency-mismatch",
    "ordinal-mismatch",
    "address-mismatch",
    "version-mismatch",
    "name-mismatch",
    "title-mismatch",
    "name-missing",
    "name-inconsistent",
    "number-missing",
    "date-missing",
    "precision-lost",
    "date-impossible",
    "conversion-wrong",
    "fact-inconsistent",
    "count-scope",
    "segment-missing",
    "segment-added",
    "segment-repeated",
    "clause-missing",
    "clause-added",
    "parenthesis-missing",
    "negation-changed",
    "opposite-word",
    "untranslated-text",
    "wrong-language",
    "term-missing",
    "term-forbidden",
    "placeholder-mismatch",
    "unit-unfinished",
    "units-shifted",
    "unit-inconsistent",
    "cue-mistimed",
    "structure-mismatch",
    "link-mismatch",
    "code-mismatch",
    "mark-miskeyed",
    "word-doubled",
    "word-misspelt",
    "repetition-mark",
    "bracket-unbalanced",
    "digits-mixed",
]
#: What a glossary says of a rendering.
TermStatus = Literal["required", "preferred", "admitted", "forbidden"]
#: Which of two texts: the one that is held against, or the one under review.
Side = Literal["source", "target"]
SIDES: tuple[Side, Side] = ("source", "target")
Relation = Literal["equal", "compatible", "less_precise", "conflict", "elsewhere", "missing"]
#: What two facts that answer each other differ in.
Aspect = Literal[
    "nothing",
    "value",
    "unit",
    "hedge",
    "precision",
    "year",
    "month",
    "day",
    "weekday",
    "era",
    "derived",  # worked out from other facts: a sum, a share, years before the time told
    "loose",  # a word that says how many only loosely ("many") stands for a number
]
#: How one value may have become the other, see ``thiap.compare.values.slips``.
Slip = Literal["magnitude", "transposed", "digit", "dropped", "era", "unconverted", "month_pair", "century"]


def other_side(side: Side) -> Side:
    """The side that ``side`` is held against."""
    return "target" if side == "source" else "source"


def source_first(side: Side, here: _T, across: _T) -> tuple[_T, _T]:
    """What stands on ``side`` and what stands across from it, in the order source, target."""
    return (here, across) if side == "source" else (across, here)
