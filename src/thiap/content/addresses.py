"""Whether two links lead to one place: language, depth and ending of an address aside."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

#: Names of languages in addresses: /en/, /th-TH/, en.example.org, guide.th.md, ?lang=th.
_LOCALE: Final = r"(?:en|th|eng|tha|english|thai)(?:[-_](?:us|gb|th|au|ca|latn))?"
_LOCALE_WHOLE: Final = re.compile(_LOCALE, re.IGNORECASE)
_LOCALE_TAIL: Final = re.compile(rf"(?<=\w)[-_.]{_LOCALE}(?=\.\w{{1,5}}$|$)", re.IGNORECASE)
_SCHEME: Final = re.compile(r"(?:https?:|ftp:)?//([^/?#]*)", re.IGNORECASE)
#: Endings that one site writes and another leaves out.
_ENDING: Final = re.compile(r"\.(?:mdx?|markdown|html?|rst|adoc|php|aspx?)$", re.IGNORECASE)
_INDEX: Final = frozenset(("index", "readme", "_index", "default"))
_SAID_LANGUAGE: Final = re.compile(
    rf"(?:^|&)(?:lang|hl|locale|language|l|lc|setlang)={_LOCALE}(?=&|$)", re.IGNORECASE
)
#: What stands around the name of a language in an address.
_AROUND: Final = re.compile(r"[/._?&=#-]+")
#: Names of languages besides their codes.
_NAMES: Final = {"th": ("tha", "thai"), "en": ("eng", "english")}
_THAI: Final = re.compile("[\u0e00-\u0e7f]")
#: A tag that stands for the address of a file of the site (Hugo, Jekyll), and one for a part of an address.
_REFERENCE: Final = re.compile(
    r"\{[{%][<%]?-?\s*+(?:rel_?ref|ref|link|post_url)\s++[\"']?(?P<file>[^\s\"'{}%<>]++)[^{}]*\}{1,2}"
)
_VARIABLE: Final = re.compile(r"\{[{%][^{}]*\}{1,2}")


#: A link that calls or writes to a telephone, and digits of its number at home, at least.
_CALL: Final = re.compile(r"\s{0,4}(?:tel|sms|callto):", re.IGNORECASE)
_NUMBER: Final = 7


@dataclass(frozen=True, slots=True)
class Address:
    """Where a link leads.

    Attributes:
        host: without www. and the label of a language; empty for an address of the own site.
        path: its steps, without those that name a language or only go up.
        query: without what asks for a language.
        anchor: the place on the page.
    """

    host: str
    path: tuple[str, ...]
    query: str
    anchor: str


@lru_cache(maxsize=4096)
def read_address(written: str) -> Address:
    """The address that is written, for comparison."""
    text = unquote(html.unescape(written.strip())).strip("<> ")
    if "{" in text:
        text = _REFERENCE.sub(r"\g<file>", text)
        without = _VARIABLE.sub(".", text)
        text = without if without.strip("./ ") else text
    text, _, anchor = text.partition("#")
    host = ""
    if match := _SCHEME.match(text):
        host, text = match[1].lower(), text[match.end() :]
        labels = [part for part in host.split(".") if part != "www"]
        if len(labels) > 2:
            labels = [part for part in labels if not _LOCALE_WHOLE.fullmatch(part)]
        host = ".".join(labels)
    text, _, query = text.partition("?")
    steps = [step for step in text.split("/") if step not in ("", ".", "..")]
    steps = [_LOCALE_TAIL.sub("", step) for step in steps if not _LOCALE_WHOLE.fullmatch(step)]
    if steps:
        steps[-1] = _ENDING.sub("", steps[-1])
        if steps[-1].lower() in _INDEX:
            steps.pop()
    # A date at the front of a post's file is no part of its address.
    path = tuple(re.sub(r"^\d{4}-\d\d-\d\d-", "", step).lower() for step in steps)
    return Address(host, path, _SAID_LANGUAGE.sub("", query).strip("&"), anchor.lower())


def same_place(first: str, second: str) -> bool:
    """Whether two addresses lead to one place, as far as they themselves tell.

    An address of the own site may be written whole or from anywhere in it, and a page that has another title
    in Thai has another address.
    """
    if (called := _CALL.match(first)) and _CALL.match(second):
        return _same_number(first[called.end() :], _CALL.sub("", second))
    one, two = read_address(first), read_address(second)
    if one.host and two.host and one.host != two.host:
        return False
    if not one.host and not two.host and not one.path and not two.path:
        return True  # places on the page itself, whose names are translated with its headings
    if one.path == two.path and one.query == two.query:
        return True
    if _THAI.search("/".join((*one.path, one.query))) or _THAI.search("/".join((*two.path, two.query))):
        return True
    if one.query != two.query:
        return False
    if not one.path or not two.path:  # ../README.md: how far up only the place of the page itself tells
        return _goes_up(first) != _goes_up(second) and same_file(first, second)
    if one.host and two.host:
        return False
    shorter, longer = sorted((one.path, two.path), key=len)
    return longer[-len(shorter) :] == shorter


def _same_number(first: str, second: str) -> bool:
    """Whether two telephone numbers are one, from abroad and at home: +66 2 555 0100, 02-555-0100."""
    numbers = [re.sub(r"[^+\d]", "", number) for number in (first, second)]
    numbers.sort(key=lambda number: number.startswith(("+", "00")))
    home, abroad = numbers
    if home.startswith("0") and not home.startswith("00") and abroad.startswith(("+", "00")):
        return abroad.endswith(home[1:]) and len(home) >= _NUMBER
    return home.lstrip("+0") == abroad.lstrip("+0")


def names_language(written: str, lang: str) -> bool:
    """Whether an address leads to a page in a language, as far as it tells: /th/, guide.th.md, ?lang=th."""
    parts = _AROUND.split(_SCHEME.sub("", written).lower())
    return any(part in (lang, *_NAMES.get(lang, ())) for part in parts)


def same_file(first: str, second: str) -> bool:
    """Whether two addresses end in a file of one name, its language aside."""
    names = [_LOCALE_TAIL.sub("", _bare(text)) for text in (first, second)]
    return bool(names[0]) and names[0] == names[1]


def _goes_up(written: str) -> bool:
    return written.strip().startswith("..")


def _bare(written: str) -> str:
    """The last step of an address, without its ending."""
    steps = [step for step in re.split(r"[?#]", written)[0].split("/") if step not in ("", ".", "..")]
    return _ENDING.sub("", steps[-1]).lower() if steps else ""
