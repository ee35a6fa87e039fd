"""What is a name, a title, a generic or a common word in English, from tables and from the text itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from thiap.languages.dictionary import in_dictionary
from thiap.languages.names import NameWord, load_english_words, load_name_words
from thiap.model import Document, Fact, Span
from thiap.names.fold import fold_latin
from thiap.names.gazetteer import GazetteerEntry

WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W\d_]))?"  # U.S.A., J.R.R.
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
#: Lower-case words that may stand inside a name between two capitalised ones.
PARTICLES = frozenset(
    [
        "von",
        "van",
        "der",
        "den",
        "de",
        "la",
        "le",
        "du",
        "des",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "do",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "af",
        "av",
        "zu",
        "zum",
        "y",
        "e",
        "und",
    ]
)
LINKS = frozenset({"of", "the", "and", "for"})
_MONTHS = (
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun"
_ERAS = "AD BC CE BCE BE AM PM GMT UTC EST BST I A O"
NEVER = frozenset(f"{_MONTHS} {_DAYS} {_ERAS}".split())
ROMAN = re.compile(r"(?=[IVXL])X{0,3}L?X{0,3}(?:IX|IV|V?I{0,3})$")
CONTRACTED = re.compile(r"['’](?:ve|re|ll|d|m|t|s)$", re.IGNORECASE)
#: What stands before the first word of a sentence in any script.
_OPENS = re.compile(r"(?:^|[.!?:;…。！？\n])[\s\"'“”„«»‘’¿¡(\[—–-]*\Z")
_BEFORE_FIRST = 12
_ENDS_SENTENCE = re.compile(r"[.!?…:]['\"”’)\]]*\s*$|^\W*$|[\"“‘(\[]\s*$|[•*>]\s*$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a name run.

    Attributes:
        text: without a possessive ending.
        role: "name", "common" (a capitalised English word), "title", "rank", "generic",
            "direction", "adjective", "particle", "link", "roman".
        word: its entry where the role comes from the table.
        opens: stands where a capital proves nothing.
    """

    text: str
    span: Span
    role: str
    word: NameWord | None = None
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Atom:
    """One name: the smallest unit that is rendered as a whole.

    Attributes:
        words: its tokens, titles left out.
        known: entry of the tables, or None.
        title: the title or rank before it, or None.
        acronym: written in capitals throughout.
    """

    span: Span
    words: tuple[Token, ...]
    known: GazetteerEntry | None = None
    title: Token | None = None
    acronym: bool = False

    @property
    def key(self) -> str:
        """Folded name, or the key of the tables."""
        return self.known.key if self.known else fold_latin(" ".join(word.text for word in self.words))


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row, with the atoms found inside."""

    span: Span
    tokens: tuple[Token, ...]
    atoms: tuple[Atom, ...]


def is_english_word(word: str) -> bool:
    """Whether a lower-case word, or what it is inflected from, is an English word and no name."""
    words = load_english_words()
    if word + "!" in words:
        return False
    return word in words or word + "*" in words or any(stem in words for stem in _stems(word))


def is_party(doc: Document, fact: Fact) -> bool:
    """Whether a name is an ordinary word with a capital behind "the", as contracts call their parties.

    A name that a table knows, or that is written in capitals throughout (the US), is none.
    """
    if fact.readings[0].rule != "capitals" or fact.text.isupper():
        return False
    before = doc.text[max(0, fact.span[0] - len("the ")) : fact.span[0]]
    word = fact.text.lower()
    return before.lower() == "the " and (is_english_word(word) or in_dictionary(word))


def is_also_name(word: str) -> bool:
    """Whether an English word is a given name as well (Rose, Peter)."""
    return word.lower() + "*" in load_english_words()


@lru_cache(maxsize=8192)
def _stems(word: str) -> tuple[str, ...]:
    stems: list[str] = []
    for ending, repairs in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word[: -len(ending)]
            stems += [base + repair for repair in repairs]
            if len(base) > 3 and base[-1] == base[-2] and ending in ("ed", "ing", "er"):
                stems.append(base[:-1])
    return tuple(stems)


_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("ly", ("", "le")),
    ("er", ("", "e")),
    ("est", ("", "e")),
    ("ness", ("",)),
    ("less", ("",)),
    ("ization", ("ize", "ise")),
    ("isation", ("ize", "ise")),
)


@lru_cache(maxsize=1)
def word_roles() -> dict[str, NameWord]:
    """Titles, generic words and directions by their English forms."""
    return {
        " ".join(plain_word(part) for part in form.split()): word
        for word in reversed(load_name_words())
        for form in word.english
    }


@lru_cache(maxsize=1)
def longest_role() -> int:
    """Words of the longest of them."""
    return max(len(form.split()) for form in word_roles())


class CapitalCounts:
    """What the text itself says about its words: how often in lower case, how often as a name."""

    def __init__(self, text: str, spans: list[tuple[Span, bool]]) -> None:
        self.lower: Counter[str] = Counter()
        self.inside: Counter[str] = Counter()
        for (start, end), shouted in spans:
            if shouted:
                continue
            for match in WORD.finditer(text, start, end):
                word = plain_word(match.group())
                if word[:1].islower():
                    self.lower[word] += 1
                elif not begins_sentence(text, start, match.start()):
                    self.inside[word] += 1

    def proves(self, word: str) -> bool:
        """Whether the text uses the capitalised word as a name inside a sentence."""
        return self.inside[word] > self.lower[word.lower()]


def plain_word(word: str) -> str:
    """The word without a possessive ending."""
    for ending in ("'s", "’s"):
        if word.endswith(ending):
            return word[:-2]
    if word.endswith(("'", "’")):
        return word[:-1]
    return word


def begins_sentence(text: str, line: int, at: int) -> bool:
    """Whether a word at ``at`` of a line that begins at ``line`` must begin with a capital anyway."""
    return (
        bool(_ENDS_SENTENCE.search(text, max(line, at - _BEFORE_FIRST), at))
        or at == line
        or not text[line:at].strip()
    )


def opens_sentence(text: str, at: int) -> bool:
    """Whether a word at ``at`` is the first of its sentence, by the marks before it, in any language."""
    return _OPENS.search(text[max(0, at - _BEFORE_FIRST) : at]) is not None


def lines(doc: Document) -> Iterator[Span]:
    """Lines of all blocks, with their line ends."""
    for block in doc.blocks:
        at = block.span[0]
        for line in doc.quote(block.span).splitlines(keepends=True):
            yield at, at + len(line)
            at += len(line)


def title_case(text: str, span: Span) -> bool:
    """Whether a line is a headline that capitalises (nearly) every word, or all letters."""
    words = [m.group() for m in WORD.finditer(text, *span)]
    long = [word for word in words if len(word) > 3]
    if len(long) < 3 or len(words) > 30:
        return False
    return sum(word[0].isupper() for word in long) >= 0.75 * len(long)
