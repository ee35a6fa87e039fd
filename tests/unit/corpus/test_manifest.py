"""What to compare: tables, folders, WikiExtractor output."""

from __future__ import annotations

import json
import os
from pathlib import Path

import polars as pl
import pytest

from thiap.corpus.folders import pair_folders
from thiap.corpus.locators import read_locator
from thiap.corpus.manifest import COLUMNS, read_manifest, verify
from thiap.corpus.wikipedia import join_titles
from thiap.errors import ConfigError, InputError, ThiapError

ROWS = [
    ("one", ["a.en.txt"], "a.th.txt", "en", None),
    ("สอง, two", ["b 1.en.txt", "b 2.en.txt"], "b.th.txt", None, None),
]


@pytest.mark.parametrize("suffix", ["csv", "tsv", "jsonl", "parquet"])
def test_every_format_says_the_same(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"manifest.{suffix}"
    table = pl.DataFrame(ROWS, schema=list(COLUMNS), orient="row")
    flat = table.with_columns(pl.col("sources").list.join("|"))
    if suffix == "csv":
        flat.write_csv(path)
    elif suffix == "tsv":
        flat.write_csv(path, separator="\t")
    elif suffix == "jsonl":
        table.write_ndjson(path)
    else:
        table.write_parquet(path)
    found = read_manifest(path)
    assert verify(found, "manifest") == 2
    assert found.collect().rows() == ROWS


def test_one_source_and_no_languages(tmp_path: Path) -> None:
    path = tmp_path / "manifest.csv"
    path.write_text("target,id,note,source\na.th.txt,7,x,a|b.en.txt\n", encoding="utf-8")
    assert read_manifest(path).collect().rows() == [("7", ["a|b.en.txt"], "a.th.txt", None, None)]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("id,source,targt\na,b,c\n", "is 'targt' meant", id="column-misspelt"),
        pytest.param("id,target\na,b\n", "needs a column source", id="no-sources"),
        pytest.param("id,source,target\n", "names no pair", id="no-rows"),
        pytest.param("id,source,target\na,b,c\n,b,c\n", "row 2 lacks", id="no-id"),
        pytest.param("id,source,target\na,b,c\nd,b,\n", "row 2 lacks", id="no-target"),
        pytest.param("id,sources,target\na,b||c,c\n", "row 1 lacks", id="empty-source"),
        pytest.param("id,source,target\na,b,c\na,d,e\n", "'a' stands in 2 rows", id="id-twice"),
        pytest.param(
            "id,sources,target\na,b|d,c\ne,b|d|b,c\n", "row 2 names a source twice", id="source-twice"
        ),
        pytest.param("", "cannot be read", id="empty"),
    ],
)
def test_bad_tables_are_told(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "manifest.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ThiapError, match=message):
        verify(read_manifest(path), "manifest")


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            '{"id": "a", "sources": {"b": 1}, "target": "c"}',
            "column sources should hold texts or lists of them",
        ),
        (
            '{"id": "a", "sources": [["b"]], "target": "c"}',
            "column sources should hold texts or lists of them",
        ),
        ('{"id": "a", "source": ["b"], "target": "c"}', "column source should hold texts, not"),
        ('{"id": {"x": 1}, "source": "b", "target": "c"}', "column id should hold texts"),
        (
            '{"id": "a", "source": "b", "target": "c", "source_lang": ["en"]}',
            "column source_lang should hold",
        ),
        ("[1, 2]", "cannot be read as a table"),
    ],
)
def test_values_of_the_wrong_kind_are_told_in_one_line(tmp_path: Path, entry: str, message: str) -> None:
    path = tmp_path / "manifest.jsonl"
    path.write_text(entry + "\n", encoding="utf-8")
    with pytest.raises(ThiapError, match=message) as caught:
        verify(read_manifest(path), "manifest")
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are POSIX")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    _write(tmp_path / "en", "a.en.txt")
    _write(tmp_path / "th", "a.th.txt")
    for folder in ("en", "th"):
        os.mkfifo(tmp_path / folder / "pipe.txt")
    table, lacking = pair_folders([tmp_path / "en", tmp_path / "th"])
    assert (table.collect()["id"].to_list(), lacking) == (["a"], 0)


