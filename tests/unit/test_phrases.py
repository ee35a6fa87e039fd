"""Phrases: every template in every language, filled alike, and nothing English in the Thai ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from thiap.checks import CHECKS
from thiap.errors import InputError
from thiap.phrases import LANGS, catalogue, from_json, say, several, to_json, words
from thiap.renderers.html.explanations import explanation

SOURCES = Path(__file__).parents[2] / "src" / "thiap"
FIELD = re.compile(r"\{(\w+)")
#: What a Thai sentence may hold in Latin letters: signs, names of formats and of the tool.
SPOKEN = re.compile(
    r"\{[^}]*\}|thiap[\w.]*|Enter|Markdown|JSON|HTML|XLSX|MQM|CLDR|SPAN|RUN|Ctrl-C|`[^`]*`|--[\w-]+|[×⁰-⁹]"
)


def test_every_key_stands_in_every_language() -> None:
    lacking = [key for key, table in catalogue().items() if set(table) != set(LANGS)]
    assert lacking == []


@pytest.mark.parametrize("lang", LANGS[1:])
def test_templates_are_filled_alike(lang: str) -> None:
    for key, table in catalogue().items():
        if key not in {"either", "century"}:
            there, here = set(FIELD.findall(table["en"])), set(FIELD.findall(table[lang]))
            assert here <= there, key
            assert there - here <= {"n"}, key


def test_no_thai_template_holds_english() -> None:
    english = {
        key: table["th"]
        for key, table in catalogue().items()
        if re.search("[A-Za-z]{2,}", SPOKEN.sub("", table["th"]))
    }
    assert english == {}


def test_every_key_the_code_says_is_in_the_catalogue() -> None:
    said = {
        key
        for path in SOURCES.rglob("*.py")
        for key in re.findall(r"\bsay\(\s*\"([\w-]+)\"", path.read_text(encoding="utf-8"))
    }
    assert len(said) > 60
    assert said - set(catalogue()) == set()


def test_a_phrase_is_said_in_both_languages() -> None:
    lost = say("stands-elsewhere", side=say("target"), text="17 September", other="17 กันยายน")
    assert words(lost) == (
        "The target has nothing that answers '17 September' here; '17 กันยายน' stands elsewhere."
    )
    assert words(lost, "th") == "ตรงนี้ในฉบับที่ตรวจไม่มีส่วนที่ตรงกับ “17 September” แต่มี “17 กันยายน” อยู่ที่อื่น"


@pytest.mark.parametrize("check", list(CHECKS))
def test_every_check_is_explained_in_every_language(check: str) -> None:
    english = {heading for heading, _ in explanation(check, "en").parts}
    told = explanation(check, "th")
    assert {heading for heading, _ in told.parts} == english
    assert re.search("[ก-๙]", told.summary)
    said = " ".join([told.summary, *(text for heading, text in told.parts if heading != "Sources")])
    assert re.findall("[A-Za-z]{4,}", said) == []


def test_numbers_choose_the_word() -> None:
    assert words(say("supports", names="a.txt", n=1)) == "a.txt supports the target."
    assert words(say("supports", names="a.txt, b.txt", n=2)) == "a.txt, b.txt support the target."
    spelt = say("name-two-spellings", text="ก", usual="ข", n=3)
    assert words(spelt) == "“ก” is elsewhere “ข” (3 times): one name, two spellings."


def test_lists_end_in_the_right_word() -> None:
    terms = say("term-preferred", terms=("ก", "ข", "ค"))
    assert words(terms) == "The glossary prefers ก, ข or ค here."
    assert "ก, ข หรือ ค" in words(terms, "th")


def test_what_a_text_holds_is_no_template() -> None:
    assert words(say("mark-missing", mark="{count}")) == "{count} is missing in the target."


def test_phrases_travel_as_json() -> None:
    both = several(say("nothing-answers", side=say("source"), text="x"), None, say("month-pair"))
    assert from_json(to_json(both), "said") == both


@pytest.mark.parametrize(
    "value", [{"key": "no-such-key"}, {"key": "lost"}, {"key": "mark-missing"}, {}, "text", {"key": 1}, None]
)
def test_a_bad_phrase_is_told(value: object) -> None:
    with pytest.raises(InputError, match="said"):
        from_json(value, "said")
