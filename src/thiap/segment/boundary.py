"""How likely a sentence begins at a segment, judged by the words on both sides of the blank.

Thai writes connectives at the head of a phrase and leaves verbs of saying, prepositions and
classifiers at its end: "ซึ่ง …" goes on with a sentence, "อย่างไรก็ตาม …" begins one, "… กล่าวว่า" has
its object still to come. The values are log-odds. Their signs follow Iwasaki & Ingkaphirom, *A
Reference Grammar of Thai* (2005), chapters 19 to 24; their sizes were set on the 774 sentences of
the benchmark's development documents (see docs/alignment.md).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

from thiap.model import Document, Segment
from thiap.segment.cuts import cut_odds

#: Log-odds of a boundary between two phrases of middling length with no telling word.
_BASE: Final = -1.2
#: Change for each e-fold of the length of the phrase before and behind the blank, from 25 characters.
_BEFORE, _BEHIND = 0.5, 0.3
_MIDDLING: Final = 25.0


def _table(**groups: str) -> dict[str, float]:
    return {
        word: float(value[1:].replace("_", ".")) * (-1 if value[0] == "n" else 1)
        for value, words in groups.items()
        for word in words.split()
    }


#: By the first word of the phrase behind the blank.
FIRST: Final = _table(
    n3="ที่ ได้ ของ กับ แก่ ก็ จึง ว่า ไว้ ไป มา อยู่ แห่ง ให้ เอง อัน",
    n2="กล่าว กล่าวว่า กล่าวเสริม เช่น หรือ จาก ต่อ ถึง จนถึง ทำให้ นำไปสู่ รวมถึง รวมทั้ง โดยเฉพาะ ตลอดจน"
    " ยกเว้น จน เท่านั้น ตาม"
    " และ กลับ คือ เป็น เรียกว่า ถูก พร้อม พร้อมทั้ง เพราะ เกี่ยวกับ ระหว่าง",
    n1="ซึ่ง โดย เพื่อ ไม่ จะ ด้วย เนื่องจาก ผู้ แม้ แม้ว่า ถึงแม้ ถึงแม้ว่า ถ้า หาก"
    " อีก ทั้ง ยัง ต้อง สามารถ ในขณะที่ ขณะที่ แต่ยัง ค.ศ. พ.ศ.",
    p0_5='แต่ ใน สำหรับ ส่วน เมื่อ เขา เธอ เรา หลังจาก หลัง ตั้งแต่ นาย นาง "',
    p1="คุณ ฉัน ผม พวกเขา นี่ นั่น ตอนนี้ ปัจจุบัน ปลาย ต้น ระหว่างปี การ ด้าน ทางด้าน",
    p2="มัน อย่างไรก็ตาม อย่างไรก็ดี นอกจากนี้ นอกจากนั้น ดังนั้น ต่อมา ทั้งนี้ แม้กระนั้น"
    " ถึงกระนั้น ในที่สุด จากนั้น หลังจากนั้น ขณะเดียวกัน ในขณะเดียวกัน"
    " ไม่นาน วันต่อมา ในวันที่ “"
    " นอกเหนือจากนี้ นอกเหนือจากนั้น ยิ่งไปกว่านั้น ยิ่งกว่านั้น อนึ่ง กระนั้นก็ตาม กระนั้นก็ดี ถึงอย่างไร ถึงอย่างนั้น"
    " เพราะฉะนั้น ฉะนั้น ด้วยเหตุนี้ ด้วยเหตุนั้น ด้วยเหตุดังกล่าว ในทางกลับกัน ในทางตรงกันข้าม ตรงกันข้าม"
    " ในทำนองเดียวกัน ในขณะนั้น ในเวลานั้น ในเวลาเดียวกัน ในเวลาต่อมา ในวันเดียวกัน และในวันเดียวกัน ในปีเดียวกัน"
    " ในวันต่อมา วันรุ่งขึ้น หลังจากนี้ ก่อนหน้านี้ ก่อนหน้านั้น ในปัจจุบัน โดยทั่วไป โดยรวม โดยสรุป สุดท้าย"
    " ท้ายที่สุด ในท้ายที่สุด และท้ายที่สุด และในที่สุด ในทางปฏิบัติ ในความเป็นจริง แท้จริงแล้ว อันที่จริง ที่จริง"
    " ครั้น ครั้นเมื่อ",
)
#: By the end of the phrase before it.
LAST: Final = _table(
    n3="กับ ที่ ว่า : - – , และ หรือ ของ โดย ซึ่ง เพื่อ คือ เป็น ให้ กล่าวว่า ได้แก่ เช่น",
    n2="จาก ใน ถึง ต่อ แก่ ด้วย เมื่อ ระหว่าง ตั้งแต่ เขต เมือง นาย นาง ชื่อ อย่างไรก็ตาม นอกจากนี้ ดังนั้น ต่อมา ทั้งนี้ อย่างไรก็ดี",
    p0_5='" เขา นี้ แล้ว ไป มา ด้วยกัน ที่ผ่านมา',
    p1="” พวกเขา ตน ตนเอง เอง ฯลฯ",
    p2="กล่าว . ? ! เท่านั้น อีกด้วย แล้วก็ตาม",
)
_LONGEST = max(map(len, (*FIRST, *LAST)))
#: At a sentence's mark in other languages.
_SENTENCE: Final = 6.0
#: Between two Latin words: nearly always one name.
_LATIN: Final = -1.2


def boundary_odds(doc: Document, segments: Sequence[Segment]) -> list[float]:
    """Log-odds that a sentence begins at each segment; 6 at the start of a block.

    In languages that mark the ends of sentences every segment begins one.
    """
    odds = []
    heads_block = True
    for before, seg in zip((None, *segments), segments, strict=False):
        heads_block = not seg.certain and heads_block
        if before is None or before.block != seg.block:
            odds.append(6.0)
            heads_block = True
        elif doc.lang != "th" and seg.certain:
            odds.append(_SENTENCE)
        elif doc.lang != "th":
            parts = (doc.quote(before.span), doc.quote(seg.span))
            gap = " " * (seg.span[0] - before.span[1])
            odds.append(cut_odds(*parts, gap, doc.lang, heads_block=heads_block))
        else:
            odds.append(_thai(doc.quote(before.span), doc.quote(seg.span), seg.certain))
    return odds


#: A number and what it counts: นาย behind it is a classifier, before a name it is a title.
_COUNTED: Final = re.compile(r"\d ?นาย$")


def _thai(before: str, behind: str, certain: bool) -> float:
    odds = _BASE + _longest(FIRST, behind, start=True)
    if not _COUNTED.search(before):
        odds += _longest(LAST, before, start=False)
    odds += _BEFORE * math.log(len(before) / _MIDDLING) + _BEHIND * math.log(len(behind) / _MIDDLING)
    if before[-1].isascii() and before[-1].isalpha() and behind[0].isascii() and behind[0].isalpha():
        odds += _LATIN
    return odds - (0 if certain else 2.0)


def _longest(table: dict[str, float], piece: str, *, start: bool) -> float:
    for length in range(min(_LONGEST, len(piece)), 0, -1):
        if (value := table.get(piece[:length] if start else piece[-length:])) is not None:
            return value
    return 0.0
