"""Forms of words in the tables of this package, as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

#: Where an English form must not go on: letters, hyphens (no-cache).
_EDGE: Final = (r"(?<![\w-])", r"(?![\w-])")
#: Where a form with ``$`` ends.
_NO_LETTER: Final = r"(?![\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])"
#: A number as it may follow a form.
_NUMBER: Final = {
    "en": r"(?:[\d$€£฿]\S*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty"
    r"|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|half)",
    "th": r"[\d๐-๙]+|(?:ครึ่ง|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ยี่สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน)",
}
#: What every text that holds a form has of it: all before its first mark, blank, or letter with a variant.
_FIXED: Final = re.compile(r"[^*…#$ ฏ]*")
#: Words that may stand between two of an English form: three for each mark.
_GAPS: Final = re.compile(r"(?:\\ …)+\\ ")
#: A Thai form that begins with a consonant is no part of the syllable of a vowel written before: ปิด, not เปิด.
_CONSONANT: Final = re.compile("[\u0e01-\u0e2e]")
_NO_VOWEL: Final = r"(?<![\u0e40-\u0e44])"


def _gap(marks: re.Match[str]) -> str:
    return rf"(?:\s+\S+){{0,{3 * marks[0].count('…')}}}?\s+"


def compile_forms(forms: Iterable[str], lang: str) -> re.Pattern[str]:
    """Forms as one expression, longer ones first.

    ``*`` stands for any ending, ``…`` for up to three words, ``… …`` for up to six (in Thai: up to 40
    characters without a blank), ``#`` for a number, ``$`` for the end of a phrase. English forms are whole
    words; Thai ones are found anywhere but behind a vowel written before.

    Args:
        forms: at least one.
        lang: "th", or a language that writes blanks between words.
    """
    number = f"(?:{_NUMBER['th' if lang == 'th' else 'en']})"
    longest_first = sorted(forms, key=len, reverse=True)
    open_ended = any(form[0] in "*…#" for form in longest_first)  # which may begin with any letter
    alternatives: dict[str, dict[str, list[str]]] = {}
    for form in longest_first:
        written = _GAPS.sub(_gap, re.escape(form)).replace("…", r"\S{0,40}?")
        written = written.replace("\\ ", r"\s*" if lang == "th" else r"\s+")
        written = written.replace("\\*", r"\w*").replace("\\#", number).replace("\\$", _NO_LETTER)
        if lang != "th":
            start = "" if form.startswith(("n't", "n’t")) else _EDGE[0]
            written += "" if form[-1] in "*#" else _EDGE[1]
        else:
            written = written.replace("ฏ", "[ฏฎ]")  # ปฏิ- is misspelt ปฎิ- more often than any other word
            start = _NO_VOWEL if _CONSONANT.match(form) else ""
        letter = "" if open_ended else form[0].casefold()
        alternatives.setdefault(start, {}).setdefault(letter, []).append(written)
    written = "|".join(_grouped(start, by_letter) for start, by_letter in alternatives.items())
    return re.compile(written, re.IGNORECASE)


def _grouped(start: str, by_letter: dict[str, list[str]]) -> str:
    """Forms that stand behind the same, those of one first letter together: most are tried nowhere.

    Forms of different letters never match at one place, so that only the order inside a group counts.
    """
    groups = [f"(?:{'|'.join(some)})" for some in by_letter.values()]
    return f"{start}(?:{'|'.join(groups)})"


def fixed_beginnings(forms: Iterable[str]) -> tuple[str, ...]:
    """What forms begin with, case folded; a text that holds none of these holds no form.

    To look for a few letters takes a hundredth of the time that an expression takes.
    """
    return tuple({match[0].casefold() for form in forms if (match := _FIXED.match(form))})
