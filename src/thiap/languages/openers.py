"""Words that a sentence often begins with and that have a capital nowhere else, by language.

Articles, pronouns, prepositions, conjunctions and small numbers: the closed classes that any grammar of the
language lists (own list).
"""

from __future__ import annotations

from typing import Final

#: Lower-case words by language; languages without capitals have none.
OPENERS: Final[dict[str, frozenset[str]]] = {
    lang: frozenset(words.split())
    for lang, words in {
        "en": "it he she they we you this that these those there when while if but and in on at for with"
        " after before although as his her their our its some many most more one two three not no so what how"
        " why where who a an the",
        "de": "der die das ein eine es er sie wir in im am bei mit nach vor auf für aber und als wenn seine"
        " ihre dieser diese dieses zwei drei mehr viele nicht",
        "es": "el la los las un una en con por para como cuando pero y no su sus este esta estos dos tres"
        " muchos más según tras después antes se es",
        "fr": "le la les un une des l d il elle ils elles on en dans avec pour par mais et ce cette ces son"
        " sa ses leur deux trois plus selon après avant quand si",
        "it": "il lo la i gli le un una in con per ma e non questo questa dopo prima due tre secondo quando"
        " è si",
        "nl": "de het een hij zij ze we in op met voor maar en als dit dat deze na twee drie veel niet er",
        "pl": "w na z do po o od dla ale i nie to ten ta jego jej ich gdy kiedy jak jest dwa trzy według"
        " przed",
        "pt": "o a os as um uma em no na com por para mas e não seu sua este esta após antes dois três"
        " segundo quando",
        "ru": "в на с по о от для но и не это этот эта его её их он она они мы когда как если два три"
        " после до",
        "tr": "bu bir o ve ama için ile iki üç çok daha en sonra önce",
    }.items()
}
#: Definite articles, which have a capital in titles and names too ("The Hague", "El Salvador").
ARTICLES: Final = frozenset("the el la los las le les il lo de het o os as".split())
