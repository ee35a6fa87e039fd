"""People in another's place, heard by their consonants where no table of sounds was learnt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from thiap.languages import lexicon
from thiap.model import Bead, Bitext, Document, Span
from thiap.names.fold import fold_latin
from thiap.names.gazetteer import load_gazetteer
from thiap.names.lands import UNSPACED, has_case
from thiap.names.passages import around
from thiap.names.words import NEVER, is_english_word, title_case
from thiap.spans import merge, touches

#: Letters of the shortest word of a name compared, and how alike two must sound to be one name, or may be.
_NAME, _ALIKE, _PERHAPS = 3, 80.0, 58.0
#: The same for scripts without capitals, where every word is looked at.
_UNCASED = 72.0
_LETTERS = str.maketrans(
    {"c": "k", "q": "k", "v": "f", "z": "s", "x": "s", "j": "s", "g": "k", "d": "t", "b": "p"}
)
_WEAK = re.compile(r"[aeiouyhw]")
_CAPITAL = re.compile(r"[^\W\d_]+")
#: Scripts without blanks are cut into pieces of so many characters.
_PIECES = (2, 3, 4)


def people_by_key(bitext: Bitext, beads: Sequence[Bead]) -> Iterator[tuple[Span, Span]]:
    """People who are not in the target's passage, where another name of the source is."""
    source, target = bitext.source, bitext.target
    latin = is_latin(source.text) and is_latin(target.text)
    key, sure, perhaps = (fold_latin, 88.0, 72.0) if latin else (sound, _ALIKE, _PERHAPS)
    people = merge(fact.span for fact in bitext.source_facts if fact.subtype == "person")
    said = [_proper(source, bead.source, key) for bead in beads]
    told = [_heard(target, bead.target, key) for bead in beads]
    asked = [_heard(source, bead.source, key) for bead in beads]
    rendered = {
        name
        for names, words in zip(said, told, strict=True)
        for name in names
        if any(alike(name, word) >= sure for word in words)
    }
    cased = has_case(next((char for char in target.text if char.isalpha()), "a"))
    perhaps = perhaps if cased else _UNCASED
    known = {name for names in asked for name in names} if latin else rendered
    known = known if cased else _learnt(said, told, rendered)
    known = {name for name in known if len(name) > _NAME} if latin else known
    for k, (here, there) in enumerate(zip(said, told, strict=True)):
        near = around(k, len(beads), alone=bitext.alignment.alone)
        lost = [
            name
            for name in here
            if (
                name in rendered
                or (latin and touches(people, here[name]) and not _headline(source, here[name]))
            )
            and all(alike(name, word) < perhaps for j in near for word in told[j])
        ]
        if not lost:
            continue
        for word, span in there.items():
            if len(word) < (_NAME if cased and not latin else _NAME + 1):
                continue
            if any(alike(word, other) >= perhaps for j in near for other in asked[j]):
                continue
            if latin and _no_name(target.text[span[0] : span[1]]):
                continue
            if any(alike(word, other) >= sure for other in known):
                yield here[lost[0]], span
                break


def _no_name(word: str) -> bool:
    return word in NEVER or is_english_word(word.lower())


def _headline(doc: Document, span: Span) -> bool:
    end = doc.text.find("\n", span[1])
    line = doc.text.rfind("\n", 0, span[0]) + 1, end if end >= 0 else len(doc.text)
    return title_case(doc.text, line)


def _learnt(said: Sequence[dict[str, Span]], told: Sequence[dict[str, Span]], rendered: set[str]) -> set[str]:
    """Words that stand mostly where a name of the source does: without capitals sound alone is little."""
    total: Counter[str] = Counter(word for words in told for word in words)
    beside: Counter[str] = Counter(
        word
        for names, words in zip(said, told, strict=True)
        for word in words
        if any(alike(name, word) >= _ALIKE for name in names if name in rendered)
    )
    return {word for word, count in beside.items() if count >= 2 and count * 2 > total[word]}


def is_latin(text: str) -> bool:
    """Whether most letters of a text are Latin."""
    letters = [char for char in text[:4000] if char.isalpha()]
    return sum(ord(char) < 0x250 or 0x1E00 <= ord(char) <= 0x1EFF for char in letters) * 2 > len(letters)


@cache
def sound(word: str) -> str:
    """The consonants of a word in any script, those that sound alike as one."""
    from anyascii import anyascii

    plain = anyascii(word).lower().replace("gh", "").replace("ph", "f")
    plain = re.sub("[tsc]h|ts|ck", lambda found: "k" if found[0] == "ck" else "s", plain)
    letters = _WEAK.sub("", plain[1:] if plain[:1] == "h" else plain).translate(_LETTERS)
    return ("a" if plain[:1] in "aeiou" else "") + re.sub(r"[^a-z]|(.)(?=\1)", "", letters)


@cache
def alike(first: str, second: str) -> float:
    """How alike two sounds are, 0 to 100; an ending does not count."""
    from rapidfuzz.fuzz import ratio

    shorter = min(len(first), len(second))
    return max(ratio(first, second), ratio(first[:shorter], second[:shorter]) - 10)


def _proper(doc: Document, spans: tuple[Span, ...], key: Callable[[str], str]) -> dict[str, Span]:
    """Keys of the words that only a name can be, each with its first place."""
    common, lands = lexicon("en") if doc.lang == "en" else {}, load_gazetteer().by_english
    found: dict[str, Span] = {}
    for first, last in spans:
        for match in _CAPITAL.finditer(doc.text, first, last):
            word = match[0]
            if len(word) <= _NAME or not word[0].isupper() or word.isupper():
                continue
            if word.lower() in common or word in lands or is_english_word(word.lower()):
                continue
            name = key(word)
            if len(name) >= _NAME:
                found.setdefault(name, match.span())
    return found


def _heard(doc: Document, spans: tuple[Span, ...], key: Callable[[str], str]) -> dict[str, Span]:
    """Keys of the words that may be a name, each with its first place."""
    found: dict[str, Span] = {}
    for first, last in spans:
        for match in _CAPITAL.finditer(doc.text, first, last):
            word = match[0]
            if word[0].isupper() or not has_case(word[0]):
                for start, end in _pieces(word, doc.lang):
                    name = key(word[start:end])
                    if len(name) >= 2:
                        found.setdefault(name, (match.start() + start, match.start() + end))
    return found


def _pieces(word: str, lang: str) -> Iterator[Span]:
    if lang not in UNSPACED or word.isascii():
        yield 0, len(word)
        return
    for size in _PIECES:
        yield from ((at, at + size) for at in range(len(word) - size + 1))
