"""The order of the steps: read → segment → extract → align → compare → check. Nothing else.

Reading stands before (``thiap.readers``), rendering after (``thiap.renderers``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Literal

from thiap.cache import kept_json
from thiap.codec import decode, encode
from thiap.errors import UsageError
from thiap.model import (
    Alignment,
    Bead,
    Bitext,
    Document,
    Fact,
    Report,
    Segment,
    Term,
)
from thiap.reporting import chosen_checks, make_report
from thiap.settings import Settings
from thiap.spans import Places
from thiap.vocabulary import UnitState

Progress = Callable[[str, float], None]
_Mode = Literal["auto", "translation", "comparable"]


def check_documents(
    sources: Sequence[Document],
    target: Document,
    settings: Settings | None = None,
    *,
    before: Report | None = None,
    fixed: Sequence[Sequence[Bead]] = (),
    states: Sequence[UnitState] = (),
    progress: Progress | None = None,
) -> Report:
    """Hold the target against every source.

    Args:
        sources: at least one.
        target: the text under review.
        settings: None for the defaults.
        before: the report of the same texts before an edit, made with the same settings: what the
            edit did not touch keeps its alignment.
        fixed: for each source, in order, beads that are given and kept as they are; may be shorter.
        states: of files of strings, which pair by key, the states of the units to check; none given are all
            that are done.
        progress: called with the step's name and the share done, 0 to 1.

    Raises:
        UsageError: the languages do not fit, or the settings name an unknown check.
        EncoderError: the encoder cannot be used.
    """
    settings = settings or Settings()
    tell = progress or (lambda step, share: None)
    chosen = chosen_checks(settings)
    bitexts = []
    target_facts: tuple[Fact, ...] | None = None
    for index, source in enumerate(sources):

        def part(step: str, share: float, index: int = index) -> None:
            tell(step, (index + share) / (len(sources) + 1))

        earlier = before.bitexts[index] if before and index < len(before.bitexts) else None
        given = fixed[index] if index < len(fixed) else ()
        _check_languages(source, target)
        given_units = given_pair(source, target, settings, source_index=index, states=states)
        if given_units is not None:
            bitexts.append(compare_pair(given_units))
            continue
        target_facts = _facts(target) if target_facts is None else target_facts
        bitext = align_pair(
            source,
            target,
            settings,
            source_index=index,
            target_facts=target_facts,
            before=earlier,
            fixed=given,
            progress=part,
        )
        part("comparing facts", 0.95)
        bitexts.append(compare_pair(bitext))
    done = len(sources) / (len(sources) + 1)
    return make_report(
        bitexts, chosen, settings, progress=lambda step, share: tell(step, done + (1 - done) * share)
    )


def check_given(
    source: Document,
    target: Document,
    beads: Sequence[Bead],
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
) -> Report:
    """Check a bilingual file, whose beads are given: the flow from *extract* on.

    Raises:
        UsageError: the languages do not fit, or the settings name an unknown check.
        EncoderError: the encoder cannot be used.
    """
    settings = settings or Settings()
    tell = progress or (lambda step, share: None)
    chosen = chosen_checks(settings)
    _check_languages(source, target)
    tell("reading facts", 0.0)
    bitext = _given(source, target, beads, settings)
    tell("comparing facts", 0.6)
    bitext = compare_pair(bitext)
    return make_report([bitext], chosen, settings, progress=lambda step, share: tell(step, 0.7 + 0.3 * share))


def given_pair(
    source: Document,
    target: Document,
    settings: Settings,
    *,
    source_index: int = 0,
    states: Sequence[UnitState] = (),
) -> Bitext | None:
    """Two files whose parts pair by themselves, as strings do by key; None for texts to be aligned."""
    from thiap.readers.cues import are_subtitles, paired_cues
    from thiap.readers.keyed.pairs import paired
    from thiap.readers.states import undone

    if are_subtitles(source, target):
        beads = paired_cues(source, target)
        return _given(source, target, beads, settings, source_index, alone=False)
    units = paired(source, target, undone(states))
    return _given(*units, settings, source_index) if units else None


def _given(
    source: Document,
    target: Document,
    beads: Sequence[Bead],
    settings: Settings,
    source_index: int = 0,
    *,
    alone: bool = True,
) -> Bitext:
    facts = _facts(source), _facts(target)
    alignment = replace(_given_alignment(source, target, beads, settings), alone=alone)
    return _with_names(source, target, source_index, alignment, facts, settings.terms)


def align_pair(
    source: Document,
    target: Document,
    settings: Settings | None = None,
    *,
    source_index: int = 0,
    target_facts: tuple[Fact, ...] | None = None,
    before: Bitext | None = None,
    fixed: Sequence[Bead] = (),
    progress: Progress | None = None,
) -> Bitext:
    """Segment, extract and align one pair; ``pairs`` of the result is still empty.

    ``target_facts`` are those of the target, where another source needed them before; ``before`` is the same
    pair before an edit, see `thiap.align.incremental`; ``fixed`` are beads that are given and kept as they
    are, in which case all the rest is aligned anew.

    Raises:
        UsageError: both texts are in one language, or given beads overlap.
        EncoderError: the encoder cannot be used.
    """
    from thiap.align import align_documents, coverage
    from thiap.align.incremental import align_again
    from thiap.encoders import encoder_for, get_encoder
    from thiap.segment import segment_document

    settings = settings or Settings()
    tell = progress or (lambda step, share: None)
    _check_languages(source, target)
    given_units = given_pair(source, target, settings, source_index=source_index)
    if given_units is not None:
        return given_units
    tell("reading facts", 0.0)
    same = before is not None and (before.source.text, before.source.lang) == (source.text, source.lang)
    source_facts = before.source_facts if before and same else _facts(source)
    target_facts = _facts(target) if target_facts is None else target_facts
    tell("segmenting", 0.2)
    source_segments = segment_document(source, source_facts)
    target_segments = segment_document(target, target_facts)
    tell("aligning", 0.3)

    def align(first: Sequence[Segment], second: Sequence[Segment], mode: _Mode = settings.mode) -> Alignment:
        return align_documents(
            source,
            target,
            first,
            second,
            source_facts,
            target_facts,
            encoder=get_encoder(encoder_for(settings.encoder, source.lang, target.lang)),
            mode=mode,
            fixed=fixed,
            progress=lambda step, share: tell(step, 0.3 + 0.6 * share),
        )

    beads = None
    if before is not None and not fixed:
        asked = before.mode
        beads = align_again(
            before,
            (source, target),
            (source_segments, target_segments),
            lambda first, second: align(first, second, asked),
        )
    if before is None or beads is None:
        alignment = align(source_segments, target_segments)
    else:
        alignment = replace(before.alignment, beads=beads, coverage=coverage(beads, source, target))
    tell("learning names", 0.9)
    facts = source_facts, target_facts
    return _with_names(source, target, source_index, alignment, facts, settings.terms)


def compare_pair(bitext: Bitext) -> Bitext:
    """The bitext with the facts of both sides paired."""
    from thiap.compare import compare_facts
    from thiap.encoders import get_encoder

    return replace(bitext, pairs=compare_facts(bitext, encoder=get_encoder(bitext.alignment.encoder)))


def _given_alignment(
    source: Document, target: Document, beads: Sequence[Bead], settings: Settings
) -> Alignment:
    """The beads of a bilingual file; it is a translation unless the user says otherwise."""
    from thiap.align import coverage
    from thiap.encoders import get_encoder

    encoder = get_encoder(settings.encoder)
    mode = "translation" if settings.mode == "auto" else settings.mode
    name = encoder.name if encoder else "none"
    return Alignment(tuple(beads), mode, name, coverage(beads, source, target), alone=True)


def _with_names(
    source: Document,
    target: Document,
    source_index: int,
    alignment: Alignment,
    facts: tuple[tuple[Fact, ...], tuple[Fact, ...]],
    terms: tuple[Term, ...],
) -> Bitext:
    from thiap.names import learn_names

    names, found = learn_names(source, target, alignment, *facts, terms=terms)
    ours, theirs = facts
    if (source.lang, target.lang) == ("th", "en"):
        ours = _merged(ours, found)
    else:
        theirs = _merged(theirs, found)
    return Bitext(source, target, source_index, alignment, ours, theirs, (), names)


def _facts(doc: Document) -> tuple[Fact, ...]:
    from thiap.facts import extract_facts
    from thiap.names import find_names

    found: tuple[Fact, ...] = kept_json(
        "facts",
        lambda: (doc.lang, doc.text, repr(doc.blocks), repr(doc.skipped)),
        lambda: _merged(extract_facts(doc), find_names(doc)),
        dump=encode,
        load=lambda value: decode(tuple[Fact, ...], value, "facts"),
    )
    return found


def _merged(facts: Iterable[Fact], names: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts and names in text order; a name found twice stands once, as it was found last."""
    facts = tuple(facts)
    addresses = Places((fact.span, 0) for fact in facts if fact.kind == "address")
    last = {fact.span: fact for fact in names if not any(True for _ in addresses.overlapping(fact.span))}
    taken = Places((span, 0) for span in last)
    kept = [
        fact for fact in facts if fact.kind != "name" or not any(True for _ in taken.overlapping(fact.span))
    ]
    return tuple(sorted([*kept, *last.values()], key=lambda fact: (fact.span, fact.kind)))


def _check_languages(source: Document, target: Document) -> None:
    if source.lang == target.lang:
        raise UsageError(
            f"{source.name} and {target.name} are both in language {source.lang!r}; "
            "thiap compares two languages. If one was told wrongly, give --source-lang and --target-lang"
        )
