"""Set phrases that render each other whole: year on year, เมื่อเทียบกับช่วงเดียวกันของปีก่อน.

``data/set_phrases.tsv`` lists them; its head says more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from thiap.languages.forms import compile_forms
from thiap.languages.language import table
from thiap.model import Span

#: Column of the table, by language.
_COLUMNS = {"en": 0, "th": 1}


def set_phrases(text: str, lang: str) -> Iterator[tuple[Span, frozenset[int]]]:
    """Each set phrase of a text, left to right, and the rows of the table that have it."""
    if lang not in _COLUMNS:
        return
    pattern, rows = _compiled(lang)
    for found in pattern.finditer(text):
        yield found.span(), rows[" ".join(found[0].lower().split())]


@cache
def _compiled(lang: str) -> tuple[re.Pattern[str], dict[str, frozenset[int]]]:
    """What finds any form of a language, and the rows of each form."""
    rows: dict[str, frozenset[int]] = {}
    for number, row in enumerate(table("set_phrases.tsv")):
        for form in row[_COLUMNS[lang]].split("|"):
            rows[form] = rows.get(form, frozenset()) | {number}
    return compile_forms(rows, lang), rows
