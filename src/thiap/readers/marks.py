"""What of a message is no text: placeholders, tags, addresses, commands, and what a program reads of it.

One list for all: readers set these places apart, so that no check reads a number, a name or a bracket out of
them, and ``placeholder-mismatch`` compares those that must be the same on both sides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from html.entities import entitydefs
from typing import Final, Literal

from thiap.model import Span, Spans
from thiap.readers.icu import find_messages
from thiap.spans import merge

#: ``kept`` must be the same on both sides, ``free`` may be left out or translated.
Demand = Literal["kept", "free"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that is no text.

    Attributes:
        kind: the family it is of.
        key: what the two sides are compared by.
        span: where it stands.
        demand: whether the other side must have it.
    """

    kind: str
    key: str
    span: Span
    demand: Demand = "kept"


_NAME: Final = r"[A-Za-z_][\w.\-]{0,60}"
#: In the order they are asked; a place belongs to the first that claims it. Each alternative begins with a
#: sign or a word of bounded length, so that a text is read once.
_FAMILIES: Final[tuple[tuple[str, str, Demand], ...]] = (
    ("erb", r"<%[=#-]?[^<>\r\n]{1,200}?-?%>", "kept"),
    ("character", r"&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6});", "free"),
    ("entity", r"&[A-Za-z_][\w.-]{1,60};", "kept"),
    (
        "address",
        r"\b[a-z][a-z0-9+.-]{1,15}://[^\s\u0e00-\u0e7f<>\"']+|\bmailto:[^\s\u0e00-\u0e7f<>\"']+"
        r"|\bwww\.[^\s\u0e00-\u0e7f<>\"']+",
        "free",
    ),
    (
        "tag",
        r"</?[A-Za-z][\w.:-]{0,40}(?<![.:])(?:\s[^<>]{0,300})?/?>"
        r"|\{(?:\d{1,3}|[biu])>|<(?:\d{1,3}|[biu])\}",  # as MXLIFF writes pairs of tags
        "kept",
    ),
    ("blank", r"<[\u0e00-\u0e7f][^<>{}%$\r\n]{0,60}>", "free"),
    ("comment", r"<!--[^<>]{0,300}-->", "free"),
    # MediaWiki's: what the last branch says is text, which Thai may say without a switch.
    (
        "switch",
        r"\{\{(?:PLURAL|GENDER|GRAMMAR):[^{}|\r\n]{0,60}\|(?:[^{}|]{0,200}\|){0,6}(?:\d{1,4}=)?",
        "free",
    ),
    ("handlebars", r"\{\{\{?(?!\"[^{}|\r\n]{0,80}\")[~#/^>!&]?\s?[^{}\r\n]{1,80}?\s?\}?\}\}", "kept"),
    ("closing", r"\}\}", "free"),
    ("wikilink", r"\[\[[^\[\]|\r\n]{1,200}\|(?=[^\[\]\r\n]{1,200}\]\])", "free"),
    # Of #{0} and #{PH1} the # says number.
    ("template", r"(?:[$%@]|#(?!\{[\dA-Z]))\{(?![^{}\r\n]{0,60}\[[;:,|])[^{}\r\n]{1,80}\}", "kept"),
    (
        "brace",
        r"\{\s{0,12}[A-Z][A-Z_]{2,20}\(\s?\$[\w-]{1,60}[^{}]{0,300}\)\s?\}"  # a function of Fluent
        r"|\{\s?\$[\w.\->()\"':, ]{1,60}\s?\}|\{\}"
        r"|(?<!\\[NPpxgko])\{\s?-?[A-Za-z_0-9][\w.\-\[\]]{0,60}(?:![rsa])?(?:,\d{1,3})?(?::[^{}\r\n]{0,20})?\s?\}",
        "kept",
    ),
    ("python", r"%\([A-Za-z_][\w.]{0,60}\)[-+#0 ]?\d{0,3}(?:\.\d{1,2})?[a-zA-Z]", "kept"),
    (
        "named",
        r"%[A-Z][A-Z0-9_]{1,40}%"
        r"|%(?!l{0,2}[udi]x%|s[a-z][^%\r\n]{0,60}%s(?![A-Za-z]))[a-z][a-z0-9_]{2,40}%"
        r"|%<[a-z_]{1,40}>[a-z]",
        "kept",
    ),
    (
        "printf",  # no flags with blanks: "100% sure" is no placeholder
        # What a length goes before is one whatever follows: %lih, %lux%lu.
        r"(?<!\d)%(?:\d{1,2}\$)?[-+#0]{0,2}\d{0,3}(?:hh|ll|[hlqjzt])[diuxX]"
        r"|%(?:\d{1,2}\$)?[-+#0]{0,2}(?:\d{1,3}|\*)?(?:\.(?:\d{1,3}|\*))?"
        r"(?:hh|ll|[hlLqjzt])?(?:[sSdiuoxXfFeEgGcCpaA@n](?![A-Za-z%])|[diu](?=(?:st|nd|rd|th)\b))"
        r"|(?<!\d)%[sd](?=[A-Z])"  # Year%sMonth
        r"|(?<!\d)%s(?=[a-z][^%\r\n]{0,60}%s(?![A-Za-z]))"  # a link: %sthe manual%s
        # with thousands set apart
        r"|%(?:\d{1,2}\$)?'\d{0,3}(?:\.\d{1,2})?(?:hh|ll|[hlqjzt])?"
        r"(?:[diufFgG](?![A-Za-z%])|[diu](?=(?:st|nd|rd|th)\b))"
        r"|%\d{1,2}\$[sSd@]",  # with the number of its place it is one whatever follows: %5$Sms
        "kept",
    ),
    ("qt", r"(?<![\d%])%L?[1-9]\d?(?!\d|%[\w%])(?!\.\d)", "kept"),
    ("chrome", r"\$[A-Za-z_][A-Za-z0-9_@]{0,40}\$", "kept"),
    (
        "environment",  # what the shell calls its own: text says it in words as well
        r"(?<![\w$\\])\$(?:PATH|HOME|SHELL|USER|LANG|DISPLAY|EDITOR|PAGER|TERM|PWD|TMPDIR|TMP|TEMP|KDEHOME|XDG_[A-Z_]{2,30}"
        r"|LC_[A-Z]{2,12})(?![\w$])",
        "free",
    ),
    ("variable", r"(?<![\w$\\])\$[A-Za-z_][A-Za-z_]\w{0,40}", "kept"),
    ("laravel", r"(?<![\w:/@.\u0e00-\u0e7f]):[a-z][a-z_]{2,40}(?![\w:/-])", "kept"),
    ("mail", r"(?<![\w.+-])[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)+", "free"),
    (
        "option",
        r"(?<![\w-])--[A-Za-z][\w-]{1,40}(?:=[A-Z_]{2,20})?|(?<![\w-])-[A-Za-z](?=,? --)"
        r"|(?:^|(?<=\n))[ \t]{0,20}-[A-Za-z](?=[ ,])",
        "free",
    ),
    (
        "path",
        r"(?<![\w.~/\\])(?:[~.]{1,2}[/\\]|/|[A-Z]:\\)[A-Za-z0-9_.*+-]+(?:[/\\][A-Za-z0-9_.*+-]+)+[/\\]?",
        "free",
    ),
    (
        "file",
        r"(?<![\w./\\-])[A-Za-z0-9_*-]{1,60}(?:\.[A-Za-z0-9_*-]{1,60}){0,5}?\.(?:desktop|png|jpe?g|gif|svg|json|xml"
        r"|ya?ml|txt|md|html?|css|js|ts|py|php|conf|cfg|ini|log|zip|tar|gz|pdf|docx?|xlsx?|csv|exe|dll|so|po|mo|sh|bat)\b",
        "free",
    ),
    (
        "shortcut",
        r"\b(?:Ctrl|Alt|Shift|Cmd|Command|Meta|Super|Option)(?: ?[+-] ?(?:Ctrl|Alt|Shift|Cmd|[A-Z0-9]"
        r"|F\d{1,2}|Del(?:ete)?|Enter|Esc|Tab|Space|Home|End|Up|Down|Left|Right))+\b",
        "free",
    ),
    ("code", r"(?<!\w)0[xX][0-9A-Fa-f]{1,16}(?!\w)", "free"),
    ("choice", r"(?<![\w|])[a-z0-9]{1,12}(?:\|[a-z0-9]{1,12}){2,12}(?![\w|])", "free"),  # on|off|true|false
    ("numeronym", r"(?<!\w)(?:[iI]18[nN]|[lL]10[nN]|[aA]11[yY]|[gG]11[nN]|[kK]8[sS])(?!\w)", "free"),
    ("escape", r"\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[tr\"'0\\])", "free"),
)
_ANY: Final = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern, _ in _FAMILIES))
#: What every mark holds one of; most messages of an interface hold none.
_SIGN: Final = re.compile(r"[<&{}%$#@/\\+\d|-]|[.:](?=[\w/])")
_DEMANDS: Final = {kind: demand for kind, _, demand in _FAMILIES}
#: Chrome's and MediaWiki's numbered arguments; elsewhere $5 is money.
_DOLLAR: Final = re.compile(r"\$[1-9](?![\d,.]*\d)")
_DOLLAR_FORMATS: Final = frozenset(("chrome", "json"))
#: A form of dates or times as strftime takes it, which each language writes in its own way: %d/%m/%Y, %-e %b;
#: before it may stand what gettext tells two equal messages apart by (GDateTime|%H:%M).
_CLOCK: Final = re.compile(
    r"(?:[A-Za-z][\w :-]{0,40}\|)?[\s.,:/()\[\]'\-\u2013\u2236]*"
    r"(?:%[-_0^#]?[EO]?[A-Za-z][\s.,:/()\[\]'\-\u2013\u2236]*){2,12}"
)
#: Letters in it that printf does not know.
_CLOCK_LETTER: Final = re.compile(r"%[-_0^#]?[EO]?[YymBbHIMZzjR]")
#: One letter of such a form.
_CLOCK_MARK: Final = re.compile(r"%[-_0^#]?[EO]?[aAbBcCdDeFgGhHIjklmMnpPrRSTuUVwWxXyYzZ]$")
#: A text of which no more than so many characters are shown: %.250s.
_CUT_SHORT: Final = re.compile(r"(%(?:\d{1,2}\$)?)\.\d{1,3}s\Z")
#: How a function of Fluent writes its argument: each language's own.
_OPTIONS: Final = re.compile(r"(\{[A-Z_]+\(\$[\w-]+),[^{}]*\)\}")
#: A list of values that a program reads, of which each language may have its own: [ 'ISO-8859-15' ].
_VALUES: Final = re.compile(
    r"(?:[\w -]{1,40}\|)?\s{0,4}\[\s{0,4}(?:(['\"])[^'\"\[\]]{1,40}\1[\s,]{0,8}){1,20}\]\s{0,4}"
)
#: Kinds of arguments, whose values a program puts in.
_ARGUMENTS: Final = frozenset(
    ("printf", "handlebars", "brace", "python", "named", "template", "qt", "chrome")
)
#: Words in quotation marks.
_GIVEN: Final = re.compile(r"(['\"])[^'\"{}]*\1")
#: What may be an argument with a per cent sign.
_ARGUMENT: Final = re.compile(r"%[-_0^#]?[EO]?[A-Za-z(\d<{%]")
#: Line breaks, and those that are written out.
_BREAK: Final = re.compile(r"\r\n|\n|\r|\\n")
#: Blanks that set a column apart.
_COLUMNS: Final = re.compile(r"(?<=\S) {3,}(?=\S)")
#: Elements that stand in messages, closed or not. Another name that is never closed is no tag but a blank.
_ELEMENTS: Final = frozenset(
    "a abbr b bdi bdo big blockquote br center code del div dl dt dd em font hr i img ins kbd li ol p pre"
    " samp small span strike strong sub sup table tbody td th thead tr tt u ul wbr"
    " bpt bx cp ec ept ex g it mrk pc ph sc x".split()  # of XLIFF and TMX
)
#: The name of a blank: words, and a number behind a word (<file1>); <x1> and <h2> are tags.
_WORDED: Final = re.compile(r"[A-Za-z_-]+|[A-Za-z_-]{3,}\d{1,2}")
#: Optional plurals: "file(s)", "address(es)".
_PLURAL: Final = re.compile(r"(?<=[A-Za-z])\((?:s|es|ies)\)")


