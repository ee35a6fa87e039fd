"""What a run hands to its reader: a pair with all that is known of it, the findings, the report."""

from __future__ import annotations

from dataclasses import dataclass, field

from thiap.frozen import FrozenMap
from thiap.model.facts import Fact, NameEntry, Pair, Term
from thiap.model.texts import Alignment, Document, Spans
from thiap.mqm import IssueType, Severity
from thiap.phrases import Phrase
from thiap.vocabulary import Category, FindingKind, Mode, Side


@dataclass(frozen=True, slots=True)
class Finding:
    """A possible issue; a person decides.

    Attributes:
        check: name of the check that found it.
        confidence: calibrated probability that a reviewer would agree.
        source, target: spans in ``Report.sources[source_index]`` and in the target.
        source_quote, target_quote: the text at these spans, joined by " … ".
        supported_by, contradicted_by: indices of other sources that say what the target says, or not.
        elsewhere: spans on the side where the content is missing that hold the same value.
        suggestion: replacement for the target quote, where one is sure.
        id: content hash of kind, values and quotes, see `thiap.identity`.
        place_id: the content hash with one of the words around.
        old_id: by its number among findings of one content, as files of earlier versions have it.
        group: id of the place; findings of one place are settled by one look.
        said: the message apart from its language; None in what an earlier version wrote.
    """

    kind: FindingKind
    category: Category
    check: str
    issue: IssueType
    severity: Severity
    confidence: float
    source: Spans
    target: Spans
    source_value: str | None
    target_value: str | None
    message: str
    source_index: int = 0
    supported_by: tuple[int, ...] = ()
    contradicted_by: tuple[int, ...] = ()
    elsewhere: Spans = ()
    suggestion: str | None = None
    source_quote: str = ""
    target_quote: str = ""
    id: str = ""
    place_id: str = ""
    old_id: str = ""
    group: str = ""
    said: Phrase | None = None

    def spans(self, side: Side) -> Spans:
        """What it quotes of one side."""
        return self.source if side == "source" else self.target

    def value(self, side: Side) -> str | None:
        """What one side says, None where that is not told."""
        return self.source_value if side == "source" else self.target_value


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the run could not do, said instead of hidden: a crashed check, an unread part."""

    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Bitext:
    """One source held against the target, with all that is known of both: what a check sees."""

    source: Document
    target: Document
    source_index: int
    alignment: Alignment
    source_facts: tuple[Fact, ...]
    target_facts: tuple[Fact, ...]
    pairs: tuple[Pair, ...] = ()
    names: tuple[NameEntry, ...] = ()
    terms: tuple[Term, ...] = ()

    @property
    def mode(self) -> Mode:
        """What the pair was treated as."""
        return self.alignment.mode

    def document(self, side: Side) -> Document:
        """The text of one side."""
        return self.source if side == "source" else self.target

    def facts(self, side: Side) -> tuple[Fact, ...]:
        """The facts of one side."""
        return self.source_facts if side == "source" else self.target_facts


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since an earlier run over the same texts, or over an earlier draft.

    Attributes:
        before: name of the file that holds the earlier run.
        new: places in ``Report.findings`` of those that it lacks.
        fixed: its findings that are gone; their spans are those of its texts.
    """

    before: str
    new: tuple[int, ...] = ()
    fixed: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run: everything a renderer needs, nothing it must compute again.

    Attributes:
        bitexts: one for each source, in command-line order; all share the target.
        findings: at or above the confidence threshold, worst first.
        hidden: findings below the threshold.
        signature: settings that made the result, as sacreBLEU's signatures do.
        since: what changed since an earlier run; None where none was named.
    """

    bitexts: tuple[Bitext, ...]
    findings: tuple[Finding, ...]
    hidden: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    signature: FrozenMap[str, str] = field(default_factory=FrozenMap)
    since: Since | None = None

    @property
    def target(self) -> Document:
        """The text under review."""
        return self.bitexts[0].target

    @property
    def sources(self) -> tuple[Document, ...]:
        """The texts it is held against."""
        return tuple(bitext.source for bitext in self.bitexts)
