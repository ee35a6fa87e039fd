"""``thiap status``: which translated pages lag behind their source."""

from __future__ import annotations

import json
import os
from collections import Counter
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from thiap.cli.configured import configuration, configured
from thiap.cli.language import spoken
from thiap.cli.locks import locked
from thiap.cli.options import common_options, encoding_option, input_format_option, language_options
from thiap.cli.output import printable, write_output
from thiap.cli.speech import speak
from thiap.errors import UsageError
from thiap.phrases.translated import translated

if TYPE_CHECKING:
    from thiap.project.pages import Look, Page, Reading
    from thiap.project.pieces import Piece
    from thiap.project.step import Lag

Pairs = list[tuple[Path, Path]]


@click.command()
@click.argument("places", nargs=-1, metavar="[SOURCE TARGET | FOLDER]")
@click.option("--accept", is_flag=True, help="Record in the lock file that these pages are in step now.")
@click.option(
    "--accept-missing", is_flag=True, help="The same, and what nothing answers is left out on purpose."
)
@click.option(
    "--pair", "only", multiple=True, metavar="NAME", help="Only these pages; * and ? as in file names."
)
@click.option(
    "--lock",
    metavar="FILE",
    help="The lock file. [default: thiap.lock beside thiap.toml, else above both folders]",
)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_options
@encoding_option
@input_format_option
@configured
@common_options
@click.pass_context
def status(ctx: click.Context, /, places: tuple[str, ...], **options: Any) -> int:
    """Say which translated pages lag behind their source, and in which blocks.

    SOURCE and TARGET are two pages, or two folders whose pages pair by name; FOLDER alone holds both
    (page.md and page.th.md). Without them, the `pairs` of thiap.toml are looked at. `--accept` records what
    the pages say now; from then on a block is stale when its source has changed and its translation has
    not, new when it came since, missing when nothing answers it, obsolete when its source is gone.

    Exits with 1 when a page lags, with 0 when all are in step.

    \b
    Examples:
      thiap status docs/en docs/th --accept
      thiap status docs/en docs/th
      thiap status --accept --pair docs/th/install.md
    """
    from thiap.corpus.pages import pages_of
    from thiap.project.lock import read_lock
    from thiap.project.pages import Reading, gone, look

    pairs = _pairs(places, configuration(ctx).get("pairs") or ())
    lock = _lock_path(options["lock"], configuration(ctx).path, pairs)
    marks = options["source_lang"] or "en", options["target_lang"] or "th"
    pages = pages_of(pairs, lock.parent, langs=marks)
    accepted = read_lock(lock)
    pages += gone(accepted, lock.parent, [target for _, target in pairs])
    pages = _chosen(pages, options["only"])
    reading = Reading(
        options["source_lang"], options["target_lang"], options["encoding"], options["input_format"]
    )
    if options["accept"] or options["accept_missing"]:
        count = _accept(pages, lock, reading, left_out=options["accept_missing"])
        accepted = read_lock(lock)
        pages = [page for page in pages if page.source]
        if not options["quiet"]:
            speak(f"accepted {_counted(count, 'page')} in {os.path.relpath(lock)}", err=True)
    looks = [look(page, accepted.get(page.name), reading) for page in pages]
    write_output(options["output"], _json(looks) if options["format_"] == "json" else _text(looks))
    if any(found.state == "unreadable" for found in looks):
        return 3
    return int(any(found.state != "in step" for found in looks))


def _pairs(places: tuple[str, ...], given: tuple[tuple[str, str], ...]) -> Pairs:
    if len(places) > 2:
        raise UsageError("give a source and a target, pages or folders; several pairs go into thiap.toml")
    if places:
        return [(Path(places[0]), Path(places[-1]))]
    if not given:
        raise UsageError(
            "name two folders (thiap status docs/en docs/th), or write them into thiap.toml: "
            'pairs = [["docs/en", "docs/th"]]'
        )
    return [(Path(source), Path(target)) for source, target in given]


def _lock_path(given: str | None, config: Path | None, pairs: Pairs) -> Path:
    from thiap.project.lock import FILE_NAME

    if given:
        return Path(given)
    if config:
        return config.parent / FILE_NAME
    places = [os.path.realpath(path) for pair in pairs for path in pair]
    try:
        above = Path(os.path.commonpath(places))
    except ValueError:  # two drives
        above = Path(places[-1]).parent
    return (above if above.is_dir() else above.parent) / FILE_NAME


