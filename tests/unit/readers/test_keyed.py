"""Files of strings: what is a text in them, and how two of them pair."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import thiap
from thiap.errors import InputError, UsageError
from thiap.model import Document
from thiap.readers import read_data
from thiap.readers.bilingual import read_bilingual, read_bilingual_data
from thiap.readers.keyed import keyed_format
from thiap.readers.keyed.pairs import paired
from thiap.readers.marks import find_marks
from thiap.readers.states import NOT_DONE


def strings(name: str, text: str) -> Document:
    return read_data(name, text.encode())


def pairs(first: Document, second: Document) -> list[tuple[str, str]]:
    found = paired(first, second, NOT_DONE)
    assert found
    source, target, beads = found
    return [
        ("".join(map(source.quote, bead.source)), "".join(map(target.quote, bead.target))) for bead in beads
    ]


def test_pairs_by_key_whatever_the_order() -> None:
    first = strings("en.json", '{"a": "One door.", "b": {"c": "Two doors."}, "d": "New."}')
    second = strings("th.json", '{"b": {"c": "ประตูสองบาน"}, "old": "เก่า", "a": "ประตูหนึ่งบาน"}')
    assert pairs(first, second) == [
        ("One door.", "ประตูหนึ่งบาน"),
        ("Two doors.", "ประตูสองบาน"),
        ("New.", ""),
    ]


def test_a_key_that_only_the_target_has_is_set_apart() -> None:
    first, second = strings("en.json", '{"a": "One."}'), strings("th.json", '{"a": "หนึ่ง", "z": "อื่น"}')
    found = paired(first, second, NOT_DONE)
    assert found and [found[1].quote(span) for span in found[1].skipped] == ["อื่น"]


def test_a_cdata_section_of_android_may_hold_what_is_no_tag() -> None:
    said = "<resources><string name='n'><![CDATA[Open <b>Lamp</b>%s, Doors > All]]></string></resources>"
    other = "<resources><string name='n'>เปิด&lt;b>โคมไฟ&lt;/b>%s ประตู &gt; ทั้งหมด</string></resources>"
    assert pairs(strings("en/strings.xml", said), strings("th/strings.xml", other)) == [
        ("Open <b>Lamp</b>%s, Doors > All", "เปิด<b>โคมไฟ</b>%s ประตู > ทั้งหมด")
    ]


@pytest.mark.parametrize(
    ("name", "english", "thai"),
    [
        ("x.json", '{"n_one": "{{n}} door", "n_other": "{{n}} doors"}', '{"n_other": "ประตู {{n}} บาน"}'),
        (
            "strings.xml",
            '<resources><plurals name="n"><item quantity="one">%d door</item>'
            '<item quantity="other">%d doors</item></plurals></resources>',
            '<resources><plurals name="n"><item quantity="other">ประตู %d บาน</item></plurals></resources>',
        ),
        (
            "x.yml",
            'en:\n  n:\n    one: "%{n} door"\n    other: "%{n} doors"\n',
            'th:\n  n:\n    other: "ประตู %{n} บาน"\n',
        ),
        (
            "x.ftl",
            "n = { $n ->\n    [one] { $n } door\n   *[other] { $n } doors\n}\n",
            "n = { $n ->\n   *[other] ประตู { $n } บาน\n}\n",
        ),
    ],
)
def test_thai_needs_one_form_by_number(name: str, english: str, thai: str) -> None:
    found = pairs(strings(f"en/{name}", english), strings(f"th/{name}", thai))
    assert len(found) == 1
    assert "doors" in found[0][0] and "ประตู" in found[0][1]


def test_a_form_that_is_lost_altogether_is_empty() -> None:
    first = strings("en.json", '{"n_one": "door", "n_other": "doors", "a": "One."}')
    assert ("doors", "") in pairs(first, strings("th.json", '{"a": "หนึ่ง"}'))


def test_other_formats_do_not_pair() -> None:
    assert paired(strings("a.txt", "One."), strings("b.txt", "หนึ่ง"), NOT_DONE) is None


@pytest.mark.parametrize(
    ("name", "text", "format"),
    [
        ("a.ts", "export const a: Map<TS> = 1", None),
        ("a.ts", "<?xml version='1.0'?><!DOCTYPE TS><TS version='2.1'></TS>", "qt"),
        ("a.xml", "<html><body><p>Hello</p></body></html>", None),
        ("a.json", '[{"a": "b"}]', None),
        ("messages.json", '{"a": {"description": "d", "message": "m"}}', "chrome"),
        ("messages.json", '{"a": {"title": "m"}}', "json"),
    ],
)
def test_names_alone_do_not_decide(name: str, text: str, format: str | None) -> None:
    assert keyed_format(name, text.encode()) == format


def test_keys_that_are_texts_are_the_source(tmp_path: Path) -> None:
    path = tmp_path / "th.json"
    path.write_text(json.dumps({"Delete the file": "ลบไฟล์", "Save": "บันทึก"}, ensure_ascii=False), "utf-8")
    both = read_bilingual(str(path))
    assert [both.source.quote(bead.source[0]) for bead in both.beads] == ["Delete the file", "Save"]
    path.write_text('{"menu.file_delete": "ลบไฟล์"}', "utf-8")
    with pytest.raises(UsageError, match="give the same file in the source's language"):
        read_bilingual(str(path))


def test_a_catalogue_of_several_languages_asks_which(tmp_path: Path) -> None:
    path = tmp_path / "a.xcstrings"
    unit = {"stringUnit": {"state": "needs_review", "value": "Tür"}}
    entry = {"localizations": {"de": unit, "fr": unit}}
    path.write_text(json.dumps({"sourceLanguage": "en", "strings": {"A door": entry}}), "utf-8")
    with pytest.raises(InputError, match="de, fr; say which with --target-lang"):
        read_bilingual(str(path))
    both = read_bilingual(str(path), target_lang="de")
    assert both.target.text == "Tür\n" and both.target.blocks[0].state == "needs-review"


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.json", '{"a": "b"', "no valid JSON"),
        ("a.json", '{"a":' * 5000 + "1" + "}" * 5000, "nested too deep"),
        ("a.yml", "a: [b", "no valid YAML"),
        ("a.yml", "- a\n- b\n", "without keys"),
        ("a.strings", '"a" = "b"', 'line 1 is not of the form "key" = "value";'),
        ("a.strings", "bplist00", "property list"),
        ("a.ftl", "a = b\n}}}\n", "line 2 is no Fluent"),
        ("a.resx", "<resources/>", "not <root>"),
        ("strings.xml", '<!DOCTYPE r [<!ENTITY a "b">]><resources ></resources>', "entities in a DOCTYPE"),
        ("a.json", '{"a": 1}', "no paragraph"),
    ],
)
def test_what_is_broken_is_one_clear_error(name: str, text: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        strings(name, text)
    assert says in str(caught.value)


def test_latin_1_properties_are_read() -> None:
    doc = read_data("a.properties", "a = Café\nb = \\u0e01".encode("latin-1"))
    assert doc.text == "Café\nก\n"


def test_units_know_their_line_and_column() -> None:
    doc = strings("en.json", '{\n  "a": "One.",\n  "b": "Two."\n}')
    assert [(block.unit, block.line, block.column) for block in doc.blocks] == [("a", 2, 9), ("b", 3, 9)]


def test_the_wrong_number_of_a_unit_is_found_by_its_key(tmp_path: Path) -> None:
    (tmp_path / "en.json").write_text(
        '{"gone": "Deleted after 30 days.", "left": "Seven days left."}', "utf-8"
    )
    (tmp_path / "th.json").write_text('{"left": "เหลือ 7 วัน", "gone": "ลบหลังจาก 20 วัน"}', "utf-8")
    report = thiap.check(tmp_path / "en.json", tmp_path / "th.json")
    assert [finding.check for finding in report.findings] == ["duration-mismatch"]


@pytest.mark.parametrize(
    ("name", "form"), [("vue.json", '{{"{}": {{"a": "{}"}}}}'), ("rails.yml", "{}:\n  a: {}\n")]
)
def test_a_first_key_that_names_the_language_is_left_out(name: str, form: str) -> None:
    first = strings(f"1/{name}", form.format("en", "One."))
    assert pairs(first, strings(f"2/{name}", form.format("th", "หนึ่ง"))) == [("One.", "หนึ่ง")]


def test_a_number_alone_is_a_setting() -> None:
    texts = {"week.first": "7", "wait": "Wait 7 days"}, {"week.first": "1", "wait": "รอ 8 วัน"}
    docs = [strings(f"{lang}.json", json.dumps(text)) for lang, text in zip(("en", "th"), texts, strict=True)]
    report = thiap.check(*docs)
    assert [finding.source_quote for finding in report.findings if finding.severity != "neutral"] == [
        "7 days"
    ]


def test_a_text_that_is_left_empty_on_purpose_is_empty() -> None:
    first = strings("en.ftl", "known-as = Formerly known as the Long Bridge\nb = Two doors\n")
    second = strings("th.ftl", 'known-as = { "" }\nb = ประตูสองบาน\n')
    assert pairs(first, second)[0] == ("Formerly known as the Long Bridge", "")


@pytest.mark.parametrize(
    ("english", "thai", "missing"),
    [
        ("Wait {{PLURAL:$1|one hour|$1 hours}} now.", "รอ $1 ชั่วโมง", []),
        ("Wait {{PLURAL:$1|one hour|$1 hours}} now.", "รอหลายชั่วโมง", ["$1"]),
        ("The {{GENDER:$1|user}} waits.", "ผู้ใช้กำลังรอ", []),
        ("The list has $1 {{PLURAL:$1|page|pages}}.", "รายการมีหลายหน้า", ["$1"]),
        ("Ask {{SITENAME}} now.", "ถามตอนนี้", ["{{SITENAME}}"]),
        ("See {{PLURAL:$1|the page|999=the pages}}.", "ดูหน้า $1", []),
        ("See {{PLURAL:$1|the page|the pages}}.", "ดูหน้า $2", ["$2"]),
    ],
)
def test_switches_of_mediawiki_may_go_and_their_values_not(
    english: str, thai: str, missing: list[str]
) -> None:
    report = thiap.check(
        strings("en.json", json.dumps({"a": english})), strings("th.json", json.dumps({"a": thai}))
    )
    alarms = [f for f in report.findings if f.severity != "neutral"]
    assert [f.source_quote or f.target_quote for f in alarms] == missing
    assert [f.check for f in report.findings if f.severity != "neutral"] == ["placeholder-mismatch"] * len(
        missing
    )


def test_keys_that_only_the_target_has_are_counted_in_a_remark() -> None:
    first = strings("en.json", '{"a": "Open the door", "n_one": "a day", "n_other": "days"}')
    second = strings("th.json", '{"a": "เปิดประตู", "n_one": "วัน", "n_other": "วัน", "old": "เก่า", "x": "อื่น"}')
    (remark,) = [f for f in thiap.check(first, second).findings if f.check == "unit-unfinished"]
    assert remark.severity == "neutral"
    assert remark.message == "2 texts of the target have keys that the source does not have."
    assert remark.target_quote.split(" … ") == ["เก่า", "อื่น"]
    assert not thiap.check(first, strings("th.json", '{"a": "เปิดประตู", "n_other": "วัน"}')).findings


def test_among_keys_that_are_texts_only_names_of_programs_are_none() -> None:
    texts = ["Open the gate", "Close it", "Light it up", "Go on", "3D view", "%lld lamps", "Co-author"]
    keys = [*texts, "saveButton"]
    text = "".join(f'"{key}" = "ข้อความ";\n' for key in keys)
    found = read_bilingual_data("th.lproj/Localizable.strings", text.encode())
    sources = ["".join(map(found.source.quote, bead.source)) for bead in found.beads]
    assert [said for said in sources if said] == texts


def test_a_function_of_fluent_may_be_broken_into_lines() -> None:
    text = 'Lit on { DATETIME($date,\n        year: "numeric", month: "long") }'
    assert [mark.key for mark in find_marks(text)] == ["{DATETIME($date)}"]
