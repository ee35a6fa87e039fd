"""What a suggestion changes: word by word for the eye, and as edits of the draft for who accepts it."""

from __future__ import annotations

import re
import unicodedata
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


def changes(old: str, new: str) -> tuple[Change, ...]:
    """``old`` and ``new`` word by word, in order; joined they are the two texts."""
    first, second = _words(old), _words(new)
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return tuple(Change("".join(first[a:b]), "".join(second[c:d])) for _, a, b, c, d in matcher.get_opcodes())


def edits(report: Report) -> dict[str, Any]:
    """The draft and the edit of each suggestion, for the page that saves a corrected draft.

    Nothing where no suggestion is sure, and no draft where its text is not the file itself.
    """
    fixes = {
        str(index): [*finding.target[0], finding.suggestion]
        for index, finding in enumerate(report.findings)
        if _can_edit(finding)
    }
    if not fixes or report.target.format not in _PLAIN or not _can_be_saved(report.target.text):
        return {"fixes": fixes}
    return {"fixes": fixes, "draft": report.target.text}


def _can_edit(finding: Finding) -> bool:
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