def test_broken_json_is_told(tmp_path: Path) -> None:
    path = tmp_path / "manifest.jsonl"
    path.write_text('{"id": "a", "source": "b", "target": "c"}\n{"id": "b", "sou', encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read as a table"):
        verify(read_manifest(path), "manifest")


def test_unknown_suffix_and_missing_file(tmp_path: Path) -> None:
    (tmp_path / "manifest.xml").touch()
    with pytest.raises(ConfigError, match=r"must end in \.csv"):
        read_manifest(tmp_path / "manifest.xml")
    with pytest.raises(InputError, match="no such file"):
        read_manifest(tmp_path / "manifest.csv")


def _write(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x", encoding="utf-8")


def test_folders_pair_by_name(tmp_path: Path) -> None:
    _write(tmp_path / "en", "news/a.en.txt", "b.txt", "v1.2.en.txt", "only.en.txt", ".hidden")
    _write(tmp_path / "th", "news/a.th.txt", "b.docx", "v1.2.th.txt", "other.txt", "another.txt")
    table, lacking = pair_folders([tmp_path / "en", tmp_path / "th"])
    rows = table.collect()
    assert rows.columns == list(COLUMNS)
    assert rows["id"].to_list() == ["b", "news/a", "v1.2"]
    assert rows["target"].to_list()[0].endswith("b.docx")
    assert lacking == 3


def test_several_source_folders(tmp_path: Path) -> None:
    for lang in ("en", "de", "th"):
        _write(tmp_path / lang, f"a.{lang}.txt")
    table, _ = pair_folders([tmp_path / "en", tmp_path / "de", tmp_path / "th"])
    assert [Path(name).name for name in table.collect()["sources"][0]] == ["a.en.txt", "a.de.txt"]


def test_folders_that_do_not_pair(tmp_path: Path) -> None:
    _write(tmp_path / "en", "a.txt", "c.en.txt", "c.de.txt")
    _write(tmp_path / "th", "b.txt")
    with pytest.raises(ConfigError, match="would both be 'c'"):
        pair_folders([tmp_path / "en", tmp_path / "th"])
    (tmp_path / "en" / "c.de.txt").unlink()
    with pytest.raises(ConfigError, match="no file stands under one name"):
        pair_folders([tmp_path / "en", tmp_path / "th"])


def _wiki(root: Path, file: str, articles: dict[str, str], *, as_json: bool) -> None:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as out:
        for title, text in articles.items():
            if as_json:
                out.write(json.dumps({"id": "1", "title": title, "text": text}, ensure_ascii=False) + "\n")
            else:
                shown = title.replace("&", "&amp;").replace('"', "&quot;")
                out.write(f'<doc id="1" url="u" title="{shown}">\n{title}\n\n{text}\n\n</doc>\n')


@pytest.mark.parametrize("as_json", [False, True], ids=["doc", "json"])
def test_titles_join_wikiextractor_output(tmp_path: Path, as_json: bool) -> None:
    english = {"Rock & roll": "Rock is loud music.", "Two Rivers": "Two rivers meet.", "Alone": "Nobody."}
    thai = {"แม่น้ำสองสาย": "แม่น้ำสองสายพบกัน", "ร็อกแอนด์โรล": "ร็อกคือดนตรีที่ดัง"}
    _wiki(tmp_path / "en", "AA/wiki_00", {k: english[k] for k in ("Alone", "Rock & roll")}, as_json=as_json)
    _wiki(tmp_path / "en", "AB/wiki_07", {"Two Rivers": english["Two Rivers"]}, as_json=as_json)
    _wiki(tmp_path / "th", "AA/wiki_00", thai, as_json=as_json)
    titles = tmp_path / "titles.tsv"
    titles.write_text(
        "en\tth\nRock_&_roll\tร็อกแอนด์โรล\nTwo Rivers\tแม่น้ำสองสาย\nAlone\tไม่มี\n", encoding="utf-8"
    )
    table, lacking = join_titles(tmp_path / "en", tmp_path / "th", titles)
    assert lacking == 1
    assert verify(table, "titles") == 2
    for pair, sources, target, *_ in table.collect().rows():
        doc = read_locator(target, lang="th")
        assert thai[pair] in doc.text and doc.name == target
        assert read_locator(sources[0]).lang == "en"
        assert not any(other in doc.text for key, other in thai.items() if key != pair)


def test_titles_that_nobody_has(tmp_path: Path) -> None:
    for side in ("en", "th"):
        _wiki(tmp_path / side, "AA/wiki_00", {"A": "text"}, as_json=False)
    titles = tmp_path / "titles.csv"
    titles.write_text("source,target\nB,C\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="none of the 1 title pairs"):
        join_titles(tmp_path / "en", tmp_path / "th", titles)
    titles.write_text("x,y,z\nB,C,D\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="needs the columns source and target"):
        join_titles(tmp_path / "en", tmp_path / "th", titles)


def test_a_stretch_of_a_changed_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "wiki_00").write_text("short", encoding="utf-8")
    with pytest.raises(InputError, match="the file ends before"):
        read_locator("wiki_00#bytes=2-90", base=str(tmp_path))
    with pytest.raises(InputError, match="cannot be read"):
        read_locator("wiki_01#bytes=2-90", base=str(tmp_path))


def test_a_file_may_be_called_like_a_stretch(tmp_path: Path) -> None:
    (tmp_path / "a#bytes=0-4").write_text("Whole text here.", encoding="utf-8")
    assert read_locator("a#bytes=0-4", base=str(tmp_path)).text == "Whole text here."
