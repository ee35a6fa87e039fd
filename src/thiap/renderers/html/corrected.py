"""What a suggestion changes: word by word for the eye, and as edits of the draft for who accepts it."""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final

from thiap.languages.thai_words import thai_words
from thiap.model import Finding, Report
from thiap.spans import is_thai

#: Formats whose text is the file itself, so that an edit of the text is one of the file.
_PLAIN: Final = frozenset({"text", "markdown"})
_PARTS: Final = re.compile(r"\s+|[\w.,]+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Change:
    """Words that stay (``old`` and ``new`` alike) or that give way to others."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        """Whether the words stay."""
        return self.old == self.new


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes of a file, or of a member of a package, that a suggestion exchanges."""

    part: str
    start: int
    end: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Carried:
    """The draft's file inside of the page.

    Attributes:
        data: the file; empty if it is too large to be carried.
        stretches: what each suggestion exchanges, by the number of its finding.
        command: what makes the same of the saved decisions.
    """

    data: bytes
    stretches: Mapping[int, Stretch]
    command: tuple[str, ...]


def changes(old: str, new: str) -> tuple[Change, ...]:
    """``old`` and ``new`` word by word, in order; joined they are the two texts."""
    first, second = _words(old), _words(new)
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return tuple(Change("".join(first[a:b]), "".join(second[c:d])) for _, a, b, c, d in matcher.get_opcodes())


def edits(report: Report, carried: Carried | None = None) -> dict[str, Any]:
    """The draft and the edit of each suggestion, for the page that saves a corrected draft.

    Nothing where no suggestion is sure. The draft is its text where that is the file itself, else the file
    that is ``carried``, else nothing.
    """
    fixes = {
        str(index): [*finding.target[0], finding.suggestion]
        for index, finding in enumerate(report.findings)
        if can_edit(finding)
    }
    text = report.target.text
    as_text = bool(fixes) and report.target.format in _PLAIN and _can_be_saved(text)
    if carried and carried.stretches and not (as_text and carried.data == text.encode()):
        return {"fixes": fixes, "raw": _raw(carried)}
    return {"fixes": fixes, "draft": text} if as_text else {"fixes": fixes}


def _raw(carried: Carried) -> dict[str, Any]:
    parts = list(dict.fromkeys(stretch.part for stretch in carried.stretches.values()))
    return {
        "file": base64.b64encode(carried.data).decode(),
        "parts": parts,
        "fixes": {
            str(index): [parts.index(it.part), it.start, it.end, base64.b64encode(it.data).decode()]
            for index, it in carried.stretches.items()
        },
    }


def can_edit(finding: Finding) -> bool:
    """Whether the suggestion of a finding is an edit of the draft."""
    return finding.suggestion is not None and len(finding.target) == 1


def _can_be_saved(text: str) -> bool:
    """Whether UTF-8 can hold a text: one with lone surrogates came from another encoding."""
    return not re.search("[\ud800-\udfff]", text)


def _words(text: str) -> list[str]:
    """The words of a text; a mark stays with the letter it stands on."""
    parts = [word for _, word in thai_words(text)] if any(map(is_thai, text)) else _PARTS.findall(text)
    words: list[str] = []
    for part in parts:
        if words and _stands_on(part[0]):
            words[-1] += part
        else:
            words.append(part)
    return words


def _stands_on(char: str) -> bool:
    """Whether a character stands on the one before it."""
    return unicodedata.category(char) in ("Mn", "Me")