@lru_cache(maxsize=8192)
def find_marks(text: str, format: str = "") -> tuple[Mark, ...]:
    """The marks of one message, in text order; ``format`` names the reader, where signs differ by format."""
    if _SIGN.search(text) is None and "[" not in text:
        return ()
    if find_clock(text) or _VALUES.fullmatch(text):
        return (Mark("clock", text, (0, len(text)), "free"),)
    messages = find_messages(text)
    found: list[Mark] = [
        Mark("icu", part.key, part.span, "free" if part.free else "kept")
        for message in messages
        for part in message.parts
    ]
    patterns = [_ANY, *([_DOLLAR] if format in _DOLLAR_FORMATS else ())]
    for pattern in patterns:
        taken = [mark.span for mark in found]
        for match in pattern.finditer(text):
            span = match.span()
            if span[0] == span[1] or any(span[0] < end and start < span[1] for start, end in taken):
                continue
            kind = match.lastgroup or "chrome"
            if kind == "address":
                span = (span[0], span[0] + len(_without_marks(match[0])))
            if kind == "entity" and match[0][1:-1] in entitydefs:
                kind = "character"
            blank = kind == "tag" and _is_blank(match[0], text)
            demand = "free" if blank else _DEMANDS.get(kind, "kept")
            found.append(Mark(kind, _key(kind, text[slice(*span)]), span, demand))
            if blank:  # <style sheet %s> is text, but for its arguments
                start = span[0] + 1
                found.extend(
                    replace(mark, span=(start + mark.span[0], start + mark.span[1]))
                    for mark in find_marks(match[0][1:-1], format)
                    if mark.kind in _ARGUMENTS
                )
    if any(mark.kind == "option" for mark in found):  # the help of a command, whose ":name" is a blank
        found = [replace(mark, demand="free") if mark.kind == "laravel" else mark for mark in found]
    return tuple(sorted(found, key=lambda mark: mark.span))


