"""Words that the rules of facts, names, checks and readers look for, beside the senses of the word tables.

``data/cues.tsv`` lists their forms; here is what each sense means. A rule names the sense and never the word.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from thiap.languages.language import table

#: Sense and what it says where it stands.
CUES: Final[dict[str, str]] = {
    "and": "joins two things",
    "person_title": "stands before the given name of a person, who has a surname behind it",
    "joins_items": "joins the items of a list, or one thing done to the next",
    "and_more": "joins a smaller unit to a larger one: an hour and ten minutes",
    "or": "joins two things of which one holds",
    "in": "a part stands before it and the whole behind it, or a place behind it",
    "from": "where something comes from, or the whole behind it",
    "of": "what belongs stands before it, the owner behind it",
    "of_place": "as `of`, before a place or an institution",
    "by": "who acts stands behind it",
    "per": "an amount for each of what stands behind it",
    "between": "two of a kind stand behind it",
    "time": "an occasion: the second time",
    "way": "a means or a side: by sea, on the part of",
    "all_of": "the whole is meant: of all",
    "act_of": "makes a noun of the verb behind it",
    "own_language": "how a text names its own language or land",
    "able": "what somebody can do stands behind it",
    "for_example": "examples stand behind it",
    "own_city": "a city of the land of the language, which examples name",
    "a_language": "stands before the name of a people, for their language",
    "if_not": "begins the condition that what was said before does not hold",
    "before_noon": "the half of the day that a clock of twelve hours calls a.m.",
    "after_noon": "the half of the day that a clock of twelve hours calls p.m.",
    "or_else": "what stands before it is to be done lest what stands behind it happen",
    "some_few": "a small number that is not told: two to five, about",
    "wholly": "all of something, said without a number",
    "a_day_away": "the day before or behind this one, said without a number",
    "a_week_away": "the week before or behind this one, said without a number",
    "minutes_to": "between an hour and the minutes that it lacks",
    "lapsed": "says that what had a time has come to its end, before a date from which on it has",
    "at_all_hours": "says without a number that something goes on for 24 hours a day",
    "every_day": "says without a number that something is so on all seven days",
    "royal_style": "begins the full style of a king, a queen, their family or a patriarch",
    "royal_verb": "says what such a person does, and ends their style",
    "amounts_to": "a share that a number comes to stands behind it",
    "merely": "an amount that is little stands behind it",
    "reaches": "the level that a change led to stands behind it",
    "roughly": "the number behind it is no exact one",
    "multiplied": "stands between the sides of what is measured: 3 x 4 m",
    "sole": "a word behind what there is a single one of",
    "same_one": "what makes a single one the same one",
    "half": "a half behind what it is a half more of",
    "one": "one, and as it is spoken",
    "zero": "zero",
    "figure_of": "before the word for zero it makes it a figure: เลขศูนย์",
    "figure_at": "behind the word for zero it makes it a figure: ศูนย์นำหน้า",
    "freezing": "the words, in order, for the point where water freezes",
    "below": "an amount lies under what stands behind it",
    "minus": "the number behind it is less than zero",
    "negative": "as `minus`, of results and accounts",
    "percent": "stands before a percentage",
    "rights": "the year of a claim to rights stands behind it",
    "down": "an amount goes down, lies below or is lacking",
    "this_one": "what stands before it is the present one: today, this year",
    "era_alone": "an era that is not named: the Lesser Era of old chronicles, where the year fits it",
    "day": "a day, as a unit and as the beginning of relative days",
    "that": "begins a clause, or marks a number as a place in a row",
    "on_day": "stands before the day of a month",
    "year": "a year, as a unit and before its number",
    "era": "the short name of an era before a year",
    "sunday_end": "the end of Sunday, which is also the sun",
    "reigned": "the years of a reign stand behind it",
    "unit_of": "the unit of a table stands behind it",
    "version": "the number of a release stands behind it",
    "dialled": "a short telephone number stands behind it",
    "doer": "begins a word for who does what the rest of it says",
    "at_time": "an hour of the clock stands behind it",
    "counts_shelves": "behind a number it counts shelves or layers, and the number is no floor's",
    "ends": "the end of the month or year behind it, to its last day",
    "other_half": "behind a half, which half it is, and of what",
    "runner_up": "a place behind it counts those behind the winner",
    "took": "how long something took stands behind it",
    "heat": "what is said of heat and cold, of weather and fever",
    "ranges": "stands between the two ends of a range",
    "timed": "three numbers with dots before it are a time: minutes, seconds and their hundredths",
    "dialled_stem": "what every word of `dialled` holds",
    "section": "the number of a part of a document stands behind it",
    "note": "the number of a note stands behind it, in brackets",
    "wanted_note": "in brackets, an editor's demand for a source",
    "column_source": "heads a column of sources",
    "column_target": "heads a column of translations",
    "column_en": "heads a column in English",
    "column_th": "heads a column in Thai",
    "wiki_file": "the name space of files in a wiki",
    "wiki_category": "the name space of categories in a wiki",
    "people": "the people of the country behind it, and any people",
    "north": "the north of a land",
    "south": "the south of a land",
    "east": "the east of a land",
    "west": "the west of a land",
    "between_directions": "a direction between two of the four",
    "part_of_land": "the direction of a part stands behind it",
    "land": "the name of a land or a town stands behind it",
    "no_direction": "behind a word for a direction, it is another word",
    "doubtful_title": "also “you”, or part of a name: no title of a person beyond doubt",
    "counted_man": "counts men behind a number, and is a title before a name",
    "noun_maker": "makes a noun of the verb behind it",
    "not": "denies what stands behind it",
    "attribute": "begins what says more of the noun or the verb before it",
    "hardly_ever": "behind a negator: what stands behind it is rarely so",
    "still": "what stands behind it is so until now",
    "until": "what comes before a time lasts to it, or comes first",
    "much": "says a high degree or that something is always so, and so renders no negator",
    "grammatical": "says how a verb or a noun is meant, and nothing by itself",
    "and_so_on": "and so on",
    "sentence_end": "ends the verb of a sentence",
    "sentence_start": "begins a clause of its own: a verb or particle that stands first",
    "abbreviation": "its point ends no sentence before a capital: a title, a street, for example",
    "stands_for": "stands for what was named before, as the subject of a sentence",
    "topic": "stands behind what a sentence is about, where words have no blanks between them",
    "beside_name": "stands beside a name and in none, where words have no blanks between them",
    "foreign_syllable": "a character that foreign names are spelt with",
    "called": "stands behind the name of a person, or before it where no blank does: Mr, President, judge",
    "glued": "glued before a name: articles, prepositions, conjunctions",
}


@cache
def _forms() -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for lang, sense, forms in table("cues.tsv"):
        found.setdefault(sense, {})[lang] = tuple(forms.split("|"))
    return found


@cache
def cues(sense: str, lang: str = "th") -> tuple[str, ...]:
    """The forms of a sense in a language, in the order of the table.

    Raises:
        KeyError: the table has none.
    """
    return _forms()[sense][lang]


def forms(sense: str, lang: str) -> tuple[str, ...]:
    """The forms of a sense in a language, none where the table has none."""
    return _forms()[sense].get(lang, ())


@cache
def cue(sense: str, lang: str = "th") -> str:
    """The one form of a sense that has one, the usual form of a sense that has several."""
    return cues(sense, lang)[0]


def either(*senses: str, lang: str = "th") -> str:
    """The forms of senses as alternatives of a regular expression, in the order of the table."""
    return "|".join(re.escape(form) for sense in senses for form in cues(sense, lang))
