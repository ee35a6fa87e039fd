"""Languages whose facts are read less deeply are named, so that silence is not taken for agreement."""

from __future__ import annotations

import pytest

from thiap.pipeline import check_documents
from thiap.readers import read_text
from thiap.renderers import run_json, terminal
from thiap.settings import Settings

TEXTS = {
    "en": "In 1939 there were 540 men.\nThey left.",
    "th": "ในปี พ.ศ. 2482 มีผู้ชาย 540 คน\nพวกเขาจากไป",
    "de": "Im Jahr 1939 gab es 540 Männer.\nSie gingen.",
}


@pytest.mark.parametrize(("target", "said"), [("th", False), ("de", True)])
def test_a_language_known_from_cldr_alone_is_named(target: str, said: bool) -> None:
    docs = [read_text(f"a.{lang}.txt", TEXTS[lang], lang=lang) for lang in ("en", target)]
    report = check_documents(docs[:1], docs[1], Settings(encoder="none"))
    assert ("of facts in de " in terminal.render(report)) is said
    assert report.signature.get("read_by_cldr_only") == ("de" if said else None)
    assert run_json.load_run(run_json.dump_run(report)).signature == report.signature
