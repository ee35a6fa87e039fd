"""Whether two names that sound nothing alike are of one person: the first name here, the surname there.

Told by sound alone: in characters it hardly ever is.
"""

from __future__ import annotations

import re

from thiap.model import Document, Span
from thiap.names.fold import fold_latin, fold_thai
from thiap.names.may_be import may_be
from thiap.names.named import DOTS, KANA, RUNS, key_of, spellings
from thiap.names.translit import SearchText

_WORD = re.compile("[A-Za-z\u00c0-\u024f]+")
#: What stands beside a name, as a part of it: in Katakana, in characters.
_KATAKANA, _HAN = (rf"{run}{{2,}}" for run in (KANA.pattern, "[\u4e00-\u9fff]"))
#: How well a Thai word must spell a part of a name.
_HEARD = 0.4


def of_one_person(named: Document, ours: Span, thai: Document, theirs: Span) -> bool:
    """Whether the text has elsewhere, beside a name of one word, what the Thai may say instead."""
    name, word = named.quote(ours), thai.quote(theirs)
    if named.lang not in RUNS or re.search(rf"[ {DOTS}]", name) or " " in word:
        return False  # elsewhere what stands beside a name may be any word
    return any(_may_be(word, part, named.lang) for part in _beside(named.text, ours))


def _beside(text: str, span: Span) -> set[str]:
    """The words that stand beside a name elsewhere, as one name."""
    name = text[span[0] : span[1]]
    run = _KATAKANA if all(map(KANA.match, name)) else _HAN
    pattern = rf"(?:({run})[{DOTS}])?({re.escape(name)})(?:[{DOTS}]({run}))?"
    found = (match for match in re.finditer(pattern, text) if match.span(2) != span)
    return {part for match in found for part in match.group(1, 3) if part}


def _may_be(thai: str, part: str, lang: str) -> bool:
    if _WORD.fullmatch(thai):
        return may_be(fold_latin(thai), part, lang)
    heard = SearchText([fold_thai(thai)], "th", lang)
    return any(float(heard.shares(form)[0]) >= _HEARD for form in spellings(key_of(part), lang))
