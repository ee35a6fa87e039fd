"""The configuration file: where it is found, what it may say, and what wins."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from thiap.cli.main import main
from thiap.errors import ConfigError
from thiap.project.config_file import find_file, load


def write(folder: Path, text: str, name: str = "thiap.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def shown(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    with pytest.raises(SystemExit) as stopped:
        main(["config", "--format", "json", *arguments])
    assert stopped.value.code == 0
    table: dict[str, dict[str, object]] = json.loads(capsys.readouterr().out)["settings"]
    return table


def test_nearest_file_upwards(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    above = write(tmp_path, "")
    assert find_file(inner) == above
    project = write(tmp_path / "a", "[tool.thiap]\nmode = 'auto'", "pyproject.toml")
    assert find_file(inner) == project
    write(inner, "[tool.other]", "pyproject.toml")
    assert find_file(inner) == project


def test_profile_lies_over_the_rest(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        'mode = "translation"\nmin-confidence = 0.6\nprofile = "quick"\n'
        '[profiles.quick]\nencoder = "none"\n[profiles.strict]\nmin-confidence = 0.2\n',
    )
    assert load(path).get("encoder") == "none"
    strict = load(path, profile="strict")
    assert (strict.get("min-confidence"), strict.get("mode"), strict.get("encoder")) == (
        0.2,
        "translation",
        None,
    )
    assert "profiles.strict" in strict.values["min-confidence"].origin


def test_paths_belong_to_the_folder_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, 'decisions = "review/decisions.json"')
    assert load(path).get("decisions") == str(tmp_path / "review" / "decisions.json")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("min-confidense = 0.5", "did you mean 'min-confidence'"),
        ("min-confidence = 2", "0 to 1"),
        ("min-confidence = true", "0 to 1"),
        ('mode = "loose"', "one of auto"),
        ('select = "number-mismatch"', "list"),
        ('ignore = ["number-mismach"]', "did you mean 'number-mismatch'"),
        ('[severities]\nnumber-mismatch = "awful"', "critical, major"),
        ('[severities]\nnumbers-mismatch = "minor"', "did you mean 'number-mismatch'"),
        ('profile = "strict"', "no profile 'strict'"),
        ("[profiles.strict]\nmodus = 1", "profiles.strict.modus"),
        ("mode = ", "no valid TOML"),
    ],
)
def test_refuses(tmp_path: Path, text: str, words: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError, match=words) as caught:
        load(path)
    assert str(path) in str(caught.value)


def test_option_beats_file_beats_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, 'mode = "translation"\nignore = ["precision-lost"]\n[severities]\ndate = "critical"\n')
    table = shown(["--mode", "comparable"], capsys)
    assert table["mode"] == {"value": "comparable", "origin": "option"}
    assert table["ignore"]["value"] == ["precision-lost"]
    assert str(table["ignore"]["origin"]).endswith("thiap.toml")
    assert table["severities"]["value"] == ["date=critical"]
    assert table["encoder"] == {"value": "muse", "origin": "default"}
    assert shown(["--config", "none"], capsys)["mode"]["origin"] == "default"


def test_bad_file_stops_a_check_with_exit_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "colour = 1")
    with pytest.raises(SystemExit) as stopped:
        main(["check", "a.txt", "b.txt"])
    assert stopped.value.code == 2
    assert "unknown key 'colour'" in capsys.readouterr().err


def run(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    with pytest.raises(SystemExit) as stopped:
        main(["check", "a.txt", "b.txt", "--encoder", "none", *arguments])
    assert stopped.value.code == 0
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_a_report_names_the_file_that_switched_checks_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A thiap.toml found in a stranger's folder must not silence a check unseen."""
    work = tmp_path / "texts"
    work.mkdir()
    monkeypatch.chdir(work)
    (work / "a.txt").write_text("The bridge has 12 arches.\n", encoding="utf-8")
    (work / "b.txt").write_text("สะพานมี 21 โค้ง\n", encoding="utf-8")
    assert "12" in run([], capsys)[0]
    write(tmp_path, 'ignore = ["number"]\nmin-confidence = 0.9\n[severities]\ndate = "neutral"\n')
    said = f"settings from {Path('..') / 'thiap.toml'}: ignore=number; min-confidence=0.9"
    said += "; severities=date:neutral"
    printed = " ".join(run([], capsys)[0].split())
    assert said in printed
    assert "it switches off number-mismatch" in printed
    output, error = run(["--format", "jsonl", "--html", "r.html", "--run", "r.json"], capsys)
    assert "settings" not in output
    assert f"thiap: {said}\n" in error
    assert "thiap: it switches off number-mismatch" in error
    page = (work / "r.html").read_text(encoding="utf-8")
    assert "ignore=number; min-confidence=0.9" in page
    signature = json.loads((work / "r.json").read_text(encoding="utf-8"))["signature"]
    assert "number-mismatch" in signature["config_off"]
    assert str(tmp_path) not in json.dumps(signature)
    for arguments in (
        ["--config", "none"],
        ["--ignore", "date", "--min-confidence", "0", "--severity", "date=minor"],
    ):
        output, error = run([*arguments, "--format", "jsonl"], capsys)
        assert "settings" not in error


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("a = " + "[" * 5_000 + "]" * 5_000, "nested too deeply", id="deep"),
        pytest.param("min-confidence = " + "9" * 5_000, "more digits", id="long integer"),
        pytest.param(
            "min-confidence = 0x" + "f" * 5_000, "must be a number from 0 to 1", id="long hexadecimal"
        ),
        pytest.param('glossary = "a\\u0000b"', "without NUL", id="NUL in a path"),
        pytest.param('mode = "' + "x" * 5_000 + '"', "must be one of", id="long text"),
    ],
)
def test_a_hostile_file_gets_one_short_message(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said) as problem:
        load(write(tmp_path, text))
    assert len(str(problem.value)) < 500 + len(str(tmp_path))


def test_tool_must_be_a_table(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="tool must be a table"):
        load(write(tmp_path, "tool = 5", "pyproject.toml"))


@pytest.mark.parametrize("text", ["tool = 5", "this is no TOML [", "a = " + "[" * 5_000])
def test_a_project_file_of_somebody_else_is_none_of_ours(tmp_path: Path, text: str) -> None:
    write(tmp_path, text, "pyproject.toml")
    assert find_file(tmp_path) is None


def test_a_broken_project_file_that_speaks_of_us_is_told(tmp_path: Path) -> None:
    write(tmp_path, "[tool.thiap]\nmode = ", "pyproject.toml")
    with pytest.raises(ConfigError, match="no valid TOML"):
        find_file(tmp_path)
