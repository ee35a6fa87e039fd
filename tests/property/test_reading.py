"""Readers take any bytes and any text: a document whose parts verify, or an error that thiap means."""

from __future__ import annotations

import contextlib
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import wild

from thiap.errors import ThiapError
from thiap.model import Document
from thiap.readers import READERS, read_text
from thiap.readers.bilingual import read_bilingual
from thiap.readers.source import decode

MARKUP = st.lists(
    st.sampled_from(
        "<p> </p> <b> <!-- --> &amp; &#xd800; &#0; <script> <doc id='1'> </doc> == # - | ``` {{ }} [[ ]]"
        ' <ref> * > 1. \n \r\n \t [1] <li> <td> </table> ไทย word 12 <xliff> <?xml?> msgid "'.split(" ")
    ),
    max_size=20,
).map("".join)


def verify(doc: Document) -> None:
    spans = [block.span for block in doc.blocks]
    assert all(0 <= start < end <= len(doc.text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(0 <= start <= end <= len(doc.text) for start, end in doc.skipped)
    starts = [item.span[0] for item in doc.structure]
    assert starts == sorted(starts)
    assert all(0 <= item.span[0] <= item.span[1] <= len(doc.text) for item in doc.structure)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.binary(max_size=200), wild.map(lambda text: text.encode("utf-8", "replace"))),
    st.sampled_from([None, "utf-8", "cp874", "utf-16", "utf-7", "idna", "punycode", "undefined", "hex", ""]),
)
def test_decoding_gives_text_or_a_thiap_error(data: bytes, encoding: str | None) -> None:
    with contextlib.suppress(ThiapError):
        decode("x", data, encoding)


@pytest.mark.parametrize("format", list(READERS))
@settings(max_examples=60, deadline=None)
@given(text=st.one_of(wild, MARKUP, st.tuples(MARKUP, wild, MARKUP).map("".join)))
def test_blocks_are_disjoint_sorted_and_inside(format: str, text: str) -> None:
    with contextlib.suppress(ThiapError):
        verify(read_text("x", text, lang="th", format=format))


@settings(max_examples=60, deadline=None)
@given(st.one_of(wild, MARKUP))
def test_any_text_without_a_format(text: str) -> None:
    with contextlib.suppress(ThiapError):
        verify(read_text("x", text))


@pytest.mark.parametrize("format", ["xliff", "tmx", "po", "table"])
def test_bilingual_files_of_rubbish(format: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("rubbish") / "draft"

    @settings(max_examples=40, deadline=None)
    @given(
        st.one_of(
            st.binary(max_size=80),
            st.tuples(MARKUP, wild).map(lambda p: "".join(p).encode("utf-8", "replace")),
        )
    )
    def rubbish(data: bytes) -> None:
        path.write_bytes(data)
        with contextlib.suppress(ThiapError):
            both = read_bilingual(str(path), format=format)
            verify(both.source)
            verify(both.target)

    rubbish()
