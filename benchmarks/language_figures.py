"""Figures by language, from a run of the benchmark's scorer to the table of ``thiap languages`` and its page.

    python benchmarks/language_figures.py SCORES.json

SCORES.json is what the benchmark's ``score_languages.py --json`` writes: of each language the alarms per
1,000 words of clean documents, the share of planted errors that were found, and the share of harmless
rewordings that were flagged. Languages that were not run keep the figures they have.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from thiap.languages.language import table
from thiap.languages.support import supported

ROOT = Path(__file__).resolve().parents[1]
MEASURED = ROOT / "src" / "thiap" / "languages" / "data" / "measured.tsv"
PAGE = ROOT / "docs" / "languages.md"
_TABLE = re.compile(r"(\| code \| language \|.*\n\|[-|]+\|\n)(?:\|.*\n)+")


def main() -> None:
    """Write the data table and the page's table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("scores", type=Path)
    scores = json.loads(parser.parse_args().scores.read_text("utf-8"))
    rows = {row[0]: row[1:] for row in table("measured.tsv")}
    for code, found in scores.items():
        clean = f"{found['clean']['per_1000']:.2f}"
        rows[code] = (clean, f"{found['errors_share']:.3f}", f"{found['controls_share']:.3f}")
    head = [line for line in MEASURED.read_text("utf-8").splitlines() if line.startswith("#")]
    lines = head + ["\t".join((code, *rows[code])) for code in sorted(rows)]
    MEASURED.write_text("\n".join(lines) + "\n", "utf-8")
    table.cache_clear()
    shown = "".join(f"| {' | '.join((row[0], row[1], *row[-3:]))} |\n" for row in supported())
    PAGE.write_text(_TABLE.sub(lambda found: found[1] + shown, PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
