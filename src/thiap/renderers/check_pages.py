"""The documentation of the checks, one Markdown page each, made from their docstrings."""

from __future__ import annotations

import inspect
import re
from typing import Final

from thiap.checks import CHECKS
from thiap.protocols import Check

_HEADINGS: Final = ("What it finds", "Why it matters", "Example", "When it is wrong", "Sources")
_HEADING: Final = re.compile(rf"^({'|'.join(_HEADINGS)}):?$")
_TAG: Final = re.compile(r"<(?=[/A-Za-z])")


def pages() -> dict[str, str]:
    """All pages by file name, with an index in ``README.md``."""
    found = {f"{name}.md": _page(check) for name, check in CHECKS.items()}
    found["README.md"] = _index()
    return found


def _page(check: Check) -> str:
    lines = [f"# {check.name}", ""]
    for line in (inspect.getdoc(check) or "").splitlines():
        heading = _HEADING.match(line)
        text = _TAG.sub(r"\\<", line.removeprefix("    "))  # a tag would vanish from the page
        lines.append(f"## {heading[1]}\n" if heading else text)
    lines += [
        "",
        "## Switches",
        "",
        f"Category `{check.category}`, MQM issue type `{check.issue}`. In `thiap.toml`:",
        "",
        "```toml",
        f'ignore = ["{check.name}"]',
        "",
        "[severities]",
        f'{check.name} = "minor"',
        "```",
    ]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip("\n") + "\n"


def _index() -> str:
    rows = "".join(
        f"| [{name}]({name}.md) | {check.category} | {_first(check)} |\n" for name, check in CHECKS.items()
    )
    return (
        "# Checks\n\nMade from the docstrings by `thiap explain --pages docs/checks`; "
        "`thiap explain CHECK` prints the same.\n\n"
        f"| check | category | what it finds |\n|---|---|---|\n{rows}"
    )


def _first(check: Check) -> str:
    return (inspect.getdoc(check) or "").partition("\n")[0].replace("|", "\\|")
