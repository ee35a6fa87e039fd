"""Find the Thai spelling of an English word among 1,000: the transliteration distance by itself.

    python benchmarks/names_retrieval.py

Only the held-out half of PyThaiNLP's transliteration dictionary is asked (the other half taught the
packaged table). Each English word is compared with its own spelling and 999 others drawn with a
fixed seed from the held-out half; any listed spelling of the word counts as right.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import numpy as np
from train_translit import dictionary, held_out, prepare

from thiap.names.fold import Folded
from thiap.names.translit import SearchText


def main() -> None:
    pairs = prepare([pair for pair in dictionary() if held_out(pair[0])])
    rng = random.Random(20)
    spellings: dict[str, set[str]] = {}
    for latin, thai in pairs:
        spellings.setdefault(latin, set()).add(thai)
    pool = sorted({thai for _, thai in pairs})
    words = sorted(spellings)
    first = five = 0
    comparisons, seconds = 0, 0.0
    misses = []
    blocks = [words[i : i + 60] for i in range(0, len(words), 60)]
    for block in blocks:
        # One draw of strangers serves a block of questions; each gets its own spellings added.
        own = sorted({thai for word in block for thai in spellings[word]})
        strangers = rng.sample([thai for thai in pool if thai not in set(own)], 1000 - len(own))
        candidates = own + strangers
        started = time.perf_counter()
        stretch = SearchText(
            [Folded(thai, tuple(range(len(thai))), tuple(range(len(thai)))) for thai in candidates]
        )
        results = [stretch.scores(word) for word in block]
        seconds += time.perf_counter() - started
        comparisons += len(block) * len(candidates)
        for word, scores in zip(block, results, strict=True):
            order = np.argsort(-scores)
            rank = next(k for k, index in enumerate(order) if candidates[index] in spellings[word])
            first += rank == 0
            five += rank < 5
            if rank >= 5:
                misses.append((word, sorted(spellings[word])[0], candidates[order[0]], rank + 1))
    print(f"words {len(words)}  first {first / len(words):.3f}  first five {five / len(words):.3f}")
    print(f"{comparisons / seconds:,.0f} comparisons a second")
    for miss in misses[:40]:
        print(*miss)


if __name__ == "__main__":
    main()
