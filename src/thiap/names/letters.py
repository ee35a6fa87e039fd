"""Names in another's place that are told by their letters alone: Latin names on both sides.

Two texts in Latin letters write the names of people alike, and a text in another script may add them in
brackets. A row of words in capitals that one side of a passage has and the other does not, beside another
such row the other way round, is one name put for another, whether or not it stands anywhere else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import dropwhile, pairwise

from thiap.languages import lexicon
from thiap.languages.names import load_given_names
from thiap.model import Bead, Document, Span, Spans
from thiap.names.by_key import is_latin
from thiap.names.fold import fold_latin
from thiap.names.gazetteer import load_gazetteer
from thiap.names.passages import around
from thiap.names.rows import LEAST, NAME, ROW, Heard, Row, like
from thiap.names.words import (
    NEVER,
    is_also_name,
    is_english_word,
    opens_sentence,
    title_case,
    word_roles,
)
from thiap.spans import touches

_WORD = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+(?:-[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+)*")
_WORDS = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
#: The name of a paper or a house: its article has a capital anywhere.
_ARTICLED = re.compile(r"\b(?P<article>The) (?P<name>[A-Z][a-z]{2,})\b(?! [A-Z])")
#: English words that no other language writes so, and begin a name there.
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
#: What stands between the words of one name.
_BETWEEN = (" ", "\u00a0", "-")
#: Letters of a word in small letters that is more than an article, where names are kept as they are written.
_KEPT = 4
#: Share of the words of a headline that begin with capitals.
_TITLE = 0.75
#: Characters before a name in which its title stands, and the titles of those whom each language names anew.
_TITLED = 12
_SOVEREIGN = frozenset("Emperor King Pope Prince Princess Queen Saint St St.".split())
#: Languages that write every noun with a capital.
_NOUNS = frozenset({"de", "lb"})


def people_by_letters(
    named: Document,
    other: Document,
    beads: Sequence[Bead],
    people: Spans,
    *,
    latin: bool,
    alone: bool = False,
) -> Iterator[tuple[Span, Span | None]]:
    """Rows of ``named`` that a passage of ``other`` lacks, and the row in their place, if one is seen.

    ``people``: where ``named`` names people. ``latin``: whether both texts are in Latin letters; else only
    what the other side writes in them counts. ``alone``: no passage answers another.
    """
    ours, theirs = _small(named), _small(other) if latin else frozenset()
    rows = [tuple(_rows(named, bead.source, ours)) for bead in beads]
    own = {fold_latin(word) for found in rows for row in found for word, _ in row.words}
    pairs = {pair for bead in beads for pair in _pairs(named, bead.source)}
    kept = {_key(row) for bead in beads for row in _rows(other, bead.target, theirs)}
    names = {_key(row) for found in rows for row in found if row.is_long} & kept
    for k, bead in enumerate(beads):
        near = around(k, len(beads), alone=alone)
        there = [row for row in _rows(other, bead.target, theirs) if row.is_long]
        if not there and not latin:
            continue
        asking = [span for j in near for span in beads[j].source]
        said = _heard(named, asking, small=LEAST if latin else _KEPT)
        told = _heard(other, [span for j in near for span in beads[j].target])
        here = set(_pairs(named, asking))
        strange = [
            part
            for row in there
            for part in row.without(
                told, said.in_capitals() if _foreign(row, said, (named.lang, other.lang)) else said
            )
            if not _short_for(part, said)
        ]
        # a name of the source says more than words in capitals, which begin sentences and titles
        parts = [part for row in rows[k] for part in row.without(said, told)]
        framed = [part for row in strange for part in _framed(named, bead.source, row, told)]
        if latin and not parts and not framed:
            parts += _articled(named, bead.source, told)
        parts += (part for part in framed if all(part.span != row.span for row in parts))
        strange = [row for row in strange if not (latin and _fuller(row, parts))]
        sure = [part for row in strange for part in _known(row, pairs, here)]
        known = sure or [row for row in strange if all(fold_latin(word) in own for word in row.texts)]
        strange = [row for row in strange if row in known or not (latin and _begins(other, row))]
        if not latin and named.lang != "en":  # an office or a work may stand there in English
            strange = [row for row in strange if row in known or _begins_given(row, other.lang)]
        if not sure and not strange:
            whole = [part for part in parts if not any(map(told.has, part.texts))] if latin else []
            yield from ((part.span, None) for part in whole if _person(named, part, people))
            continue
        if latin:
            parts = [_cut(_untitled(part), names) for part in parts]
            lost = [
                part
                for part in parts
                if _a_name(part, named.lang, people)
                or _key(part) in names
                or (part in framed and (known or _kept_in_english(part, (named.lang, other.lang))))
                or (known and _stays(part, kept, named.lang))
            ] or (parts if sure or any(_telling(part, other.lang) for part in strange) else [])
        else:
            lost = sorted(
                {*parts, *(row for row in rows[k] if row.texts and not any(map(told.has, row.texts)))},
                key=lambda row: row.span,
            )
            if not is_latin(named.text):
                lost = [row for row in lost if _begins_given(row, named.lang)]
        if latin and not known:
            strange = [row for row in strange if _telling(row, other.lang)] or strange
        for gone, come in zip(lost, known or strange, strict=False):
            yield gone.span, come.span


def _pairs(doc: Document, spans: Sequence[Span]) -> Iterator[tuple[str, str]]:
    """Words in capitals that stand side by side, folded."""
    for first, last in spans:
        before: re.Match[str] | None = None
        for match in _PLAIN.finditer(doc.text, first, last):
            name = match[0][0].isupper() and len(match[0]) > 1
            if name and before and doc.text[before.end() : match.start()] in _BETWEEN:
                yield fold_latin(before[0]), fold_latin(match[0])
            before = match if name else None


def _known(row: Row, pairs: Set[tuple[str, str]], here: Set[tuple[str, str]]) -> Iterator[Row]:
    """The parts of a row whose words stand side by side elsewhere in the source, and not here."""
    part: list[tuple[str, Span]] = []
    for one in row.words:
        pair = (fold_latin(part[-1][0]), fold_latin(one[0])) if part else ("", "")
        if part and not (pair in pairs and pair not in here):
            if len(part) >= ROW:
                yield Row(tuple(part))
            part = []
        part.append(one)
    if len(part) >= ROW:
        yield Row(tuple(part))


def _small(doc: Document) -> Set[str]:
    """Words that a text also writes in small letters."""
    return {fold_latin(match[0]) for match in _WORDS.finditer(doc.text) if match[0].islower()}


def _rows(doc: Document, spans: Sequence[Span], small: Set[str]) -> Iterator[Row]:
    common = lexicon(doc.lang)
    never = NEVER if doc.lang == "en" else NEVER - _DAYS
    for first, last in spans:
        row: list[re.Match[str]] = []
        for match in _WORD.finditer(doc.text, first, last):
            name = (
                match[0][0].isupper()
                and not match[0].isupper()
                and match[0] not in never
                and (row or not (match[0].lower() in common or fold_latin(match[0]) in small))
            )
            if row and not (name and doc.text[row[-1].end() : match.start()] in (" ", "\u00a0")):
                yield _row(row)
                row = []
            if name:
                row.append(match)
        if row:
            yield _row(row)


def _row(matches: Sequence[re.Match[str]]) -> Row:
    return Row(
        tuple(
            (part[0], (match.start() + part.start(), match.start() + part.end()))
            for match in matches
            for part in re.finditer(r"[^-]+", match[0])
            if part[0][0].isupper()
        )
    )


def _key(row: Row) -> str:
    return fold_latin(" ".join(word for word, _ in row.words))


def _fuller(row: Row, lost: Sequence[Row]) -> bool:
    """Whether a row is only what one side says before a name of both: Christine Blasey Ford for Ford."""
    behind = fold_latin(row.behind)
    return bool(behind) and not any(like(behind, fold_latin(part.behind), NAME) for part in lost)


def _framed(doc: Document, spans: Sequence[Span], row: Row, told: Heard) -> Iterator[Row]:
    """Two words in capitals beside the word that a strange row stands beside, neither of them told."""
    behind, before = fold_latin(row.behind), fold_latin(row.before)
    for first, last in spans if behind or before else ():
        words = list(_PLAIN.finditer(doc.text, first, last))
        for three in zip(words, words[1:], words[2:], strict=False):
            between = {doc.text[one.end() : two.start()] for one, two in pairwise(three)}
            names = all(match[0][0].isupper() and len(match[0]) >= LEAST for match in three)
            if not names or not between <= {" ", "\u00a0"}:
                continue
            for kept, other, two in ((behind, three[2], three[:2]), (before, three[0], three[1:])):
                beside = kept and like(kept, fold_latin(other[0]), NAME)
                if beside and not any(told.has(match[0]) for match in two):
                    yield Row(tuple((match[0], match.span()) for match in two), row.behind, row.before)


def _kept_in_english(row: Row, langs: tuple[str, str]) -> bool:
    """Whether the word beside a row is English, so that another language keeps the whole name."""
    return langs[0] == "en" != langs[1] and any(map(_is_english, filter(None, (row.behind, row.before))))


def _articled(doc: Document, spans: Sequence[Span], told: Heard) -> Iterator[Row]:
    """A word behind an article in capitals inside a sentence, not told: The Hill."""
    for first, last in spans if doc.lang == "en" else ():
        for match in _ARTICLED.finditer(doc.text, first, last):
            if not opens_sentence(doc.text, match.start()) and not told.has(match["name"]):
                yield Row((("The", match.span("article")), (match["name"], match.span("name"))))


def _telling(row: Row, lang: str) -> bool:
    """Whether a row can hardly be a rendering: a given name and what follows, or English words."""
    return _begins_given(row, lang) or (lang != "en" and all(map(_is_english, row.texts)))


def _is_english(word: str) -> bool:
    return word in _DAYS or is_english_word(word.lower())


def _foreign(row: Row, said: Heard, langs: tuple[str, str]) -> bool:
    """Whether a row is of English words in another language, one of which the English text does not have."""
    return (
        langs[0] == "en" != langs[1]
        and langs[1] not in _NOUNS
        and all(map(_is_english, row.texts))
        and not all(map(said.has, row.texts))
    )


def _begins_given(row: Row, lang: str) -> bool:
    return fold_latin(row.words[0][0]) in load_given_names(lang)


def _untitled(row: Row) -> Row:
    """A row without the titles and offices that it begins with, which are translated."""
    titles = {word for role in word_roles() for word in role.split()}
    name = replace(row, words=tuple(dropwhile(lambda one: one[0] in titles, row.words)))
    return name if name.is_long else row


def _cut(row: Row, names: Set[str]) -> Row:
    """A row cut to a name that both texts have elsewhere: in a headline what they do has a capital too."""
    sizes = range(len(row.words) - 1, ROW - 1, -1)
    runs = (row.words[at : at + size] for size in sizes for at in range(len(row.words) - size + 1))
    return next((cut for run in runs if _key(cut := Row(run, row.behind, row.before)) in names), row)


def _a_name(row: Row, lang: str, people: Spans) -> bool:
    """Whether a row can only be a name that any Latin text would keep: of two words, no place, no office."""
    roles, lands = word_roles(), load_gazetteer().by_english
    words = row.texts
    if any(word in roles or word in lands for word in words) or " ".join(words) in lands:
        return False
    plain = lang == "en" and is_english_word(words[-1].lower()) and not is_also_name(words[0])
    return not plain or touches(people, row.span)


def _person(doc: Document, row: Row, people: Spans) -> bool:
    """Whether a row is somebody's whole name, which is not translated: a given name and one that is none.

    Saints, popes and sovereigns have names of their own in each language, and an office may stand for whom
    it names.
    """
    given, words = load_given_names(doc.lang), [fold_latin(word) for word, _ in row.words]
    before = doc.text[max(0, row.span[0] - _TITLED) : row.span[0]].split()
    return (
        _a_name(row, doc.lang, people)
        and touches(people, row.span)
        and len(words) == len(row.texts) == ROW
        and words[0] in given
        and words[1] not in given
        and not is_english_word(words[1])
        and not (before and (before[-1] in _SOVEREIGN or before[-1] in word_roles()))
    )


def _stays(row: Row, kept: Set[str], lang: str) -> bool:
    """Whether a row is one that the other side keeps as it is elsewhere, or has a word that is no English."""
    return _key(row) in kept or (
        lang == "en" and any(not is_english_word(word.lower()) for word in row.texts)
    )


def _begins(doc: Document, row: Row) -> bool:
    """Whether two words in capitals are no name for sure: a headline, or a noun that begins a sentence."""
    end = doc.text.find("\n", row.span[1])
    line = doc.text.rfind("\n", 0, row.span[0]) + 1, end if end >= 0 else len(doc.text)
    words = [match[0][0].isupper() for match in _WORDS.finditer(doc.text, *line)]
    if title_case(doc.text, line) and (doc.lang == "en" or sum(words) >= _TITLE * len(words)):
        return True
    return doc.lang in _NOUNS and len(row.words) == ROW and opens_sentence(doc.text, row.span[0])


def _heard(doc: Document, spans: Sequence[Span], *, small: int = LEAST) -> Heard:
    """The words of a passage; those in small letters from ``small`` letters on."""
    words = [match[0] for low, high in spans for match in _WORDS.finditer(doc.text, low, high)]
    long = [word for word in words if len(word) >= (LEAST if word[0].isupper() else small)]
    return Heard(
        Counter(fold_latin(word) for word in long if word[0].isupper()),
        Counter(fold_latin(word) for word in long),
    )


def _short_for(row: Row, heard: Heard) -> bool:
    """Whether the other side has the row's first letters: an abbreviation that is spelt out here."""
    first = "".join(word[0] for word, _ in row.words).lower()
    return any(first in name and len(name) <= len(first) + 2 for name in heard.names)
