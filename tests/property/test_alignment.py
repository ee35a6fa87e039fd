"""What no alignment may depend on: which text is the source, where it begins, how lines end, hash seeds."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import ENGLISH, THAI, english, left_out, thai

from thiap.model import Alignment, Bead, Document
from thiap.pipeline import align_pair
from thiap.readers import read_text
from thiap.settings import Settings

NONE = Settings(encoder="none")
#: Numbers of the sentences of a pair of texts, in order.
orders = st.permutations(range(len(ENGLISH))).flatmap(
    lambda order: st.integers(2, len(order)).map(lambda count: order[:count])
)


def docs(first: str, second: str) -> tuple[Document, Document]:
    return read_text("a", first, lang="en"), read_text("b", second, lang="th")


def align(first: str, second: str, chosen: Settings = NONE) -> tuple[Document, Document, Alignment]:
    source, target = docs(first, second)
    return source, target, align_pair(source, target, chosen).alignment


def lines(doc: Document, spans: tuple[tuple[int, int], ...]) -> set[int]:
    """Numbers of the lines that some spans touch."""
    return {
        doc.text.count("\n", 0, place) for start, end in spans for place in (start, end - 1)
    }  # a run may reach over a line's end


@settings(max_examples=6, deadline=None)
@given(orders)
def test_a_translation_line_by_line_is_found_from_either_side(order: list[int]) -> None:
    source, target = docs("\n".join(ENGLISH[i] for i in order), "\n".join(THAI[i] for i in order))
    chosen = Settings(encoder="muse", mode="translation")
    there, back = (align_pair(*pair, chosen).alignment.beads for pair in ((source, target), (target, source)))
    linked = [
        {
            (line, other)
            for bead in beads
            for line in lines(source, bead.source if forward else bead.target)
            for other in lines(target, bead.target if forward else bead.source)
        }
        for beads, forward in ((there, True), (back, False))
    ]
    assert linked[0] == linked[1] == {(i, i) for i in range(len(order))}


def verify(source: Document, target: Document, alignment: Alignment) -> None:
    """Beads part the target, and hold all of the source in its order: what is said twice is linked twice."""
    for side, doc in (("source", source), ("target", target)):
        spans = sorted(span for bead in alignment.beads for span in getattr(bead, side))
        assert all(doc.quote(span).strip() == doc.quote(span) != "" for span in spans)
        assert side == "source" or all(first[1] <= second[0] for first, second in pairwise(spans))
        assert left_out(doc, spans) == ""
    starts = [bead.source[0][0] for bead in alignment.beads if bead.source]
    assert starts == sorted(starts)
    for bead in alignment.beads:
        assert bead.source or bead.target
        assert 0 <= bead.score <= 1
        assert all(
            first[1] <= second[0] for spans in (bead.source, bead.target) for first, second in pairwise(spans)
        )
    assert all(0 <= share <= 1 for share in alignment.coverage)
    linked = any(bead.source and bead.target for bead in alignment.beads)
    assert linked == all(share > 0 for share in alignment.coverage)


@pytest.mark.parametrize("mode", ["translation", "comparable", "auto"])
@settings(max_examples=15, deadline=None)
@given(english, thai)
def test_beads_part_both_texts(mode: str, first: str, second: str) -> None:
    verify(*align(first, second, Settings(encoder="none", mode=mode)))  # type: ignore[arg-type]


@settings(max_examples=15, deadline=None)
@given(english, thai, st.sampled_from(["\n\n", "\ufeff", " \n", "\r\n"]))
def test_blanks_before_a_text_move_its_spans_and_nothing_else(first: str, second: str, before: str) -> None:
    def moved(beads: tuple[Bead, ...]) -> list[tuple[object, ...]]:
        by = len(before)
        return [
            (
                *(tuple((s + by, e + by) for s, e in spans) for spans in (b.source, b.target)),
                round(b.score, 6),
                b.moved,
            )
            for b in beads
        ]

    plain = align(first, second)[2].beads
    shifted = align(before + first, before + second)[2].beads
    assert moved(plain) == [(b.source, b.target, round(b.score, 6), b.moved) for b in shifted]


@settings(max_examples=15, deadline=None)
@given(orders)
def test_line_ends_do_not_matter(order: list[int]) -> None:
    def quoted(end: str) -> list[tuple[object, ...]]:
        first, second = (end.join(texts[i] for i in order) for texts in (ENGLISH, THAI))
        source, target, alignment = align(first, second)
        return [
            (
                [source.quote(s) for s in bead.source],
                [target.quote(s) for s in bead.target],
                round(bead.score, 6),
            )
            for bead in alignment.beads
        ]

    assert quoted("\n") == quoted("\r\n") == quoted("\r") == quoted("\u2028")


@settings(max_examples=10, deadline=None)
@given(orders, st.data())
def test_given_beads_are_kept(order: list[int], data: st.DataObject) -> None:
    source, target = docs("\n".join(ENGLISH[i] for i in order), "\n".join(THAI[i] for i in order))
    pairs = list(zip(source.blocks, target.blocks, strict=True))
    chosen = data.draw(st.lists(st.sampled_from(pairs), min_size=1, unique_by=lambda pair: pair[0].span))
    fixed = [Bead((first.span,), (second.span,), 1.0) for first, second in chosen]
    alignment = align_pair(source, target, NONE, fixed=fixed).alignment
    assert set(fixed) <= set(alignment.beads)
    verify(source, target, alignment)


#: All that may differ from machine to machine without a result being another.
SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1", "LC_ALL": "C", "TZ": "UTC", "COLUMNS": "40"},
    {"PYTHONHASHSEED": "77", "OMP_NUM_THREADS": "4", "OPENBLAS_NUM_THREADS": "4", "LC_ALL": "th_TH.UTF-8",
     "TZ": "Asia/Bangkok", "PYTHONUTF8": "1", "COLUMNS": "200"},
)  # fmt: skip


def test_runs_do_not_depend_on_their_surroundings(tmp_path: Path) -> None:
    """Hash seed, threads, locale, time zone, width of the terminal and folder leave every byte as it is."""
    written = []
    for number, surroundings in enumerate(SURROUNDINGS):
        folder = tmp_path / ("first" if not number else "ที่ สอง")
        folder.mkdir()
        (folder / "a.txt").write_text("\n".join(ENGLISH), encoding="utf-8")
        (folder / "b.txt").write_text("\n".join(reversed(THAI)), encoding="utf-8")
        results = ("--html", "a.html", "--run", "run.json", "--format", "sarif", "-o", "found.sarif")
        subprocess.run(
            [sys.executable, "-m", "thiap", "check", "a.txt", "b.txt", "--lang", "en", "-q", *results],
            cwd=folder,
            env=os.environ | surroundings,
            check=True,
        )
        written.append({path.name: path.read_bytes() for path in folder.iterdir()})
    first, second = written
    assert first.keys() == second.keys() == {"a.txt", "b.txt", "a.html", "run.json", "found.sarif"}
    assert [name for name in first if first[name] != second[name]] == []
    assert b"thiap-run" in first["run.json"]
