"""2,000 findings and a 100,000-word pair stay usable."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from samples.reports import Large, large_report
from thiap.model import Report

Show = Callable[..., Any]


@pytest.fixture(scope="module")
def quarter() -> Report:
    """The same with a quarter of the findings and of the texts."""
    return large_report(rows=1_250, findings=500)


def test_file_stays_within_five_times_the_texts(large: Large) -> None:
    size = sum(len(doc.text.encode()) for doc in (*large.report.sources, large.report.target))
    assert len(large.text.encode()) <= 5 * size


#: Counts what an action changes in the page; the search waits for the end of the typing.
_CHANGES = """async (action) => {
  let count = 0;
  const observer = new MutationObserver((records) => { count += records.length; });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  new Function(action)();
  document.body.getBoundingClientRect();
  await new Promise((done) => setTimeout(done, 200));
  count += observer.takeRecords().length;
  observer.disconnect();
  return count;
}"""
_CHIP = "document.querySelector('.chip[data-value=missing_in_target]').click()"
_SEARCH = "const box = document.querySelector('#search'); box.value = '50'; box.oninput()"


class Work:
    """What a page does, in counts that are much the same on any machine, and no clock.

    A page of this size is slow where it is laid out again and again, or touches every element for each other.
    """

    def __init__(self, page: Any) -> None:
        self.page = page
        self._browser = page.context.new_cdp_session(page)
        self._browser.send("Performance.enable")

    def metric(self, name: str) -> int:
        """One of Chromium's counts."""
        metrics = self._browser.send("Performance.getMetrics")["metrics"]
        return next(int(one["value"]) for one in metrics if one["name"] == name)

    def of(self, action: str) -> tuple[int, int]:
        """Changes of elements, and layouts of the page."""
        before = self.metric("LayoutCount")
        return self.page.evaluate(_CHANGES, action), self.metric("LayoutCount") - before


def test_opening_filter_and_search_are_linear(show: Show, large: Large, quarter: Report) -> None:
    small, big = Work(show(quarter).page), Work(show(large.report, text=large.text).page)
    assert big.metric("Nodes") < 6 * small.metric("Nodes")
    for action in (_CHIP, _SEARCH):
        (few, _), (many, layouts) = small.of(action), big.of(action)
        assert few >= 50, "cards are shown or hidden"
        assert many < 6 * few, f"{many} changes for four times the findings that take {few}"
        assert many < 6 * len(large.report.findings), "a card is touched a few times, whatever the others are"
        assert layouts <= 8, "the page is not laid out again and again"
