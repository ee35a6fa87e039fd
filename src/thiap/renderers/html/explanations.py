"""What each check finds, why it matters and when it is wrong, in every language of the interface."""

from __future__ import annotations

import inspect
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from thiap.checks import CHECKS
from thiap.phrases import LANGS

HEADINGS: Final = ("What it finds", "Why it matters", "Example", "When it is wrong", "Sources")


@dataclass(frozen=True, slots=True)
class Explanation:
    """An explanation in one language, by its headings."""

    summary: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A check with its explanation in every language."""

    name: str
    languages: tuple[tuple[str, Explanation], ...]


def explanations(names: set[str]) -> tuple[Explained, ...]:
    """The explanations of the checks in ``names`` that are registered, in the registry's order."""
    return tuple(
        Explained(name, tuple((lang, explanation(name, lang)) for lang in LANGS))
        for name in CHECKS
        if name in names and CHECKS[name].__doc__
    )


@cache
def explanation(name: str, lang: str) -> Explanation:
    """The explanation of a check: its docstring in English, else the table of the language."""
    english = _explain(inspect.getdoc(CHECKS[name]) or "")
    if lang == "en":
        return english
    table = _table(lang).get(name)
    if table is None:
        return english
    kept = {heading: text for heading, text in english.parts if heading == "Sources"}
    parts = {heading: table[heading] for heading in HEADINGS if heading in table} | kept
    return Explanation(table["summary"], tuple(parts.items()))


@cache
def _table(lang: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((files("thiap.phrases") / f"checks.{lang}.toml").read_text("utf-8"))


def _explain(doc: str) -> Explanation:
    parts: list[tuple[str, list[str]]] = [("", [])]
    for line in doc.splitlines():
        heading = line.strip().rstrip(":")
        if heading in HEADINGS:
            parts.append((heading, []))
        elif set(line.strip()) <= {"-", "="} and line.strip():
            continue  # an underline
        else:
            parts[-1][1].append(line)
    cleaned = [(heading, _flowing(inspect.cleandoc("\n".join(lines)).strip())) for heading, lines in parts]
    return Explanation(cleaned[0][1], tuple(part for part in cleaned[1:] if part[1]))


def _flowing(text: str) -> str:
    """Text whose lines were wrapped for the source code, one line a paragraph; lists keep their lines."""
    return re.sub(r"(?<=\S)\n(?![\s*•-])", " ", text)
