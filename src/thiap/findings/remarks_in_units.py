"""Which findings in a file of strings are remarks: classes that were seldom right when files were first read.

A string is short and stands alone, and a label is said freely, so one faithful string in a thousand looks
like an error to some check. Mending such cases one by one does not carry over to files that nobody has read;
what they have in common does. Every class here is told by the evidence that a finding stands on, and was
right less than 0.8 of the times it was first seen, over thirty sets of files (docs/false-alarms.md has the
counts).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from thiap.content.page_parts import is_of_strings
from thiap.content.shares import answered_share
from thiap.findings.passages import bead_index
from thiap.languages.cues import either
from thiap.model import SIDES, Bitext, Finding
from thiap.spans import block_at, block_text

#: Words of a unit up to which it is a label.
_LABEL: Final = 5
#: Share of a lost part that the other side answers from which nothing is lost; the same of a bracket, which
#: may be short and say what stands before it.
_ANSWERED, _BRACKET_ANSWERED = 0.6, 0.9
#: Letters and marks of a Thai part that a unit adds, at least: real ones are sentences.
_ADDED: Final = 35
#: Confidence that a name has where a table knows both it and the one in its place.
_KNOWN_NAMES: Final = 0.85
#: Letters of a name below which another spelling is another word.
_SHORT_NAME: Final = 5
#: Characters before a value in which a word may tell that it is an example.
_NEAR: Final = 80
_EXAMPLE: Final = re.compile(
    rf"\be\.?g\b|\bi\.e\b|\bexamples?\b|\bsuch as\b|{either('for_example')}", re.IGNORECASE
)
#: A variable of the shell, which may be said in words.
_VARIABLE: Final = re.compile(r"\$[A-Z][A-Z0-9_]*")
#: An argument in braces with the form in which it is written.
_FORMATTED: Final = re.compile(r"\{\{?\s?(\w{1,40})\s?[:|][^{}]{1,80}\}\}?")
#: Acts that have another for their undoing, so that a sentence may name either: what is unlocked was locked.
_UNDONE: Final = re.compile(
    r"(?:un|dis|re)?(?:lock|connect)|(?:log|sign)(?:s|ged|ging|ed|ing)?(?: |-)?(?:in|out|on|off)",
    re.IGNORECASE,
)
#: Latin letters and digits that are one word: a code, no number.
_CODE: Final = re.compile(r"[A-Za-z]\S{0,20}\d|\d\S{0,20}[A-Za-z]\d")
_DASH: Final = re.compile(r"\d\s?[-–]\s?\d")
_DIGIT: Final = re.compile(r"\d")
_WORD: Final = re.compile(r"\w[\w'’-]*")
_THAI: Final = re.compile("[\u0e00-\u0e7f]")
#: A Thai unit of measure shortened to one letter, which may begin another: ม. may be ม.ม.
_SHORT_UNIT: Final = re.compile(r"\d\s?[\u0e01-\u0e2e]\.(?![\u0e01-\u0e2e])")

_Rule = Callable[[Bitext, Finding], bool]


def with_remarks(bitext: Bitext, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings; those of such a class in a file of strings as remarks. Other texts keep theirs."""
    strings = is_of_strings(bitext)
    for finding in findings:
        alarm = strings and finding.severity != "neutral"
        if alarm and any(rule(bitext, finding) for rule in _RULES.get(finding.check, ())):
            yield replace(finding, severity="neutral")
        else:
            yield finding


def _units(bitext: Bitext, finding: Finding) -> tuple[str, str]:
    """Both sides of the unit of a finding; the aligned passage beside a place that only one side has."""
    here, there = finding.source, finding.target
    home = bead_index(bitext).home(finding) if not here or not there else None
    if home is not None:
        bead = bitext.alignment.beads[home]
        here, there = here or bead.source, there or bead.target
    return block_text(bitext.source, here), block_text(bitext.target, there)


def _always(bitext: Bitext, finding: Finding) -> bool:
    return True


def _stands_there(bitext: Bitext, finding: Finding) -> bool:
    """Whether a placeholder stands, letter by letter, as often in the other text, and was read otherwise."""
    mark = finding.source_value or finding.target_value or ""
    if not mark or finding.kind == "contradicted":
        return False
    source, target = _units(bitext, finding)
    own, other = (source, target) if finding.source else (target, source)
    form = re.compile(re.escape(mark) + (r"(?!\d)" if mark[-1].isdigit() else ""))
    return 0 < len(form.findall(own)) <= len(form.findall(other))


def _shell_variable(bitext: Bitext, finding: Finding) -> bool:
    return _VARIABLE.fullmatch(finding.source_value or finding.target_value or "") is not None


def _same_argument(bitext: Bitext, finding: Finding) -> bool:
    """Whether the other text has the argument in another form, as each language writes dates: {0:h tt}."""
    named = _FORMATTED.fullmatch(finding.source_value or finding.target_value or "")
    other = _units(bitext, finding)[1 if finding.source else 0]
    return named is not None and re.search(rf"\{{\s?{re.escape(named[1])}\s?[:|]", other) is not None


