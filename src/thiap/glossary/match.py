"""Terms in running text: inflected forms in languages with blanks, whole words in Thai."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from thiap.model import Span

#: Languages of nltk's Snowball stemmers, by code.
_SNOWBALL: Final = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
    "ru": "russian",
}
_WORD = re.compile(r"\w+(?:['’]\w+)?")


@lru_cache(maxsize=8)
def _stemmer(lang: str) -> Any:
    from nltk.stem import SnowballStemmer

    return SnowballStemmer(_SNOWBALL[lang])


@lru_cache(maxsize=1 << 16)
def _fold(word: str, lang: str) -> str:
    """What inflected forms of a word have in common."""
    word = word.casefold().replace("’", "'").removesuffix("'s")
    return str(_stemmer(lang).stem(word)) if lang in _SNOWBALL else word


def _is_code(word: str) -> bool:
    """Whether a word is an abbreviation, which only its own letters match (US is not us)."""
    return len(word) > 1 and word[:-1].isupper()


@lru_cache(maxsize=2)
def _dictionary(terms: tuple[str, ...]) -> Any:
    """The words of PyThaiNLP and these terms: two tries asked as one, since building one takes seconds."""
    from pythainlp.tokenize import word_dict_trie
    from pythainlp.util import Trie

    usual = word_dict_trie()

    class WithTerms(Trie):
        def prefixes(self, text: str, start: int = 0) -> list[str]:
            return sorted({*usual.prefixes(text, start), *super().prefixes(text, start)}, key=len)

    return WithTerms(terms)


class TermFinder:
    """Finds the terms of a glossary in texts of one language.

    Args:
        terms: what will be looked for; Thai is cut into words with these among the dictionary's.
        lang: ISO 639 code of the texts.
    """

    def __init__(self, terms: tuple[str, ...], lang: str) -> None:
        self._lang = lang
        self._terms = tuple(dict.fromkeys(terms))

    def find(self, text: str) -> dict[str, list[Span]]:
        """Occurrences in ``text`` by term, in text order; terms that do not occur are left out."""
        places = self._thai(text) if self._lang == "th" else self._inflected(text)
        return {term: spans for term, spans in places.items() if spans}

    def _inflected(self, text: str) -> dict[str, list[Span]]:
        words = list(_WORD.finditer(text))
        folded = [_fold(word[0], self._lang) for word in words]
        first: dict[str, list[int]] = {}
        for at, stem in enumerate(folded):
            first.setdefault(stem, []).append(at)
        found: dict[str, list[Span]] = {}
        for term in self._terms:
            wanted = _WORD.findall(term)
            stems = [_fold(word, self._lang) for word in wanted]
            for at in first.get(stems[0], []) if stems else []:
                here = words[at : at + len(stems)]
                if folded[at : at + len(stems)] == stems and all(
                    not _is_code(word)
                    or match[0].removesuffix("'s").removesuffix("s") in (word, word.removesuffix("s"))
                    for word, match in zip(wanted, here, strict=True)
                ):
                    found.setdefault(term, []).append((here[0].start(), here[-1].end()))
        return found

    def _thai(self, text: str) -> dict[str, list[Span]]:
        """Places where a term begins and ends with a word; blanks and hyphens inside it may differ."""
        present = [
            (term, matches)
            for term in self._terms
            if (matches := [m.span() for m in re.finditer(_loose(term), text, re.IGNORECASE)])
        ]
        if not present:
            return {}
        edges = self._edges(text)
        return {
            term: [span for span in spans if span[0] in edges and span[1] in edges] for term, spans in present
        }

    def _edges(self, text: str) -> set[int]:
        from pythainlp.tokenize import word_tokenize

        edges, at = {0}, 0
        trie = _dictionary(self._terms)
        for word in word_tokenize(text, engine="newmm", custom_dict=trie, keep_whitespace=True):
            at += len(word)
            edges.add(at)
        return edges


@lru_cache(maxsize=4096)
def _loose(term: str) -> str:
    """A pattern for a Thai term whose blanks and hyphens may be written or not."""
    return r"[\s\-\u200b]*".join(re.escape(part) for part in re.split(r"[\s\-\u200b]+", term) if part)
