"""Output formats of a report."""

from __future__ import annotations

from typing import Final

from thiap.protocols import Renderer
from thiap.registry import Registry
from thiap.renderers import jsonl, junit, markdown, sarif, terminal, wikitext, xlsx

RENDERERS: Final[Registry[Renderer]] = Registry(
    "output format",
    {
        "text": terminal,
        "jsonl": jsonl,
        "md": markdown,
        "wikitext": wikitext,
        "sarif": sarif,
        "junit": junit,
        "xlsx": xlsx,
    },
)
