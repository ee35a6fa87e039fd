"""Written files against the published schemas (see tests/data/schemas)."""

from __future__ import annotations

import io
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from contracts.test_renderers import NASTY, one_finding, reports
from samples.reports import make_alignment
from thiap.cli.main import main
from thiap.model import Report
from thiap.renderers import RENDERERS
from thiap.renderers.alignment import write_beads
from thiap.renderers.run_json import dump_run
from thiap.renderers.run_schema import schema as run_schema

SCHEMAS = Path(__file__).parent.parent / "data" / "schemas"


class Local(etree.Resolver):
    """Answers every import from this folder, so that nothing is fetched."""

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:
        return self.resolve_filename(str(SCHEMAS / system_url.rsplit("/", 1)[-1]), context)


@lru_cache
def xsd(name: str) -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Local())
    return etree.XMLSchema(etree.parse(SCHEMAS / name, parser))


@lru_cache
def validator(name: str) -> Any:
    jsonschema = pytest.importorskip("jsonschema")
    table = run_schema() if name == "run" else json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(table)
    kind.check_schema(table)
    return kind(table)


def check_json(name: str, text: str | bytes) -> None:
    problems = [
        f"{list(e.absolute_path)}: {e.message}" for e in validator(name).iter_errors(json.loads(text))
    ]
    assert problems == []


def check_xml(name: str, data: bytes) -> None:
    xsd(name).assertValid(etree.parse(io.BytesIO(data)))


def check_report(report: Report) -> None:
    """SARIF, JUnit and the saved run of a report."""
    sarif, junit = RENDERERS["sarif"].render(report), RENDERERS["junit"].render(report)
    assert isinstance(junit, str)
    check_json("sarif-schema-2.1.0.json", sarif)
    check_json("run", dump_run(report))
    check_xml("junit-10.xsd", junit.encode())


@pytest.mark.parametrize("name", ["canal", "hostile", "empty"])
def test_reports(name: str) -> None:
    check_report(reports()[name])


@given(NASTY, NASTY)
@settings(max_examples=40, deadline=None)
def test_reports_on_any_text(quote: str, message: str) -> None:
    check_report(one_finding(quote, message))


# --- TMX ----------------------------------------------------------------------------------------

TEXTS = NASTY | st.text(max_size=40)


@given(st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from((0.0, 0.5, 1.0))), max_size=5))
@settings(max_examples=60, deadline=None)
def test_tmx(rows: list[tuple[str, str, float]]) -> None:
    lines = tuple((a.replace("\n", " "), b.replace("\n", " "), score) for a, b, score in rows)
    source, target, alignment = make_alignment(lines, "a.txt", "b.txt")
    data = write_beads(alignment, source, target, "tmx")
    dtd = etree.DTD(str(SCHEMAS / "tmx14.dtd"))
    assert dtd.validate(etree.parse(io.BytesIO(data))), dtd.error_log


# --- XLIFF --------------------------------------------------------------------------------------

