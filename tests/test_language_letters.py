"""What knows a language stands in languages/: no module elsewhere holds letters of other scripts."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import thiap

PACKAGE = Path(thiap.__file__).parent
MODULES = [path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[0] != "languages"]
#: Letters from here on are of no Latin alphabet.
_LATIN_ENDS = "\u024f"


def _documented(tree: ast.AST) -> set[int]:
    """The docstrings of a module, which may quote any language; comments are no part of the tree."""
    kinds = ast.Module, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, kinds)]
    return {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}


def letters(source: str) -> str:
    """The letters of other scripts in the strings of a module's code."""
    tree = ast.parse(source)
    docs = _documented(tree)
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]
    return "".join(char for char in "".join(texts) if char > _LATIN_ENDS and char.isalpha())


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_letters_of_other_scripts_stand_in_languages(path: Path) -> None:
    assert letters(path.read_text(encoding="utf-8")) == "", (
        "name a sense of languages/cues.py, or a letter of languages/thai_letters.py, and use that"
    )


def test_code_is_told_from_what_explains_it() -> None:
    assert letters('"""วัน"""\nDAY = "day"  # วัน\n') == ""
    assert letters('DAY = "วัน"\n') == letters('def f():\n    return f"{1}วัน"\n') == "วน"
