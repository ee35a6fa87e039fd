"""What every input format promises; a new one inherits this by its sample, ``tests/cases/formats/NAME.*``."""

from __future__ import annotations

import importlib
import inspect
import os
import random
from itertools import pairwise
from pathlib import Path

import pytest

import thiap
from thiap.errors import ThiapError
from thiap.model import Document
from thiap.readers import PACKAGE_READERS, READERS, read_data
from thiap.readers.bilingual import BILINGUAL_READERS, bilingual_format, read_bilingual

ROOT = Path(__file__).resolve().parents[2]
FORMATS = ROOT / "docs" / "formats.md"
SAMPLES = {path.stem: path for path in sorted((ROOT / "tests" / "cases" / "formats").iterdir())}
PLAIN, PACKAGES, PAIRED = list(READERS), list(PACKAGE_READERS), list(BILINGUAL_READERS)
ALL = [*PLAIN, *PACKAGES, *PAIRED]
SOURCE = ("The bridge has 24 lamps.", "It was opened in 1939.")
TARGET = ("สะพานมีโคมไฟ 24 ดวง", "เปิดใช้เมื่อ พ.ศ. 2482")


def documents(path: Path, data: bytes, folder: Path) -> tuple[Document, ...]:
    """One text, or both of a bilingual file."""
    if path.stem in PAIRED:
        copy = folder / path.name
        copy.write_bytes(data)
        both = read_bilingual(str(copy))
        return both.source, both.target
    return (read_data(path.name, data),)


def test_every_reader_is_registered() -> None:
    for path in sorted((Path(thiap.__file__).parent / "readers").glob("*.py")):
        module = importlib.import_module(f"thiap.readers.{path.stem}")
        if isinstance(getattr(module, "name", None), str) and hasattr(module, "read"):
            assert module.name in ALL, (
                f'readers/__init__.py, or bilingual.py: add the line "{module.name}": {path.stem},'
            )


@pytest.mark.parametrize("name", ALL)
def test_every_format_has_a_sample_and_is_documented(name: str) -> None:
    assert name in SAMPLES, (
        f"tests/cases/formats: add {name}.EXTENSION, a file of that format that says {' '.join(SOURCE)!r}"
    )
    page = FORMATS.read_text(encoding="utf-8")
    if f"| `{name}` |" not in page and os.environ.get("THIAP_ACCEPT"):
        row = next(line for line in page.splitlines(keepends=True) if line.startswith("| `text` |"))
        module = inspect.getmodule(next(table[name] for table in (READERS, PACKAGE_READERS) if name in table))
        about = (inspect.getdoc(module) or "").partition("\n")[0].removesuffix(".")
        page = page.replace(row, f"| `{name}` | {about} |\n{row}")
        FORMATS.write_text(page, encoding="utf-8")
    assert f"| `{name}` |" in page, f"docs/formats.md: make docs adds the line | `{name}` | … |"


def test_every_sample_belongs_to_a_format() -> None:
    assert set(SAMPLES) <= set(ALL)


@pytest.mark.parametrize("name", [name for name in ALL if name in SAMPLES])
class TestReader:
    """Each format, by its sample."""

    def test_it_claims_its_own(self, name: str) -> None:
        data = SAMPLES[name].read_bytes()
        file = SAMPLES[name].name
        assert bilingual_format(file, data) == (name if name in PAIRED else None)
        if name not in PAIRED:
            assert read_data(file, data).format == name

    def test_it_reads_what_is_there_and_points_into_it(self, name: str, tmp_path: Path) -> None:
        docs = documents(SAMPLES[name], SAMPLES[name].read_bytes(), tmp_path)
        for doc, sentences in zip(docs, (SOURCE, TARGET), strict=False):
            shown = " ".join(doc.quote(block.span) for block in doc.blocks)
            for sentence in sentences:
                assert sentence in shown.replace("*", "").replace("[", "").replace(
                    "](https://example.org)", ""
                )
            spans = [block.span for block in doc.blocks]
            assert all(0 <= start < end <= len(doc.text) for start, end in spans)
            assert all(first[1] <= second[0] for first, second in pairwise(spans))
            starts = [item.span[0] for item in doc.structure]
            assert starts == sorted(starts)
            assert all(0 <= item.span[0] <= item.span[1] <= len(doc.text) for item in doc.structure)
            for start, end in doc.skipped:
                assert 0 <= start < end <= len(doc.text)
            assert doc.lang and doc.format == name and len(doc.sha256) == 64

    def test_it_reads_the_same_twice(self, name: str, tmp_path: Path) -> None:
        data = SAMPLES[name].read_bytes()
        assert documents(SAMPLES[name], data, tmp_path) == documents(SAMPLES[name], data, tmp_path)

    def test_an_empty_file_is_one_clear_error(self, name: str, tmp_path: Path) -> None:
        with pytest.raises(ThiapError) as caught:
            documents(SAMPLES[name], b"", tmp_path)
        assert SAMPLES[name].name in str(caught.value)

    def test_a_damaged_file_is_read_or_refused_by_name(self, name: str, tmp_path: Path) -> None:
        """Cut short anywhere, or with a byte changed: never an exception of another library."""
        data = SAMPLES[name].read_bytes()
        rng = random.Random(name)
        cuts = [data[: len(data) * part // 12] for part in range(1, 12)]
        changed = []
        for _ in range(30):
            copy = bytearray(data)
            copy[rng.randrange(len(copy))] = rng.randrange(256)
            changed.append(bytes(copy))
        for damaged in (*cuts, *changed):
            try:
                assert any(doc.blocks for doc in documents(SAMPLES[name], damaged, tmp_path))
            except ThiapError as error:
                assert SAMPLES[name].name in str(error)
                assert "\n" not in str(error)
