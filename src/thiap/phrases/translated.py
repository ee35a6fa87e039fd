"""Sentences that stand in the code in English, said in the reader's language.

Errors, what the command line tells, and its help are written where they belong; other languages have tables
from what is said in English (``errors.th.toml``, ``click.th.toml``, ``help.th.toml``). A template's ``{x}``
stands for whatever was filled in, which is said in the language too where a table knows it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

_FIELD: Final = re.compile(r"\{(\w+)\}")
_ESCAPED: Final = re.compile(r"\\\{(\w+)\\\}")


def translated(text: str, lang: str) -> str:
    """What an error or a complaint of click says, in ``lang``; what no table knows stays as it is."""
    if lang == "en" or not text:
        return text
    whole, parts = _templates(lang)
    if text in whole:
        return whole[text]
    flat = " ".join(text.split())
    if flat in whole:
        return whole[flat]
    for pattern, other in parts:
        if found := pattern.fullmatch(flat):
            named = _named(pattern.pattern)
            filled = {k: v if k in named else translated(v, lang) for k, v in found.groupdict().items()}
            return _filled(other, filled)
    return text


@cache
def _named(pattern: str) -> frozenset[str]:
    """Fields that hold a name, which is not translated: the one a sentence begins with, and quoted ones."""
    return frozenset(re.findall(r"(?:^|[`'<]|thiap\\? )\(\?P<(\w+)>", pattern))


def _filled(template: str, values: Mapping[str, str]) -> str:
    return _FIELD.sub(lambda field: values.get("f" + field[1], field[0]), template)


@cache
def table(name: str) -> Mapping[str, str]:
    """The sentences of a file of the package, its sections as one."""
    import tomllib

    read = tomllib.loads((files("thiap.phrases") / name).read_text("utf-8"))
    return {
        key: text
        for section in (read.values() if all(isinstance(part, dict) for part in read.values()) else [read])
        for key, text in section.items()
    }


@cache
def _templates(lang: str) -> tuple[Mapping[str, str], list[tuple[re.Pattern[str], str]]]:
    """Sentences as they stand, and patterns of those that are filled, best told apart first."""
    said = {**table(f"errors.{lang}.toml"), **table(f"click.{lang}.toml")}
    fields = {english: other for english, other in said.items() if _FIELD.search(english)}
    whole = {english: other for english, other in said.items() if english not in fields}
    most = sorted(fields.items(), key=lambda item: (item[0][0] == "{", -len(_FIELD.sub("", item[0]))))
    return whole, [(re.compile(_pattern(english)), other) for english, other in most]


def _pattern(english: str) -> str:
    """A pattern of whatever a template may be filled with; a field that comes again is filled alike."""
    seen: set[str] = set()

    def field(found: re.Match[str]) -> str:
        name = "f" + found[1]
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>.+?)"

    return _ESCAPED.sub(field, re.escape(english))
