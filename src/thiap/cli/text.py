"""``thiap text``: the text that offsets point into."""

from __future__ import annotations

from typing import Any

import click

from thiap.cli.options import common_options, encoding_option, input_format_option
from thiap.cli.output import write_output


@click.command(no_args_is_help=True)
@click.argument("file")
@click.option(
    "--side",
    type=click.Choice(["source", "target"]),
    default="target",
    show_default=True,
    help="Which text of a bilingual file.",
)
@click.option("--places", is_flag=True, help="Put before each block where it stands and what it is.")
@encoding_option
@input_format_option
@common_options
def text(file: str, **options: Any) -> None:
    """Print the text of FILE as the findings' offsets count it.

    For plain text that is the file itself; for docx, odt, HTML and bilingual files, the extracted text.

    \b
    Examples:
      thiap text draft.docx
      thiap text draft.xlf --side source --places
    """
    from thiap.readers import PACKAGE_READERS, READERS, read_path
    from thiap.readers.bilingual import bilingual_format, read_bilingual
    from thiap.readers.source import read_bytes
    from thiap.spans import place

    known = options["input_format"]
    one = known in READERS or known in PACKAGE_READERS
    if not one and (known or (file != "-" and bilingual_format(file, read_bytes(file)))):
        both = read_bilingual(file, format=known)
        doc = both.source if options["side"] == "source" else both.target
    else:
        doc = read_path(file, lang="und", encoding=options["encoding"], format=known)
    if not options["places"]:
        write_output(options["output"], doc.text)
        return
    lines = (f"{place(doc, block.span[0])}\t{block.kind}\t{doc.quote(block.span)}\n" for block in doc.blocks)
    write_output(options["output"], "".join(lines))
