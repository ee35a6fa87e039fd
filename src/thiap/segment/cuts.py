"""How likely a candidate cut ends a part that stands for itself.

A heading that an extractor glued to its paragraph ends where a sentence begins that no mark announces.
Before it stands nothing else of the paragraph; behind it an article, a pronoun or another word that is no
name and has a capital all the same. Behind most other capitals a name begins ("the leader of the choir ▮
Anna Berg"). The values are log-odds, their sizes set by hand on the English of the development documents,
where 15 of some two hundred candidates are right.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from thiap.languages.cues import cues
from thiap.languages.openers import ARTICLES, CAPITAL_NOUNS, NO_ADVERBS, OPENERS, SENTENCE_ADVERBS
from thiap.model import Span
from thiap.segment.abbreviations import ends_with_abbreviation
from thiap.segment.by_script import ends_with_verb, has_capitals, is_open

#: Log-odds at a capital, or at a blank of Korean and Arabic, and what changes them.
_CAPITAL: Final = -4.0
_HEADS_BLOCK: Final = 1.5
_OPENER: Final = 3.5
_COMMON: Final = 1.5
#: A word that the text itself writes small elsewhere, in a language of which no words are known. In news five
#: of seventeen such words with a capital begin a sentence, of others one in forty.
_COMMON_ELSEWHERE: Final = 2.5
#: Where only a capital behind a long word is offered, in other languages than English, nearly all of the
#: closed classes that have one begin a sentence.
_OPENER_ELSEWHERE: Final = 4.5
#: An English name that is the subject of a finite verb, behind words in the style of a headline.
_SUBJECT: Final = 1.5
#: A comma ends a clause, and no name follows that begins with a small word's capital.
_AFTER_COMMA: Final = 1.0
#: An English participle or gerund has its object to come ("chanting ▮ No way").
_ING: Final = -1.5
#: All before it is written In Title Case.
_TITLE: Final = 1.5
#: An English title or rank is followed by whose it is: "Police Lieutenant Colonel ▮ Anna Berg".
_OWNER: Final = -3.0
#: A word twice with a capital, once at the end and once at the beginning.
_REPEATED: Final = 1.5
#: Behind the mark of a sentence that the splitter did not take for one, and behind other marks: a semicolon,
#: a citation that was blanked out, a month cut short, a quote.
_END_MARK: Final = 2.0
_MARK: Final = -1.5
#: A blank between words of Chinese or Japanese, where it is rare.
_RARE_BLANK: Final = 0.5
#: The same beside a figure or a closing mark, where some typographers write one.
_BLANK_BY_FIGURE: Final = -2.0
#: A Korean verb in a form that ends a sentence (Sohn, *The Korean Language*, 1999, 8.1).
_VERB: Final = 3.0
_KOREAN_ENDINGS: Final = cues("sentence_end", "ko")
#: An Arabic verb or particle that begins its clause: "was", "said", "not", "but". In news the first word of a
#: sentence is nearly twenty times as often one of them as another word is.
_CLAUSE: Final = 1.5
_ARABIC_STARTS: Final = frozenset(cues("sentence_start", "ar"))

#: Characters on either side that are looked at.
_TAIL: Final = 60
_ENDED = re.compile(r"(?<!\b[A-Za-z])[.!?…。！？؟।॥۔][\"'”’»」』)）]*$")
_MARKED = re.compile(r"[;:؛\"”»」』،]$|\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$")
_FIRST = re.compile(r"\W*([^\W\d_]+)(?:['’]\w+)?([^\w\s]*)\s+(\S)")
_WORD = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"([^\W\d_]+)\W*$")
#: "Anna Berg has …", "Berg's new choir will …"; what is said of "I" is mostly a clause without "that".
_NAMED_SUBJECT = re.compile(
    r"[\"'“‘(]{0,2}(?!I\b)(?:[A-Z][\w.’'-]{0,40}\s){1,6}?(?:(?<=['’]s\s)(?:[a-z][\w-]{0,40}\s){1,2})?"
    r"(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|do|does|did)\b"
)
#: Words of a headline: too many for what a name is called by ("striker Anna Berg").
_HEADLINE_WORDS: Final = range(5, 26)
#: English words that are written with a capital anywhere.
_ALWAYS = frozenset(
    "i january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday".split()
)

#: Letters of an adjective that -ly makes an adverb: what stands before that of "Italy" and "Emily" is
#: shorter or no word.
_SHORTEST_STEM: Final = 5

#: Small words of a heading written In Title Case, and how many capitals make one.
_SMALL = frozenset("of in on at to for and or with by from as vs the a an but nor".split())
_TITLE_LEAST = 4
_TITLE_TOKEN = re.compile(r"[\"'“‘(]*+([A-Za-zÀ-ɏ][\w'’-]*+)[\"'”’)]*+(\s++|$)")


def title_ends(text: str, span: Span) -> set[int]:
    """Where a heading in title case at the head of ``span`` may end: before one of its last three words.

    "Nobody Came to Dinner Anna Berg was left …" shows only by its verbs and nouns that it is no name.
    """
    starts, common, at = [], 0, span[0]
    while (token := _TITLE_TOKEN.match(text, at, span[1])) and (token[1] in _SMALL or token[1][0].isupper()):
        if token[1] not in _SMALL:
            starts.append(at)
            common += len(starts) > 1 and _common(token[1].lower().partition("'")[0])
        at = token.end()
    return set(starts[max(3, len(starts) - 3) :]) if len(starts) > _TITLE_LEAST and common >= 2 else set()


def _in_title_case(piece: str) -> bool:
    words = piece.split()
    return len(words) > 2 and all(word[0].isupper() or word in _SMALL for word in words)


def _like_a_headline(piece: str) -> bool:
    """Whether English words have the style of a headline: some, no article, the last no name."""
    words = piece.split()
    articles = {"a", "an", "the"}.intersection(word.lower() for word in words)
    return len(words) in _HEADLINE_WORDS and not articles and words[-1].islower()


def cut_odds(
    before: str,
    behind: str,
    gap: str,
    lang: str,
    *,
    heads_block: bool,
    common: Collection[str] = (),
) -> float:
    """Log-odds that a part of its own ends between ``before`` and ``behind``.

    Args:
        before: the segment before the cut.
        behind: the segment behind it.
        gap: the blanks between them, as long as what is masked there.
        lang: of the text.
        heads_block: whether no sentence begins between the start of the block and the cut.
        common: see ``common_words``.
    """
    tail = before[-_TAIL:]
    if len(gap) > 2 or _MARKED.search(tail):
        return _MARK
    if _ENDED.search(tail) and not ends_with_abbreviation(tail, lang):
        doubtful = is_open(lang) and tail.endswith(".") and not has_capitals(before)
        return _MARK if doubtful and not ends_with_verb(tail, lang) else _END_MARK
    if lang in ("ja", "zh"):
        by_figure = gap and not (before[-1:].isalpha() and behind[:1].isalpha())
        return _BLANK_BY_FIGURE if by_figure else _RARE_BLANK
    odds = _CAPITAL + (_HEADS_BLOCK if heads_block else 0.0)
    if lang not in OPENERS:
        verb = before.endswith(_KOREAN_ENDINGS) if lang == "ko" else ends_with_verb(tail, lang)
        odds += _VERB if verb else 0.0
        return odds + (_CLAUSE if lang == "ar" and behind.partition(" ")[0] in _ARABIC_STARTS else 0.0)
    if lang == "en" and heads_block and _in_title_case(before):
        odds += _TITLE
    first, last = _FIRST.match(behind[:_TAIL]), _LAST.search(tail)
    if not first:
        return odds
    word, mark, following = first[1], first[2], first[3]
    if last and last[1] == word:
        return odds + _REPEATED
    if lang == "en" and last and last[1].endswith("ing"):
        odds += _ING
    lower = word.lower()
    opens = lower in OPENERS[lang] and not (lower in ARTICLES and following.isupper())
    if opens or (lang == "en" and mark == "," and is_sentence_adverb(lower)):
        odds += _OPENER if lang == "en" else _OPENER_ELSEWHERE
        odds += _AFTER_COMMA if before.endswith(",") else 0.0
    elif lang == "en" and last and last[1] in _titles():
        odds += _OWNER
    elif lang == "en" and lower not in _ALWAYS and not mark and following.islower() and _common(lower):
        odds += _COMMON
    elif lang == "en" and heads_block and _like_a_headline(before) and _NAMED_SUBJECT.match(behind):
        odds += _SUBJECT
    elif lower in common and word.istitle() and not (last and last[1][0].isupper()):
        odds += _COMMON_ELSEWHERE
    return odds


def common_words(text: str, lang: str) -> frozenset[str]:
    """Words that ``text`` writes small somewhere, so that a capital makes no name of them.

    None in English, of which the words are known, nor where every noun has a capital.
    """
    if lang == "en" or lang not in OPENERS or lang in CAPITAL_NOUNS:
        return frozenset()
    return frozenset(word for word in _WORD.findall(text) if word.islower())


def is_sentence_adverb(word: str) -> bool:
    """Whether a lower-case English word is an adverb that may begin a sentence, before a comma."""
    stem = word.removesuffix("ly")
    made = len(word) > len(stem) >= _SHORTEST_STEM and word not in NO_ADVERBS and _common(stem)
    return made or word in SENTENCE_ADVERBS


@lru_cache(maxsize=4096)
def _common(word: str) -> bool:
    """Whether a lower-case word is English, and no name."""
    from thiap.languages.names import load_english_words

    return word in load_english_words()


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """The last words of English titles and ranks, with a capital."""
    from thiap.languages.names import load_name_words

    words = (word for word in load_name_words() if word.role in ("title", "rank"))
    return frozenset(form.split()[-1] for word in words for form in word.english)
