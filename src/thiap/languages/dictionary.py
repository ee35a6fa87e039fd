"""A bilingual dictionary: whether a word of one text has a translation in another.

``data/dictionary.en-th.tsv.gz`` joins Princeton WordNet 3.0 with the Thai WordNet (NICT 2011);
``benchmarks/content/build_dictionary.py`` makes it, ``data/NOTICE-wordnet.txt`` holds both licences.
"""

from __future__ import annotations

import gzip
import re
from functools import cache, lru_cache
from importlib.resources import files

from thiap.languages.language import table
from thiap.languages.pythainlp import pythainlp

_WORD = re.compile(r"[a-z]{3,}")

#: Derivational prefixes of Thai nouns: การ and ความ make nouns of verbs, ผู้, นัก and ชาว persons.
_PREFIXES = ("การ", "ความ", "ผู้", "นัก", "ชาว", "วัน")

#: Function words, whose translation says nothing about a text.
FUNCTION_WORDS = frozenset(
    "the and but for with from that this these those are was were been being has have had does did its"
    " she they his her their will would who which not".split()
)


@cache
def _dictionary() -> dict[str, str]:
    """Thai words by English Snowball stem, as the table joins them: a text asks for few of them."""
    packed = files("thiap.languages").joinpath("data/dictionary.en-th.tsv.gz").read_bytes()
    return dict(line.split("\t") for line in gzip.decompress(packed).decode().splitlines())


@cache
def _forms(key: str) -> tuple[str, ...]:
    """The Thai words of a stem, and what they are of without a prefix."""
    forms = set()
    for word in _dictionary()[key].split("|"):
        forms.add(word)
        for prefix in _PREFIXES:
            if word.startswith(prefix) and len(word) > len(prefix) + 2:
                forms.add(word[len(prefix) :])
    return tuple(sorted(forms))


@cache
def _stemmer() -> object:
    from nltk.stem import SnowballStemmer

    return SnowballStemmer("english")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """English Snowball (Porter 2) stem of a lower-case word."""
    return str(_stemmer().stem(word))  # type: ignore[attr-defined]


@lru_cache(maxsize=1 << 16)
def translations(word: str) -> tuple[str, ...]:
    """Thai forms of a lower-case English word, in any of its inflections; none for function words."""
    if word in FUNCTION_WORDS or (key := stem(word)) not in _dictionary():
        return ()
    return _forms(key)


@cache
def thai_content_words() -> frozenset[str]:
    """Thai words of three letters and more that render some English word and are no words of grammar."""
    forms = frozenset(form for key in _dictionary() for form in _forms(key) if len(form) > 2)
    return forms - frozenset(pythainlp("corpus").thai_stopwords())


def covered_words(english: str, thai: str) -> tuple[int, int]:
    """How many dictionary words of ``english`` have a translation in ``thai``.

    Args:
        english: running text.
        thai: running text **without blanks**: entries are looked for anywhere in it.

    Returns:
        (words found, words the dictionary knows), function words left out.
    """
    found = known = 0
    for word in _WORD.findall(english.lower()):
        if translations(word):
            known += 1
            found += _said(word, thai)
    return found, known


@lru_cache(maxsize=1 << 12)  # each part of a text is held against the same one
def _said(word: str, thai: str) -> bool:
    return any(form in thai for form in translations(word))


@cache
def _bases() -> dict[str, tuple[str, ...]]:
    """Dictionary forms of the English words whose inflection no stemmer undoes: "sent" is of "send"."""
    bases: dict[str, list[str]] = {}
    for base, forms in table("en.irregular.tsv"):
        for form in forms.split():
            bases.setdefault(form, []).append(base)
    return {form: tuple(found) for form, found in bases.items()}


def base_forms(word: str) -> tuple[str, ...]:
    """A lower-case English word, and what an irregular form is of."""
    return word, *_bases().get(word, ())


def renderings(word: str) -> tuple[str, ...]:
    """Thai forms of a lower-case English word, irregular forms read as what they are of."""
    if word in FUNCTION_WORDS:
        return ()
    return tuple(form for base in base_forms(word) for form in translations(base))


def in_dictionary(word: str) -> bool:
    """Whether the dictionary knows an English word in any form."""
    return stem(word) in _dictionary()
