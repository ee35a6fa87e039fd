"""Xcode's string catalogues: one file with every language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thiap.errors import InputError
from thiap.readers.keyed.json_strings import Path, load, slot, strings_of
from thiap.readers.keyed.slots import Slot
from thiap.readers.states import read_state


def accepts(name: str, data: bytes) -> bool:
    """By the file's name."""
    return name.lower().endswith(".xcstrings")


def slots(name: str, text: str, target_lang: str | None = None) -> Iterator[Slot]:
    """The texts of one language, with the source's own text, or the key in its stead.

    Raises:
        InputError: no catalogue, or several languages of which none is chosen.
    """
    found = load(name, text)
    lang = languages(name, found, target_lang)[1]
    for path, start, end in strings_of(name, text):
        if (
            path[0] != "strings"
            or len(path) < 6
            or path[2:4] != ("localizations", lang)
            or path[-1] != "value"
        ):
            continue
        key, inner = str(path[1]), path[4:-1]
        entry = found["strings"][key]
        if entry.get("shouldTranslate") is False or inner[-1] != "stringUnit":
            continue
        own = _at(entry, ("localizations", found["sourceLanguage"]))
        source = next(
            (said for way in _ways(inner) if isinstance(said := _at(own, (*way, "value")), str)), key
        )
        unit = slot(
            key + "".join(f"[{part}]" for part in inner[:-1] if part not in _FRAMES), text, start, end
        )
        state = read_state(str(_at(entry, (*path[2:-1], "state")) or ""))
        yield Slot(unit.unit, unit.text, unit.offsets, unit.style, source, state)


#: Keys that say of what kind the next one is.
_FRAMES = ("variations", "plural", "device", "substitutions")


def _ways(inner: Path) -> tuple[Path, ...]:
    """Where the source of a text may stand: the same form, that of "other", no form at all."""
    other = tuple("other" if part in ("zero", "one", "two", "few", "many") else part for part in inner)
    return inner, other, ("stringUnit",)


def _at(found: Any, path: Path) -> Any:
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def languages(name: str, found: dict[str, Any], target_lang: str | None = None) -> tuple[str, str]:
    """The source's language, and the one that is held against it.

    Raises:
        InputError: no catalogue, or several languages of which none is chosen.
    """
    source, strings = found.get("sourceLanguage"), found.get("strings")
    if not isinstance(source, str) or not isinstance(strings, dict):
        raise InputError(f"{name}: is no string catalogue; it has no sourceLanguage or no strings")
    there: set[str] = set()
    for key, entry in strings.items():
        if not isinstance(entry, dict) or not isinstance(entry.get("localizations", {}), dict):
            raise InputError(f"{name}: the entry {key!r} is none of a string catalogue")
        there |= set(entry.get("localizations", {}))
    there -= {source}
    wanted = [lang for lang in sorted(there) if target_lang and lang.split("-")[0] == target_lang]
    if wanted or target_lang:
        return source, wanted[0] if wanted else target_lang or ""
    if "th" in there or len(there) == 1:
        return source, "th" if "th" in there else there.pop()
    raise InputError(
        f"{name}: holds {', '.join(sorted(there)) or 'no translation'}; say which with --target-lang"
    )
