"""Guess the language of a text from its script, and among Latin scripts from its function words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final

#: Characters looked at; more would not change the answer.
SAMPLE: Final = 20_000

#: The commonest function words of languages in Latin script.
FUNCTION_WORDS: Final[dict[str, frozenset[str]]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the of and to in that was for with as is by on at from his her it are which not this",
        "de": "der die und das den von zu mit ist des im dem nicht ein eine auf für als auch sich war",
        "fr": "le la les de des et en du un une dans que est pour qui sur au par il pas avec ce",
        "es": "el la los las de del y en que un una por con para es se su como al lo no más",
        "it": "il di che la e un una per con del della in non è i gli le si da sono al nel",
        "nl": "de het een van en in is dat op te zijn met voor niet aan er om als door ook",
        "pl": "w i na z się nie do że to jest o jak po od za przez dla oraz był są",
        "pt": "o a os as de do da e em que um uma para com não por no na se é ao mais",
        "tr": "ve bir bu da de için ile olarak olan en çok daha sonra gibi kadar ne ise ancak",
        "id": "yang dan di dari untuk dengan ini itu pada ke tidak dalam adalah akan oleh karena telah juga",
        "sv": "och att det som på för är av den till med en ett inte har om var från de vid",
        "vi": "và của là có trong được cho các một với không đã những này người để khi ở về",
    }.items()
}

#: Words of English that join others and that no name of a product, a command or a menu is made of. The words
#: that tell languages apart are a part of them.
ENGLISH_JOINING: Final = FUNCTION_WORDS["en"] | frozenset(
    "a an or if be can you your we our will would should could may must how why what when where who "
    "whose about into after before between through until because so than then there these those they "
    "them their its were has have had do does did not no any some each every more most other such only "
    "also just but while".split()
)
_SCRIPTS: Final = (
    ("THAI", "th"),
    ("HIRAGANA", "ja"),
    ("KATAKANA", "ja"),
    ("HANGUL", "ko"),
    ("CJK", "zh"),
    ("ARABIC", "ar"),
    ("DEVANAGARI", "hi"),
    ("GREEK", "el"),
    ("HEBREW", "he"),
    ("CYRILLIC", "ru"),
    ("LATIN", "latin"),
)


#: Words of a text that is short, and function words it must hold to be in another language than English.
FEW_WORDS, LEAST_HITS = 15, 2


def detect_language(text: str) -> str | None:
    """ISO 639 code of the language most of ``text`` is in, None when its letters do not tell."""
    sample = text[:SAMPLE]
    if len(text) > SAMPLE:  # the head of a file may be a foreign title or a licence
        middle = len(text) // 2
        sample += text[middle : middle + SAMPLE]
    scripts: Counter[str] = Counter()
    for char, count in Counter(sample).items():
        if char.isalpha() or "\u0e30" <= char <= "\u0e4e":
            scripts.update(dict.fromkeys(_scripts_of(char), count))
    if not scripts:
        return None
    if scripts["ja"] and scripts["zh"]:  # Japanese mixes kana with Chinese characters
        scripts["ja"] += scripts.pop("zh") if scripts["ja"] * 5 > scripts["zh"] else 0
    script = max(scripts, key=lambda code: scripts[code])
    return script if script != "latin" else _latin_language(sample)


@lru_cache(maxsize=4096)
def _scripts_of(char: str) -> tuple[str, ...]:
    """The scripts a character belongs to, by its name."""
    name = unicodedata.name(char, "")
    return tuple(code for prefix, code in _SCRIPTS if name.startswith(prefix))


def _latin_language(sample: str) -> str | None:
    words = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    scores = {
        code: sum(words[word] for word in words.keys() & function_words)
        for code, function_words in FUNCTION_WORDS.items()
    }
    best = max(scores, key=lambda code: scores[code])
    total = sum(words.values())
    if total <= FEW_WORDS:  # a word of two languages (per, no, met, die) tells nothing by itself
        english = sum(words[word] for word in ENGLISH_JOINING)
        if scores[best] < LEAST_HITS or english >= scores[best]:
            return "en"
    # A handful of words (a headline, a name) tells nothing: English, the design's default source.
    return best if scores[best] * 20 >= total else "en"
