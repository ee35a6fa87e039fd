"""What every check shares: building a finding whose quotes and id are right by construction."""

from __future__ import annotations

import hashlib
import math

from thiap.identity import place_id
from thiap.model import Bitext, Category, Finding, FindingKind, Spans
from thiap.mqm import IssueType, Severity
from thiap.phrases import Phrase, words
from thiap.spans import graphemes_whole, merge, quotes

#: Log-odds that delivered translations are cleaner than the drafts, with an error in every text, on
#: which the probabilities of lost clauses and turned negations were learnt.
CLEANER = 0.2


def tempered(probability: float) -> float:
    """A probability learnt on drafts full of errors, for texts that hold fewer."""
    odds = probability / max(1e-9, 1 - probability) * math.exp(-CLEANER)
    return odds / (1 + odds)


def make_finding(
    bitext: Bitext,
    *,
    kind: FindingKind,
    category: Category,
    check: str,
    issue: IssueType,
    severity: Severity,
    confidence: float,
    message: Phrase | str,
    source: Spans = (),
    target: Spans = (),
    source_value: str | None = None,
    target_value: str | None = None,
    elsewhere: Spans = (),
    suggestion: str | None = None,
) -> Finding:
    """A finding with its quotes and its content hash.

    The spans are sorted, merged and widened to whole grapheme clusters. The id depends on check,
    kind, values and quotes only, so it stays when the text elsewhere is edited. Between texts that only
    share a subject neither side is the original, so a contradiction carries no suggestion there.
    """
    if bitext.mode == "comparable" and kind == "contradicted":
        suggestion = None
    source = merge(graphemes_whole(bitext.source.text, span) for span in source)
    target = merge(graphemes_whole(bitext.target.text, span) for span in target)
    source_quote, target_quote = quotes(bitext.source, source), quotes(bitext.target, target)
    content = "\x1f".join((check, kind, source_value or "", target_value or "", source_quote, target_quote))
    id_ = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Finding(
        kind=kind,
        category=category,
        check=check,
        issue=issue,
        severity=severity,
        confidence=confidence,
        source=source,
        target=target,
        source_value=source_value,
        target_value=target_value,
        message=words(message),
        said=message if isinstance(message, Phrase) else None,
        source_index=bitext.source_index,
        elsewhere=elsewhere,
        suggestion=suggestion,
        source_quote=source_quote,
        target_quote=target_quote,
        id=id_,
        place_id=place_id(id_, ((bitext.source, source), (bitext.target, target))),
    )
