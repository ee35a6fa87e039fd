"""CPU time of a run after one changed number, against the first run of the same texts.

Start-up (imports, encoder, tables) is a run on two sentences before. The first answer is what
``thiap check --watch`` prints at once; a full run follows it on long texts.

    python benchmarks/again.py SOURCE TARGET
"""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path

os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")

from thiap.model import Report
from thiap.pipeline import check_documents
from thiap.readers import read_text

SMALL = "It opened in 1932. The road is 3 km long.", "เปิดใน พ.ศ. 2475 ถนนยาว 3 กม. สมชายไปลอนดอน"


def timed(source: str, target: str, before: Report | None = None) -> tuple[Report, float]:
    """The report, and the seconds of CPU time it took."""
    start = time.process_time()
    report = check_documents([read_text("source", source)], read_text("target", target), before=before)
    return report, time.process_time() - start


def main(source: str, target: str) -> None:
    texts = [Path(name).read_text(encoding="utf-8") for name in (source, target)]
    middle = min(re.finditer(r"\d+", texts[1]), key=lambda m: abs(m.start() - len(texts[1]) // 2))
    edited = texts[1][: middle.start()] + str(int(middle[0]) + 1) + texts[1][middle.end() :]
    _, start_up = timed(*SMALL)
    first, whole = timed(*texts)
    again, quick = timed(texts[0], edited, first)
    full, after = timed(texts[0], edited)
    same = [f.id for f in again.findings] == [f.id for f in full.findings]
    print(f"start-up {start_up:.2f} s, first run {whole:.2f} s")
    print(f"first answer {quick:.2f} s ({quick / whole:.2f}), the findings of a full run: {same}")
    print(f"full run again {after:.2f} s ({after / whole:.2f})")


if __name__ == "__main__":
    main(*sys.argv[1:])
