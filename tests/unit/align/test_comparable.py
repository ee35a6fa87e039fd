"""Texts that only share a subject: lengths, rare values, whole sentences."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from thiap.align.aligner import align_documents
from thiap.align.features.evidence import Evidence, Item
from thiap.align.features.neighbourhood import REACH, _smoothed
from thiap.align.features.runs import SegmentTable
from thiap.align.repair.adjacent_sentences import with_neighbours
from thiap.align.repair.dependent_clauses import adverbial, dependent, whole_sentences
from thiap.align.repair.paraphrase import is_retold, whole_runs, whole_sources
from thiap.align.repair.rare_values import second_look
from thiap.align.search.path import Step
from thiap.align.search.scoring import ScoreTable
from thiap.encoders import get_encoder
from thiap.encoders.calibration import MUSE, GainWeights
from thiap.facts import extract_facts
from thiap.languages.lengths import usual_ratio
from thiap.model import Alignment
from thiap.pipeline import align_pair
from thiap.readers import read_path, read_text
from thiap.segment import segment_document
from thiap.settings import Settings

THAI = "โรงงานแห่งนี้สร้างขึ้นใหม่ ซึ่งมีคนงานกว่าพันคน เมืองอยู่ติดทะเล อันดับของทีมดีขึ้น เขากล่าวว่า ทุกคนพอใจ"


def side(count: int, depends: str = "") -> SegmentTable:
    return SegmentTable(
        [f"piece {k}" for k in range(count)],
        np.full(count, 50.0),
        np.zeros(count, dtype=np.int64),
        np.full(count, 6.0),
        depends=np.array([mark == "x" for mark in depends.ljust(count, "-")]),
        adverbial=np.array([mark == "a" for mark in depends.ljust(count, "-")]),
    )


@pytest.mark.parametrize(
    ("source", "target", "ratio"),
    [("en", "th", 1.08), ("th", "en", 1 / 1.08), ("de", "fr", 1.19 / 1.22), ("en", "xx", None)],
)
def test_lengths_of_two_languages(source: str, target: str, ratio: float | None) -> None:
    assert usual_ratio(source, target) == (None if ratio is None else pytest.approx(ratio))


def test_clauses_that_go_on() -> None:
    doc = read_text("a.th.txt", THAI, lang="th")
    segments = segment_document(doc)
    heads = {
        doc.quote(seg.span) for seg, flag in zip(segments, dependent(doc, segments), strict=True) if flag
    }
    assert heads == {"ซึ่งมีคนงานกว่าพันคน", "ทุกคนพอใจ"}
    fronted = read_text("b.th.txt", "โรงงานแห่งนี้สร้างขึ้นใหม่ ภายใต้สัญญาฉบับแรก เมืองให้ที่ดินฟรี", lang="th")
    assert not dependent(fronted, segment_document(fronted)).any()
    english = read_text("a.en.txt", "One thing is this. Or it is that.", lang="en")
    assert not dependent(english, segment_document(english)).any()


@pytest.mark.parametrize(
    ("steps", "depends", "expected"),
    [
        ([((0, 1), (0, 1))], "-x-", [((0, 1), (0, 2))]),
        ([((0, 1), (0, 1))], "--x", [((0, 1), (0, 1))]),
        ([((0, 1), (0, 1)), ((1, 2), (1, 2))], "-x-", [((0, 2), (0, 2))]),
        ([((0, 1), (0, 1)), ((5, 6), (1, 2))], "-x-", [((0, 1), (0, 1)), ((5, 6), (1, 2))]),
        ([((0, 1), (0, 1)), ((1, 2), (1, 2))], "---", [((0, 1), (0, 1)), ((1, 2), (1, 2))]),
        ([((1, 2), (0, 1)), ((0, 1), (1, 2))], "-xx", [((0, 2), (0, 3))]),
        ([((0, 1), (0, 1))], "-xxxxx", [((0, 1), (0, 4))]),
        ([((0, 1), (0, 1)), ((1, 2), (1, 3))], "-aa", [((0, 2), (0, 3))]),
        ([((0, 1), (0, 1)), ((1, 2), (1, 3))], "-a-", [((0, 1), (0, 1)), ((1, 2), (1, 3))]),
        ([((0, 1), (0, 1)), ((5, 6), (1, 3))], "-aa", [((0, 1), (0, 1)), ((5, 6), (1, 3))]),
    ],
    ids=[
        "takes its clause",
        "not a far one",
        "one of two",
        "sources apart",
        "two sentences",
        "crossing",
        "bounded",
        "only when and where",
        "a predicate behind them",
        "when and where, sources apart",
    ],
)
def test_whole_sentences(steps: list, depends: str, expected: list) -> None:
    made = [Step(source, target, 1.0) for source, target in steps]
    found, chances = whole_sentences(made, np.linspace(0.9, 0.5, len(made)), side(len(depends), depends))
    assert [(step.source, step.target) for step in found] == expected
    assert len(chances) == len(found) and (len(found) == len(made) or chances[-1] == 0.5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ฝนตกหนัก ในวันที่ 3 มีนาคม หลังจากงานวัด ใกล้กับสะพานเก่า", "-aaa"),
        ("ฝนตกหนัก ยี่สิบวันหลังจากการเปิดสะพาน และเป็นวันสุดท้ายของงาน", "-aa"),
        ("ฝนตกหนัก ในวันที่ 3 มีนาคม สะพานถูกปิด", "-a-"),
        ("ฝนตกหนัก ในที่สุดสะพานพัง ที่ประชุมเห็นชอบ", "---"),
        ("ฝนตกหนัก ในเช้าวันนั้นสะพานได้พังลง ยี่สิบคนติดอยู่กลางน้ำ", "---"),
    ],
)
def test_phrases_that_only_say_when_and_where(text: str, expected: str) -> None:
    doc = read_text("a.th.txt", text, lang="th")
    flags = adverbial(doc, segment_document(doc, extract_facts(doc)))
    assert "".join("a" if flag else "-" for flag in flags) == expected


def test_one_sentence_may_answer_two_that_stand_apart() -> None:
    made = [
        Step(source, target, 1.0) for source, target in [((4, 5), (0, 1)), ((2, 3), (1, 2)), ((5, 6), (2, 3))]
    ]
    found, _ = whole_sentences(made, np.full(3, 0.9), side(3, "-xx"))
    assert [(step.source, step.further, step.target) for step in found] == [((2, 3), ((4, 6),), (0, 3))]


@pytest.mark.parametrize(
    ("begins", "expected"),
    [
        ("..--..", [(0, 1), (1, 4), (5, 6)]),  # the run goes on with what stands before it
        ("..-...", [(0, 1), (3, 4), (5, 6)]),  # a sentence begins where the run does
        (".---..", [(0, 1), (1, 4), (5, 6)]),  # what another bead holds stays with it
        (".....-", [(0, 1), (3, 4), (4, 6)]),
        (".=....", [(0, 2), (3, 4), (5, 6)]),  # what surely goes on with a run is taken behind it too
    ],
)
def test_runs_of_a_text_that_retells_are_whole(begins: str, expected: list) -> None:
    odds = np.array([{".": 1.0, "-": -1.0, "=": -3.0}[mark] for mark in begins])
    steps = [Step((k, k + 1), run, 1.0) for k, run in enumerate([(0, 1), (3, 4), (5, 6)])]
    text = replace(side(6), begins=odds, mass=np.array([50.0, 20, 20, 50, 20, 50]))
    assert [step.target for step in whole_runs(steps, text)] == expected


def test_no_run_takes_more_than_it_has() -> None:
    text = replace(side(3), begins=np.array([6.0, -1, -1]), mass=np.array([50.0, 40, 20]))
    assert whole_runs([Step((0, 1), (2, 3), 1.0)], text)[0].target == (2, 3)


def test_the_rest_of_a_source_sentence_goes_with_its_part() -> None:
    text = replace(side(6), begins=np.array([6.0, -1, 6, -1, -1, 6]))
    steps = [Step((0, 1), (0, 1), 1.0), Step((3, 4), (1, 2), 1.0, ((4, 5),)), Step((5, 6), (2, 3), 1.0)]
    found = [(step.source, step.further) for step in whole_sources(steps, text)]
    assert found == [((0, 2), ()), ((2, 4), ((4, 5),)), ((5, 6), ())]


def test_a_bead_takes_the_sentence_beside_its_own_that_its_run_says_as_well() -> None:
    """Three sentences of the source, one run of the target that says the second and the third."""
    source, target = side(3), side(2)
    items = [Item((0,), (1,)), Item((1,), (0,)), Item((2,), (0,)), Item((2,), (0,))]
    table = ScoreTable(None, source, target, Evidence(items, 3, 2), GainWeights(), ratio=1.0)
    bead = Step((1, 2), (0, 1), 1.0)
    assert with_neighbours(table, [bead], source, more=MUSE.neighbour) == [replace(bead, source=(1, 3))]
    other = Step((2, 3), (1, 2), 1.0)
    assert with_neighbours(table, [bead, other], source, more=MUSE.neighbour) == [
        bead,
        other,
    ]  # what another bead holds stays there
    apart = replace(source, block=np.array([0, 0, 1]))
    assert with_neighbours(table, [bead], apart, more=MUSE.neighbour) == [bead]


def test_a_bead_takes_the_sentence_of_which_its_run_says_a_part() -> None:
    """The run says the second sentence and the first part of the third, whose second part is said nowhere."""
    source, target = replace(side(4), begins=np.array([6.0, 6, 6, -1])), side(2)
    items = [Item((0,), (1,)), Item((1,), (0,)), Item((2,), (0,)), *[Item((3,), (1,))] * 3]
    table = ScoreTable(None, source, target, Evidence(items, 4, 2), GainWeights(), ratio=1.0)
    bead = Step((1, 2), (0, 1), 1.0)
    assert with_neighbours(table, [bead], source, more=MUSE.neighbour) == [replace(bead, source=(1, 4))]
    other = Step((3, 4), (1, 2), 1.0)  # what another bead holds a part of stays there
    assert with_neighbours(table, [bead, other], source, more=MUSE.neighbour) == [bead, other]


def test_beads_tell_whether_a_text_retells() -> None:
    size = np.array([100, 50], dtype=np.float32)
    assert is_retold(np.array([0.2, 0.3], dtype=np.float32), size, close=MUSE.close)
    assert not is_retold(np.array([0.2, 0.6], dtype=np.float32), size, close=MUSE.close)
    assert not is_retold(size[:0], size[:0], close=MUSE.close)


def test_a_neighbourhood_is_a_mean_weighted_by_distance() -> None:
    draw = np.random.default_rng(1)
    mass, values = draw.integers(1, 200, 40).astype(float), draw.random((40, 7)).astype(np.float32)
    middle = np.cumsum(mass) - mass / 2
    weights = np.exp(-np.abs(middle[:, None] - middle[None, :]) / REACH)
    expected = weights @ values / weights.sum(axis=1, keepdims=True)
    assert np.allclose(_smoothed(values, mass), expected, atol=1e-6)


def test_a_rare_value_gets_a_second_look() -> None:
    items = [Item((2,), (3,), value=True), Item((0, 1, 4), (0, 1, 4), value=True), Item((3,), (5,))]
    left, right = side(6), side(6)
    weights = GainWeights(threshold=0.4)
    table = ScoreTable(None, left, right, Evidence(items, 6, 6), weights, ratio=1.0)
    found = second_look(table, [Step((0, 1), (0, 1), 1.0)], 6, 6)
    assert [(step.source, step.target) for step in found] == [((2, 3), (3, 4))]
    assert second_look(table, [Step((2, 3), (0, 1), 1.0)], 6, 6) == []
    assert second_look(ScoreTable(None, left, right, Evidence(items[1:], 6, 6), weights), [], 6, 6) == []


def test_a_wide_window_does_not_push_out_the_right_one(seeds: Path) -> None:
    """The losses of one side: a window that takes in the next number is worth more, and likest to another."""
    source = read_path(str(seeds / "polish-prisoners-of-war.en.txt"), lang="en")
    target = read_path(str(seeds / "soviet-invasion-of-poland.th.txt"), lang="th")
    alignment = align_pair(source, target, Settings(mode="comparable")).alignment
    (bead,) = [
        bead for bead in alignment.beads if any("6,000-7,000" in target.quote(span) for span in bead.target)
    ]
    assert any("6,000–7,000 Polish soldiers died" in source.quote(span) for span in bead.source)


ENGLISH = [
    "The lighthouse on the cape was built in 1874 by a company from Glasgow.",
    "Its lamp burned oil until electricity reached the coast after the war.",
    "Keepers lived there with their families and grew vegetables behind the wall.",
    "In a storm of 1911 three fishing boats were lost within sight of the tower.",
    "Today a museum shows the old lens and the letters of the last keeper.",
]


def _aligned(extra: int) -> Alignment:
    """One Thai sentence against an article that is longer by ``extra`` paragraphs on something else."""
    other = " ".join(f"Province number {k} grows rice and fruit for the markets." for k in range(40))
    english = read_text("a.en.txt", "\n\n".join([*ENGLISH, *[other] * extra]), lang="en")
    thai = read_text("a.th.txt", "ปัจจุบันพิพิธภัณฑ์จัดแสดงเลนส์เก่าและจดหมายของผู้ดูแลประภาคารคนสุดท้าย", lang="th")
    segments = segment_document(english), segment_document(thai)
    return align_documents(english, thai, *segments, encoder=get_encoder("muse"), mode="comparable")


@pytest.mark.parametrize("extra", [0, 3])
def test_a_longer_article_changes_no_expected_length(extra: int) -> None:
    linked = [bead for bead in _aligned(extra).beads if bead.source and bead.target]
    assert len(linked) == 1
    start = len("\n\n".join(ENGLISH[:4])) + 2
    assert linked[0].source == ((start, start + len(ENGLISH[4])),)


FERRY = (
    "New ferry opens to visitors Hundreds of people came to the harbour on Sunday to see the ship before"
    " its first voyage to the island."
)


def _answers(thai: str) -> dict[str, str]:
    """What the Thai says of each run of an article that has all of ENGLISH and one sentence more."""
    english = read_text("a.en.txt", "\n\n".join([ENGLISH[0], FERRY, *ENGLISH[1:]]), lang="en")
    target = read_text("a.th.txt", thai, lang="th")
    segments = segment_document(english), segment_document(target)
    found = align_documents(english, target, *segments, encoder=get_encoder("muse"), mode="comparable")
    return {
        " ".join(english.quote(span) for span in bead.source): " ".join(
            target.quote(span) for span in bead.target
        )
        for bead in found.beads
    }


THAI_FERRY = (
    "เรือข้ามฟากลำใหม่เปิดให้ผู้เยี่ยมชม",
    "ผู้คนหลายร้อยคนมาที่ท่าเรือในวันอาทิตย์เพื่อชมเรือก่อนเดินทางเที่ยวแรกไปยังเกาะ",
)
THAI_LIGHTHOUSE = "ประภาคารบนแหลมสร้างขึ้นในปี 1874 โดยบริษัทจากกลาสโกว์"


def test_a_heading_is_parted_from_its_sentence_where_one_text_renders_the_other_closely() -> None:
    found = _answers(f"{' '.join(THAI_FERRY)}\n\n{THAI_LIGHTHOUSE}")
    heading, sentence = FERRY[:27], FERRY[28:]
    assert (found[heading], found[sentence]) == THAI_FERRY


def test_the_first_words_of_what_nobody_answers_stay_with_it() -> None:
    added = "บนแหลมนั้น มีนักเรียนสองพันคนในโรงเรียนห้าแห่ง"
    found = _answers(f"{' '.join(THAI_FERRY)}\n\n{THAI_LIGHTHOUSE} {added}")
    assert found[ENGLISH[0]] == THAI_LIGHTHOUSE
