"""Build ``languages/data/negative-words.en.txt`` from the antonyms of Princeton WordNet 3.0.

    python benchmarks/content/build_negatives.py WORDNET_FOLDER

A word is listed when WordNet calls it the antonym of the word that is left without its negative prefix
(un-, in-, im-, ir-, il-, dis-, non-, mis-, a-) or with -ful for its -less: *incapable* beside *capable*.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

PREFIX = re.compile(r"(?:un|in|im|ir|il|dis|non|mis)-?")
OUTPUT = Path(__file__).parents[2] / "src/thiap/languages/data/negative-words.en.txt"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("wordnet", type=Path)
    folder = parser.parse_args().wordnet
    synsets: dict[tuple[str, int], list[str]] = {}
    pointers = []
    for pos, name in {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}.items():
        for line in (folder / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue
            head = line.split(" | ")[0].split(" ")
            count = int(head[3], 16)
            key = (pos, int(head[0]))
            synsets[key] = [re.sub(r"\(.*\)", "", w).lower() for w in head[4 : 4 + 2 * count : 2]]
            at = 4 + 2 * count
            for k in range(int(head[at])):
                symbol, offset, to, places = head[at + 1 + 4 * k : at + 5 + 4 * k]
                if symbol == "!":
                    pointers.append((key, int(places[:2], 16), (to, int(offset)), int(places[2:], 16)))
    words = set()
    for here, first, there, second in pointers:
        word, other = synsets[here][first - 1], synsets[there][second - 1]
        match = PREFIX.match(word)
        negative = (match is not None and word[match.end() :] == other) or (
            word.endswith("less") and other == f"{word[:-4]}ful"
        )
        if negative and re.fullmatch(r"[a-z-]+", word):
            words.add(word)
    OUTPUT.write_text("".join(f"{word}\n" for word in sorted(words)))
    print(len(words), "words")


if __name__ == "__main__":
    main()
