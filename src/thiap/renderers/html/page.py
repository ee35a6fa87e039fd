"""The review report: one HTML file without network, readable without JavaScript.

Every text in it is hostile until proven otherwise. Templates escape by default; the page's policy
allows no request at all, and only the style and the scripts whose hashes it names; data for the
script stands in a JSON block that no text can close. The same report gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shlex
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from thiap.checks import CHECKS
from thiap.errors import UsageError
from thiap.frozen import FrozenMap
from thiap.model import Document, Report
from thiap.phrases.translated import translated
from thiap.renderers.html.answers import row_answers
from thiap.renderers.html.beads import bead_data
from thiap.renderers.html.cards import SHAPES, Card, card_data, make_cards
from thiap.renderers.html.corrected import Carried, edits
from thiap.renderers.html.explanations import explanations
from thiap.renderers.html.fact_marks import make_marks
from thiap.renderers.html.marked_text import Marker, shown, shown_document
from thiap.renderers.html.overview import (
    kind_counts,
    make_outlines,
    name_rows,
    row_sections,
    severity_counts,
)
from thiap.renderers.html.plots import dot_plot, timeline
from thiap.renderers.html.rows import fill, finders, make_rows
from thiap.renderers.html.since import make_changes
from thiap.renderers.verdict import judge
from thiap.renderers.wording import unlike

if TYPE_CHECKING:
    from jinja2 import Environment

name = "html"

#: Reasons that a person may give for a dismissal; the decisions file holds these words.
REASONS = ("false-alarm", "acceptable", "intended", "source-wrong", "other")

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STYLES = ("base.css", "findings.css", "texts.css", "answers.css", "beads.css", "overview.css", "print.css")
_SCRIPTS = (
    "words.js",
    "views.js",
    "decisions.js",
    "filter.js",
    "cards.js",
    "corrected.js",
    "texts.js",
    "answers.js",
    "beads.js",
    "keys.js",
)
_EARLY = "early.js"


def render(report: Report, *, lang: str = "en", carried: Carried | None = None) -> str:
    """The page, in the interface language ``lang`` ("en" or "th"); the page can switch.

    ``carried`` is the draft's file, for a page that saves it corrected; see ``thiap.corrections.carried``.

    Raises:
        UsageError: there is no interface in ``lang``.
    """
    from markupsafe import Markup

    words = load_words()
    if lang not in words:
        raise UsageError(f"no interface in {lang!r}; there are {', '.join(words)}")
    drafted, by_hand = edits(report, carried), bead_data(report)
    if "draft" in drafted and by_hand and by_hand["texts"][0] == drafted["draft"]:
        drafted["draft"] = None  # the page has it already
    view = _view(report)
    cards, other = view["cards"], next(code for code in words if code != lang)
    style = _style(words[lang])
    early, script = _asset(_EARLY), "\n".join(["'use strict';(()=>{", *map(_asset, _SCRIPTS), "})();"])
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(early)} {_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    data = {
        "lang": lang,
        "key": _storage_key(view["report"]),
        "file": view["report"].target.name,
        "words": words,
        **by_hand,
        **drafted,
        "other": [card.said[other].texts for card in cards],
        **view.pop("data"),
    }
    return (
        _environment()
        .get_template("report.html")
        .render(
            **view,
            lang=lang,
            command=shlex.join(carried.command) if carried else "",
            words=words[lang],
            words_of=words,
            words_langs=tuple(words),
            T=lambda key: Markup("<span data-t={}>{}</span>").format(safe(key), words[lang].get(key, key)),
            TB=lambda key: Markup("<b data-t={}>{}</b>").format(safe(key), words[lang].get(key, key)),
            TT=lambda kind, key: Markup('<span class="{}" data-t={}>{}</span>').format(
                kind, safe(key), words[lang].get(key, key)
            ),
            policy=Markup(policy),
            style=Markup(style),
            early=Markup(early),
            script=Markup(script),
            data=Markup(embed(data)),
        )
        + "\n"
    )


def embed(data: Any) -> str:
    """``data`` as JSON that can stand inside of a script element, whatever it holds."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def safe(word: str) -> str:
    """``word`` if it can stand as an attribute without quotes, else in quotes (with its escapes)."""
    from markupsafe import Markup

    return word if _BARE.fullmatch(word) else Markup('"{}"').format(word)


def short_names(report: Report) -> dict[str, str]:
    """File names without folders, unless two would look the same."""
    full = [report.target.name, *(doc.name for doc in report.sources)]
    short = [re.split(r"[/\\\\]", name)[-1] or name for name in full]
    return dict(zip(full, short if len(set(short)) == len(set(full)) else full, strict=True))


