"""The senses of the word tables and of the cues are one list each, told in docs/senses.md and used.

``THIAP_ACCEPT=1 pytest tests/contracts/test_senses.py`` writes the page anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import thiap
from thiap.languages import LANGUAGES, lexicon
from thiap.languages.cues import CUES, cue, cues, either
from thiap.languages.language import table
from thiap.languages.senses import SENSES, known

PAGE = Path(__file__).resolve().parents[2] / "docs" / "senses.md"
PACKAGE = Path(thiap.__file__).parent
CODE = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py") if path.name != "cues.py")
WORDS = sorted(path.name for path in (PACKAGE / "languages" / "data").glob("*.words.tsv"))


def _rows(senses: dict[str, str]) -> str:
    return "| sense | what a word of it says |\n|---|---|\n" + "".join(
        f"| `{name}` | {text} |\n" for name, text in senses.items()
    )


def test_the_page_tells_every_sense() -> None:
    page = PAGE.read_text(encoding="utf-8")
    made = re.sub(
        r"(<!-- (\w+) -->\n\n).*?(?=\n<!-- end -->)",
        lambda found: found[1] + _rows({"words": SENSES, "cues": CUES}[found[2]]),
        page,
        flags=re.DOTALL,
    )
    if os.environ.get("THIAP_ACCEPT"):
        PAGE.write_text(made, encoding="utf-8")
        page = made
    assert page == made, "THIAP_ACCEPT=1 pytest tests/contracts/test_senses.py writes docs/senses.md anew"


@pytest.mark.parametrize("name", WORDS)
def test_word_tables_use_senses_of_the_list(name: str) -> None:
    for sense, _, _ in table(name):
        assert sense in SENSES, f"languages/senses.py: say what {sense} means"


def test_every_sense_of_words_has_a_word_in_a_language() -> None:
    used = {row[0] for name in WORDS for row in table(name)} | {
        sense for code in LANGUAGES for senses in lexicon(code).values() for sense in senses
    }
    assert SENSES.keys() - used == set(), "languages/senses.py: no table uses it"


def test_another_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="multiplyer"):
        known("multiplyer", "xx.words.tsv")


def test_cues_are_those_of_the_list_and_each_is_asked_for() -> None:
    rows = [(lang, sense) for lang, sense, _ in table("cues.tsv")]
    assert len(rows) == len(set(rows)), "one line for each language and sense"
    assert {sense for _, sense in rows} == CUES.keys()
    assert [name for name in CUES if not re.search(rf"""["']{name}["']""", CODE)] == [], "no rule asks for it"


def test_cues_are_the_forms_of_the_table() -> None:
    assert cues("one") == ("หนึ่ง", "นึง") and cue("one") == "หนึ่ง"
    assert either("of", "by") == "ของ|โดย"
    assert re.fullmatch(either("wanted_note"), "ใคร?"), "signs of a form are no signs of an expression"
    with pytest.raises(KeyError):
        cues("one", "en")
