"""Placeholders of a unit that stand for each other: a renamed one, and codes that only look like one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from thiap.model import Spans

#: A placeholder, or what is told of it, and its places.
Told = tuple[str, Spans]

_NAME: Final = re.compile(r"[\w.-]+")
#: A code of one letter before a word with a capital: "$tNotify" is the code $t and the word Notify.
_CODE: Final = re.compile(r"(\$[a-z])[A-Z]")


def renamed(missing: Sequence[Told], extra: Sequence[Told]) -> list[tuple[Told, Told]]:
    """Each mark that is missing with one of its family that is there in its stead, in their order.

    Two marks are of one family if they differ in their names alone: {file} and {files}, %s and %d.
    """
    left = list(extra)
    pairs = []
    for lost in missing:
        shape = _NAME.sub("x", lost[0])
        found = next((mark for mark in left if _NAME.sub("x", mark[0]) == shape), None)
        if found is not None:
            left.remove(found)
            pairs.append((lost, found))
    return pairs


def is_code(mark: str, other: str) -> bool:
    """Whether a mark is a code with the word behind it, and the ``other`` text has the code before Thai."""
    code = _CODE.match(mark)
    return code is not None and re.search(re.escape(code[1]) + "[\u0e00-\u0e7f]", other) is not None
