"""The saved run: everything a report needs, as one versioned JSON object.

``thiap report`` makes the HTML again from it, without aligning the texts again. The target stands
once, however many sources were held against it, and a pair names its facts by their place in the
list of facts. ``schemas/run.schema.json`` in the package describes the format; it is made from the
model by `run_schema.schema`, and a test fails when the two differ.
"""

from __future__ import annotations

import json
from typing import Any

from thiap.codec import decode, encode, hints, kind
from thiap.errors import InputError
from thiap.frozen import FrozenMap
from thiap.model import Bitext, Document, Fact, Finding, Pair, Problem, Report, Since

name = "run"
SCHEMA = "thiap-run"
VERSION = 3
#: Versions that are read. What a later one added may be missing: in version 1 the places of findings,
#: in version 2 their messages apart from the language.
READABLE = (1, 2, 3)


def render(report: Report, *, lang: str = "en") -> str:
    """The saved run as text, ending in a line end; the same report gives the same text."""
    return dump_run(report)


def dump_run(report: Report) -> str:
    """The report as JSON of schema ``thiap-run``."""
    data = {
        "schema": SCHEMA,
        "version": VERSION,
        "signature": dict(sorted(report.signature.items())),
        "target": encode(report.target),
        "bitexts": [_encode_bitext(bitext) for bitext in report.bitexts],
        "findings": encode(report.findings),
        "hidden": encode(report.hidden),
        "problems": encode(report.problems),
        **({"since": encode(report.since)} if report.since else {}),
    }
    # ASCII keeps lone surrogates and line separators harmless wherever the file travels.
    return json.dumps(data, ensure_ascii=True, separators=(",", ":")) + "\n"


