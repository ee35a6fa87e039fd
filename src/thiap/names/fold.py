"""Folding: one spelling for what sounds or looks the same, with the way back to the raw text.

Nothing here changes a text; a folded text carries, for each of its characters, the offset of the
character it came from.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from thiap.languages.thai_letters import (
    AM,
    AM_SOUNDS,
    LEADING,
    LEADS_TONE,
    LED,
    PHINTHU,
    REPEATED,
    SAME_SOUND,
    SHORTENED,
    SILENCED,
    TONES,
    is_consonant,
)
from thiap.spans import INVISIBLE

#: Latin letters that decompose to nothing else (Unicode has no decomposition for them).
_LATIN_SPECIAL = str.maketrans(
    {
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "þ": "th",
        "Þ": "Th",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "ß": "ss",
        "ı": "i",
        "ħ": "h",
        "’": "'",
        "‘": "'",
        chr(0x2BC): "'",
    }
)

#: Thai letters that are one sound in loan words (THAI.md, "Fold before comparing"): rare letters go
#: to the common one of their sound, long vowels to short ones.
_THAI_FOLD = str.maketrans(SAME_SOUND)
_LEADING = frozenset(LEADING.translate(_THAI_FOLD))
#: Tone marks and the vowel shortener say nothing about a foreign sound.
_DROPPED = frozenset(TONES + PHINTHU + REPEATED + SHORTENED) | INVISIBLE
_KARAN = SILENCED
#: ห before one of these only sets the tone (หลุยส์ is Louis).
_LED = frozenset(LED)


@lru_cache(maxsize=65536)
def fold_latin(text: str) -> str:
    """Lower case without accents; everything but letters and digits becomes a single blank."""
    plain = unicodedata.normalize("NFKD", text.translate(_LATIN_SPECIAL)).lower()
    plain = plain.replace("'s ", " ").removesuffix("'s").replace("'", "")
    kept = "".join(char if char.isalnum() else " " for char in plain if not unicodedata.combining(char))
    return " ".join(kept.split())


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded Thai text.

    Attributes:
        units: the folded characters, vowels written before their consonant moved behind it.
        starts, ends: for each unit the raw offsets it covers.
    """

    units: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@lru_cache(maxsize=4096)
def _fold_char(raw: str) -> str:
    """The folded character, empty where it is left out."""
    if raw in _DROPPED or raw.isspace() or raw in "-–.‐·":
        return ""
    return raw.translate(_THAI_FOLD).lower()[:1] or raw


def fold_thai(text: str, offset: int = 0) -> Folded:
    """``text`` in folded units; blanks and marks are left out, other scripts stay in lower case.

    A silenced letter keeps its mark: the letter is the foreign spelling (บอนด์ is *bond*).
    """
    units: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    held: tuple[str, int] | None = None
    for index, raw in enumerate(text, offset):
        char = _fold_char(raw)
        if not char:
            if units and raw in TONES:
                ends[-1] = index + 1
            continue
        if (
            raw == LEADS_TONE
            and text[index - offset + 1 : index - offset + 2] in _LED
            and text[index - offset + 2 : index - offset + 3] not in ("์", "ิ์")
        ):
            continue
        if raw == AM:
            for char in AM_SOUNDS:
                units.append(char)
                starts.append(index)
                ends.append(index + 1)
            continue
        if char in _LEADING and held is None:
            held = (char, index)
            continue
        if held is not None:
            vowel, at = held
            held = None
            if is_consonant(char):
                units += [char, vowel]
                starts += [at, at]
                ends += [index + 1, index + 1]
                continue
            units.append(vowel)
            starts.append(at)
            ends.append(at + 1)
            if char in _LEADING:
                held = (char, index)
                continue
        units.append(char)
        starts.append(index)
        ends.append(index + 1)
    if held is not None:
        units.append(held[0])
        starts.append(held[1])
        ends.append(held[1] + 1)
    return Folded("".join(units), tuple(starts), tuple(ends))


def fold_roman(text: str, offset: int = 0) -> Folded:
    """``text`` of any script in Roman letters, blanks and marks left out."""
    from anyascii import anyascii

    units, places = [], []
    for index, raw in enumerate(text, offset):
        for char in anyascii(raw).lower():
            if "a" <= char <= "z":
                units.append(char)
                places.append(index)
    return Folded("".join(units), tuple(places), tuple(at + 1 for at in places))


def thai_key(text: str) -> str:
    """A key under which spellings of one sound agree: for "the same rendering?" questions."""
    return fold_thai(text).units.replace(_KARAN, "")


def join_folded(parts: Sequence[Folded]) -> Folded:
    """Several folded texts as one, in the order given."""
    if len(parts) == 1:
        return parts[0]
    return Folded(
        "".join(part.units for part in parts),
        tuple(start for part in parts for start in part.starts),
        tuple(end for part in parts for end in part.ends),
    )
