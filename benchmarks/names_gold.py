"""Score the name table on the hand-made list of the seeds.

    THIAP_BENCH=DIR python benchmarks/names_gold.py [--gold-beads] [-v]

DIR holds ``gold/`` and ``seeds/``. Recall: of the pairs that both people list, those where one entry of
the table has the English name (its own name, or a place where the source writes it so) and the Thai
one (a rendering, or the text where it stands), case, blanks, quotes and "the" aside. Titles and
generic words in front are part of a name: กรุงมอสโก counts as มอสโก only where the gold lists that too.
Precision: the entries are printed with -v, to be read; a list of entries judged wrong by a reader can
be given with --wrong (one "English<TAB>Thai" a line).
"""

from __future__ import annotations

import argparse
import json
import os
import time
from pathlib import Path

from thiap.model import Alignment, Bead, Document, NameEntry, Span
from thiap.names import find_names, learn_names
from thiap.names.fold import fold_latin
from thiap.readers import read_path

PAIRS = (
    ("soviet-invasion-of-poland.en.txt", "invasion.alignment.json"),
    ("polish-prisoners-of-war.en.txt", "pow.alignment.json"),
)
TARGET = "soviet-invasion-of-poland.th.txt"


def gold_alignment(path: Path) -> Alignment:
    """Beads of the links that either person made, one for each connected group."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    groups: list[tuple[set[str], set[str]]] = []
    for left, right in gold["links"]["acceptable"]:
        hit = [group for group in groups if left in group[0] or right in group[1]]
        merged = ({left}.union(*(group[0] for group in hit)), {right}.union(*(group[1] for group in hit)))
        groups = [group for group in groups if group not in hit] + [merged]
    units = gold["units"]

    def spans(side: str, ids: set[str]) -> tuple[Span, ...]:
        return tuple(sorted((units[side][uid][0], units[side][uid][1]) for uid in ids))

    beads = [Bead(spans("source", left), spans("target", right), 1.0) for left, right in groups]
    beads.sort(key=lambda bead: bead.source)
    return Alignment(tuple(beads), "comparable", "gold", (0.0, 0.0))


def forms(doc: Document, names: list[str], spans: tuple[Span, ...]) -> set[str]:
    """All ways an entry is written on one side, folded."""
    fold = fold_latin if doc.lang == "en" else plain_thai
    return {fold(text) for text in [*names, *(doc.quote(span) for span in spans)]}


def plain_thai(text: str) -> str:
    if not any("ก" <= char <= "ฮ" for char in text):
        return fold_latin(text)
    return "".join(char for char in text if char not in ' "“”.,-–')


def english_forms(text: str) -> set[str]:
    plain = fold_latin(text.partition(" (")[0])
    return {plain, plain.removeprefix("the ")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--gold-beads", action="store_true", help="use the people's alignment, not the tool's"
    )
    parser.add_argument("-v", "--verbose", action="store_true")
    args = parser.parse_args()
    root = Path(os.environ.get("THIAP_BENCH", ""))
    if not (root / "gold" / "names.jsonl").exists():
        raise SystemExit("set THIAP_BENCH to the folder that holds gold/ and seeds/")
    target = read_path(str(root / "seeds" / TARGET))
    entries: list[tuple[NameEntry, Document]] = []
    for source_name, gold_name in PAIRS:
        source = read_path(str(root / "seeds" / source_name))
        started = time.perf_counter()
        if args.gold_beads:
            alignment = gold_alignment(root / "gold" / gold_name)
            names, _ = learn_names(source, target, alignment, find_names(source), find_names(target))
        else:
            from thiap.pipeline import align_pair

            names = align_pair(source, target).names
        print(f"{source_name}: {len(names)} entries, {time.perf_counter() - started:.2f} s")
        entries += [(entry, source) for entry in names]
    table = [
        (
            forms(source, [entry.source], entry.source_spans),
            forms(target, list(entry.target), entry.target_spans),
        )
        for entry, source in entries
    ]
    gold = [
        json.loads(line) for line in (root / "gold" / "names.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    for wanted in (2, 1):
        rows = [row for row in gold if row["annotators"] >= wanted]
        missed = []
        for row in rows:
            english, thai = english_forms(row["en"]), plain_thai(row["th"])
            if not any(english & left and thai in right for left, right in table):
                missed.append(row)
        print(f"pairs of {wanted} people or more: {len(rows)}  recall {1 - len(missed) / len(rows):.3f}")
        if wanted == 2 or args.verbose:
            for row in missed:
                print("   missed", row["en"], "=", row["th"], f"({row['annotators']})")
    if args.verbose:
        for entry, _ in entries:
            print(f"{entry.source}\t{' | '.join(entry.target)}\t{entry.type}\t{entry.count}\t{entry.score}")


if __name__ == "__main__":
    main()
