"""Tags or placeholders that are missing, extra or out of order.

What it finds
    In aligned texts: placeholders of programs (%s, %1$d, %(name)s, {0}, {name}, ${x}, {{x}}), inline tags of
    bilingual files (shown as <g1>…</g1>, <x2/>) and HTML tags that one side has and the other lacks. In files
    of units also those of Qt (%1), Chrome ($NAME$, $1), Fluent ({ $x }), Laravel (:name), ERB (<%= x %>) and
    DTD entities, tags that close before they open, messages with branches (ICU) whose branch "other" is lost,
    whose keywords are translated or whose "#" is gone, and as a remark line breaks that are lost.

Why it matters
    A lost placeholder is a wrong message or a crash; a lost tag is lost formatting or a file that cannot
    be written back.

Example:
    "Delete {count} files?" / "ลบแฟ้มหรือไม่": {count} is lost.

When it is wrong
    Numbered placeholders may change their order, so order is looked at only where it has a meaning: in
    unnumbered ones (%s … %d) and in paired tags. One with a name or number that a sentence has once less is
    a remark, since a language may repeat it. A translator may drop a tag on purpose where the target
    needs no such formatting.

Sources
    XLIFF 1.2 and 2.1, inline elements; C printf, Python format strings, ICU messages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from thiap.content.branches import counted_arguments
from thiap.content.renamed_marks import (
    Told,
    is_label,
    is_stress,
    renamed,
    tags_together,
    without_breaks,
    without_excused,
    without_optional_ends,
)
from thiap.findings.build import make_finding
from thiap.model import (
    SIDES,
    Bead,
    Bitext,
    Category,
    CheckName,
    Document,
    Finding,
    FindingKind,
    Side,
    Span,
    Spans,
)
from thiap.mqm import IssueType, Severity
from thiap.phrases import Phrase, say
from thiap.readers.icu import PLURALS, Message, find_messages
from thiap.readers.marks import breaks, find_clock, find_marks, tells_time
from thiap.readers.number_forms import later_forms
from thiap.spans import masked

name: CheckName = "placeholder-mismatch"
category: Category = "markup"
issue: IssueType = "markup"

#: Arguments that are told apart by their order alone.
_UNNUMBERED: Final = re.compile(
    r"%(?!\d{1,2}\$)[-+#0]{0,2}\d{0,3}(?:\.\d{1,2})?(?:hh|ll|[hlLqjzt])?[sSdiuoxXfFeEgGcCpaA@]$"
)
_NUMBERED: Final = re.compile(r"%\d{1,2}\$")
#: A numbered argument of Qt before a letter that belongs to the text: "%1h %2m".
_BEFORE_LETTER: Final = re.compile(r"(%[1-9]\d?)[A-Za-z]")
#: Two empty elements that stand for the ends of one pair, with the pair's number.
_BEGINS: Final = re.compile(r"<(?:bpt|sc)([^/>]*)/>")
_ENDS: Final = re.compile(r"<(?:ept|ec)([^/>]*)/>")
#: Formats whose inline tags belong to the file, so that their nesting matters.
_BILINGUAL: Final = frozenset(("xliff", "tmx", "po", "table"))
#: Families that stand in running text too; in prose a word behind a colon is no argument.
_IN_PROSE: Final = frozenset(("tag", "handlebars", "template", "brace", "python", "named", "printf"))
_BROKEN: Final = {"a brace is never closed": "brace-unclosed", "its braces do not fit": "braces-misfit"}
#: Formats in which lines are broken for the eye.
_FREE_LINES: Final = frozenset(("srt", "vtt", "table"))
_SWITCH: Final = re.compile(r"\{\{(?:PLURAL|GENDER|GRAMMAR):([^{}|\r\n]{0,60})")
_OPENER: Final = re.compile(r"<[^/<>][^<>]*(?<!/)>")
#: Words of a sentence, at least.
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_SENTENCE: Final = 4
_Found = list[tuple[str, Span]]


def run(bitext: Bitext) -> Iterator[Finding]:
    """One finding for each placeholder that has no partner, and one for each side out of order."""
    page = bitext.target.format not in _BILINGUAL and not bitext.alignment.alone
    for bead in bitext.alignment.beads:
        if not bead.source or not bead.target:
            continue
        if all(find_clock(bitext.source.quote(span)) for span in bead.source):
            continue  # a form of dates, which the target writes in its own way, with words too
        source = _found(bitext.source, bead.source, page=page)
        target = _found(bitext.target, bead.target, page=page)
        switched = _switched(bitext, bead)
        branched = any(mark.startswith("{") and "," in mark for mark, _ in source) or switched is not None
        if branched or (not page and any(_forms(bitext, bead, side) for side in SIDES)):
            # Each branch says it again, and languages differ in how many they have.
            source, target = _once(source), _once(target)
        elif not page and _tells_time(bitext, bead):
            source, target = (
                _once([found for found in side if found[0][0] != "%"]) for side in (source, target)
            )
        source, target = _apart(source, target), _apart(target, source)
        source, target = _numbered(source, target), _numbered(target, source)
        missing, extra = _difference(source, target), _difference(target, source)
        told = counted_arguments(*(_text(bitext, bead, side) for side in SIDES))
        missing, extra = ([mark for mark in side if mark[0] not in told] for side in (missing, extra))
        if not page:
            first, second = (_text(bitext, bead, side) for side in SIDES)
            missing = without_excused(missing, source, first, second)
            extra = without_excused(extra, target, second, first)
            missing, extra = without_breaks(missing, without_optional_ends(extra, second))
        extra = [(mark, span) for mark, span in extra if mark not in (switched or ())]
        lost, added = _told(_openers(missing), page=page), _told(_openers(extra), page=page)
        for one, other in () if page else renamed(lost, added):
            lost.remove(one)
            added.remove(other)
            yield _renamed(bitext, one, other, bead.score)
        if not page:
            lost, added = tags_together(lost), tags_together(added)
        for mark, spans in lost:
            yield _finding(
                bitext,
                "missing_in_target",
                say("mark-missing", mark=mark),
                mark=mark,
                score=bead.score,
                source=spans,
                severity=_severity(bitext, bead, mark, target),
            )
        for mark, spans in added:
            yield _finding(
                bitext,
                "missing_in_source",
                say("mark-added", mark=mark),
                mark=mark,
                score=bead.score,
                target=spans,
                severity=_severity(bitext, bead, mark, source),
            )
        if not missing and not extra:
            yield from _order(bitext, source, target)
        if not page:
            yield from _messages(bitext, bead)
            yield from _breaks(bitext, bead)


def _found(doc: Document, spans: Spans, *, page: bool) -> _Found:
    text = masked(doc) if page else doc.text
    return [
        (mark.key, (span[0] + mark.span[0], span[0] + mark.span[1]))
        for span in spans
        for mark in find_marks(text[slice(*span)], doc.format)
        if mark.demand == "kept" and (not page or mark.kind in _IN_PROSE)
    ]


def _numbered(found: _Found, other: _Found) -> _Found:
    """Arguments with the numbers of their places, where the other side has numbered its own: %s is %1$s."""
    if not any(_NUMBERED.match(mark) for mark, _ in other) or any(_NUMBERED.match(mark) for mark, _ in found):
        return found
    told, place = [], 0
    for mark, span in found:
        if _UNNUMBERED.match(mark):
            place += 1
            told.append((f"%{place}${mark[1:]}", span))
        else:
            told.append((mark, span))
    return told


def _apart(found: _Found, other: _Found) -> _Found:
    """Arguments of Qt without the letter behind them, where the other side has them without: %1h is %1."""
    there = {mark for mark, _ in other}
    told = []
    for mark, span in found:
        glued = _BEFORE_LETTER.fullmatch(mark)
        told.append((glued[1] if glued and mark not in there and glued[1] in there else mark, span))
    return told


def _difference(first: _Found, second: _Found) -> _Found:
    """What of ``first`` the other side has not, each as often as it is short; the last ones of a kind."""
    short = Counter(mark for mark, _ in first) - Counter(mark for mark, _ in second)
    lost = []
    for mark, span in reversed(first):
        if short[mark] > 0:
            short[mark] -= 1
            lost.append((mark, span))
    return lost[::-1]


def _severity(bitext: Bitext, bead: Bead, mark: str, there: _Found) -> Severity:
    """A remark where a sentence has an argument once more that has a name or a number: it may repeat it.

    So is a unit that is one word in braces and nothing else, and emphasis of one side.
    """
    texts = _text(bitext, bead, "source"), _text(bitext, bead, "target")
    unit = bitext.alignment.alone or bitext.target.format in _BILINGUAL
    if is_label(*texts) or (unit and is_stress(mark, *texts)):
        return "neutral"
    named = not mark.startswith("<") and not _UNNUMBERED.match(mark)
    if not named or all(mark != other for other, _ in there):
        return "major"
    words = _WORD.findall(" ".join(map(bitext.source.quote, bead.source)))
    return "neutral" if len(words) >= _SENTENCE else "major"


def _order(bitext: Bitext, source: _Found, target: _Found) -> Iterator[Finding]:
    first = [mark for mark, _ in source if _UNNUMBERED.match(mark)]
    second = [mark for mark, _ in target if _UNNUMBERED.match(mark)]
    spans = tuple(span for mark, span in target if _UNNUMBERED.match(mark))
    if first != second and sorted(first) == sorted(second):
        message = say("marks-order", one=" ".join(first), other=" ".join(second))
        yield _finding(bitext, "contradicted", message, mark=" ".join(second), target=spans)
    if bitext.target.format in _BILINGUAL and _nested(source) and not _nested(target):
        spans = tuple(span for mark, span in target if mark.startswith("<"))
        yield _finding(bitext, "contradicted", say("tags-crossed"), target=spans)


def _switched(bitext: Bitext, bead: Bead) -> frozenset[str] | None:
    """The arguments by which messages of MediaWiki choose a branch; None where no side has such a message."""
    said = " ".join(_text(bitext, bead, side) for side in SIDES)
    found = _SWITCH.findall(said) if "{{" in said else []
    return frozenset(argument.strip() for argument in found) if found else None


def _openers(lost: _Found) -> _Found:
    """Without the closing tags whose opening one is lost too: one loss is told once."""
    opened = Counter(mark[1:-1] for mark, _ in lost if _OPENER.fullmatch(mark))
    kept = []
    for mark, span in lost:
        if mark.startswith("</") and opened[mark[2:-1]] > 0:
            opened[mark[2:-1]] -= 1
        else:
            kept.append((mark, span))
    return kept


def _told(lost: _Found, *, page: bool) -> list[Told]:
    """What is told of each mark: in a unit the places of one mark together, on a page each place."""
    if page:
        return [(mark, (span,)) for mark, span in lost]
    places: dict[str, list[Span]] = {}
    for mark, span in lost:
        places.setdefault(mark, []).append(span)
    return [(mark, tuple(spans)) for mark, spans in places.items()]


def _forms(bitext: Bitext, bead: Bead, side: Side) -> bool:
    """Whether a unit holds its forms by number."""
    return bool(later_forms(_text(bitext, bead, side)))


def _text(bitext: Bitext, bead: Bead, side: Side) -> str:
    return " ".join(map(bitext.document(side).quote, bead.spans(side)))


def _tells_time(bitext: Bitext, bead: Bead) -> bool:
    """Whether a unit is a form of dates within a sentence on both sides: each language has its own."""
    return tells_time(*(_text(bitext, bead, side) for side in SIDES))


def _once(found: _Found) -> _Found:
    """The first of each mark."""
    return list({mark: (mark, span) for mark, span in reversed(found)}.values())[::-1]


def _messages(bitext: Bitext, bead: Bead) -> Iterator[Finding]:
    """What is wrong with the branches of messages that both sides have."""
    sides = [
        [
            (message, span[0])
            for span in bead.spans(side)
            for message in find_messages(bitext.document(side).quote(span))
        ]
        for side in SIDES
    ]
    for ours, at in sides[1]:
        if not ours.keywords and ours.type not in ("plural", "select", "selectordinal"):
            continue
        theirs = next((m for m, _ in sides[0] if (m.argument, m.type) == (ours.argument, ours.type)), None)
        if theirs is None:
            continue
        for message in _faults(theirs, ours):
            yield _finding(
                bitext,
                "contradicted",
                message,
                mark=f"{{{ours.argument}, {ours.type}}}",
                target=((at + ours.span[0], at + ours.span[1]),),
                severity="critical",
            )


def _faults(theirs: Message, ours: Message) -> Iterator[Phrase]:
    named, asked = [word for word, _ in ours.keywords], [word for word, _ in theirs.keywords]
    if ours.broken and not theirs.broken:
        yield say("message-broken", why=say(_BROKEN[ours.broken]))
        return
    if "other" in asked and "other" not in named:
        yield say("branch-other-lost", branch="other")
    allowed = set(PLURALS) if ours.type != "select" else set(asked)
    unknown = [word for word in named if word not in allowed and not word.startswith("=")]
    if unknown:
        yield say("keyword-unknown", keyword=unknown[0])
    if ours.type == "select" and (lost := [word for word in asked if word not in named and word != "other"]):
        yield say("branch-lost", branch=lost[0])
    if ours.type != "select" and "other" in named and "other" in asked:
        there, here = theirs.hashes[asked.index("other")], ours.hashes[named.index("other")]
        if there and not here:
            yield say("branch-number-lost", branch="other")


def _breaks(bitext: Bitext, bead: Bead) -> Iterator[Finding]:
    """Line breaks of which one side has some and the other none; a remark."""
    if bitext.target.format in _FREE_LINES or len(bead.source) > 1 or len(bead.target) > 1:
        return
    first, second = (breaks(_text(bitext, bead, side)) for side in SIDES)
    if first and not second:
        yield _finding(
            bitext,
            "missing_in_target",
            say("breaks-lost", n=first),
            source=bead.source,
            target=bead.target,
            severity="neutral",
        )


def _nested(found: _Found) -> bool:
    stack: list[str] = []
    for mark, _ in found:
        if begins := _BEGINS.fullmatch(mark):
            stack.append(f"{begins[1]}/")
        elif ends := _ENDS.fullmatch(mark):
            if not stack or stack.pop() != f"{ends[1]}/":
                return False
        elif mark.startswith("</"):
            if not stack or stack.pop() != mark[2:-1]:
                return False
        elif mark.startswith("<") and not mark.endswith("/>"):
            stack.append(mark[1:-1])
    return not stack


def _renamed(bitext: Bitext, one: Told, other: Told, score: float) -> Finding:
    """One finding for a placeholder and the one in its stead."""
    return make_finding(
        bitext,
        kind="contradicted",
        category=category,
        check=name,
        issue=issue,
        severity="major",
        confidence=0.95 if score == 1 else 0.8,
        message=say("mark-changed", one=one[0], other=other[0]),
        source=one[1],
        target=other[1],
        source_value=one[0],
        target_value=other[0],
    )


def _finding(
    bitext: Bitext,
    kind: FindingKind,
    message: Phrase,
    *,
    mark: str | None = None,
    score: float = 1.0,
    source: Spans = (),
    target: Spans = (),
    severity: Severity = "major",
) -> Finding:
    return make_finding(
        bitext,
        kind=kind,
        category=category,
        check=name,
        issue=issue,
        severity=severity,
        confidence=0.95 if score == 1 else 0.8,
        message=message,
        source=source,
        target=target,
        source_value=mark if source else None,
        target_value=mark if target else None,
    )
