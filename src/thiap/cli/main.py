"""The ``thiap`` command: finds the subcommand, and turns errors into one line and an exit code."""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import click

from thiap import __version__
from thiap.cli.help import context_class, translate
from thiap.cli.language import lang_option, listen, spoken
from thiap.collector import look_seldom
from thiap.errors import ThiapError
from thiap.phrases import LANGS
from thiap.phrases.translated import translated
from thiap.user_cache import make_copies

#: Subcommand: module that holds a click command of that name. Loaded when it is needed.
COMMANDS: Final[dict[str, str]] = {
    "check": "thiap.cli.check",
    "align": "thiap.cli.align",
    "facts": "thiap.cli.facts",
    "names": "thiap.cli.names",
    "report": "thiap.cli.report",
    "evaluate": "thiap.cli.evaluate",
    "similarity": "thiap.cli.similarity",
    "batch": "thiap.cli.batch",
    "stats": "thiap.cli.stats",
    "fix": "thiap.cli.fix",
    "status": "thiap.cli.status",
    "explain": "thiap.cli.explain",
    "explain-bead": "thiap.cli.explain_bead",
    "languages": "thiap.cli.languages",
    "text": "thiap.cli.text",
    "review": "thiap.cli.review",
    "config": "thiap.cli.config",
    "mcp": "thiap.cli.mcp",
    "lsp": "thiap.cli.lsp",
}
#: What the list of commands says of each: the first sentence of its help, without loading it.
SUMMARIES: Final[dict[str, str]] = {
    "check": "Report what TARGET lacks, adds or contradicts.",
    "align": "Align SOURCE with TARGET: one bead a line, with what has no counterpart.",
    "facts": "List the facts of FILE: where they stand and what they mean.",
    "names": "List every name of the sources with its renderings in TARGET, most frequent first.",
    "report": "Make the HTML report of a saved run again, without aligning the texts again.",
    "evaluate": "Score an alignment of SOURCE and TARGET against gold beads.",
    "similarity": "Score DRAFT against a reference translation of SOURCE, stretch by stretch, "
    "with sacreBLEU's chrF.",
    "batch": "Compare many pairs of texts; stopped or killed, the same command goes on where it was.",
    "stats": "Answer a QUESTION about the results of `thiap batch -o FOLDER`; without one, all of them.",
    "fix": "Put accepted suggestions into DRAFT; nothing else in it changes.",
    "status": "Say which translated pages lag behind their source, and in which blocks.",
    "explain": "Explain CHECK; without one, list all checks.",
    "explain-bead": "Show which words of SOURCE and TARGET answer which, bead by bead.",
    "languages": "Print what each language has: facts, number words, names, negation, clauses; "
    "measured or not.",
    "text": "Print the text of FILE as the findings' offsets count it.",
    "review": "Dismiss or accept findings, with a reason, and keep it for the next run.",
    "config": "Show the settings that hold here, and where each comes from: default, file or option.",
    "mcp": "Serve check, align, facts, names and explain over the Model Context Protocol.",
    "lsp": "Serve diagnostics and fixes to an editor over the Language Server Protocol.",
}
#: ``--lang`` of commands that do nothing with it themselves: `listen` has taken it from the command line.
SPOKEN_OPTION: Final = click.Option(
    ["--lang"],
    type=click.Choice(LANGS),
    expose_value=False,
    help="Language of messages and reports. [default: that of LC_ALL, LC_MESSAGES or LANG, else en]",
)
UNREADABLE: Final = 3
INTERRUPTED: Final = 130