@cache
def load_words() -> dict[str, dict[str, str]]:
    """The words of the interface, by language."""
    return tomllib.loads(_asset("strings.toml"))


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: a key of the words, or a text of its own."""

    value: str
    key: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """Something to filter by; ``listed`` ones have too many values for buttons."""

    key: str
    label: str
    values: tuple[FacetValue, ...]
    listed: bool = False


def _view(report: Report) -> dict[str, Any]:
    """All that the templates show, computed first."""
    file = shown(report.target.name)
    report = _named(report)
    marks = make_marks(report)
    rows = make_rows(report)
    sources, target = finders(rows, len(report.bitexts))
    outlines = make_outlines(report, sources, target)
    chosen, sections = row_sections(rows, outlines)
    names = short_names(report)
    cards = make_cards(report, sections, sources, target, rows=rows, names=names)
    changes = make_changes(report, rows, sources)
    spans = list(enumerate(report.findings))
    markers = [
        Marker(doc, marks.sources[n], [(s, i) for i, f in spans if f.source_index == n for s in f.source])
        for n, doc in enumerate(report.sources)
    ]
    fill(
        rows,
        report,
        markers,
        Marker(report.target, marks.target, [(s, i) for i, f in spans for s in f.target]),
    )
    columns = [section.span for section in outlines[0].sections]
    data = {
        **card_data(cards),
        "tips": marks.tips,
        "answers": row_answers(report, rows),
        "rules": marks.rules,
        "rows": [
            [round(row.score * 100), *(s[0][0] if s else -1 for s in (row.target, *row.sources))]
            for row in rows
        ],
        **({"new": changes.new} if changes else {}),
        "sizes": [len(report.target.text), *(len(doc.text) for doc in report.sources)],
    }
    return {
        "report": report,
        "names_of": names,
        "mode": report.bitexts[0].mode,
        "strangers": [bitext.source.name for bitext in report.bitexts if unlike(bitext)],
        "issues": sum(finding.severity != "neutral" for finding in report.findings),
        "verdict": judge(report),
        "checks_run": len(CHECKS),
        "severities": severity_counts(report.findings),
        "kinds": kind_counts(report.findings),
        "shapes": SHAPES,
        "outlines": outlines,
        "changes": changes,
        "facets": _facets(report, cards, names, [section.title for section in chosen.sections]),
        "cards": cards,
        "rows": rows,
        "anchors": [card.anchor for card in cards],
        "levels": [card.finding.severity for card in cards],
        "plots": [
            dot_plot(
                bitext, report.findings, columns, [section.span for section in outlines[number].sections]
            )
            for number, bitext in enumerate(report.bitexts, 1)
        ],
        "dates": timeline(report),
        "names": name_rows(report, sources, target),
        "explanations": explanations({finding.check for finding in report.findings}),
        "reasons": REASONS,
        "category": category_key,
        "data": {"file": file, **data},
    }


def _named(report: Report) -> Report:
    """The report with texts fit for HTML; both sides of one bilingual file get names of their own."""
    one = any(doc.name == report.target.name for doc in report.sources)

    def fit(doc: Document) -> Document:
        clean = shown_document(doc)
        return replace(clean, name=f"{clean.name} ({clean.lang})") if one else clean

    target = fit(report.target)
    return replace(
        report,
        bitexts=tuple(replace(b, source=fit(b.source), target=target) for b in report.bitexts),
        signature=FrozenMap({shown(key): shown(value) for key, value in report.signature.items()}),
    )


def category_key(category: str) -> str:
    """The key of a category's word; "language" means the page's own language elsewhere."""
    return "cat_language" if category == "language" else category


def _facets(report: Report, cards: tuple[Card, ...], names: dict[str, str], titles: list[str]) -> list[Facet]:
    def count(values: list[str]) -> dict[str, int]:
        return {value: values.count(value) for value in dict.fromkeys(values)}

    severities = [(s, n) for s, n in severity_counts(report.findings) if n]
    kinds = count([card.finding.kind for card in cards])
    categories = count([card.finding.category for card in cards])
    numbers = sorted(count([str(card.section) for card in cards]).items(), key=lambda item: int(item[0]))
    facets = [
        Facet("s", "facet_severity", tuple(FacetValue(s, s, s, n) for s, n in severities)),
        Facet("k", "facet_kind", tuple(FacetValue(k, k, k, n) for k, n in kinds.items())),
        Facet(
            "c",
            "facet_category",
            tuple(FacetValue(c, category_key(c), c, n) for c, n in categories.items()),
        ),
        Facet(
            "t",
            "facet_state",
            tuple(
                FacetValue(s, s, s, len(cards) if s == "open" else 0)
                for s in ("open", "accepted", "dismissed")
            ),
        ),
    ]
    if report.since:
        new = len(report.since.new)
        counts = (("new", new), ("remains", len(cards) - new))
        facets.append(Facet("b", "facet_since", tuple(FacetValue(v, f"since_{v}", v, n) for v, n in counts)))
    if len(report.sources) > 1:
        found = count([str(card.finding.source_index) for card in cards])
        values = tuple(
            FacetValue(v, "", names[report.sources[int(v)].name], n) for v, n in sorted(found.items())
        )
        facets.append(Facet("d", "facet_source", values))
    if len(numbers) > 1:
        listed = tuple(FacetValue(v, "", titles[int(v)], n) for v, n in numbers if 0 <= int(v) < len(titles))
        facets.append(Facet("n", "facet_section", listed, listed=True))
    return facets


def _storage_key(report: Report) -> str:
    """Where the page keeps decisions: the same for the next run over the same files."""
    names = "\x1f".join([report.target.name, *(doc.name for doc in report.sources)])
    return "thiap:" + hashlib.sha256(names.encode()).hexdigest()[:16]


def _style(words: dict[str, str]) -> str:
    """The style sheet; the word in empty cells is generated content, so that it costs nothing a row."""
    word = json.dumps(words["no_counterpart"], ensure_ascii=False)
    return "\n".join([f":root{{--none:{word}}}", *map(_asset, _STYLES)])


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


@cache
def _asset(filename: str) -> str:
    text = (files("thiap.renderers.html") / "templates" / filename).read_text("utf-8").strip()
    return re.sub(r"\n\s+", "\n", text)  # indentation is for who reads the source


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("thiap.renderers.html"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["in_language"] = translated
    environment.filters["fragment"] = lambda anchor: quote(anchor, safe="=")
    return environment
