"""Two runs held against each other: which findings are new, which remain, which are gone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from thiap.errors import InputError
from thiap.identity import Known
from thiap.model import Finding
from thiap.readers.source import refuse_device


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed since an earlier run; each in the order of its own run."""

    new: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    fixed: tuple[Finding, ...]


def compare_runs(
    before: Sequence[Finding], now: Sequence[Finding], *, silenced: Sequence[Finding] = ()
) -> Comparison:
    """Compare by id, which stays while the quoted text stays; equal findings by the words around them.

    Args:
        before: findings of the earlier run.
        now: findings shown in this one.
        silenced: findings this run made but does not show (dismissed, below the threshold): they are
            neither new nor fixed.
    """
    known = Known((finding.id, finding.place_id, place) for place, finding in enumerate(before))
    found = [known.get(finding) for finding in now]
    still = {*found, *map(known.get, silenced)}
    return Comparison(
        tuple(f for f, place in zip(now, found, strict=True) if place is None),
        tuple(f for f, place in zip(now, found, strict=True) if place is not None),
        tuple(f for place, f in enumerate(before) if place not in still),
    )


def read_findings(path: str) -> tuple[Finding, ...]:
    """Findings of a saved run (``check --run``) or of JSON Lines (``check --format jsonl``).

    Raises:
        InputError: the file is missing or is neither.
    """
    from thiap.codec import decode
    from thiap.renderers.run_json import load_run

    try:
        refuse_device(path)
        text = Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(
            f"{path}: there is no such file; `thiap check --run FILE` or --format jsonl makes it"
        ) from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8") from None
    except OSError as problem:
        raise InputError(f"{path}: cannot be read: {problem.strerror or problem}") from None
    head = text.partition("\n")[0]
    if '"schema"' in head[:200]:
        return load_run(text).findings
    findings = []
    for number, line in enumerate(text.split("\n"), 1):  # splitlines would cut at U+2028 in a quote
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError) as problem:
            raise InputError(f"{path}, line {number}: no saved run and no JSON Lines ({problem})") from None
        if isinstance(entry, dict):  # where a finding stood is said for people, and found again by its words
            entry = {
                key: value for key, value in entry.items() if key not in ("unit", "line", "column", "since")
            }
        finding: Finding = decode(Finding, entry, f"{path}, line {number}")
        findings.append(finding)
    return tuple(findings)