XLIFF_1 = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.htm" '
    'datatype="html" source-language="en" target-language="th"><body>{}</body></file></xliff>'
)
XLIFF_2 = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<xliff version="{version}" srcLang="en" trgLang="th" xmlns="urn:oasis:names:tc:xliff:document:2.0"'
    ' xmlns:m="urn:x-module"><file id="f">{units}</file></xliff>'
)
SOURCE, WRONG = "<source>It opened in 1932.</source>", "<target>เปิดใน ค.ศ. 1942</target>"
#: Units with a wrong year, in every shape that the content models allow.
UNITS_1 = {
    "plain": f'<trans-unit id="u">{SOURCE}{WRONG}</trans-unit>',
    "no target": f'<trans-unit id="u">{SOURCE}</trans-unit>',
    "inline tags": (
        '<trans-unit id="u" xml:space="preserve"><source>It <g id="1">opened</g><x id="2"/> in 1932.</source>'
        '<target state="translated"><g id="1">เปิด</g>ใน ค.ศ. 1942</target></trans-unit>'
    ),
    "segments": (
        '<trans-unit id="u"><source>It opened in 1932. Good.</source><seg-source><mrk mtype="seg" mid="1">It '
        'opened in 1932.</mrk> <mrk mtype="seg" mid="2">Good.</mrk></seg-source><target><mrk mtype="seg" '
        'mid="1">เปิดใน ค.ศ. 1942</mrk> <mrk mtype="seg" mid="2">ดี</mrk></target></trans-unit>'
    ),
    "surrounded": (
        '<trans-unit id="u"><source>“It” &amp; opened in 1932.</source>'
        "<target>“มัน” &lt;เปิดใน ค.ศ. 1942</target>"
        '<context-group purpose="location"><context context-type="linenumber">3</context></context-group>'
        '<note from="pm">keep</note>'
        "<alt-trans><source>It</source><target>มัน</target></alt-trans></trans-unit>"
    ),
    "group": (
        f'<group id="g"><note>of the group</note><trans-unit id="u">{SOURCE}{WRONG}</trans-unit></group>'
    ),
}
UNITS_2 = {
    "plain": f'<unit id="u"><segment>{SOURCE}{WRONG}</segment></unit>',
    "no target": f'<unit id="u"><segment>{SOURCE}</segment></unit>',
    "module and data": (
        '<unit id="u"><m:thing/><originalData><data id="d">&lt;b&gt;</data></originalData><segment>'
        f'<source>It <ph id="1" dataRef="d"/>opened in 1932.</source>{WRONG}</segment></unit>'
    ),
    "notes": (
        '<unit id="u"><notes><note id="n">keep</note></notes><segment id="s1">'
        f'<source>It <pc id="1">opened</pc> in 1932.</source>{WRONG}</segment>'
        "<ignorable><source> </source></ignorable>"
        "<segment><source>Good.</source><target>ดี</target></segment></unit>"
    ),
    "group": (
        '<group id="g"><notes><note>of the group</note></notes><unit id="u"><segment><source>It opened in '
        f"1932.</source>{WRONG}</segment></unit></group>"
    ),
}
FILES = {
    **{f"1.2 {key}": ("xliff-core-1.2-strict.xsd", XLIFF_1.format(unit)) for key, unit in UNITS_1.items()},
    **{
        f"{version} {key}": ("xliff-core-2.0.xsd", XLIFF_2.format(version=version, units=unit))
        for version in ("2.0", "2.1")
        for key, unit in UNITS_2.items()
    },
}


@pytest.mark.parametrize("name", FILES)
def test_xliff_with_notes(name: str, tmp_path: Path) -> None:
    schema, text = FILES[name]
    check_xml(schema, text.encode())  # the sample itself, or the test would say nothing
    path, output = tmp_path / "a.xlf", tmp_path / "b.xlf"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["check", str(path), "--encoder", "none", "-q", "--notes", str(output), "-o", f"{output}.txt"])
    assert stopped.value.code == 0
    data = output.read_bytes()
    assert b"thiap" in data
    check_xml(schema, data)


def test_sarif_of_extracted_text_names_no_line_that_the_file_has_not(tmp_path: Path) -> None:
    """A code host would put the finding beside another line."""
    files = {
        "a.po": '# x\nmsgid ""\nmsgstr "Language: th\\n"\n\n#: b.c:1\nmsgid "It opened in 1932."\n'
        'msgstr "เปิดใน ค.ศ. 1942"\n',
        "b.xlf": XLIFF_1.format(UNITS_1["plain"]),
        "c.tsv": "en\tth\n\nIt opened in 1932.\tเปิดใน ค.ศ. 1942\n",
    }
    expected = {"a.po": ("line 6", 6), "b.xlf": ("unit u", 2), "c.tsv": ("row 3", 3)}
    for name, text in files.items():
        path, output = tmp_path / name, tmp_path / f"{name}.sarif"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(SystemExit):
            main(["check", str(path), "--encoder", "none", "-q", "--format", "sarif", "-o", str(output)])
        check_json("sarif-schema-2.1.0.json", output.read_text(encoding="utf-8"))
        junit, saved = f"{output}.xml", f"{output}.json"
        with pytest.raises(SystemExit):
            main(
                [
                    "check",
                    str(path),
                    "--encoder",
                    "none",
                    "-q",
                    "--format",
                    "junit",
                    "-o",
                    junit,
                    "--run",
                    saved,
                ]
            )
        check_xml("junit-10.xsd", Path(junit).read_bytes())
        check_json("run", Path(saved).read_text(encoding="utf-8"))
        (result,) = json.loads(output.read_text(encoding="utf-8"))["runs"][0]["results"]
        (location,) = result["locations"]
        line = location["physicalLocation"].get("region", {}).get("startLine")
        assert (location["logicalLocations"][0]["fullyQualifiedName"], line) == expected[name]
        assert location["message"]["text"] == "ค.ศ. 1942"
        assert "fixes" not in result
