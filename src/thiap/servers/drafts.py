"""A draft in an editor held against its source: which one that is, and what the check finds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from thiap.errors import UsageError
from thiap.model import Document, Report
from thiap.settings import MIN_CONFIDENCE, Settings

if TYPE_CHECKING:
    from thiap.project.config_file import Configuration

#: Most characters of a text that is checked while it is typed.
MOST = 2_000_000


class Superseded(Exception):
    """A newer text has come; what was begun for the older one is worth nothing."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user of an editor set.

    Attributes:
        pairs: source and translation, files or folders below the workspace; before those of ``thiap.toml``.
        source_lang, target_lang: of names that pair by their language.
        remarks: whether remarks are shown too.
        delay: seconds without a key until a check begins.
    """

    pairs: tuple[tuple[str, str], ...] = ()
    source_lang: str = "en"
    target_lang: str = "th"
    remarks: bool = False
    delay: float = 0.5


@dataclass(frozen=True, slots=True)
class Found:
    """The check of one draft.

    Attributes:
        report: with what decisions leave of it.
        source: the file it was held against; None for a file that holds both sides.
    """

    report: Report
    source: Path | None


def wanted(options: object) -> Wanted:
    """The settings of a client, as it sends them at the start.

    Raises:
        UsageError: one of them is of another kind.
    """
    given = options if isinstance(options, Mapping) else {}
    pairs = given.get("pairs") or ()
    if not isinstance(pairs, list | tuple) or not all(
        isinstance(pair, list | tuple) and len(pair) == 2 and all(isinstance(end, str) for end in pair)
        for pair in pairs
    ):
        raise UsageError('pairs: give a list of pairs, as [["docs/en", "docs/th"]]')
    delay = given.get("delay", 500)
    if isinstance(delay, bool) or not isinstance(delay, int | float) or not 0 <= delay <= 60_000:
        raise UsageError("delay: give milliseconds, from 0 to 60000")
    source, target = given.get("sourceLang") or "en", given.get("targetLang") or "th"
    if not isinstance(source, str) or not isinstance(target, str):
        raise UsageError("sourceLang, targetLang: give a code as en or th")
    ends = tuple((pair[0], pair[1]) for pair in pairs)
    return Wanted(ends, source, target, given.get("remarks") is True, delay / 1000)


def source_of(draft: Path, root: Path, wants: Wanted) -> Path | None:
    """The source of a draft: by the settings, ``thiap.toml``, ``thiap.lock``, else by its name.

    Raises:
        ThiapError: one of these files cannot be read.
    """
    from thiap.corpus.pages import pages_of
    from thiap.corpus.same_paths import pair_files, sources_by_name
    from thiap.project.config_file import find_file, load
    from thiap.project.lock import FILE_NAME, read_lock

    config = load(find_file(root))
    given = [(root / source, root / target) for source, target in wants.pairs]
    given += [(Path(source), Path(target)) for source, target in config.get("pairs") or ()]
    for source, target in ((first.resolve(), second.resolve()) for first, second in given):
        if not source.exists() or not draft.is_relative_to(target):
            continue
        if source.is_file():
            return source
        both, _ = pair_files(source, target)
        found = next((first for first, second in both if second == draft), None)
        for page in () if found else pages_of([(source, target)], root, langs=_langs(wants)):
            if page.target is not None and page.target.resolve() == draft and page.source:
                found = page.source
        if found:
            return found
    for folder in draft.parents:
        entry = read_lock(folder / FILE_NAME).get(draft.relative_to(folder).as_posix())
        if entry and (folder / entry.source).is_file():
            return (folder / entry.source).resolve()
        if folder == root:
            break
    found_by_name = sources_by_name(draft, root, langs=_langs(wants))
    return next((path for path in found_by_name if path != draft and path.is_file()), None)


def _langs(wants: Wanted) -> tuple[str, str]:
    return wants.source_lang, wants.target_lang


def check_draft(
    draft: Path,
    text: str,
    root: Path,
    wants: Wanted,
    *,
    read: Callable[[Path], str | None],
    stopped: Callable[[], bool],
    before: Report | None = None,
) -> Found | None:
    """Hold a draft against its source; None for a file that is no translation.

    Args:
        draft: its file, as its name tells the format.
        text: as it stands in the editor.
        root: the workspace.
        wants: what the user set.
        read: the text of a file that is open in the editor too, None for others.
        stopped: asked on the way; once it says so the check is given up.
        before: the last report of the same draft.

    Raises:
        Superseded: ``stopped`` said so.
        ThiapError: a text or the configuration cannot be read, or the texts do not fit.
    """
    from thiap.pipeline import check_documents, check_given
    from thiap.project.config_file import find_file, load
    from thiap.readers.bilingual import bilingual_format, read_bilingual_data
    from thiap.readers.sides import settle_languages
    from thiap.readers.source import read_bytes

    def progress(step: str, share: float) -> None:
        if stopped():
            raise Superseded

    if len(text) > MOST:
        raise UsageError(f"{draft.name}: has more than {MOST:,} characters; check it with the command line")
    config = load(find_file(root))
    settings, data = settings_of(config), text.encode("utf-8", "surrogatepass")
    if bilingual_format(draft.name, data):
        both = read_bilingual_data(str(draft), data)
        report = check_given(both.source, both.target, both.beads, settings, progress=progress)
        return Found(_decided(report, config), None)
    source = source_of(draft, root, wants)
    if source is None:
        return None
    shown = read(source)
    first = _document(source, shown.encode() if shown is not None else read_bytes(str(source)), config, 0)
    second = _document(draft, data, config, 1, encoding="utf-8")
    given = (config.get("source-lang"), config.get("target-lang"))
    sources, target = settle_languages([first], second, given=given)
    settings = _with_terms(settings, config, sources[0], target)
    report = check_documents(sources, target, settings, before=before, progress=progress)
    return Found(_decided(report, config), source)


def _document(
    path: Path, data: bytes, config: Configuration, side: int, *, encoding: str | None = None
) -> Document:
    from thiap.readers import read_data

    return read_data(
        str(path), data, lang=config.get(("source-lang", "target-lang")[side]), encoding=encoding
    )


def settings_of(config: Configuration) -> Settings:
    """The settings of ``thiap.toml``, the defaults where it is silent."""
    least = config.get("min-confidence")
    return Settings(
        mode=config.get("mode") or "translation",
        encoder=config.get("encoder") or "muse",
        min_confidence=MIN_CONFIDENCE if least is None else least,
        select=tuple(config.get("select") or ()),
        ignore=tuple(config.get("ignore") or ()),
        severities=dict(config.get("severities") or {}),
    )


def _with_terms(settings: Settings, config: Configuration, source: Document, target: Document) -> Settings:
    from thiap.glossary import read_glossary

    path = config.get("glossary")
    if not path:
        return settings
    return replace(settings, terms=read_glossary(path, source_lang=source.lang, target_lang=target.lang))


def _decided(report: Report, config: Configuration) -> Report:
    """The report without what was dismissed."""
    from thiap.project.decisions import apply, read_decisions

    path = config.get("decisions")
    return apply(report, read_decisions(path)).report if path and Path(path).is_file() else report
