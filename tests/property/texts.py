"""Texts that no one should write, and everyone does: what the property tests feed to every step."""

from __future__ import annotations

from hypothesis import strategies as st

from thiap.model import Block, Document, Span
from thiap.spans import INVISIBLE

ENGLISH = (
    "The canal was opened on 3 May 1912 with 1,250 guests.",
    "It is 45 km long, and about 6 metres deep.",
    "Nobody knew why the old bridge had fallen.",
    "Mary Brown paid 3.5 million baht (US$100,000) to the workers.",
    "In the 1930s, one third of the boats were sold.",
    "\u201cWe did not see it,\u201d the mayor of Lisbon said at 10:30.",
)
THAI = (
    "คลองเปิดเมื่อวันที่ 3 พฤษภาคม พ.ศ. 2455 โดยมีแขก 1,250 คน",
    "คลองยาว 45 กม. และลึกราว 6 เมตร",
    "ไม่มีใครรู้ว่าทำไมสะพานเก่าจึงพัง",
    "แมรี บราวน์ จ่ายเงิน ๓.๕ ล้านบาท (100,000 ดอลลาร์สหรัฐ) ให้แก่คนงาน",
    "ในทศวรรษ 1930 เรือหนึ่งในสามถูกขายไป",
    "“เราไม่เห็นมัน” นายกเทศมนตรีลิสบอนกล่าวเมื่อเวลา 10.30 น.",
)
#: Pieces on which readers and grammars trip: blanks that are none, marks alone, halves of pairs.
_ODD = [
    *"\ufeff \u200b \u00a0 \u202e \u202c \u200f".split(" "),
    *"\u0301 \u0e31 \u0e48\u0e49 \u0e4d\u0e32 \ud800 \udfff \ufe0f".split(" "),
    *"😀 ½ ² ٣ 五 ๕ Ⅻ % $ ฿ ( ) [ ] “ ” ฯ ๆ พ.ศ. ค.ศ. million ล้าน แสน half ครึ่ง".split(),
    *"0 00 1e9 12, .5 1/2 32/13/0 25:61 -- – … January มกราคม the วันที่ st km".split(),
    *("\0", "\r", "\n", "\r\n", "\x0b", "\u2028", "\t", " ", "9" * 400, "ล้าน" * 40),
]

#: Any Unicode, lone surrogates and NUL included, mixed with what the grammars know.
wild = st.lists(
    st.one_of(st.sampled_from([*_ODD, *ENGLISH, *THAI]), st.text(st.characters(), max_size=12)), max_size=14
).map("".join)

_GAPS = st.sampled_from([" ", "  ", "\n", "\r\n", "\n\n", "\u00a0", "\u200b", " 😀 ", ""])


def running(sentences: tuple[str, ...]) -> st.SearchStrategy[str]:
    """A text of one language: its sentences in any order and number, with any gap."""
    parts = st.tuples(st.sampled_from(sentences), _GAPS).map("".join)
    return st.lists(parts, min_size=1, max_size=7).map("".join)


#: Like drafts: each text mostly in its own language, with a sentence of the other now and then.
english = running((*ENGLISH, THAI[1]))
thai = running((*THAI, *THAI, ENGLISH[1]))


def document(text: str, lang: str, name: str = "x") -> Document:
    """A document of one block."""
    return Document(name, text, lang, "text", (Block("paragraph", (0, len(text))),))


def left_out(doc: Document, spans: list[Span]) -> str:
    """What the blocks hold outside of the spans, without what shows nothing."""
    rest = [""] * len(doc.text)
    for block in doc.blocks:
        rest[slice(*block.span)] = doc.text[slice(*block.span)]
    for start, end in (*spans, *doc.skipped):
        rest[start:end] = [""] * (end - start)
    return "".join(char for char in rest if not char.isspace() and char not in INVISIBLE)
