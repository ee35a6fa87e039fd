"""What the code says in English: the sentences that calls begin with, as templates."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "src" / "thiap"
#: What raises, or refuses, with a sentence.
ERRORS = {
    "InputError",
    "UsageError",
    "ConfigError",
    "OutputError",
    "EncoderError",
    "ThiapError",
    "Refused",
    "fail",
}


def template(node: ast.expr) -> str | None:
    """A text or an f-string as a template; None where it is put together elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    number = iter(range(99))
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else f"{{{next(number)}}}" for part in node.values
    )


def said_by(chosen: Callable[[str], bool], *, modules: str = "**/*.py") -> dict[str, str]:
    """The templates that calls of the chosen names begin with, and where."""
    found: dict[str, str] = {}
    for path in sorted(SOURCES.glob(modules)):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if chosen(name):
                said = template(node.args[0]) if node.args else None
                if said is not None:
                    found.setdefault(said, f"{path.relative_to(SOURCES)}:{node.lineno}")
    return found
