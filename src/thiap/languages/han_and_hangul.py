"""Numerals and dates in Chinese characters and in Hangul, as data.

Values after the Unicode Han Database (kPrimaryNumeric) and Sohn, *The Korean Language*, 1999, 7.3. Counters
and words with a character for a number in them are the frequent ones; written for thiap.
"""

from __future__ import annotations

from typing import Final

#: Digits, what multiplies a digit, and what multiplies all before it.
DIGITS: Final = dict(
    zip("〇零一二三四五六七八九两兩", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2), strict=True)
) | dict(zip("영일이삼사오육칠팔구", range(10), strict=True))
TENS: Final = {"十": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
POWERS: Final = {
    "万": 10**4,
    "萬": 10**4,
    "億": 10**8,
    "亿": 10**8,
    "兆": 10**12,
    "만": 10**4,
    "억": 10**8,
    "조": 10**12,
}
#: Characters of a numeral below ten thousand, of the powers, of a year by digits, of a month or a day.
HAN, HAN_POWERS = "〇零一二三四五六七八九两兩十百千", "万萬億亿兆"
HAN_YEAR, HAN_SMALL = "〇零一二三四五六七八九", "一二三四五六七八九十"
#: Behind the minutes of a time, and half an hour.
MINUTE, HALF_HOUR = ("分", "분"), ("半", "반")
#: Behind the number of a year, a month and a day; in dates with digits, of Chinese, Japanese and Korean.
#: Behind the character for a year it says that ten of them are meant: 1980年代, and no 1980年代表.
OF_DECADE = "(?:代(?!表|理|替)|대)"
YEAR, MONTH, DAY = "年년", "月월", "日일号"
#: What makes a weekday of what else is a month: 月曜日, 월요일.
OF_WEEKDAY: Final = "曜|요일"
#: The same where the number is in characters.
HAN_AFTER_YEAR, HAN_AFTER_MONTH, HAN_AFTER_DAY = "年", "月", "日号號"
#: A month in characters that stands alone is none behind these, nor before those: 每三月, 三月間.
HAN_NO_MONTH_BEHIND, HAN_NO_MONTH_BEFORE = "每毎隔数數几幾第个個近过過满滿", "間间余餘曜ほ半"
#: The first year of an era, a mark of ordinals, what begins a percentage, and its last character.
FIRST_YEAR, ORDINAL, HUNDREDTHS, FRACTION = "元年", "第", "百分之", "之"
#: Of a share: the characters of its lower number, and what stands between the two.
HAN_BELOW, HAN_SHARE = "二三四五六七八九十", "分[之の]"
#: One of these alone is no number.
NOT_ALONE: Final = "一百千"
#: Before a power of ten, several of it: 数十年.
SEVERAL: Final = "数數幾几何"
#: What is counted in Chinese and Japanese; a regular expression.
HAN_COUNTERS: Final = (
    "个|個|名|人|位|次|年(?![级級生])|岁|歳|歲|天|日间|日間|家|种|種|項|项|条|座|艘|架|辆|輛|台|本|件|回|匹|頭|头|分[之の]|分|点|成|割|倍|票|场|場|"
    "秒|姐妹|姊妹|兄弟|[到至][二三四五六七八九十]|份|块|塊|根|行(?![业業政为為动動人])|滴|片|粒|袋|盒|箱|桶|碗|盘|盤|步|页|頁|节|節|遍|趟|圈|轮|輪|匙|勺|茶匙|汤匙|大匙|小匙|公里|公斤|公升|千克|毫升|平方|美元|欧元|歐元|英镑|英鎊|つ|玉|束|切れ|皿|試合|期|段|時(?![代期点刻])|枚|軒|戸|社|か所|カ所|ヶ所|か月|ヶ月|カ月|つの|度|週間|周|小时|小時|時間|分钟|分鐘|分間|万|亿|億|兆|萬|千|百|支|队|隊|对|對|"
    "间|所|层|階|张|張|只|隻|部|首|篇|封|杯|瓶|枪|槍|颗|顆|座|起|届|屆|套|款|棵|株|幅"
)
#: Words that a numeral begins and that are none; a regular expression.
HAN_WORDS: Final = (
    "一[一]|一样|一樣|一般|一直|一定|一些|一切|一起|一旦|一方|一部|一种|一種|一个|一個|一名|一位|一次|一人|一番|一つ|一日|一時|一度|"
    "(?<![差点點時时])(?!(?<=拿到|得到|拿下|赢得|贏得|获得|獲得|领先|領先|落后|落後|输了|赢了)十分[，。；、！])十分(?![钟鐘])|千万不|万一|百姓|百货|百貨|一家|一项|一項|一条|一座|一場|一场|一年|一天|第|三明治|四川|八卦|七夕|九州|千葉|百合|三井|三菱|"
    "五輪|二度と|二十四節|一连|一連|一半|一番|一致|一边|一邊|十字|千代"
)
#: A syllable of Hangul, and those of numerals and of their powers.
SYLLABLE: Final = "가-힣"
HANGUL, HANGUL_POWERS = "일이삼사오육칠팔구십백천만억조", "십백천만억조"
#: What may stand right behind a number in Hangul; a regular expression.
HANGUL_BEHIND: Final = r" |명|개|원|년|달러|인|번|회|세|살|시간|분|%|퍼센트|$|[.,)]"
#: Seconds, whose parts in digits stand behind them, and what may stand behind those: 11秒2で.
SECOND, BEHIND_PARTS = ("秒", "초"), "差でのにとがをは的，、。에로의이는를을"
#: What says one before an hour.
ONE_BEFORE: Final = ("一", "한")
#: Before a place in a row, and the article of a law, which is a power of ten elsewhere.
PLACE, ARTICLE = "제", "조"
#: Numerals of a day, what stands behind a month and a day, and particles behind a date; regular expressions.
HANGUL_DAY, HANGUL_AFTER_MONTH, HANGUL_AFTER_DAY = "일이삼사오육칠팔구십", "월", "일"
HANGUL_BEHIND_DAY: Final = "에|은|이|의|을|부터|까지|자"
#: Native numerals: units as they stand before a counter, tens, and twenty before a counter.
NATIVE_UNITS: Final = "한 두 세 네 다섯 여섯 일곱 여덟 아홉".split()
NATIVE_TENS: Final = "열 스물 서른 마흔 쉰 예순 일흔 여든 아흔".split()
NATIVE_TWENTY: Final = "스무"
#: The native numeral that is also another word, and the short one that stands before any noun.
NATIVE_UNCLEAR, NATIVE_CLEAR = "아흔", "두"
#: Units that stand before no counter, from two on, and what joins any to a number in digits behind it; the
#: second is a regular expression.
NATIVE_NOUNS: Final = "둘 셋 넷".split()
NATIVE_JOINED: Final = r"[와과] \d"
#: What is counted in native numerals; a regular expression.
HANGUL_COUNTERS: Final = (
    "명|개|번|살|조각|알|쪽|마디|송이|그루|켤레|접시|그릇|봉지|상자|컵|바퀴|큰술|작은술|차례|가지|마리|대|권|곳|시간|달|시|건|팀|척|채|편|배|사람|나라|국가|아이|도시|군데|쌍|장|병|잔|"
    "자녀|딸|아들|여성|남성|게임|경기|골|점|홀|세트|라운드|곡|줄|층|단계|주|해|살|배|"
    "회사|기업|업체|체인|매장|지점|공장|은행|학교|대학|병원|정당|후보|의원|선수|구단|클럽|부대|지역|마을|섬|대륙|"
    "강대국|회원국|주요|자매|형제|왕국|행성|언어|종류|요소|분야|부문|기관|단체|그룹"
)
#: Where the scripts that are written without blanks between words begin and end in Unicode.
KANA_FIRST, HAN_LAST, HANGUL_LAST = "\u3040", "\u9fff", "\ud7a3"
