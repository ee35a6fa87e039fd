"""What every format of strings promises: texts by key, and written back without touching another byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from thiap.errors import InputError
from thiap.readers.keyed import KEYED, PAIRED, rewrite
from thiap.readers.keyed.slots import Slot

FORMATS = {**KEYED, **PAIRED}
SAMPLES = {path.stem: path for path in (Path(__file__).parents[1] / "cases" / "formats").iterdir()}
#: A text with the signs that one format or another escapes.
HARD = 'It\'s a "new" <text> & more: 50% \\ สะพาน #1 é, — 🙂'


def slots(name: str, data: bytes) -> dict[str, Slot]:
    return {slot.unit: slot for slot in FORMATS[name].slots(name, data.decode().removeprefix("\ufeff"))}


@pytest.mark.parametrize("name", FORMATS)
class TestWriting:
    def test_what_is_not_changed_stays_to_the_byte(self, name: str) -> None:
        data = SAMPLES[name].read_bytes()
        file = SAMPLES[name].name
        texts = {unit: slot.text for unit, slot in slots(name, data).items()}
        assert len(texts) >= 2
        for copy in (data, b"\xef\xbb\xbf" + data, data.replace(b"\n", b"\r\n")):
            assert rewrite(file, copy, {}) == copy
        assert rewrite(file, data, texts) == data

    def test_one_changed_text_touches_nothing_else(self, name: str) -> None:
        data = SAMPLES[name].read_bytes()
        before = slots(name, data)
        for unit, slot in before.items():
            for new in (
                HARD,
                f"{slot.text} more",
                f"Now: {slot.text}",
                slot.text[: len(slot.text) // 2] + "ไทย",
            ):
                written = rewrite(SAMPLES[name].name, data, {unit: new})
                text, old = written.decode(), data.decode()
                start, end = slot.span
                room = 1 if name == "yaml" else 0  # its quotes may change
                assert text.startswith(old[: start - room])
                assert text.endswith(old[end + room :])
                after = slots(name, written)
                assert after[unit].text == new
                assert {key: s.text for key, s in after.items() if key != unit} == {
                    key: s.text for key, s in before.items() if key != unit
                }

    def test_many_changes_at_once(self, name: str) -> None:
        data = SAMPLES[name].read_bytes()
        new = {
            unit: f"{slot.text} ({number})" for number, (unit, slot) in enumerate(slots(name, data).items())
        }
        written = rewrite(SAMPLES[name].name, data, new)
        assert {unit: slot.text for unit, slot in slots(name, written).items()} == new

    @pytest.mark.parametrize(
        "text",
        [
            "a\rb",
            "a\r\nb",
            "a  b",
            "a\x00b",
            "a\x1bb",
            "a\x85b",
            "a\u2028b",
            "a\ufeffb",
            " a ",
            "a\ud800b",
            "\t",
        ],
    )
    def test_a_text_is_read_again_as_it_was_given_or_refused(self, name: str, text: str) -> None:
        data = SAMPLES[name].read_bytes()
        before = {unit: slot.text for unit, slot in slots(name, data).items()}
        unit = next(iter(before))
        try:
            written = rewrite(SAMPLES[name].name, data, {unit: text})
        except InputError:
            assert text != "a  b", "nothing is wrong with two blanks"
            return
        assert {key: slot.text for key, slot in slots(name, written).items()} == before | {unit: text}

    def test_a_unit_that_is_not_there_is_an_error(self, name: str) -> None:
        with pytest.raises(InputError, match="no unit 'nothing'"):
            rewrite(SAMPLES[name].name, SAMPLES[name].read_bytes(), {"nothing": "text"})

    def test_every_text_knows_where_each_of_its_letters_stands(self, name: str) -> None:
        data = SAMPLES[name].read_bytes()
        text = data.decode()
        for slot in slots(name, data).values():
            assert list(slot.offsets) == sorted(slot.offsets)
            if len(slot.offsets) == len(slot.text) + 1:
                plain = [at for at, char in enumerate(slot.text) if char.isalpha() and char.isascii()]
                assert all(text[slot.offsets[at]] in (slot.text[at], "\\") for at in plain)


class TestOtherReaders:
    """What another program reads of a file that was written."""

    @pytest.mark.parametrize("name", ["json", "chrome", "arb", "xcstrings"])
    def test_json(self, name: str) -> None:
        data = SAMPLES[name].read_bytes()
        unit = next(iter(slots(name, data)))
        assert HARD in str(json.loads(rewrite(SAMPLES[name].name, data, {unit: HARD}))).replace(
            "\\\\", "\\"
        ).replace("\\'", "'")

    @pytest.mark.parametrize("name", ["resx", "stringsdict", "qt", "android"])
    def test_xml(self, name: str) -> None:
        from lxml import etree

        data = SAMPLES[name].read_bytes()
        unit = next(iter(slots(name, data)))
        root = etree.fromstring(rewrite(SAMPLES[name].name, data, {unit: HARD}))
        wanted = HARD
        if name == "android":
            wanted = HARD.replace("\\", "\\\\").replace("'", "\\'").replace('"', '\\"')
        assert wanted in [element.text for element in root.iter()]

    def test_yaml(self) -> None:
        import yaml

        data = SAMPLES["yaml"].read_bytes()
        for unit in ("lamps", "opened", "river", "long"):
            written = yaml.safe_load(rewrite("th.yml", data, {f"bridge.{unit}": HARD}))
            assert written["en"]["bridge"][unit] == HARD

    @pytest.mark.parametrize("deep", ["a: " + "[" * 30_000, "a: " + "{a: " * 30_000, "- " * 30_000 + "a"])
    def test_yaml_that_is_nested_without_end_is_refused(self, deep: str) -> None:
        with pytest.raises(InputError):
            list(FORMATS["yaml"].slots("a.yml", deep))

    def test_escapes_of_letters_stay_escapes(self) -> None:
        data = b"a = \\u0e01\nb=\\u0e02 x\n"
        assert rewrite("t.properties", data, {"a": "กข"}) == b"a = \\u0e01\\u0e02\nb=\\u0e02 x\n"
        assert rewrite("t.json", b'{"a": "\\u0e01"}', {"a": "ก🙂"}) == b'{"a": "\\u0e01\\ud83d\\ude42"}'

    def test_utf_16_stays_utf_16(self) -> None:
        data = '"a" = "x";\r\n'.encode("utf-16")
        assert rewrite("t.strings", data, {"a": "ไทย"}) == data[:2] + '"a" = "ไทย";\r\n'.encode("utf-16-le")
