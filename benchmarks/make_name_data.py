"""Write the packaged name tables that are taken from other people's data.

    python benchmarks/make_name_data.py --data src/thiap/languages/data

``cldr_names.tsv``: territories and example cities of CLDR, in English and Thai, through Babel.
``tests/unit/names/test_gazetteer.py`` compares the file with the installed Babel.
"""

from __future__ import annotations

import argparse
from functools import cache
from pathlib import Path


def cldr_rows() -> list[tuple[str, str, str]]:
    """(type, English, Thai) of every territory and example city that both languages name."""
    from babel import Locale

    english, thai = Locale("en"), Locale("th")
    found: set[tuple[str, str, str]] = set()
    for code, name in english.territories.items():
        if code in thai.territories and code not in ("ZZ", "XA", "XB", "QO", "EZ", "001"):
            found.add(
                (
                    "place" if code.isdigit() else "country",
                    name.split(" (")[0],
                    thai.territories[code].split(" (")[0],
                )
            )
    for code, zone in thai.time_zones.items():
        name = english.time_zones.get(code, {}).get("city", code.split("/")[-1].replace("_", " "))
        if "city" in zone and "/" in code and not code.startswith("Etc/") and "," not in name:
            found.add(("place", name.replace("’", "'"), zone["city"]))
    return sorted(found, key=lambda row: (row[1], row))


def trap_rows() -> list[tuple[str, str]]:
    """Short known Thai forms, and the words of PyThaiNLP's list (CC0) they are a part of by chance."""
    from pythainlp.corpus import thai_words

    from thiap.names.gazetteer import load_gazetteer
    from thiap.names.thai import cuts_well

    forms = load_gazetteer().by_thai
    found: dict[str, list[str]] = {}
    words = frozenset(thai_words())

    @cache
    def whole(text: str) -> bool:
        """Whether a text is a row of words: then the name beside it is one more word, no accident."""
        return not text or any(
            text[:size] in words and len(text[:size].strip()) > 1 and whole(text[size:])
            for size in range(len(text), 1, -1)
        )

    by_chance = {"ตีลังกา", "กาชาด", "สภากาชาด", "อนุกาชาด", "ยูเครน", "โรมรัน", "ขนมจีน", "พุทธชาด", "การเวก"}
    for word in sorted(words):
        for size in range(3, 7):
            for at in range(len(word) - size + 1):
                form = word[at : at + size]
                if form not in forms or form == word or not cuts_well(word, at, at + size):
                    continue
                if word in by_chance or not (whole(word[:at]) and whole(word[at + size :])):
                    found.setdefault(form, []).append(word)
    return [(form, "|".join(sorted(set(words)))) for form, words in sorted(found.items())]


def main() -> None:
    import babel

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    head = (
        f"# type\tEnglish\tThai\tUnicode CLDR through Babel {babel.__version__}, Unicode License v3; "
        "made by benchmarks/make_name_data.py"
    )
    lines = ["\t".join(row) for row in cldr_rows()]
    (args.data / "cldr_names.tsv").write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    print(len(lines), "names")
    (args.data / "name_traps.tsv").touch()
    traps = trap_rows()
    head = "# form\tlonger words\tPyThaiNLP words_th (CC0); made by benchmarks/make_name_data.py"
    body = ["\t".join(row) for row in traps]
    (args.data / "name_traps.tsv").write_text("\n".join([head, *body]) + "\n", encoding="utf-8")
    print(len(traps), "forms with traps")


if __name__ == "__main__":
    main()
