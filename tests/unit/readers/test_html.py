"""What of a web page is text and what is structure."""

from __future__ import annotations

import pytest

from thiap.model import Document
from thiap.readers import read_text
from thiap.spans import masked


def said(doc: Document) -> list[str]:
    prose = masked(doc)
    return [" ".join(prose[slice(*block.span)].split()) for block in doc.blocks]


def page(body: str) -> Document:
    return read_text("a.html", f"<html><body>{body}</body></html>", lang="en")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<button>Is it open?</button><p>Yes.</p>", ["Is it open?", "Yes."]),
        ("<details><summary>More</summary>Text.</details>", ["More", "Text."]),
        ("<select><option>One</option><option>Two</option></select>", ["One", "Two"]),
        ('<label>Name <input placeholder="Your name"></label>', ["Name", "Your name"]),
        ('<p>Look <img src="a.png" alt="A map"> here.</p>', ["Look here.", "A map"]),
        ('<a href="x" aria-label="Go on"><i></i></a>', ["Go on"]),
        ('<a href="x" aria-label="Go on">Go  on</a>', ["Go on"]),
        ('<abbr title="World Wide Web">WWW</abbr>', ["WWW", "World Wide Web"]),
        ('<textarea placeholder="Say it">typed</textarea>', ["Say it"]),
        ('<input type="submit" value="Send">', ["Send"]),
        ("<p>Run <code>a b</code> now.</p><pre>x = 1\n y</pre>", ["Run now."]),
        ("<script>a</script><style>b</style><nav>c</nav><p>Text.</p>", ["Text."]),
        ('<div role="navigation">c</div><p aria-hidden="true">d</p><p>Text.</p>', ["Text."]),
        (
            "<ul><li><a>A</a><li><a>B</a><li><a>C</a></ul><p>Text.</p><ul><li><a>A</a><li><a>B</a><li><a>C</a></ul>",
            ["A", "B", "C", "Text."],
        ),
        ("<p>See https://a.example/b, please.</p>", ["See , please."]),
        (
            '<div><a href="../it/a.html">Italiano</a> <a href="../de/a.html">Deutsch</a> '
            '<a href="../pt-BR/a.html">Português</a></div><p>Text.</p>',
            ["Text."],
        ),
        (
            '<div><a href="/en/a.html">One</a> <a href="/en/b.html">Two</a> '
            '<a href="/en/c.html">Three</a></div>',
            ["One", "Two", "Three"],
        ),
        ("<div><strong>Monday</strong><span>Closed all day</span></div>", ["Monday", "Closed all day"]),
        ("<div><a href='a'>See the mill</a> <a href='b'>Call us</a></div>", ["See the mill", "Call us"]),
        ("<div><b>Never</b> open the <i>red</i> valve.</div>", ["Never open the red valve."]),
        ("<div><span>M</span><span>ill</span></div>", ["Mill"]),
        ("<p><b>Slow</b> <i>pumps</i></p>", ["Slow pumps"]),
        ("<p><b>Office</b><span>mill@a.example</span></p>", ["Office mill@a.example"]),
        ("<p>The <b>dim</b><i>ly</i> lit <b>ร้าน</b><i>หนังสือ</i></p>", ["The dimly lit ร้านหนังสือ"]),
        ("<div><a>The mill</a><nav>c</nav><a>Call 5</a></div>", ["The mill", "Call 5"]),
    ],
)
def test_what_is_text(body: str, words: list[str]) -> None:
    assert said(page(body)) == words


def test_structure_points_into_the_extracted_text() -> None:
    doc = page(
        '<h2 id="top">Head <a href="/x">line</a></h2><ul><li>one <code>f( )</code></li></ul><p>See '
        'https://a.example/b. <img src="m.png"></p><table><tr><td>1</td></tr></table><pre>'
        "<code>x = 1\n  y</code></pre>"
    )
    assert [(item.kind, item.content, doc.quote(item.span)) for item in doc.structure] == [
        ("heading", "", "Head line"),
        ("anchor", "top", ""),
        ("link", "/x", "line"),
        ("item", "", "one f( )"),
        ("code", "f( )", "f( )"),
        ("link", "https://a.example/b", "https://a.example/b"),
        ("image", "m.png", ""),
        ("cell", "", "1"),
        ("code-block", "x = 1\n  y", "x = 1\n  y"),
    ]
    assert doc.structure[0].level == 2


def test_a_link_that_is_a_box_is_still_a_link() -> None:
    doc = page('<div><a href="/mill">See the mill</a> <a href="/call">Call us</a></div>')
    links = [(doc.text[slice(*item.span)], item.content) for item in doc.structure if item.kind == "link"]
    assert links == [("See the mill", "/mill"), ("Call us", "/call")]
