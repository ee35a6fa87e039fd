"""English. Month and weekday names as in CLDR 45, compared with Babel in the tests."""

from __future__ import annotations

from thiap.languages.language import Language

_DIGITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_DIGITS += " seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"

_DIGIT = {str(n): word for n, word in enumerate(_DIGITS.split(), 1)}
_DIGIT |= {str(n): word for n, word in zip(range(20, 100, 10), _TENS.split(), strict=True)}
_ORDINAL = {str(n): word for n, word in enumerate(_ORDINALS.split(), 1)}
_ORDINAL |= {str(n): word for n, word in zip(range(20, 100, 10), _TENTHS.split(), strict=True)}

ENGLISH = Language(
    code="en",
    name="English",
    spaced=True,
    bare_years=((1500, 2100, "CE"),),
    two_digit_era="CE",
    day_first=None,
    words={
        "digit": {"0": "zero|nil|nought", **_DIGIT},
        "multiplier": {
            "12": "dozen",
            "100": "hundred",
            "1000": "thousand",
            "100000": "lakh",
            "1000000": "million|mln|mn|mio",
            "10000000": "crore",
            "1000000000": "billion|bn|bln",
            "1000000000000": "trillion|trn|tn",
            "1000000000000000": "quadrillion",
        },
        "attached": {"1000": "k|K", "1000000": "m", "1000000000": "b"},
        "magnitude": {
            "12": "dozens",
            "20": "scores of",
            "100": "hundreds",
            "1000": "thousands",
            "1000000": "millions",
            "1000000000": "billions",
            "1000000000000": "trillions",
        },
        "magnitude_of": {
            "10": "tens of",
            "12": "dozens of",
            "100": "hundreds of",
            "1000": "thousands of",
            "1000000": "millions of",
        },
        "several": {"1": "several|many|a few|few|some few|countless|untold"},
        "half": {"0.5": "half"},
        "quarter": {"0.25": "quarter|quarters"},
        "group": {"2": "pair of|couple of"},
        "both": {"2": "both"},
        "times": {"2": "twice", "3": "thrice"},
        "point": {"1": "point"},
        "and": {"1": "and|&"},
        "or": {"1": "or"},
        "article": {"1": "a|an"},
        "the": {"1": "the"},
        "ordinal": {**_ORDINAL, "100": "hundredth", "1000": "thousandth", "2": "second|ii"},
        "last": {"1": "last|final"},
        "fraction": {
            "3": "third|thirds",
            "4": "fourths",
            "5": "fifth|fifths",
            "6": "sixths",
            "7": "sevenths",
            "8": "eighths",
            "10": "tenths",
        },
        "month": {
            "1": "january|jan|jan.",
            "2": "february|feb|feb.",
            "3": "march|mar.",
            "4": "april|apr|apr.",
            "5": "may",
            "6": "june|jun|jun.",
            "7": "july|jul|jul.",
            "8": "august|aug|aug.",
            "9": "september|sept|sept.|sep|sep.",
            "10": "october|oct|oct.",
            "11": "november|nov|nov.",
            "12": "december|dec|dec.",
        },
        "weekday": {
            "1": "monday|mondays|mon|mon.",
            "2": "tuesday|tuesdays|tue|tues|tue.|tues.",
            "3": "wednesday|wednesdays|wed|wed.",
            "4": "thursday|thursdays|thu|thurs|thu.|thurs.",
            "5": "friday|fridays|fri|fri.",
            "6": "saturday|saturdays|sat|sat.",
            "7": "sunday|sundays|sun|sun.",
        },
        "weak": {
            "month": "may|march|jan|sept|sep|mar.|dec|jun|oct|nov|feb|apr|jul|aug",
            "weekday": "mon|sun|sat|wed|fri|tue|thu",
        },
        "era": {"CE": "ad|a.d.|ce|c.e.", "BCE": "bc|b.c.|bce|b.c.e.", "BE": "b.e.|be|buddhist era"},
        "year": {"1": "year|the year"},
        "of": {"1": "of"},
        "century": {"1": "century|centuries"},
        "decade": {"1": "decade"},
        "part": {
            "early": "early|early in|the beginning of|beginning of|the start of|start of",
            "mid": "mid|middle of|the middle of",
            "late": "late|late in|end of|the end of",
        },
        "season": {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"},
        "year_cue": {
            "1": "in|since|until|till|by|from|during|before|after|between|of|through|throughout|circa|c.|ca.|around"
            "|about|to|and|or|early|late|mid|year|back|dated|born|founded|established|class|election|model"
        },
        "range": {"1": "to|through|until|till"},
        "between": {"1": "between"},
        "from": {"1": "from"},
        "change": {
            "1": "rose|rise|rises|rising|risen|increase|increased|increases|increasing|grew|grow|grown|growing|fell|fall"
            "|fallen|falling|dropped|drop|drops|declined|decline|decreased|decrease|up|down|went|jumped|reduced|cut"
            "|expanded|upgraded|capacity|raised|climbed|changed|shrank|moved|lowered|doubled"
        },
        "score_cue": {
            "1": "beat|beats|beating|won|win|wins|winning|lost|lose|loses|losing|draw|drew|victory|defeat|defeated|score"
            "|scored|lead|led|leading|ahead|win,|loss|record|aggregate|vote|voted|match|final score|tied|trailing|trail"
        },
        "before": {
            "about": "about|around|approximately|roughly|some|circa|c.|ca.|an estimated|estimated|in the region of"
            "|in the order of|close to|approx.|approx|~|≈|somewhere around|or so",
            "more": "more than|over|above|in excess of|exceeding|upwards of|greater than|well over|just over|>|topped|surpassed",
            "less": "less than|under|below|fewer than|just under|<|well under",
            "at_least": "at least|no fewer than|not less than|no less than|a minimum of|minimum of|as few as|≥",
            "at_most": "up to|at most|no more than|not more than|as many as|as much as|a maximum of|maximum of|maximum strength of"
            "|as high as|≤|no later than|within",
            "nearly": "nearly|almost|close on|just short of|approaching|not quite",
        },
        "after": {
            "at_least": "or more|at least|and above|and over|and up|or over|or older|and older|+",
            "at_most": "or less|or fewer|or under|at most|and under|or younger",
            "about": "or so|odd|or thereabouts|approximately|-ish",
            "more": "plus|-plus|-odd",
        },
        "date_before": {
            "at_least": "since|from|starting",
            "less": "before|prior to|pre|ahead of",
            "more": "after|post|following",
            "at_most": "by|until|till|through|no later than|up to",
            "about": "around|about|circa|c.|ca.",
        },
        "percent": {
            "percent": "%|percent|per cent|pct|pc|％",
            "percentage_point": "percentage point|percentage points|points percentage",
        },
        "symbol": {
            "USD": "$|us$|usd",
            "GBP": "£|gbp",
            "EUR": "€|eur",
            "JPY": "¥|jpy",
            "THB": "฿|thb",
            "INR": "₹|inr|rs.",
            "KRW": "₩",
            "RUB": "₽",
            "AUD": "a$|au$|aud",
            "CAD": "c$|ca$|cad",
            "HKD": "hk$",
            "SGD": "s$|sgd",
            "NZD": "nz$",
            "CHF": "chf",
            "CNY": "rmb|cny",
        },
        "per": {"1": "per|a|an|each|/"},
        "ampm": {"am": "am|a.m.|a.m|in the morning", "pm": "pm|p.m.|p.m|in the afternoon|in the evening"},
        "clock": {"1": "o'clock|hours gmt|hrs"},
        "moment": {"12:00": "noon|midday", "00:00": "midnight"},
        "time_cue": {"1": "at|by|around|about|until|from|before|after"},
        "age": {"1": "aged|age|ages"},
        "old": {"1": "old|olds"},
        "teens": {"1": "his|her|their|my|your"},
        "label": {
            "1": "no.|no|nos.|number|article|articles|section|sections|chapter|page|pages|p.|pp.|room|route|flight|line|unit"
            "|part|type|figure|fig.|table|volume|vol.|issue|clause|paragraph|rule|resolution|platform|gate|highway|interstate"
            "|terminal|apollo|class|grade|level|phase|stage|channel|psalm|division|group|step|version|hole|par|game|round|day|week"
            "|act|appendix|title|war"
        },
        "reign": {"1": "war"},
        "world_war": {"2": "wwii|ww2|ww ii", "1": "wwi|ww1|ww i"},
        "relative": {
            "0": "the same day|that same day|that day",
            "1": "the following day|the next day|the day after",
            "-1": "the day before|the previous day",
        },
        "guard": {
            "word": "black friday|good friday|ash wednesday|cyber monday|may be|second-hand|secondhand|no one|one another|one-off"
            "|at first|first of all|first aid|first name|no-one|on the one hand|one hand|once|second thoughts|split second"
            "|any one|every one|each one|this one|that one|which one|the one|the ones|the only one|one day|one of|first lady"
            "|first minister|first nations|first-hand|firsthand|first-class|may not|may have|see page|in the second place"
            "|in the first place|third party|third parties|third world|first half|second half|half-brother|half-sister|half brother"
            "|half sister|half-hour|fifth amendment|fourth of july|march on|march of|half-century|half-time|half time|wed by|sun's"
        },
    },
    tables={"unit": "en.units.tsv", "counted": "en.counted.tsv"},
)
