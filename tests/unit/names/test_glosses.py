"""Originals in brackets behind the names of a draft whose source is Thai, or the other way round."""

from __future__ import annotations

import pytest
from test_swapped import swaps


@pytest.mark.parametrize(
    ("lang", "thai", "draft", "found"),
    [
        (
            "zh",
            "ผู้ชมกว่าพันคนฟังการบรรยายของ Brett Hollander",
            "一千多人听了普京（Brett Hollander）的演讲。",
            [("Brett Hollander", "普京")],
        ),
        (
            "zh",
            "ผู้ชมกว่าพันคนฟังการบรรยายของ Brett Hollander",
            "一千多人听了霍兰德（Brett Hollander）的演讲。",
            [],
        ),
        ("zh", "ผู้ชมกว่าพันคนฟังการบรรยายของ Brett Hollander", "一千多人听了他（Brett Hollander）的演讲。", []),
        (
            "zh",
            "Ana Morales เปิดสะพานเมื่อวันจันทร์",
            "安娜·莫拉莱斯（Rio Grande）周一为大桥揭幕。",
            [("Ana Morales", "Rio Grande")],
        ),
        ("zh", "Ana Morales เปิดสะพานเมื่อวันจันทร์", "安娜·莫拉莱斯（Ana Morales）周一为大桥揭幕。", []),
        ("zh", "Ana Morales เปิดสะพานริโอ แกรนด์เมื่อวันจันทร์", "安娜·莫拉莱斯（Rio Grande）周一揭幕。", []),
        (
            "ja",
            "ผู้ชมกว่าพันคนฟังการบรรยายของ Brett Hollander",
            "千人以上がプーチン（Brett Hollander）の講演を聞いた。",
            [("Brett Hollander", "プーチン")],
        ),
        (
            "ja",
            "ผู้ชมกว่าพันคนฟังการบรรยายของ Brett Hollander",
            "千人以上がブレット・ホランダー（Brett Hollander）の講演を聞いた。",
            [],
        ),
    ],
)
def test_an_original_in_brackets_is_that_of_the_name_before_it(
    lang: str, thai: str, draft: str, found: list[tuple[str, str]]
) -> None:
    """Thai keeps a name in Latin letters: the draft has it behind somebody else, or another behind it."""
    assert swaps(thai, draft, lang, source_lang="th", alone=True) == found
    turned = [(theirs, ours) for ours, theirs in swaps(draft, thai, "th", source_lang=lang, alone=True)]
    assert turned == found
