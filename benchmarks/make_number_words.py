"""Write the number words of languages from CLDR's rule-based number formats.

    python benchmarks/make_number_words.py FOLDER [LANG ...]

FOLDER is ``rbnf`` of the npm package ``cldr-rbnf`` (Unicode License v3). Each language gets
``languages/data/numbers/LANG.tsv``: the spellings of 0 to 99, of the hundreds, the powers of ten and the
ordinals, in all genders and cases. What is larger the grammar of numerals composes. Words that mean other
things are left out (``AMBIGUOUS``).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "src" / "thiap" / "languages" / "data" / "numbers"
LANGUAGES = (
    "ar bg ca cs da de el es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk sl sv tr uk vi"
    " zh"
)
#: Spellings that are another word as often: năm is five and year, sei six and you are, neuf nine and new.
AMBIGUOUS = {
    "ca": "nou sis",
    "fr": "neuf",
    "hi": "पर",
    "it": "sei",
    "ru": "семью",
    "sv": "ett",
    "tr": "yedi kırk on yüz",
    "vi": "năm không mốt tư lăm",
}
#: Ordinals above ten are phrases whose first word is another ordinal.
PHRASED = ("ar", "he")
_CARDINAL = re.compile(r"%spellout-(?:cardinal|numbering$)")
_ORDINAL = re.compile(r"%spellout-ordinal")
_PART = re.compile(
    r"\$\(cardinal,(?P<plural>[^)]*)\)\$"
    r"|(?P<arrow>←|→|=)(?P<name>%{0,2}[a-z0-9%-]*|[#,0.]+)(?P=arrow)(?P<third>(?P=arrow)?)"
)


class Rules:
    """The rule sets of a language, and the spelling of a number by one of them."""

    def __init__(self, path: Path, code: str) -> None:
        from babel import Locale

        self.sets: dict[str, list[tuple[int, int, str]]] = {}
        for name, rules in json.loads(path.read_text("utf-8"))["rbnf"]["rbnf"]["SpelloutRules"].items():
            if name.startswith("_"):
                continue
            found = []
            for base, text in rules:
                match = re.fullmatch(r"(\d+)(?:/(\d+))?(>*)", base)
                if match:
                    value, radix = int(match[1]), int(match[2] or 10)
                    power = 0
                    while value and radix ** (power + 1) <= value:
                        power += 1
                    found.append((value, radix ** max(0, power - len(match[3])), text.removesuffix(";")))
            self.sets[name] = sorted(found)
        self._plural = Locale.parse(code).plural_form
        self.spell = cache(self._spell)

    def _spell(self, name: str, value: int, depth: int = 0) -> str:
        """The spelling; raises LookupError where the rules fall back to digits."""
        rules = [rule for rule in self.sets[name] if rule[0] <= value]
        if not rules or depth > 30:
            raise LookupError(value)
        base, divisor, text = rules[-1]
        if "→" in text and value % divisor == 0 and len(rules) > 1 and base % divisor:
            base, divisor, text = rules[-2]  # the rollback rule of ICU
        rest = value % divisor if divisor > 1 or base else 0
        text = text.lstrip("'")
        text = re.sub(r"\[([^\]]*)\]", r"\1" if rest else "", text)

        def put(match: re.Match[str]) -> str:
            if match["plural"] is not None:
                forms = dict(re.findall(r"(\w+)\{([^}]*)\}", match["plural"]))
                count = value // divisor
                return forms.get(self._plural(count)) or forms["other"]
            called = match["name"]
            if called and called[0] in "#0":
                raise LookupError(value)
            number = {"←": value // divisor, "→": rest, "=": value}[match["arrow"]]
            return self.spell(called or name, number, depth + 1)

        return _PART.sub(put, text)


def spellings(rules: Rules, value: int, kind: re.Pattern[str]) -> list[str]:
    """All spellings of a value by the public rule sets of a kind, plain and as people type them."""
    found: dict[str, None] = {}
    for name in rules.sets:
        if not kind.match(name) or "financial" in name or "year" in name:
            continue
        try:
            text = rules.spell(name, value)
        except (LookupError, KeyError, RecursionError):
            continue
        text = text.replace("\u200b", "").strip()
        for typed in {text.replace("\u00ad", ""), text.replace("\u00ad", " ")}:
            if typed and not any(char.isdigit() for char in typed):
                found[" ".join(typed.split()).lower()] = None
    return sorted(found)


def write(folder: Path, code: str) -> None:
    """The table of one language."""
    rules = Rules(folder / f"{code}.json", code)
    out = set(AMBIGUOUS.get(code, "").split())
    rows: dict[tuple[str, int], list[str]] = defaultdict(list)
    for value in (*range(100), *range(100, 1000, 100), 1000):
        rows["digit", value] = [s for s in spellings(rules, value, _CARDINAL) if s not in out]
    phrased = all(" " in word for word in spellings(rules, 21, _ORDINAL))
    for value in range(1, 20) if phrased else (*range(1, 32), *range(40, 101, 10)):
        if code in PHRASED:
            break
        known = set(rows["digit", value])
        rows["ordinal", value] = [s for s in spellings(rules, value, _ORDINAL) if s not in out | known]
    lines = [
        f"# number words of {code}: sense, value, spellings; CLDR 48 rule-based number formats (npm"
        " cldr-rbnf), Unicode License v3; made by benchmarks/make_number_words.py"
    ]
    lines += [f"{sense}\t{value}\t{'|'.join(words)}" for (sense, value), words in rows.items() if words]
    DATA.mkdir(exist_ok=True)
    (DATA / f"{code}.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("langs", nargs="*", default=LANGUAGES.split())
    args = parser.parse_args()
    for code in args.langs:
        write(args.folder, code)


if __name__ == "__main__":
    main()
