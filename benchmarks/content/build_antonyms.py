"""Build ``languages/data/antonyms.en.tsv.gz`` from Princeton WordNet 3.0.

    python benchmarks/content/build_antonyms.py WORDNET_FOLDER

A line for each pair of antonyms: the words of one synset, the words that are like it (satellites of an
adjective), and the same of the other. Only words that the English and Thai dictionary knows.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import defaultdict
from pathlib import Path

from build_dictionary import FILES, english_synsets

from thiap.languages.dictionary import in_dictionary

OUTPUT = Path(__file__).parents[2] / "src/thiap/languages/data/antonyms.en.tsv.gz"
ANTONYM, SIMILAR = "!", "&"
Key = tuple[str, int]


def pointers(folder: Path) -> dict[str, list[tuple[Key, Key]]]:
    """Pairs of synsets by the sign of the relation (wndb(5))."""
    found: dict[str, list[tuple[Key, Key]]] = defaultdict(list)
    for pos, name in FILES.items():
        for line in (folder / name).read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue
            head = line.split(" | ")[0].split(" ")
            at = 4 + 2 * int(head[3], 16)
            for k in range(int(head[at])):
                sign, offset, to = head[at + 1 + 4 * k : at + 4 + 4 * k]
                found[sign].append(((pos, int(head[0])), (to, int(offset))))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("wordnet", type=Path)
    folder = parser.parse_args().wordnet
    synsets, related = english_synsets(folder), pointers(folder)
    like: dict[Key, set[Key]] = defaultdict(set)
    for here, there in related[SIMILAR]:
        like[here].add(there)

    def words(keys: set[Key]) -> str:
        found = {word for key in keys for word in synsets[key] if re.fullmatch(r"[a-z]{2,}", word)}
        return "|".join(sorted(filter(in_dictionary, found)))

    lines = set()
    for here, there in related[ANTONYM]:
        one, other = sorted([here, there])
        line = [words({one}), words(like[one]), words({other}), words(like[other])]
        if (line[0] or line[1]) and (line[2] or line[3]):
            lines.add("\t".join(line))
    OUTPUT.write_bytes(gzip.compress("".join(f"{line}\n" for line in sorted(lines)).encode(), 9, mtime=0))
    print(f"{len(lines)} pairs, {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
