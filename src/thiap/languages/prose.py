"""The prose of a text: what is written in a language, as against code, addresses and names.

Which language a file is in shows in its sentences alone. A page of links in English under a Thai heading is
a Thai page, and a command is a command in every language.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from thiap.languages.detect import ENGLISH_JOINING, FUNCTION_WORDS, detect_language
from thiap.model import Document, Span
from thiap.spans import count_thai, masked

#: What reads the same in every language. Each alternative begins with something that is no letter of prose,
#: or is a word with a sign inside that no word has, so that a text is read once.
_NO_PROSE = re.compile(
    r"(?<!`)`+[^`\r\n]+`+"  # code in the text
    r"|<[A-Za-z/!?][^<>\r\n]{0,500}>|&#?\w{1,12};"  # tags, character references
    r"|\{[^{}\r\n]{0,80}\}|%(?:\([^()\r\n]{0,40}\))?[-+#0-9.]{0,8}[a-zA-Z]\b|\$\w+"  # placeholders
    r"|(?<![A-Za-z0-9_.])[A-Za-z_][A-Za-z0-9_.]*\([^()\r\n]{0,80}\)(?:\.\w+)*"  # calls, plurals in brackets
    r"|(?<![\w-])--?[A-Za-z][\w-]*"  # options of commands
    r"|\b[a-z][a-z0-9+.-]{0,15}://[^\s\u0e00-\u0e7f<>\"]+|\bwww\.[^\s\u0e00-\u0e7f]+"  # addresses
    r"|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]+@[A-Za-z0-9][A-Za-z0-9.-]*"
    r"|(?<![A-Za-z0-9_])[~.]{0,2}(?:[/\\][A-Za-z0-9_.*-]+){2,}[/\\]?"  # paths
    r"|(?<![A-Za-z0-9_*-])[A-Za-z0-9_*-]+(?:[./\\:_]+[A-Za-z0-9_*-]+){2,}"
    r"|(?<![A-Za-z0-9_*-])[A-Za-z0-9*-]*[A-Za-z0-9*](?:\.[A-Za-z0-9]+)+(?:/\S*)?"  # files, hosts, members
    r"|(?<![A-Za-z0-9_])(?:[A-Za-z0-9]*_\w*|[A-Za-z]*\d[A-Za-z0-9]*|[a-z]+[A-Z][A-Za-z0-9]*)(?:\(\))?"
)
#: Code in tags, as messages of programs have it.
_IN_TAGS = re.compile(r"<(?P<tag>pre|code|kbd|samp|tt)>[^<>]{0,2000}</(?P=tag)>")
#: A name or an acronym in Latin letters says nothing of the language around it.
_CAPITALISED = re.compile(r"(?<![A-Za-z\u00c0-\u024f])[A-Z\u00c0-\u00de][\w'’-]*")
#: Words in lower case that a stretch in Latin letters must hold, and letters of a script without case, before
#: it is running text: names, titles and brands are capitalised, a quoted name is short.
LOWER_WORDS, CASELESS_LETTERS = 4, 12
_LATIN = re.compile(f"[{''.join(char for char in map(chr, range(0x250)) if char.isalpha())}]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_COMPOUND = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

#: Scripts in one passage from which on it is a list, and the share of letters a passage has in its language.
_MANY_SCRIPTS, _SPOKEN = 4, 0.2

#: Letters that a stretch must have before its language is told.
LEAST_LETTERS = 8


@lru_cache(maxsize=16)  # several checks ask for the same two texts
def prose(doc: Document) -> str:
    """The text with blanks for all that is no prose: of the same length, so that offsets stay."""
    text = masked(doc)
    kept: list[str] = []
    at = 0
    code = iter([*_code(doc), None])
    hole = next(code)
    for block in doc.blocks:
        start, end = block.span
        said = _NO_PROSE.sub(lambda match: " " * len(match[0]), text[start:end])
        while hole and hole[0] < end:
            low, high = max(0, hole[0] - start), hole[1] - start
            if high > 0:
                said = (said[:low] + " " * (high - low) + said[high:])[: end - start]
            hole = next(code)
        kept += (" " * (start - at), said)
        at = end
    kept.append(" " * (len(text) - at))
    return "".join(kept)


def _code(doc: Document) -> list[Span]:
    """Where code stands: that of the structure, and in units what stands in tags of code."""
    found = [item.span for item in doc.structure if item.kind in ("code", "code-block")]
    if found or "</" not in doc.text:
        return found
    return [match.span() for match in _IN_TAGS.finditer(doc.text)]


def prose_language(doc: Document) -> str | None:
    """ISO 639 code of the language that most of the prose is in, names in capitals left out.

    A text of nothing but names, or of code, is judged by all of its letters; None where there are none.
    """
    text = " ".join(prose(doc).split())
    content = "\n".join(doc.quote(block.span) for block in doc.blocks)
    for candidate in (_CAPITALISED.sub(" ", text), text):
        if sum(char.isalpha() for char in candidate) >= LEAST_LETTERS:
            return detect_language(candidate)
    return detect_language(content)


def thai_letters(doc: Document) -> int:
    """How many Thai letters the prose has."""
    return count_thai(prose(doc))


def words_of(doc: Document, span: Span) -> str:
    """The prose at a span with single blanks and without case: what two copies have in common."""
    return " ".join(prose(doc)[span[0] : span[1]].casefold().split())


def own_letters(text: str, lang: str) -> int:
    """How many letters of a text are of the script that a language is written in."""
    if lang == "th":
        return count_thai(text)
    if lang in FUNCTION_WORDS:
        return sum(map(len, _LATIN.findall(text)))
    return sum(len(word) for word in _WORD.findall(text) if detect_language(word) == lang)


def running_words(text: str, lang: str) -> tuple[int, int, int]:
    """Words of a text in Latin letters: all, those in lower case, those that only join others.

    What hyphens join (software-as-a-service) is one term, whatever little words it has inside.
    """
    words = _COMPOUND.findall(text)
    joining = ENGLISH_JOINING if lang == "en" else FUNCTION_WORDS.get(lang, frozenset())
    joins = [word.lower() in joining for word in words]
    lower = sum(word.islower() and (join or len(word) > 1) for word, join in zip(words, joins, strict=True))
    return len(words), lower, sum(joins)


def is_running(text: str, lang: str) -> bool:
    """Whether a text is more than names and terms: sentences of the language it is in."""
    if lang in FUNCTION_WORDS:
        _, lower, joining = running_words(text, lang)
        return lower >= LOWER_WORDS and joining > 0
    return own_letters(text, lang) >= CASELESS_LETTERS


def speaks(text: str, lang: str) -> bool:
    """Whether a text says something in a language: not names in another script, not a list of languages.

    A bar to switch languages names each in its own letters: three scripts beside each other are no sentence.
    """
    scripts = Counter(_script(char) for char in text if char.isalpha())
    return len(scripts) < _MANY_SCRIPTS and own_letters(text, lang) >= _SPOKEN * sum(scripts.values())


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    name = unicodedata.name(char, "").partition(" ")[0]
    return "CJK" if name in ("HIRAGANA", "KATAKANA") else name