def load_run(text: str) -> Report:
    """The report that `dump_run` wrote.

    Raises:
        InputError: not JSON, not a saved run, of a newer version, or a part has the wrong shape;
            the message names the part.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"the saved run is no JSON: {error}; was it written by `thiap check`?") from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise InputError(f'this is no saved run: an object with "schema": "{SCHEMA}" is expected')
    if data.get("version") not in READABLE:
        raise InputError(
            f"the saved run has version {data.get('version')!r}, this thiap reads versions "
            f"{READABLE[0]} to {VERSION}; make the run again with this version"
        )
    bitexts = _list(data, "bitexts")
    target = decode(Document, data.get("target"), "target")
    if not bitexts:
        raise InputError("bitexts: a run has at least one source, this one has none")
    report = Report(
        bitexts=tuple(_decode_bitext(item, target, f"bitexts[{i}]") for i, item in enumerate(bitexts)),
        findings=decode(tuple[Finding, ...], _list(data, "findings"), "findings"),
        hidden=decode(tuple[Finding, ...], _list(data, "hidden"), "hidden"),
        problems=decode(tuple[Problem, ...], _list(data, "problems"), "problems"),
        signature=FrozenMap(decode(dict[str, str], data.get("signature"), "signature")),
        since=decode(Since, data["since"], "since") if "since" in data else None,
    )
    _check_spans(report)
    return report


def _encode_bitext(bitext: Bitext) -> dict[str, Any]:
    sources = {fact: index for index, fact in reversed(list(enumerate(bitext.source_facts)))}
    targets = {fact: index for index, fact in reversed(list(enumerate(bitext.target_facts)))}

    def fact_of(fact: Fact | None, places: dict[Fact, int]) -> Any:
        return fact if fact is None else places.get(fact, encode(fact))

    data = {key: encode(getattr(bitext, key)) for key in hints(Bitext) if key not in ("target", "pairs")}
    data["pairs"] = [
        {
            **{key: encode(getattr(pair, key)) for key in hints(Pair) if key not in ("source", "target")},
            "source": fact_of(pair.source, sources),
            "target": fact_of(pair.target, targets),
        }
        for pair in bitext.pairs
    ]
    return data


def _decode_bitext(value: Any, target: Document, where: str) -> Bitext:
    if not isinstance(value, dict):
        raise InputError(f"{where}: an object is expected, not {kind(value)}")
    source_facts = decode(tuple[Fact, ...], value.get("source_facts"), f"{where}.source_facts")
    target_facts = decode(tuple[Fact, ...], value.get("target_facts"), f"{where}.target_facts")
    pairs = []
    for number, item in enumerate(_list(value, "pairs", where)):
        place = f"{where}.pairs[{number}]"
        if not isinstance(item, dict):
            raise InputError(f"{place}: an object is expected, not {kind(item)}")
        parts = dict(item)
        source = _decode_fact(parts.pop("source", None), source_facts, f"{place}.source")
        aim = _decode_fact(parts.pop("target", None), target_facts, f"{place}.target")
        known = {key: hint for key, hint in hints(Pair).items() if key not in ("source", "target")}
        if bad := sorted(parts.keys() - known.keys()):
            raise InputError(f"{place}: unknown part {bad[0]!r}")
        rest = {k: decode(hint, parts.get(k), f"{place}.{k}") for k, hint in known.items() if k in parts}
        try:
            pairs.append(Pair(source=source, target=aim, **rest))
        except TypeError:
            raise InputError(f"{place}: relation, bead and rule are expected") from None
    own = {"target", "pairs", "source_facts", "target_facts"}
    known = {key: hint for key, hint in hints(Bitext).items() if key not in own}
    if bad := sorted(value.keys() - known.keys() - own):
        raise InputError(f"{where}: unknown part {bad[0]!r}")
    rest = {key: decode(hint, value[key], f"{where}.{key}") for key, hint in known.items() if key in value}
    try:
        return Bitext(
            target=target,
            source_facts=source_facts,
            target_facts=target_facts,
            pairs=tuple(pairs),
            **rest,
        )
    except TypeError:
        raise InputError(f"{where}: source, source_index and alignment are expected") from None


def _decode_fact(value: Any, facts: tuple[Fact, ...], where: str) -> Fact | None:
    if isinstance(value, int) and not isinstance(value, bool):
        if not 0 <= value < len(facts):
            raise InputError(f"{where}: there is no fact {value}; the list has {len(facts)}")
        return facts[value]
    return None if value is None else decode(Fact, value, where)


def _check_spans(report: Report) -> None:
    """A renderer may trust that every span lies in its text."""
    for place, bitext in enumerate(report.bitexts):
        if bitext.source_index != place:
            raise InputError(f"bitexts[{place}].source_index: {place} is expected")
        sides = (("source", bitext.source), ("target", bitext.target))
        facts = (bitext.source_facts, bitext.target_facts)
        for (side, doc), found in zip(sides, facts, strict=True):
            spans = [block.span for block in doc.blocks] + list(doc.skipped) + [fact.span for fact in found]
            spans += [span for bead in bitext.alignment.beads for span in getattr(bead, side)]
            spans += [span for entry in bitext.names for span in getattr(entry, f"{side}_spans")]
            _check_inside(spans, doc, f"bitexts[{place}]")
    for number, finding in enumerate(report.findings + report.hidden):
        where = f"finding {number}"
        indices = (finding.source_index, *finding.supported_by, *finding.contradicted_by)
        if not all(0 <= index < len(report.bitexts) for index in indices):
            raise InputError(f"{where}: it names a source that the run does not have")
        _check_inside(finding.source, report.sources[finding.source_index], where)
        _check_inside(finding.target, report.target, where)


def _check_inside(spans: Any, doc: Document, where: str) -> None:
    for start, end in spans:
        if not 0 <= start <= end <= len(doc.text):
            raise InputError(f"{where}: span [{start}, {end}] lies outside of {doc.name!r}")


def _list(data: dict[str, Any], key: str, where: str = "") -> list[Any]:
    value = data.get(key)
    if not isinstance(value, list):
        raise InputError(f"{where + '.' if where else ''}{key}: a list is expected, not {kind(value)}")
    return value
