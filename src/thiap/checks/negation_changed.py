"""One side negates what the other affirms.

What it finds
    A negator (not, never, without, ไม่, มิได้, ห้าม …), or a word that denies by itself (unable, irreversible),
    in an aligned sentence whose counterpart says the same with the opposite sign: the two sides are more
    alike when the sign is turned, what is negated is answered by a word of the other side, no negative
    stands by it, and the negator is answered by nothing.

Why it matters
    A lost or added ไม่ turns a statement into its opposite and leaves a fluent sentence behind.

Example:
    "The minister did not sign." / "รัฐมนตรีลงนามแล้ว": the negation is lost.

When it is wrong
    Languages negate in different places: *few* may become ไม่มาก, *hard* ไม่ง่าย, *nobody* everyone who does the
    opposite. Pairs of words and phrases that render each other though only one holds a negator (soon and
    ในไม่ช้า, optional and ไม่บังคับ, nothing more than and เพียง) stand in a table and pass, and so does text of
    the source left standing in the target. Where the other side is not seen to say what is negated without a
    sign, where the token encoder is missing, and on pages where the sentence is rendered freely ("work is
    protected" for that it is not overwritten), the finding is a remark (neutral). In messages of user
    interfaces one word often says what Thai negates (illegal, unique): there most findings are wrong. Of two
    negations that trade places nothing is seen.

Sources
    MQM Core, "mistranslation". The cues: thiap.languages.negation; the figures: docs/content-checks.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from thiap.content.gaps import Gap, find_gaps
from thiap.content.opposed import find_opposed
from thiap.content.page_parts import is_of_strings, is_page
from thiap.content.polarity import find_reversals
from thiap.content.reversals import Reversal
from thiap.findings.build import make_finding, tempered
from thiap.languages.cues import cues
from thiap.languages.denials import denials
from thiap.languages.negation import negations
from thiap.model import Bitext, Category, CheckName, Finding, Side, Span
from thiap.mqm import IssueType
from thiap.phrases import say
from thiap.spans import block_text, overlap

name: CheckName = "negation-changed"
category: Category = "negation"
issue: IssueType = "mistranslation"

#: What is left of a probability learnt on translations where two texts only share a subject: their
#: sentences may say different things, one of them a negation.
LOOSE = 0.6
#: Probability from which on a part of a sentence counts as lost.
LOST = 0.5
#: Confidence from which on a negation counts on a page.
CLEAR = 0.8
#: The same where the target negates: of what a page says freely in more words, some is a negation.
CLEAR_ADDED = 0.98
#: The same in a file of strings: of a negator too many of Thai, but for that of what one is able to do, and
#: of a lost one of English. Of eleven and of six below, when first read, one and none were right.
CLEAR_THAI_UNIT, CLEAR_LOST_UNIT = 0.975, 0.77
#: Confidence where a phrase with a negator and what is left without it stand in a table.
OPPOSED = 0.7


def run(bitext: Bitext) -> Iterator[Finding]:
    """Negations that the other side lacks."""
    opposed = list(_opposed(bitext))
    yield from opposed
    counts = _counts_by(bitext)
    lost = [gap for gap in find_gaps(bitext) if gap.probability >= LOST]
    for found in find_reversals(bitext):
        if any(_explains(gap, found) for gap in lost):
            continue  # the whole clause is missing, and has a finding of its own
        if any(overlap(span, _place(found)) for one in opposed for span in one.spans(found.side)):
            continue  # told with its opposite
        doc = bitext.document(found.side)
        word = doc.quote(_place(found))
        where, other = ("source", "target") if found.side == "source" else ("target", "source")
        yield make_finding(
            bitext,
            kind="contradicted",
            category=category,
            check=name,
            issue=issue,
            severity="major" if found.located and counts(found) else "neutral",
            confidence=round(tempered(found.probability) * (LOOSE if bitext.mode == "comparable" else 1), 3),
            message=say("negated", side=say(where), word=word, other=say(other)),
            source=found.source,
            target=found.target,
            source_value="negated" if found.side == "source" else "affirmed",
            target_value="affirmed" if found.side == "source" else "negated",
        )


def _opposed(bitext: Bitext) -> Iterator[Finding]:
    """Phrases with a negator answered by their opposites (not just and เพียง), or the other way round."""
    for found in find_opposed(bitext):
        if found.negated:
            yield make_finding(
                bitext,
                kind="contradicted",
                category=category,
                check=name,
                issue=issue,
                severity="major",
                confidence=OPPOSED * (LOOSE if bitext.mode == "comparable" else 1),
                message=say("opposite", one=found.words[0], other=found.words[1]),
                source=found.source,
                target=found.target,
                source_value=found.words[0],
                target_value=found.words[1],
            )


def _counts_by(bitext: Bitext) -> Callable[[Reversal], bool]:
    """Which findings count in a text of this kind."""
    if is_page(bitext):
        return _is_clear
    if bitext.alignment.alone:
        return lambda found: _is_clear_unit(bitext, found)
    return lambda found: True


def _is_clear_unit(bitext: Bitext, found: Reversal) -> bool:
    """Whether a finding counts in a unit: Thai surely negates there, or English denies more often.

    Of six on eleven thousand units that nobody had read four were wrong, two of which this leaves out.
    """
    strings = is_of_strings(bitext)
    if bitext.document(found.side).lang == "th":
        doc, end = bitext.document(found.side), _place(found)[1]
        able = found.named and doc.text.startswith(cues("able"), end)  # ไม่สามารถ, where English says can
        if strings and not able:
            return found.turned and tempered(found.probability) >= CLEAR_THAI_UNIT
        return tempered(found.probability) >= CLEAR
    english, thai = (_unit(bitext, found, lang) for lang in ("en", "th"))
    denied = [cue.span for cue in denials(english)]
    spans = [*(cue.span for cue in negations(english, "en", every=True)), *denied]
    words = [english[slice(*span)].lower() for span in spans]
    negator = bitext.document(found.side).quote(_place(found)).lower()
    sure = found.turned and tempered(found.probability) >= CLEAR_LOST_UNIT
    if strings and not sure and negator in words[: len(spans) - len(denied)]:
        return False
    left = sum(word not in thai.lower() for word in words)  # "none" may be a value that Thai leaves as it is
    return left > len(negations(thai, "th", every=True))


def _unit(bitext: Bitext, found: Reversal, lang: str) -> str:
    """The text in a language of the unit of a finding."""
    side: Side = "source" if bitext.source.lang == lang else "target"
    return block_text(bitext.document(side), found.source if side == "source" else found.target)


def _explains(gap: Gap, found: Reversal) -> bool:
    """Whether the clause of a negation is lost, rather than its sign: of the two the likelier."""
    there = gap.side == found.side and any(overlap(span, _place(found)) for span in gap.spans)
    return there and not (found.located and gap.probability < found.probability)


def _is_clear(found: Reversal) -> bool:
    """Whether a finding counts on a page, where sentences are rendered freely.

    Of eight additions one was right, so that the source must be seen to have the word that is negated.
    """
    sure = tempered(found.probability)
    return found.plain and (sure >= CLEAR if found.side == "source" else found.named and sure >= CLEAR_ADDED)


def _place(found: Reversal) -> Span:
    return found.cue[0]
