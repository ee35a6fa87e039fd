"""Wrong usage is answered with the next step, before any work."""

from __future__ import annotations

from pathlib import Path

import pytest

from thiap.cli.main import main


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["chek", "a.txt", "b.txt"], 2, "did you mean `thiap check`?"),
        (["a.txt", "b.txt"], 2, "to check texts: `thiap check a.txt b.txt`"),
        (["quux"], 2, "`thiap --help` lists the commands"),
        (["check", "a.txt", "b.txt", "--format", "html"], 2, "write --html FILE"),
        (["check", "a.txt", "b.txt", "--min-confidence", "80%"], 2, "write 0.8"),
        (["check", "a.txt", "b.txt", "--html", "no-folder/r.html"], 3, "the folder no-folder is not there"),
    ],
)
def test_the_next_step_is_told(
    arguments: list[str],
    code: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("x\n", encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == code
    assert said in capsys.readouterr().err


def test_limits_of_the_configuration_reach_the_verdict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "thiap.toml").write_text("limits = {score = 99.5, major = 2}\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("It rained.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("ฝนตก\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["check", "a.txt", "b.txt", "--encoder", "none", "--mode", "translation", "--html", "r.html"])
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "score ≥ 99.5, major ≤ 2" in page


@pytest.mark.parametrize("value", ["{score = -1}", "{neutral = 3}", "95", "{score = true}"])
def test_wrong_limits_are_told(
    value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "thiap.toml").write_text(f"limits = {value}\n", encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["check", "a.txt", "b.txt"])
    assert stopped.value.code == 2
    assert "limits must be a table such as" in capsys.readouterr().err
