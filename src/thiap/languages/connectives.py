"""Words before which a clause or phrase may begin, by language: where a sentence can lose a part.

English: the coordinators, subordinators, relatives and the commonest prepositions of Quirk et al.,
*A Comprehensive Grammar of the English Language* (1985), 14.12 and 9.7. Thai: the connectives of
Iwasaki & Ingkaphirom, *A Reference Grammar of Thai* (2005), chapters 19 to 21.
"""

from __future__ import annotations

from typing import Final

#: Words that begin a clause.
CLAUSE_WORDS: Final[dict[str, frozenset[str]]] = {
    "en": frozenset(
        "and but or nor so which who whom whose that where when while after before because as since"
        " though although if unless until with without including despite amid following".split()
    ),
    "th": frozenset(
        "และ แต่ หรือ ซึ่ง โดย เพราะ เนื่องจาก หลังจาก ก่อนที่ ขณะที่ แม้ว่า ถ้า หาก จนกระทั่ง เพื่อ รวมถึง ส่วน"
        " ตั้งแต่ เมื่อ ในขณะที่ อย่างไรก็ตาม ดังนั้น ทั้งนี้ นอกจากนี้".split()
    ),
}

#: Those of the Thai ones that also stand inside of a name or term.
IN_TERMS: Final = frozenset("และ หรือ เพื่อ ส่วน".split())
#: The one behind which a predicate stands, and no name.
RELATIVE: Final = "ซึ่ง"

#: Words that begin a phrase; a cut before them is possible but weaker.
PHRASE_WORDS: Final[dict[str, frozenset[str]]] = {
    "en": frozenset(
        "by for to from during in on at of than such like about into over under between among"
        " against through according".split()
    ),
    "th": frozenset(),
}

#: How a phrase begins that goes on with the sentence before it: relatives, complementisers, prepositions
#: that are not put in front, predicates without their subject.
DEPENDENT: Final[dict[str, tuple[str, ...]]] = {
    "th": tuple(
        "ซึ่ง อัน โดย เพื่อ ก่อนที่ จนกระทั่ง จน ทำให้ นำไปสู่ นำมาซึ่ง รวมถึง รวมทั้ง ตลอดจน เช่น อย่างเช่น"
        " ว่า กับ ของ แห่ง แก่ เกี่ยวกับ ยกเว้น ผู้ซึ่ง เป็น คือ กลายเป็น ได้ ให้ ไว้ จึง ก็ ไปยัง หรือ".split()
    ),
}
#: Words that begin with one of these and are none of them.
NOT_DEPENDENT: Final[dict[str, tuple[str, ...]]] = {
    "th": tuple("อันดับ อันที่จริง โดยทั่วไป โดยรวม ว่าที่ กับดัก เป็นต้น".split()),
}
#: How a phrase ends whose object is still to come.
UNFINISHED: Final[dict[str, tuple[str, ...]]] = {
    "th": tuple("ว่า : ของ โดย และ หรือ กับ ที่ ใน จาก ได้แก่ เช่น คือ".split()),
}

#: How a phrase begins that only says when, where or how: prepositions, and a copula that goes on with a
#: subject.
ADVERBIAL: Final[dict[str, tuple[str, ...]]] = {
    "th": tuple(
        "ใน ระหว่าง หลัง ก่อน ตั้งแต่ นับตั้งแต่ ภายใน ภายหลัง ภายใต้ ตลอด จน ใกล้ ที่ ณ โดย จาก ถึง ตาม ด้วย เพื่อ"
        " เป็นเวลา วันที่ และเป็น เมื่อวัน เมื่อปี เมื่อเดือน เมื่อคืน เมื่อเช้า เมื่อเวลา เมื่อราว เมื่อต้น เมื่อกลาง"
        " เมื่อปลาย".split()
    ),
}
#: Words that begin with one of these and are none of them.
NOT_ADVERBIAL: Final[dict[str, tuple[str, ...]]] = {
    "th": tuple("ในที่สุด ในขณะ ที่ประชุม ที่ทำการ ที่ปรึกษา".split()),
}
#: Words that only a predicate has: tense, mood, voice, negation, the copula.
PREDICATE: Final[dict[str, tuple[str, ...]]] = {
    "th": tuple("ได้ จะ ถูก ก็ ไม่ กำลัง แล้ว ยัง เคย ต้อง อาจ ควร คือ".split()),
}
#: Units of a length of time, with which an adverb may begin behind a number.
TIME_UNITS: Final[dict[str, tuple[str, ...]]] = {
    "th": tuple("นาที ชั่วโมง วัน สัปดาห์ เดือน ปี".split()),
}
