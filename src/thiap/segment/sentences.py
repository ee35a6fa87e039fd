"""Sentences of languages that mark where they end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from thiap.languages.letters import ALL_CAPITALS, CAPITALS
from thiap.languages.openers import CAPITAL_NOUNS, OPENERS
from thiap.model import Span
from thiap.segment.abbreviations import ends_with_abbreviation
from thiap.segment.by_script import candidate_places, is_open, point_goes_on, says_who
from thiap.segment.cuts import is_sentence_adverb, title_ends
from thiap.segment.inner_ends import inner_ends
from thiap.spans import trim

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
#: What may close a sentence behind its mark.
_CLOSERS = "\"'”’)]»›」』）"
#: An abbreviated time of day is followed by a capital where a place names its zone
#: ("11:00 a.m. Moscow time"): the splitter sees a new sentence.
_TIME_BEFORE = re.compile(r"\d\s?[ap]\.\s?m\.\s*$", re.IGNORECASE)
_ZONES = frozenset("ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT BST UTC CET CEST IST JST".split())
#: An initial, a rank or a title the splitter may not know, before a name.
_TITLE_BEFORE = re.compile(
    r"\b(?:[A-Z]|Gen|Col|Lt|Maj|Capt|Cpl|Sgt|Adm|Cmdr|Brig|Rep|Sen|Gov|Rev|Hon|Prof|Dr|Mr|Mrs|Ms|St|No|vs?|cf"
    r"|pp?|vol|art|ca?)\.\s*$"
)
_INLINE_ITEM = re.compile(r"(?<=\s)[·•∙▪]\s+(?=\S)")
#: Abbreviations that a capital often follows in mid-sentence; month names as AP style cuts them.
_ABBREVIATED = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Mt|Ft|Inc|Ltd|Co|Corp|Jr|Sr|etc|approx|Fig|Ave|Blvd|Mass|Conn|Calif"
    r"|Fla|Pa|Va|Wis|Minn|Tenn|Ariz|Ill|Ind|Messrs|Mme|Mlle|Fr|Pres|Pvt|Supt|Det|Insp|Amb|Sec)\.$"
)


def sentence_spans(text: str, span: Span, lang: str) -> list[Span]:
    """Spans of the sentences in ``text[span]``, without surrounding white space.

    Boundaries are those of sentencex (Wikimedia), an unknown language gets its fallback. Our own
    rules join what it cuts wrongly, and cut sentences that stand together in one pair of quotes:
    alignment can join sentences, but not part them.
    """
    from sentencex import get_sentence_boundaries

    start, end = span
    found: list[Span] = []
    # The library cannot take half of a surrogate pair; another unknown character is as good.
    whole = _SURROGATE.sub("\ufffd", text[start:end])
    for boundary in get_sentence_boundaries(lang, whole):
        outer = (start + boundary["start_index"], start + boundary["end_index"])
        for piece in _parted(text, outer, lang):
            if not found:
                found.append(piece)
            elif _joins(text, found[-1], piece) or _goes_on_behind(text, found[-1], span, lang):
                found[-1] = (found[-1][0], piece[1])
            else:
                found[-1:] = _quotes_whole(text, found[-1], piece)
                if is_open(lang) and says_who(text, *found[-2:]):
                    found[-2:] = [(found[-2][0], found[-1][1])]
    return found


#: Characters before the end of a sentence that tell whether it ends.
_TAIL: Final = 12

#: A quote mark at the end behind a blank, or at the start before one: it belongs to the other sentence.
_OPENING_LAST = re.compile(r"\s[\"“‘']$")
_CLOSING_FIRST = re.compile(r"[\"”’']\s+(?=\S)")


#: A quoted sentence, or a question or exclamation, and the sentence around it going on.
_QUOTED_GOES_ON = re.compile(r"(?:[.…][\"”’»]+|[?!][\"”’»]*)\s+[a-zß-ÿ]")


def _quotes_whole(text: str, before: Span, piece: Span) -> tuple[Span, Span]:
    """Two neighbours, a quote mark between them on the side where no blank parts it from its words."""
    touch = before[1] == piece[0]
    if touch and _OPENING_LAST.search(text, max(before[0], before[1] - 2), before[1]):
        return trim(text, (before[0], before[1] - 1)), (before[1] - 1, piece[1])
    if touch and (match := _CLOSING_FIRST.match(text, *piece)):
        return (before[0], piece[0] + 1), (match.end(), piece[1])
    return before, piece


def _goes_on_behind(text: str, before: Span, block: Span, lang: str) -> bool:
    """Whether the point at the end of a sentence is that of an ordinal, or perhaps of an abbreviation."""
    last = text[max(before[0], before[1] - _TAIL) : before[1]]
    return (
        _ordinal(text, before[1], lang)
        or ends_with_abbreviation(last, lang)
        or (is_open(lang) and point_goes_on(text, before, block))
    )


def _parted(text: str, span: Span, lang: str) -> list[Span]:
    cuts = [span[0]]
    for mark, begin in inner_ends(text, span, lang):
        tail = text[max(cuts[-1], mark - _TAIL) : mark + 1]
        if not (_ABBREVIATED.search(tail) or _TITLE_BEFORE.search(tail)):
            cuts.append(begin)
    # The items of a list in a line have a mark between them, which no sentence has.
    cuts = sorted({*cuts, *(match.end() for match in _INLINE_ITEM.finditer(text, *span))})
    pieces = (trim(text, piece) for piece in zip(cuts, [*cuts[1:], span[1]], strict=True))
    return [piece for piece in pieces if piece[0] < piece[1]]


#: A small word or a number, then a capitalised word: where a headline may end, which has no mark.
_CANDIDATE = re.compile(r"(?<![\w'’])([a-zß-ÿ][\w'’-]{0,60}+|\d++)['\"’”)]*+\s+(?=['\"‘“]?[A-ZÀ-Þ])")
#: A semicolon; a citation mark that was blanked out, or a month cut short, before a capital; a function
#: word with a capital.
_CLAUSE_END = re.compile(
    r";\s+(?=\S)|(?<!\s)\s{3,}(?=[A-ZÀ-Þ])|(?<=\w,)\s+(?=(?:The|This|That|These|It|He|She|They|We|You)\s[a-z])"
    r"|(?<=\b(?:Jan|Feb|Mar|Apr|Aug|Sep|Oct|Nov|Dec)\.)\s+(?=[A-ZÀ-Þ])"
    r"|(?<=\w)\s+(?=(?:A|An|The|This|That|These|In|It|He|She|They|We|You|When|But|And|On|At|For)\s)"
)
#: One capitalised word twice: a name ends a part and begins the next.
_TWICE = re.compile(r"\b([A-Z]\w{3,})\s+(?=\1\b)")
#: A word that may be an adverb at the head of its sentence.
_ADVERB = re.compile(r"(?<=\w)\s+(?=([A-Z][a-z]{4,20}),)")
#: Words that a name follows in mid-sentence, so that the capital tells nothing.
_LEADING = frozenset(
    "a an the of in on at to for from by with and or but as than that between against over under near into"
    " is was are were be been said says told asked called named about including like de la le van von der"
    " du da di del y e et und al bin after before since during until when while where if because which who"
    " his her its their our my your this these those former late mr if so not have has had do does did"
    " will would may can could should all both each every no only also then now though although whether"
    " via".split()
)
#: Least length of what a candidate cut leaves on either side, in characters.
_LEAST = 20


#: The same in other languages with capitals, where short words are mostly articles and prepositions.
_CANDIDATE_CASED = re.compile(
    rf"(?:(?<=[.!?…»”\"])|(?<=[^\W\d_{CAPITALS}]{{3}})|(?<=\d))['\"’”»)“‘]{{0,20}}+\s+"
    rf"(?=[-–—'\"‘“„«¿¡(]*[{ALL_CAPITALS}])|;\s+(?=\S)"
)
#: In scripts without capitals: at a mark inside quotes or beside one, and at any blank between words, which
#: is rare in Chinese and Japanese; the path tells which of the many in Korean and Arabic are right.
_CANDIDATE_UNCASED = re.compile(
    r"[。！？][”’」』）]*(?=[^”’」』）\s])|[”」』](?=[^\W\d_]|[\"“「『])"
    r"|(?<=[^\W\da-zA-Z_])[\s\u3000]+(?=[^\W_“「『（])"
    r"|(?<=[%％)）》])\s+(?=[^\W\da-zA-Z_])"
    r"|(?<=[.!?؟؛:\"”»،，、；])\s+|(?<!\s)\s+(?=[\"“«])"
)
#: Languages without capitals for which places were fitted.
_UNCASED: Final = frozenset("ar ja ko zh".split())


def inner_cuts(text: str, span: Span, lang: str, *, heads_block: bool = False) -> list[int]:
    """Places in a sentence where a part may end that stands for itself.

    A headline or bullet point has no mark, an independent clause ends in a semicolon, and a citation
    mark before a capital (here three blanks or more, it is masked) stands in for a full stop. Other
    languages than English have no list of words that a name follows: more places, none surer.
    """
    if lang != "en":
        if is_open(lang):
            some = candidate_places(text, span, lang, heads_block=heads_block)
            return [at for at in some if span[0] + _LEAST // 2 <= at <= span[1] - _LEAST // 2]
        pattern = _CANDIDATE_UNCASED if lang in _UNCASED else _CANDIDATE_CASED
        least = _LEAST // 4 if lang in ("zh", "ja", "ko") else _LEAST // 2
        places: Iterator[int] = chain(
            (m.end() for m in pattern.finditer(text, *span) if not _goes_on(text, m.start(), lang)),
            _after_comma(text, span, lang),
        )
        if lang in ("ja", "zh") and not _LATIN_JOINED.search(text, *span):
            places = (at for at in places if not _LATIN_SET_OFF.search(text, max(span[0], at - 3), at + 1))
        return [at for at in sorted(places) if span[0] + least <= at <= span[1] - least]
    ends = {match.end() for match in _CANDIDATE.finditer(text, *span) if match[1] not in _LEADING}
    ends |= {match.end() for match in _CLAUSE_END.finditer(text, *span)}
    ends |= {match.end() for match in _TWICE.finditer(text, *span)}
    ends |= adverb_places(text, span)
    ends = {at for at in ends if at >= span[0] + _LEAST} | title_ends(text, span)
    return [at for at in sorted(ends) if at <= span[1] - _LEAST]


def adverb_places(text: str, span: Span) -> set[int]:
    """Where an English adverb with a capital may begin a sentence that no mark announces."""
    found = _ADVERB.finditer(text, *span)
    return {match.end() for match in found if is_sentence_adverb(match[1].lower())}


#: A comma, then a capital: an independent clause, where a small word has it.
_COMMA_CASED = re.compile(rf"(?<=[^\W\d_],)\s+(?=([{CAPITALS}][^\W\d_]*)\s+([^\W\d_]))")


def _after_comma(text: str, span: Span, lang: str) -> Iterator[int]:
    """Places behind a comma where a small word of ``lang`` has a capital, and no name begins with it."""
    for match in _COMMA_CASED.finditer(text, *span):
        if match[1].lower() in OPENERS.get(lang, ()) and match[2].islower():
            yield match.end()


#: In Chinese and Japanese a Latin letter or figure beside another letter, as it is written where typographers
#: set no blank; and one behind such a blank.
_LATIN_JOINED = re.compile(r"[^\W\da-zA-Z_][A-Za-z0-9]|[A-Za-z0-9][^\W\da-zA-Z_]")
_LATIN_SET_OFF = re.compile(r"[^\W\da-zA-Z_]\s+[A-Za-z0-9]$")


#: A short word at the end: mostly an article or a preposition, which a name may follow.
_SHORT_LAST = re.compile(r"(?<!\w)[^\W\d_]{1,3}$")
#: Languages that write an ordinal as a number with a point, before whatever it counts.
_ORDINAL_POINT: Final = frozenset("cs da de et fi hu lv nb no pl sk sl tr".split())
_ORDINAL = re.compile(r"(?<![\w.,:–-])\d{1,2}\.$")


def _goes_on(text: str, end: int, lang: str) -> bool:
    """Whether what ends at ``end`` has more to come: a small word, or an ordinal ("1. Dünya Savaşı")."""
    word = _SHORT_LAST.search(text, max(0, end - 4), end)
    if word and not text.startswith(";", end):
        return lang in CAPITAL_NOUNS or word[0].lower() in OPENERS.get(lang, ())
    return _ordinal(text, end, lang)


def _ordinal(text: str, end: int, lang: str) -> bool:
    return lang in _ORDINAL_POINT and _ORDINAL.search(text, max(0, end - 4), end) is not None


def _joins(text: str, before: Span, piece: Span) -> bool:
    """Whether ``piece`` is no sentence of its own but goes on with the one before it."""
    if not any(char.isalnum() for char in text[piece[0] : piece[1]]):
        # A closing quote or a stray mark.
        return not _OPENING_LAST.search(text, max(before[0], piece[1] - 2), piece[1])
    if before[1] == piece[0] and before[1] - before[0] <= 2 and not text[before[0]].isalnum():
        return True  # behind an opening quote that stands alone
    if _QUOTED_GOES_ON.search(text[max(before[0], before[1] - 3) : piece[0] + 5]):
        return True
    tail = text[max(before[0], before[1] - _TAIL) : before[1]]
    if _ABBREVIATED.search(tail) and text[piece[0]].islower():
        return True  # colour, size, etc. of the product
    if _TIME_BEFORE.search(tail):
        head = text[piece[0] : piece[1]].split(maxsplit=2)
        zone = bool(head) and head[0].rstrip(".,;") in _ZONES
        return zone or (
            len(head) > 1 and head[1].rstrip(".,;").lower() in ("time", "standard", "on", "local")
        )
    return _TITLE_BEFORE.search(tail) is not None and tail.rstrip(_CLOSERS).endswith(".")
