"""The letters and signs of Thai by what they do, for whatever must look at single ones.

The Unicode Standard, chapter 16.1; sounds after the Royal Institute's transcription.
"""

from __future__ import annotations

from typing import Final

#: As parts of a class of characters in a regular expression: consonants; letters, vowels and tone marks.
CONSONANTS: Final = "ก-ฮ"
LETTERS: Final = "ก-๎"
#: As `LETTERS` without the marks that stand alone, and the blank: what a phrase is written with.
PHRASE: Final = "ก-ฮะ-ู เ-ไ็-์"
#: The first letter of a word, and its others.
FIRST, OTHERS = "ก-ฮเ-ไ", "ก-ฮะ-ฺเ-๎"

#: Vowels that are written before the consonant they are spoken behind.
LEADING: Final = "เแโใไ"
#: The one of them that is the beginning of compound vowels, and what two of it are mistyped for.
SARA_E, SARA_AE = "เ", "แ"
#: The vowel am, and how it is taken apart.
AM: Final = "ำ"
AM_SOUNDS: Final = "ะม"
#: Vowels and marks that belong to the consonant before them.
HANGING: Final = "ะาำิีึืุูั็่้๊๋์ๅํ"
#: Those of them that are left when `SAME_SOUND` has folded the others.
HANGING_FOLDED: Final = "ะาัิึุ์"
#: The silent consonant that carries a vowel, with the vowel before it and the vowels behind it.
CARRIER: Final = "อ"
CARRIED: Final = "ะัาิีึืุู็"
#: The mark of a silent letter, and the long vowel that needs `CARRIER` at the end of a syllable.
SILENCED, UE = "์", "ื"
#: Tone marks and the shortener; with the mark of a shortened word they say nothing about a foreign sound.
TONES: Final = "่้๊๋็"
REPEATED, SHORTENED = "ๆ", "ฯ"
#: A word of one letter: at, on.
AT_PLACE: Final = "ณ"
PHINTHU: Final = "ฺ"
#: The letter between the two marks of "and so on".
ETC_LETTER: Final = "ล"
#: A consonant that only sets the tone of one of these behind it.
LEADS_TONE, LED = "ห", "งญนมยรลวฬ"
#: Consonants before ลบ in words that are no minus: กลบ, สลบ, ตลบ, หลบ.
NO_MINUS: Final = "กสตหปขพท"
#: Letters that are one sound in loan words: rare ones go to the common one, long vowels to short ones.
SAME_SOUND: Final = dict(zip("ศษณฬญฐฑฒธฎฏฆฃฅภฌใฤๅ" + "ีูื", "สสนลยททททดตคคคพชไรา" + "ิุึ", strict=True))

#: Latin letters of each Thai consonant, those of the end of a syllable too; an empty one may be silent.
LATIN: Final[dict[str, tuple[str, ...]]] = {
    char: tuple(letters.split("|"))
    for chars, letters in {
        "ก": "k|g|c",
        "ขฃคฅฆ": "kh|k|g|c",
        "ง": "ng",
        "จ": "j|ch|c|t|z",
        "ฉชฌ": "ch|sh|c|j|t|d",
        "ซสศ": "s|z|c|t|d|sh|ch",
        "ษ": "s|t|d|sh|",
        "ญ": "n|",
        "ฎด": "d|t",
        "ฏต": "t|d|th",
        "ฐฑฒถทธ": "th|t|d",
        "นณ": "n",
        "บ": "b|p",
        "ป": "p|b",
        "ผพภ": "ph|p|b|f",
        "ฝฟ": "f|ph|p",
        "ม": "m",
        "ำ": "m",
        "รฤ": "r|l|n|",
        "ลฬ": "l|n|r",
        "วยหอฮ": "h|",
    }.items()
    for char in chars
}
#: A consonant that is written as two: it is spoken as the letter behind them.
AS_S: Final = ("ท", "ร", "s")


def is_consonant(char: str) -> bool:
    """Whether a character is a consonant."""
    return "ก" <= char <= "ฮ"


#: The consonants that a foreign name is told by, as few as languages with few of them have.
SOUNDS_OF_CONSONANTS: Final = (
    dict.fromkeys("กขฃคฅฆ", "k")
    | dict.fromkeys("งญณนม", "n")
    | dict.fromkeys("จฉชซศษสฌ", "s")
    | dict.fromkeys("ดตถทธฎฏฐฑฒ", "t")
    | dict.fromkeys("บปพภผฝฟ", "p")
    | dict.fromkeys("รลฬ", "l")
)
#: Letters that spell no foreign name; the dictionary, as PyThaiNLP has it, has no word that begins with one.
THAI_ALONE: Final = frozenset("ฤฦ")
