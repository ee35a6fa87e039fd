"""What a person decided about findings, kept in a file beside the draft.

A decision names a finding by its id, a hash of check, values and quotes, and by its place, which tells equal
findings apart (`thiap.identity`). It therefore survives edits elsewhere in the text and expires when the
quoted text changes: then it is *stale*, and listed. The HTML report exports and imports the same file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal

from thiap.errors import InputError
from thiap.identity import Known
from thiap.model import Finding, Report, Span, Spans
from thiap.readers.source import refuse_device

State = Literal["accepted", "dismissed"]

VERSION: Final = 1
_STATES: Final[tuple[State, ...]] = ("accepted", "dismissed")
_TEXTS: Final = ("place_id", "reason", "note", "quote", "check", "file", "reviewer", "suggestion")


@dataclass(frozen=True, slots=True)
class Decision:
    """One finding accepted as an error, or dismissed.

    Attributes:
        id: of the finding.
        reason: short, e.g. "house style".
        quote: the text the finding is about, for people who read the file.
        file: name of the text under review; a decision about another file is never called stale.
        source_value, target_value: set with ``all_like``.
        all_like: holds for every finding of the same check with the same two values.
        place_id: of the finding; empty in files of earlier versions.
        reviewer: who decided.
        suggestion: the words to put in place, where the reviewer took or wrote some.
        spans: where they belong in the text under review, as the report saw it.
    """

    id: str
    state: State
    reason: str = ""
    note: str = ""
    quote: str = ""
    check: str = ""
    file: str = ""
    all_like: bool = False
    source_value: str | None = None
    target_value: str | None = None
    place_id: str = ""
    reviewer: str = ""
    suggestion: str = ""
    spans: Spans = ()

    @property
    def spreads(self) -> bool:
        """Whether it holds for other findings too; findings without values are never alike."""
        return self.all_like and not (self.source_value is None and self.target_value is None)

    @property
    def likeness(self) -> tuple[str, str | None, str | None]:
        """What all findings of one cause share."""
        return self.check, self.source_value, self.target_value


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A report without what was dismissed.

    Attributes:
        report: the rest, accepted findings included.
        dismissed: findings that were left out.
        stale: decisions about text that is there no more.
    """

    report: Report
    dismissed: tuple[Finding, ...]
    stale: tuple[Decision, ...]


def likeness(finding: Finding) -> tuple[str, str | None, str | None]:
    """Check and both values: findings that share them have one cause."""
    return finding.check, finding.source_value, finding.target_value


def decide(
    finding: Finding,
    state: State,
    *,
    reason: str = "",
    note: str = "",
    file: str = "",
    all_like: bool = False,
) -> Decision:
    """A decision about ``finding``; with ``all_like`` also about those of the same check and values."""
    return Decision(
        id=finding.id,
        state=state,
        reason=reason,
        note=note,
        quote=finding.target_quote or finding.source_quote,
        check=finding.check,
        file=file,
        all_like=all_like,
        source_value=finding.source_value if all_like else None,
        target_value=finding.target_value if all_like else None,
        place_id=finding.place_id,
    )


