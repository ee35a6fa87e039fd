"""Which names of a unit of a file are names: labels of user interfaces have capitals throughout."""

from __future__ import annotations

import re
from typing import Final

from thiap.languages.cues import cue, cues
from thiap.languages.dictionary import in_dictionary
from thiap.languages.names import load_given_names
from thiap.languages.thai_words import thai_words
from thiap.model import Bitext, Fact
from thiap.names.fold import fold_latin
from thiap.names.gazetteer import load_gazetteer
from thiap.names.thai import is_thai_wording
from thiap.names.turned import english_first
from thiap.spans import block_at, overlap

_WORD: Final = re.compile(r"[A-Za-z]+")
_STEM: Final = re.compile(r"\b[A-Za-z][a-z]{3,}?(?=(?:ed|ing|s)?\b)")
#: How a file in Thai names its language, or the land where it is spoken.
_TRANSLATED: Final = re.compile(r"\b(?:translat|locali[sz]|(?:US|American|British) English)", re.IGNORECASE)
_ENGLISH: Final = re.compile(r"english(?: \([^()]{1,30}\))?")
_OWN_LANGUAGE: Final = frozenset(cues("own_language"))
_OWN_CITY: Final = cues("own_city")
#: Words of a sentence, at least.
_SENTENCE: Final = 8


def is_term(bitext: Bitext, fact: Fact, other: Fact | None = None) -> bool:
    """Whether a name of English that its capitals alone make one may be a term, which Thai translates.

    So it is in a label (there one ordinary word is a term also beside a name in Latin letters), and in a
    sentence where all its words are ordinary ones or acronyms (Certificate
    Transparency, URLs) and ``other``, the name in its place, is no name in Latin letters, or has the same
    acronym (QR-Reader, QR Code).
    """
    rule, words = fact.readings[0].rule, _WORD.findall(fact.text)
    if not bitext.alignment.alone or rule not in ("capitals", "latin"):
        return False
    if rule == "latin":
        return len(words) == 1 and _is_ordinary(words[0]) and not in_prose(bitext, fact)
    if other is not None and other.readings[0].rule == "latin":
        both = {word for word in words if word.isupper() and len(word) > 1}.intersection(
            _WORD.findall(other.text)
        )
        return not in_prose(bitext, fact) or (bool(both) and all(map(_is_ordinary, words)))
    return not in_prose(bitext, fact) or all(_is_ordinary(word) for word in words)


def is_wording(bitext: Bitext, fact: Fact, other: Fact) -> bool:
    """Whether a Thai name of a unit that only its sound tells is none: ที่เลือ of ที่เลือก, for Page Style.

    It stands for no person, and is words of Thai, or all that it may sound like is ordinary words.
    """
    if (
        not bitext.alignment.alone
        or other.readings[0].rule not in ("sound", "part")
        or fact.subtype == "person"
    ):
        return False
    if all(_is_ordinary(word) for reading in other.readings for word in reading.value.split()):
        return True
    doc = english_first(bitext).target
    block = block_at(doc, other.span[0])
    if block is None:
        return False
    words = [
        (block.span[0] + at, block.span[0] + at + len(word)) for at, word in thai_words(doc.quote(block.span))
    ]
    own = [span for span in words if overlap(span, other.span)]
    return bool(own) and is_thai_wording(doc.text[own[0][0] : own[-1][1]])


def names_itself(bitext: Bitext, fact: Fact, other: Fact) -> bool:
    """Whether a unit names the language of its own file: "English" in the one, ไทย in the other.

    So does a sentence on *your translation*, or on US English, in which Thai names itself.
    """
    english = english_first(bitext)
    thai = other.text.removeprefix(cue("a_language")) in _OWN_LANGUAGE
    block = block_at(english.source, fact.span[0])
    if bitext.alignment.alone and thai and block and _TRANSLATED.search(english.source.quote(block.span)):
        return True
    said = [
        block is not None and doc.quote(block.span).strip().casefold()
        for doc, name in ((english.source, fact), (english.target, other))
        for block in (block_at(doc, name.span[0]),)
    ]
    return (
        bitext.alignment.alone and bool(said[0] and _ENGLISH.fullmatch(said[0])) and said[1] in _OWN_LANGUAGE
    )


def is_localized(bitext: Bitext, fact: Fact, other: Fact) -> bool:
    """Whether a sentence of a unit has a city of Thailand for one abroad: readers get examples they know."""
    known = load_gazetteer().names.get(fact.value)
    own = known is not None and any(form.startswith(_OWN_CITY) for form in known.thai)
    localized = bitext.alignment.alone and other.text.startswith(_OWN_CITY) and not own
    return localized and in_prose(bitext, fact)


def stems(english: str) -> list[str]:
    """The words of a unit without endings: what spells one (downloaded, ดาวน์โหลด) is no name."""
    return _STEM.findall(english)


def _is_ordinary(word: str) -> bool:
    given = fold_latin(word) in load_given_names("en")
    return word.rstrip("s").isupper() or (in_dictionary(word.casefold()) and not given)


def in_prose(bitext: Bitext, fact: Fact) -> bool:
    """Whether the line of a unit with a name of English is a sentence: in small letters mostly, or long."""
    english = english_first(bitext).source
    block = block_at(english, fact.span[0])
    if block is None:
        return False
    start = english.text.rfind("\n", block.span[0], fact.span[0]) + 1 or block.span[0]
    end = english.text.find("\n", fact.span[0], block.span[1])
    words = _WORD.findall(english.text[start : block.span[1] if end < 0 else end])
    mostly_small = 2 * sum(word[0].islower() for word in words) > len(words)
    return len(words) >= (_SENTENCE if mostly_small else 2 * _SENTENCE)