def find_clock(text: str) -> bool:
    """Whether a message is a form of dates or times and nothing else."""
    return "%" in text and bool(_CLOCK.fullmatch(text)) and bool(_CLOCK_LETTER.search(text))


def tells_time(*texts: str) -> bool:
    """Whether all arguments of texts with a per cent sign are those of dates, some of them of nothing else.

    "Today %I:%M %p" is such a message, and so is "on %X" where the other side says it as %H:%M; in "%d of %s"
    the same letters are those of printf. Each of the texts must have one.
    """
    found = [_ARGUMENT.findall(text.replace("%%", "")) for text in texts]
    marks = [mark for some in found for mark in some]
    return all(found) and all(map(_CLOCK_MARK.match, marks)) and any(map(_CLOCK_LETTER.match, marks))


def _is_blank(written: str, text: str) -> bool:
    """Whether what looks like a tag names what is put there, as the help of commands does: <directory>."""
    name = re.match(r"<([A-Za-z][\w-]*)[ >]", written)
    return name is not None and (
        not written.endswith("/>")
        and "=" not in written
        and name[1].lower() not in _ELEMENTS
        and _WORDED.fullmatch(name[1]) is not None
        and f"</{name[1]}>" not in text
    )


def _without_marks(address: str) -> str:
    """An address without the signs that close the sentence or the bracket around it."""
    while address and (
        address[-1] in ".,;:!?" or (address[-1] == ")" and address.count(")") > address.count("("))
    ):
        address = address[:-1]
    return address


