"""What of a text is prose, and which language that prose is in."""

from __future__ import annotations

import pytest

from thiap.languages.prose import is_running, prose, prose_language
from thiap.model import Block, Document


def document(text: str, *, skipped: tuple[tuple[int, int], ...] = ()) -> Document:
    return Document("d", text, "", "text", (Block("paragraph", (0, len(text))),), skipped)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("เปิด https://example.org/a?b=c แล้ว", "เปิด แล้ว"),
        ("write to desk@example.org now", "write to now"),
        ("run `make all` and stop", "run and stop"),
        ("edit src/app/main.py first", "edit first"),
        ("the file start-browser.desktop is old", "the file is old"),
        ("call turn_page or turnPage() here", "call or here"),
        ("%(name)s has {count} books", "has books"),
        ("use --with-tools or -t here", "use or here"),
        ("a rule. And another: yes/no", "a rule. And another: yes/no"),
        ("ตกลง 3,000 บาท", "ตกลง , บาท"),
    ],
)
def test_what_is_the_same_in_every_language_is_no_prose(text: str, kept: str) -> None:
    found = prose(document(text))
    assert len(found) == len(text)
    assert found.split() == kept.split()


def test_what_is_skipped_and_what_lies_outside_of_blocks_is_no_prose() -> None:
    text = "## The end of it"
    doc = Document("d", text, "", "text", (Block("heading", (3, len(text)), 2),), ((7, 10),))
    assert prose(doc) == "   The     of it"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("อ่านเล่มใดก็ได้: Visual Studio Code, Microsoft Windows Server, Google Chrome Developer Tools", "th"),
        ("The word วันนี้ means today, and the word พรุ่งนี้ means tomorrow in Thai.", "en"),
        ("Der Bericht ist nicht von der Stadt, und das ist auch für die Leute ein Problem.", "de"),
        ("NGINX", "en"),
    ],
)
def test_names_tell_no_language(text: str, lang: str) -> None:
    assert prose_language(document(text)) == lang


def test_sentences_are_running_text_and_names_and_commands_are_not() -> None:
    assert is_running("Learn how books are bound and why the glue matters", "en")
    assert not is_running("Bank of the North", "en")
    assert not is_running("sudo apt install foo tools", "en")
    assert is_running("ระดับน้ำสูงขึ้นสองเมตร", "th")
    assert not is_running("ไทย", "th")
