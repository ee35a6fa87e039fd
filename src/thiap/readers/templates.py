"""Tags of templates and shortcodes inside pages, and which of their values people read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from thiap.model import Span, Spans

#: Tags of templates (Liquid, Jinja, Nunjucks, Vue) and of Hugo's shortcodes. Neither holds its own beginning.
TEMPLATE: Final = re.compile(
    r"\{\{[<%]?(?:(?!\{\{)[\s\S]){0,2000}?\}\}|\{%(?:(?!\{%)[\s\S]){0,2000}?%\}|\{#\s(?:(?!\{#)[\s\S]){0,2000}?#\}"
)
#: Names of values that a page shows, in tags and in front matter.
SHOWN: Final = "alt|caption|title|subtitle|heading|subheading|label|description|summary|text"
#: A value in quotes that is given to an include or a shortcode by the name of what a page shows.
_VALUE: Final = re.compile(
    rf"(?<=\s)(?:{SHOWN})\s*=\s*"
    r"(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)')",
    re.IGNORECASE,
)


def find_templates(text: str, start: int, end: int) -> Iterator[tuple[Span, Spans]]:
    """The tags between two offsets, each with the values in it that are said to readers."""
    for match in TEMPLATE.finditer(text, start, end):
        found: list[Span] = []
        if "=" in match.group():
            for value in _VALUE.finditer(text, *match.span()):
                span = value.span("double" if value["double"] is not None else "single")
                if span[0] < span[1] and _is_prose(text[slice(*span)]):
                    found.append(span)
        yield match.span(), tuple(found)


def _is_prose(value: str) -> bool:
    """Whether a value is neither another tag of a template nor a path or an address."""
    address = value.isascii() and " " not in value and any(mark in value.rstrip(".") for mark in "/.")
    return not address and not any(mark in value for mark in "{}")
