"""No regular expression of the package takes more than linear time, whatever the text.

Every compiled pattern of every module is fed the strings that are worst for its like: runs of its own
characters, of pairs of them, of the beginnings and ends of what it matches, of blanks, digits, marks. The
one that takes it longest at ``SHORT`` characters (a ranking: no time is too long there) is then given at
``LONG``, in another process that may use ``LIMIT`` seconds of processor time for it. That is a bound and no
clock: the slowest linear pattern needs a fifth of it, most need a thousandth, and whoever looks at the rest
of the text from each character, at a nanosecond a look, needs twice as much. Load does not count.
"""

from __future__ import annotations

import importlib
import itertools
import pickle
import pkgutil
import random
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import thiap

#: Patterns that are not looked for everywhere: how they are used. A number is the most they are given.
USED: dict[str, str | int] = {
    "thiap.align.features.latin_names._LAST": 60,
    "thiap.checks.placeholder_mismatch._BEFORE_LETTER": "fullmatch",
    "thiap.checks.placeholder_mismatch._BEGINS": "fullmatch",
    "thiap.checks.placeholder_mismatch._ENDS": "fullmatch",
    "thiap.corpus.locators._RANGE": "fullmatch",
    "thiap.corrections.po._STRING": "match",
    "thiap.compare.self_arithmetic._LINKED": 35,  # between two parts of a sum
    "thiap.compare.self_arithmetic._OF": 160,  # between two facts of one statement
    "thiap.compare.self_arithmetic._SHARE_CUE": 160,
    "thiap.content.parentheses._LABEL": "match",
    "thiap.content.parentheses._VALUE_LABEL": "fullmatch",
    "thiap.content.second_witness._ELLIPSIS": "match",
    "thiap.facts.digits._POWER": 60,  # what _NUMERAL has found
    "thiap.languages.denials._OPENS": 12,
    "thiap.names.composites._BEFORE": 24,
    "thiap.names.directions._ENGLISH": 36,  # before a name
    "thiap.names.directions._THAI_BEFORE": 36,
    "thiap.names.words._OPENS": 12,
    "thiap.readers.asciidoc._ADMONITION": "match",
    "thiap.readers.asciidoc._ANCHOR": "match",
    "thiap.readers.asciidoc._ATTRIBUTE": "match",
    "thiap.readers.asciidoc._DELIMITER": "match",
    "thiap.readers.asciidoc._HEADING": "match",
    "thiap.readers.asciidoc._ITEM": "match",
    "thiap.readers.asciidoc._MACRO": "match",
    "thiap.readers.asciidoc._STYLE": "match",
    "thiap.readers.asciidoc._TERM": "match",
    "thiap.readers.rst._DIRECTIVE": "match",
    "thiap.readers.rst._EXPLICIT": "match",
    "thiap.readers.rst._FIELD": "match",
    "thiap.readers.rst._FOOTNOTE": "match",
    "thiap.readers.rst._GRID": "match",
    "thiap.readers.rst._ITEM": "match",
    "thiap.readers.rst._SIMPLE": "match",
    "thiap.readers.rst._TARGET": "match",
    "thiap.readers.rst._UNDERLINE": "match",
    "thiap.readers.wikitext._APART": "match",
    "thiap.readers.wikitext._FILES": "match",
    "thiap.readers.wikitext._PREFIX": "match",
    "thiap.readers.html._HEAD": "match",
    "thiap.readers.icu._KEYWORD": "match",
    "thiap.readers.keyed._SETTING": "fullmatch",
    "thiap.readers.keyed.apple_strings._ENTRY": "match",
    "thiap.readers.keyed.json_strings._CHROME": "match",
    "thiap.readers.keyed.slots._FORM": "fullmatch",
    "thiap.readers.keyed.slots._SENTENCE": "fullmatch",
    "thiap.readers.marks._CLOCK": "fullmatch",
    "thiap.readers.markdown_dialects._ADMONITION": "match",
    "thiap.readers.markdown_dialects._FENCE": "match",
    "thiap.readers.markdown_dialects._FRONT_MATTER": "match",
    "thiap.readers.markdown_dialects._IMPORT": "match",
    "thiap.readers.markdown_dialects._INDENTED": "match",
    "thiap.readers.markdown_dialects._PROSE_KEYS": "match",
    "thiap.readers.markdown_dialects._QUOTED": "match",
    "thiap.readers.markdown_dialects._TO_LINE_END": "match",
    "thiap.readers.tags._ATTRIBUTE": "match",
    "thiap.readers.tags._CLOSE": "match",
    "thiap.renderers.annotate.xml_nodes._START_TAG": "match",
    "thiap.segment.cuts._FIRST": 60,
    "thiap.segment.cuts._TITLE_TOKEN": "match",
}
#: Characters for the ranking, characters for the proof, and the processor seconds of the proof.
SHORT, LONG, LIMIT = 600, 120_000, 4
PLAIN = [*" 1,.()[]-–'\"aA\n\t/:=<>{}%|*_`#!&;xe", "ก", "กั", "่", "ๆ", "๑", "\u200b", "\u0301", "“", "”"]
CLASSES = {
    "CATEGORY_DIGIT": "1",
    "CATEGORY_SPACE": " ",
    "CATEGORY_WORD": "a",
    "CATEGORY_NOT_DIGIT": "a",
    "CATEGORY_NOT_SPACE": "a",
    "CATEGORY_NOT_WORD": ",",
}