def _key(kind: str, written: str) -> str:
    if kind == "tag":  # attributes are translated too: alt, title
        return re.sub(r"\s[^<>]*?(/?)>$", r"\1>", written) if written[:2] != "<!" else written
    if kind == "printf":  # the same conversion, its thousands set apart or not
        written = written.replace("'", "")
        written = _CUT_SHORT.sub(r"\1s", written)
        return f"{written[:-1]}d" if written.endswith("i") else written
    if kind in ("brace", "handlebars", "template"):
        if (
            kind == "handlebars"
        ):  # the locale and the words given to a function: longDate('en-US'), link("Terms")
            written = _GIVEN.sub(r"\1\1", written)
        return _OPTIONS.sub(r"\1)}", re.sub(r"\s+", "", written))
    if kind == "erb":
        return re.sub(r"\s+", " ", written)
    return written


def breaks(text: str) -> int:
    """How many line breaks a message has, real or written as an escape, those at its ends left out."""
    return len(_BREAK.findall(text.strip()))


def no_text(text: str, format: str = "") -> Spans:
    """The spans of a message that no check reads as text."""
    plural = [match.span() for match in _PLURAL.finditer(text)]
    written = [match.span() for match in re.finditer(r"\\n", text)]
    columns = [match.span() for match in _COLUMNS.finditer(text)]
    marks = (mark.span for mark in find_marks(text, format))
    return merge([*marks, *plural, *written, *columns, *_accelerators(text)])


#: A mark before the letter that a key presses: "_File", "&Open", "1_80°"; in Thai text behind it "(_F)".
_BEHIND: Final = re.compile(r"\((?:[_&~])[A-Za-z0-9]\)")
_BEFORE: Final = re.compile(r"(?<![&_~])[&_](?=[A-Za-z0-9\u0e00-\u0e7f])(?![A-Za-z]{2,8};)")


def _accelerators(text: str) -> list[Span]:
    """The mark of an accelerator; a message has one at most, an identifier like foo_bar has none."""
    found = [match.span() for match in _BEHIND.finditer(text)]
    before = [match.span() for match in _BEFORE.finditer(text)]
    if len(before) == 1 and not found:
        at = before[0][0]
        words = re.search(r"[A-Za-z0-9]+$", text[:at])
        # file_name is one word; 1_80 and Zoom _2:1 are a mark, the sign between 5&4 or R&D is none.
        apart = words is not None and (
            words[0][-1].isdigit() or (words[0].isupper() and not text[at + 1].islower())
        )
        if (text[at] == "&" and not apart) or words is None or (text[at] == "_" and words[0].isdigit()):
            found.append(before[0])
    return found
