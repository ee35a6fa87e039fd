"""What two sides say alike, one of them the other way round: do not come after nine, มาก่อนสามทุ่ม."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from thiap.languages.cues import either
from thiap.languages.negation import negations, negative_words
from thiap.model import Bead, Bitext, Document, Fact, Pair, Side
from thiap.spans import block_at, overlap

#: Lengths of time that a word says as far from now.
_AWAY: Final = {"P1D": "a_day_away", "P7D": "a_week_away"}
#: All of something, in per cent.
_WHOLE: Final = 100
#: A range that stands for a few.
_FEW: Final = re.compile(r"(?:2 ?[-–] ?3|3 ?[-–] ?[45])(?![\d.,:])")
_BRACKET: Final = re.compile(r"\([^()\n]{1,200}\)")


def said_the_other_way(bitext: Bitext, pair: Pair) -> bool:
    """Whether opposite bounds of one value agree, since the passage of one of them denies.

    At least 20 is nobody under 20, and "before noon, or you will …" says what comes after noon.
    """
    if pair.aspects != ("hedge",) or pair.bead is None:
        return False
    bead = bitext.alignment.beads[pair.bead]
    return _denies(bitext, bead, "source") != _denies(bitext, bead, "target")


def is_gloss(bitext: Bitext, fact: Fact, bead: Bead | None) -> bool:
    """Whether a fact of the target stands in a bracket of a unit that has more brackets than its source.

    So translators explain a word: "since the epoch" as นับจาก epoch (1 มกราคม 2513).
    """
    if bead is None or not (bitext.alignment.alone and bead.source and bead.target):
        return False
    texts = bitext.source, bitext.target
    units = [block_at(doc, spans[0][0]) for doc, spans in zip(texts, (bead.source, bead.target), strict=True)]
    there, here = (
        [match.span() for match in _BRACKET.finditer(doc.text, *unit.span)] if unit else []
        for doc, unit in zip(texts, units, strict=True)
    )
    return len(here) > len(there) and any(overlap(fact.span, span) for span in here)


def is_all_day(fact: Fact, doc: Document) -> bool:
    """Whether a fact of a text is 24 hours, or the first part of 24/7."""
    return fact.value == "PT24H" or doc.text.startswith("24/7", fact.span[0])


def says_at_all_hours(text: str, lang: str) -> bool:
    """Whether a text says in words that something goes on day and night."""
    return lang in ("en", "th") and bool(_cue("at_all_hours", lang).search(text))


def says_in_a_word(fact: Fact, text: str, lang: str) -> bool:
    """Whether a text says an amount without a number.

    All of it, for 100%, yesterday, for a day ago, a few seconds, for 2-3 of them.
    """
    if lang not in ("en", "th"):
        return False
    reading = fact.readings[0]
    if reading.unit == "percent" and reading.low == reading.high == _WHOLE:
        return bool(_cue("wholly", lang).search(text))
    if _FEW.match(fact.text):
        return bool(_cue("some_few", lang).search(text))
    if (fact.value, fact.per) == ("P7D", "week"):
        return bool(_cue("every_day", lang).search(text))
    sense = _AWAY.get(fact.value)
    return sense is not None and bool(_cue(sense, lang).search(text))


def says_none(bitext: Bitext, pair: Pair) -> bool:
    """Whether a zero in letters is said by a negation, so that the number in its place is another one's."""
    if pair.bead is None or pair.source is None or pair.target is None:
        return False
    bead = bitext.alignment.beads[pair.bead]
    asked: tuple[tuple[Fact, Side], ...] = ((pair.source, "target"), (pair.target, "source"))
    return any(
        fact.readings[0].high == 0 and not any(map(str.isdigit, fact.text)) and _denies(bitext, bead, other)
        for fact, other in asked
    )


def _denies(bitext: Bitext, bead: Bead, side: Side) -> bool:
    """Whether a passage denies an odd number of things."""
    doc = bitext.document(side)
    if doc.lang not in ("en", "th"):
        return False
    text = " ".join(map(doc.quote, bead.spans(side)))
    denied = {cue.span[0] for cue in negations(text, doc.lang)} | {
        at for at, _ in negative_words(text, doc.lang)
    }
    return (len(denied) + len(_cue("or_else", doc.lang).findall(text))) % 2 == 1


@cache
def _cue(sense: str, lang: str) -> re.Pattern[str]:
    return re.compile(either(sense, lang=lang), re.IGNORECASE)