def found(value: Any, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    """The patterns in a value of a module."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 3 and isinstance(value, dict | list | tuple) and len(value) < 500:
        for item in value.values() if isinstance(value, dict) else value:
            yield from found(item, depth + 1)
    elif depth < 3 and hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        for field in value.__dataclass_fields__:
            yield from found(getattr(value, field, None), depth + 1)


def patterns() -> dict[str, re.Pattern[Any]]:
    """All of them by the name of the variable that holds them; each once."""
    named: dict[str, re.Pattern[Any]] = {}
    for module in pkgutil.walk_packages(thiap.__path__, "thiap."):
        if module.name.endswith("__main__"):
            continue
        for name, value in list(vars(importlib.import_module(module.name)).items()):
            for number, pattern in enumerate(found(value)):
                if pattern not in named.values():
                    named[f"{module.name}.{name}" + (f"[{number}]" if number else "")] = pattern
    return named


def sample(items: Any, rng: random.Random) -> str:
    """A string that a parsed pattern may match; what it looks at around is left out."""
    made = []
    for code, value in items:
        match str(code):
            case "LITERAL":
                made.append(chr(value))
            case "NOT_LITERAL":
                made.append("x" if value != ord("x") else "y")
            case "ANY":
                made.append("a")
            case "IN":
                made.append(one_of(value, rng))
            case "BRANCH":
                made.append(sample(rng.choice(value[1]), rng))
            case "SUBPATTERN":
                made.append(sample(value[3], rng))
            case "ATOMIC_GROUP":
                made.append(sample(value, rng))
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                low, high, inner = value
                times = min(int(high), max(int(low), rng.choice((1, 2, 3))), 40)
                made.extend(sample(inner, rng) for _ in range(times))
    return "".join(made)


def one_of(choices: Any, rng: random.Random) -> str:
    if any(str(code) == "NEGATE" for code, _ in choices):
        out = {chr(value) for code, value in choices if str(code) == "LITERAL"}
        return next((char for char in "a1 ก,(-x" if char not in out), "z")
    code, value = rng.choice(choices)
    if str(code) == "LITERAL":
        return chr(value)
    return chr(rng.choice(value)) if str(code) == "RANGE" else CLASSES[str(value)]


def bad_strings(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    """A head, a piece to be repeated behind it, and a tail that spoils the match."""
    rng = random.Random(1)
    tree = _parser.parse(pattern.pattern, pattern.flags)
    samples = sorted({text for _ in range(30) if (text := sample(tree, rng))})
    pieces = set(PLAIN)
    for text in samples:
        for size in {1, 2, 3, len(text) // 2, len(text) - 1, len(text)} - {0, -1}:
            pieces |= {text[:size][:40], text[-size:][:40]}
    chars = sorted({char for piece in pieces for char in piece})
    rng.shuffle(chars)
    pieces |= {first + second for first, second in itertools.product(chars[:7], repeat=2)}
    for piece in sorted(pieces):
        yield "", piece, ""
    own = sorted({char for text in samples for char in text})
    rng.shuffle(own)
    for text in samples[:: max(1, len(samples) // 4)]:
        for char in {*own[:14], *" a1'\"(-,"}:
            yield text[: max(1, len(text) // 2)], char, "¤"
            yield text, char, "¤"


def text_of(pattern: re.Pattern[Any], used: str | int, parts: tuple[str, str, str], size: int) -> Any:
    """Such a string of about ``size`` characters, in bytes if the pattern reads bytes."""
    head, piece, tail = parts
    text = head + piece * (size // len(piece) + 1)
    text = text[: min(size, used) if isinstance(used, int) else size] + tail
    return text.encode("utf-8", "surrogatepass") if isinstance(pattern.pattern, bytes) else text


def matched(pattern: re.Pattern[Any], used: str | int, text: Any) -> None:
    """Use the pattern as the package does."""
    act: Callable[[Any], Any] = getattr(pattern, used) if isinstance(used, str) else pattern.finditer
    for _ in act(text) or () if act == pattern.finditer else (act(text),):
        pass


def slowest(pattern: re.Pattern[Any], used: str | int) -> tuple[str, str, str]:
    """The bad string that takes longest; the first few are tried once more, against chance."""

    def cost(parts: tuple[str, str, str]) -> float:
        text = text_of(pattern, used, parts, SHORT)
        start = time.process_time()
        matched(pattern, used, text)
        return time.process_time() - start

    ranked = sorted(((cost(parts), parts) for parts in bad_strings(pattern)), reverse=True)[:5]
    return max((min(first, cost(parts)), parts) for first, parts in ranked)[1]


#: The child: it has no module of the package, so that it starts at once; it answers each proof with a byte.
_PROOFS = """
import pickle, re, signal, sys
while True:
    try:
        limit, source, flags, used, text = pickle.load(sys.stdin.buffer)
    except EOFError:
        break
    if hasattr(signal, "setitimer"):  # whose signal ends the process, in the middle of a match too
        signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    pattern = re.compile(source, flags)
    if used == "finditer" or isinstance(used, int):
        for _ in pattern.finditer(text):
            pass
    else:
        getattr(pattern, used)(text)
    sys.stdout.buffer.write(b".")
    sys.stdout.buffer.flush()
"""


class Prover:
    """One process for all proofs; what takes too long ends it, and the next proof begins another."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def within(self, limit: float, pattern: re.Pattern[Any], used: str | int, text: Any) -> bool:
        """Whether the pattern is through with the text in ``limit`` seconds of processor time."""
        child = self._child or subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _PROOFS], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert child.stdin and child.stdout
        self._child = child
        patience = threading.Timer(60 * limit, child.kill)  # where the system counts no processor time
        patience.start()
        pickle.dump((limit, pattern.pattern, pattern.flags, used, text), child.stdin)
        child.stdin.flush()
        through = child.stdout.read(1) == b"."
        patience.cancel()
        if not through:
            self.close()
        return through

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._child:
            child, self._child = self._child, None
            child.communicate()
            assert child.returncode <= 0, "the proof itself failed"


