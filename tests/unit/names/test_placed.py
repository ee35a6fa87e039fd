"""Of two mentions the one is told that stands where the lost name should."""

from __future__ import annotations

import thiap
from thiap.settings import Settings

SOURCE = (
    "In physics the prize went to Niels Bohr, an adviser of Marie Curie and of Max Planck in those years, and"
    " much later it went to Ernest Rutherford, who had waited for it. The rain stopped in the evening."
)
TARGET = (
    "ในสาขาฟิสิกส์ รางวัลตกเป็นของ{}ที่ปรึกษาของมารี กูรีและมักซ์ พลังค์ในช่วงปีเหล่านั้น"
    " และต่อมาอีกนานเป็นของเออร์เนสต์ รัทเทอร์ฟอร์ด {}รอคอยรางวัลนี้ ฝนหยุดตกในตอนเย็น"
)


def findings(*names: str) -> list[thiap.Finding]:
    report = thiap.check(SOURCE, TARGET.format(*names), settings=Settings(mode="translation"))
    return [finding for finding in report.findings if finding.category == "name"]


def test_name_in_the_place_of_another_though_it_stands_again() -> None:
    (found,) = findings("เออร์เนสต์ รัทเทอร์ฟอร์ด ", "ผู้")
    assert (found.source_quote, found.severity) == ("Niels Bohr", "major")
    assert found.target[0][0] == TARGET.index("{")


def test_name_that_is_only_repeated() -> None:
    assert not findings("นีลส์ โบร์ ", "โดยรัทเทอร์ฟอร์ด")
