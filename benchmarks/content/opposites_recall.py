"""How many opposites put into clean pairs the table of opposites finds, and what it flags in the clean ones.

    THIAP_BENCH=FOLDER python benchmarks/content/opposites_recall.py

FOLDER holds ``bench/data/align``. In each pair of sentences (NTREX-128, UD-PUD) and paragraphs (XQuAD) one
Thai word at a time is replaced by its opposite, if the English says it too. One JSON object is printed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from train_coverage import load

from thiap.languages.opposites import ThaiText, opposite_pairs, oppositions


def turnable(english, thai):
    """Words of the Thai that say what one of the English says, each with a word of the opposite meaning."""
    words = ThaiText(thai)
    for sense, opposite, _ in opposite_pairs():
        if opposite.first and sense.english.search(english):
            yield from ((span, opposite.first) for span in words.whole(sense))


def main() -> None:
    bench = Path(os.environ["THIAP_BENCH"])
    pairs = flagged = turned = found = 0
    for name in ("ntrex-flat", "pud", "xquad-flat"):
        for _, couples in load(bench, name):
            for english, thai in couples:
                pairs += 1
                flagged += any(oppositions(english, thai))
                for (start, end), opposite in turnable(english, thai):
                    turned += 1
                    found += any(oppositions(english, thai[:start] + opposite + thai[end:]))
    print(json.dumps({"pairs": pairs, "flagged": flagged, "turned": turned, "found": found}))


if __name__ == "__main__":
    main()
