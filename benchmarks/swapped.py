"""Numbers that changed places, and numbers from elsewhere: how many a check finds in texts of your own.

    python benchmarks/swapped.py SOURCE TARGET [SOURCE TARGET ...] [--most 6] [--seed 4]

Each pair of texts is taken apart at its blank lines, which must answer each other. In each passage of a
target two numbers change places (swapped), or one is replaced by a number of another passage (borrowed), one
error a run. What is found is an alarm on the passage that the passage without the error does not raise. The
figures come pair by pair, so that settings fitted on some pairs are read on the others.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from thiap.api import check
from thiap.settings import Settings

_NUMBER = re.compile(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?(?![\d.,]*\d)")

#: Where a text is changed, and what stands there then.
Edit = tuple[int, int, str]


def alarms(source: str, target: str, langs: Sequence[str]) -> set[tuple[str, str]]:
    """Checks that raise an alarm, with what they say."""
    report = check(
        source, target, settings=Settings(mode="translation"), source_lang=langs[0], target_lang=langs[1]
    )
    return {(one.check, str(one.message)) for one in report.findings if one.severity != "neutral"}


def changed(text: str, edits: Sequence[Edit]) -> str:
    """The text with its numbers replaced."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def errors(passages: Sequence[str], at: int, most: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Kinds of error with the passage that has it."""
    own = list(_NUMBER.finditer(passages[at]))
    couples = [(a, b) for k, a in enumerate(own) for b in own[k + 1 :] if a[0] != b[0]]
    for a, b in chance.sample(couples, min(most, len(couples))):
        yield "swapped", changed(passages[at], [(*a.span(), b[0]), (*b.span(), a[0])])
    here = {number[0] for number in own}
    others = [n[0] for k, text in enumerate(passages) if k != at for n in _NUMBER.finditer(text)]
    others = [number for number in others if number not in here]
    for a in chance.sample(own, min(most // 2, len(own))) if others else ():
        yield "borrowed", changed(passages[at], [(*a.span(), chance.choice(others))])


def main() -> None:
    """Print the figures of each pair, and what was missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=6, help="errors of a kind in a passage, at most")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--langs", nargs=2, default=("en", "th"))
    given = parser.parse_args()
    for source, target in zip(given.texts[::2], given.texts[1::2], strict=True):
        ours, theirs = (path.read_text(encoding="utf-8").strip().split("\n\n") for path in (source, target))
        made: Counter[str] = Counter()
        found: Counter[str] = Counter()
        for at, (one, other) in enumerate(zip(ours, theirs, strict=True)):
            before = alarms(one, other, given.langs)
            for kind, wrong in errors(theirs, at, given.most, random.Random(given.seed + at)):
                made[kind] += 1
                if alarms(one, wrong, given.langs) - before:
                    found[kind] += 1
                else:
                    print(f"missed {kind}: {wrong}")
        print(source.name, *(f"{kind} {found[kind]} of {made[kind]}" for kind in made), sep="; ")


if __name__ == "__main__":
    main()
