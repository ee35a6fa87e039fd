"""Facts, segments, beads and findings of any text point into it, and partition what they say they do."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import document, english, left_out, thai, wild

from thiap.facts import extract_facts
from thiap.model import Document, Report
from thiap.names import find_names
from thiap.pipeline import align_pair, check_documents
from thiap.readers import read_text
from thiap.renderers import RENDERERS
from thiap.renderers.html.page import render as render_html
from thiap.renderers.run_json import dump_run, load_run
from thiap.segment import segment_document
from thiap.settings import Settings

LANGS = st.sampled_from(["en", "th"])


@settings(max_examples=200, deadline=None)
@given(wild, LANGS)
def test_facts_are_slices_of_the_text(text: str, lang: str) -> None:
    doc = document(text, lang)
    facts = extract_facts(doc)
    for fact in (*facts, *find_names(doc)):
        start, end = fact.span
        assert 0 <= start < end <= len(text)
        assert fact.text == text[start:end]
    assert all(first.span[1] <= second.span[0] for first, second in pairwise(facts))


@settings(max_examples=150, deadline=None)
@given(st.one_of(wild, english, thai), LANGS)
def test_segments_partition_what_is_solid(text: str, lang: str) -> None:
    doc = document(text, lang)
    segments = [segment.span for segment in segment_document(doc, extract_facts(doc))]
    assert all(0 <= start < end <= len(text) for start, end in segments)
    assert all(first[1] <= second[0] for first, second in pairwise(segments))
    assert left_out(doc, segments) == ""


def verify_alignment(source: Document, target: Document, encoder: str) -> None:
    chosen = Settings(encoder=encoder)
    bitext = align_pair(source, target, chosen)
    assert align_pair(source, target, chosen).alignment == bitext.alignment
    for side, doc, facts in (
        ("source", source, bitext.source_facts),
        ("target", target, bitext.target_facts),
    ):
        held = sorted({span for bead in bitext.alignment.beads for span in getattr(bead, side)})
        assert all(first[1] <= second[0] for first, second in pairwise(held))
        assert left_out(doc, held) == ""
        assert all(fact.text == doc.quote(fact.span) for fact in facts)


@settings(max_examples=25, deadline=None)
@given(english, thai)
def test_beads_hold_every_segment_and_come_out_the_same_twice(first: str, second: str) -> None:
    verify_alignment(read_text("a", first, lang="en"), read_text("b", second, lang="th"), "none")


@settings(max_examples=5, deadline=None)
@given(english, thai)
def test_the_same_with_the_encoder(first: str, second: str) -> None:
    verify_alignment(read_text("a", first, lang="en"), read_text("b", second, lang="th"), "muse")


def verify_report(report: Report) -> None:
    assert not report.problems
    for finding in (*report.findings, *report.hidden):
        for doc, spans, quote in (
            (report.sources[finding.source_index], finding.source, finding.source_quote),
            (report.target, finding.target, finding.target_quote),
        ):
            assert all(0 <= start < end <= len(doc.text) for start, end in spans)
            assert quote == " … ".join(doc.text[start:end] for start, end in spans)
        assert 0 <= finding.confidence <= 1
    lines = RENDERERS["jsonl"].render(report)
    assert isinstance(lines, str)
    assert len([json.loads(line) for line in lines.split("\n") if line]) == len(report.findings)
    sarif = json.loads(RENDERERS["sarif"].render(report))
    assert len(sarif["runs"][0]["results"]) == len(report.findings)
    assert load_run(dump_run(report)).findings == report.findings
    assert "<script>alert" not in render_html(report)


@pytest.mark.parametrize("mode", ["translation", "comparable"])
@settings(max_examples=12, deadline=None)
@given(first=english, second=thai)
def test_findings_quote_the_texts(mode: str, first: str, second: str) -> None:
    texts = read_text("a", first, lang="en"), read_text("b<script>alert(1)", second, lang="th")
    chosen = Settings(encoder="none", mode=mode, min_confidence=0.0)  # type: ignore[arg-type]
    verify_report(check_documents([texts[0]], texts[1], chosen))
