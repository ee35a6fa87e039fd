"""What each language has: tables, the encoder that reads it, and figures of the benchmark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from thiap.languages.cldr import has_table
from thiap.languages.encoded import ENCODED, PARTS_DOUBTED
from thiap.languages.language import table

#: Languages with tables or an encoder, by code.
CODES: Final = "th en ar de es fr hi id it ja ko nl pl pt ru tr vi zh sv el".split()
HEADINGS: Final = (
    "code",
    "language",
    "facts",
    "number words",
    "names",
    "negation",
    "clauses",
    "alarms/1000 words",
    "errors found",
    "harmless flagged",
)


def supported() -> Iterator[tuple[str, ...]]:
    """One row a language, as ``HEADINGS``; a dash where nothing was measured."""
    measured = {row[0]: row[1:] for row in table("measured.tsv")}
    for code in CODES:
        yield (
            code,
            _name(code),
            "own tables"
            if code in ("th", "en")
            else "CLDR + table"
            if has_table(f"{code}.words.tsv")
            else "CLDR",
            "yes" if code in ("th", "en", "ja", "zh", "ko") or has_table(f"numbers/{code}.tsv") else "no",
            "own tables" if code in ("th", "en") else "countries, by sound",
            "yes" if code in ("th", "en") else "no",
            _clauses(code),
            *measured.get(code, ("-", "-", "-")),
        )


def _clauses(code: str) -> str:
    if code in PARTS_DOUBTED:
        return "parts are remarks"
    return "yes" if code in ENCODED else "mUSE does not read it: remarks"


def _name(code: str) -> str:
    from thiap.languages import get_language

    return get_language(code).name
