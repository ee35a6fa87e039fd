"""Inline markup told by patterns: what is skipped of it, and what it notes of the structure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thiap.model import Span
from thiap.readers.citations import ADDRESS
from thiap.readers.page import Page
from thiap.spans import merge, touches
from thiap.structure import ElementKind


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of inline markup.

    Attributes:
        pattern: all of it. What the group ``text`` holds is read, the rest is skipped.
        kind: what it notes; its content is the group ``to``, or ``or``.
        inner: whether other markup may stand in the text.
    """

    pattern: re.Pattern[str]
    kind: ElementKind | None = None
    inner: bool = True


def note_rules(page: Page, span: Span, rules: Sequence[Rule]) -> None:
    """Apply the rules to a stretch of text; what an earlier one took whole, no later one sees."""
    taken: tuple[Span, ...] = ()
    for rule in rules:
        found: list[Span] = []
        for match in rule.pattern.finditer(page.text, *span):
            if match.end() == match.start() or touches(taken, match.span()):
                continue
            groups = match.groupdict()
            text = match.span("text") if groups.get("text") else (match.end(), match.end())
            page.skip(match.start(), text[0])
            page.skip(text[1], match.end())
            if rule.kind:
                page.element(rule.kind, match.span(), content=groups.get("to") or groups.get("or") or "")
            whole = not groups.get("text") or not rule.inner
            found += [match.span()] if whole else [(match.start(), text[0]), (text[1], match.end())]
        taken = merge([*taken, *found])
    for match in ADDRESS.finditer(page.text, *span):
        end = match.end() - len(match[0]) + len(match[0].rstrip(".,;:!?*_`"))
        if not touches(taken, (match.start(), end)):
            page.skip(match.start(), end)
            page.element("link", (match.start(), end), content=page.text[match.start() : end])
