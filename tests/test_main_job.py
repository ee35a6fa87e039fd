"""The README's first command on the seeds, in a process of its own with the network cut."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from thiap.model import Finding
from thiap.readers import read_path
from thiap.renderers.run_json import load_run

TEXTS = ("soviet-invasion-of-poland.en", "polish-prisoners-of-war.en", "soviet-invasion-of-poland.th")

#: Stands before the command: any use of the network is an error.
NO_NETWORK = """
import socket
def refuse(*arguments, **options):
    raise AssertionError("the network was used")
socket.socket.connect = socket.socket.connect_ex = refuse
socket.getaddrinfo = socket.create_connection = refuse
from thiap.cli.main import main
main()
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HOME": str(folder / "home"), "THIAP_CACHE": str(folder / "cache")}
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", NO_NETWORK, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    folder = tmp_path_factory.mktemp("main job")
    (folder / "seeds").symlink_to(seeds)
    return folder


@pytest.fixture(scope="module")
def saved(workplace: Path) -> subprocess.CompletedProcess[str]:
    texts = [f"seeds/{name}.txt" for name in TEXTS]
    return run(workplace, "check", *texts, "--save", "--run", "run.json")


@pytest.fixture(scope="module")
def findings(saved: subprocess.CompletedProcess[str], workplace: Path) -> tuple[Finding, ...]:
    return load_run((workplace / "run.json").read_text(encoding="utf-8")).findings


def test_it_runs_and_says_what_it_wrote(saved: subprocess.CompletedProcess[str], workplace: Path) -> None:
    assert saved.returncode == 0, saved.stderr
    assert "issues:" in saved.stdout
    written = [line.removeprefix("wrote ") for line in saved.stderr.splitlines() if line.startswith("wrote ")]
    assert len([name for name in written if name.startswith("alignments/")]) == 2
    assert "reports/soviet-invasion-of-poland.th.html" in written
    assert all((workplace / name).stat().st_size for name in written)


def test_beads_cover_both_texts(
    saved: subprocess.CompletedProcess[str], workplace: Path, seeds: Path
) -> None:
    target = read_path(str(seeds / f"{TEXTS[2]}.txt"))
    for name in TEXTS[:2]:
        source = read_path(str(seeds / f"{name}.txt"))
        path = workplace / "alignments" / f"{name}--{TEXTS[2]}.jsonl"
        beads = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for side, doc in (("source", source), ("target", target)):
            covered: set[int] = set()
            for bead in beads:
                for start, end in bead[side]:
                    covered.update(range(start, end))
            content = {i for block in doc.blocks for i in range(*block.span) if not doc.text[i].isspace()} - {
                i for span in doc.skipped for i in range(*span)
            }
            assert len(content - covered) <= 0.01 * len(content)


def test_quotes_stand_where_the_spans_say(findings: tuple[Finding, ...], seeds: Path) -> None:
    docs = [read_path(str(seeds / f"{name}.txt")) for name in TEXTS]
    assert findings
    for finding in findings:
        source = docs[finding.source_index]
        for doc, side in ((source, "source"), (docs[2], "target")):
            quote = " … ".join(doc.text[start:end] for start, end in getattr(finding, side))
            assert quote == getattr(finding, f"{side}_quote")


def wanted(findings: tuple[Finding, ...], source: str, target: str, index: int = 0) -> list[Finding]:
    """Findings whose quotes hold the two strings; an empty string asks for an empty side."""
    found = []
    for finding in findings:
        quotes = (finding.source_quote, finding.target_quote)
        fits = all(
            part in quote if part else not quote for part, quote in zip((source, target), quotes, strict=True)
        )
        if fits and finding.source_index == index:
            found.append(finding)
    return found


def test_prisoners_contradict(findings: tuple[Finding, ...]) -> None:
    (finding,) = [f for f in wanted(findings, "320,000", "230,000") if f.kind == "contradicted"]
    assert finding.source_value and "320" in finding.source_value
    assert finding.target_value and "230" in finding.target_value
    assert finding.severity in ("critical", "major")


def test_polish_dead_contradict_and_the_second_text_supports_the_target(
    findings: tuple[Finding, ...],
) -> None:
    found = [f for f in wanted(findings, "3,000", "6,000-7,000") if f.kind == "contradicted"]
    assert found
    assert found[0].supported_by == (1,)


def test_date_of_the_pact_contradicts(findings: tuple[Finding, ...]) -> None:
    kinds = {f.kind for f in wanted(findings, "24 August", "23 สิงหาคม")}
    assert "contradicted" in kinds


def test_general_is_missing_in_one_text_and_supported_by_the_other(findings: tuple[Finding, ...]) -> None:
    named = [f for f in findings if "ออลซีนา" in f.target_quote]
    assert any(f.source_index == 0 and 1 in f.supported_by for f in named), named


def test_famine_stands_only_in_the_target(findings: tuple[Finding, ...]) -> None:
    assert any(
        f.kind == "missing_in_source" and "1932-1933" in f.target_quote and f.source_index == 0
        for f in findings
    )


def test_parade_is_not_in_the_target(findings: tuple[Finding, ...]) -> None:
    assert any(
        f.kind == "missing_in_target" and "22 September" in f.source_quote and f.source_index == 0
        for f in findings
    )
