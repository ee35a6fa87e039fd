"""Another name stands where the source has this one.

What it finds
    A name of the source is nowhere in the matching passage, and the same passage of the target has a
    name of the same kind that the source does not have there: another person of the text, another
    country, another city. Another part of one land (South Korea, เกาหลีเหนือ), somebody else behind a title
    (นายสุรพล, Mr Surapong), names with each other's figures. One in Latin letters with a letter wrong.

Why it matters
    The sentence reads well and says something else: who acted, and where. Mixed-up names come from
    copying, from near look-alikes (อินเดีย, อินโดนีเซีย) and from slips of memory.

Example:
    source: Smith left for Spain in May.
    target: สมิธเดินทางไปอิตาลีในเดือนพฤษภาคม
    Spain became อิตาลี.

When it is wrong
    A name rendered by its meaning (the Crown, Labour) beside a pronoun that the translator replaced by
    the name; an alignment that is off by more than one passage; a city named for its country. It is silent
    where a person named once became somebody whom neither text names elsewhere: a Thai name that nothing
    answers is told from other words in one such case of eight (docs/names.md).

Sources
    Names are compared as keys of the document's own name table (docs/names.md); countries and peoples
    after CLDR and languages/data/exonyms.tsv. Issue type: MQM "entity" under accuracy/mistranslation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from thiap.compare.pairing.subject import Subjects
from thiap.content.page_parts import is_page
from thiap.findings.build import make_finding
from thiap.languages.names import load_english_words
from thiap.model import Bead, Bitext, Category, CheckName, Document, Fact, Finding, Reading, Span
from thiap.mqm import IssueType
from thiap.names.by_bead import NameBead, NameView, keys, view
from thiap.names.directions import other_part
from thiap.names.exchanged import exchanged, figures
from thiap.names.fold import fold_latin
from thiap.names.gazetteer import load_gazetteer
from thiap.names.in_full import another_surname
from thiap.names.in_latin import in_latin
from thiap.names.in_units import in_prose, is_localized, is_term, is_wording, names_itself, stems
from thiap.names.latin_spelling import misspelt
from thiap.names.placed import nearest_mention, position
from thiap.names.swapped import Swap, swapped
from thiap.names.titled import Titled, english_titled, somebody_else, thai_titled
from thiap.names.translit import best_rendering
from thiap.names.turned import english_first, is_turned
from thiap.names.words import is_english_word, is_party, opens_sentence
from thiap.phrases import say
from thiap.spans import block_at, overlap

name: CheckName = "name-mismatch"
category: Category = "name"
issue: IssueType = "entity"

#: A name that only stands once more, or once less, than the other side has it, is weaker evidence.
_REPEATED = 0.75
#: Comparable texts name different people and places in passages that say much the same.
_COMPARABLE = 0.55
#: How far apart, in shares of the passage, two names may stand that hold one place; how near they are so
#: without more, and how much of the words around one must else be said around the other. On a half of the
#: development texts all names put in place of another were within, and the wrong pairs were not.
_FAR, _NEAR, _LEAST_ANSWER = 0.5, 0.1, 0.1
#: A place of the tables beside one that nothing renders, and a name with a letter wrong.
_PLACE = 0.7
#: Another half of one land, and another person behind the same title.
_PART, _TITLED = 0.85, 0.8
#: How well a Thai passage may spell a name by chance, and the words before a name that make it a place.
_HARDLY, _BEFORE = 0.22, 12
#: How well a Thai name must spell a word with a capital to stand for it.
_HEARD = 0.75
_CAPITAL = re.compile(r"\b[A-Z][a-z]{3,}")
_WHERE = re.compile(r"\b(?:in|at|from|near|to|of|around|outside)\s+\Z", re.IGNORECASE)
#: The same where both names are found by CLDR or by their letters.
_SURE = {"country": 0.85, "person": 0.75}
_LANDS = frozenset({"country", "place", "people", "nationality"})


def run(bitext: Bitext) -> Iterator[Finding]:
    """One finding for each pair of names that changed places, or that differ in a letter."""
    if {bitext.source.lang, bitext.target.lang} != {"en", "th"}:
        yield from _other_languages(bitext)
        return
    turned = english_first(bitext)
    names, subjects = view(turned), Subjects(turned)
    told: set[Span] = set()
    alone = bitext.alignment.alone
    texts, agreed = (turned.source, turned.target), figures(bitext)
    asked = {key for fact in turned.source_facts if fact.kind == "name" for key in keys(fact)}
    if bitext.mode == "translation":
        for ours, theirs in misspelt(bitext):
            told |= {ours, theirs}
            yield _misspelt(bitext, ours, theirs)
    for bead in names.beads:
        text = " ".join(turned.target.quote(span) for span in bead.passage.target)
        for fact, other, sure in (
            *((*pair, _PART) for pair in other_part(*texts, bead.source, bead.target)),
            *swaps(names, bead),
            *((*pair, _PART) for pair in exchanged(bead, agreed)),
            *_another_place(turned, bead, text, asked),
            *_somebody_else(turned, bead.passage),
        ):
            other = nearest_mention(bead, fact, other)  # noqa: PLW2901
            if any(overlap(span, known) for span in (fact.span, other.span) for known in told):
                continue
            if (
                is_party(turned.source, fact)
                or is_wording(turned, fact, other)
                or is_localized(turned, fact, other)
                or (alone and (_first_word(turned, fact) or names_itself(turned, fact, other)))
            ):
                continue
            said = " ".join(map(turned.source.quote, bead.passage.source))
            if other.readings[0].rule == "latin" and other.text.casefold() in said.casefold():
                continue
            if other in bead.unasked and _heard(said.replace(fact.text, " "), other, alone=alone):
                continue
            told |= {fact.span, other.span}
            certain = sure if bitext.mode == "translation" else sure * _COMPARABLE
            there = _located(subjects, bead.passage, fact, other) and not _unknown(turned, fact, other)
            yield _finding(bitext, fact, other, certain, located=there)
    surnames = another_surname(turned, names) if bitext.mode == "translation" else iter(())
    for fact, other in surnames:
        if not any(overlap(span, known) for span in (fact.span, other.span) for known in told):
            told |= {fact.span, other.span}
            yield _finding(bitext, fact, other, _SURE["person"], located=True)
    for fact, other in in_latin(turned, names):
        if not any(overlap(span, known) for span in (fact.span, other.span) for known in told):
            told |= {fact.span, other.span}
            certain = _SURE["person"] if bitext.mode == "translation" else _SURE["person"] * _COMPARABLE
            yield _finding(bitext, fact, other, certain, located=not _unknown(turned, fact, other))


def _first_word(bitext: Bitext, fact: Fact) -> bool:
    """Whether a name is the capital word that a unit begins with, which neither tables nor the text know."""
    block = block_at(bitext.source, fact.span[0])
    begins = block is not None and block.span[0] == fact.span[0] and " " not in fact.text
    if not begins or fact.subtype not in (None, "other") or is_english_word(fact.text.lower()):
        return begins and fact.subtype in (None, "other")
    return not any(
        other.text.endswith(fact.text)
        and other.span != fact.span
        and not opens_sentence(bitext.source.text, other.span[0])
        for other in bitext.source_facts
        if other.kind == "name"
    )


def _heard(said: str, other: Fact, *, alone: bool) -> bool:
    """Whether a Thai name spells other words of the passage that no table has for a name: their rendering."""
    return any(spelt(word, other.text) >= _HEARD for word in (stems if alone else _CAPITAL.findall)(said))


def _located(subjects: Subjects, passage: Bead, fact: Fact, other: Fact) -> bool:
    """Whether the other name stands where this one should: as far into the passage, in words that answer."""
    apart = abs(position(passage.source, fact.span) - position(passage.target, other.span))
    if apart > _FAR or (other.readings[0].rule == "latin" and " " not in other.text + fact.text):
        return False  # software, brands and labels in Latin letters stand beside each other anywhere
    return apart <= _NEAR or subjects.answer(fact, other) >= _LEAST_ANSWER


def _another_place(
    bitext: Bitext, bead: NameBead, text: str, asked: Set[str]
) -> Iterator[tuple[Fact, Fact, float]]:
    """Places that the target names in no passage, and a known place here that the source never names.

    ``asked`` are the keys of all names of the source.
    """
    for fact in bead.unanswered:
        if fact.text.lower() in load_english_words():
            continue
        before = bitext.source.text[max(0, fact.span[0] - _BEFORE) : fact.span[0]]
        if not _WHERE.search(before) or max(spelt(word, text) for word in fact.text.split()) > _HARDLY:
            continue
        for other in bead.unasked:
            if other.subtype == "place" and other.readings[0].rule == "exonym" and not asked & keys(other):
                yield fact, other, _PLACE


def _somebody_else(bitext: Bitext, passage: Bead) -> Iterator[tuple[Fact, Fact, float]]:
    """Somebody behind a title whose name cannot be the one behind the same title on the other side."""
    ours = tuple(english_titled(bitext.source, passage.source))
    for pair in somebody_else(ours, tuple(thai_titled(bitext.target, passage.target))) if ours else ():
        first, second = map(_named, (bitext.source, bitext.target), pair)
        yield first, second, _TITLED


def _named(doc: Document, person: Titled) -> Fact:
    reading = Reading(" ".join(person.words), rule="title")
    return Fact("name", person.span, doc.quote(person.span), (reading,), subtype="person")


def _other_languages(bitext: Bitext) -> Iterator[Finding]:
    """Swaps in a pair whose names no table of sounds joins: countries by CLDR, people by their letters."""
    for swap in swapped(bitext):
        sure = _SURE[swap.kind] if bitext.mode == "translation" else _SURE[swap.kind] * _COMPARABLE
        if swap.target is None:
            yield from _not_named(bitext, swap, sure)
            continue
        texts = bitext.source.quote(swap.source), bitext.target.quote(swap.target)
        yield make_finding(
            bitext,
            kind="contradicted",
            category=category,
            check=name,
            issue=issue,
            severity="major" if bitext.mode == "translation" else "minor",
            confidence=sure,
            message=say("name-other", text=texts[0], other=texts[1]),
            source=(swap.source,),
            target=(swap.target,),
            source_value=texts[0],
            target_value=texts[1],
        )


def _not_named(bitext: Bitext, swap: Swap, sure: float) -> Iterator[Finding]:
    """A name that one side has wherever the other does, and not in this passage."""
    if bitext.mode != "translation":
        return
    text = bitext.source.quote(swap.source)
    yield make_finding(
        bitext,
        kind="missing_in_target",
        category=category,
        check=name,
        issue=issue,
        severity="major",
        confidence=sure,
        message=say("name-gone", text=text),
        source=(swap.source,),
        source_value=text,
    )


def _unknown(bitext: Bitext, fact: Fact, other: Fact) -> bool:
    """Whether neither a table nor a title says what two names are, as of headings and products on pages.

    In files of units it is so of labels and products; a sentence names people and places as texts do.
    """
    known = load_gazetteer().names
    unit = bitext.alignment.alone
    if not is_page(bitext) and (not unit or (fact.subtype not in (None, "other") and in_prose(bitext, fact))):
        return False
    return fact.readings[0].rule != "title" and not all(
        any(key in known for key in keys(name)) for name in (fact, other)
    )


def swaps(names: NameView, bead: NameBead) -> list[tuple[Fact, Fact, float]]:
    """Names of a passage that another stands for: source name, target name, confidence."""
    found: list[tuple[Fact, Fact, float]] = []
    taken: set[Span] = set()
    for fact, others, share in (
        *((fact, bead.unasked, 1.0) for fact in bead.unanswered),
        *((fact, tuple(filter(_telling, bead.extra)), _REPEATED) for fact in bead.unanswered),
        *(
            (fact, tuple(filter(_telling, bead.excused)), _REPEATED)
            for fact in bead.unanswered
            if " " in fact.text
        ),
        *((fact, bead.unasked, _REPEATED) for fact in bead.short if _full(fact)),
    ):
        if fact.span in taken:
            continue
        best: tuple[float, Fact] | None = None
        for other in others:
            sure = 0.0 if other.span in taken else share * _confidence(names, fact, other)
            if sure > 0.0 and (best is None or sure > best[0]):
                best = sure, other
        if best is not None:
            taken |= {fact.span, best[1].span}
            found.append((fact, best[1], best[0]))
    return found


def _confidence(names: NameView, fact: Fact, other: Fact) -> float:
    """How sure it is that ``other`` stands in the place of ``fact``; 0 for no."""
    gazetteer = load_gazetteer()
    if fact.readings[0].rule == "words" or _sounds_like(fact, other):
        return 0.0
    known = [key for key in keys(fact) if key in gazetteer.names]
    other_known = [key for key in keys(other) if key in gazetteer.names]
    if known and other_known:
        if other.subtype == "country" and (fact.subtype == "country" or _names_country(fact)):
            return 0.85
        return 0.6 if fact.subtype == other.subtype and fact.subtype in _LANDS else 0.0
    if not names.proper & keys(other):
        return 0.0
    if known:
        return 0.7 if fact.subtype == "place" and other.subtype != "person" else 0.0
    if other_known:
        return 0.7 if other.subtype == "place" and names.rendered & keys(fact) else 0.0
    if fact.text.isupper() or other.text.isupper():
        return 0.0  # an acronym does not become a person
    return 0.8


def _telling(fact: Fact) -> bool:
    """Whether a name is not repeated without need: said in full, or a city."""
    return _full(fact) or fact.subtype == "place"


def _full(fact: Fact) -> bool:
    """Whether a name is said in full: countries and short forms are repeated at will."""
    rule = fact.readings[0].rule
    if rule not in ("sound", "latin", "capitals") or " " not in fact.value:
        return False
    return rule == "sound" or fold_latin(fact.text) == fact.value


def _sounds_like(fact: Fact, other: Fact) -> bool:
    """Whether the other name may after all be a spelling of this one."""
    first, second = (key.replace(" ", "") for key in (fact.value, other.value))
    if other.readings[0].rule == "latin" and first.rstrip("s") == second.rstrip("s"):
        return True  # APIs, of which the other language has no plural
    ours, theirs = (set(name.text.casefold().split()) for name in (fact, other))
    if theirs <= ours or ours <= theirs:
        return True  # what is left of "Unrecognized QR", or the full name of one thing
    if min(len(first), len(second)) > 4 and (first.startswith(second) or second.startswith(first)):
        return True
    if other.readings[0].rule == "latin":
        return False
    if fact.readings[0].rule == other.readings[0].rule == "exonym":
        # The tables know both: เชียงราย sounds much like Chiang Mai and is another town, but โซเวียต may be
        # short for the Supreme Soviet.
        known = load_gazetteer().names.get(fact.value)
        if known is None or all(other.text not in form for form in known.thai):
            return False
        if fact.subtype == "place" and any(form.startswith(other.text) for form in known.thai):
            return True  # ยุโรปภาคกลาง, of which the tables have ยุโรปกลาง
    own = max(
        spelt(word, other.text)
        for word in (fact.text, *fact.text.split())
        if len(word) > 3 or word == fact.text
    )
    return own > 0.5 and own > spelt(other.value, other.text)


def spelt(latin: str, thai: str) -> float:
    """How well the best part of a Thai name spells a Latin one, 0 to 1."""
    match = best_rendering(latin, thai)
    return match.score if match else 0.0


def _names_country(fact: Fact) -> bool:
    """Whether the name of a place holds that of a country (Gulf of Mexico)."""
    table = load_gazetteer().by_english
    return any(
        (entry := table.get(word)) is not None and entry.type == "country" for word in fact.text.split()
    )


def _misspelt(bitext: Bitext, ours: Span, theirs: Span) -> Finding:
    first, second = bitext.source.quote(ours), bitext.target.quote(theirs)
    return make_finding(
        bitext,
        kind="contradicted",
        category=category,
        check=name,
        issue=issue,
        severity="minor",
        confidence=_PLACE,
        message=say("name-spelt", target=second, source=first),
        source=(ours,),
        target=(theirs,),
        source_value=fold_latin(first),
        target_value=fold_latin(second),
        suggestion=first,
    )


def _finding(bitext: Bitext, fact: Fact, other: Fact, confidence: float, *, located: bool) -> Finding:
    message = say("name-other", text=fact.text, other=other.text)
    located = located and not is_term(bitext, fact, other)
    ours, theirs = fact, other
    if is_turned(bitext):
        message = say("name-other-turned", text=fact.text, other=other.text)
        ours, theirs = other, fact
    return make_finding(
        bitext,
        kind="contradicted",
        category=category,
        check=name,
        issue=issue,
        severity="neutral" if not located else "major" if bitext.mode == "translation" else "minor",
        confidence=confidence,
        message=message,
        source=(ours.span,),
        target=(theirs.span,),
        source_value=ours.value,
        target_value=theirs.value,
    )
