"""Segments: Thai phrases, sentences of other languages, and what is never cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effort import steps
from thiap.facts import extract_facts
from thiap.model import Block, Document, Fact, Reading
from thiap.names import find_names
from thiap.readers import read_text
from thiap.segment import segment_document
from thiap.segment.boundary import boundary_odds
from thiap.segment.sentences import inner_cuts, sentence_spans
from thiap.segment.thai import phrase_spans


def phrases(text: str) -> list[str]:
    return [text[start:end] for (start, end), _ in phrase_spans(text, (0, len(text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("เขากลับบ้าน แต่ไม่มีใครอยู่", ["เขากลับบ้าน", "แต่ไม่มีใครอยู่"], id="blank"),
        pytest.param("มีผู้ชมกว่า 3,000 คน ในวันนั้น", ["มีผู้ชมกว่า 3,000 คน", "ในวันนั้น"], id="number and classifier"),
        pytest.param("ต้นไม้ต่าง ๆ ล้มลง", ["ต้นไม้ต่าง ๆ", "ล้มลง"], id="mai yamok"),
        pytest.param("ค.ศ. 1950 เป็นต้นมา", ["ค.ศ. 1950", "เป็นต้นมา"], id="era"),
        pytest.param("หมู่บ้าน (ทางใต้ ของเมือง) เงียบ", ["หมู่บ้าน", "(ทางใต้ ของเมือง)", "เงียบ"], id="brackets"),
        pytest.param("เขาบอกว่า “ดีมาก จริง” แล้วไป", ["เขาบอกว่า", "“ดีมาก จริง”", "แล้วไป"], id="quotes"),
        pytest.param("โรงสี · 84 รีวิว · เปิด 5 วัน", ["โรงสี ·", "84 รีวิว ·", "เปิด 5 วัน"], id="items between dots"),
        pytest.param("โรงสี 84 รีวิว", ["โรงสี 84", "รีวิว"], id="a number without dots"),
        pytest.param("ข้าว ปลา ฯลฯ ราคาแพง", ["ข้าว", "ปลา ฯลฯ", "ราคาแพง"], id="and so on"),
    ],
)
def test_thai_phrases(text: str, found: list[str]) -> None:
    assert phrases(text) == found


def test_no_cut_inside_a_fact() -> None:
    doc = read_text("a", "เหตุเกิดเมื่อวันที่ 5 มกราคม พ.ศ. 2500 ที่เมืองนั้น", lang="th")
    facts = extract_facts(doc)
    spans = [seg.span for seg in segment_document(doc, facts)]
    assert facts and all(any(a <= f.span[0] and f.span[1] <= b for a, b in spans) for f in facts)


def test_foreign_names_side_by_side_may_be_two() -> None:
    doc = read_text("a", "เขาเดินทางไป Oslo Anna Berg รออยู่ที่นั่น", lang="th")
    name = next(i for i in range(len(doc.text)) if doc.text.startswith("Oslo", i))
    fact = Fact("name", (name, name + 14), "Oslo Anna Berg", (Reading("oslo anna berg"),))
    found = [doc.quote(seg.span) for seg in segment_document(doc, [fact])]
    assert found == ["เขาเดินทางไป", "Oslo", "Anna", "Berg", "รออยู่ที่นั่น"]


def test_thai_without_blanks_gets_candidates_at_words() -> None:
    text = "ชาวนาปลูกข้าวในฤดูฝนและเก็บเกี่ยวในฤดูหนาวแต่ปีนี้ฝนไม่ตกเลย" * 6
    found = phrase_spans(text, (0, len(text)))
    assert len(found) > 3 and found[0][1] and not found[1][1]
    assert "".join(text[a:b] for (a, b), _ in found) == text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They met at 11:00 a.m. Moscow time and left. Then it rained.", 2),
        ('"Nobody came. Everybody stayed home," she said. He laughed.', 3),
        ("Gen. Brown met Rep. Jane Doe. It was cold.", 2),
        ("It begins with the letter u. The next one does not.", 2),
        ("He moved to St. Paul in Sept. 1990.", 1),
        ('"Is it far?" asked the girl. Nobody knew.', 2),
        ("How come? he asked. Nobody knew.", 2),
        ("They read Miller v. Stone aloud. It took an hour.", 2),
        ("It began at 9 a.m. ET in the old hall. Few came.", 2),
    ],
)
def test_english_sentences(text: str, count: int) -> None:
    assert len(sentence_spans(text, (0, len(text)), "en")) == count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            'It is late," he said. "We should go home. It is cold.',
            ['It is late," he said.', '"We should go home.', "It is cold."],
            id="opening",
        ),
        pytest.param(
            'It is a fine boat." She paid for it at once.',
            ['It is a fine boat."', "She paid for it at once."],
            id="closing",
        ),
    ],
)
def test_a_quote_mark_without_its_twin_stays_with_its_words(text: str, found: list[str]) -> None:
    # A line of a longer quotation has one mark of the pair.
    assert [text[a:b] for a, b in sentence_spans(text, (0, len(text)), "en")] == found


@pytest.mark.parametrize(
    ("surer", "less"),
    [
        pytest.param(
            "New ferry opens to visitors They came to see it on Sunday.",
            "He met the leader of the visitors Anna Berg on Sunday.",
            id="pronoun, name",
        ),
        pytest.param(
            "New ferry opens to visitors Hundreds of people came to see it.",
            "New ferry opens to visitors Lindgren of the harbour came to see it.",
            id="common word, name",
        ),
        pytest.param(
            "New ferry opens at the Old Harbour Unfortunately, nobody came to see it.",
            "He met the leader of the Old Harbour Assembly, Anna Berg, on Sunday.",
            id="adverb, name in -ly",
        ),
        pytest.param(
            "New ferry opens at the Old Harbour However, nobody came to see it.",
            "New ferry opens at the Old Harbour Museum, nobody came to see it.",
            id="adverb in a name",
        ),
        pytest.param(
            "Nobody Came to the Opening Anna Berg was left alone on Sunday.",
            "Few of them came to the opening Anna Berg was left alone with on Sunday.",
            id="title case",
        ),
        pytest.param(
            "The hall stayed empty all day, That was a surprise to them.",
            "The hall stayed empty all day Friday was no better for them.",
            id="comma splice, day",
        ),
    ],
)
def test_candidates_are_as_likely_as_their_words(surer: str, less: str) -> None:
    def likeliest(text: str) -> float:
        doc = read_text("a", text, lang="en")
        segments = segment_document(doc, find_names(doc))
        pairs = zip(segments, boundary_odds(doc, segments), strict=True)
        return max((odds for seg, odds in pairs if not seg.certain), default=-9.0)

    assert likeliest(surer) > likeliest(less)


def test_headline_without_mark_is_a_candidate() -> None:
    doc = read_text(
        "a", "New ferry opens to visitors Hundreds of people came to see it on Sunday.", lang="en"
    )
    found = [(doc.quote(seg.span), seg.certain) for seg in segment_document(doc)]
    assert ("Hundreds of people came to see it on Sunday.", False) in found


@pytest.mark.parametrize(
    ("lang", "text", "begins"),
    [
        pytest.param(
            "fr", "Une victoire au bout de la nuit Les joueurs ont gagné hier soir.", "Les", id="headline"
        ),
        pytest.param(
            "ja", "新しい橋が開通 市長は式典で喜びを語った。", "市長", id="headline without capitals"
        ),
        pytest.param("ja", "「橋は長い。とても美しい。」と市長は語った。", "とても", id="inside quotes"),
        pytest.param("fr", "Le village compte dix nouveaux cas La commune a fermé.", "La", id="short word"),
        pytest.param(
            "de", "Der Saal blieb den ganzen Tag leer, Das war eine Überraschung.", "Das", id="comma splice"
        ),
        pytest.param(
            "ja", "谷が橋を待ちわびる Annaは橋脚に亀裂を見つけた。", "Anna", id="headline before a Latin name"
        ),
        pytest.param(
            "zh", "大桥的车流量增加14% 市长在仪式上表示高兴。", "市长", id="headline ends in a figure"
        ),
        pytest.param("ar", "قال الوزير إن الجسر الجديد طويل جدا، وسوف يفتح غدا.", "وسوف", id="comma"),
    ],
)
def test_other_languages_get_candidates(lang: str, text: str, begins: str) -> None:
    doc = read_text("a.txt", text, lang=lang)
    segments = segment_document(doc, ())
    (found,) = [seg for seg in segments if doc.quote(seg.span).startswith(begins)]
    assert not found.certain


def test_an_arabic_verb_or_particle_may_begin_a_sentence() -> None:
    doc = read_text("a.txt", "عبارة جديدة في الميناء القديم كان الجسر مغلقا منذ الشتاء الماضي", lang="ar")
    segments = segment_document(doc)
    odds = zip(
        [doc.quote(seg.span).split()[0] for seg in segments], boundary_odds(doc, segments), strict=True
    )
    found = dict(odds)
    assert found["كان"] > max(value for word, value in found.items() if word not in ("عبارة", "كان"))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        pytest.param(
            "fr", "Le train de midi va dans les Vosges demain matin.", id="small word before a name"
        ),
        pytest.param("tr", "Bütün köy büyük bir sevinçle 1. Yaz Şenliği için hazırlandı.", id="ordinal"),
        pytest.param("de", "Wir blieben noch lange wach, Anna sang leise für uns.", id="comma, name"),
        pytest.param(
            "zh", "这座大桥由 Anna 和 Berg 共同设计完成，非常漂亮。", id="blanks around Latin words"
        ),
    ],
)
def test_no_candidate_where_the_sentence_goes_on(lang: str, text: str) -> None:
    assert [text[at:] for at in inner_cuts(text, (0, len(text)), lang) if "，" not in text[:at]] == []


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_long_blank_costs_no_square(lang: str) -> None:
    # What is skipped, a table perhaps, is blanked out; each of its characters began a search of its own.
    text = "before" + " " * 200_000 + "behind"
    assert inner_cuts(text, (0, len(text)), lang) == []
    assert steps(lambda: inner_cuts(text, (0, len(text)), lang)) < 1_000


def test_skipped_marks_part_no_sentence() -> None:
    text = "It grew.[3] It fell.[12][4] It ended."
    skipped = ((8, 11), (20, 27))
    doc = Document("a", text, "en", "text", (Block("paragraph", (0, len(text))),), skipped)
    assert [doc.quote(seg.span) for seg in segment_document(doc)] == ["It grew.", "It fell.", "It ended."]


def test_connectives_tell_where_sentences_begin() -> None:
    text = "น้ำท่วมถนนทุกสายในเมืองเก่า ซึ่งอยู่ริมแม่น้ำสายใหญ่ อย่างไรก็ตาม ไม่มีผู้ใดได้รับบาดเจ็บจากเหตุการณ์นี้"
    doc = read_text("a", text, lang="th")
    odds = dict(
        zip(
            [doc.quote(s.span)[:4] for s in segment_document(doc)],
            boundary_odds(doc, segment_document(doc)),
            strict=True,
        )
    )
    assert odds["ซึ่ง"] < -1 < odds["อย่า"]


@given(st.text(alphabet='กขคงะาิีุู์่้ๆฯ abcAB.?!"“”()[]0123456789๑๒,;:\n\u200b\u00a0-', max_size=300))
def test_segments_hold_everything_once(text: str) -> None:
    for lang in ("th", "en"):
        doc = Document("x", text, lang, "text", (Block("paragraph", (0, len(text))),))
        spans = [seg.span for seg in segment_document(doc)]
        assert all(a < b for a, b in spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        rest = list(text)
        for a, b in spans:
            rest[a:b] = " " * (b - a)
        assert not "".join(rest).replace("\u200b", "").strip()
