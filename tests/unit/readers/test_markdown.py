"""What of a Markdown page is text, what is structure, and what is neither."""

from __future__ import annotations

import pytest

from thiap.model import Document
from thiap.readers import read_text
from thiap.spans import masked


def said(doc: Document) -> list[str]:
    """The words of each block, without what is skipped."""
    prose = masked(doc)
    return [" ".join(prose[slice(*block.span)].split()) for block in doc.blocks]


def structure(doc: Document) -> list[tuple[str, str]]:
    return [(item.kind, item.content or doc.quote(item.span)) for item in doc.structure]


def test_words_and_structure_of_a_paragraph() -> None:
    text = (
        "See **the** [user *guide*](/en/a_(b).html 'Guide'), ![a map](m.png \"Map\") and `x = \\|y`\n"
        "or [that one][far] at <https://a.example/b>, https://c.example/d. Thanks.\n\n[far]: ../far.md\n"
    )
    doc = read_text("a.md", text)
    assert said(doc) == ["See the user guide , a map and or that one at , . Thanks."]
    assert structure(doc) == [
        ("link", "/en/a_(b).html"),
        ("image", "m.png"),
        ("code", "x = \\|y"),
        ("link", "../far.md"),
        ("link", "https://a.example/b"),
        ("link", "https://c.example/d"),
    ]


def test_blocks_have_their_kind_and_their_structure() -> None:
    table = "| a \\| b | c |\n|---|---|\n| `d` | e |\n\n"
    text = f"## Head {{#top}}\n\n- [x] one\n- two\n\n{table}~~~py\ncode()\n~~~\n"
    doc = read_text("a.md", text)
    assert [(block.kind, block.level) for block in doc.blocks] == [
        ("heading", 2),
        ("paragraph", 0),
        ("paragraph", 0),
        ("cell", 0),
        ("cell", 0),
        ("cell", 0),
    ]
    assert said(doc) == ["Head", "one", "two", "a \\| b", "c", "e"]
    assert [item.kind for item in doc.structure] == [
        *("heading", "anchor", "item", "item", "cell", "cell", "cell", "code", "cell", "code-block")
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("---\ntitle: 'On rivers'\nslug: /a/b\ntags: [x]\n---\nText.", ["On rivers", "Text."]),
        ("---\ndescription: >-\n  Two\n  lines\nid: x\n---\nText.", ["Two lines", "Text."]),
        ('+++\ntitle = "On rivers"\nweight = 3\n+++\nText.', ["On rivers", "Text."]),
        ('%{\n  title: "On rivers",\n  id: 3\n}\n---\nText.', ["On rivers", "Text."]),
        (":::tip[Mind the gap]\nStand back.\n:::", ["Mind the gap", "Stand back."]),
        ("::: warning Mind the gap\nStand back.\n:::", ["Mind the gap", "Stand back."]),
        ('!!! note "Mind the gap"\n\n    Stand back.\n\nGo on.', ["Mind the gap", "Stand back.", "Go on."]),
        ('!!! note "Mind the gap"\n    Stand back.\n\nGo on.', ["Mind the gap", "Stand back.", "Go on."]),
        (
            "Text.\n\n??? tip\n    Stand back.\n    Or go.\n\nGo on.",
            ["Text.", "Stand back. Or go.", "Go on."],
        ),
        ("> [!NOTE]\n> Stand back.", ["Stand back."]),
        ("```{note}\nStand back.\n```\n\n```js\na()\n```", ["Stand back."]),
        ("Pay {{ price }} at {% link desk.md %} now.", ["Pay at now."]),
        ('{{< figure src="a.png" >}}\n\nText.', ["Text."]),
        ('{{< figure src="a.png" caption="A map of the river" >}}\n\nText.', ["A map of the river", "Text."]),
        ("{% include box.html title='Mind the gap' to='b c' alt=\"{{ x }}\" %}", ["Mind the gap"]),
        ('{{% note title="notes/a.md" %}}\nStand back.\n{{% /note %}}', ["Stand back."]),
        ('{% if title == "Two words" %}\nText.\n{% endif %}', ["Text."]),
        ("{% highlight py %}\nprint(1)\n{% endhighlight %}\nText.", ["Text."]),
        ("The sum $x_1 + x_2$ costs $5 or $6.", ["The sum costs $5 or $6."]),
        ("<div>\n<p>One <b>two</b></p>\n<p>Three</p>\n</div>", ["One two", "Three"]),
        ('<img src="a.png" alt="A map">', ["A map"]),
        ("Text[^1].\n\n[^1]: A note.", ["Text .", "A note."]),
        ("<script>\nvar a = 1;\n</script>\n\nText.", ["Text."]),
        ("Press <kbd>Ctrl</kbd> or <code>a</code>.", ["Press Ctrl or ."]),
        ("- one\n\n      code\n- two", ["one", "two"]),
        ("Text.\n\n    code\n", ["Text."]),
        ("กด**ปุ่ม**สีแดง", ["กด\u2060\u2060ปุ่ม\u2060\u2060สีแดง"]),
    ],
)
def test_dialects(text: str, words: list[str]) -> None:
    doc = read_text("a.md", text, lang="en")
    assert said(doc) == words
    assert doc.text == text


def test_mdx_tags_and_expressions_are_code() -> None:
    text = (
        'import Tabs from "@theme/Tabs";\n\nexport const f = () => {\n  const a = 1;\n\n  return a;\n};\n\n'
        '# Head\n\n<Tabs values={[{label: \'A\'}]}>\n  <TabItem value="a" title="First tab">\n\n'
        "    It's {count} of `b {c}`.\n\n    ```js\n    <Tabs>\n    ```\n\n"
        "  </TabItem>\n</Tabs>\n\n{/* no */}\n\nEnd.\n"
    )
    doc = read_text("a.mdx", text)
    assert doc.format == "mdx"
    assert said(doc) == ["Head", "First tab", "It's of .", "End."]
    assert ("code-block", "<Tabs>") in structure(doc)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_offsets_hold_with_every_line_end(end: str) -> None:
    text = end.join(
        ["\ufeff# Head", "", "> one `a`", "> two [b](c)", "", "- x", "  y", "", "|a|b|", "|-|-|", "|c|d|"]
    )
    doc = read_text("a.md", text, lang="en")
    assert doc.quote(doc.blocks[0].span) == "Head"
    assert said(doc)[1:] == ["one two b", "x y", "a", "b", "c", "d"]
    assert ("link", "c") in structure(doc)


@pytest.mark.parametrize(
    "mark", ["[", "![", "> ", "- ", "**a", "`", "<a b={", "{{", "$$", "!!! a\n", "```\n", "[a]("]
)
@pytest.mark.parametrize("name", ["a.md", "a.mdx"])
def test_what_is_repeated_without_end_is_read(mark: str, name: str) -> None:
    doc = read_text(name, "Text.\n\n" + mark * (6_000 // len(mark)), lang="en")
    assert said(doc)[0] == "Text."


def test_tags_in_front_matter_are_markup() -> None:
    doc = read_text("a.md", "---\ntitle: Mill\ntagline: On the `pump` <br />by Ada Flood\n---\n\nIt turns.\n")
    assert said(doc) == ["Mill", "On the by Ada Flood", "It turns."]
    assert ("code", "pump") in structure(doc)
