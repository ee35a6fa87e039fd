"""Numbers in Chinese characters and in Hangul: 三百万, 二〇一九年, 삼백만, 두 명.

A character for a digit is also a part of many words (一般, 统一, 일본): it is a numeral only in a row of
them, or before what it counts.
"""

from __future__ import annotations

import re
from decimal import Decimal

from thiap.facts.tokens import NO_SENSES, Token
from thiap.languages import get_language

_DIGIT = dict(zip("〇零一二三四五六七八九两兩", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2), strict=True))
_DIGIT |= dict(zip("영일이삼사오육칠팔구", range(10), strict=True))
_TENS = {"十": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
_POWERS = {
    "万": 10**4,
    "萬": 10**4,
    "億": 10**8,
    "亿": 10**8,
    "兆": 10**12,
    "만": 10**4,
    "억": 10**8,
    "조": 10**12,
}
_HAN = "〇零一二三四五六七八九两兩十百千"
_ROW = re.compile(rf"[{_HAN}](?:[{_HAN}万萬億亿兆]*[{_HAN}万萬億亿兆])?")
_DATE = re.compile(
    r"(?:(?P<year>[〇零一二三四五六七八九]{4})年)?(?P<month>[一二三四五六七八九十]{1,3})月"
    r"(?:(?P<day>[一二三四五六七八九十]{1,3})[日号號])?|(?P<alone>[〇零一二三四五六七八九]{4})年"
    r"(?:\d{1,2}月(?:\d{1,2}[日号號])?)?"
)
#: A share, the lower number first: 七分之一, 五分の一.
_SHARE = re.compile(r"(?P<below>[二三四五六七八九十]{1,3})分[之の](?P<above>[一二三四五六七八九十]{1,3})")
#: What stands behind a number of one character.
_COUNTED = re.compile(
    r"个|個|名|人|位|次|年|岁|歳|歲|天|日间|日間|家|种|種|項|项|条|座|艘|架|辆|輛|台|本|件|回|匹|頭|头|分[之の]|分|点|成|割|倍|票|场|場|"
    r"枚|軒|戸|社|か所|カ所|ヶ所|か月|ヶ月|カ月|つの|度|週間|周|小时|小時|時間|分钟|分鐘|分間|万|亿|億|兆|萬|千|百|支|队|隊|对|對|"
    r"间|所|层|階|张|張|只|隻|部|首|篇|封|杯|瓶|枪|槍|颗|顆|座|起|届|屆"
)
#: Words that begin or end with numerals and count nothing.
_WORDS = re.compile(
    r"一[一]|一样|一樣|一般|一直|一定|一些|一切|一起|一旦|一方|一部|一种|一種|一个|一個|一名|一位|一次|一人|一番|一つ|一日|一時|一度|"
    r"十分|千万不|万一|百姓|百货|百貨|一家|一项|一項|一条|一座|一場|一场|一年|一天|第|三明治|四川|八卦|七夕|九州|千葉|百合|三井|三菱|"
    r"五輪|二度と|二十四節|一连|一連|一半|一番|一致|一边|一邊|十字|千代"
)
#: What may stand right behind a number in Hangul.
_BEHIND = r" |명|개|원|년|달러|인|번|회|세|살|시간|분|%|퍼센트|$|[.,)]"
_HANGUL = re.compile(rf"(?<![가-힣])[일이삼사오육칠팔구십백천만억조]{{2,16}}(?={_BEHIND})")
_SCALE = re.compile(r"[십백천만억조]")
_UNITS = dict(zip("한 두 세 네 다섯 여섯 일곱 여덟 아홉".split(), range(1, 10), strict=True))
_ROUND = dict(zip("열 스물 서른 마흔 쉰 예순 일흔 여든 아흔".split(), range(10, 100, 10), strict=True))
#: Native numerals before what they count, without one: 한 is an article.
_NATIVE = {f"{ten}{unit}": tens + ones for ten, tens in _ROUND.items() for unit, ones in _UNITS.items()}
_NATIVE |= _ROUND | {unit: ones for unit, ones in _UNITS.items() if ones > 1} | {"스무": 20}
_COUNTERS = (
    "명|개|번|살|차례|가지|마리|대|권|곳|시간|달|시|건|팀|척|채|편|배|사람|나라|국가|아이|도시|군데|쌍|장|병|잔|"
    "자녀|딸|아들|여성|남성|게임|경기|골|점|홀|세트|라운드|곡|줄|층|단계|주|해|살|배"
)
_CHOICE = "|".join(sorted(_NATIVE, key=len, reverse=True))
#: Numerals that are no other word stand before any noun.
_CLEAR = "|".join(word for word in sorted(_NATIVE, key=len, reverse=True) if len(word) > 1 and word != "아흔")
_NATIVE_COUNT = re.compile(
    rf"(?<![가-힣])(?P<native>(?:{_CHOICE})(?= ?(?:{_COUNTERS}))|(?:{_CLEAR}|두)(?= [가-힣]))"
)


def east_asian(folded: str, at: int, code: str) -> Token | None:
    """The numeral or date in characters at ``at``, or None."""
    kind = get_language(code).numerals
    if kind == "han":
        return _han(folded, at)
    return _hangul(folded, at) if kind == "hangul" else None


def _han(folded: str, at: int) -> Token | None:
    if folded.startswith("元年", at):  # the first year of an era
        return Token(at, at + 1, "1", NO_SENSES, "number", Decimal(1))
    if folded[at] not in _DIGIT and folded[at] not in _TENS:
        return None
    before = folded[at - 1 : at]
    if date := _DATE.match(folded, at):
        text = folded[at : date.end()]
        written = re.sub(rf"[{_HAN}]+", lambda found: str(value(found[0])), text)
        months = date["month"]
        if date["alone"] or (months is not None and 1 <= value(months) <= 12 and len(text) > len(months) + 1):
            return Token(at, date.end(), written, NO_SENSES, "cjk")
    if (share := _SHARE.match(folded, at)) and (above := value(share["above"])) < (
        below := value(share["below"])
    ):
        amount = (Decimal(above) / below).quantize(Decimal("0.000001"))
        return Token(at, share.end(), f"{above}/{below}", NO_SENSES, "fraction", amount)
    row = _ROW.match(folded, at)
    if row is None or before == "第" or before.isdigit() or _WORDS.match(folded, at):
        return None
    text = row[0]
    end = row.end()
    telling = len(text) > 1 and (any(c in _TENS or c in _POWERS for c in text[1:]) or text[0] in _TENS)
    positional = len(text) >= 3 and all(c in _DIGIT for c in text)
    counted = bool(_COUNTED.match(folded, end)) or (
        before == "之" and folded[max(0, at - 3) : at] == "百分之"
    )
    if text in "一十百千" and len(text) == 1 and folded[max(0, at - 3) : at] != "百分之":
        return None
    if len(text) == 1 and not counted:
        return None
    if len(text) > 1 and not (telling or positional or counted):
        return None
    amount = Decimal(value(text))
    return Token(at, end, str(amount) if amount < 10**4 else text, NO_SENSES, "number", amount)


def _hangul(folded: str, at: int) -> Token | None:
    if native := _NATIVE_COUNT.match(folded, at):
        amount = Decimal(_NATIVE[native["native"]])
        return Token(at, native.end(), str(amount), NO_SENSES, "number", amount)
    if (found := _HANGUL.match(folded, at)) and _SCALE.search(found[0]):
        amount = Decimal(value(found[0]))
        return Token(
            at, found.end(), str(amount) if amount < 10**4 else found[0], NO_SENSES, "number", amount
        )
    return None


def value(text: str) -> int:
    """The value of a row of numerals: by place (二〇一九) or with powers of ten (三百二十万五千)."""
    if all(char in _DIGIT for char in text):
        return int("".join(str(_DIGIT[char]) for char in text))
    total = group = digit = 0
    for char in text:
        if char in _DIGIT:
            digit = _DIGIT[char]
        elif char in _TENS:
            group, digit = group + (digit or 1) * _TENS[char], 0
        else:
            size = _POWERS[char]
            if size == 10**8 and total and total < 10**8 and not (group or digit):  # 万亿
                total *= size
            else:
                total += (group + digit or 1) * size
            group = digit = 0
    return total + group + digit
