"""Help: within 80 columns, quick, and in the reader's language."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from importlib.resources import files

import click
import pytest
from click.testing import CliRunner

from thiap.cli.help import paragraphs
from thiap.cli.main import COMMANDS, SUMMARIES, cli, main
from thiap.phrases.translated import translated

#: What a Thai sentence of the help may hold in Latin letters: commands, options, values, names of formats.
SPOKEN = re.compile(
    r"`[^`]*`|\[[^\]]*\]|[\w/*-]+\.[\w.]+|--?[\w-]+|[A-Z_./]+(?:reports)?\b|\b(?:"
    r"docx|odt|muse|none|st:|sentence-transformers|cp874|text|markdown|html|mediawiki|id|sources?|target|"
    r"source_lang|target_lang|csv|tbx|jsonl|tsv|thiap|align|review|check|batch|stats|report|standard|input|"
    r"output|error|Markdown|AsciiDoc|reStructuredText|wikitext|MediaWiki|WikiExtractor|Parquet|JSON|Lines|chrF|"
    r"sacreBLEU|windowdiff|pk|link|attach|null|bound|checks|names|inconsistent|speed|byte-order|mark|dask|"
    r"scheduler|pyproject|toml|en|th|empty|same|fuzzy|needs-translation|draft|needs-review|translated|approved|"
    r"locked|facts|explain|Model|Context|Protocol|Language|Server|editors|vscode|parts|findings|index|page|md|translation|comparable)\b"
)


def commands(lang: str) -> Iterator[tuple[list[str], str]]:
    """Every command's words and its help at 80 columns."""

    def walk(command: click.Command, words: list[str]) -> Iterator[list[str]]:
        yield words
        for name in COMMANDS if command is cli else getattr(command, "commands", ()):
            context = click.Context(command)
            child = command.get_command(context, name) if isinstance(command, click.Group) else None
            if child:
                yield from walk(child, [*words, name])

    for words in list(walk(cli, [])):
        env = {"COLUMNS": "80", "LC_ALL": f"{lang}_XX.UTF-8"}
        done = CliRunner().invoke(cli, [*words, "--help"], env=env, prog_name="thiap", terminal_width=78)
        assert done.exit_code == 0, done.output
        yield words, done.output


def columns(line: str) -> int:
    """The width of a line; marks above and below Thai letters take none."""
    return sum(unicodedata.category(char) not in ("Mn", "Me", "Cf") for char in line)


@pytest.mark.parametrize("lang", ["en", "th"])
def test_every_help_fits_80_columns(lang: str) -> None:
    seen = 0
    for words, text in commands(lang):
        wide = [line for line in text.splitlines() if columns(line) > 80 and not line.startswith("Usage")]
        assert wide == [], words
        seen += 1
    assert seen > len(COMMANDS)


def test_every_help_is_in_thai() -> None:
    for words, text in commands("th"):
        told = text.partition("\n\n")[2]
        prose = [line for line in told.splitlines() if not re.match(" *thiap [a-z]", line)]
        prose = [re.sub(r"^  (?:-|[a-z])\S*(?: \S+)*?  +", "", line) for line in prose]
        left = [line for line in prose if re.search("[A-Za-z]{3,}", SPOKEN.sub("", line))]
        assert left == [], words


def test_the_thai_help_is_of_texts_that_stand() -> None:
    table = tomllib.loads((files("thiap.phrases") / "help.th.toml").read_text("utf-8"))
    stand = {"Show this message and exit."}

    def walk(command: click.Command) -> None:
        stand.update(paragraphs(command.help or ""))
        stand.update(param.help for param in command.params if isinstance(param, click.Option) and param.help)
        for child in getattr(command, "commands", {}).values():
            walk(child)

    walk(cli)
    for name in COMMANDS:
        module = __import__(COMMANDS[name], fromlist=["_"])
        walk(getattr(module, name.replace("-", "_")))
    english = {text for text in stand if not re.search("[ก-๙]", text.replace("พ.ศ. against ค.ศ.", ""))}
    shown = {text for text in english if not re.match("\b\nExamples?:", text)}
    assert set(table) == shown


def test_the_list_of_commands_says_what_their_help_says() -> None:
    assert list(SUMMARIES) == list(COMMANDS)
    for name, module in COMMANDS.items():
        command = getattr(__import__(module, fromlist=["_"]), name.replace("-", "_"))
        assert SUMMARIES[name] == next(paragraphs(command.help)), name


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "thiap check"),
        (["--lang", "th", "chek"], "thiap check"),
        (["check", "a", "--lang", "th", "--fooo"], "ไม่มีตัวเลือก '--fooo'"),
        (["--lang=th", "align", "a"], "ขาด 'TARGET'"),
        (["--lang", "th", "check", "a", "b", "--mode", "x"], "'x' ไม่อยู่ใน 'auto', 'translation'"),
        (["--lang", "th", "facts"], "วิธีใช้: thiap facts"),
        (["facts", "--lang", "th", "--format", "x"], "is not one of"),  # there it is the language of the text
    ],
)
def test_a_wrong_call_is_told_in_the_language_asked_for(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code in (0, 2)
    out, err = capsys.readouterr()
    assert said in out + err


def test_a_complaint_without_a_template_stays() -> None:
    assert translated("Something new.", "th") == "Something new."
    assert translated("Invalid value for '-x': 'y' is not a valid integer.", "th") == (
        "ค่าของ '-x' ใช้ไม่ได้: 'y' ไม่ใช่จำนวนเต็ม"
    )


def test_no_arguments_at_all_teach(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["thiap"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "thiap check SOURCE" in capsys.readouterr().err
