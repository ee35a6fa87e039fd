"""What thiap says, apart from the language it says it in.

A *phrase* is a key of the catalogue with what fills its template: ``say(KEY, text=...)``. It
travels with a finding as data, and `words` turns it into a sentence of the reader's language. The catalogue,
``messages.toml`` for what is said of findings, ``checks.th.toml`` for what one check alone says, and
``report.toml`` and ``corpus.toml`` for the rest, holds every template in every language, side by side.

In a template ``{x}`` is filled with the argument ``x``; ``{x:q}`` puts it in quotation marks, ``{x:or}`` and
``{x:and}`` list several, and ``{n?one|many}`` chooses by the number ``n``, which ``#`` stands for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal, get_args

from thiap.errors import InputError
from thiap.frozen import FrozenMap

Lang = Literal["en", "th"]
#: Languages that thiap speaks; the first is that of the data it writes.
LANGS: Final[tuple[Lang, ...]] = get_args(Lang)

_FILES: Final = ("messages.toml", "report.toml", "corpus.toml")
_FIELD: Final = re.compile(r"\{(\w+)(?:([:?])([^{}]*))?\}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A key of the catalogue with what fills its template."""

    key: str
    filled: FrozenMap[str, Any] = field(default_factory=FrozenMap)

    def __str__(self) -> str:
        """The phrase in English."""
        return words(self)


def say(key: str, **filled: Any) -> Phrase:
    """The phrase of a key; fillings are texts, numbers, phrases, or tuples of texts and phrases."""
    return Phrase(key, FrozenMap(filled))


def several(first: Phrase, *others: Phrase | None) -> Phrase:
    """Sentences one after the other as one phrase; None stands for none."""
    left = tuple(phrase for phrase in others if phrase is not None)
    return say("sentences", all=(first, *left)) if left else first


def words(said: Phrase | str | int, lang: str = "en") -> str:
    """A phrase in one language; texts and numbers as they are."""
    if not isinstance(said, Phrase):
        return str(said)
    return _FIELD.sub(lambda found: _filled(said.filled, found, lang), catalogue()[said.key][lang])


def tell(key: str, lang: str, **filled: Any) -> str:
    """The phrase of a key in one language."""
    return words(say(key, **filled), lang)


def known(key: str) -> bool:
    """Whether the catalogue has a phrase."""
    return key in catalogue()


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Every template by its key, then by its language."""
    import tomllib

    def read(name: str) -> dict[str, Any]:
        return tomllib.loads((files("thiap.phrases") / name).read_text("utf-8"))

    of_checks = (check.get("messages", {}) for check in read("checks.th.toml").values())
    return {key: table for part in (*map(read, _FILES), *of_checks) for key, table in part.items()}


def _filled(filled: Mapping[str, Any], found: re.Match[str], lang: str) -> str:
    value = filled[found[1]]
    if found[2] == "?":
        one, _, many = found[3].partition("|")
        return one if value == 1 else many.replace("#", f"{value:,}")
    if isinstance(value, tuple):
        items = [words(item, lang) for item in value]
        last = {"or": catalogue()["or"][lang], "and": catalogue()["and"][lang]}.get(found[3] or "", ", ")
        if found[1] == "all":
            return " ".join(items)
        return last.join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)
    text = f"{value:,}" if isinstance(value, int) else words(value, lang)
    if found[3] == "q":
        return f"“{text}”" if lang == "th" else repr(text)
    return text


def to_json(said: Phrase) -> dict[str, Any]:
    """A phrase as JSON values: ``{"key": ..., "with": {...}}``."""
    return {
        "key": said.key,
        **({"with": {k: _plain(v) for k, v in said.filled.items()}} if said.filled else {}),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Phrase):
        return to_json(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def from_json(value: Any, where: str) -> Phrase:
    """The phrase that `to_json` wrote.

    Raises:
        InputError: it has another shape, or a key that this version does not know.
    """
    said = value.get("with", {}) if isinstance(value, dict) else None
    if not isinstance(said, dict) or not isinstance(value.get("key"), str) or not known(value["key"]):
        raise InputError(f"{where}: a phrase of this version's catalogue is expected")
    phrase = Phrase(value["key"], FrozenMap({k: _read(v, f"{where}.{k}") for k, v in said.items()}))
    try:
        words(phrase)
    except (KeyError, TypeError, AttributeError):
        raise InputError(f"{where}: the phrase {phrase.key!r} lacks what fills it") from None
    return phrase


def _read(value: Any, where: str) -> Any:
    if isinstance(value, dict):
        return from_json(value, where)
    if isinstance(value, list):
        return tuple(_read(item, where) for item in value)
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise InputError(f"{where}: a text, a number, a phrase or a list of them is expected")
