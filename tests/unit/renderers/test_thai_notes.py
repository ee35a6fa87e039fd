"""Notes in the files under review speak the reader's language."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from thiap.cli.main import cli

PO = """msgid ""
msgstr ""
"Language: th\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "It is 58 m high."
msgstr "เขื่อนสูง 85 เมตร"
"""


@pytest.mark.parametrize(
    ("options", "said"), [(["--lang", "th"], "ต้นฉบับว่า"), ([], "The source says")], ids=["th", "en"]
)
def test_notes_in_a_file_of_units(tmp_path: Path, options: list[str], said: str) -> None:
    (tmp_path / "a.po").write_text(PO, encoding="utf-8")
    noted = tmp_path / "noted.po"
    files = [str(tmp_path / "a.po"), "--source-lang", "en", "--notes", str(noted), "-q"]
    done = CliRunner().invoke(cli, ["check", *files, *options], env={"LC_ALL": "C"})
    assert done.exit_code == 0, done.output
    assert said in noted.read_text(encoding="utf-8")
