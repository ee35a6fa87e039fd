"""Words of a Thai text that are no Thai: names and loan words in Thai letters, cut out of running text.

Thai writes no blanks around a name, and PyThaiNLP's list of words has names too. What neither the dictionary
of the Royal Society has nor words of it make is foreign, and so are the syllables beside it that are no
words of grammar. Of 194 first names and surnames in running text 162 are cut out so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from thiap.languages.names import LETTER_NAMES, SMALL_WORDS, load_given_names, load_name_words
from thiap.languages.pythainlp import pythainlp
from thiap.languages.thai_letters import AT_PLACE, LETTERS, REPEATED, SHORTENED, SILENCED, THAI_ALONE
from thiap.languages.thai_words import thai_words
from thiap.model import Span
from thiap.names.fold import fold_latin, thai_key
from thiap.names.gazetteer import load_gazetteer
from thiap.names.words import is_english_word

_PHRASE = re.compile(f"[{LETTERS}]+")
#: Letters of a word that may be a syllable of a name, of one with a silenced letter, of one that grammar has
#: beside a syllable, and of a name that is told by itself.
_SYLLABLE, _SILENT, _SMALL, _NAME = 3, 5, 2, 4
#: Letters of the shortest and the longest word within another.
_PIECE = 2, 16
#: Syllables in a row that are no phrase of Thai.
_MANY = 3
#: Letters that a slip leaves out at the end of a word, and of what is left of one that is known by it.
_SLIP, _LONG = 2, 8
#: Letters before a name in which its kind stands.
_LONGEST_KIND = 16
#: Words of one letter.
_LETTER_WORDS = frozenset((REPEATED, SHORTENED, AT_PLACE))


def foreign_stretches(text: str, span: Span) -> Iterator[tuple[Span, bool]]:
    """Stretches of a Thai text that may be foreign, each with whether it is for sure."""
    for phrase in _PHRASE.finditer(text, *span):
        words = [(phrase.start() + at, word) for at, word in thai_words(phrase[0])]
        strange = [_is_strange(word) for _, word in words]
        soft = list(_soft([word for _, word in words], strange))
        at = 0
        while at < len(words):
            end = at
            while end < len(words) and soft[end]:
                end += 1
            if end > at:
                low, high = words[at][0], words[end - 1][0] + len(words[end - 1][1])
                sure = any(strange[at:end])
                long = high - low >= _SYLLABLE and (sure or end - at > 1)
                if long and text[low:high] not in _cut_short():
                    yield (low, high), high - low >= _NAME and (sure or end - at >= _MANY)
            at = max(end, at + 1)


def _soft(words: list[str], strange: list[bool]) -> Iterator[bool]:
    """Which words may be part of a name: strange ones, syllables, and a small word between such."""
    may_be = [known or _is_syllable(word) for word, known in zip(words, strange, strict=True)]
    for at, word in enumerate(words):
        between = 0 < at < len(words) - 1 and len(word) <= _SMALL and may_be[at - 1] and may_be[at + 1]
        yield may_be[at] or (between and (strange[at + 1] or len(words[at - 1]) == 1))


def _is_syllable(word: str) -> bool:
    return (len(word) <= _SYLLABLE and word not in _grammar()) or (SILENCED in word and len(word) <= _SILENT)


@lru_cache(maxsize=65536)
def _is_strange(word: str) -> bool:
    """Whether a word of a text is no Thai one."""
    if len(word) == 1:
        return word not in _LETTER_WORDS
    if word[0] in THAI_ALONE:
        return False
    words = _dictionary()
    if word in words or word in _grammar() or word in load_gazetteer().by_thai:
        return False
    shortest, longest = _PIECE
    reached = {0}
    for end in range(shortest, len(word) + 1):
        starts = range(max(0, end - longest), end - shortest + 1)
        if any(start in reached and word[start:end] in words for start in starts):
            reached.add(end)
    return len(word) not in reached


@cache
def _dictionary() -> frozenset[str]:
    """The words of the Royal Society's dictionary, as PyThaiNLP has them."""
    return frozenset(word.strip("\ufeff ") for word in pythainlp("corpus").thai_orst_words())


@cache
def _cut_short() -> frozenset[str]:
    """Long words of the dictionary without their last letters, which a slip may leave out."""
    sizes = range(1, _SLIP + 1)
    return frozenset(word[:-n] for word in _dictionary() for n in sizes if len(word) - n >= _LONG)


@cache
def _grammar() -> frozenset[str]:
    return frozenset(pythainlp("corpus").thai_stopwords()) | frozenset(SMALL_WORDS)


def behind_kind(text: str, at: int) -> bool:
    """Whether what stands at a place of a text is called a party, a town, a river before it."""
    before = text[max(0, at - _LONGEST_KIND) : at].rstrip()
    return any(before.endswith(kind) for kind in _kinds())


@cache
def _kinds() -> frozenset[str]:
    return frozenset(form for word in load_name_words() if word.role == "generic" for form in word.thai)


def is_loan_word(text: str) -> bool:
    """Whether Thai letters spell a word of English, or a letter by its name."""
    return thai_key(text) in _loan_words()


@cache
def _loan_words() -> frozenset[str]:
    rows = (row.split("\t") for row in pythainlp("corpus").get_corpus_as_is("th_en_transliteration_v1.4.tsv"))
    given = load_given_names("en")
    words = {
        thai_key(row[0])
        for row in rows
        if len(row) > 1 and is_english_word(row[1].lower()) and fold_latin(row[1]) not in given
    }
    return frozenset(words | {thai_key(name) for names in LETTER_NAMES.values() for name in names})