@pytest.fixture(scope="module")
def prover() -> Iterator[Prover]:
    prover = Prover()
    yield prover
    prover.close()


ALL = patterns()


def test_the_list_of_uses_is_up_to_date() -> None:
    assert set(USED) <= set(ALL)
    assert len(ALL) > 120


@pytest.mark.parametrize("source", [r"a+b", r"\s+$", r"(?:a|\s)*-"])
def test_the_proof_refuses_what_is_not_linear(source: str, prover: Prover) -> None:
    pattern = re.compile(source)
    text = text_of(pattern, "finditer", slowest(pattern, "finditer"), LONG)
    assert not prover.within(0.4, pattern, "finditer", text)


@pytest.mark.parametrize("name", sorted(ALL))
def test_time_is_linear(name: str, prover: Prover) -> None:
    pattern, used = ALL[name], USED.get(name, "finditer")
    parts = slowest(pattern, used)
    assert prover.within(LIMIT, pattern, used, text_of(pattern, used, parts, LONG)), (
        f"more than linear for {parts}: bound a repetition, or make it possessive"
    )


def test_no_group_has_a_possessive_quantifier() -> None:
    """Python 3.11.0 to 3.11.4 (Debian 12) loses matches of such, gh-106052; looking ahead is as good."""
    found = [
        f"{path.name}:{number}"
        for path in sorted((Path(__file__).parents[2] / "src").rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"\)(?:[*+?]|\{\{?\d*,?\d*\}?\})\+", line)
    ]
    assert found == []