def _answered(least: float) -> _Rule:
    def rule(bitext: Bitext, finding: Finding) -> bool:
        """Whether the words of a lost part are answered in the other text, one by one."""
        share = answered_share(bitext, finding.source, finding.target, "source")
        return share is not None and share >= least

    return rule


def _short_addition(bitext: Bitext, finding: Finding) -> bool:
    said = "".join(bitext.target.quote(span) for span in finding.target)
    return bitext.target.lang == "th" and len(said.strip()) < _ADDED


def _undoes(bitext: Bitext, finding: Finding) -> bool:
    """Whether a sentence names an act where the other names its undoing: an unlock screen is หน้าจอล็อก."""
    source = _units(bitext, finding)[0]
    acts = [value or "" for value in (finding.source_value, finding.target_value)]
    return len(_WORD.findall(source)) > _LABEL and any(_UNDONE.match(act) for act in acts)


def _guessed_name(bitext: Bitext, finding: Finding) -> bool:
    """Whether no table knows the two names and they are not one Latin word spelt in two ways."""
    latin = not _THAI.search(finding.source_quote + finding.target_quote)
    respelt = latin and finding.source_quote[:1] == finding.target_quote[:1] and _alike(finding)
    return finding.confidence < _KNOWN_NAMES and not respelt


def _alike(finding: Finding) -> bool:
    return abs(len(finding.source_quote) - len(finding.target_quote)) <= 1


def _short_name(bitext: Bitext, finding: Finding) -> bool:
    return 0 < len((finding.target_value or finding.target_quote).split(" … ")[0]) < _SHORT_NAME


def _in_words(bitext: Bitext, finding: Finding) -> bool:
    """Whether one of two values is said in words alone: a quarter, six-digit, zero bytes, New Year's Eve."""
    quotes = finding.source_quote, finding.target_quote
    return finding.kind == "contradicted" and not all(map(_DIGIT.search, quotes))


def _same_text(bitext: Bitext, finding: Finding) -> bool:
    """Whether both values are written alike, so that one was read amiss: 1080p is no amount of pence."""
    same = finding.source_quote.casefold() == finding.target_quote.casefold()
    return finding.kind == "contradicted" and same


def _in_example(bitext: Bitext, finding: Finding) -> bool:
    """Whether the value is an example, which a translator may choose anew."""
    for side, spans in zip(SIDES, (finding.source, finding.target), strict=True):
        doc = bitext.document(side)
        block = block_at(doc, spans[0][0]) if spans else None
        if block is not None:
            start = spans[0][0]
            if _EXAMPLE.search(doc.text, max(block.span[0], start - _NEAR), start):
                return True
    return False


def _code(bitext: Bitext, finding: Finding) -> bool:
    """Whether what only one side has is a code and no number: X.509, I18N."""
    quote = finding.source_quote or finding.target_quote
    return finding.kind != "contradicted" and _CODE.search(quote) is not None


def _vague(bitext: Bitext, finding: Finding) -> bool:
    """Whether the target makes two numbers of a few (2-3 วินาที), or a number of the one word of a label."""
    if finding.kind != "missing_in_source":
        return False
    source = _units(bitext, finding)[0]
    return _DASH.search(finding.target_quote) is not None or len(_WORD.findall(source)) == 1


def _short_unit(bitext: Bitext, finding: Finding) -> bool:
    return _SHORT_UNIT.search(f"{finding.source_quote} {finding.target_quote}") is not None


_VALUES: Final = (_same_text, _in_words, _in_example)
_RULES: Final[Mapping[str, tuple[_Rule, ...]]] = {
    "placeholder-mismatch": (_stands_there, _shell_variable, _same_argument),
    "segment-added": (_always,),
    "segment-missing": (_answered(_ANSWERED),),
    "clause-missing": (_answered(_ANSWERED),),
    "clause-added": (_short_addition,),
    "parenthesis-missing": (_answered(_BRACKET_ANSWERED),),
    "opposite-word": (_undoes,),
    "name-mismatch": (_guessed_name, _in_example),
    "name-missing": (_always,),
    "name-inconsistent": (_short_name,),
    "number-missing": (_code, _vague, _in_example),
    "number-mismatch": _VALUES,
    "ordinal-mismatch": _VALUES,
    "percent-mismatch": _VALUES,
    "currency-mismatch": _VALUES,
    "magnitude-mismatch": _VALUES,
    "duration-mismatch": _VALUES,
    "date-mismatch": _VALUES,
    "era-mismatch": _VALUES,
    "time-mismatch": _VALUES,
    "version-mismatch": (_in_example,),
    "address-mismatch": (_in_example,),
    "unit-mismatch": (_short_unit, *_VALUES),
    "date-missing": (_always,),
    "count-scope": (_always,),
}
