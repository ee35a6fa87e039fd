"""What every language with tables here has: its files, its cases, a line in the page, agreement with CLDR."""

from __future__ import annotations

import importlib
from importlib.resources import files
from pathlib import Path

import pytest

import thiap
from thiap.languages import LANGUAGES, Language, lexicon
from thiap.languages.language import fold, table

ROOT = Path(__file__).resolve().parents[2]


def test_every_language_is_registered() -> None:
    for path in sorted((Path(thiap.__file__).parent / "languages").glob("*.py")):
        for key, value in vars(importlib.import_module(f"thiap.languages.{path.stem}")).items():
            if isinstance(value, Language):
                assert value.code in LANGUAGES and LANGUAGES[value.code] is value, (
                    f'languages/__init__.py: add the line "{value.code}": {key},'
                )


@pytest.mark.parametrize("code", LANGUAGES)
class TestLanguage:
    """Each language of the registry."""

    def test_it_says_who_it_is(self, code: str) -> None:
        language = LANGUAGES[code]
        assert language.code == code and language.name

    def test_it_is_documented(self, code: str) -> None:
        page = (ROOT / "docs" / "facts.md").read_text(encoding="utf-8")
        assert f"| `{code}` |" in page, f"docs/facts.md, Languages: add the line | `{code}` | … |"

    def test_it_has_cases(self, code: str) -> None:
        folder = ROOT / "tests" / "cases" / "facts" / code
        assert list(folder.glob("*.toml")), f"{folder.relative_to(ROOT)}: add dates.toml with [[fact]] cases"

    def test_its_files_are_there_and_name_their_origin(self, code: str) -> None:
        language = LANGUAGES[code]
        for name in (language.words, *language.tables.values(), *language.guards):
            path = files("thiap.languages").joinpath("data", name)
            assert path.is_file(), f"languages/{code}.py names {name}: add it to languages/data"
            first = path.read_text(encoding="utf-8").partition("\n")[0]
            assert first.startswith("#"), f"languages/data/{name}: begin with a line on what it is and whence"

    def test_no_surface_stands_twice_in_one_line(self, code: str) -> None:
        for sense, value, surfaces in table(LANGUAGES[code].words):
            forms = surfaces.split("|")
            assert all(forms), f"{code}: {sense} {value} has an empty surface"
            assert len(forms) == len(set(forms)), f"{code}: {sense} {value} names a surface twice"

    def test_months_and_weekdays_are_whole_and_those_of_cldr(self, code: str) -> None:
        from babel.dates import get_day_names, get_month_names

        words = lexicon(code)
        for number, name in get_month_names("wide", context="stand-alone", locale=code).items():
            assert str(number) in words.get(fold(name), {}).get("month", "").split("|"), (
                f"languages/data/{LANGUAGES[code].words}: add month\t{number}\t{name}"
            )
        for number, name in get_day_names("wide", locale=code).items():
            assert words.get(fold(name), {}).get("weekday") == str(number + 1), (
                f"languages/data/{LANGUAGES[code].words}: add weekday\t{number + 1}\t{name}"
            )
