"""Facts in their surroundings: years inferred, conversions joined, skipped spans, scores, hostile lines."""

from __future__ import annotations

import pytest

from effort import growth
from thiap.facts import describe, extract_facts
from thiap.model import Block, Document, Fact


def document(text: str, lang: str, *, skipped: tuple[tuple[int, int], ...] = ()) -> Document:
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", (start, start + len(line))))
        start += len(line) + 1
    return Document("x", text, lang, "text", tuple(blocks), skipped)


def facts(text: str, lang: str) -> tuple[Fact, ...]:
    return extract_facts(document(text, lang))


def values(text: str, lang: str) -> list[str]:
    return [fact.value for fact in facts(text, lang)]


def test_year_comes_from_the_last_full_date() -> None:
    full, bare = facts("On 1 September 1939 it began. On 17 September they came.", "en")
    assert (full.value, bare.value) == ("1939-09-01", "1939-09-17")
    assert bare.readings[0].inferred == ("year",)
    assert bare.readings[0].date is not None
    assert bare.readings[0].date.year is None
    assert bare.readings[1].value == "XXXX-09-17"
    assert not full.readings[0].inferred


def test_year_comes_from_the_text_behind_where_none_is_before() -> None:
    assert values("เมื่อวันที่ 17 กันยายน ต่อมาวันที่ 6 ตุลาคม ค.ศ. 1939", "th") == ["1939-09-17", "1939-10-06"]


def test_another_paragraph_leaves_the_year_to_the_majority() -> None:
    text = (
        "It began on 1 September 1939 and ended on 6 October 1939; see 3 May 1939.\n"
        "It was marked in August 2009.\n"
        "The election of 26 October was free."
    )
    assert values(text, "en")[-1] == "1939-10-26"


def test_bare_years_lend_nothing() -> None:
    assert values("Since 1962 much has changed. In October they met.", "en") == ["1962", "XXXX-10"]


def test_a_weekday_refutes_an_inferred_year() -> None:
    found = facts("It began on 1 September 1939. On Monday, 17 September they came.", "en")
    assert found[1].value == "XXXX-09-17"


def test_relative_days() -> None:
    text = "On 17 September 1939 they crossed. The same day he spoke; the following day they fled."
    assert values(text, "en") == ["1939-09-17", "1939-09-17", "1939-09-18"]
    text = "วันที่ 30 กันยายน ค.ศ. 1939 มีการประกาศ วันรุ่งขึ้นก็จบลง"
    assert values(text, "th") == ["1939-09-30", "1939-10-01"]


def test_a_relative_day_without_anchor_stays_open() -> None:
    (fact,) = facts("The following day they fled.", "en")
    assert (fact.value, fact.subtype, fact.readings[0].low) == ("XXXX-XX-XX", "relative", None)


def test_skipped_spans_and_markup_are_not_read() -> None:
    text = "<p id=4>It was 1939[12] and five men.</p>"
    start = text.index("[12]")
    doc = Document("x", text, "en", "text", (Block("paragraph", (8, len(text) - 4)),), ((start, start + 4),))
    assert [fact.value for fact in extract_facts(doc)] == ["1939", "5"]


def test_a_skipped_span_does_not_cut_a_date() -> None:
    text = "It was 17 September[1] 1939."
    start = text.index("[1]")
    (fact,) = extract_facts(document(text, "en", skipped=((start, start + 3),)))
    assert fact.value == "1939-09-17"
    assert fact.text == "17 September[1] 1939"


