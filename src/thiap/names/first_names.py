"""What stands behind a first name that is heard, where its surname is not: in scripts without capitals.

A script that has no capitals does not show which of its words are names. Behind a first name there is one:
where the surname of the source is nowhere heard and the next word is nothing like it, it is another's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from thiap.model import Document, Span, Spans
from thiap.names.by_key import alike, sound
from thiap.names.fold import fold_latin
from thiap.names.lands import has_case
from thiap.names.named import LEAST, WORD
from thiap.names.spelt import UNSPACED, Beside, Known, fold_in
from thiap.names.translit import SearchText
from thiap.spans import touches

#: The word before a surname, and in how many characters it stands.
_BEFORE, _REACH = re.compile(r"(?<![^\W\d_])(?P<name>[^\W\d_]{3,24})[ \u00a0]\Z"), 24
#: How well a first name must be spelt to be there for sure; how little a word may have of the surname, by
#: its letters and by its consonants, to be another one.
_THERE, _NOTHING, _APART = 0.55, 0.1, 58.0
#: In how many passages a surname of the text stands, or in what share of them: a verb stands in more, what is
#: said of one in one.
_FEWEST, _MOST, _OFTEN = 2, 3, 0.03


def behind_first_name(
    name: str,
    k: int,
    known: Mapping[str, Known],
    stretch: SearchText,
    docs: tuple[Document, Document],
    words: Beside,
    people: Spans,
) -> Span | None:
    """The word that stands where the surname ``name`` should, in passage ``k``.

    ``docs``: the text that names people, and the other one.
    """
    (named, other), span = docs, known[name].places[k]
    if other.lang in UNSPACED or has_case(next(filter(str.isalpha, other.text), "a")):
        return None
    before = _BEFORE.search(named.text, max(0, span[0] - _REACH), span[0])
    if before is None or not (touches(people, span) and touches(people, before.span("name"))):
        return None
    first = fold_latin(before["name"])
    match = stretch.best(first)[k]
    least = max(known[first].bar, _THERE) if first in known else _THERE
    if match is None or match.score < least or other.text[match.end : match.end + 1] != " ":
        return None
    word = WORD.match(other.text, match.end + 1)
    if word is None or not _another(name, word[0], other.lang):
        return None
    most = max(_MOST, _OFTEN * len(words.plain))
    return word.span() if _FEWEST <= words.passages(word[0]) <= most else None


def _another(name: str, word: str, lang: str) -> bool:
    """Whether a word is long enough to be a surname, and cannot be this one."""
    if len(word) < LEAST or word.isascii():
        return False
    heard = float(SearchText([fold_in(word, lang)], lang).shares(name)[0])
    return heard < _NOTHING and alike(sound(name), sound(word)) < _APART
