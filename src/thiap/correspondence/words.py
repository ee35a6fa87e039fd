"""The words of a text, whatever its language: what is put beside what."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from thiap.languages.thai_words import thai_words
from thiap.model import Span

_MARKS: Final = r"\s!-/:-@\[-`{-~‘“”«»‹›…–—·¡¿।、。，！？；：（）「」『』【】"
#: Signs that are words by themselves, and runs of what is neither blank nor mark (don't is one word).
_WORD = re.compile(
    rf"[\u3040-\u30ff\u3400-\u9fff]|[^{_MARKS}’\u3040-\u30ff\u3400-\u9fff]+(?:['’][^{_MARKS}’]+)*"
)


@lru_cache(maxsize=4096)
def words_of(text: str, lang: str) -> tuple[Span, ...]:
    """Spans of the words of a text, in order; blanks and marks are none.

    Thai words are those of PyThaiNLP, Chinese and Japanese ones single signs.
    """
    if lang == "th":
        found = [(at, at + len(word)) for at, word in thai_words(text)]
    else:
        found = [match.span() for match in _WORD.finditer(text)]
    return tuple(span for span in found if any(char.isalnum() for char in text[span[0] : span[1]]))
