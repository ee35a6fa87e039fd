"""What stands in a language's own tables, glued to any figure in any order, is read or left."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from property.texts import document
from thiap.facts import describe, extract_facts
from thiap.languages import lexicon

LANGUAGES = "ar de en es fr hi id it ja ko nl pl pt ru th tr vi zh".split()
FIGURES = (
    "0 1 2 5 7 9 10 12 28 31 60 69 99 100 1939 2482 1,000 1.000 1'000 12,5 3.14 5/4 1/2 3/40 ½ ¾ 1½ 1-2 7–9"
    " -3 +4 ±2 10:30 9.30 24:00 61:61 17/9/1939 2018-09-17 31.12.99 '69 1930s 2x 3% 10^6 1e9 007 1st 2nd II"
    " XIV 13月4日 5月0日 13월 4일 25/13/1939 00/00/1939 1:2 4×5 № # °"
).split()
MARKS = [*". , : ; / - – — ( ) % ' ’ \" $ € £ ¥ ฿".split(), "\n", " "]


@pytest.mark.parametrize("lang", LANGUAGES)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_nothing_ends_the_run(lang: str, data: st.DataObject) -> None:
    words = st.sampled_from(sorted(lexicon(lang)))
    pieces = st.lists(words | st.sampled_from(FIGURES) | st.sampled_from(MARKS), max_size=14)
    text = data.draw(st.sampled_from(["", " "])).join(data.draw(pieces))
    end = 0
    for fact in extract_facts(document(text, lang)):
        assert end <= fact.span[0] < fact.span[1] <= len(text)
        assert describe(fact)
        end = fact.span[1]
