"""A small corpus of invented texts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

MakeCorpus = Callable[..., Path]

_TOWNS = (("Arden", "อาร์เดน"), ("Belmont", "เบลมอนต์"), ("Carlow", "คาร์โลว์"), ("Denton", "เดนตัน"))


def source_text(number: int) -> str:
    """An English text about a town that there is not."""
    name = _TOWNS[number % len(_TOWNS)][0]
    return (
        f"The town of {name}\n\n"
        f"{name} had {12_000 + number:,} inhabitants in {1950 + number % 40}. "
        f"The bridge was opened on {1 + number % 28} March 1961. "
        f"It is {300 + number} metres long and cost 4.5 million dollars.\n"
    )


def target_text(number: int, *, wrong: bool) -> str:
    """Its Thai counterpart, with a wrong length of the bridge if asked."""
    name = _TOWNS[number % len(_TOWNS)][1]
    return (
        f"เมือง{name}\n\n"
        f"{name}มีประชากร {12_000 + number:,} คนใน พ.ศ. {2493 + number % 40} "
        f"สะพานเปิดใช้เมื่อวันที่ {1 + number % 28} มีนาคม พ.ศ. 2504 "
        f"สะพานยาว {300 + number + 50 * wrong} เมตร และใช้เงิน 4.5 ล้านดอลลาร์\n"
    )


@pytest.fixture
def make_corpus(tmp_path: Path) -> MakeCorpus:
    """A function that writes a number of pairs and their manifest, and gives the manifest."""

    def make(pairs: int) -> Path:
        folder = tmp_path / "texts"
        folder.mkdir()
        lines = []
        for number in range(pairs):
            (folder / f"{number}.en.txt").write_text(source_text(number), encoding="utf-8")
            wrong = number % 3 == 0
            (folder / f"{number}.th.txt").write_text(target_text(number, wrong=wrong), encoding="utf-8")
            lines.append(
                {"id": f"town-{number:03}", "sources": [f"{number}.en.txt"], "target": f"{number}.th.txt"}
            )
        manifest = folder / "manifest.jsonl"
        manifest.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return manifest

    return make
