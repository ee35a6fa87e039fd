"""Any date and any number, written in a dozen ways, reads back to its value."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thiap.facts import describe, extract_facts
from thiap.model import Block, Document, Fact

EN_MONTHS = ("January February March April May June July August September October November December").split()
EN_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
TH_MONTHS = ("มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม").split()
TH_SHORT = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()
TH_DAYS = "จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ อาทิตย์".split()
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

dates = st.dates(datetime.date(1850, 1, 1), datetime.date(2100, 12, 31))
numbers = st.integers(0, 15).flatmap(lambda digits: st.integers(2, 10**digits + 1))


def read(text: str, lang: str) -> tuple[Fact, ...]:
    return extract_facts(Document("x", text, lang, "text", (Block("paragraph", (0, len(text))),)))


def only(text: str, lang: str) -> Fact:
    found = read(text, lang)
    assert len(found) == 1, (text, [(fact.text, fact.value) for fact in found])
    return found[0]


def ordinal(day: int) -> str:
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


EN_DATES: dict[str, Callable[[datetime.date], str]] = {
    "day first": lambda d: f"{d.day} {EN_MONTHS[d.month - 1]} {d.year}",
    "month first": lambda d: f"{EN_MONTHS[d.month - 1]} {d.day}, {d.year}",
    "ordinal": lambda d: f"{ordinal(d.day)} {EN_MONTHS[d.month - 1]} {d.year}",
    "the … of": lambda d: f"the {ordinal(d.day)} of {EN_MONTHS[d.month - 1]} {d.year}",
    "month, ordinal": lambda d: f"{EN_MONTHS[d.month - 1]} {ordinal(d.day)}, {d.year}",
    "short": lambda d: f"{d.day} {EN_MONTHS[d.month - 1][:3]} {d.year}",
    "short, dot": lambda d: f"{EN_MONTHS[d.month - 1][:3]}. {d.day}, {d.year}",
    "weekday": lambda d: f"{EN_DAYS[d.weekday()]}, {d.day} {EN_MONTHS[d.month - 1]} {d.year}",
    "weekday first": lambda d: f"{EN_DAYS[d.weekday()]}, {EN_MONTHS[d.month - 1]} {d.day}, {d.year}",
    "ISO": lambda d: d.isoformat(),
    "capitals": lambda d: f"{d.day} {EN_MONTHS[d.month - 1].upper()} {d.year}",
    "era": lambda d: f"{d.day} {EN_MONTHS[d.month - 1]} {d.year} CE",
    "in a sentence": lambda d: f"It happened on {d.day} {EN_MONTHS[d.month - 1]} {d.year}, they say.",
}


def buddhist(date: datetime.date) -> int:
    """The year of the official calendar, which began on 1 April until 1940."""
    return date.year + (542 if date.year <= 1940 and date.month <= 3 else 543)


TH_DATES: dict[str, Callable[[datetime.date], str]] = {
    "BE": lambda d: f"{d.day} {TH_MONTHS[d.month - 1]} พ.ศ. {buddhist(d)}",
    "BE, no mark": lambda d: f"{d.day} {TH_MONTHS[d.month - 1]} {buddhist(d)}",
    "วันที่": lambda d: f"วันที่ {d.day} {TH_MONTHS[d.month - 1]} พ.ศ. {buddhist(d)}",
    "all marks": lambda d: f"วันที่ {d.day} เดือน{TH_MONTHS[d.month - 1]} ปี พ.ศ. {buddhist(d)}",
    "Thai digits": lambda d: f"{d.day} {TH_MONTHS[d.month - 1]} พ.ศ. {buddhist(d)}".translate(THAI_DIGITS),
    "short": lambda d: f"{d.day} {TH_SHORT[d.month - 1]} {buddhist(d)}",
    "no dots": lambda d: f"{d.day} {TH_SHORT[d.month - 1].replace('.', '')} {buddhist(d)}",
    "CE": lambda d: f"{d.day} {TH_MONTHS[d.month - 1]} ค.ศ. {d.year}",
    "CE, glued": lambda d: f"{d.day} {TH_SHORT[d.month - 1]} ค.ศ.{d.year}",
    "CE, bare": lambda d: f"วันที่ {d.day} {TH_MONTHS[d.month - 1]} {d.year}",
    "weekday": lambda d: f"วัน{TH_DAYS[d.weekday()]}ที่ {d.day} {TH_MONTHS[d.month - 1]} พ.ศ. {buddhist(d)}",
    "full words": lambda d: f"{d.day} {TH_MONTHS[d.month - 1]} พุทธศักราช {buddhist(d)}",
    "in a sentence": lambda d: f"เหตุเกิดเมื่อวันที่ {d.day} {TH_MONTHS[d.month - 1]} พ.ศ. {buddhist(d)} ที่นั่น",
}


@pytest.mark.parametrize("style", EN_DATES)
@settings(max_examples=40, deadline=None)
@given(date=dates)
def test_english_date(style: str, date: datetime.date) -> None:
    fact = only(EN_DATES[style](date), "en")
    assert (fact.kind, fact.value, fact.problem) == ("date", date.isoformat(), None)
    assert fact.readings[0].low == fact.readings[0].high == date.toordinal()


@pytest.mark.parametrize("style", TH_DATES)
@settings(max_examples=40, deadline=None)
@given(date=dates)
def test_thai_date(style: str, date: datetime.date) -> None:
    fact = only(TH_DATES[style](date), "th")
    assert (fact.kind, fact.value, fact.problem) == ("date", date.isoformat(), None)
    assert fact.readings[0].low == fact.readings[0].high == date.toordinal()


# The slow, obvious writers of number words: the grammar's twins.
EN_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
EN_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
TH_DIGITS = "ศูนย์ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า".split()
TH_PLACES = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"]


def english(number: int, link: str = " and ") -> str:
    if number < 20:
        return EN_SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return EN_TENS[tens] + (f"-{EN_SMALL[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{EN_SMALL[hundreds]} hundred" + (link + english(rest, link) if rest else "")
    for name, size in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6), ("thousand", 10**3)):
        if number >= size:
            many, rest = divmod(number, size)
            joint = " " if rest >= 100 else link
            return f"{english(many, link)} {name}" + (joint + english(rest, link) if rest else "")
    raise AssertionError(number)


def thai(number: int) -> str:
    if number >= 10**6:
        many, rest = divmod(number, 10**6)
        return thai(many) + "ล้าน" + (thai(rest) if rest else "")
    words = ""
    for place in range(5, -1, -1):
        digit = number // 10**place % 10
        if not digit:
            continue
        if place == 1 and digit in (1, 2):
            words += ("สิบ", "ยี่สิบ")[digit - 1]
        elif place == 0 and digit == 1 and words:
            words += "เอ็ด"
        else:
            words += TH_DIGITS[digit] + TH_PLACES[place]
    return words


def scaled(number: int, size: int) -> str:
    """A number as decimals of a multiplier, exactly."""
    return format(Decimal(number) / size, "f")


EN_NUMBERS: dict[str, Callable[[int], str]] = {
    "digits": lambda n: f"{n} people",
    "separators": lambda n: f"{n:,} people",
    "words": lambda n: f"{english(n)} people",
    "words without and": lambda n: f"{english(n, ' ')} people",
    "capital": lambda n: f"{english(n).capitalize()} people",
    "million": lambda n: f"{scaled(n, 10**6)} million people",
    "billion": lambda n: f"{scaled(n, 10**9)} billion people",
    "thousand": lambda n: f"{scaled(n, 1000)} thousand people",
    "hedged": lambda n: f"more than {n:,} people",
    "bounded": lambda n: f"at least {n} people",
    "no-break blanks": lambda n: f"{n:,}".replace(",", "\u00a0") + " people",
    "in brackets": lambda n: f"they ({n:,} people) left",
    "in a sentence": lambda n: f"There were {n:,} people there.",
}
TH_NUMBERS: dict[str, Callable[[int], str]] = {
    "digits": lambda n: f"{n} คน",
    "separators": lambda n: f"{n:,} คน",
    "Thai digits": lambda n: f"{n:,} คน".translate(THAI_DIGITS),
    "words": lambda n: f"{thai(n)}คน",
    "words, blank": lambda n: f"{thai(n)} คน",
    "ล้าน": lambda n: f"{scaled(n, 10**6)} ล้านคน",
    "พันล้าน": lambda n: f"{scaled(n, 10**9)} พันล้านคน",
    "หมื่น": lambda n: f"{scaled(n, 10**4)} หมื่นคน",
    "แสน": lambda n: f"{scaled(n, 10**5)} แสนคน",
    "hedged": lambda n: f"กว่า {n:,} คน",
    "hedged behind": lambda n: f"{n:,} กว่าคน",
    "bounded": lambda n: f"อย่างน้อย {n} คน",
    "in a sentence": lambda n: f"มีผู้เข้าร่วม{thai(n)}คนในงานนั้น",
}


@pytest.mark.parametrize("style", EN_NUMBERS)
@settings(max_examples=40, deadline=None)
@given(number=numbers)
def test_english_number(style: str, number: int) -> None:
    fact = only(EN_NUMBERS[style](number), "en")
    assert number in [reading.low for reading in fact.readings]
    assert fact.readings[0].low == fact.readings[0].high == number
    assert (fact.kind, fact.counted) == ("number", "person")


@pytest.mark.parametrize("style", TH_NUMBERS)
@settings(max_examples=40, deadline=None)
@given(number=numbers)
def test_thai_number(style: str, number: int) -> None:
    fact = only(TH_NUMBERS[style](number), "th")
    assert fact.readings[0].low == fact.readings[0].high == number
    assert (fact.kind, fact.counted) == ("number", "person")


PIECES = st.sampled_from(
    "17 กันยายน 2482 พ.ศ. ค.ศ. ล้าน สอง สาม พัน - – ถึง กว่า % ร้อยละ ปี วันที่ ที่ น. ครึ่ง ใน นับ"
    " May September 1939 , . / : the of and to between 5,000 million half a $ £ km 1930s 19th century"
    " 4:00 am 2-1 one in ( ) 1,5xx PZL.37 II ½ 2018-09-17 17/9/2482 Monday วันจันทร์ วันรุ่งขึ้น ธันวาคม 1475".split()
)


@settings(max_examples=300, deadline=None)
@given(
    pieces=st.lists(PIECES | st.text(max_size=4), max_size=25),
    joint=st.sampled_from(["", " "]),
    lang=st.sampled_from(["en", "th"]),
)
def test_facts_are_disjoint_sorted_and_quoted(pieces: list[str], joint: str, lang: str) -> None:
    text = joint.join(pieces)
    found = read(text, lang)
    end = 0
    for fact in found:
        assert end <= fact.span[0] < fact.span[1] <= len(text)
        assert fact.text == text[fact.span[0] : fact.span[1]]
        assert fact.readings
        assert describe(fact)
        for reading in fact.readings:
            assert reading.low is None or reading.high is None or reading.low <= reading.high
        end = fact.span[1]
    assert read(text, lang) == found
