"""Somebody whom nobody asked for, in Thai letters, where a passage lacks the name that it should have.

A name is heard among the words of a passage that are no Thai (``no_thai.py``): there others sound like it
less often by chance than anywhere. Where it is not heard as well as two other passages have it, and a word
that is no Thai stands there that no word of the source sounds like, or goes with elsewhere, that is somebody
else, whether or not the text names them anywhere. Of 128 names put for others in Thai sentences, of 97 people
known to all, 110 are found beside Japanese (56 before), 102 beside Chinese (27) and 86 beside German (64).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np

from thiap.model import Bead, Document, Span, Spans
from thiap.names.consonants import heard_in
from thiap.names.explained import explains, words_like_names
from thiap.names.fold import fold_latin, fold_thai, join_folded
from thiap.names.kept import kept_words
from thiap.names.lands import country
from thiap.names.may_be import may_be, nearest
from thiap.names.named import KANA, NOUNS, RUNS, key_of, name_words, spellings
from thiap.names.no_thai import behind_kind, foreign_stretches, is_loan_word
from thiap.names.passages import around
from thiap.names.placed import position
from thiap.names.strangers import foreign_run
from thiap.names.thai import snap
from thiap.names.translit import Floats, SearchText
from thiap.spans import touches, within

#: How well a name must be heard to be said: one that the text has once, and one that it has again.
_ONCE = {"zh": 0.15, "ja": 0.2}, 0.25
_AGAIN = {"zh": 0.22, "ja": 0.27}, 0.3
#: The same among all words of a passage, where a short name is heard by chance.
_ANYWHERE, _SHORT, _BY_CHANCE = ({"zh": 0.35, "ja": 0.45}, 0.5), 5, 0.15
#: Part of that which is enough beside the first name.
_BESIDE = 0.6
#: How well a name is heard that can be missed, or plainly, and part of it that another passage must have.
_USUAL, _PLAIN, _PART = ({"zh": 0.33, "ja": 0.4}, 0.45), ({"zh": 0.5, "ja": 0.55}, 0.6), 0.65
#: Part that the same spelling again has of it, however its words were cut.
_SAME = 0.9
#: What one passage alone is worth of that.
_LONE = 0.75
#: Passages that show that a word is a name, and in what share of them.
_OFTEN, _SHARE = 3, 0.6
#: Passages in which a Thai word must go with a word of the source.
_TWICE = 2
#: How well a name must be heard in a Thai word to be it; how well, and how much better than another, to be
#: rather it than that.
_NAME, _TAKEN, _RATHER = 0.35, 0.25, 0.08
#: Letters of a name in Katakana that may be joined to a first name, and of that.
_KATAKANA, _FIRST_NAME = 4, 2
#: Letters of the shortest word looked at.
_LEAST = 3
_CAPITAL = re.compile(r"[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f]{2,}")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
#: Characters of a name in Chinese, at least and at most; how much, of 100, of its consonants a Thai word must
#: have to be it perhaps, where only the characters show that it is one.
_CHARACTERS, _LONGEST, _CONSONANTS = 3, 6, 66.0


def replaced(
    named: Document, other: Document, beads: Sequence[Bead], people: Spans, *, alone: bool = False
) -> Iterator[tuple[Span, Span]]:
    """Names of ``named`` that the Thai ``other`` lacks, each with the one in its place.

    ``people``: where ``named`` names people. ``alone``: no passage answers another.
    """
    passages = _Passages(named, other, beads, people, alone=alone)
    for k in range(len(beads)):
        lost = list(passages.lost(k))
        for stretch in passages.strangers(k) if lost else ():
            where = position(beads[k].target, stretch)
            likely = [one for one in lost if not passages.renders(stretch, one[0], k)]
            if likely:
                best = min(likely, key=lambda one: abs(position(beads[k].source, one[1]) - where))
                lost.remove(best)
                yield best[1], stretch


def _best(score: Callable[[str], Floats], name: str, lang: str) -> float:
    """The best of the spellings that a name of a language may have, in one Thai word."""
    return max(float(score(form)[0]) for form in spellings(name, lang))


def _of(least: tuple[Mapping[str, float], float], lang: str) -> float:
    return least[0].get(lang, least[1])


class _Passages:
    """The passages of a text and of the Thai one: their names, and which of them are heard where."""

    def __init__(
        self, named: Document, other: Document, beads: Sequence[Bead], people: Spans, *, alone: bool
    ) -> None:
        self.named, self.other, self.beads, self.people, self.alone = named, other, beads, people, alone
        self._said = [" ".join(map(named.quote, bead.source)) for bead in beads]
        self._plain = [" ".join(map(other.quote, bead.target)) for bead in beads]
        self._latin = [{fold_latin(word) for word in _CAPITAL.findall(text)} for text in self._plain]
        found = [
            [found for part in bead.target for found in foreign_stretches(other.text, part)] for bead in beads
        ]
        self._foreign_spans = [[span for span, _ in stretches] for stretches in found]
        self._strange = [[span for span, sure in stretches if sure] for stretches in found]
        self._texts = [{other.quote(span) for span in spans} for spans in self._strange]
        self._all = self._search([bead.target for bead in beads])
        self._foreign = self._search(self._foreign_spans)
        self._bracketed = tuple(match.span() for match in _BRACKETS.finditer(named.text))
        self._heard: dict[str, tuple[dict[int, float], dict[int, float]]] = {}
        self._spelt: set[str] = set()
        self._places = dict(self._names())

    def _search(self, spans: Sequence[Sequence[Span]]) -> SearchText:
        text = self.other.text
        parts = [[fold_thai(text[low:high], low) for low, high in own] or [fold_thai("")] for own in spans]
        return SearchText([join_folded(own) for own in parts], "th", self.named.lang)

    def lost(self, k: int) -> Iterator[tuple[str, Span]]:
        """Names of passage ``k`` that the Thai does not have; what stands in brackets is explained alone."""
        for name, found in self._places.items():
            if k not in found or within((found[k],), self._bracketed):
                continue
            before, behind = self._beside(found[k], k)
            if not (behind or self._is_heard(name, k, before=before) or self._is_kept(name, k)):
                yield name, found[k]

    def strangers(self, k: int) -> Iterator[Span]:
        """Words of passage ``k`` that are no Thai and that nothing of the source can be."""
        for span in self._strange[k]:
            text = self.other.quote(span)
            if behind_kind(self.other.text, span[0]):
                continue
            if not (is_loan_word(text) or self._goes_with(text, k) or self._is_explained(text, k)):
                yield span

    def renders(self, stretch: Span, name: str, k: int) -> bool:
        """Whether a Thai word may be a name that is hardly heard anywhere: it stands with it elsewhere.

        What only its characters show to be a name needs one that the Thai has elsewhere in its place.
        """
        usual, text = self._usual(self._heard[name][0], k), self.other.quote(stretch)
        if name in self._spelt:
            word = self.named.quote(self._places[name][k])
            if not self._is_again(text, k) or heard_in(word, text) >= _CONSONANTS:
                return True
        if usual is None or usual >= _of(_USUAL, self.named.lang):
            return False
        return any(text in self._plain[j] for j in self._places[name] if self._said[j] != self._said[k])

    def _is_again(self, text: str, k: int) -> bool:
        """Whether a passage that says something else has a Thai word of passage ``k``, in another place."""
        here = self.beads[k].target  # what the alignment left alone goes with two passages
        return any(
            text in self.other.quote(part)
            for bead, said in zip(self.beads, self._said, strict=True)
            for part in bead.target
            if said != self._said[k] and part not in here
        )

    def _near(self, k: int, name: str) -> list[int]:
        """Passages that may have what passage ``k`` names: its own, and those beside it without the name."""
        found = self._places.get(name, {})
        return [j for j in around(k, len(self.beads), alone=self.alone) if j == k or j not in found]

    def _names(self) -> Iterator[tuple[str, dict[int, Span]]]:
        """Names of the source: those its letters show, and what the Thai plainly spells again and again."""
        kept = kept_words(self.named, self.other, self.beads)
        known = name_words(self.named, self.beads, self.people, kept)
        for name, alone in known.items():
            found = self._joined(alone) | alone
            self._hear(name, found)
            yield name, found
        for name, found in self._candidates().items():
            if name in known:
                continue
            if self._is_spelt(found):
                self._spelt.add(name)
            if name in self._spelt or self._is_foreign(found) or self._is_plain(name, found):
                self._hear(name, found)
                yield name, found

    def _joined(self, found: Mapping[int, Span]) -> dict[int, Span]:
        """Where a name in Katakana ends a longer row: behind a first name, without the dot between them."""
        words = {self.named.quote(span) for span in found.values()}
        joined: dict[int, Span] = {}
        for word in words if self.named.lang == "ja" else ():
            if len(word) < _KATAKANA or not KANA.match(word):
                continue
            for k, bead in enumerate(self.beads):
                for low, high in bead.source:
                    at = self.named.text.find(word, low + _FIRST_NAME, high)
                    end = at + len(word)
                    first = self.named.text[at - _FIRST_NAME : at]
                    if (
                        at > 0
                        and all(map(KANA.match, first))
                        and not KANA.match(self.named.text[end : end + 1])
                    ):
                        joined.setdefault(k, (at, end))
        return joined

    def _candidates(self) -> dict[str, dict[int, Span]]:
        lang, found = self.named.lang, dict[str, dict[int, Span]]()
        patterns = [_CAPITAL, foreign_run(lang)] if lang in RUNS else [_CAPITAL]
        for k, bead in enumerate(self.beads):
            for low, high in bead.source:
                for match in (
                    one for pattern in patterns for one in pattern.finditer(self.named.text, low, high)
                ):
                    least = _LEAST if lang == "zh" and not match[0].isascii() else _LEAST + 1
                    if len(match[0]) >= least and not match[0].isupper() and not country(match[0], lang):
                        found.setdefault(key_of(match[0]), {}).setdefault(k, match.span())
        if lang in NOUNS:  # the genitive of a name that stands without it too
            for name in [name for name in found if name[-1] == "s" and name[:-1] in found]:
                found[name[:-1]] = found.pop(name) | found[name[:-1]]
        return found

    def _is_spelt(self, found: Mapping[int, Span]) -> bool:
        """Whether a word is of characters that spell foreign names, too many for anything else."""
        start, end = next(iter(found.values()))
        if self.named.lang != "zh" or country(self.named.text[end - 1 : end + 1], "zh"):
            return False
        return not self.named.text[start:end].isascii() and _CHARACTERS <= end - start <= _LONGEST

    def _is_foreign(self, found: Mapping[int, Span]) -> bool:
        """Whether a word is in Latin letters in a text that has others."""
        return self.named.lang in RUNS and self.named.quote(next(iter(found.values()))).isascii()

    def _is_plain(self, name: str, found: dict[int, Span]) -> bool:
        """Whether most passages spell a word plainly, and with a word that is no Thai."""
        if len({self._said[k] for k in found}) < _OFTEN:
            return False
        shares = self._shares(self._foreign, name, found)
        heard = {self._said[k]: share for k, share in shares.items()}
        if sum(share >= _of(_PLAIN, self.named.lang) for share in heard.values()) < max(
            _TWICE, _SHARE * len(heard)
        ):
            return False
        best, strange = self._all.best(name), {text for texts in self._texts for text in texts}
        forms = {
            self.other.text[slice(*snap(self.other.text, (match.start, match.end)))]
            for k in found
            if (match := best[k]) and match.score >= _of(_PLAIN, self.named.lang)
        }
        return any(form in text for form in forms for text in strange)

    def _hear(self, name: str, found: Mapping[int, Span]) -> None:
        """Note how well passages that name somebody are heard to: by what is no Thai, and by all words."""
        self._heard[name] = self._shares(self._foreign, name, found), self._shares(self._all, name, found)

    def _shares(self, text: SearchText, name: str, found: Mapping[int, Span]) -> dict[int, float]:
        """How well each passage that names somebody has the name in a text, or one beside it without it."""
        forms = self._forms(name, self.named.quote(next(iter(found.values()))))
        shares = np.maximum.reduce([text.shares(form) for form in forms])
        count, alone = len(self.beads), self.alone
        return {
            k: max(float(shares[j]) for j in around(k, count, alone=alone) if j == k or j not in found)
            for k in found
        }

    def _forms(self, name: str, word: str) -> tuple[str, ...]:
        """A name as it may have been written; of characters the first or the last may be another word's."""
        if self.named.lang == "zh" and not word.isascii() and len(word) >= _CHARACTERS:
            return name, key_of(word[1:]), key_of(word[:-1])
        return spellings(name, self.named.lang)

    def _is_heard(self, name: str, k: int, *, before: bool) -> bool:
        """Whether passage ``k`` may say a name, if it can be told; ``before``: it says the first name."""
        lang, (foreign, whole) = self.named.lang, self._heard[name]
        least = _of(_AGAIN, lang)
        anywhere = _of(_ANYWHERE, lang) + (_BY_CHANCE if len(name) <= _SHORT else 0.0)
        usual, usually = self._usual(foreign, k), self._usual(whole, k)
        forms, near = self._learnt(name, k), self._near(k, name)
        if any(form in self._plain[j] for form in forms for j in near):
            return True
        if usual is None or usually is None:
            part = _BESIDE if before else 1.0
            return (
                not self._is_sure(self._places[name][k])
                or (foreign[k] >= part * _of(_ONCE, lang) and not self._is_taken(name, k))
                or whole[k] >= part * anywhere
            )
        if usual >= _of(_USUAL, lang):
            return foreign[k] >= max(least, _PART * usual) or whole[k] >= max(anywhere, _SAME * usually)
        if usually >= _of(_PLAIN, lang):
            return whole[k] >= max(least, _PART * usually)
        sure = self._is_sure(self._places[name][k])
        if forms:
            return not sure or foreign[k] >= least
        said = foreign[k] >= _of(_ONCE, lang) and not self._is_taken(name, k)
        return not sure or said or whole[k] >= anywhere

    def _is_taken(self, name: str, k: int) -> bool:
        """Whether the words in which a name is hardly heard are rather another word of the passage."""
        lang, word = self.named.lang, self.named.quote(self._places[name][k])
        if self._heard[name][0][k] >= _of(_USUAL, lang):
            return False
        others = {one for one in self._words(k) if one not in word and word not in one}
        taken = False
        for span in (span for j in self._near(k, name) for span in self._foreign_spans[j]):
            heard = SearchText([fold_thai(self.other.quote(span))], "th", lang)
            if _best(heard.shares, name, lang) < _of(_ONCE, lang):
                continue
            least = max(_TAKEN, _best(heard.similarities, name, lang) + _RATHER)
            taken = any(_best(heard.similarities, key_of(one), lang) >= least for one in others)
            if not taken:
                return False
        return taken

    def _is_sure(self, span: Span) -> bool:
        """Whether a word is a name by its letters: somebody's, or in letters of another script."""
        return touches(self.people, span) or self.named.lang in RUNS

    def _usual(self, heard: Mapping[int, float], k: int) -> float | None:
        """How well two other passages have a name, or the only one; a sentence that is repeated is one."""
        rest = {self._said[j]: share for j, share in heard.items() if self._said[j] != self._said[k]}
        best = sorted(rest.values())[-_TWICE:]
        return best[0] if len(best) == _TWICE else _LONE * best[0] if best else None

    def _learnt(self, name: str, k: int) -> list[str]:
        """Words that are no Thai in two other passages with a name, and hardly elsewhere."""
        here = self._said[k]
        said = {self._said[j] for j in self._places[name]} - {here}
        count = Counter(text for one in said for text in self._told.get(one, ()))
        learnt = [
            text
            for text, n in count.items()
            if n >= _TWICE and n >= _SHARE * len(self._having(text) - {here})
        ]
        return [text for text in learnt if self._sounds(name, text)] or learnt

    def _sounds(self, name: str, text: str) -> bool:
        """Whether a Thai word may spell a name."""
        heard = SearchText([fold_thai(text)], "th", self.named.lang)
        return any(float(heard.shares(form)[0]) >= _NAME for form in spellings(name, self.named.lang))

    @cached_property
    def _told(self) -> dict[str, set[str]]:
        """For each passage of the source the words of its Thai ones that are no Thai."""
        told: dict[str, set[str]] = {}
        for said, texts in zip(self._said, self._texts, strict=True):
            told.setdefault(said, set()).update(texts)
        return told

    def _having(self, text: str) -> set[str]:
        """The passages of the source whose Thai has a word that is no Thai."""
        return {said for said, texts in self._told.items() if text in texts}

    def _beside(self, span: Span, k: int) -> tuple[bool, bool]:
        """Whether the words of the same name before and behind this one are said."""
        whole = next((one for one in self.people if within((span,), (one,))), span)
        before = behind = False
        for name, found in self._places.items():
            place = found.get(k, span)
            if place != span and within((place,), (whole,)):
                said = self._heard[name][0][k] >= _of(_USUAL, self.named.lang) or self._is_kept(name, k)
                before, behind = before or (said and place < span), behind or (said and place > span)
        return before, behind

    def _is_kept(self, name: str, k: int) -> bool:
        """Whether the Thai may have a name in Latin letters."""
        word, lang = self.named.quote(self._places[name][k]), self.named.lang
        return any(
            may_be(one, word, lang)
            and not any(nearest(one, other, word, lang) for other in self._words(k) if other not in word)
            for j in self._near(k, name)
            for one in self._latin[j]
        )

    def _goes_with(self, text: str, k: int) -> bool:
        """Whether a Thai word stands, elsewhere too, where a word of passage ``k`` does."""
        having = self._having(text) - {self._said[k]}
        return len(having) >= _TWICE and any(
            sum(word in said for said in having) >= max(_TWICE, _SHARE * len(having))
            for word in self._words(k)
        )

    def _words(self, k: int) -> Iterator[str]:
        """Words of a passage of the source that may be names."""
        return words_like_names(self.named, self.beads[k].source)

    def _is_explained(self, text: str, k: int) -> bool:
        """Whether a word of the source, here or beside where the Thai lacks it, may sound like a Thai one."""
        near = [
            j for j in around(k, len(self.beads), alone=self.alone) if j == k or text not in self._plain[j]
        ]
        return explains(self.named, [part for j in near for part in self.beads[j].source], text)
