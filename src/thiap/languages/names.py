"""Tables of names, loaded late: how Latin letters are spelt in Thai, exonyms, titles, generic words.

Each table is a file in ``data/`` that says in its first line where it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files


def rows(name: str) -> Iterator[list[str]]:
    """Fields of the lines of a packaged table, comments and blank lines left out."""
    text = files("thiap.languages").joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@lru_cache(maxsize=1)
def load_pieces() -> tuple[tuple[str, str, float], ...]:
    """(Latin piece, Thai piece, log-odds), learnt ones and those of other orthographies."""
    return tuple((latin, thai, float(score)) for latin, thai, score in rows("translit.tsv")) + tuple(
        (latin, thai, float(score)) for latin, thai, score in rows("spellings.tsv")
    )
