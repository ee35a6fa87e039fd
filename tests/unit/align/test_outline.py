"""The outline of a page: which of its headings, items and code stand in the same place of two pages."""

from __future__ import annotations

from thiap.align.features.outline import outlines
from thiap.readers import read_text
from thiap.segment import segment_document

ENGLISH = """# Garden

Come by on Monday.

## Tools

- Bring a spade.
- Run `dig --deep`.

## Rules

Nobody waters at noon.
"""
THAI = """# สวน

แวะมาวันจันทร์

## เครื่องมือ

- นำพลั่วมาด้วย
- สั่ง `dig --deep`

## กติกา

ห้ามรดน้ำตอนเที่ยง
"""


def places(source: str, target: str, *, suffix: str = "md") -> tuple[list[int], list[int], list[int]] | None:
    """Sections and blocks of the segments that stand in known places, told by the blocks of the target."""
    docs = read_text(f"a.{suffix}", source), read_text(f"b.{suffix}", target)
    segments = [segment_document(doc) for doc in docs]
    found = outlines(*docs, *segments)
    if found is None:
        return None
    first, second = found
    return sorted(set(first.section)), sorted(set(second.section)), [int(k) for k in second.block]


def test_pages_laid_out_alike_answer_block_by_block() -> None:
    found = places(ENGLISH, THAI)
    assert found is not None
    assert found[0] == found[1] == [0, 1, 2]
    assert sorted(set(found[2])) == list(range(7))


def test_a_section_that_one_page_lacks_is_in_no_known_place() -> None:
    more = THAI.replace("## กติกา", "## ที่จอดรถ\n\nจอดหน้าประตู\n\nมี 3 คัน\n\n## กติกา")
    found = places(ENGLISH, more)
    assert found is not None
    assert -1 in found[1]
    assert -1 not in found[0]


def test_a_list_with_another_item_answers_as_a_section_only() -> None:
    found = places(ENGLISH, THAI.replace("- สั่ง", "- สวมหมวก\n- สั่ง"))
    assert found is not None
    assert -1 not in found[1]
    assert found[2].count(-1) == 3


def test_items_in_another_order_are_not_held_against_each_other_by_place() -> None:
    source = "# A\n\n- Run `alpha one`.\n- Run `beta two`.\n- Run `gamma three`.\n"
    target = "# ก\n\n- สั่ง `beta two`\n- สั่ง `gamma three`\n- สั่ง `alpha one`\n"
    found = places(source, target)
    assert found is not None
    assert found[2].count(-1) == 3


def test_a_text_without_structure_has_no_outline() -> None:
    assert places("Come by. Bring a spade.", "แวะมา นำพลั่วมาด้วย", suffix="txt") is None
