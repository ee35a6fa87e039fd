"""Whether two names that sound nothing alike are of one person: the first name here, the surname there.

Told by sound alone: in characters it hardly ever is.
"""

from __future__ import annotations

import re

from thiap.model import Document, Span
from thiap.names.fold import fold_latin, fold_thai
from thiap.names.may_be import may_be
from thiap.names.named import DOTS, KANA, RUNS, key_of, spellings
from thiap.names.strangers import foreign_run
from thiap.names.translit import SearchText

_WORD = re.compile("[A-Za-z\u00c0-\u024f]+")
#: What stands beside a name in Katakana, as a part of it.
_KATAKANA = rf"{KANA.pattern}{{2,}}"
#: How well a Thai word must spell a part of a name.
_HEARD = 0.4


def of_one_person(named: Document, ours: Span, thai: Document, theirs: Span) -> bool:
    """Whether the text has elsewhere, beside a name of one word, what the Thai may say instead."""
    name, word = named.quote(ours), thai.quote(theirs)
    if named.lang not in RUNS or re.search(rf"[ {DOTS}]", name) or " " in word:
        return False  # elsewhere what stands beside a name may be any word
    return any(_may_be(word, part, named.lang) for part in _beside(named, ours))


def _beside(doc: Document, span: Span) -> set[str]:
    """The words that stand beside a name elsewhere, as one name."""
    name = doc.quote(span)
    run = _KATAKANA if doc.lang == "ja" else foreign_run(doc.lang).pattern
    pattern = rf"(?:({run})[{DOTS}])?({re.escape(name)})(?:[{DOTS}]({run}))?"
    found = (match for match in re.finditer(pattern, doc.text) if match.span(2) != span)
    return {part for match in found for part in match.group(1, 3) if part}


def _may_be(thai: str, part: str, lang: str) -> bool:
    if _WORD.fullmatch(thai):
        return may_be(fold_latin(thai), part, lang)
    heard = SearchText([fold_thai(thai)], "th", lang)
    return any(float(heard.shares(form)[0]) >= _HEARD for form in spellings(key_of(part), lang))
