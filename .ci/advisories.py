"""Ask OSV (osv.dev) for advisories about every pinned package, and say what could not be asked.

    python .ci/advisories.py [--url https://api.osv.dev/v1/querybatch] [constraints.txt ...]

Exit codes: 0 nothing known, 1 advisories, 3 the database could not be reached or did not answer for all
packages; nothing is known about those, and they are named.
"""

from __future__ import annotations

import argparse
import json
import sys
import urllib.error
import urllib.request
from pathlib import Path

_OSV = "https://api.osv.dev/v1/querybatch"
_PATIENCE = 30


def pins(files: list[Path]) -> dict[str, str]:
    """The packages of constraints files and their versions."""
    lines = [line.strip() for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return dict(line.split("==") for line in lines if line and not line.startswith("#"))


def ask(url: str, packages: dict[str, str]) -> dict[str, list[str] | None]:
    """The advisories about each package; None where there is no answer about it.

    Raises:
        OSError: the database cannot be reached.
        ValueError: what it says is no answer.
    """
    queries = [
        {"package": {"name": name, "ecosystem": "PyPI"}, "version": version}
        for name, version in packages.items()
    ]
    body = json.dumps({"queries": queries}).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
        results = json.load(answer)["results"]
    told: dict[str, list[str] | None] = dict.fromkeys(packages)
    for name, result in zip(packages, results, strict=False):
        if isinstance(result, dict):
            told[name] = [str(entry["id"]) for entry in result.get("vulns", ())]
    return told


def main() -> int:
    """Ask, and tell what came back."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, default=[Path("constraints.txt")])
    parser.add_argument("--url", default=_OSV)
    chosen = parser.parse_args()
    packages = pins(chosen.files)
    try:
        told = ask(chosen.url, packages)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        print(f"{chosen.url}: not reached ({problem}).", file=sys.stderr)
        print(f"Nothing is known about the {len(packages)} packages: {', '.join(packages)}", file=sys.stderr)
        return 3
    for name, found in told.items():
        if found:
            print(f"{name} {packages[name]}: {', '.join(found)}")
    silent = [name for name, found in told.items() if found is None]
    if silent:
        print(f"No answer about {len(silent)} packages: {', '.join(silent)}", file=sys.stderr)
    known = sum(bool(found) for found in told.values())
    print(f"{len(packages) - len(silent)} packages asked, {known} with advisories", file=sys.stderr)
    return 1 if known else 3 if silent else 0


if __name__ == "__main__":
    sys.exit(main())
