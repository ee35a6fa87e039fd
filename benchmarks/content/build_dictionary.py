"""Build ``languages/data/dictionary.en-th.tsv.gz`` from Princeton WordNet 3.0 and the Thai WordNet.

    python benchmarks/content/build_dictionary.py WORDNET_FOLDER

WORDNET_FOLDER holds ``data.noun`` and the other three files (Debian package wordnet-base 3.0). The
Thai side is ``wordnet_th.db`` of PyThaiNLP (NICT). Its synset numbers are those of another build
of WordNet 3.0: verbs lie 18 lower and adjectives 1 lower than in Debian's files.

One line per Snowball stem of the English lemmas: the stem, a tab, its Thai words joined by ``|``.
Lemmas of several words and Thai words of one letter are left out; the Thai words are written without blanks.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sqlite3
from collections import defaultdict
from pathlib import Path

from thiap.languages.dictionary import stem

FILES = {"n": "data.noun", "v": "data.verb", "a": "data.adj", "r": "data.adv"}
SHIFTS = {"n": (0,), "v": (0, 18), "a": (0, 1), "r": (0,)}
OUTPUT = Path(__file__).parents[2] / "src/thiap/languages/data/dictionary.en-th.tsv.gz"


def english_synsets(folder: Path) -> dict[tuple[str, int], list[str]]:
    """Lemmas by part of speech and byte offset, from the files of the database (wndb(5))."""
    synsets = {}
    for pos, name in FILES.items():
        for line in (folder / name).read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue
            parts = line.split(" ")
            lemmas = parts[4 : 4 + 2 * int(parts[3], 16) : 2]
            synsets[pos, int(parts[0])] = [re.sub(r"\(.*\)", "", lemma).lower() for lemma in lemmas]
    return synsets


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("wordnet", type=Path)
    args = parser.parse_args()
    from pythainlp.corpus.common import __file__ as corpus_file

    database = Path(corpus_file).parent / "wordnet_th.db"
    synsets = english_synsets(args.wordnet)
    dictionary: dict[str, set[str]] = defaultdict(set)
    rows = sqlite3.connect(database).execute("SELECT synsetid, li FROM word_synset")
    for synset, thai in rows:
        number, pos = synset.split("-")
        pos = "a" if pos == "s" else pos
        word = re.sub(r"[\s_]+", "", thai)
        for shift in SHIFTS[pos]:
            lemmas = synsets.get((pos, int(number) + shift))
            if lemmas is not None:
                if len(word) > 1:
                    for lemma in lemmas:
                        if re.fullmatch(r"[a-z]{3,}", lemma):
                            dictionary[stem(lemma)].add(word)
                break
    lines = [f"{lemma}\t{'|'.join(sorted(words))}\n" for lemma, words in sorted(dictionary.items())]
    OUTPUT.write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))
    print(f"{len(lines)} lemmas, {sum(map(len, dictionary.values()))} pairs, {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
