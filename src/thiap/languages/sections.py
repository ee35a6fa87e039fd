"""Headings of the sections that hold no prose of an article: references, links, see-also lists.

From the layout guides of the English and the Thai Wikipedia ("Manual of Style/Layout", "คู่มือในการเขียน").
"""

from __future__ import annotations

from typing import Final

APPARATUS: Final[frozenset[str]] = frozenset(
    {
        "bibliography",
        "citations",
        "explanatory notes",
        "external links",
        "footnotes",
        "further reading",
        "notes",
        "notes and references",
        "references",
        "see also",
        "sources",
        "works cited",
        "ดูเพิ่ม",
        "บรรณานุกรม",
        "รายการอ้างอิง",
        "หนังสืออ่านเพิ่มเติม",
        "หมายเหตุ",
        "อ้างอิง",
        "เชิงอรรถ",
        "แหล่งข้อมูลอื่น",
        "แหล่งอ้างอิง",
    }
)
