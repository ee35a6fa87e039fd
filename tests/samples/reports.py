"""Reports made by hand from invented texts, for the tests of renderers."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from thiap.findings.build import make_finding
from thiap.model import (
    Alignment,
    Bead,
    Bitext,
    Block,
    Document,
    Fact,
    NameEntry,
    Pair,
    Problem,
    Reading,
    Report,
    Span,
)

# (source, target, similarity); an empty side has no counterpart, "# " begins a heading.
CANAL = (
    ("# The Lamphai Canal", "# คลองลำไผ่", 0.97),
    (
        "The Lamphai Canal was opened on 14 November 1898 after eleven years of work.",
        "คลองลำไผ่เปิดใช้เมื่อวันที่ 14 พฤศจิกายน พ.ศ. 2441 หลังจากใช้เวลาขุดสิบเอ็ดปี",
        0.93,
    ),
    (
        "It is 42 kilometres long and joins the river port of Ban Sao with the sea.",
        "คลองมีความยาว 24 กิโลเมตร และเชื่อมท่าเรือริมแม่น้ำบ้านเสากับทะเล",
        0.91,
    ),
    (
        "About 3,500 labourers dug it by hand.",
        "มีคนงานประมาณ 3,500 คนขุดคลองด้วยมือ",
        0.95,
    ),
    ("# Cost and financing", "# ค่าใช้จ่ายและแหล่งเงินทุน", 0.9),
    (
        "The work cost 1.2 billion dollars in today's money.",
        "งานนี้มีมูลค่า 1.2 ล้านดอลลาร์ในปัจจุบัน",
        0.9,
    ),
    (
        "The engineer Edmund Harrowgate had promised half of that.",
        "วิศวกรเอ็ดมันด์ แฮร์โรว์เกต เคยสัญญาว่าจะใช้เพียงครึ่งหนึ่ง",
        0.86,
    ),
    (
        "A second loan was signed in Singapore on 3 June 1901, and was never repaid.",
        "",
        0.0,
    ),
    ("# Decline", "# ความเสื่อมโทรม", 0.92),
    (
        "Traffic fell by 60 percent after the railway came in 1926.",
        "การจราจรลดลงร้อยละ 60 หลังจากมีทางรถไฟใน พ.ศ. 2469",
        0.94,
    ),
    (
        "More than 20,000 people watched the last steamer leave in October 1951.",
        "ผู้คน 22,000 คนเฝ้าดูเรือกลไฟลำสุดท้ายออกเดินทางในเดือนตุลาคม พ.ศ. 2494",
        0.88,
    ),
    (
        "",
        "ทุกวันนี้แฮโรว์เกตยังเป็นชื่อถนนเลียบคลอง",
        0.0,
    ),
    (
        "The lock gates were not rebuilt.",
        "ประตูน้ำได้รับการสร้างขึ้นใหม่",
        0.7,
    ),
)

SECOND = (
    "# Waterways of the lower plain",
    "The canal from Ban Sao is 24 kilometres long.",
    "Its promenade is named after Harrowgate.",
    "It was dug by convicts and opened on 14 November 1898.",
)

HOSTILE = (
    ("# </script><script>window.pwned=1</script>", "# <img src=x onerror=window.pwned=1>", 0.9),
    ('"><svg onload=window.pwned=1> 12 ships & "quotes"', "'><iframe srcdoc='x'> ๑๓ ลำ {{ 7*7 }}", 0.8),
    ("<!-- --> ]]> \u2028\u2029 \u202e txet \u0000 end", "ที่\u200bนี่\u0e48 ]]> &lt;b&gt; -->", 0.7),
    ("javascript:window.pwned=1 `|[[x]]{{y}}|` #f=x", "=HYPERLINK(\"http://x\")|'''ก'''", 0.6),
)


def make_document(name: str, lang: str, lines: list[str]) -> tuple[Document, list[Span]]:
    """A document with one block a line, and the span of each line."""
    spans: list[Span] = []
    blocks: list[Block] = []
    text = ""
    for line in lines:
        heading = line.startswith("# ")
        start = len(text)
        text += line + "\n"
        first = start + 2 * heading
        kind = "title" if heading and not blocks else "heading" if heading else "paragraph"
        blocks.append(Block(kind, (first, start + len(line)), level=int(kind == "heading")))
        spans.append((first, start + len(line)))
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(name, text, lang, "text", tuple(blocks), sha256=sha), spans


def make_alignment(
    rows: tuple[tuple[str, str, float], ...], source: str, target: str
) -> tuple[Document, Document, Alignment]:
    """Two documents and their beads from rows of text."""
    english, source_spans = make_document(source, "en", [row[0] for row in rows if row[0]])
    thai, target_spans = make_document(target, "th", [row[1] for row in rows if row[1]])
    lefts, rights = iter(source_spans), iter(target_spans)
    beads = tuple(
        Bead((next(lefts),) if left else (), (next(rights),) if right else (), score)
        for left, right, score in rows
    )
    return english, thai, Alignment(beads, "translation", "muse", (0.86, 0.91))


def place(doc: Document, text: str, nth: int = 0) -> Span:
    """Where ``text`` stands."""
    start = -1
    for _ in range(nth + 1):
        start = doc.text.index(text, start + 1)
    return start, start + len(text)


def day(doc: Document, text: str, *iso: int) -> Fact:
    """A date fact of one day."""
    when = Decimal(date(*iso).toordinal())
    value = date(*iso).isoformat()
    return Fact("date", place(doc, text), text, (Reading(value, when, when, rule="day-month-year"),))


def year(doc: Document, text: str, ce: int) -> Fact:
    """A date fact of one year."""
    first, last = date(ce, 1, 1).toordinal(), date(ce, 12, 31).toordinal()
    return Fact("date", place(doc, text), text, (Reading(str(ce), Decimal(first), Decimal(last)),))


def amount(doc: Document, text: str, value: str, kind: str = "number", unit: str | None = None) -> Fact:
    """A number or quantity."""
    number = Decimal(value)
    return Fact(kind, place(doc, text), text, (Reading(value, number, number, unit),))  # type: ignore[arg-type]


def canal_report() -> Report:
    """An invented article against its translation with errors, and a second source."""
    source, target, alignment = make_alignment(CANAL, "canal.en.txt", "canal.th.txt")
    names = NameEntry(
        "Harrowgate",
        ("แฮร์โรว์เกต", "แฮโรว์เกต"),
        "person",
        (1, 2),
        0.9,
        (place(source, "Harrowgate"),),
        (place(target, "แฮร์โรว์เกต"), place(target, "แฮโรว์เกต")),
    )
    port = NameEntry(
        "Ban Sao", ("บ้านเสา",), "place", (1, 1), 0.97, (place(source, "Ban Sao"),), (place(target, "บ้านเสา"),)
    )
    left = (
        day(source, "14 November 1898", 1898, 11, 14),
        amount(source, "42 kilometres", "42", "quantity", "kilometer"),
        amount(source, "3,500", "3500"),
        amount(source, "1.2 billion dollars", "1200000000", "quantity", "USD"),
        day(source, "3 June 1901", 1901, 6, 3),
        amount(source, "60 percent", "60", "quantity", "percent"),
        year(source, "1926", 1926),
        amount(source, "20,000", "20000"),
        year(source, "October 1951", 1951),
    )
    right = (
        day(target, "14 พฤศจิกายน พ.ศ. 2441", 1898, 11, 14),
        amount(target, "24 กิโลเมตร", "24", "quantity", "kilometer"),
        amount(target, "3,500", "3500"),
        amount(target, "1.2 ล้านดอลลาร์", "1200000", "quantity", "USD"),
        amount(target, "ร้อยละ 60", "60", "quantity", "percent"),
        year(target, "พ.ศ. 2469", 1926),
        amount(target, "22,000", "22000"),
        year(target, "เดือนตุลาคม พ.ศ. 2494", 1951),
    )
    pairs = (
        Pair(left[0], right[0], "equal", 1, "14 November 1898 = พ.ศ. 2441 − 543"),
        Pair(left[1], right[1], "conflict", 2, "42 km is not 24 km"),
        Pair(left[2], right[2], "equal", 3, "3500 = 3500"),
        Pair(left[3], right[3], "conflict", 5, "billion is พันล้าน, not ล้าน"),
        Pair(left[4], None, "missing", 7, "no counterpart"),
        Pair(left[5], right[4], "equal", 9, "60 % = ร้อยละ 60"),
        Pair(left[6], right[5], "equal", 9, "1926 = พ.ศ. 2469 − 543"),
        Pair(left[7], right[6], "less_precise", 10, "more than 20,000 holds 22,000"),
        Pair(left[8], right[7], "equal", 10, "1951 = พ.ศ. 2494 − 543"),
    )
    first = Bitext(source, target, 0, alignment, left, right, pairs, (names, port))
    second = second_bitext(target, right)
    return Report((first, second), canal_findings(first), signature=SIGNATURE, problems=PROBLEMS)


SIGNATURE = {"thiap": "0.1.0", "encoder": "muse", "mode": "translation", "confidence": "0.5"}
PROBLEMS = (Problem("check term-missing", "no glossary was given, terms were not checked"),)


def second_bitext(target: Document, facts: tuple[Fact, ...]) -> Bitext:
    """Another English text on the same canal, that says less."""
    other, spans = make_document("waterways.en.txt", "en", list(SECOND))
    lines = {block.span[0]: block.span for block in target.blocks}

    def line(text: str) -> Span:
        start = place(target, text)[0]
        return next(span for first, span in lines.items() if first <= start < span[1])

    beads = (
        Bead((spans[0],), (), 0.0),
        Bead((spans[1],), (line("24 กิโลเมตร"),), 0.8),
        Bead((spans[2],), (line("ถนนเลียบคลอง"),), 0.8, moved=True),
        Bead((spans[3],), (line("14 พฤศจิกายน"),), 0.7, moved=True),
    )
    left = (
        amount(other, "24 kilometres", "24", "quantity", "kilometer"),
        day(other, "14 November 1898", 1898, 11, 14),
    )
    pairs = (
        Pair(left[0], facts[1], "equal", 1, "24 km = 24 กม."),
        Pair(left[1], facts[0], "equal", 3, "14 November 1898 = พ.ศ. 2441 − 543"),
    )
    return Bitext(other, target, 1, Alignment(beads, "comparable", "muse", (0.7, 0.3)), left, facts, pairs)


def canal_findings(bitext: Bitext) -> tuple:
    """The issues of the invented translation, worst first."""
    source, target = bitext.source, bitext.target

    def find(check: str, kind: str, category: str, issue: str, severity: str, confidence: float, **more):
        left, right = more.pop("left", None), more.pop("right", None)
        return make_finding(
            bitext,
            check=check,
            kind=kind,
            category=category,
            issue=issue,
            severity=severity,
            confidence=confidence,
            source=(place(source, left),) if left else (),
            target=tuple(place(target, text) for text in (right if isinstance(right, tuple) else (right,)))
            if right
            else (),
            **more,
        )

    length = find(
        "number-mismatch", "contradicted", "number", "number", "major", 0.93,
        left="42 kilometres", right="24 กิโลเมตร", source_value="42 kilometer", target_value="24 kilometer",
        message="42 kilometres became 24: the two digits are transposed", suggestion="42 กิโลเมตร",
    )  # fmt: skip
    return (
        find(
            "magnitude-mismatch", "contradicted", "magnitude", "number", "critical", 0.97,
            left="1.2 billion dollars", right="1.2 ล้านดอลลาร์",
            source_value="1200000000 USD", target_value="1200000 USD",
            message="billion is พันล้าน; ล้าน is a thousand times less", suggestion="1.2 พันล้านดอลลาร์",
        ),
        find(
            "negation-mismatch", "contradicted", "negation", "mistranslation", "critical", 0.71,
            left="were not rebuilt", right="ได้รับการสร้างขึ้นใหม่",
            message="the source negates, the target does not",
        ),
        replace(length, supported_by=(1,)),
        find(
            "segment-omitted", "missing_in_target", "segment", "omission", "major", 0.88,
            left="A second loan was signed in Singapore on 3 June 1901, and was never repaid.",
            message="the sentence has no counterpart in the target",
        ),
        replace(
            find(
                "segment-added", "missing_in_source", "segment", "addition", "minor", 0.66,
                right="ทุกวันนี้แฮโรว์เกตยังเป็นชื่อถนนเลียบคลอง",
                message="the sentence has no counterpart in the source",
            ),
            supported_by=(1,),
        ),
        find(
            "name-inconsistent", "inconsistent", "name", "inconsistency", "minor", 0.82,
            left="Harrowgate", right=("แฮร์โรว์เกต", "แฮโรว์เกต"),
            message="one name, two spellings: แฮร์โรว์เกต (1), แฮโรว์เกต (1)",
        ),
        find(
            "number-precision", "less_precise", "number", "number", "neutral", 0.6,
            left="More than 20,000", right="22,000", source_value=">20000", target_value="22000",
            message="the target is more precise than the source",
        ),
    )  # fmt: skip


def hostile_report() -> Report:
    """Texts, values and messages that try to leave their place."""
    source, target, alignment = make_alignment(HOSTILE, '<b onclick="x">.txt', "'\"><script>.th.txt")
    names = tuple(
        NameEntry(
            "<img src=x onerror=window.pwned=1>",
            ("</script><script>window.pwned=1</script>", "'\"><svg onload=window.pwned=1>"),
            kind,
            (1, 2),
            0.5,
            bead.source,
            bead.target,
        )
        for kind, bead in zip(("place", "<b>person</b>"), alignment.beads, strict=False)
    )
    bitext = Bitext(source, target, 0, alignment, (), (), (), names)
    findings = tuple(
        make_finding(
            bitext,
            check="</script><script>window.pwned=1</script>" if number else "number-mismatch",
            kind="contradicted",
            category="number",
            issue="number",
            severity="major",
            confidence=0.9,
            source=bead.source,
            target=bead.target,
            source_value='<b>"12"</b>',
            target_value="</script>\u2028-->",
            message="<img src=x onerror=window.pwned=1> ``` | [[File:x]] {{y}} ]]>\x00\x1b[31m",
            suggestion="<script>window.pwned=1</script>",
        )
        for number, bead in enumerate(alignment.beads)
    )
    problem = Problem("<script>", "</script><img src=x onerror=window.pwned=1>")
    return Report((bitext,), findings, problems=(problem,), signature={"<k>": "</script>"})


def empty_report() -> Report:
    """Two empty texts, no finding."""
    source, target = Document("a.txt", "", "en", "text", ()), Document("b.txt", "", "th", "text", ())
    return Report((Bitext(source, target, 0, Alignment((), "translation", "none", (0.0, 0.0)), (), ()),), ())


VOCABULARY = (
    "river แม่น้ำ",
    "port ท่าเรือ",
    "canal คลอง",
    "steamer เรือกลไฟ",
    "engineer วิศวกร",
    "loan เงินกู้",
    "gate ประตู",
    "water น้ำ",
    "record บันทึก",
    "worker คนงาน",
    "season ฤดูกาล",
    "market ตลาด",
    "bridge สะพาน",
)


@dataclass(frozen=True)
class Large:
    """A large report, and its page."""

    report: Report
    text: str


def large_report(*, rows: int = 5_000, findings: int = 2_000, seed: int = 7) -> Report:
    """A pair of some 100,000 English words with many facts and findings."""
    rng = random.Random(seed)
    words = [
        "river",
        "port",
        "canal",
        "steamer",
        "engineer",
        "loan",
        "gate",
        "water",
        "record",
        "worker",
        "season",
        "market",
        "bridge",
    ]
    thai = [
        "แม่น้ำ",
        "ท่าเรือ",
        "คลอง",
        "เรือกลไฟ",
        "วิศวกร",
        "เงินกู้",
        "ประตู",
        "น้ำ",
        "บันทึก",
        "คนงาน",
        "ฤดูกาล",
        "ตลาด",
        "สะพาน",
    ]
    lines = []
    for number in range(rows):
        if number % 50 == 0:
            lines.append((f"# Chapter {number // 50 + 1}", f"# บทที่ {number // 50 + 1}", 0.9))
        picks = [rng.randrange(len(words)) for _ in range(17)]
        left = " ".join(words[i] for i in picks).capitalize() + f" {number * 37} tons."
        right = "".join(thai[i] for i in picks) + f" {number * 37} ตัน"
        lines.append((left, right, round(rng.random(), 3)))
    source, target, alignment = make_alignment(tuple(lines), "large.en.txt", "large.th.txt")
    facts: list[tuple[Fact, Fact]] = []
    for bead in alignment.beads:
        pair = []
        for doc, spans in ((source, bead.source), (target, bead.target)):
            text = doc.quote(spans[0])
            if " tons" in text or " ตัน" in text:
                digits = text.split(" ")[-2]
                start = spans[0][0] + text.rindex(digits)
                read = Reading(digits, Decimal(digits), Decimal(digits))
                pair.append(Fact("number", (start, start + len(digits)), digits, (read,)))
        if len(pair) == 2:
            facts.append((pair[0], pair[1]))
    pairs = tuple(Pair(left, right, "equal", None, f"{left.text} = {right.text}") for left, right in facts)
    bitext = Bitext(
        source, target, 0, alignment, tuple(f[0] for f in facts), tuple(f[1] for f in facts), pairs
    )
    kinds = [("contradicted", "number", "major"), ("missing_in_target", "date", "minor")]
    found = []
    for number in range(findings):
        left, right = facts[number * len(facts) // findings]
        kind, category, severity = kinds[number % 3 == 0]
        found.append(
            make_finding(
                bitext, kind=kind, category=category, check="number-mismatch", issue="number",
                severity=severity, confidence=0.8, message=f"{left.text} became {right.text}",
                source=(left.span,), target=(right.span,), source_value=left.text, target_value=right.text,
            )
        )  # fmt: skip
    return Report((bitext,), tuple(found), signature={"thiap": "0.1.0"})
