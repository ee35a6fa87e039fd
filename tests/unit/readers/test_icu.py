"""What of an ICU message is text, and what is wrong with one: branches, keywords, quoted braces, nesting."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from thiap import Finding, check
from thiap.readers.icu import find_messages


def told(folder: Path, english: str, thai: str) -> list[Finding]:
    """The alarms of a catalogue with one message."""
    catalogue = polib.POFile()
    catalogue.metadata = {"Language": "th", "Content-Type": "text/plain; charset=UTF-8"}
    catalogue.append(polib.POEntry(msgid=english, msgstr=thai))
    catalogue.save(str(folder / "u.po"))
    found = check(folder / "u.po", source_lang="en", target_lang="th").findings
    return [finding for finding in found if finding.severity != "neutral"]


def test_branches_are_text_and_the_rest_is_not() -> None:
    text = "You have {n, plural, =0 {no mail} one {# letter} other {# letters}}."
    (message,) = find_messages(text)
    assert [text[slice(*branch)] for branch in message.branches] == ["no mail", "# letter", "# letters"]
    assert [word for word, _ in message.keywords] == ["=0", "one", "other"]
    assert (message.type, message.hashes, message.broken) == ("plural", (0, 1, 1), "")
    covered = {at for part in message.parts for at in range(*part.span)}
    rest = "".join(char for at, char in enumerate(text) if at not in covered)
    assert rest.split() == "You have no mail letter letters.".split()


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (
            "{who, select, she {{n, plural, one {her dog} other {her dogs}}} other {a dog}}",
            ["select", "plural"],
        ),
        ("{place, selectordinal, one {#st} other {#th}}", ["selectordinal"]),
        ("{n, plural, offset:1 one {you} other {you and #}}", ["plural"]),
        ("{price, number} until {day, date, medium}", ["number", "date"]),
        ("{name} and {other}", []),
        ("Write it, in { braces }", []),
    ],
)
def test_messages_are_found(text: str, types: list[str]) -> None:
    assert [message.type for message in find_messages(text)] == types


def test_a_quoted_brace_closes_nothing() -> None:
    text = "{n, plural, one {a '}' sign} other {# signs}}"
    (message,) = find_messages(text)
    assert [text[slice(*branch)] for branch in message.branches] == ["a '}' sign", "# signs"]


@pytest.mark.parametrize(
    "text", ["{n, plural, one {a dog} other {# dogs}", "{n, plural, one {a dog other {# dogs}"]
)
def test_a_brace_that_is_not_closed_is_said(text: str) -> None:
    assert find_messages(text)[0].broken


@pytest.mark.parametrize(
    ("english", "thai"),
    [
        ("{n, plural, one {# file} other {# files}}", "{n, plural, other {# แฟ้ม}}"),
        ("{n, plural, =0 {no file} one {# file} other {# files}}", "{n,plural,=0{ไม่มีแฟ้ม}other{# แฟ้ม}}"),
        (
            "{n, plural, one {{name} sent # photo} other {{name} sent # photos}}",
            "{n, plural, other {{name} ส่งรูป # รูป}}",
        ),
        ("{who, select, she {her room} other {the room}}", "{who, select, she {ห้องของเธอ} other {ห้อง}}"),
    ],
)
def test_a_message_that_works_is_spared(english: str, thai: str, tmp_path: Path) -> None:
    assert told(tmp_path, english, thai) == []


@pytest.mark.parametrize(
    ("english", "thai", "severity"),
    [
        ("{n, plural, one {# file} other {# files}}", "{n, plural, one {# แฟ้ม}}", "critical"),
        ("{n, plural, one {# file} other {# files}}", "{n, plural, อื่นๆ {# แฟ้ม}}", "critical"),
        ("{n, plural, one {# file} other {# files}}", "{n, plural, other {แฟ้ม}}", "critical"),
        ("{n, plural, one {# file} other {# files}}", "{n, plural, other {# แฟ้ม}", "critical"),
        ("{who, select, she {her room} other {the room}}", "{who, select, other {ห้อง}}", "critical"),
        (
            "{n, plural, one {{name} sent # photo} other {{name} sent # photos}}",
            "{n, plural, other {ส่งรูป # รูป}}",
            "major",
        ),
    ],
)
def test_a_message_that_breaks_is_told(english: str, thai: str, severity: str, tmp_path: Path) -> None:
    found = told(tmp_path, english, thai)
    assert {finding.check for finding in found} == {"placeholder-mismatch"}
    assert found[0].severity == severity