def _chosen(pages: list[Page], only: tuple[str, ...]) -> list[Page]:
    def matches(page: Page) -> bool:
        names = [page.name, *(path.as_posix() for path in (page.source, page.target) if path)]
        return any(fnmatchcase(name, pattern) for name in names for pattern in only)

    chosen = [page for page in pages if not only or matches(page)]
    if not chosen:
        raise UsageError(f"--pair {' '.join(only)}: there is no such page; the first is {pages[0].name}")
    return chosen


def _accept(pages: list[Page], lock: Path, reading: Reading, *, left_out: bool) -> int:
    """Write the pages into the lock as they are now; those whose source is gone leave it."""
    from thiap.project.lock import dump_lock, read_lock
    from thiap.project.pages import accept

    made = {page.name: accept(page, lock.parent, reading, left_out=left_out) for page in pages}
    with locked(lock):
        held = read_lock(lock)
        for name, entry in made.items():
            if entry is None:
                held.pop(name, None)
            else:
                held[name] = entry
        write_output(str(lock), dump_lock(held))
    return sum(entry is not None for entry in made.values())


def _counted(count: int, noun: str) -> str:
    return translated(f"{count} {noun}" + ("s" if count != 1 else ""), spoken())


def _share(done: int, pieces: int) -> int:
    """Percent, rounded down: 100 is said of what is done alone."""
    return done * 100 // pieces if pieces else 100


def _text(looks: list[Look]) -> str:
    lines: list[str] = []
    for found in looks:
        if found.state == "in step":
            continue
        name = found.page.name
        if found.state != "lagging" or found.standing is None:
            said = {
                "untranslated": "has no translation",
                "never accepted": "was never accepted; check it, then thiap status --accept",
                "source gone": "its source is gone",
                "unreadable": found.message,
            }
            lines.append(f"{name}: {translated(said[found.state], spoken())}")
            continue
        counts = Counter(lag.state for lag in found.standing.lags)
        told = ", ".join(f"{count} {translated(state, spoken())}" for state, count in counts.items())
        share = _share(found.standing.done, found.standing.pieces)
        lines.append(translated(f"{name}: {told}; {share} % done", spoken()))
        lines += [f"  {_told(found.page, lag)}" for lag in found.standing.lags]
    behind = sum(found.state != "in step" for found in looks)
    pieces, done = _sum(looks)
    updated = sum(found.standing.updated for found in looks if found.standing)
    in_step, blocks = _counted(len(looks) - behind, "page"), _counted(pieces, "block")
    share = _share(done, pieces)
    lines.append(
        translated(f"{in_step} in step, {behind} behind; {done} of {blocks} done ({share} %)", spoken())
    )
    if updated:
        both = _counted(updated, "block")
        lines.append(
            translated(
                f"{both} changed on both sides since the pages were accepted; "
                "once they are right: thiap status --accept",
                spoken(),
            )
        )
    return "".join(f"{printable(line)}\n" for line in lines)


def _told(page: Page, lag: Lag) -> str:
    """One line about one block: where its source is, what it says, and where its translation is."""
    piece = lag.source or lag.target
    assert piece is not None
    file = page.source if lag.source else page.target
    there = f"  ({page.target}:{lag.target.at})" if lag.source and lag.target else ""
    return f"{translated(lag.state, spoken()):<8} {file}:{piece.at}  “{piece.quote}”{there}"


def _sum(looks: list[Look]) -> tuple[int, int]:
    """Blocks of the compared pages, and how many are done."""
    known = [found.standing for found in looks if found.standing]
    return sum(one.pieces for one in known), sum(one.done for one in known)


def _json(looks: list[Look]) -> str:
    def side(piece: Piece | None) -> dict[str, Any] | None:
        return {"at": piece.at, "span": piece.span, "quote": piece.quote} if piece else None

    pages = []
    for found in looks:
        page: dict[str, Any] = {
            "page": found.page.name,
            "source": found.page.source.as_posix() if found.page.source else None,
            "target": found.page.target.as_posix() if found.page.target else None,
            "state": found.state,
        }
        if found.message:
            page["message"] = found.message
        if found.standing:
            page |= {
                "blocks": found.standing.pieces,
                "done": found.standing.done,
                "updated": found.standing.updated,
                "lags": [
                    {"state": lag.state, "source": side(lag.source), "target": side(lag.target)}
                    for lag in found.standing.lags
                ],
            }
        pages.append(page)
    pieces, done = _sum(looks)
    whole = {
        "in_step": sum(found.state == "in step" for found in looks),
        "behind": sum(found.state != "in step" for found in looks),
        "blocks": pieces,
        "done": done,
        "pages": pages,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
