"""One name is spelt in two ways in the target.

What it finds
    Two Thai spellings of one name, both by sound (วยาเชสลาฟ, วียาเชสลาฟ), and a spelling one letter away
    from the usual one, which is most likely a slip (โปแลด์ beside โปแลนด์).

Why it matters
    A reader takes two spellings for two people or places, and a search finds half of the places.

Example:
    source: Dolores Arango spoke. Later Arango left. / target: โดโลเรส อารังโก กล่าว ต่อมาอารันโกออกไป

When it is wrong
    Two people may bear one name; a name may be quoted in an old spelling on purpose. Full and short
    forms, a Latin original beside the Thai, and a country beside its people are no inconsistency. Two
    accepted forms of the tables (พม่า, เมียนมา) are reported as a remark only.

Sources
    MQM Core, "inconsistency"; the name table of docs/names.md. The Office of the Royal Society's
    transliteration rules allow variants between texts, not within one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from thiap.findings.build import make_finding
from thiap.languages.names import of_the_people
from thiap.languages.thai_letters import SHORTENED
from thiap.model import Bitext, Category, CheckName, Fact, Finding
from thiap.mqm import IssueType, Severity
from thiap.names.fold import thai_key
from thiap.names.gazetteer import load_gazetteer
from thiap.names.translit import name_similarity
from thiap.phrases import say
from thiap.spans import is_thai

#: Share of the evidence of the best spelling, as in ``name_similarity``.
_SOUNDS = 0.45

#: Letters of a spelling at least, in a finding that is no remark: ไท is also another word than ไทย.
_SHORTEST = 4

name: CheckName = "name-inconsistent"
category: Category = "name"
issue: IssueType = "inconsistency"


def run(bitext: Bitext) -> Iterator[Finding]:
    """One finding for each spelling beside the usual one, with all places of both."""
    for word, spellings in sorted(_by_name(bitext).items()):
        counts = Counter({text: len(facts) for text, facts in spellings.items()})
        usual = max(counts, key=lambda text: (counts[text], -spellings[text][0].span[0]))
        for text, facts in spellings.items():
            if text == usual:
                continue
            slip = facts[0].readings[0].rule == "variant" or _one_letter(word, usual, facts)
            likest = usual if slip else _likest(word, text, counts)
            if likest is not None:
                yield _finding(bitext, word, spellings[likest], facts, slip=slip)


def _by_name(bitext: Bitext) -> dict[str, dict[str, list[Fact]]]:
    """For each name its Thai spellings and where they stand; full and short forms apart."""
    names: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in bitext.target_facts:
        if fact.kind != "name" or not is_thai(fact.text[0]) or len(fact.readings) > 1:
            continue
        rule = fact.readings[0].rule
        if rule == "variant":
            names[fact.value][fact.text].append(fact)
            continue
        if rule == "exonym" or fact.value in load_gazetteer().names:
            names[fact.value][fact.text].append(fact)
            continue
        words, written = fact.value.split(), fact.text.replace("-", " ").split()
        if rule == "sound" and len(words) == len(written):
            for latin, thai in zip(words, written, strict=True):
                names[latin][thai].append(fact)
        elif rule == "part" and len(written) == 1:
            names[words[-1]][fact.text].append(fact)
    return {
        word: {text: list(dict.fromkeys(facts)) for text, facts in spellings.items()}
        for word, spellings in names.items()
        if len(spellings) > 1
    }


def _one_letter(word: str, usual: str, facts: list[Fact]) -> bool:
    """Whether a name of the tables is written with one letter off."""
    if word not in load_gazetteer().names or facts[0].readings[0].rule != "sound":
        return False
    return Levenshtein.distance(thai_key(usual), thai_key(facts[0].text)) == 1 or (
        Levenshtein.distance(usual, facts[0].text) == 1
    )


def _likest(word: str, text: str, counts: Counter[str]) -> str | None:
    """The most frequent other spelling that differs from this one in its letters only."""
    rank = list(counts)
    for other, count in counts.most_common():
        earlier = count > counts[text] or (count == counts[text] and rank.index(other) < rank.index(text))
        if other != text and earlier and _same_word(word, other, text):
            return other
    return None


def _same_word(word: str, first: str, second: str) -> bool:
    """Whether two strings spell one word differently: both sound like it and like each other."""
    one, other = thai_key(first), thai_key(second)
    if one == other:
        return first.rstrip(SHORTENED) != second.rstrip(SHORTENED)
    if min(len(one), len(other)) < 4 or of_the_people(first) == of_the_people(second):
        return False
    if Levenshtein.distance(one, other) > max(1, min(len(one), len(other)) // 3):
        return False
    known = load_gazetteer().names.get(word)
    forms = known.english if known else (word,)
    return all(max(name_similarity(form, text) for form in forms) >= _SOUNDS for text in (first, second))


def _finding(bitext: Bitext, word: str, usual: list[Fact], other: list[Fact], *, slip: bool) -> Finding:
    told = slip and len(usual) >= 3 * len(other) and len(other[0].text) >= _SHORTEST
    severity: Severity = "minor" if told else "neutral"
    return make_finding(
        bitext,
        kind="inconsistent",
        category=category,
        check=name,
        issue=issue,
        severity=severity,
        confidence=0.75 if slip else 0.6,
        message=say("name-two-spellings", text=other[0].text, usual=usual[0].text, n=len(usual)),
        target=tuple(fact.span for fact in other),
        source_value=word,
        target_value=other[0].text,
        elsewhere=tuple(fact.span for fact in usual),
        suggestion=usual[0].text if severity == "minor" else None,
    )
