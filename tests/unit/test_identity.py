"""Equal mistakes: what is decided about one never passes to another, and old files keep working."""

from __future__ import annotations

from dataclasses import replace

import pytest

from thiap.model import Block, Document, Finding, Report
from thiap.pipeline import check_documents
from thiap.project.baseline import compare_runs
from thiap.project.decisions import Decision, apply, decide, dump_decisions, load_decisions
from thiap.settings import Settings

ENGLISH = (
    "The museum has 12 rooms.",
    "The school beside the river has 12 rooms.",
    "Its garden is larger than that of the palace.",
    "The old hotel at the station has 12 rooms.",
)
WRONG = (
    "พิพิธภัณฑ์มี 21 ห้อง",
    "โรงเรียนริมแม่น้ำมี 21 ห้อง",
    "สวนของโรงเรียนใหญ่กว่าสวนของพระราชวัง",
    "โรงแรมเก่าที่สถานีมี 21 ห้อง",
)


def doc(name: str, lang: str, lines: tuple[str, ...]) -> Document:
    text = "\n".join(lines)
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block("paragraph", (at, at + len(line))))
        at += len(line) + 1
    return Document(name, text, lang, "text", tuple(blocks))


def run(*mended: int, mark: str = "", first: str = "") -> Report:
    """The report on the draft, some of its lines mended."""
    thai = tuple(
        line.replace("21", "12") if n in mended else line.replace("ห้อง", f"ห้อง{mark}")
        for n, line in enumerate(WRONG)
    )
    sources, target = ENGLISH, thai
    if first:
        sources, target = (first, *ENGLISH), ("ห้องสมุดมี 21 ห้อง", *thai)
    settings = Settings(encoder="none", mode="translation", select=("number-mismatch",))
    return check_documents([doc("a.txt", "en", sources)], doc("b.txt", "th", target), settings)


def at(report: Report, line: int) -> Finding:
    """The finding about one line of the source."""
    start = report.sources[0].text.index(ENGLISH[line])
    return next(f for f in report.findings if start <= f.source[0][0] < start + len(ENGLISH[line]))


def shown(report: Report, decisions: list[Decision]) -> list[int]:
    """Lines of the source whose findings are left after the decisions went through their file."""
    loaded = load_decisions(dump_decisions(decisions), "x")
    text = report.sources[0].text
    return [
        n
        for n, line in enumerate(ENGLISH)
        for f in apply(report, loaded).report.findings
        if text.index(line) <= f.source[0][0] < text.index(line) + len(line)
    ]


def test_the_draft_has_three_equal_mistakes() -> None:
    findings = run().findings
    assert len({(f.source_quote, f.target_quote, f.message) for f in findings}) == 1
    assert len({f.id for f in findings}) == len(findings) == 3


@pytest.mark.parametrize(
    ("decided", "mended", "left"),
    [(0, (0,), [1, 3]), (1, (0,), [3]), (0, (1, 3), []), (3, (3,), [0, 1]), (0, (0, 1), [3])],
)
def test_a_dismissal_stays_with_its_mistake(decided: int, mended: tuple[int, ...], left: list[int]) -> None:
    dismissed = decide(at(run(), decided), "dismissed")
    assert shown(run(*mended), [dismissed]) == left


def test_a_dismissal_of_the_only_one_does_not_spread_to_a_new_one() -> None:
    dismissed = decide(at(run(0, 1), 3), "dismissed")
    assert shown(run(), [dismissed]) == [0, 1]


def test_a_new_equal_mistake_before_them_changes_nothing() -> None:
    dismissed = decide(at(run(), 1), "dismissed")
    assert shown(run(first="The library has 12 rooms."), [dismissed]) == [0, 3]


def test_edits_of_the_words_around_in_the_draft_are_no_matter() -> None:
    dismissed = decide(at(run(), 1), "dismissed")
    assert shown(run(mark=" ใหญ่"), [dismissed]) == [0, 3]


def test_the_only_one_keeps_its_decision_when_the_words_around_it_change() -> None:
    now = run(0, 1)
    dismissed = replace(decide(at(now, 3), "dismissed"), place_id=f"{at(now, 3).id}-000000")
    assert shown(now, [dismissed]) == []


def test_old_decisions_go_by_number() -> None:
    content = at(run(), 0).id.split("-")[0]
    for id_, left in ((content, [1, 3]), (f"{content}-2", [0, 3]), (f"{content}-3", [0, 1])):
        assert shown(run(), [Decision(id_, "dismissed")]) == left
    assert shown(run(0, 1), [Decision(content, "dismissed")]) == []


def test_a_stale_decision_is_told() -> None:
    dismissed = decide(at(run(), 0), "dismissed")
    assert apply(run(0), [dismissed]).stale == (dismissed,)
    assert apply(run(), [dismissed]).stale == ()


def test_a_baseline_names_the_mistake_that_was_mended() -> None:
    before, now = run(), run(0)
    compared = compare_runs(before.findings, now.findings)
    assert compared.fixed == (at(before, 0),)
    assert compared.new == ()
    assert len(compared.remaining) == 2
    again = compare_runs(now.findings, before.findings)
    assert again.new == (at(before, 0),)
    assert again.fixed == ()


def test_an_old_baseline_goes_by_number() -> None:
    now = run()
    content = now.findings[0].id.split("-")[0]
    old = [
        replace(f, id=content if n == 1 else f"{content}-{n}", place_id="", old_id="")
        for n, f in enumerate(now.findings, 1)
    ]
    compared = compare_runs(old, now.findings)
    assert (compared.new, compared.fixed) == ((), ())


def test_rows_that_are_equal_throughout_are_numbered() -> None:
    rows = ("12 rooms",) * 4
    report = check_documents(
        [doc("a.txt", "en", rows)],
        doc("b.txt", "th", ("21 ห้อง",) * 4),
        Settings(encoder="none", mode="translation", select=("number-mismatch",)),
    )
    ids = [f.id for f in report.findings]
    assert len(set(ids)) == len(ids)
