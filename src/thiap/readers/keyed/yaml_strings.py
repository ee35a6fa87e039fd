"""Strings in YAML, as Rails and many others keep them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from thiap.errors import InputError
from thiap.readers.keyed.json_strings import LOCALE, Path, unit_of
from thiap.readers.keyed.slots import Edit, Slot, decoded, smallest_edit

if TYPE_CHECKING:
    from yaml import Node, ScalarNode

_SINGLE: Final = re.compile("''")
_DOUBLE: Final = re.compile(r'\\[ntre"\\/]')
_LETTERS: Final = {"n": "\n", "t": "\t", "r": "\r", "e": "\x1b"}
_TEXT: Final = "tag:yaml.org,2002:str"
_DEEPEST: Final = 100


def accepts(name: str, data: bytes) -> bool:
    """By the file's name."""
    return name.lower().endswith((".yml", ".yaml"))


def slots(name: str, text: str) -> Iterator[Slot]:
    """Every text that is a value, with the path of its keys; a first key that names a language is left out.

    Raises:
        InputError: this is no YAML, or nothing that holds strings by key.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        depth = 0
        for event in yaml.parse(
            text, Loader=loader
        ):  # composing recurs in C, where too deep ends the process
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                raise InputError(f"{name}: is nested too deep for a file of strings")
        root = yaml.compose(text, Loader=loader)
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        told = " ".join(str(problem).split())[:200]
        raise InputError(f"{name}: is no valid YAML ({told}); yamllint shows the place") from None
    if not isinstance(root, yaml.MappingNode):
        raise InputError(f"{name}: is YAML without keys; a file of strings has them")
    for path, node in _leaves(root):
        keys = path[1:] if len(path) > 1 and LOCALE.fullmatch(str(path[0])) and len(root.value) == 1 else path
        yield _slot(unit_of(keys), text, node)


def _leaves(root: Node) -> Iterator[tuple[Path, ScalarNode]]:
    import yaml

    waiting: list[tuple[Path, Node]] = [((), root)]
    seen: set[int] = set()
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            if node.tag == _TEXT and path:
                yield path, node
            continue
        if id(node) in seen or len(path) > _DEEPEST:  # an alias: its strings are there already
            continue
        seen.add(id(node))
        inner: list[tuple[Path, Node]] = []
        if isinstance(node, yaml.MappingNode):
            inner = [((*path, str(key.value)), value) for key, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            inner = [((*path, number), value) for number, value in enumerate(node.value)]
        waiting += reversed(inner)


def _slot(unit: str, text: str, node: ScalarNode) -> Slot:
    start, end = node.start_mark.index, node.end_mark.index
    end = start + len(text[start:end].rstrip())
    style, value = node.style or "", str(node.value)
    offsets: tuple[int, ...] = (start, end)
    said = ""
    if style == "'":
        said, offsets = decoded(text, (start + 1, end - 1), _SINGLE, lambda match: "'")
    elif style == '"':
        said, offsets = decoded(
            text, (start + 1, end - 1), _DOUBLE, lambda match: _LETTERS.get(match[0][1], match[0][1])
        )
    elif style == "":
        said, offsets = text[start:end], tuple(range(start, end + 1))
    if said != value:  # over several lines: only the whole can be replaced
        style, offsets = "whole", (start, end)
    return Slot(unit, value, offsets, style)


#: What JSON lets stand and YAML takes for the end of a line, or refuses.
_UNPRINTED: Final = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def write(old: Slot, text: str) -> Edit:
    """As it was quoted; in double quotes what would not be read the same without."""
    import yaml

    def quoted(part: str) -> str:
        return _UNPRINTED.sub(lambda char: f"\\u{ord(char[0]):04x}", json.dumps(part, ensure_ascii=False))

    if old.style == '"':
        return smallest_edit(old, text, lambda part: quoted(part)[1:-1])
    if old.style == "'" and "\n" not in text:
        return smallest_edit(old, text, lambda part: part.replace("'", "''"))
    if old.style == "" and "\n" not in text:
        try:
            if yaml.safe_load(f"[{text}]") == [text] and yaml.safe_load(f"a: {text} # b") == {"a": text}:
                return smallest_edit(old, text, str)
        except (yaml.YAMLError, RecursionError):
            pass
    quotes = old.style == "'"
    return (old.span[0] - quotes, old.span[1] + quotes), quoted(text)