@pytest.mark.parametrize(
    ("text", "lang", "problem"),
    [
        ("about 200 km (120 mi) wide", "en", None),
        ("about 200 km (320 mi) wide", "en", "wrong-conversion"),
        ("ราว 200 กิโลเมตร (120 ไมล์)", "th", None),
        ("six meters (20 feet) high", "en", None),
        ("1 ตารางกิโลเมตร (625 ไร่)", "th", None),
        ("พ.ศ. 2500 (ค.ศ. 1957)", "th", None),
        ("พ.ศ. 2500 (ค.ศ. 1956)", "th", "wrong-conversion"),
    ],
)
def test_conversions_in_brackets(text: str, lang: str, problem: str | None) -> None:
    first, second = facts(text, lang)
    assert second.converts == first.span
    assert second.problem == problem


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("They beat Dundee 2-1 on the night", "en", ["2", "1"]),
        ("เอาชนะดันดี 2-1 เมื่อคืน", "th", ["2", "1"]),
        ("ชนะด้วยคะแนน 16.5 ต่อ 10.5", "th", ["16.5", "10.5"]),
        ("won by 16.5 to 10.5", "en", ["16.5", "10.5"]),
    ],
)
def test_scores_are_two_numbers(text: str, lang: str, expected: list[str]) -> None:
    found = facts(text, lang)
    assert [fact.value for fact in found] == expected
    assert {fact.subtype for fact in found} == {"score"}


def test_change_is_no_range() -> None:
    assert values("it rose from 415,000 to 587,000 square miles", "en") == ["415000", "587000"]
    assert values("เพิ่มขึ้นจาก 415,000 เป็น 587,000 ตารางไมล์", "th") == ["415000", "587000"]


def test_centuries_in_a_row() -> None:
    assert values("the 18th and 19th centuries", "en") == ["17XX", "18XX"]
    assert values("ศตวรรษที่ 18 และ 19", "th") == ["17XX", "18XX"]


def test_heights() -> None:
    found = facts("a 6-foot-6 junior", "en")
    assert [(fact.value, fact.readings[0].unit) for fact in found] == [("6.5", "foot")]


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("17 กันยายน พ.ศ. 2482", "th", "17 September 1939 (CE)"),
        ("17 September 1939", "en", "17 September 1939"),
        ("13.5 ล้านคน", "th", "13,500,000 people"),
        ("มากกว่า 20,000 นาย", "th", "more than 20,000 people"),
        ("สิบหกวัน", "th", "16 days"),
        ("ร้อยละ 17", "th", "17%"),
        ("200 กม.", "th", "200 km"),
        ("ปลายคริสต์ทศวรรษ 1930", "th", "late 1930s"),
        ("the 19th century", "en", "19th century"),
        ("44 BC", "en", "44 BCE"),
        ("on Saturday", "en", "Saturday"),
        ("1939–1941", "en", "1939 to 1941"),
        ("29th", "en", "no. 29"),
        ("$15,000", "en", "15,000 USD"),
        ("ตีสอง", "th", "02:00"),
        ("the day before", "en", "a day named by another"),
        ("วันที่ 17", "th", "17"),
        ("ขึ้น 15 ค่ำ", "th", "lunar date +15"),
        ("8,000 to 10,000 men", "en", "8,000 to 10,000 people"),
    ],
)
def test_descriptions(text: str, lang: str, words: str) -> None:
    (fact,) = facts(text, lang)
    assert describe(fact) == words


#: 100 kB of what a pattern might choke on; a fifth of that where every other character is a number, since
#: 50,000 facts take their second on any path.
HOSTILE = {
    "digits": "1" * 100_000,
    "separators": "1,000" * 4_000,
    "dashes": "-" * 100_000,
    "numbers and dashes": "1-" * 10_000,
    "years and dashes": "1939-" * 4_000,
    "ranges": "5 to " * 4_000,
    "fractions": "½" * 20_000,
    "times": "1:" * 10_000,
    "halves": "half a " * 3_000,
    "one in": "one in " * 3_000,
    "months": "กันยายน" * 3_000,
    "days": "17 กันยายน " * 2_000,
    "blanks": " " * 100_000,
    "brackets": "(" * 100_000,
    "leading vowels": "เ" * 100_000,
    "Thai multipliers": "ล้าน" * 25_000,
    "hedges": "more than " * 10_000,
    "addresses": "a@" * 20_000,
    "letters": "a" * 100_000,
    "millions": "one million " * 2_000,
    "relative days": "the same day " * 7_500,
    "centuries": "18th and " * 2_000,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("lang", ["en", "th"])
def test_hostile_lines_take_linear_time(name: str, lang: str) -> None:
    unit = len(HOSTILE[name]) // 64
    assert growth(lambda size: extract_facts(document(HOSTILE[name][:size], lang)), unit) < 6
