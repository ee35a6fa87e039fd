"""Addresses: web addresses, e-mail, telephone numbers, versions, paths, hashes, handles.

They are found before anything else is read: what stands in one is neither a number nor a name. Each has
a value that all its spellings share, so that two texts are compared by what the address means:
+66 90 111 2233 is 090-111-2233, and ``https://www.Example.org/`` is ``example.org``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import unquote

from thiap.languages.cues import either

AddressType = Literal[
    "url", "email", "phone", "version", "section", "path", "hash", "handle", "ip", "isbn", "placeholder"
]

_TLD: Final = "com|org|net|edu|gov|io|dev|app|info|th|uk|jp|de|eu|ai|example"
_FILES: Final = (
    "py|js|ts|tsx|jsx|json|ya?ml|toml|mdx?|rst|txt|html?|css|csv|tsv|xml|ini|cfg|conf|sh|bat|exe|dll|zip"
    "|tar|gz|pdf|docx?|xlsx?|pptx?|png|jpe?g|gif|svg|webp|mp[34]|ipynb|java|cpp|rs|go|php|rb|sql|log|lock"
)
#: What may stand in a web address: Thai only behind a mark that goes on.
_URL_CHARS: Final = (
    r"""(?:[^\s<>"'“”‘’`|\\^{}\u0e00-\u0e7f…，。、（）「」]"""
    r"""|(?<=[/=_(\u0e00-\u0e7f-])[\u0e00-\u0e7f]){1,2000}"""
)
_VERSION: Final = r"\d{1,4}(?:\.\d{1,4}){1,4}(?:[-+.]?[A-Za-z][\w.]{0,20})?"
_CUES: Final = rf"(?:versions?|ver\.?|releases?|{either('version')})"
_DIALS: Final = rf"(?:hotline|dial|telephone|tel|fax|{either('dialled')})"
_SECTIONS: Final = re.compile(
    r"(?:section|chapter|clause|figure|table|appendix|part|article|step|no\."
    rf"|{either('section')}|§) ?$",
    re.IGNORECASE,
)

#: Each alternative begins with a letter, a digit or one of ``+#@/~.(``; all quantifiers are bounded.
_ADDRESS: Final = re.compile(
    rf"(?P<url>(?:https?|ftp)://{_URL_CHARS}|(?<![\w.@-])www\.{_URL_CHARS})"
    rf"|(?P<email>(?<![\w.+-])[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,5}})"
    r"|(?P<isbn>\b(?i:isbn)[\s:]{0,3}[\dxX-]{10,17})"
    rf"|(?P<domain>(?<![\w.@/-])(?:[a-z\d][a-z\d-]{{1,62}}\.){{1,4}}(?:{_TLD})(?![\w-]|\.\w)(?:/{_URL_CHARS})?)"
    r"|(?P<uuid>(?<![\w-])[\da-fA-F]{8}-(?:[\da-fA-F]{4}-){3}[\da-fA-F]{12}(?![\w-]))"
    r"|(?P<plus>(?<![\w+])\+\d{1,3}(?:[ .-]?\(0?\d{1,4}\)|(?:[ .-]?\d{1,5})){1,6}(?![\d]))"
    r"|(?P<phone>(?<![\w,/+-])(?<!\d\.)(?:0\d{8,9}|0\d{1,2}[ -]\d{6,8}|0[ -]?\d{1,4}(?:[ -]\d{3,4}){1,2}"
    r"|\(0?\d{1,3}\)[ -]?\d{3,4}[ -]?\d{3,4}|(?:1-)?\d{3}-\d{3}-\d{4})"
    r"(?:-\d{1,2}(?!\d))?(?![\d]|[A-Z]{2}|[-.,/]\d))"
    rf"|(?P<dialled>(?i:(?<![A-Za-z]){_DIALS})\.?:? ?(?P<hotline>\d{{3,5}})(?![\d]|[-.,/ ]\d))"
    rf"|(?P<cued>(?i:(?<![A-Za-z]){_CUES}) ?(?P<release>[vV]?{_VERSION}))"
    rf"|(?P<v>(?<![\w.-])[vV]\.? ?{_VERSION})"
    r"|(?P<ip>(?<![\w.,/-])(?:\d{1,3}\.){3}\d{1,3}(?:/\d{1,2}|:\d{1,5})?(?![\w]|\.\d))"
    r"|(?P<dotted>(?<![\w.,/-])\d{1,3}\.\d{1,4}\.\d{1,4}(?:-(?:alpha|beta|rc|dev)[\w.]{0,10})?(?!\d|[.,/:]\d))"
    rf"|(?P<path>(?<![\w/.:<)\]-])(?:~|(?<![\u0e00-\u0e7f])\.{{1,2}})?/(?:[\w.@+-]{{1,64}}/){{0,20}}[\w.@+-]{{1,64}}/?(?:\?[\w=&%.+-]{{1,200}})?"
    rf"|(?<![\w.@/-])(?:[\w-][\w.-]{{0,63}}/){{0,20}}[\w-][\w-]{{0,63}}(?:\.[\w-]{{1,32}}){{0,3}}\.(?:{_FILES})(?![\w/]|-\w)"
    r"|(?<![\w])[A-Z]:\\[^\s<>\"'\u0e00-\u0e7f]{1,200})"
    r"|(?P<colour>(?<![\w#&])#(?:[\da-fA-F]{6}|[\da-fA-F]{8})(?!\w))"
    r"|(?P<hash>(?<![\w.#-])(?=\w{0,60}[a-f]\w{0,60}\d)(?=\w{0,60}\d\w{0,60}\d)[\da-f]{7,64}(?![\w-]))"
    r"|(?P<placeholder>(?<![\d%])%(?:\d{1,2}\$)?[-+#0]?\d{0,3}(?:\.\d{1,2})?(?:l{1,2}|h|z)?[sdiufgxXc@](?![\w%])"
    r"|\{\d{1,3}\})"
    r"|(?P<handle>(?<![\w@./+-])@[A-Za-z\d_][\w.-]{1,40})",
    re.ASCII,
)
#: Behind three numbers with dots it says that they are a time: 1.55.75 min.
_TIMED: Final = re.compile(rf" ?(?:mins?\b|minutes?\b|hours?\b|hrs?\b|h\b|{either('timed')})")
#: What a text with an address has somewhere; most blocks have none of it.
_MAY_HOLD: Final = re.compile(
    r"[@/\\#+%{]|\d[.-]\d|\d{7}"
    rf"|[A-Za-z\d]\.[a-z]|[vV]\d|\(\d|\d \d{{3}}|[a-f]\d[\da-f]|\d[a-f]\d|{either('dialled_stem')}"
    r"|(?i:dial|tel|hotline|fax|isbn)",
    re.ASCII,
)
#: What of a web address names a language and not a page.
LANGUAGE: Final = re.compile(
    r"(?<![a-z\d])(?:en|th|eng|tha|english|thai)(?:[-_](?:us|gb|uk|th|en))?(?![a-z\d])", re.IGNORECASE
)
_CLOSING: Final = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class Address:
    """An address in a text: where it stands, its type, and the value that its spellings share."""

    start: int
    end: int
    type: AddressType
    value: str


def find_addresses(text: str) -> Iterator[Address]:
    """The addresses of a text with Arabic digits, in text order, disjoint. Linear in its length."""
    if not _MAY_HOLD.search(text):
        return
    for match in _ADDRESS.finditer(text):
        address = _address(text, match)
        if address is not None:
            yield address


def _address(text: str, match: re.Match[str]) -> Address | None:
    kind = str(match.lastgroup)
    group = {"cued": "release", "dialled": "hotline"}.get(kind, kind)
    start, end = match.span(group)
    found = text[start:end]
    if kind in ("url", "domain"):
        found = _trimmed(found)
        return Address(start, start + len(found), "url", _url(found))
    if kind == "placeholder":
        return Address(start, end, "placeholder", found)
    if kind == "email":
        found = found.rstrip(".-")
        return Address(start, start + len(found), "email", found.lower())
    if kind == "isbn":
        return Address(start, end, "isbn", re.sub(r"[^\dxX]", "", found).upper())
    if kind in ("uuid", "hash", "colour"):
        return Address(start, end, "hash", found.lower())
    if kind in ("plus", "phone", "dialled", "hotline"):
        return _phone(start, found, plus=kind == "plus", short=group == "hotline")
    if kind in ("cued", "release", "v"):
        found = found.rstrip(".")
        return Address(start, start + len(found), "version", found.lower().lstrip("v. "))
    if kind == "ip":
        return _ip(start, found)
    if kind == "dotted":
        return None if _TIMED.match(text, end) else _dotted(text, start, found)
    if kind == "path":
        return _path(text, start, found)
    return Address(start, start + len(found.rstrip(".-")), "handle", found.rstrip(".-").lower())


def _trimmed(url: str) -> str:
    """A web address without the marks that close the sentence or the bracket around it."""
    while url:
        last = url[-1]
        opened = _CLOSING.get(last)
        if last not in ".,;:!?*_~" and (opened is None or url.count(last) <= url.count(opened)):
            break
        url = url[:-1]
    return url


def _url(url: str) -> str:
    rest = re.sub(r"^[a-z]+://", "", url, flags=re.IGNORECASE)
    host, slash, path = rest.partition("/")
    path = unquote(path)
    return host.lower().removeprefix("www.") + (slash + path).rstrip("/")


def _phone(start: int, found: str, *, plus: bool, short: bool) -> Address | None:
    digits = re.sub(r"\D", "", found.replace("(0)", ""))
    if not short and not (8 if plus else 9) <= len(digits) <= 15:
        return None
    return Address(start, start + len(found), "phone", ("+" if plus else "") + digits)


def _ip(start: int, found: str) -> Address:
    numbers = [int(part) for part in re.split(r"[./:]", found)[:4]]
    return Address(start, start + len(found), "ip" if max(numbers) <= 255 else "version", found)


def _dotted(text: str, start: int, found: str) -> Address | None:
    """Three numbers with dots: a version, or a section; no date, and no number in groups of three."""
    parts = re.split(r"[.-]", found)
    if len(parts) == 3:
        first, second, third = parts
        if len(second) == len(third) == 3 and first != "0":
            return None
        dated = 1 <= int(first) <= 31 and 1 <= int(second) <= 12 and len(third) in (2, 4)
        if dated and len(second) <= 2 and len(first) <= 2:
            return None
    section = _SECTIONS.search(text[max(0, start - 20) : start]) is not None
    return Address(start, start + len(found), "section" if section else "version", found.lower())


def _path(text: str, start: int, found: str) -> Address | None:
    if found.startswith("/") and found.count("/", 1) == 0 and not re.search(r"[.?]", found):
        return None  # one word behind a slash: "/month"
    if not re.search(r"[A-Za-z]", found):
        return None
    if re.fullmatch(r"[A-Z]\w*\.js", found):  # Node.js is a name
        return None
    found = found.rstrip(".,;")
    return Address(start, start + len(found), "path", found if len(found) < 2 else found.rstrip("/"))
