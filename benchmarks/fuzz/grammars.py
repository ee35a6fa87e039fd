"""The fact grammars, the names and the segmenters, on text in which half of everything is broken."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from fuzz.target import Target, encoded, text_of, words
from thiap.facts import describe, extract_facts
from thiap.model import Block, Document
from thiap.names import find_names
from thiap.segment import segment_document
from thiap.text import INVISIBLE

ENGLISH = (
    "On Monday, 17 September 1939 about 1,250 (three million) men, 45 km or 28 miles, at 10:30 a.m.; in the 1930s, 2.5%.",
    "One third of the 19th century; £3bn; May 5-7, c. 1200 BC; half a dozen; 1st Division, World War II; 5'10\" 3-1",
)
THAI = (
    "วันที่ ๑๗ กันยายน พ.ศ. ๒๔๘๒ กว่า 1,250 คน สามล้านห้าแสน ร้อยละ 2.5 ในทศวรรษ 1930 เวลา 10.30 น. ยาว 45 กม.",
    "ครึ่งล้าน หนึ่งในสาม ศตวรรษที่ 19 ขึ้น 8 ค่ำ เดือน 12 ร.ศ. 112 ตีสาม บ่ายสองโมง 3-4 ม.ค. 84 นับหมื่น หกโมงเย็น ๆ ฯลฯ",
)
WORDS = {
    "en": words("1 0 12 1939 1,000 0.5 1e9 ½ ² – - / : . , % $ £ € ' \" ( ) and of the to between from million billion bn dozen "
    "half third twenty hundred first st nd th 1930s century BC AD c. Monday May September 5/6/7 am p.m. noon km miles ft °C II "
    "Division years ago tomorrow next 99999999999999999999 one-third Mr. St. Co. U.S. \u0661 \u2167 XIV"),
    "th": words("1 ๑ ๒๔๘๒ 2482 ล้าน แสน หมื่น พัน ร้อย สิบ เอ็ด ยี่ หนึ่ง สอง ครึ่ง จุด ศูนย์ ที่ วันที่ เดือน ปี พ.ศ. ค.ศ. ร.ศ. จ.ศ. ม.ค. กันยายน "
    "น. โมง ทุ่ม ตี เช้า เย็น กว่า เกือบ ราว ถึง - – % ร้อยละ เปอร์เซ็นต์ ใน คน กม. บาท ไร่ ตารางกิโลเมตร ทศวรรษ ศตวรรษ นับ หลาย คู่ "
    "ขึ้น แรม ค่ำ ๆ ฯ ฯลฯ เ แ ำ ์ ็ ่ \u200b \u00a0 วันจันทร์ สงครามโลกครั้งที่ 1,5xx 2-3 กอง กองพัน"),
}  # fmt: skip


def _document(data: bytes, lang: str) -> Document:
    text = text_of(data)
    return Document("x", text, lang, "text", (Block("paragraph", (0, len(text))),) if text else ())


def _facts(lang: str, data: bytes) -> None:
    doc = _document(data, lang)
    end = 0
    for fact in extract_facts(doc):
        assert end <= fact.span[0] < fact.span[1] <= len(doc.text), fact
        assert fact.text == doc.quote(fact.span)
        assert describe(fact)
        for reading in fact.readings:
            assert reading.low is None or reading.high is None or reading.low <= reading.high, fact
        end = fact.span[1]


def _names(lang: str, data: bytes) -> None:
    doc = _document(data, lang)
    for fact in find_names(doc):
        assert 0 <= fact.span[0] < fact.span[1] <= len(doc.text)
        assert fact.text == doc.quote(fact.span)


def _segments(lang: str, data: bytes) -> None:
    """Segments are disjoint, and hold all that is not blank."""
    doc = _document(data, lang)
    spans = [segment.span for segment in segment_document(doc, extract_facts(doc))]
    assert all(0 <= start < end <= len(doc.text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    bounds = [0, *(place for span in spans for place in span), len(doc.text)]
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        rest = doc.text[start:end]
        assert all(char.isspace() or char in INVISIBLE for char in rest), rest


_SEEDS = {"en": encoded(*ENGLISH), "th": encoded(*THAI)}
TARGETS = tuple(
    Target(f"{kind}-{lang}", partial(feed, lang), _SEEDS[lang], WORDS[lang])
    for kind, feed in (("facts", _facts), ("names", _names), ("segments", _segments))
    for lang in ("en", "th")
)
