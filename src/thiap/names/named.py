"""Words of a text that only a name can be, and places where one may stand, by the script they are in.

Latin letters have capitals. Japanese writes foreign names in Katakana, as it does much else: those are
people that are parted by a middle dot or stand before what people are called (氏, 大統領) somewhere in the
text. Chinese spells names in characters that spell all else too. Where every noun has a capital, a name is
what begins with a given name somewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence, Set
from functools import cache, lru_cache
from itertools import takewhile

from thiap.languages import lexicon
from thiap.languages.cldr import cldr_locale
from thiap.languages.cues import cues, either
from thiap.languages.names import load_given_names
from thiap.model import Bead, Document, Span, Spans
from thiap.names.by_key import is_latin
from thiap.names.fold import fold_latin, fold_roman
from thiap.names.gazetteer import load_gazetteer
from thiap.names.lands import country
from thiap.names.no_thai import foreign_stretches
from thiap.names.thai import foreign_words
from thiap.names.words import is_also_name, is_english_word, opens_sentence, word_roles
from thiap.spans import merge, overlap, touches

#: Marks belong to the letter before them: Devanagari and Thai write vowels so.
_MARKS = "".join(char for char in map(chr, range(0x300, 0xF00)) if unicodedata.category(char) in ("Mn", "Mc"))
WORD = re.compile(rf"(?:[^\W\d_][{_MARKS}]*)+")
#: Letters of the shortest name looked for, and of one that only another in its place shows to be missing.
LEAST, SHORT = 4, 3
#: Languages without blanks between words that spell foreign names in letters of their own.
RUNS = frozenset({"ja", "zh"})
#: Languages that write every noun with a capital.
NOUNS = frozenset({"de", "lb"})
KANA = re.compile(r"[\u30a1-\u30fa\u30fc]")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{3,}")
#: A name that is no part of a longer row of Katakana, nor of a word in Latin letters.
_ALONE = r"(?<![\u30a1-\u30fa\u30fcA-Za-z])(?:{})(?![\u30a1-\u30fa\u30fcA-Za-z])"
_MIDDLE_DOT = "\u30fb"
_DOTTED = re.compile(
    r"(?<![\u30a1-\u30fa\u30fc])[\u30a1-\u30fa\u30fc]{2,}+(?:\u30fb[\u30a1-\u30fa\u30fc]{2,}){1,2}(?!\u30fb)"
)
#: What parts the words of a foreign name in Chinese.
DOTS = "\u00b7\u2022\u2027\u30fb"
#: Names in Chinese characters parted by one, with what may stand before and behind them.
_HAN_DOTTED = re.compile(rf"[\u4e00-\u9fff]{{1,8}}(?:[{DOTS}][\u4e00-\u9fff]{{1,8}})+")
_CHARACTERS = re.compile(r"[\u4e00-\u9fff]+")
_HAN_SHORTEST, _HAN_LONGEST = 2, 5
#: Characters of one that only what people are called shows.
_HAN_CALLED = 3
#: How much rarer a longer piece may be than the name within it and still be the name.
_RARER = 3
#: Brackets around the title of a work.
_TITLES = "\u300c\u300e\u300a\u3008"
#: Vowels of Japanese behind a consonant that had none.
_CLOSED = re.compile(r"(?<=[bcdfgjkmpstvz])u(?![aeiou])|(?<=[td])o(?![aeiou])")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")


@cache
def spells_names(lang: str) -> frozenset[str]:
    """Characters that CLDR spells the names of countries and cities with."""
    locale = cldr_locale(lang)
    cities = [zone["city"] for zone in locale.time_zones.values() if "city" in zone]
    return frozenset("".join([*locale.territories.values(), *cities]))


def key_of(word: str) -> str:
    """A name in Latin letters, whatever its script."""
    return fold_latin(word) if word.isascii() or _LATIN.fullmatch(word) else fold_roman(word).units


def spellings(name: str, lang: str) -> tuple[str, ...]:
    """What a name in Katakana may have been: it has one sound for r and l, and few ends without a vowel."""
    if lang != "ja":
        return (name,)
    closed = _CLOSED.sub("", name)
    return tuple(
        dict.fromkeys(
            form
            for one in (name, closed)
            for two in (one, one.replace("r", "l"))
            for form in (two, two.replace("b", "v"))
        )
    )


def name_words(
    doc: Document, beads: Sequence[Bead], people: Spans, kept: Set[str] = frozenset()
) -> dict[str, dict[int, Span]]:
    """Words that only a name can be: by their letters, the passages that have them and where first.

    ``beads`` have the passages as their source. ``people``: where the text names people. ``kept``: words that
    are names, folded, by what the other side has for them.
    """
    found: dict[str, dict[int, Span]] = {}
    written = {doc.text[first:last] for first, last in _words(doc, people)}
    if doc.lang in RUNS:
        written |= {
            word for word in _LATIN.findall(doc.text) if word[0].isupper() and fold_latin(word) in kept
        }
    own = {key_of(word) for word in written} | kept
    longest_first = map(re.escape, sorted(written, key=len, reverse=True))
    known = re.compile(_ALONE.format("|".join(longest_first))) if doc.lang in RUNS and written else None
    for k, bead in enumerate(beads):
        for span in bead.source:
            if doc.lang in RUNS:
                places = (match.span() for match in known.finditer(doc.text, *span)) if known else iter(())
            else:
                places = _candidates(doc, span, people, own)
            for place in places:
                found.setdefault(key_of(doc.text[place[0] : place[1]]), {}).setdefault(k, place)
    if doc.lang in NOUNS:  # the genitive of a name that stands without it too
        for name in [name for name in found if name[-1] == "s" and name[:-1] in found]:
            found[name[:-1]] |= {k: found[name[:-1]].get(k, place) for k, place in found.pop(name).items()}
    return found


def asked_words(doc: Document, part: Span) -> Iterator[str]:
    """Words of a passage that a word of the other side may spell."""
    if doc.lang == "th":
        yield from (doc.quote(span) for span, _ in foreign_stretches(doc.text, part))
    if doc.lang in RUNS:
        yield from (match[0] for match in _KATAKANA.finditer(doc.text, *part))
        said = doc.text[part[0] : part[1]]
        yield from (word for word in _han_names(doc) if word in said)
    for match in (_LATIN if doc.lang in RUNS else WORD).finditer(doc.text, *part):
        if len(match[0]) >= SHORT:
            yield match[0]


def _candidates(doc: Document, span: Span, people: Spans, own: Set[str]) -> Iterator[Span]:
    english = doc.lang == "en" or not is_latin(doc.text)
    common, lands, roles = lexicon("en") if english else {}, load_gazetteer().by_english, word_roles()
    for match in WORD.finditer(doc.text, *span):
        word = match[0]
        if len(word) < SHORT or not word[0].isupper() or word.isupper() or word in lands or word in roles:
            continue
        if doc.lang in NOUNS and not {fold_latin(word), fold_latin(word).removesuffix("s")} & own:
            continue
        plain = english and (word.lower() in common or is_english_word(word.lower()))
        given = len(word) < LEAST and is_also_name(word) and not opens_sentence(doc.text, match.start())
        if plain and not given and not touches(people, match.span()):
            continue
        yield match.span()


def _words(doc: Document, people: Spans) -> Iterator[Span]:
    """The words of names, long enough to be told."""
    for first, last in people:
        for match in re.finditer(r"[^\W\d_]+", doc.text[first:last]):
            if len(match[0]) >= (_HAN_SHORTEST if doc.lang == "zh" and not match[0].isascii() else SHORT):
                yield first + match.start(), first + match.end()


@lru_cache(maxsize=8)
def people_in(doc: Document) -> Spans:
    """Where a text names people, as far as its letters tell, of a language that has no table of names."""
    return merge([*_rows(doc), *_dotted(doc), *_called(doc)])


@lru_cache(maxsize=8)
def _han_names(doc: Document) -> frozenset[str]:
    """The words of people in Chinese characters."""
    words = {doc.text[first:last] for first, last in _words(doc, people_in(doc))} if doc.lang == "zh" else ()
    return frozenset(words)


def _rows(doc: Document) -> Iterator[Span]:
    """A given name in Latin letters and the words in capitals behind it."""
    given, lands = load_given_names(doc.lang), load_gazetteer().by_english
    longest = 2 if doc.lang in NOUNS else 4
    row: list[re.Match[str]] = []
    for match in [*_LATIN.finditer(doc.text), None]:
        beside = match and row and doc.text[row[-1].end() : match.start()] in (" ", "\u00a0")
        if match and match[0][0].isupper() and len(match[0]) > 1 and not match[0].isupper():
            if beside and len(row) < longest:
                row.append(match)
                continue
            begins = fold_latin(match[0]) in given and match[0] not in lands and not beside
            whole, row = row, [match] if begins else []
        else:
            whole, row = row, []
        if len(whole) > 1:
            yield whole[0].start(), whole[-1].end()


def _dotted(doc: Document) -> Iterator[Span]:
    """Words of one foreign name, in Katakana and parted by a middle dot."""
    if doc.lang == "zh":
        yield from _dotted_in_characters(doc)
    if doc.lang == "ja":
        for match in _DOTTED.finditer(doc.text):
            before = doc.text[max(0, match.start() - 1) : match.start()]
            if not (before and before in _TITLES + _MIDDLE_DOT):
                yield match.span()


def _dotted_in_characters(doc: Document) -> Iterator[Span]:
    """The same in Chinese characters, from the first to the last that names are spelt with.

    What stands beside a name now and then may be spelt with them too; what stands beside the dot is its own.
    """
    count = cache(doc.text.count)
    for match in _HAN_DOTTED.finditer(doc.text):
        parts = [part.span() for part in _CHARACTERS.finditer(doc.text, *match.span())]
        words = [doc.text[low:high] for low, high in parts]
        # what stands between two dots may be the end of one name and the beginning of another
        ends = [at for at in range(1, len(parts) - 1) if _are_two(words[at])]
        ends.append(len(parts) - 1)
        for begin, end in zip([0, *ends], ends, strict=False):
            first, last = words[begin], words[end]
            start = _best_cut(count, [first[-size:] for size in _name_lengths(first[::-1], sure=1)])
            stop = _best_cut(count, [last[:size] for size in _name_lengths(last, sure=1)])
            if stop and (start or _is_syllable(first[-1])):
                yield parts[begin][1] - max(1, len(start)), parts[end][0] + len(stop)


def _are_two(part: str) -> bool:
    """Whether what stands between two dots is more than one name."""
    return len(part) > _HAN_LONGEST or any(char in cues("beside_name", lang="zh") for char in part)


def _is_syllable(char: str) -> bool:
    """Whether foreign names are spelt with a character, and it does not stand beside them."""
    return char in cues("foreign_syllable", lang="zh") and char not in cues("beside_name", lang="zh")


def _name_lengths(part: str, *, sure: int = 0) -> range:
    """How many characters from the beginning of a part may be those of a name; ``sure`` of them are."""
    rest = takewhile(_is_syllable, part[sure:_HAN_LONGEST])
    return range(sure + sum(1 for _ in rest), _HAN_SHORTEST - 1, -1)


def _best_cut(count: Callable[[str], int], pieces: Sequence[str]) -> str:
    """The longest piece that a text has nearly as often as any other; none of none."""
    most = max(map(count, pieces), default=0)
    return next((piece for piece in pieces if count(piece) * _RARER >= most), "")


def _called(doc: Document) -> Iterator[Span]:
    """Words before what people are called, in Katakana: one, or a whole name parted by a blank."""
    if doc.lang == "ja":
        word = _KATAKANA.pattern
        name = rf"({word}(?:[ =\uff1d]{word}){{0,2}}) ?(?:{either('called', lang='ja')})"
        for match in re.finditer(name, doc.text):
            if not country(match[1], doc.lang):
                yield match.span(1)
    if doc.lang == "zh":
        yield from _called_in_characters(doc)


def _called_in_characters(doc: Document) -> Iterator[Span]:
    """Characters that spell a name, before or behind what people are called."""
    called, count = re.compile(either("called", lang="zh")), cache(doc.text.count)
    for match in called.finditer(doc.text):
        before = doc.text[max(0, match.start() - _HAN_LONGEST - 1) : match.start()]
        behind = doc.text[match.end() : match.end() + _HAN_LONGEST + 1]
        for start, row in ((None, before[::-1]), (match.end(), behind)):
            sizes = _name_lengths(row)
            if len(row) > _HAN_LONGEST == len(sizes) + 1 and _is_syllable(row[_HAN_LONGEST]):
                continue  # several names in a row
            pieces = [
                row[:size] if start is not None else row[:size][::-1] for size in sizes if size >= _HAN_CALLED
            ]
            name = _best_cut(count, pieces)
            if name and not country(name, doc.lang):
                low = match.start() - len(name) if start is None else start
                yield low, low + len(name)


def name_like(doc: Document, part: Span, *, sure: bool = False) -> Iterator[Span]:
    """Places in the letters of names: in capitals within a sentence, in Katakana, or no words of Thai.

    ``sure``: of Katakana only people.
    """
    people = people_in(doc) if sure and doc.lang == "ja" else None
    if doc.lang in RUNS:  # Chinese characters that spell names spell all else too
        for match in _KATAKANA.finditer(doc.text, *part):
            if not country(match[0], doc.lang) and (people is None or touches(people, match.span())):
                yield match.span()
    elif doc.lang == "th":
        yield from (span for span in foreign_words(doc, ()) if overlap(span, part))
    for match in WORD.finditer(doc.text, *part):
        word = match[0]
        named = word[0].isupper() and not word.isupper() and len(word) >= LEAST
        if named and (doc.lang == "th" or not opens_sentence(doc.text, match.start())):
            yield match.span()
