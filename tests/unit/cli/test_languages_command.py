"""``thiap languages`` says what each language has."""

from __future__ import annotations

from click.testing import CliRunner

from thiap.cli.languages import languages


def test_each_language_has_a_row_of_the_same_cells() -> None:
    done = CliRunner().invoke(languages, ["--format", "tsv"])
    rows = [line.split("\t") for line in done.output.splitlines()]
    assert done.exit_code == 0
    assert len({len(row) for row in rows}) == 1
    held = {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    assert held["th"]["negation"] == "yes" and held["de"]["negation"] == "no"
    assert "does not read it" in held["vi"]["clauses"]
    assert held["sv"]["errors found"] == "-"  # not measured, and said so


def test_the_page_has_the_same_figures() -> None:
    from pathlib import Path

    page = (Path(__file__).resolve().parents[3] / "docs" / "languages.md").read_text(encoding="utf-8")
    rows = CliRunner().invoke(languages, ["--format", "tsv"]).output.splitlines()
    for row in rows[1:]:
        cells = row.split("\t")
        assert f"| {' | '.join((cells[0], cells[1], *cells[-3:]))} |" in page, cells[0]
