"""Which Thai words that are no Thai the other side accounts for: a word of the passage sounds like them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thiap.languages import lexicon
from thiap.model import Document, Span
from thiap.names.fold import fold_thai
from thiap.names.named import RUNS, key_of, spellings
from thiap.names.strangers import foreign_run
from thiap.names.translit import SearchText

#: How well a name, and any other word, must be heard in a Thai word to explain it.
_NAME, _WORD = 0.35, 0.45
#: Letters of a word in small letters that may be part of a Thai one: a shorter one is all of it.
_FULL = 6
_CAPITAL = re.compile(r"[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f]{2,}")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]{3,}")
#: Characters of a name and of the longest row of them that is one, in Chinese.
_CHARACTERS, _LONGEST = 3, 5


def words_like_names(doc: Document, parts: Sequence[Span]) -> Iterator[str]:
    """Words of some parts of a text that may be names."""
    for low, high in parts:
        yield from (match[0] for match in _CAPITAL.finditer(doc.text, low, high))
        for match in foreign_run(doc.lang).finditer(doc.text, low, high) if doc.lang in RUNS else ():
            size = len(match[0]) if doc.lang == "ja" or len(match[0]) <= _LONGEST else _CHARACTERS
            yield from (match[0][at : at + size] for at in range(len(match[0]) - size + 1))


def explains(doc: Document, parts: Sequence[Span], thai: str) -> bool:
    """Whether a word of some parts of a text may sound like a Thai one."""
    lang, heard = doc.lang, SearchText([fold_thai(thai)], "th", doc.lang)
    patterns = [_LATIN, foreign_run(lang)] if lang in RUNS else [_LATIN]
    words = {
        match[0] for part in parts for pattern in patterns for match in pattern.finditer(doc.text, *part)
    }
    words.update(words_like_names(doc, parts))
    values = lexicon(lang)  # a weekday or a number is no name
    return any(
        float((heard.similarities if word.islower() and len(word) < _FULL else heard.shares)(form)[0])
        >= (_NAME if word[0].isupper() or not word.isascii() else _WORD)
        for word in words
        if word.lower() not in values
        for form in spellings(key_of(word), lang)
    )
