"""reStructuredText, AsciiDoc and wikitext: what is text and what is structure."""

from __future__ import annotations

import pytest

from thiap.errors import InputError
from thiap.model import Document
from thiap.readers import read_text
from thiap.spans import masked


def said(doc: Document) -> list[str]:
    prose = masked(doc)
    return [" ".join(prose[slice(*block.span)].split()) for block in doc.blocks]


def structure(doc: Document) -> list[tuple[str, str]]:
    return [(item.kind, item.content) for item in doc.structure if item.content]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Head\n====\n\nText *a* **b** ``c`` here.", ["Head", "Text a b here."]),
        ("======\nHead\n======\n\nSub\n---\n\nText.", ["Head", "Sub", "Text."]),
        (".. note:: Take care\n   of it.\n\nText.", ["Take care of it.", "Text."]),
        (".. warning::\n\n   Take care.\n\nText.", ["Take care.", "Text."]),
        (".. code-block:: py\n\n   x = 1\n\nText.", ["Text."]),
        ("So::\n\n   x = 1\n\nText.", ["So::", "Text."]),
        (".. image:: a.png\n   :alt: A map\n   :width: 3\n\nText.", ["A map", "Text."]),
        (".. toctree::\n   :maxdepth: 2\n\n   one\n   two\n\nText.", ["Text."]),
        (".. a comment\n   of two lines\n\nText.", ["Text."]),
        (".. versionadded:: 3.2\n   It is new.", ["It is new."]),
        ("- one\n  more\n- two", ["one more", "two"]),
        (":param x: The thing.", ["The thing."]),
        ("+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+", ["a", "b", "c", "d"]),
        ("=== ===\na   b\n=== ===\nc   d\n=== ===", ["a", "b", "c", "d"]),
        (
            "See :doc:`the page </a>` and :func:`f` and `that <u>`_ now [1]_.",
            ["See the page and and that now ."],
        ),
        (">>> x = 1\n1\n\nText.", ["Text."]),
    ],
)
def test_rst(text: str, words: list[str]) -> None:
    doc = read_text("a.rst", text, lang="en")
    assert said(doc) == words
    assert doc.text == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("= Head\n:toc:\n\nText *a* _b_ `c` here.", ["Head", "Text a b here."]),
        ("[[x]]\n== Sub\n\nText.", ["Sub", "Text."]),
        (".Title\n[source,java]\n----\nx = 1;\n----\n\nText.", ["Title", "Text."]),
        ("NOTE: Take care.\n\n[TIP]\n====\nAnd rest.\n====", ["Take care.", "And rest."]),
        ("* one\nmore\n** two\n. three", ["one more", "two", "three"]),
        ("term:: What it is.", ["term", "What it is."]),
        ("image::a.png[A map,20]\n\nText.", ["A map", "Text."]),
        ("|===\n|a |b\n\n2+|c\n|===\nText.", ["a", "b", "c", "Text."]),
        (
            "See link:u[this] and https://a.example[that^] and <<x,the part>>, {v}.",
            ["See this and that and the part , ."],
        ),
        ("////\nno\n////\n// no\ninclude::a.adoc[]\n\nText.", ["Text."]),
    ],
)
def test_asciidoc(text: str, words: list[str]) -> None:
    doc = read_text("a.adoc", text, lang="en")
    assert said(doc) == words
    assert doc.text == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("'''A''' is [[b|c]] of [[D]].<ref>e</ref>\n\nText.", ["A is c of D .", "Text."]),
        ("{{Infobox\n|a=b\n}}\nText{{cn}} goes [http://a.example on].", ["Text goes on ."]),
        ("== Head ==\n* one\n# two [[towns]]", ["Head", "one", "two towns"]),
        ("[[File:a.png|thumb|b]]\nText.\n[[Category:C]]", ["Text."]),
        ("Text [[lamp]].\n\n== References ==\n* x\n\n== Then ==\nMore.", ["Text lamp .", "Then", "More."]),
        ('{| class="w"\n! H\n|-\n| style="x" | [[lamp]] || b\n|}\nText.', ["H", "lamp", "b", "Text."]),
        ("Text <!-- no --> goes <code>x</code> [[onward]].", ["Text goes onward ."]),
    ],
)
def test_wikitext(text: str, words: list[str]) -> None:
    doc = read_text("a.wikitext", text, lang="en", format="wikitext")
    assert said(doc) == words
    assert doc.text == text


def test_structure_of_each() -> None:
    rst = read_text("a.rst", ".. _top:\n\nHead\n====\n\n``c`` `t <u>`_\n\n.. code::\n\n   x\n", lang="en")
    assert structure(rst) == [("anchor", "top"), ("code", "c"), ("link", "u"), ("code-block", "x")]
    adoc = read_text(
        "a.adoc", "[[top]]\n== Head\n\n`c` link:u[t] image:i.png[a]\n\n----\nx\n----\n", lang="en"
    )
    assert structure(adoc) == [
        *(("anchor", "top"), ("code", "c"), ("link", "u"), ("image", "i.png"), ("code-block", "x"))
    ]
    wiki = read_text(
        "a.wikitext", "A [http://u t] <code>c</code> [[File:i.png]]", lang="en", format="wikitext"
    )
    assert structure(wiki) == [("link", "http://u"), ("code", "c"), ("image", "i.png")]
    assert [item.level for item in rst.structure if item.kind == "heading"] == [1]


def test_a_page_of_a_wiki_is_told_from_its_plain_text() -> None:
    assert read_text("a.txt", "'''A''' is [[b]] of [[c]]{{d}}.", lang="en").format == "wikitext"
    assert read_text("a.txt", "A is [[b]] of c.", lang="en").format == "text"
    assert read_text("a.txt", "Text.\n\n== Head ==\n\nMore.", lang="en").format == "mediawiki"


@pytest.mark.parametrize("mark", ["{{a|", "[[a|", "[http://x.y ", "<ref name=", "<b>", "{|\n", "}}{{a|[["])
def test_wikitext_whose_marks_nothing_closes_is_refused_before_it_costs_minutes(mark: str) -> None:
    with pytest.raises(InputError, match="that nothing closes"):
        read_text("x.wikitext", "A [[page]].\n\n" + mark * 20_000, lang="en", format="wikitext")
    some = read_text("x.wikitext", "A [[page]] of words.\n\n" + mark * 20, lang="en", format="wikitext")
    assert some.text.startswith("A [[page]]")


def test_a_long_page_of_closed_marks_is_read() -> None:
    line = "* {{a|b={{c}}}} [[d|e]] [http://x.y [z]] <ref name=a>b</ref> <br> <b>c</b> words {{{1|}}}\n"
    assert len(read_text("x.wikitext", line * 800, lang="en", format="wikitext").blocks) == 800
