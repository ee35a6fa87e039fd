"""Addresses compared as values: spellings of one address are equal, a page in another language answers."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Final

from thiap.compare.values.match import Match
from thiap.facts.addresses import LANGUAGE
from thiap.model import Fact
from thiap.spans import arabic_digits

#: Numerals of versions, section numbers and hotlines may have been read as plain numbers on one side.
_NUMERIC: Final = frozenset({"version", "section", "phone", "ip"})
#: Likeness of two addresses of one type that differ: of spellings that are near each other, and of others.
_NEAR, _FAR = 0.9, 0.75


def relate_addresses(source: Fact, target: Fact) -> Match | None:
    """How two addresses relate, or an address and a number; None where they cannot be compared."""
    if source.kind != target.kind:
        return _address_and_number(source, target)
    if source.subtype != target.subtype and {source.subtype, target.subtype} != {"version", "section"}:
        return None
    one, other = source.value, target.value
    if one == other:
        return Match("equal", 1.0, f"{target.text} = {source.text}")
    if _same(source.subtype, one, other):
        return Match("compatible", 0.95, f"{target.text} = {source.text}")
    near = SequenceMatcher(None, one[:200], other[:200], autojunk=False).ratio() >= 0.6
    return Match("conflict", _NEAR if near else _FAR, f"{target.text} ≠ {source.text}", ("value",))


def _same(subtype: str | None, one: str, other: str) -> bool:
    if subtype == "phone":
        return _same_phone(one, other)
    if subtype == "url":
        return _same_page(one, other)
    if subtype in ("version", "section"):
        short, long = sorted((one.split("."), other.split(".")), key=len)
        return long[: len(short)] == short and all(part == "0" for part in long[len(short) :])
    if subtype == "path":
        return LANGUAGE.sub("", one) == LANGUAGE.sub("", other)
    return False


def _same_phone(one: str, other: str) -> bool:
    """Whether two numbers are one, with and without the code of the country: +66 90 … and 090 …."""
    if one.startswith("+") == other.startswith("+"):
        return one.lstrip("+") == other.lstrip("+")
    abroad, home = (one, other) if one.startswith("+") else (other, one)
    digits, national = abroad[1:], home.removeprefix("0")
    return digits.endswith(national) and 1 <= len(digits) - len(national) <= 3


def _same_page(one: str, other: str) -> bool:
    """Whether two web addresses are one page, perhaps in two languages."""
    left, right = (LANGUAGE.sub("", url).replace("//", "/").strip("./") for url in (one, other))
    if left == right:
        return True
    hosts = [url.partition("/")[0] for url in (one, other)]
    # th.wiki.example/wiki/ไทย and en.wiki.example/wiki/Thai: titles are translated with the site
    bare = [LANGUAGE.sub("", host).strip(".") for host in hosts]
    return hosts[0] != hosts[1] and bare[0] == bare[1]


def _address_and_number(source: Fact, target: Fact) -> Match | None:
    """A version or a telephone number that one side writes as a plain number."""
    address, number = (source, target) if source.kind == "address" else (target, source)
    if address.subtype not in _NUMERIC or number.kind not in ("number", "ordinal"):
        return None
    one, other = (_digits(text) for text in (number.text, address.value))
    if number.readings[0].unit is None and one == other:
        return Match("equal", 0.85, f"{target.text} = {source.text}")
    if address.subtype == "version" and number.subtype == "label":
        return Match("conflict", 0.5, f"{target.text} ≠ {source.text}", ("value",))
    return None


def _digits(text: str) -> str:
    return re.sub(r"[^\d.]", "", arabic_digits(text)).strip(".")