class LazyGroup(click.Group):
    """A group that imports a subcommand's module only when it is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of ``COMMANDS``: the main job first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(COMMANDS[cmd_name]), cmd_name.replace("-", "_"))
        for each in command.commands.values() if isinstance(command, click.Group) else [command]:
            if not any(param.name == "lang" for param in each.params):
                each.params.append(SPOKEN_OPTION)
        return translate(command, spoken()) if isinstance(command, click.Command) else None

    def get_help(self, ctx: click.Context) -> str:
        """The help, in the reader's language."""
        other = translate(self, spoken())
        if other is self:
            return super().get_help(ctx)
        ctx.formatter_class = other.context_class.formatter_class
        return click.Group.get_help(other, ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the nearest name where there is none like it.

        Raises:
            UsageError: no such command.
        """
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], list(COMMANDS), n=1)
            known = f"did you mean `thiap {near[0]}`?" if near else "`thiap --help` lists the commands"
            if Path(args[0]).is_file():
                known = f"to check texts: `thiap check {' '.join(args)}`"
            raise click.UsageError(f"there is no command {args[0]!r}; {known}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@lang_option
@click.version_option(__version__, prog_name="thiap")
def cli(lang: str | None) -> None:
    """Set a Thai text beside English ones and see what they do not share.

    The main job: thiap check SOURCE... TARGET, where SOURCE is the English text (or several) and TARGET
    the Thai one under review. It prints what the target lacks, adds or contradicts: numbers, dates
    (พ.ศ. against ค.ศ.), names, units, sentences. With --html FILE it writes a report to review in a browser.

    Texts are plain text, MediaWiki extracts or WikiExtractor output in UTF-8 (see --encoding). Nothing is
    downloaded, and no text leaves the machine.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit.

    Exit codes: 0 done, 1 findings at or above --fail-on, 2 bad usage or configuration, 3 something
    could not be read or written or a check crashed, 130 interrupted.
    """
    look_seldom()
    make_copies()
    output = sys.stdout
    listen(sys.argv[1:] if arguments is None else arguments)
    try:
        code = cli.main(arguments, prog_name="thiap", standalone_mode=False)
    except ThiapError as error:
        _tell(f"thiap: {translated(str(error), spoken())}")
        code = error.exit_code
    except click.exceptions.Abort:
        _tell(f"thiap: {translated('interrupted; nothing was left half-written', spoken())}")
        code = INTERRUPTED
    except click.ClickException as error:
        for line in _complaint(error):
            _tell(line)
        code = 2
    except BrokenPipeError:  # the reader of a pipe had enough: no error
        _forget_output()
        code = 0
    except SystemExit:  # click's own answer to a broken pipe is 1, which means findings here
        if sys.stdout is output:  # click puts a silent stream in its place
            raise
        _forget_output()
        code = 0
    except OSError as problem:  # what click printed did not fit on the disk
        _forget_output()
        _tell(f"thiap: {translated(f'cannot read or write: {problem}', spoken())}")
        code = UNREADABLE
    except Exception:  # a defect must not look like findings to a script: Python's own exit code is 1
        with contextlib.suppress(OSError):
            traceback.print_exc()
        defect = "this is a defect of thiap; please report it with the lines above"
        _tell(f"thiap: {translated(defect, spoken())}")
        code = UNREADABLE
    sys.exit(code if isinstance(code, int) else 0)


def _complaint(error: click.ClickException) -> list[str]:
    """What click says of a wrong call: the usage, where to find help, and what is wrong."""
    said = io.StringIO()
    error.show(said)
    if (lang := spoken()) == "en" or isinstance(error, click.exceptions.NoArgsIsHelpError):
        return said.getvalue().splitlines()
    context = getattr(error, "ctx", None)
    if context:
        context.formatter_class = context_class(lang).formatter_class
    usage = context.get_usage().splitlines() if context else []
    hint = [f"Try '{context.command_path} --help' for help."] if context else []
    return [*usage, *(translated(line, lang) for line in [*hint, f"Error: {error.format_message()}"])]


def _tell(line: str) -> None:
    """A line on standard error; names of files and texts in it may be strangers'."""
    from thiap.cli.output import printable

    with contextlib.suppress(OSError):  # where nobody can be told, the exit code says it
        click.echo(printable(line), err=True)


def _forget_output() -> None:
    """Throw away what standard output still holds, so that Python does not try to write it at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
