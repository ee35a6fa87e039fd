"""Names in a Thai text that need no source: Latin names as they stand, and known Thai forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from thiap.languages.names import SMALL_WORDS, load_name_words, rows
from thiap.languages.pythainlp import thai_word_list
from thiap.languages.thai_letters import CARRIER, HANGING, LEADING, LETTERS, SILENCED, UE, is_consonant
from thiap.model import Document, Fact, Reading, Span
from thiap.names.fold import fold_latin
from thiap.names.gazetteer import load_gazetteer
from thiap.spans import masked

_LATIN = r"[^\W\d_\u0e00-\u0e7f]"
#: Latin words in a row, as names are written in the middle of Thai.
LATIN_RUN = re.compile(rf"{_LATIN}[\w'’&.\-–/]*(?:[ \u00a0]{_LATIN}[\w'’&.\-–]*)*", re.UNICODE)
#: A vowel or mark that belongs to the consonant before it: no name ends before one.
_HANGS = frozenset(HANGING)
#: Forms up to this long are looked at twice: they may be parts of other words.
_SHORT = 6
#: A phrase of Thai letters, and how long one is that may be a single foreign name.
_PHRASE = re.compile(rf"[{LETTERS}][{LETTERS}.\-]*")
_FOREIGN = (4, 24)
#: Letters of a longer word before and behind a form, at most.
_BESIDE = 8
_MARKS = frozenset("()[]\"“”‘’',;:!?/")
#: A vowel written before its consonant: no name begins behind one.
_LEADS = frozenset(LEADING)


@lru_cache(maxsize=1)
def traps() -> dict[str, tuple[str, ...]]:
    """For short known forms the Thai words they stand inside (ลาว in ลาวา)."""
    return {row[0]: tuple(row[1].split("|")) for row in rows("name_traps.tsv")}


def cuts_well(text: str, start: int, end: int) -> bool:
    """Whether no Thai syllable is cut open at either end."""
    return not (end < len(text) and text[end] in _HANGS) and not (start > 0 and text[start - 1] in _LEADS)


def begins_cut(form: str) -> bool:
    """Whether a form begins with a letter that is silenced, which ends the syllable before it: เบอ|ร์นา."""
    return form[1:2] == SILENCED


def _trapped(text: str, span: Span, form: str) -> bool:
    """Whether the form is only a part of another Thai word here."""
    for word in traps().get(form, ()):
        at = word.find(form)
        while at >= 0:
            if text.startswith(word, span[0] - at) and span[0] >= at:
                return True
            at = word.find(form, at + 1)
    return False


def snap(text: str, span: Span) -> Span:
    """``span`` widened to whole syllables, and to the blank where only a letter or two is left."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in _MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _MARKS):
        end -= 1
    while end < len(text) and not cuts_well(text, start, end):
        if text[start - 1 : start] and text[start - 1] in LEADING:
            start -= 1
            continue
        end += 1
    if end < len(text) and text[end - 1] == UE and text[end] == CARRIER:
        end += 1
    # a silenced consonant belongs to the syllable before it: เชมเบอร์แลน|ด์
    if end + 1 < len(text) and text[end + 1] == SILENCED:
        end += 2
    elif end + 2 < len(text) and text[end + 2] == SILENCED and is_consonant(text[end]):
        end += 3
    return start, end


def latin_words(text: str, span: Span) -> list[Span]:
    """Words of a Latin run: between blanks, hyphenated ones whole, possessive endings left out."""
    words = []
    at = span[0]
    for piece in text[span[0] : span[1]].replace("\u00a0", " ").split(" "):
        start, end = at, at + len(piece)
        at = end + 1
        while end > start and text[end - 1] in ".,'’":
            end -= 1
        if text[start:end].endswith(("'s", "’s")):
            end -= 2
        if end > start:
            words.append((start, end))
    return words


def _straddles(text: str, span: Span) -> bool:
    """Whether a short form is the end of one Thai word and the beginning of the next (ห|ลังกา|ร)."""
    start, end = span
    words = thai_word_list()
    for cut in range(start + 1, end):
        before = any(
            text[at:cut] in words and cuts_well(text, at, cut) for at in range(max(0, start - 6), start)
        )
        if before and any(
            text[cut:stop] in words and cuts_well(text, cut, stop)
            for stop in range(end + 1, min(len(text), end + 6) + 1)
        ):
            return True
    return False


def is_part_of_a_word(text: str, span: Span) -> bool:
    """Whether a form stands inside a longer Thai word, or is the end of one and the beginning of the next."""
    return is_inside_a_word(text, span) or _straddles(text, span)


def is_inside_a_word(text: str, span: Span) -> bool:
    """Whether a form stands inside a longer Thai word: กลาง in ศาลากลาง."""
    start, end = span
    words = thai_word_list()
    around = (
        (a, b) for a in range(max(0, start - _BESIDE), start + 1) for b in range(end, end + _BESIDE + 1)
    )
    return any((a, b) != span and text[a:b] in words for a, b in around)


