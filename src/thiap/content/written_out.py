"""Terms that one side writes out, with a short form in brackets, where the other has the short form alone.

Of an abbreviation a translator makes the whole term and sets the abbreviation behind it, as that side reads
it: "the WHO" is องค์การอนามัยโลก (WHO) or องค์การอนามัยโลก (ดับเบิลยูเอชโอ), "the NESDC" is
สำนักงานสภาพัฒนาการเศรษฐกิจและสังคมแห่งชาติ (สศช.); of a loan-word an explanation, with the word behind it:
เต้าเจี้ยวญี่ปุ่น (มิโซะ). None of the words before the bracket is added, though nothing answers them; nor are
they lost the other way round. How far a term in Latin letters reaches is told by the initials of its short
form, after Schwartz & Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
text" (2003). The full style of a king (พระบาทสมเด็จพระ…บพิตร) is such a term, of which English says the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from thiap.content.kept import Identity
from thiap.languages.connectives import CLAUSE_WORDS, IN_TERMS, RELATIVE
from thiap.languages.cues import cue, either
from thiap.languages.thai_letters import CONSONANTS
from thiap.model import Bitext, Side, Span, Spans, other_side
from thiap.names.acronyms import acronym_keys
from thiap.names.by_key import is_latin
from thiap.names.fold import Folded, fold_thai
from thiap.names.translit import SearchText
from thiap.spans import Places, masked, merge

#: A short bracket behind a word.
_BRACKET = re.compile(r"(?<=[^\s.,:;!?]) ?[(（]([^()（）\n]{2,90})[)）]")
_LATIN_SHORT = re.compile(r"(?<![A-Za-z])[A-Z][A-Z&./-]{0,9}[A-Z](?=s?(?![A-Za-z]))")
_THAI_SHORT = re.compile(rf"(?<![{CONSONANTS}])[{CONSONANTS}]{{1,5}}\.(?:[{CONSONANTS}]{{1,5}}\.)*")
_LATIN_TERM = re.compile(r"[A-Za-z]+(?:[ ,&'’-]{1,2}[A-Za-z]+)*")
_LATIN_WORD = re.compile(r"[A-Za-z]{3,}")
#: The full style of a king, up to what he does.
_ROYAL = re.compile(rf"(?:{either('royal_style')})[^\n()]{{12,120}}?(?= ?(?:{either('royal_verb')}))")
_ROYAL_TITLE = re.compile(rf"\b(?:{either('royal_style', lang='en')})\b")
#: Characters of a Thai term for each letter of its short form, at most, and some for its class.
_PER_LETTER, _CLASS = 14, 12
#: The same for each letter of its original.
_PER_ORIGINAL: Final = 1.4
#: The same of what explains a loan-word; letters of such a word; and how well it is to be heard, 0 to 1
#: (other words are heard by less than a tenth).
_EXPLANATION, _LOAN, _HEARD = 45, 25, 0.4
#: Items before the last one of a list in a name, and characters of one, at most.
_ITEMS, _ITEM = 3, 25
#: Characters of a sentence that are looked at.
_ACROSS: Final = 2000
#: Words that a term may have more than its short form has letters.
_SMALL_WORDS: Final = 5


def terms_written_out(bitext: Bitext, side: Side) -> Spans:
    """The terms of ``side`` that a bracket behind them shortens or gives again, as the other side has it.

    Where the other side has the term alone, the bracket with its short form.

    The last few results are kept, since several checks ask for the same bitext.
    """
    return _terms_written_out(Identity(bitext), side)


@lru_cache(maxsize=8)
def _terms_written_out(key: Identity, side: Side) -> Spans:
    bitext = key.bitext
    doc, other = bitext.document(side), bitext.document(other_side(side))
    text = masked(doc)
    if doc.lang != "th" and not is_latin(text):
        return ()
    brackets = list(_BRACKET.finditer(text))
    styles = list(_ROYAL.finditer(text)) if doc.lang == "th" else []
    if not brackets and not styles:
        return ()
    theirs = masked(other)
    beads = sorted((bead for bead in bitext.alignment.beads if bead.spans(side)), key=lambda b: b.spans(side))
    places = Places((span, k) for k, bead in enumerate(beads) for span in bead.spans(side))

    def across(span: Span) -> str:
        """What the other side says there, with the sentences around in running text."""
        own = sorted(places.overlapping(span))
        reach = 0 if bitext.alignment.alone else 1
        near = beads[max(0, own[0] - reach) : own[-1] + 1 + reach] if own else ()
        spans = (there for bead in near for there in bead.spans(other_side(side)))
        return " ".join(theirs[a : min(b, a + _ACROSS)] for a, b in spans)

    found = [style.span() for style in styles if _ROYAL_TITLE.search(across(style.span()))]
    term = _thai_term if doc.lang == "th" else _latin_term
    for bracket in brackets:
        begin = term(text, bracket, across(bracket.span(1)))
        if begin is not None and begin < bracket.start():
            found.append((begin, bracket.start()))
        elif _abbreviates(text, bracket):
            found.append(bracket.span())
    return merge(found)


def _abbreviates(text: str, bracket: re.Match[str]) -> bool:
    """Whether a bracket holds no more than the short form of the words before it, which may be new."""
    return _shortened(text, bracket) is not None or _THAI_SHORT.fullmatch(bracket[1].strip()) is not None


def _thai_term(text: str, bracket: re.Match[str], across: str) -> int | None:
    """Where the Thai term before a bracket begins: behind a blank or what begins a clause."""
    size = _size(bracket[1].strip(), across)
    if not size:
        return None
    end = bracket.start()
    start = _phrase(text, max(0, end - size), end)
    term = text[start:end]
    ends = (at + len(word) for word in CLAUSE_WORDS["th"] - IN_TERMS if (at := term.rfind(word)) >= 0)
    last = max(ends, default=0)
    return None if term[:last].endswith(RELATIVE) else start + last


def _phrase(text: str, least: int, end: int) -> int:
    """Where the phrase begins that ends at ``end``; the items of a list in a name stand between blanks."""
    start = _behind_blank(text, least, end)
    for _ in range(_ITEMS if text.startswith(cue("and"), start) else 0):
        before = _behind_blank(text, least, max(least, start - 1))
        if start - before > _ITEM:
            break
        start = before
    return start


def _behind_blank(text: str, least: int, end: int) -> int:
    """Where what ends at ``end`` begins: behind the blank before it, or at ``least``."""
    return max(least, *(text.rfind(blank, least, end) + 1 for blank in " \u00a0\n"))


def _size(content: str, across: str) -> int:
    """Characters that a Thai term may have; none where ``across`` lacks what its bracket says."""
    shorts = _LATIN_SHORT.findall(across)
    if _THAI_SHORT.fullmatch(content):
        return _PER_LETTER * sum(map(str.isalpha, content)) + _CLASS if shorts else 0
    units = fold_thai(content)
    for short in shorts:
        if content.rstrip("s") == short or units.units in acronym_keys(short) or _is_heard(units, [short]):
            return _PER_LETTER * sum(map(str.isalpha, short)) + _CLASS
    term = _LATIN_TERM.search(content)
    if term:
        known = " ".join(term[0].casefold().split()) in " ".join(across.casefold().split())
        return max(_EXPLANATION, round(_PER_ORIGINAL * len(term[0]))) if known else 0
    words = sorted(set(_LATIN_WORD.findall(across)))
    return _EXPLANATION if len(content) <= _LOAN and _is_heard(units, words) else 0


def _is_heard(thai: Folded, words: Sequence[str]) -> bool:
    """Whether Thai units spell one of some words in Latin letters."""
    size = len(thai.units)
    like = [word for word in words if size <= 2 * len(word) and len(word) <= 2 * size]
    heard = SearchText([thai]) if like else None
    return heard is not None and any(heard.similarities(word)[0] >= _HEARD for word in like)


def _latin_term(text: str, bracket: re.Match[str], across: str) -> int | None:
    """Where the term in Latin letters before a bracket begins, by the initials of its short form."""
    begin = _shortened(text, bracket)
    if begin is None or _LATIN_SHORT.search(across) or _THAI_SHORT.search(across):  # the WHO may be OMS
        return begin
    heard = fold_thai(across).units
    return begin if any(key in heard for key in acronym_keys(bracket[1].strip())) else None


def _shortened(text: str, bracket: re.Match[str]) -> int | None:
    """Where the words begin of which a bracket behind them gives the initials; None where it does not."""
    content = bracket[1].strip()
    if not _LATIN_SHORT.fullmatch(content):
        return None
    return _long_form(text, bracket.start(), [char for char in content if char.isalpha()])


def _long_form(text: str, end: int, letters: list[str]) -> int | None:
    """Where the words before ``end`` begin whose letters, in order, a short form is made of."""
    words = text[max(0, end - 200) : end].split(" ")
    window = " ".join(words[-min(len(letters) + _SMALL_WORDS, 2 * len(letters)) :])
    at = len(window)
    for number in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and not _opens(window, at, letters[number], first=number == 0):
            at -= 1
        if at < 0:
            return None
    return end - len(window) + at


def _opens(window: str, at: int, letter: str, *, first: bool) -> bool:
    """Whether a letter stands at ``at``; the first one of a term begins a word."""
    return window[at].upper() == letter and not (first and at and window[at - 1].isalnum())
