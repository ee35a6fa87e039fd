"""One unit of a file, checked."""

from __future__ import annotations

from pathlib import Path

import polib

from thiap import Finding, check


def told(folder: Path, english: str, thai: str) -> list[Finding]:
    """The findings of a catalogue with one message."""
    catalogue = polib.POFile()
    catalogue.metadata = {"Language": "th", "Content-Type": "text/plain; charset=UTF-8"}
    catalogue.append(polib.POEntry(msgid=english, msgstr=thai))
    catalogue.save(str(folder / "u.po"))
    return list(check(folder / "u.po", source_lang="en", target_lang="th").findings)
