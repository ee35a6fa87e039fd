"""What knows a language stands in languages/: no new module elsewhere holds letters of other scripts."""

from __future__ import annotations

import ast
from pathlib import Path

import thiap

PACKAGE = Path(thiap.__file__).parent
#: Modules that still hold some, by package. One that holds none any more leaves the list; none joins it.
STILL = {
    "": "spans",
    "checks": "mark_miskeyed name_inconsistent repetition_mark sign_mismatch word_doubled",
    "compare": "self_arithmetic",
    "content": "parentheses polarity predicates",
    "corpus": "worker",
    "facts": "addresses amounts conversions dates digits durations east_asian_numerals lexer listed_facts"
    " misspelt numbers numerals ordinals parsed_date periods quantities rates sports_scores"
    " weekdays words years",
    "glossary": "match",
    "names": "by_key composites fold lands search target_facts thai translit variants",
    "readers": "citations table wikitext",
    "renderers/alignment": "tmx",
    "segment": "boundary cuts sentences thai",
}
#: Letters from here on are of no Latin alphabet.
_LATIN_ENDS = "\u024f"


def _documented(tree: ast.AST) -> set[int]:
    """The docstrings of a module, which may quote any language."""
    kinds = ast.Module, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, kinds)]
    return {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}


def _letters(path: Path) -> str:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = _documented(tree)
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]
    return "".join(char for char in "".join(texts) if char > _LATIN_ENDS and char.isalpha())


def test_letters_of_other_scripts_stand_in_languages() -> None:
    held = {
        path.relative_to(PACKAGE).with_suffix("").as_posix()
        for path in PACKAGE.rglob("*.py")
        if path.relative_to(PACKAGE).parts[0] != "languages" and _letters(path)
    }
    still = {f"{folder}/{name}".lstrip("/") for folder, names in STILL.items() for name in names.split()}
    assert held - still == set(), "move the words to a table in src/thiap/languages/data"
    assert still - held == set(), "clean now: take it off the list"