class Rulings:
    """Which decision holds for a finding."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        """Take the decisions; of two for one finding the later holds."""
        decisions = tuple(decisions)
        self._own = Known((decision.id, decision.place_id, decision) for decision in decisions)
        self._spread = {decision.likeness: decision for decision in decisions if decision.spreads}

    def made_for(self, finding: Finding) -> Decision | None:
        """The decision about ``finding`` itself."""
        return self._own.get(finding)

    def of(self, finding: Finding) -> Decision | None:
        """The decision about ``finding``, or about all that are like it."""
        return self._own.get(finding) or self._spread.get(likeness(finding))


def apply(report: Report, decisions: Sequence[Decision]) -> Reviewed:
    """Take the dismissed findings out of a report, shown and hidden ones alike."""
    rulings = Rulings(decisions)

    def dismissed(finding: Finding) -> bool:
        found = rulings.of(finding)
        return found is not None and found.state == "dismissed"

    every = report.findings + report.hidden
    gone = tuple(filter(dismissed, report.findings))
    stale = stale_decisions(decisions, every, report.target.name)
    signature = report.signature | {"dismissed": str(len(gone))} if decisions else report.signature
    rest = replace(
        report,
        findings=tuple(f for f in report.findings if not dismissed(f)),
        hidden=tuple(f for f in report.hidden if not dismissed(f)),
        signature=signature,
    )
    return Reviewed(rest, gone, stale)


def stale_decisions(
    decisions: Iterable[Decision], findings: Sequence[Finding], file: str
) -> tuple[Decision, ...]:
    """Decisions that no finding answers to, unless they are about another file."""
    decisions = tuple(decisions)
    own = Rulings(decisions)
    held = {decision.id for finding in findings if (decision := own.made_for(finding))}
    likes = {likeness(finding) for finding in findings}
    return tuple(
        decision
        for decision in decisions
        if decision.id not in held
        and not (decision.spreads and decision.likeness in likes)
        and (not decision.file or Path(decision.file).name == Path(file).name)
    )


def read_decisions(path: str, *, missing_is_empty: bool = False) -> tuple[Decision, ...]:
    """The decisions of a file.

    Raises:
        InputError: the file is missing or holds no decisions.
    """
    try:
        refuse_device(path)
        text = Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if missing_is_empty:
            return ()
        raise InputError(
            f"{path}: there is no such file; `thiap review dismiss` or the report's export makes it"
        ) from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8") from None
    except OSError as problem:
        raise InputError(f"{path}: cannot be read: {problem.strerror or problem}") from None
    return load_decisions(text, path)


def load_decisions(text: str, name: str) -> tuple[Decision, ...]:
    """The same from a text; a finding decided twice keeps the later decision.

    Raises:
        InputError: no JSON, no decisions of this version, or one of them is malformed.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise InputError(
            f"{name}: is no JSON ({problem}); it should hold the decisions of a review"
        ) from None
    if not isinstance(data, dict) or not isinstance(data.get("decisions"), list):
        raise InputError(f'{name}: holds no decisions: {{"version": 1, "decisions": [...]}} is expected')
    if data.get("version") != VERSION:
        raise InputError(f"{name}: has version {data.get('version')!r}, this thiap reads version {VERSION}")
    found = [_decision(entry, f"{name}: decision {i}") for i, entry in enumerate(data["decisions"], 1)]
    return tuple({decision.id: decision for decision in found}.values())


def dump_decisions(decisions: Iterable[Decision]) -> str:
    """The file's text: one decision a line, so that it reads well in a version history."""
    lines = ",\n".join(f"  {_line(_entry(d))}" for d in decisions)
    return f'{{"version": {VERSION}, "decisions": [\n{lines}\n]}}\n'


def _line(entry: dict[str, Any]) -> str:
    """An entry as JSON. A lone surrogate, which UTF-8 cannot hold, is written as an escape."""
    text = json.dumps(entry, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(entry)
    return text


def _entry(decision: Decision) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": decision.id, "state": decision.state}
    entry |= {key: getattr(decision, key) for key in _TEXTS if getattr(decision, key)}
    if decision.all_like:
        entry |= {"all_like": True, "source_value": decision.source_value}
        entry |= {"target_value": decision.target_value}
    if decision.spans:
        entry["spans"] = [list(span) for span in decision.spans]
    return entry


def _decision(entry: Any, where: str) -> Decision:
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str) or not entry["id"]:
        raise InputError(f"{where}: names no finding by its id")
    if entry.get("state") not in _STATES:
        raise InputError(f"{where}: state must be accepted or dismissed, not {entry.get('state')!r}")
    texts: dict[str, Any] = {}
    for key in (*_TEXTS, "source_value", "target_value"):
        value = entry.get(key)
        if value is not None and not isinstance(value, str):
            raise InputError(f"{where}: {key} must be a text, not {value!r}")
        texts[key] = value if key.endswith("value") else value or ""
    spans = _spans(entry.get("spans", []), where)
    spread = entry.get("all_like") is True
    return Decision(id=entry["id"], state=entry["state"], all_like=spread, spans=spans, **texts)


def _spans(value: Any, where: str) -> Spans:
    wrong = InputError(f"{where}: spans must be pairs of numbers, not {value!r:.80}")
    if not isinstance(value, list):
        raise wrong
    spans: list[Span] = []
    for span in value:
        match span:
            case [int(start), int(end)] if 0 <= start <= end and not {type(start), type(end)} & {bool}:
                spans.append((start, end))
            case _:
                raise wrong
    return tuple(spans)
