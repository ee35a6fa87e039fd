"""Number words that are part of a name or a word: the Seven Keys, นายวิเชียร แสนสุข, ฐานสิบหก."""

from __future__ import annotations

from thiap.facts.tokens import Token, Tokens, at
from thiap.languages import Language
from thiap.languages.cues import cues

#: Tokens around a number in which a word in small letters shows that not every word has a capital.
_AROUND = 8
_LEAST = 4
#: Number words that a name has at most.
_LONGEST = 4
#: Words of a Thai title and given name, at most.
_RUN = 8
_ENDS = frozenset(".!?:;\"“”‘'(…•")


def is_in_name(tokens: Tokens, first: int, end: int, language: Language) -> bool:
    """Whether a number word is part of a name: in English it and the word behind have capitals.

    At the beginning of a sentence, and in a title where every word has one, capitals say nothing.
    """
    if not language.capital_names:
        return _is_surname(tokens, first)
    token, after, before = at(tokens, first), at(tokens, end), at(tokens, first - 1)
    if not token.capital or token.amount is not None or not after.capital or after.form != "word":
        return False
    if {"month", "weekday", "unit"} & after.senses.keys() and not _is_word(at(tokens, end + 1)):
        return False
    if first == 0 or before.text in _ENDS:
        return False
    around = tokens[max(0, first - _AROUND) : end + _AROUND]
    return any(_is_word(word) and not word.capital and len(word.text) >= _LEAST for word in around)


def is_behind_title(tokens: Tokens, index: int, language: Language) -> bool:
    """Whether a Thai number word is part of the name behind a title: พระเจ้าแสนเมืองมา, เจ้าสามพระยา.

    Persons are counted by words of their own: in เจ้าสามองค์ it is a number.
    """
    if language.grammar != "thai" or not _is_numeral(at(tokens, index)):
        return False
    first, end = index, index + 1
    while index - first < _LONGEST and not at(tokens, first).gap and _is_numeral(at(tokens, first - 1)):
        first -= 1
    while end - index < _LONGEST and not at(tokens, end).gap and _is_numeral(at(tokens, end)):
        end += 1
    before, counted = at(tokens, first - 1), at(tokens, end).senses.get("counted", "")
    return not at(tokens, first).gap and "title" in before.senses and counted.split("|")[0] != "person"


def _is_numeral(token: Token) -> bool:
    return token.form == "word" and bool({"digit", "multiplier", "tail_digit"} & token.senses.keys())


def _is_surname(tokens: Tokens, first: int) -> bool:
    """Whether a Thai number word begins the surname of somebody with a title: นายวิเชียร แสนสุข."""
    token = at(tokens, first)
    if "multiplier" not in token.senses or not token.gap:
        return False
    given = _run_before(tokens, first)
    titles = cues("person_title")
    here = "".join(word.text for word in tokens[given:first])
    before = "".join(word.text for word in tokens[_run_before(tokens, given) : given])
    return before in titles or any(here.startswith(title) and here != title for title in titles)


def _run_before(tokens: Tokens, index: int) -> int:
    """Where the words begin that stand without a blank before ``index``."""
    start = max(0, index - 1)
    while start > 0 and not tokens[start].gap and index - start < _RUN:
        start -= 1
    return start


def _is_word(token: Token) -> bool:
    return token.form == "word" or token.text == "'"


def is_base(tokens: Tokens, start: int) -> bool:
    """Whether a number at ``start`` is the base of a system of numbers: base 16, เลขฐานสอง."""
    before = at(tokens, start - 1)
    if "dash" in before.senses and not before.gap:
        before = at(tokens, start - 2)
    return "base_mark" in before.senses
