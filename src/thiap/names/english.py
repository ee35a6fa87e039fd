"""Name spans in English by capitals alone: no model, no download.

A capital says "name" only inside a sentence. At its beginning, in a headline written in Title Case
and in capitals throughout, the word must be shown to be one: it stands capitalised inside a sentence
somewhere in the text, it is in the tables, or it is no English word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from thiap.model import Document, Span
from thiap.names.gazetteer import GazetteerEntry, load_gazetteer
from thiap.names.words import (
    CONTRACTED,
    LINKS,
    NEVER,
    PARTICLES,
    ROMAN,
    WORD,
    Atom,
    CapitalCounts,
    Run,
    Token,
    begins_sentence,
    is_also_name,
    is_english_word,
    lines,
    longest_role,
    plain_word,
    title_case,
    word_roles,
)
from thiap.spans import is_thai, masked, touches


@lru_cache(maxsize=4)
def find_runs(doc: Document) -> tuple[Run, ...]:
    """Runs of name words of an English document, in text order."""
    text = masked(doc, "|")
    spans = [(span, title_case(text, span)) for span in lines(doc)]
    case = CapitalCounts(text, spans)
    runs: list[Run] = []
    for span, shouted in spans:
        for tokens in _capital_runs(text, span, shouted, case):
            run = _parse(text, tokens, case)
            if run is not None and not touches(doc.skipped, run.span):
                runs.append(run)
    return tuple(_split_pairs(doc.text, runs))


def _split_pairs(text: str, runs: list[Run]) -> Iterator[Run]:
    """Two names joined by a hyphen (Molotov-Ribbentrop) parted where the text has each by itself."""
    alone = {
        word
        for run in runs
        for atom in run.atoms
        if not atom.known and "-" not in text[slice(*atom.span)]
        for word in (atom.words[0].text, atom.words[-1].text)
    }
    for run in runs:
        atoms: list[Atom] = []
        for atom in run.atoms:
            words = atom.words
            hyphened = len(words) == 2 and not atom.known and "-" in text[slice(*atom.span)]
            if hyphened and words[0].text in alone and words[1].text in alone:
                atoms += [Atom(word.span, (word,), None, None, False) for word in words]
            else:
                atoms.append(atom)
        yield Run(run.span, run.tokens, tuple(atoms))


def _capital_runs(text: str, line: Span, shouted: bool, case: CapitalCounts) -> Iterator[list[Token]]:
    """Tokens in a row that may be names: capitals, with particles and links between them."""
    run: list[Token] = []
    for match in WORD.finditer(text, *line):
        start = match.start()
        word = plain_word(match.group())
        if any(is_thai(char) for char in word):
            continue
        if run:
            gap = text[run[-1].span[1] : start]
            broken = gap.strip(" \u00a0") not in ("", "-", "–", ".", "&", "'") or len(gap) > 3
            if gap.startswith(". ") and len(run[-1].text) > 1 and not _dotted(run[-1]):
                broken = True
            if gap[:2] in ("'s", "’s"):
                broken = gap[2:].strip() != ""
            if broken:
                yield run
                run = []
        token = _token(text, line, (start, start + len(word)), word, shouted=shouted, case=case)
        if token is None or (not run and token.role in ("particle", "link")):
            if run:
                yield run
                run = []
            continue
        run.append(token)
    if run:
        yield run


def _dotted(token: Token) -> bool:
    """Whether a full stop behind the token is that of an abbreviation."""
    return token.role in ("title", "rank") and len(token.text) <= 5


def _token(
    text: str, line: Span, span: Span, word: str, *, shouted: bool, case: CapitalCounts
) -> Token | None:
    """The word as part of a name run, or None where it ends one."""
    initial = len(word) == 1 and text[span[1] : span[1] + 1] == "."
    if (word in NEVER and not initial) or CONTRACTED.search(word):
        return None
    if not word[0].isupper():
        if word in PARTICLES:
            return Token(word, span, "particle")
        if word in LINKS:
            return Token(word, span, "link")
        entry = word_roles().get(word)
        if entry is not None and entry.role in ("generic", "direction"):
            return Token(word, span, entry.role, entry)
        return None
    begins = shouted or begins_sentence(text, line[0], span[0])
    entry = word_roles().get(word) or word_roles().get(word.rstrip("."))
    if entry is not None:
        return Token(word, span, entry.role, entry, begins)
    if ROMAN.match(word) and len(word) < 6:
        return Token(word, span, "roman")
    lower = word.lower()
    if word.isupper() and len(word) > 1 and not shouted:
        return Token(word, span, "name", None, begins)
    english = is_english_word(lower) or case.lower[lower] > 0
    if begins and english and not case.proves(word):
        return Token(word, span, "common", None, True)
    if begins and not english:
        return Token(word, span, "name", None, True)
    return Token(word, span, "common" if english else "name", None, begins)


def _parse(text: str, tokens: list[Token], case: CapitalCounts) -> Run | None:
    """Atoms of a run: known names first, then what is left of proper words."""
    while (tokens and tokens[-1].role in ("particle", "link")) or (
        tokens and tokens[-1].text[0].islower() and tokens[-1].role != "generic"
    ):
        tokens = tokens[:-1]
    gazetteer = load_gazetteer()
    tokens = _join_roles(tokens)
    atoms: list[Atom] = []
    taken = [False] * len(tokens)
    for size in range(min(gazetteer.longest, len(tokens)), 0, -1):
        for first in range(len(tokens) - size + 1):
            part = tokens[first : first + size]
            if any(taken[first : first + size]):
                continue
            known = gazetteer.by_english.get(" ".join(token.text for token in part))
            if known is None or (size == 1 and not _stands_alone(text, tokens, first, known)):
                continue
            doubtful = size == 1 and part[0].opens and part[0].role == "common"
            if (
                doubtful
                and known.type not in ("country", "place", "people")
                and not case.proves(part[0].text)
            ):
                continue  # "Earth", "God" at the start of a sentence: words that are both
            atoms.append(Atom((part[0].span[0], part[-1].span[1]), tuple(part), known))
            taken[first : first + size] = [True] * size
    atoms += _proper_atoms(text, tokens, taken, case)
    atoms = [_with_title(atom, tokens) for atom in sorted(atoms, key=lambda atom: atom.span)]
    shown = [
        token
        for token in tokens
        if token.role in ("name", "common", "generic", "direction", "adjective", "roman")
    ]
    if not atoms and len([token for token in shown if not token.opens]) < 2:
        return None
    return Run((tokens[0].span[0], tokens[-1].span[1]), tuple(tokens), tuple(atoms))


def _proper_atoms(text: str, tokens: list[Token], taken: list[bool], case: CapitalCounts) -> Iterator[Atom]:
    """Names among the tokens that no known name has taken."""
    index = 0
    while index < len(tokens):
        if taken[index] or tokens[index].role not in ("name", "common"):
            index += 1
            continue
        last = index
        while last + 1 < len(tokens) and not taken[last + 1]:
            following = tokens[last + 1]
            gap = text[tokens[last].span[1] : following.span[0]]
            if "–" in gap or following.role in ("link", "generic", "title", "rank", "direction", "adjective"):
                break
            if following.role == "particle" and not any(
                token.role in ("name", "common") for token in tokens[last + 2 :]
            ):
                break
            last += 1
        part = tokens[index : last + 1]
        while part and part[0].role == "common" and part[0].opens and not case.proves(part[0].text):
            if len(part) > 1 and part[1].role == "name" and is_also_name(part[0].text):
                break
            part = part[1:]
        while part and part[-1].role in ("particle", "roman"):
            part = part[:-1]
        names = [place for place, token in enumerate(part) if token.role == "name"]
        if len(names) >= 2 and all(token.role == "common" for token in part[: names[0]]):
            # an office before a person: Foreign Affairs Vyacheslav Molotov
            part = part[names[0] :]
        if part and len("".join(token.text for token in part)) > 1:
            proper = [token for token in part if token.role == "name"]
            if proper or len(part) > 1 or not part[0].opens:
                acronym = len(part) == 1 and part[0].text.replace(".", "").isupper() and len(part[0].text) > 1
                yield Atom((part[0].span[0], part[-1].span[1]), tuple(part), None, None, acronym)
        index = last + 1


def _join_roles(tokens: list[Token]) -> list[Token]:
    """Tokens with titles and generic words of several words made one (Prime Minister, Civil War)."""
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        for size in range(min(longest_role(), len(tokens) - at), 1, -1):
            part = tokens[at : at + size]
            entry = word_roles().get(" ".join(token.text for token in part))
            if entry is not None:
                span = part[0].span[0], part[-1].span[1]
                text = " ".join(token.text for token in part)
                joined.append(Token(text, span, entry.role, entry, part[0].opens))
                at += size
                break
        else:
            joined.append(tokens[at])
            at += 1
    return joined


def _stands_alone(text: str, tokens: list[Token], at: int, known: GazetteerEntry) -> bool:
    """Whether a one-word place is itself here and no part of a person's name (Jack London)."""
    if known.type not in ("place", "country") or tokens[at].text != known.name:
        return True
    if at > 0 and tokens[at - 1].role == "particle":
        return False
    for other in (at - 1, at + 1):
        if not 0 <= other < len(tokens) or tokens[other].role != "name":
            continue
        low, high = sorted((at, other))
        if (
            text[tokens[low].span[1] : tokens[high].span[0]].strip() == ""
            and tokens[other].text not in load_gazetteer().by_english
        ):
            return False
    return True


def _with_title(atom: Atom, tokens: list[Token]) -> Atom:
    before = [token for token in tokens if token.span[1] <= atom.span[0]]
    if before and before[-1].role in ("title", "rank") and atom.span[0] - before[-1].span[1] <= 2:
        return Atom(atom.span, atom.words, atom.known, before[-1], atom.acronym)
    return atom
