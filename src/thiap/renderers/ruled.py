"""What people decided about findings, as renderers say it beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from thiap.model import Finding
from thiap.phrases import known, say, tell, words
from thiap.renderers.wording import flat

State = Literal["open", "accepted", "dismissed"]


@dataclass(frozen=True, slots=True)
class Ruling:
    """The decision about one finding; ``reason`` is one of the interface's or any short text."""

    state: State = "open"
    reason: str = ""
    note: str = ""
    reviewer: str = ""


#: Rulings by the place of their finding in ``Report.findings``.
Rulings = Mapping[int, Ruling]


def why(ruling: Ruling, lang: str) -> str:
    """Reason and note in one line."""
    key = f"reason-{ruling.reason}"
    reason = tell(key, lang) if ruling.reason and known(key) else flat(ruling.reason)
    return "; ".join(part for part in (reason, flat(ruling.note)) if part)


def ruling_line(ruling: Ruling, lang: str) -> str:
    """State, reason, note and reviewer in one line."""
    told = why(ruling, lang)
    more = (words(say("decided-why", why=told), lang) if told else "") + (
        words(say("decided-by", who=flat(ruling.reviewer)), lang) if ruling.reviewer else ""
    )
    return tell("decided", lang, state=say(f"word-{ruling.state}"), more=more)


def by_finding(findings: tuple[Finding, ...], rulings: Rulings | None) -> dict[int, Ruling]:
    """Rulings by the identity of the finding, for renderers that walk by place in the text."""
    return {id(findings[place]): ruling for place, ruling in (rulings or {}).items()}
