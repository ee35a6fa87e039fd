"""The page saves the corrected draft in its own format, byte for byte as ``thiap fix`` writes it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from browser.waits import wait_for
from samples.drafts import RIGHT, SOURCE, WRONG, docx
from samples.reports import canal_report
from thiap.cli.main import cli

Show = Callable[..., Any]

PAGE = (
    "<html><head><meta charset='utf-8'></head><body><!-- {0} -->\n"
    "<p class='a'>ก &amp; ข <b>{0}</b></p></body></html>\n"
)
PO = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n#: a.c:1\nmsgid "{1}"\n'
    'msgstr ""\n"{0}"\n'
)
XLIFF = (
    '<?xml version="1.0"?>\r\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    '<file source-language="en" target-language="th" original="a" datatype="plaintext"><body>'
    '<trans-unit id="1"><source>{1}</source><target>{0}</target></trans-unit></body></file></xliff>'
)
TMX = (
    '<tmx version="1.4"><header srclang="en"/><body><tu tuid="a"><tuv xml:lang="en"><seg>'
    '{1}</seg></tuv><tuv xml:lang="th"><seg>{0}</seg></tuv></tu></body></tmx>'
)


def odt(text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        package.writestr(
            "content.xml",
            '<?xml version="1.0"?><office:document-content '
            'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
            f"<text:p>{text}</text:p></office:text></office:body></office:document-content>",
            zipfile.ZIP_DEFLATED,
        )
    return out.getvalue()


FILES: dict[str, Callable[[str], bytes]] = {
    "draft.th.txt": lambda text: f"{text}\r\n".encode("utf-16"),
    "draft.th.md": lambda text: f"# สะพาน\n\n*หมายเหตุ* {text} [ดู](a.md)\n".encode(),
    "draft.th.html": lambda text: PAGE.format(text).encode(),
    "draft.th.po": lambda text: PO.format(text, SOURCE.strip()).encode(),
    "draft.th.xlf": lambda text: XLIFF.format(text, SOURCE.strip()).encode(),
    "draft.th.tmx": lambda text: TMX.format(text, SOURCE.strip()).encode(),
    "draft.th.tsv": lambda text: f"{SOURCE.strip()}\t{text}\r\n".encode(),
    "draft.th.docx": docx,
    "draft.th.odt": odt,
}
BILINGUAL = (".po", ".xlf", ".tmx", ".tsv")


def members(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return [(name, package.read(name)) for name in package.namelist()]


def checked(folder: Path, name: str) -> tuple[Path, list[str]]:
    """The draft in the folder, and the texts as the commands take them."""
    draft = folder / name
    draft.write_bytes(FILES[name](WRONG))
    (folder / "source.en.txt").write_text(SOURCE, encoding="utf-8")
    return draft, [str(draft)] if name.endswith(BILINGUAL) else [
        str(folder / "source.en.txt"),
        str(draft),
        "--mode",
        "translation",
    ]


def run(*arguments: str) -> None:
    quiet = [*arguments, "--config", "none", "--encoder", "none", "-q"]
    result = CliRunner().invoke(cli, quiet, catch_exceptions=False)
    assert result.exit_code in (0, 1), result.output


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_that_of_the_command_and_the_next_run_lacks_the_findings(
    show: Show, tmp_path: Path, name: str
) -> None:
    draft, texts = checked(tmp_path, name)
    run("check", *texts, "--html", str(tmp_path / "run.html"))
    page = show(canal_report(), text=(tmp_path / "run.html").read_text(encoding="utf-8")).page
    for _ in range(page.locator(".card:visible").count()):
        page.keyboard.press("s")
    page.get_by_text("More", exact=True).click()
    with page.expect_download() as download:
        page.locator("#corrected").click()
    wait_for(page.locator("#say"), "2 corrections")
    assert download.value.suggested_filename == name.replace(".th.", ".th.corrected.")
    saved = download.value.path().read_bytes()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save decisions").click()
    decisions = tmp_path / "decisions.json"
    decisions.write_bytes(download.value.path().read_bytes())
    command = page.locator(".command code").text_content().split()
    assert command[:2] == ["thiap", "fix"] and set(texts) <= set(command)
    fixed = tmp_path / "fixed"
    command[command.index("decisions.json")] = str(decisions)
    run(*command[1:], "-o", str(fixed))
    if name.endswith((".docx", ".odt")):
        assert members(saved) == members(fixed.read_bytes())
    else:
        assert (
            saved
            == fixed.read_bytes()
            == FILES[name](RIGHT).replace(f"<!-- {RIGHT}".encode(), f"<!-- {WRONG}".encode())
        )
    draft.write_bytes(saved)
    run("check", *texts, "--format", "jsonl", "-o", str(tmp_path / "again.jsonl"))
    again = [json.loads(line) for line in (tmp_path / "again.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [finding["check"] for finding in again if finding.get("suggestion")] == []


def test_one_of_two_is_put_in_alone(show: Show, tmp_path: Path) -> None:
    _, texts = checked(tmp_path, "draft.th.docx")
    run("check", *texts, "--html", str(tmp_path / "run.html"))
    page = show(canal_report(), text=(tmp_path / "run.html").read_text(encoding="utf-8")).page
    index = page.locator(".card").filter(has=page.locator("q", has_text="1,200")).get_attribute("data-i")
    page.locator(f".card[data-i='{index}']").get_by_role("button", name="Use the suggestion").click()
    page.get_by_text("More", exact=True).click()
    with page.expect_download() as download:
        page.locator("#corrected").click()
    text = dict(members(download.value.path().read_bytes()))["word/document.xml"].decode()
    assert "1,200" in text and "พันล้าน" not in text


def test_a_reviewers_own_words_are_left_to_the_command(show: Show, tmp_path: Path) -> None:
    _, texts = checked(tmp_path, "draft.th.po")
    run("check", *texts, "--html", str(tmp_path / "run.html"))
    page = show(canal_report(), text=(tmp_path / "run.html").read_text(encoding="utf-8")).page
    page.keyboard.press("s")
    page.get_by_text("More", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save decisions").click()
    made = json.loads(download.value.path().read_text(encoding="utf-8"))
    made["decisions"][0]["suggestion"] = "ของฉันเอง"
    (tmp_path / "own.json").write_text(json.dumps(made), encoding="utf-8")
    page.locator("#file").set_input_files(str(tmp_path / "own.json"))
    wait_for(page.locator("#say"), "1 decisions loaded")
    with page.expect_download() as download:
        page.locator("#corrected").click()
    wait_for(page.locator("#say"), "1 left to the command")
    assert download.value.path().read_bytes() == FILES["draft.th.po"](WRONG)


def test_a_draft_that_changed_since_is_not_carried(tmp_path: Path) -> None:
    draft, texts = checked(tmp_path, "draft.th.po")
    run("check", *texts, "--run", str(tmp_path / "run.json"))
    run_file, page = str(tmp_path / "run.json"), tmp_path / "run.html"
    CliRunner().invoke(cli, ["report", run_file, "-o", str(page)])
    assert "msgid" not in page.read_text(encoding="utf-8") and '"raw":' in page.read_text(encoding="utf-8")
    draft.write_bytes(FILES["draft.th.po"](RIGHT))
    CliRunner().invoke(cli, ["report", run_file, "-o", str(page)])
    assert '"raw":' not in page.read_text(encoding="utf-8")