def is_thai_word(text: str) -> bool:
    """Whether a text is one word of the dictionary."""
    return text in thai_word_list()


def is_thai_wording(text: str) -> bool:
    """Whether a text is nothing but dictionary words in a row."""
    words = thai_word_list()
    reached = {0}
    for end in range(1, len(text) + 1):
        if any(start in reached and text[start:end] in words for start in range(max(0, end - 20), end)):
            reached.add(end)
    return len(text) in reached


def marked(doc: Document, spans: Iterable[Span]) -> bytearray:
    """One byte for each character of a text, 1 where a span covers it."""
    mask = bytearray(len(doc.text))
    for start, end in spans:
        mask[start:end] = bytes([1]) * (end - start)
    return mask


def foreign_words(doc: Document, covered: Sequence[Span]) -> Iterator[Span]:
    """Phrases between blanks that are no Thai words: names in Thai letters that nothing explains.

    A title or a small word in front is left out; phrases side by side are one name.
    """
    found: list[Span] = []
    mask = marked(doc, covered)
    for block in doc.blocks:
        for phrase in _PHRASE.finditer(masked(doc), *block.span):
            start, end = phrase.span()
            match = _heads().match(doc.text, start)
            head = match[0] if match else ""
            start += len(head) if end - start - len(head) >= _FOREIGN[0] else 0
            if not _FOREIGN[0] <= end - start <= _FOREIGN[1] or not _is_foreign(doc.text[start:end]):
                continue
            if any(mask[start:end]):
                continue
            if found and not head and doc.text[found[-1][1] : start] == " ":
                found[-1] = found[-1][0], end
            else:
                found.append((start, end))
    yield from found


@lru_cache(maxsize=4096)
def _is_foreign(text: str) -> bool:
    """Whether less than half of a text is made of dictionary words."""
    words = thai_word_list()
    known = [False] * len(text)
    for start in range(len(text)):
        for end in range(start + 3, len(text) + 1):
            if text[start:end] in words:
                known[start:end] = [True] * (end - start)
    return 2 * sum(known) < len(text) and not is_thai_wording(text)


@lru_cache(maxsize=1)
def _heads() -> re.Pattern[str]:
    """Titles, kinds and small words that stand right before a name, longest first."""
    words = {form for word in load_name_words() if word.role != "adjective" for form in word.thai}
    longest_first = sorted(words | set(SMALL_WORDS), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)))


def scan(text: str, index: Mapping[str, Sequence[str]], within: Span) -> Iterator[tuple[Span, str]]:
    """Longest known forms in a stretch of text, left to right, none overlapping; ``index`` is `by_head`'s."""
    at, stop = within
    while at < stop:
        found = None
        for form in index.get(text[at : at + 2], ()):
            end = at + len(form)
            if end > stop or not text.startswith(form, at) or not cuts_well(text, at, end):
                continue
            if _trapped(text, (at, end), form) or (len(form) <= _SHORT and _straddles(text, (at, end))):
                continue
            found = form
            break
        if found is None:
            at += 1
            continue
        yield (at, at + len(found)), found
        at += len(found)


def by_head(forms: Iterable[str]) -> dict[str, list[str]]:
    """Forms by their first two letters, longest first."""
    index: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        index.setdefault(form[:2], []).append(form)
    return index


@lru_cache(maxsize=1)
def known_forms() -> dict[str, tuple[str, ...]]:
    """Thai forms of the tables that are safe to look for anywhere."""
    return {form: keys for form, keys in load_gazetteer().by_thai.items() if len(form) >= 3}


def name_fact(doc: Document, span: Span, keys: Iterable[str], *, subtype: str, rule: str) -> Fact:
    """A name fact with one reading for each key."""
    readings = tuple(Reading(value=key, rule=rule) for key in keys)
    return Fact("name", span, doc.quote(span), readings, subtype=subtype)


def latin_runs(doc: Document) -> Iterator[Span]:
    """Runs of Latin words with a capital, trimmed of marks at the end."""
    for block in doc.blocks:
        for match in LATIN_RUN.finditer(masked(doc, "|"), *block.span):
            start, end = match.span()
            while end > start and doc.text[end - 1] in ".'’-–&/":
                end -= 1
            if any(char.isupper() for char in doc.text[start:end]) and end - start > 1:
                yield start, end


def find_thai_names(doc: Document) -> tuple[Fact, ...]:
    """Known Thai names and Latin names of a Thai document, in text order."""
    gazetteer = load_gazetteer()
    facts, index = [], by_head(known_forms())
    for block in doc.blocks:
        for span, form in scan(doc.text, index, block.span):
            keys = gazetteer.by_thai[form]
            facts.append(name_fact(doc, span, keys, subtype=gazetteer.names[keys[0]].type, rule="exonym"))
    for span in latin_runs(doc):
        text = doc.quote(span)
        known = gazetteer.by_english.get(text)
        key = known.key if known else fold_latin(text)
        if key:
            facts.append(name_fact(doc, span, [key], subtype=known.type if known else "other", rule="latin"))
    return tuple(sorted(facts, key=lambda fact: fact.span))
