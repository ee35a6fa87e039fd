"""The front door: what `import thiap` gives, as docs/api.md tells it, and the promises it keeps."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import thiap

PAGE = Path(__file__).resolve().parents[1] / "docs" / "api.md"
EXAMPLES = re.findall(r"```python\n(.*?)```\n\n```\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)

#: Refuses sockets, and writing, whoever tries.
_WATCHED = """
import sys
def refuse(event, arguments):
    if event.startswith("socket.") or event in ("os.mkdir", "os.rename", "subprocess.Popen"):
        raise RuntimeError(f"{event} {arguments}")
    if event == "open" and isinstance(arguments[0], (str, bytes)) and arguments[0] != "/dev/null":
        mode, flags = arguments[1], arguments[2]
        if (mode and set(mode) & set("wax+")) or flags & 0o3:
            raise RuntimeError(f"{event} {arguments}")
sys.dont_write_bytecode = True
sys.addaudithook(refuse)
"""


def _python(code: str, *, home: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Plain Python, as a user's program starts it: nothing of this test's environment but where thiap is."""
    environment = {"HOME": str(home), "USERPROFILE": str(home), "PYTHONUTF8": "1"}
    paths = repr([path for path in sys.path if path])
    start = f"import sys; sys.path[:0] = {paths}\n"
    return subprocess.run(
        [sys.executable, "-c", start + code],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        env=environment,
    )


@pytest.mark.parametrize(("code", "printed"), EXAMPLES, ids=[str(k) for k in range(len(EXAMPLES))])
def test_examples_of_the_page_print_what_it_says(
    code: str, printed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    exec(compile(code, str(PAGE), "exec"), {})
    assert capsys.readouterr().out == printed


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) == PAGE.read_text(encoding="utf-8").count("```python") >= 5


def test_the_library_keeps_its_promises(tmp_path: Path) -> None:
    """No network, no file, no folder in the home, and nothing printed: with names, terms and the encoder."""
    home, folder = tmp_path / "home", tmp_path / "folder"
    home.mkdir()
    folder.mkdir()
    code = _WATCHED + (
        "import thiap\n"
        "from thiap.model import Term\n"
        "source = 'In 1939 Heinrich Morgenthau did not pay 540 men. The bridge near Suwannarat was opened.'\n"
        "target = 'ในปี พ.ศ. 2482 ไฮน์ริช มอร์เกนเทา ไม่ได้จ่ายเงินให้ผู้ชาย 450 คน สะพานใกล้สุวรรณรัตน์เปิดใช้งานแล้ว' * 3\n"
        "report = thiap.check(source, target, settings=thiap.Settings(terms=(Term('bridge', 'สะพาน'),)))\n"
        "assert not report.problems, report.problems\n"
        "assert any(finding.check == 'number-mismatch' for finding in report.findings)\n"
        "assert 'pythainlp' in sys.modules\n"
        "thiap.align(source, target)\n"
    )
    done = _python(code, home=home, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout == done.stderr == ""
    assert not list(home.iterdir())
    assert not list(folder.iterdir())


def test_importing_thiap_loads_nothing() -> None:
    code = (
        "import sys, thiap\n"
        "before = set(sys.modules)\n"
        "assert 'thiap.model' not in before and 'dataclasses' not in before, before\n"
        "assert set(thiap.__all__) <= set(dir(thiap))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


def test_every_public_name_is_there() -> None:
    import thiap.align.aligner  # the package of that name hides the function no more
    import thiap.api

    assert thiap.align is thiap.api.align
    for name in thiap.__all__:
        assert getattr(thiap, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        thiap.chekc  # noqa: B018


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    source, target = tmp_path / "a.en.txt", tmp_path / "a.th.txt"
    source.write_text("In 1939 there were 540 men.\n", encoding="utf-8")
    target.write_text("ในปี พ.ศ. 2482 มีผู้ชาย 450 คน\n", encoding="utf-8")
    return source, target


def test_texts_paths_bytes_and_documents_say_the_same(texts: tuple[Path, Path]) -> None:
    settings = thiap.Settings(encoder="none")
    forms = [
        texts,
        tuple(path.read_text(encoding="utf-8") for path in texts),
        tuple(path.read_bytes() for path in texts),
        tuple(thiap.read(path) for path in texts),
    ]
    reports = [thiap.check(*form, settings=settings) for form in forms]
    assert {finding.check for finding in reports[0].findings} == {"number-mismatch"}
    assert all(report.findings == reports[0].findings for report in reports)
    assert [report.target.name for report in reports] == [str(texts[1]), "target", "target", str(texts[1])]


def test_several_sources(texts: tuple[Path, Path]) -> None:
    report = thiap.check(texts[0], "There were 450 men.", texts[1], settings=thiap.Settings(encoder="none"))
    assert [bitext.source.name for bitext in report.bitexts] == [str(texts[0]), "source 2"]
    assert any(finding.supported_by == (1,) for finding in report.findings)


def test_a_bilingual_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "draft.tsv"
    path.write_text("source\ttarget\nThere are 24 teachers.\tมีครู 42 คน\n", encoding="utf-8")
    report = thiap.check(path, settings=thiap.Settings(encoder="none"))
    assert {finding.check for finding in report.findings} == {"number-mismatch"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "at least two texts"),
        (("One text.",), "at least two texts"),
        (("", "หนึ่ง"), "source: is empty"),
        ((b"", "หนึ่ง"), "source: is empty"),
        ((Path("nowhere.txt"), "หนึ่ง"), "there is no such file"),
        (("123", "หนึ่ง"), "holds no letters"),
    ],
)
def test_what_cannot_be_checked_is_one_error(arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(thiap.ThiapError, match=words):
        thiap.check(*arguments)
