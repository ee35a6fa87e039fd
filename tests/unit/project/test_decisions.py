"""Decisions and baselines: what they silence, what they list, and what they refuse."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from thiap.cli.main import main
from thiap.errors import InputError
from thiap.model import Alignment, Bitext, Block, Document, Finding, Report
from thiap.project.baseline import compare_runs, read_findings
from thiap.project.decisions import apply, decide, dump_decisions, load_decisions
from thiap.renderers import jsonl, run_json


def document(name: str, text: str, lang: str) -> Document:
    return Document(name, text, lang, "text", (Block("paragraph", (0, len(text))),))


def finding(id_: str, values: tuple[str | None, str | None] = ("12", "21")) -> Finding:
    return Finding(
        kind="contradicted",
        category="number",
        check="number-mismatch",
        issue="number",
        severity="major",
        confidence=0.9,
        source=((0, 2),),
        target=((0, 2),),
        source_value=values[0],
        target_value=values[1],
        message=f"finding {id_}",
        source_quote="12",
        target_quote="21",
        id=id_,
    )


def report(*findings: Finding) -> Report:
    source, target = document("a.txt", "12 days", "en"), document("b.txt", "21 วัน", "th")
    bitext = Bitext(source, target, 0, Alignment((), "translation", "none", (0.0, 0.0)), (), ())
    return Report((bitext,), findings)


def test_dismissed_is_left_out_and_accepted_stays() -> None:
    made = [finding("aa11"), finding("bb22"), finding("cc33")]
    reviewed = apply(report(*made), [decide(made[0], "dismissed"), decide(made[1], "accepted")])
    assert [f.id for f in reviewed.report.findings] == ["bb22", "cc33"]
    assert [f.id for f in reviewed.dismissed] == ["aa11"]
    assert reviewed.stale == ()


def test_all_like_holds_for_the_same_check_and_values_also_later() -> None:
    decision = decide(finding("aa11"), "dismissed", all_like=True)
    later = report(finding("dd44"), finding("ee55", ("12", "22")))
    reviewed = apply(later, load_decisions(dump_decisions([decision]), "x"))
    assert [f.id for f in reviewed.report.findings] == ["ee55"]


def test_findings_without_values_are_never_alike() -> None:
    decision = decide(finding("aa11", (None, None)), "dismissed", all_like=True)
    assert len(apply(report(finding("dd44", (None, None))), [decision]).report.findings) == 1


def test_changed_text_makes_a_decision_stale_unless_it_is_about_another_file() -> None:
    gone, other = (
        decide(finding(id_), "dismissed", file=name) for id_, name in (("x1", "b.txt"), ("x2", "c.txt"))
    )
    assert [d.id for d in apply(report(finding("aa11")), [gone, other]).stale] == ["x1"]


def test_file_keeps_everything() -> None:
    decisions = (
        decide(finding("aa11"), "dismissed", reason="ธรรมเนียม", note='"q"\n', file="b.txt", all_like=True),
        decide(finding("bb22"), "accepted"),
    )
    assert load_decisions(dump_decisions(decisions), "x") == decisions


def test_reads_what_the_report_exports() -> None:
    text = '{"version": 1, "decisions": [{"id": "aa11", "state": "dismissed", "more": [1], "note": null}]}'
    assert [d.id for d in load_decisions(text, "x")] == ["aa11"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "no JSON"),
        ("[]", "holds no decisions"),
        ('{"version": 2, "decisions": []}', "version 2"),
        ('{"version": 1, "decisions": [{"state": "dismissed"}]}', "decision 1.*id"),
        ('{"version": 1, "decisions": [{"id": "a", "state": "maybe"}]}', "maybe"),
        ('{"version": 1, "decisions": [{"id": "a", "state": "dismissed", "reason": 3}]}', "reason"),
    ],
)
def test_refuses(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        load_decisions(text, "d.json")


def test_baseline_tells_new_remaining_and_fixed() -> None:
    before = [finding("a"), finding("b"), finding("c")]
    since = compare_runs(before, [finding("b"), finding("d")], silenced=[finding("c")])
    assert [[f.id for f in part] for part in (since.new, since.remaining, since.fixed)] == [
        ["d"],
        ["b"],
        ["a"],
    ]


def test_baseline_reads_a_saved_run_and_json_lines(tmp_path: Path) -> None:
    made = report(finding("aa11"), finding("bb22"))
    for name, text in (("run.json", run_json.dump_run(made)), ("f.jsonl", jsonl.render(made))):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert [f.id for f in read_findings(str(tmp_path / name))] == ["aa11", "bb22"]
    (tmp_path / "x.jsonl").write_text("text", encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        read_findings(str(tmp_path / "x.jsonl"))


def test_review_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    made = report(finding("aa11"), finding("aa22"), finding("bb33"))
    Path("run.json").write_text(run_json.dump_run(made), encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as stopped:
            main(["review", *arguments])
        captured = capsys.readouterr()
        return int(str(stopped.value.code)), captured.out + captured.err

    assert run("dismiss", "run.json", "bb", "--reason", "house style")[0] == 0
    assert run("accept", "run.json", "aa11")[0] == 0
    code, text = run("list", "run.json")
    assert code == 0
    listed = [line.split() for line in text.splitlines() if not line.startswith(" ")]
    assert [line[1] for line in listed[:3]] == ["accepted", "open", "dismissed"]
    assert "house style" in text
    assert run("dismiss", "run.json", "aa")[0] == 2
    assert run("dismiss", "run.json", "zz")[0] == 2
    assert "1 decision taken back" in run("undo", "bb33")[1]
    Path("later.json").write_text(run_json.dump_run(report(finding("bb33"))), encoding="utf-8")
    assert "aa11" in run("stale", "later.json", "--prune")[1]
    assert "0 stale" in run("stale", "later.json")[1]


def test_a_lone_surrogate_in_a_note_is_kept_and_read_again() -> None:
    """An argument of bytes that are no UTF-8 comes as one."""
    made = decide(finding("a"), "dismissed", reason="caf\udce9", note="ok")
    text = dump_decisions([made])
    text.encode("utf-8")
    assert load_decisions(text, "x") == (made,)


def test_what_the_report_says_of_a_suggestion_is_kept() -> None:
    made = replace(decide(finding("a"), "accepted"), suggestion="12", spans=((4, 6),))
    assert load_decisions(dump_decisions([made]), "f.json") == (made,)


@pytest.mark.parametrize(
    "spans", ["7", "[7]", "[[1]]", "[[1, 2, 3]]", "[[true, 2]]", "[[-1, 2]]", "{}", '[["1", 2]]']
)
def test_places_that_are_none_are_refused(spans: str) -> None:
    text = f'{{"version": 1, "decisions": [{{"id": "a", "state": "accepted", "spans": {spans}}}]}}'
    with pytest.raises(InputError, match="spans must be pairs of numbers"):
        load_decisions(text, "f.json")
