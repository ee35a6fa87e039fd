"""Cues of negation, by language: words that negate, words that may, and words that only look so.

Sources: Quirk et al., *A Comprehensive Grammar of the English Language* (1985), 10.54-10.70 (clause, word and
approximate negators, implicit negatives); the antonyms of Princeton WordNet 3.0 for prefixed words;
Iwasaki & Ingkaphirom, *A Reference Grammar of Thai* (2005), chapter 10 (ไม่, มิ, อย่า, ห้าม and the set
phrases with ไม่ that negate nothing).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from thiap.languages.dictionary import in_dictionary
from thiap.languages.thai_words import thai_words
from thiap.model import Span


@dataclass(frozen=True, slots=True)
class Cue:
    """A negation in a text.

    Attributes:
        span: the word, as offsets.
        without: what stands there when the negation is taken away.
        approximate: it nearly negates (seldom), or negates until now (yet to), and has answers without a
            negator; see ``softened``.
    """

    span: Span
    without: str
    approximate: bool = False


#: English negators, and what is left without them.
_ENGLISH: Final = {
    "not": "",
    "n't": "",
    "n’t": "",
    "cannot": "can",
    "never": "",
    "no": "",
    "none": "some",
    "nobody": "somebody",
    "nothing": "something",
    "nowhere": "somewhere",
    "neither": "either",
    "nor": "or",
    "without": "with",
}
#: English approximate negators (seldom), and "not until now" (has yet to sign, still to be signed).
_ENGLISH_NEARLY = re.compile(
    r"\b(?:scarcely|hardly|rarely|seldom)\b|\b(?:yet|still) to(?= [a-z])", re.IGNORECASE
)
_ENGLISH_CUE = re.compile(
    r"\b(?:not|cannot|never|no|none|nobody|nothing|nowhere|neither|nor|without)\b|n['’]t\b", re.IGNORECASE
)
#: English phrases with a negator that say nothing negative, or that Thai says without one.
_ENGLISH_SET = re.compile(
    r"\bnot (?:only|just|least|long|to mention)\b|\bno (?:later|earlier|less|fewer|more|doubt|matter)\b"
    r"|\b(?:scarcely|hardly) had\b|\b(?:yet|still) to (?:come|follow|arrive)\b"
    r"|\bno longer\b|\bno\. ?\d|\bnothing but\b|\bwhether or not\b|\bor not\b|\bif not\b",
    re.IGNORECASE,
)
#: English words that negate what follows them: their translation is often a Thai negation.
_ENGLISH_STRONG = re.compile(
    r"\b(?:fail|lack|refus|den(?:y|ie)|reject|barely|unless|prevent|prohibit|forb[ia]d"
    r"|beyond|against\b|absen[ct]|neglect"
    r"|illegal|ban(?:s|ned)?\b|outside|out-of-|far from|fall short|balk|landlocked|premature|decriminal"
    r"|discontinu|devoid|free of|free from|except)\w*",
    re.IGNORECASE,
)
#: English words whose translation may contain a Thai negation: limits, losses, doubts, opposites.
_ENGLISH_WEAK = re.compile(
    r"\b(?:declin|few|little|less|least|rare|only|until|till|avoid|block|stop|ceas|halt|quit|los(?:e|ing|s|t)\b|miss"
    r"|despite|regardless|whether|rather|instead|wrong|difficult|hard\b|harder|doubt|yet|free\b|exclu|ignor"
    r"|struggl|strange|odd\b|secret|limit|withh|withdr|oppos|object|hate|dislike|reluct|otherwise|out of"
    r"|too\b|naive|row\b|disput|differ|abolish|remov|empty|bare|zero|nil|minor|poor|weak|bad|worse|worst|vain|leave"
    r"|abandon|skip|omit|resist|hinder|deter|discourag|protect|surpris|vague|ambigu|homeless"
    r"|kept|keep|than\b)\w*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z][A-Za-z-]+")

#: Thai negators, the longest first.
_THAI = re.compile(r"ไม่ได้|ไม่ใช่|ไม่|มิได้|มิใช่|มิอาจ|มิให้|มิ(?=เคย|ได้|ใช่|อาจ|ควร|ต้อง)|ไร้|ปราศจาก|อย่า|ห้าม|หาไม่")
#: Thai set phrases with a negator that negate nothing: whether, no matter, not only, a few, at least, at
#: most, soon, if not, question tags; and words that begin like one.
_THAI_SET = re.compile(
    r"ไม่ว่า|หรือไม่(?=[\s\"”'’?!),.]|$|ก็|นั้น|และ|แต่|เพราะ|โดย|ใน|เมื่อ|ที่|ว่า)|ไม่เพียง|ไม่กี่|ไม่น้อยกว่า|ไม่เกิน|ไม่ต่ำกว่า|ไม่มากก็น้อย|ไม่น้อย|ไม่นาน|ไม่ใช่แค่|ไม่ใช่เพียง|ไม่แพ้|ไม่เช่นนั้น"
    r"|ไม่อย่างนั้น|มิใช่เพียง|ใช่ไหม|ไม่ช้าก็เร็ว|ไม่กี่|ไม่ถึง(?=\s?[\d๐-๙ครึ่งหนึ่งสอง])"
)
#: Thai words that negate without a negator: refuse, lack, except, hardly, stop, fail, hopeless, oppose; and
#: ไมมี, the commonest misspelling of ไม่มี.
_THAI_STRONG = re.compile(
    r"ปฏิเสธ|ยกเว้น|เว้นแต่|ขาด|แทบ|หยุด|เลิก|พลาด|ล้มเหลว|หมดหวัง|ต้องห้าม|ปลอดจาก|เปล่า|ใช่ว่า|คัดค้าน|ต่อต้าน|ละเว้น|หลีกเลี่ยง|งด|ไมมี|ไมได้|ใช่แค่"
)
#: Thai words that may render an English negation.
_THAI_WEAK = re.compile(r"แทน|นอกจาก|ยาก|เพียง|น้อย|ผิด|หมด|ถอน|ก่อน|ป้องกัน|ยับยั้ง|ว่าง|โดยลำพัง|เท่านั้น|จนกว่า")
#: Beginnings of Thai words that render an approximate negator: nearly, only, just, few, hard, now and then,
#: by a hair, remain, wait, still.
_THAI_NEARLY: Final = (
    "แทบ", "เกือบ", "เพียง", "แค่", "เพิ่ง", "พึ่ง", "น้อย", "ยาก", "นาน", "หวุดหวิด", "เฉียด", "จวน", "เหลือ", "รอ",
    "ยัง", "ทันที", "บางครั้ง", "บ้าง",
)  # fmt: skip

#: Thai words that only begin like a negator.
_THAI_OTHER = re.compile(r"อย่าง|ไร้เดียงสา|ไร้สาย")


@cache
def _negative_words() -> frozenset[str]:
    text = files("thiap.languages").joinpath("data/negative-words.en.txt").read_text("utf-8")
    return frozenset(text.split())


def _is_negative(word: str) -> bool:
    """Whether an English word carries a negative prefix, or the suffix -less."""
    word = word.lower()
    forms = {
        word,
        word.removesuffix("ly"),
        word.removesuffix("ed"),
        word.removesuffix("s"),
        word.removesuffix("d"),
    }
    if forms & _negative_words() or (word.endswith("less") and len(word) > 6):
        return True
    for prefix in ("un", "non"):  # dis- and mis- begin too many other words (discuss, mistress)
        base = word.removeprefix(prefix).lstrip("-")
        if base != word and len(base) >= 4 and in_dictionary(base):
            return True
    return False


def _hidden(text: str, pattern: re.Pattern[str]) -> set[int]:
    return {place for match in pattern.finditer(text) for place in range(*match.span())}


def negations(text: str, lang: str, *, every: bool = False) -> list[Cue]:
    """The negators of ``text``; none in a language without a table.

    Set phrases (not only, ไม่กี่) are left out unless ``every`` is set: they negate nothing, but may well
    answer a negation.

    *Neither … nor* is one negation. Thai is cut into words for the negators that other words contain: ห้ามี
    (five have) holds no ห้าม.
    """
    if lang == "en":
        hidden = set() if every else _hidden(text, _ENGLISH_SET)
        found = [match for match in _ENGLISH_CUE.finditer(text) if match.start() not in hidden]
        neither = any(match[0].lower() == "neither" for match in found)
        cues = [
            Cue(match.span(), _ENGLISH[match[0].lower()])
            for match in found
            if not (neither and match[0].lower() == "nor")
        ]
        nearly = (match.span() for match in _ENGLISH_NEARLY.finditer(text) if match.start() not in hidden)
        cues += [Cue(span, "", approximate=True) for span in nearly]
        return sorted(cues, key=lambda cue: cue.span)
    if lang == "th" and _THAI.search(text):
        return _thai_negations(text, every=every)
    return []


def _thai_negations(text: str, *, every: bool) -> list[Cue]:
    hidden = _hidden(text, _THAI_OTHER)
    if not every:
        hidden |= _hidden(text, _THAI_SET)
    found = [match for match in _THAI.finditer(text) if match.start() not in hidden]
    if all(match[0].startswith("ไม่") for match in found):  # no other word holds it, so none need be cut
        return [Cue(match.span(), "") for match in found]
    words = dict(thai_words(text))
    return [
        Cue(match.span(), "")
        for match in found
        if match[0].startswith("ไม่") or words.get(match.start(), "").startswith(match[0])
    ]


def softened(text: str, lang: str) -> bool:
    """Whether ``text`` holds a word that may render an approximate negator of the other side."""
    return lang == "th" and any(word.startswith(_THAI_NEARLY) for _, word in thai_words(text))


def implied_negations(text: str, lang: str) -> tuple[int, int]:
    """How many words of ``text`` negate without a negator (refuse, unable, ขาด), and how many may."""
    if lang == "en":
        prefixed = sum(map(_is_negative, _WORD.findall(text)))
        strong = sum(1 for _ in _ENGLISH_STRONG.finditer(text)) + prefixed
        return strong, sum(1 for _ in _ENGLISH_WEAK.finditer(text)) + sum(
            1 for _ in _ENGLISH_SET.finditer(text)
        )
    if lang == "th":
        strong = sum(1 for _ in _THAI_STRONG.finditer(text))
        return strong, sum(1 for _ in _THAI_WEAK.finditer(text)) + sum(1 for _ in _THAI_SET.finditer(text))
    return 0, 0
