"""Messages: what differs, the likely slip."""

from __future__ import annotations

from typing import Final

from thiap.compare.values.amounts import amount_of
from thiap.compare.values.intervals import digits
from thiap.compare.values.slips import power_of_ten
from thiap.facts.calendars import BE_OFFSET, year_in_era
from thiap.facts.describe import in_words
from thiap.model import Fact, Pair
from thiap.phrases import Phrase, say, several

_SUPERSCRIPTS: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def explain(pair: Pair, *, swapped: Pair | None = None) -> Phrase:
    """One or two sentences on how two facts differ, and how that may have come about."""
    source, target = _facts(pair)
    if pair.relation == "less_precise":
        return _describe_precision(pair)
    message = say("says", source=in_words(source), target=in_words(target))
    if swapped is not None and swapped.source is not None:
        return several(message, say("swapped", one=source.text, other=swapped.source.text))
    return several(message, _hint(pair))


def _facts(pair: Pair) -> tuple[Fact, Fact]:
    assert pair.source is not None and pair.target is not None  # two facts differ, or none does
    return pair.source, pair.target


def _describe_precision(pair: Pair) -> Phrase:
    source, target = _facts(pair)
    if pair.aspects == ("hedge",):
        return say(
            "hedge-differs",
            one=say(f"hedge-{source.qualifier}"),
            other=say(f"hedge-{target.qualifier}"),
            source=in_words(source),
            target=in_words(target),
        )
    if "derived" in pair.aspects:
        return say("derived", target=target.text, source=source.text, rule=pair.rule)
    if "loose" in pair.aspects:
        return say("loose", source=source.text, target=target.text)
    loses = "less" if worth(pair) > 0 else "more"
    if source.kind == target.kind == "date" and source.value == target.value:
        side, loose, other = ("target", target, source) if loses == "less" else ("source", source, target)
        if left := loose.readings[0].inferred:
            parts = tuple(say(f"part-{part}") for part in left)
            return say("part-left", side=say(side), parts=parts, loose=loose.text, date=in_words(other))
    return say(f"{loses}-precise", target=in_words(target), source=in_words(source))


def worth(pair: Pair) -> int:
    """What the difference in precision is worth: 1 where the target loses something a reader needs.

    -1 where the target says more, 0 where only the hedge differs or the source itself is loose ("in his
    40s", "hundreds of").
    """
    source, target = _facts(pair)
    if pair.aspects == ("hedge",):
        return 0
    if "loose" in pair.aspects:
        return int(source.qualifier != "vague" and target.qualifier == "vague")
    if source.kind == target.kind == "date":
        parts = [fact.readings[0].date for fact in (source, target)]
        written = [
            sum(
                date is not None and getattr(date, name) is not None and name not in fact.readings[0].inferred
                for name in ("year", "month", "day")
            )
            for fact, date in zip((source, target), parts, strict=True)
        ]
        return (written[0] > written[1]) - (written[0] < written[1])
    one = amount_of(source, source.readings[0])
    other = amount_of(target, target.readings[0])
    if one is None or other is None:
        return 0
    exact = one.interval.is_point and one.interval.qualifier == "exact"
    if exact and digits(one.interval.low) >= 2:
        return 1
    return 0 if not exact else -1 if other.interval.qualifier == "exact" else 0


def _hint(pair: Pair) -> Phrase | None:
    source, target = _facts(pair)
    how = pair.slip
    if pair.aspects == ("unit",):
        return say("unit-differs")
    if how == "magnitude":
        one, other = amount_of(source, source.readings[0]), amount_of(target, target.readings[0])
        assert one is not None and other is not None
        power = power_of_ten(one.interval.low, other.interval.low) or power_of_ten(
            one.interval.high, other.interval.high
        )
        return say("magnitude-slip", power=str(power).translate(_SUPERSCRIPTS))
    if how == "transposed":
        return say("digits-transposed")
    if how == "digit":
        return say("digit-differs")
    if how == "dropped":
        return say("digit-dropped")
    if how == "month_pair":
        return say("month-pair")
    if how in ("unconverted", "era") and (date := source.readings[0].date) is not None and date.year:
        buddhist = year_in_era(date.year, "BE", date.month)
        if how == "unconverted":
            return say("unconverted", year=str(date.year), buddhist=str(buddhist))
        shift = buddhist - date.year
        key = "era-shift" if shift == BE_OFFSET else "era-shift-old"
        return say(key, year=str(date.year), buddhist=str(buddhist), shift=shift)
    return None
