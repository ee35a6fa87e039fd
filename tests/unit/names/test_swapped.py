"""Names that changed places in pairs other than Thai and English."""

from __future__ import annotations

import pytest

from thiap.model import Alignment, Bead, Bitext, Block, Document, Fact, Reading
from thiap.names import find_names
from thiap.names.by_bead import is_written
from thiap.names.named import people_in
from thiap.names.swapped import swapped


def swaps(
    source: str, target: str, lang: str, *, source_lang: str = "en", alone: bool = False
) -> list[tuple[str, str]]:
    """Swaps of two texts whose lines answer each other."""
    docs = []
    for code, text in ((source_lang, source), (lang, target)):
        at, blocks = 0, []
        for line in text.split("\n"):
            blocks.append(Block("paragraph", (at, at + len(line))))
            at += len(line) + 1
        docs.append(Document("x", text, code, "text", tuple(blocks)))
    beads = tuple(
        Bead((one.span,), (other.span,), 0.9, 0.9)
        for one, other in zip(docs[0].blocks, docs[1].blocks, strict=True)
    )
    alignment = Alignment(beads=beads, encoder="none", mode="translation", coverage=(1.0, 1.0), alone=alone)
    bitext = Bitext(docs[0], docs[1], 0, alignment, find_names(docs[0]), find_names(docs[1]))
    return [
        (docs[0].quote(swap.source), docs[1].quote(swap.target) if swap.target else "")
        for swap in swapped(bitext)
    ]


@pytest.mark.parametrize(
    ("lang", "target", "found"),
    [
        ("de", "Er reiste nach Österreich.", [("Norway", "Österreich")]),
        ("ru", "Он поехал в Испанию.", [("Norway", "Испанию")]),
        ("ar", "سافر إلى إيطاليا.", [("Norway", "إيطاليا")]),
        ("zh", "他去了意大利。", [("Norway", "意大利")]),
        ("de", "Er reiste nach Norwegen.", []),
        ("ru", "Он жил в Норвегии.", []),
        ("ja", "彼はノルウェーへ行った。", []),
        ("de", "Er reiste dorthin.", []),
    ],
)
def test_countries(lang: str, target: str, found: list[tuple[str, str]]) -> None:
    assert swaps("He went to Norway.", target, lang) == found


@pytest.mark.parametrize(
    ("source", "lang", "target", "found"),
    [
        ("Norway and Spain met.", "es", "Se reunieron España y España.", [("Norway", "España")]),
        ("Norway and Spain met.", "es", "Se reunieron Noruega y España.", []),
        (
            "Norwegian and US ships met.",
            "it",
            "Navi norvegesi e americane, degli Stati Uniti, Stati Uniti.",
            [],
        ),
        ("US ships met Norwegian ones.", "it", "Navi degli Stati Uniti e norvegesi.", []),
        ("Spain met.", "es", "España se reunió con España.", []),
        (
            "Troops in Syria meet Syrian envoys.",
            "tr",
            "İran'de askerler Suriyeli elçilerle.",
            [("Syria", "İran")],
        ),
        ("Troops in Syria meet Syrian envoys.", "tr", "Suriyeli elçilerle görüştü.", []),
        ("He left Sweden.", "tr", "İsveç'ten ayrıldı.", []),
        ("He left Germany.", "tr", "İsveç'ten ayrıldı.", [("Germany", "İsveç")]),
        ("He lives in China.", "vi", "Ông sống ở Úc.", [("China", "Úc")]),
        ("He left Norway in a shirt.", "vi", "Áo của ông ở Na Uy.", []),
    ],
)
def test_countries_are_counted_and_short_ones_are_read(
    source: str, lang: str, target: str, found: list[tuple[str, str]]
) -> None:
    assert swaps(source, target, lang, alone=True) == found


def test_a_country_that_its_everyday_name_stands_for_is_there() -> None:
    assert (
        swaps("Soldiers of the United States and Russia met.", "Солдаты США и России встретились.", "ru")
        == []
    )


def test_countries_between_two_languages_without_english() -> None:
    assert swaps("Er reiste nach Norwegen.", "Il est allé en Italie.", "fr", source_lang="de") == [
        ("Norwegen", "Italie")
    ]


SOURCE = """Yesterday Kovalenko drew it.
The map of Kovalenko is old.
A reply by Sandoval came.
Then Sandoval left."""


@pytest.mark.parametrize(
    ("lang", "right", "wrong"),
    [
        (
            "de",
            "Gestern zeichnete Kovalenko das.\nDie Karte von Kovalenko ist alt."
            "\nEine Antwort von Sandoval kam.\nDann ging Sandoval.",
            ("Kovalenko das", "Sandoval das"),
        ),
        (
            "ru",
            "Вчера Коваленко это начертил.\nКарта Коваленко стара."
            "\nОтвет Сандовала пришёл.\nПотом Сандовал ушёл.",
            ("Вчера Коваленко", "Вчера Сандовал"),
        ),
    ],
)
def test_a_person_in_the_place_of_another(lang: str, right: str, wrong: tuple[str, str]) -> None:
    far = "\nIt was so.\nIt rained.\n"
    filler = {"de": "\nEs war so.\nEs regnete.\n", "ru": "\nЭто было так.\nШёл дождь.\n"}[lang]
    source, target = SOURCE.replace("\n", far), right.replace("\n", filler)
    assert swaps(source, target, lang) == []
    found = swaps(source, target.replace(*wrong), lang)
    assert [name for name, _ in found] == ["Kovalenko"]


@pytest.mark.parametrize(
    ("lang", "right", "wrong"),
    [
        (
            "es",
            "Los jueces dijeron que este año el premio fue para Marisa Kowalczyk en Lyon.",
            "Los jueces dijeron que este año el premio fue para Henrik Sandoval en Lyon.",
        ),
        (
            "nl",
            "De jury zei dat de prijs dit jaar ging naar Marisa Kowalczyk in Lyon.",
            "De jury zei dat de prijs dit jaar ging naar Henrik Sandoval in Lyon.",
        ),
        (
            "de",
            "Wie die Jury sagte, ging der Preis dieses Jahr an Marisa Kowalczyk in Lyon.",
            "Wie die Jury sagte, ging der Preis dieses Jahr an Henrik Sandoval in Lyon.",
        ),
        (
            "tr",
            "Jüri bu yıl ödülün verildiği kişiyi açıkladı: Marisa Kowalczyk'e verildi.",
            "Jüri bu yıl ödülün verildiği kişiyi açıkladı: Henrik Sandoval'a verildi.",
        ),
        (
            "pl",
            "Jak podało jury, w tym roku nagrodę dostała Marisa Kowalczyk w Lyonie.",
            "Jak podało jury, w tym roku nagrodę dostał Henrik Sandoval w Lyonie.",
        ),
    ],
)
def test_a_name_that_stands_nowhere_else_in_place_of_another(lang: str, right: str, wrong: str) -> None:
    source = "The jury said that this year the prize went to Marisa Kowalczyk in Lyon."
    assert swaps(source, right, lang) == []
    assert [name for name, _ in swaps(source, wrong, lang)] == ["Marisa Kowalczyk"]


def test_a_name_in_brackets_is_the_one_beside_them() -> None:
    source = "Marisa Kowalczyk won the prize."
    assert swaps(source, "마리사 코발치크(Marisa Kowalczyk)가 상을 받았다.", "ko") == []
    assert swaps(source, "마리사 코발치크(Henrik Sandoval)가 상을 받았다.", "ko") == [
        ("Marisa Kowalczyk", "Henrik Sandoval")
    ]


def test_an_abbreviation_spelt_out_and_a_headline_are_no_names() -> None:
    assert swaps("Marisa left the IMF.", "마리사는 IMF(International Monetary Fund)를 떠났다.", "ko") == []
    assert swaps("He shouted THANK YOU ALL.", "Gritó GRACIAS POR TODO.", "es") == []


SPOKEN = {
    "ja": [
        "サンドバルは本を書いた。",
        "彼はパリに住む。",
        "サンドバルの本は古い。",
        "雨が降った。",
        "それはサンドバルの地図だ。",
    ],
    "zh": ["桑多瓦尔写了那本书。", "他住在巴黎。", "桑多瓦尔的书很旧。", "下雨了。", "这是桑多瓦尔的地图。"],
    "hi": [
        "सैंडोवल ने किताब लिखी।",
        "वह पेरिस में रहता है।",
        "सैंडोवल की किताब पुरानी है।",
        "बारिश हुई।",
        "यह सैंडोवल का नक्शा है।",
    ],
    "ar": [
        "كتب ساندوفال الكتاب.",
        "يعيش في باريس.",
        "كتاب ساندوفال قديم.",
        "هطل المطر.",
        "هذه خريطة ساندوفال.",
    ],
    "ko": [
        "산도발은 책을 썼다.",
        "그는 파리에 산다.",
        "산도발의 책은 낡았다.",
        "비가 왔다.",
        "이것은 산도발의 지도다.",
    ],
    "ru": [
        "Сандовал написал книгу.",
        "Он живёт в Париже.",
        "Книга Сандовала стара.",
        "Шёл дождь.",
        "Вот карта Сандовала.",
    ],
}
SPOKEN_SOURCE = """Sandoval wrote the book.
He lives in Paris.
The book of Sandoval is old.
It rained.
This is a map by Sandoval."""


@pytest.mark.parametrize("lang", list(SPOKEN))
def test_a_name_is_heard_in_another_script(lang: str) -> None:
    assert swaps(SPOKEN_SOURCE, "\n".join(SPOKEN[lang]), lang) == []


@pytest.mark.parametrize(
    ("lang", "name", "other"), [("ja", "サンドバル", "コワルチク"), ("ru", "Сандовала", "Ковальчика")]
)
def test_a_name_that_nothing_sounds_like_stands_for_another(lang: str, name: str, other: str) -> None:
    lines = [*SPOKEN[lang][:4], SPOKEN[lang][4].replace(name, other)]
    assert [
        gone for gone, _ in swaps(SPOKEN_SOURCE.replace("map by", "map by Luis"), "\n".join(lines), lang)
    ] == ["Sandoval"]


@pytest.mark.parametrize(
    ("source", "target", "lang", "found"),
    [
        (
            "Justin Oakley and Henrik Stenvall won.",
            "Justin Oakley ve Justin Thornby kazandı.",
            "tr",
            [("Henrik Stenvall", "Justin Thornby")],
        ),
        (
            "The song was called Ghost Town at first.",
            "La canzone si chiamava Kenny Marlow all'inizio.",
            "it",
            [("Ghost Town", "Kenny Marlow")],
        ),
        (
            "It was shown at the Consumer Energy Forum.",
            "Werd getoond op het Ryan Hollis Forum.",
            "nl",
            [("Consumer Energy", "Ryan Hollis")],
        ),
        (
            "The host of the Morning Garden Hour left.",
            "Il conduttore di Ryan Hollis Hour se ne andò.",
            "it",
            [("Morning Garden", "Ryan Hollis")],
        ),
        (
            "The coach said it in San Diego.",
            "Der Trainer sagte die Worte in Mike Hollis.",
            "de",
            [("San Diego", "Mike Hollis")],
        ),
        (
            "The plan of Jeremy Kowalczyk is old.",
            "O plano de uma empresa é antigo.",
            "pt",
            [("Jeremy Kowalczyk", "")],
        ),
        (
            "Last year the story ran in the Sunday Times Culture.",
            "Năm ngoái câu chuyện được đăng trên Sunday Rosa Kowalczyk.",
            "vi",
            [("Times Culture", "Rosa Kowalczyk")],
        ),
        (
            "Last year he wrote the book of a Few Hard Truths About It.",
            "L'anno scorso scrisse un libro, Pawn Stars Truths About It.",
            "it",
            [("Few Hard", "Pawn Stars")],
        ),
        (
            "The song, Ghost Town, closed the night.",
            "La canzone, Saturday Night, chiuse la serata.",
            "it",
            [("Ghost Town", "Saturday Night")],
        ),
        (
            "The song, Saturday Night, closed the night.",
            "La canzone, Saturday Night, chiuse la serata.",
            "it",
            [],
        ),
        ("She told The Herald so.", "Lo dijo a Boston Globe.", "es", [("The Herald", "Boston Globe")]),
        ("She told The Herald so.", "Lo dijo al Herald de Boston.", "es", []),
        ("She told The Economist so.", "Das sagte sie dem Economist.", "de", []),
        ("The Northern Hills Forum met.", "Se reunió el Foro Northern Hills.", "es", []),
        (
            "She runs the Consumer Energy Forum.",
            "그녀는 Nord Stream Forum을 운영한다.",
            "ko",
            [("Consumer Energy", "Nord Stream")],
        ),
        ("She runs the Consumer Energy Forum.", "그녀는 Consumer Energy Forum을 운영한다.", "ko", []),
        ("The plan of President Jeremy Kowalczyk is old.", "O plano do presidente é antigo.", "pt", []),
        ("The plan of Jeremy Kowalczyk is old.", "O plano de Kowalczyk é antigo.", "pt", []),
        ("She joined the Supreme Court.", "Sie kam an den Obersten Gerichtshof.", "de", []),
        ("Blasey told the Senate Committee.", "Christine Blasey dijo al Comité.", "es", []),
        ("They live there, the Red Cross said.", "Viven allí, dijo la Cruz Roja.", "es", []),
        ("He wore a MAGA hat at the Town Hall.", "Er trug einen Hut (Make All Green Again).", "de", []),
    ],
)
def test_a_row_that_no_rendering_explains_is_another_name(
    source: str, target: str, lang: str, found: list[tuple[str, str]]
) -> None:
    assert swaps(source, target, lang) == found


def test_units_of_a_file_excuse_no_other() -> None:
    source = "Martha Ellison opened it.\nPeter Grunwald paid for the roof."
    target = "Peter Grunwald lo abrió.\nPeter Grunwald pagó el techo."
    assert swaps(source, target, "es", alone=True) == [("Martha Ellison", "Peter Grunwald")]


def test_a_surname_that_does_not_follow_its_first_name_is_told_and_a_dropped_first_name_is_not() -> None:
    said = [
        ("Brett Kavanaugh spoke.", "تحدث بريت كافانو."),
        ("They asked Kavanaugh again.", "سألوا كافانو مرة أخرى."),
        ("The vote on Brett Kavanaugh is near.", "التصويت على بريت كافانو قريب."),
        ("It rained in the north.", "هطل المطر في الشمال."),
        ("The judge Brett Kavanaugh left.", "غادر القاضي بريت ميركل."),
        ("He thanked Brett Kavanaugh.", "شكر كافانو."),
    ]
    source, target = ("\n".join(lines) for lines in zip(*said, strict=True))
    assert swaps(source, target, "ar", alone=True) == [("Kavanaugh", "")]


def test_a_well_known_surname_is_missed_and_a_sentence_said_thrice_teaches_no_more_than_once() -> None:
    said = [
        ("They asked Kavanaugh again.", "سألوا كافانو مرة أخرى."),
        ("It rained in the north.", "هطل المطر في الشمال."),
        ("The vote on Kavanaugh is near.", "التصويت على كافانو قريب."),
        ("He thanked Kavanaugh.", "شكر كافانو."),
        ("They saw Kavanaugh on Friday.", "رأوا ميركل يوم الجمعة."),
    ]
    source, target = ("\n".join(lines) for lines in zip(*said, strict=True))
    assert swaps(source, target, "ar", alone=True) == [("Kavanaugh", "")]
    said[2:4] = said[:1] * 2
    source, target = ("\n".join(lines) for lines in zip(*said, strict=True))
    assert swaps(source, target, "ar", alone=True) == []


@pytest.mark.parametrize(
    ("lang", "source", "target", "found"),
    [
        ("de", "Er reiste nach Norwegen.", "เขาเดินทางไปอิตาลี", [("Norwegen", "อิตาลี")]),
        ("de", "Er reiste nach Norwegen.", "เขาเดินทางไปนอร์เวย์", []),
        ("de", "Ein norwegischer Koch kam.", "พ่อครัวชาวอิตาลีมา", [("norwegischer", "อิตาลี")]),
        ("de", "Ein norwegischer Koch kam.", "พ่อครัวชาวนอร์เวย์มา", []),
        ("de", "Er kam aus Chile.", "เขามาจาก Chile", []),
        ("de", "Er kam aus Chile.", "เขามาจาก Bolivia", [("Chile", "Bolivia")]),
        ("ja", "米国の内務長官が来た。", "รัฐมนตรีมหาดไทยสหรัฐฯ มา", []),
        ("ja", "米国の船が来た。", "เรือของอเมริกามา", []),
        ("ja", "米国の船が来た。", "เรือของเวียดนามมา", [("米国", "เวียดนาม")]),
        ("zh", "印尼的船来了。", "เรือของอินโดนีเซียมา", []),
        ("zh", "印尼的船来了。", "เรือของอินเดียมา", [("印尼", "อินเดีย")]),
    ],
)
def test_countries_with_thai(lang: str, source: str, target: str, found: list[tuple[str, str]]) -> None:
    assert swaps(source, target, "th", source_lang=lang) == found
    turned = [(theirs, ours) for ours, theirs in found]
    assert swaps(target, source, lang, source_lang="th") == turned


JAPANESE = [
    "マリサ・サンドバルは本を書いた。",
    "彼はパリに住む。",
    "サンドバル氏の本は古い。",
    "雨が降った。",
    "地図はサンドバル氏のものだ。",
    "風が吹いた。",
    "手紙もサンドバル氏が書いた。",
    "朝になった。",
    "家はサンドバル氏のものだ。",
]
GERMAN = [
    "Das Buch schrieb Marisa Sandoval.",
    "Er wohnt in Paris.",
    "Alt ist das Buch von Sandoval.",
    "Es regnete.",
    "Die Karte gehört Sandoval.",
    "Der Wind wehte.",
    "Den Brief schrieb auch Sandoval.",
    "Es wurde Morgen.",
    "Das Haus gehört Sandoval.",
]
THAI = [
    "มาริซา ซันโดวัล เขียนหนังสือเล่มนั้น",
    "เขาอาศัยอยู่ที่ปารีส",
    "หนังสือของซันโดวัลเก่าแล้ว",
    "ฝนตก",
    "แผนที่เป็นของซันโดวัล",
    "ลมพัด",
    "จดหมายก็เขียนโดยซันโดวัล",
    "เช้าแล้ว",
    "บ้านเป็นของซันโดวัล",
]


@pytest.mark.parametrize(
    ("lang", "lines", "name"), [("ja", JAPANESE, "サンドバル"), ("de", GERMAN, "Sandoval")]
)
def test_a_person_is_heard_in_thai(lang: str, lines: list[str], name: str) -> None:
    source = "\n".join(lines)
    assert swaps(source, "\n".join(THAI), "th", source_lang=lang) == []
    wrong = [*THAI[:8], "บ้านเป็นของโควาลชิค"]
    assert [ours for ours, _ in swaps(source, "\n".join(wrong), "th", source_lang=lang)] == [name]


def test_a_name_that_thai_keeps_in_latin_letters_is_heard_in_katakana() -> None:
    kept = [line.replace("ซันโดวัล", " Sandoval ").replace("มาริซา", "Marisa") for line in THAI]
    source = "\n".join(JAPANESE)
    assert swaps(source, "\n".join(kept), "th", source_lang="ja") == []
    wrong = [*kept[:8], "บ้านเป็นของ Kowalczyk"]
    assert [ours for ours, _ in swaps(source, "\n".join(wrong), "th", source_lang="ja")] == ["サンドバル"]


def test_a_name_that_both_keep_in_latin_letters() -> None:
    source = "Menzies 写了那本书。\n他住在巴黎。\n书是 Menzies 的。\n下雨了。\n地图是 Menzies 的。"
    target = "Menzies เขียนหนังสือ\nเขาอยู่ที่ปารีส\nหนังสือเป็นของ Menzies\nฝนตก\nแผนที่เป็นของ {}"
    assert swaps(source, target.format("Menzies"), "th", source_lang="zh") == []
    found = [("Menzies", "Kovalenko")]
    assert swaps(source, target.format("Kovalenko"), "th", source_lang="zh") == found


def test_an_office_in_english_letters_is_nobody_in_anothers_place() -> None:
    assert (
        swaps("Trump lobte die Demokraten.", "ทรัมป์ชมพรรคเดโมแครต (Democratic Party)", "th", source_lang="de")
        == []
    )


@pytest.mark.parametrize(
    ("wrong", "found"),
    [("أنجيلا كوربين", [("Merkel", "كوربين")]), ("أنجيلا ميركل", []), ("أنجيلا أمس", [])],
)
def test_behind_a_first_name_stands_its_surname_or_another(wrong: str, found: list[tuple[str, str]]) -> None:
    said = [
        ("They thanked Angela Merkel.", f"شكروا {wrong}."),
        ("It rained in the north.", "هطل المطر في الشمال."),
        ("The house is old.", "البيت قديم."),
        ("Corbyn came late.", "وصل كوربين متأخرا."),
    ]
    source, target = ("\n".join(lines) for lines in zip(*said, strict=True))
    assert swaps(source, target, "ar", alone=True) == found


@pytest.mark.parametrize(
    ("gloss", "found"),
    [
        ("（Martin Sandoval）", [("Kowalski", "Martin Sandoval")]),
        ("（Ewa Kowalski）", []),
        ("（Kowalski）", []),
        ("的桑多瓦尔 (Martin Sandoval)", []),
    ],
)
def test_an_original_in_brackets_is_that_of_the_name_before_it(
    gloss: str, found: list[tuple[str, str]]
) -> None:
    source = "Sandoval met Ewa Kowalski of the Labour Party."
    assert swaps(source, f"桑多瓦尔遇见了工党的科瓦尔斯基{gloss}。", "zh", alone=True) == found


@pytest.mark.parametrize(("opening", "found"), [("It", []), ("Today a member", [("Lascaux", "산도발이")])])
def test_a_name_that_begins_a_passage_may_stand_for_a_pronoun(
    opening: str, found: list[tuple[str, str]]
) -> None:
    said = [
        ("The firm of Sandoval came.", "산도발이 왔다."),
        ("They asked Sandoval.", "산도발이 물었다."),
        ("They saw Lascaux.", "그들은 라스코를 보았다."),
        (f"{opening} said that Lascaux is closed.", "산도발이 문을 닫았다고 말했다."),
        ("It rained.", "비가 왔다."),
    ]
    source, target = ("\n".join(lines) for lines in zip(*said, strict=True))
    assert [pair[0] for pair in swaps(source, target, "ko", alone=True)] == [pair[0] for pair in found]


def test_the_consonants_of_a_common_word_are_no_name() -> None:
    said = [
        ("A summit of Putin began.", "पुतिन का सम्मेलन शुरू हुआ।"),
        ("They asked Putin again.", "उन्होंने पुतिन से फिर पूछा।"),
        ("It rained in the north.", "उत्तर में बारिश हुई।"),
        ("The talks between Corbyn and the union failed.", "पुतिन और संघ की बातचीत विफल रही।"),
        ("Corbyn came late.", "कॉर्बिन देर से आए।"),
    ]
    source, target = ("\n".join(lines) for lines in zip(*said, strict=True))
    assert swaps(source, target, "hi", alone=True) == [("Corbyn", "पुतिन")]


@pytest.mark.parametrize(("text", "there"), [("ブランドはRevlonなど。", True), ("Revlonnaなど。", False)])
def test_a_name_in_latin_letters_ends_where_another_script_begins(text: str, there: bool) -> None:
    fact = Fact("name", (0, 6), "Revlon", (Reading("revlon"),))
    assert is_written(fact, text) is there


@pytest.mark.parametrize(
    ("lang", "source", "target", "found"),
    [
        ("de", "Gestern sprach Martin Feldkamp.", "เมื่อวานนี้ สตีเวน โอโรซโก พูด", [("Martin", "โอโรซโก")]),
        ("de", "Gestern sprach Martin Feldkamp.", "เมื่อวานนี้ มาร์ติน เฟลด์คัมป์ พูด", []),
        ("de", "Gestern sprach Martin Feldkamp.", "เมื่อวานนี้ เฟลด์คัมป์พูด", []),
        ("de", "Gestern sprach Martin Feldkamp.", "เมื่อวานนี้เขาพูดมาก", [("Martin Feldkamp", "")]),
        ("ja", "マーティン・フェルドカンプが話した。", "เมื่อวานนี้ มาร์ติน เฟลด์แคมป์ พูด", []),
        (
            "ja",
            "マーティン・フェルドカンプが話した。",
            "เมื่อวานนี้เขาพูดมาก",
            [("マーティン・フェルドカンプ", "")],
        ),
        ("ja", "フェルドカンプ氏は反対した。", "Peterson คัดค้านเรื่องนี้", [("フェルドカンプ", "Peterson")]),
        ("ja", "フェルドカンプ氏は反対した。", "Feldkamp คัดค้านเรื่องนี้", []),
        ("ja", "ロック・クリスは歌い、クリスティンは踊った。", "Chris Rock ร้องเพลง Christine เต้นรำ", []),
        (
            "zh",
            "画家凯瑟琳·多诺霍很高兴。",
            "จิตรกร Maria Peterson ดีใจเป็นอย่างมากเมื่อวานนี้",
            [("凯瑟琳", "Maria")],
        ),
        ("zh", "画家凯瑟琳·多诺霍很高兴。", "จิตรกร Catherine Donohoe ดีใจเป็นอย่างมากเมื่อวานนี้", []),
        ("zh", "画家凯瑟琳·多诺霍很高兴。", "จิตรกร แคเธอรีน โดโนโฮ ดีใจกับ Photoshop", []),
        ("zh", "迈克·哈里森表示同意。", "Michael Harrison เห็นด้วยกับเรื่องนี้", []),
    ],
)
def test_whole_names_against_thai(lang: str, source: str, target: str, found: list[tuple[str, str]]) -> None:
    """A name of one side that the other says no word of, and what is only spelt in its own way."""
    assert swaps(f"{source}\n1999", f"{target}\n1999", "th", source_lang=lang) == found


@pytest.mark.parametrize(
    ("second", "found"), [("Peterson", [("Osvaldsens", "Peterson")]), ("Osvaldsen", []), ("เธอ", [])]
)
def test_a_word_the_draft_keeps_is_a_name(second: str, found: list[tuple[str, str]]) -> None:
    """German writes nouns with capitals too: what Thai keeps in Latin letters is a name."""
    source = "Ragnhild Osvaldsen wohnt hier.\nOsvaldsens Garten ist groß."
    target = f"Ragnhild Osvaldsen อาศัยอยู่ที่นี่มานานหลายปีแล้วกับครอบครัว\nสวนของ {second} กว้างใหญ่และสวยงามมากในฤดูร้อน"
    assert swaps(source, target, "th", source_lang="de", alone=True) == found


def test_where_a_name_in_characters_ends() -> None:
    """What stands around it may be a character of names too; the text shows what is nearly always there."""
    text = "主席迪特尔·范恩到了。范恩博士，范恩中校，范恩先生。能源部长亚历山大·诺瓦克在莫斯科。"
    doc = Document("x", text, "zh", "text", (Block("paragraph", (0, len(text))),))
    ends = [doc.quote(span).rpartition("·")[2] for span in people_in(doc)]
    assert ends == ["范恩", "诺瓦克"]


@pytest.mark.parametrize(
    ("name", "found"),
    [("Bram Oddvar", [("Kalden West", "Bram Oddvar")]), ("Kalden West", []), ("West", []), ("Il", [])],
)
def test_a_name_in_a_headline_is_the_one_both_texts_have(name: str, found: list[tuple[str, str]]) -> None:
    """What somebody does has a capital there too (Kalden West Embarked)."""
    source = "Kalden West was late.\nKalden West Embarked on a Long Journey, Wearing a Straw Hat."
    target = f"Kalden West était en retard.\n{name} entame un long voyage, coiffé d’un chapeau de paille."
    assert swaps(source, target, "fr") == found


def test_a_row_of_english_words_that_only_one_text_has_may_be_rendered() -> None:
    source = "It rained.\nKalden West Embarked on a Long Journey, Wearing a Straw Hat."
    target = "Il pleuvait.\nPuff Oddvar entame un long voyage, coiffé d’un chapeau de paille."
    assert swaps(source, target, "fr") == []


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("세인즈버리는", False),
        ("3인즈버리는", False),
        ("세인즈베리는", False),
        ("여섯인즈버리는", True),
        ("이 회사는", True),
    ],
)
def test_a_name_with_one_syllable_misspelt_is_said(word: str, told: bool) -> None:
    """Korean writes a syllable as one character; what is spelt otherwise by more than one is another word."""
    source = (
        "Hollander met Sainsbury.\nSainsbury bought it.\nThey saw Sainsbury there.\nThen Sainsbury left it."
    )
    draft = "홀랜더는 세인즈버리를 만났다.\n세인즈버리는 그것을 샀다.\n거기서 세인즈버리를 보았다."
    draft += f"\n그때 {word} 떠났다."
    assert bool(swaps(source, draft, "ko", alone=True)) is told


@pytest.mark.parametrize(
    ("lang", "lines", "pronoun", "other"),
    [
        (
            "zh",
            ("布兰德沃尔德买了它。", "他们见到了布兰德沃尔德。", "布兰德沃尔德离开了。", "{}表示同意。"),
            "它",
            "市长",
        ),
        (
            "ja",
            (
                "ブランドヴォルドが買った。",
                "ブランドヴォルドを見た。",
                "ブランドヴォルドは去った。",
                "{}は同意した。",
            ),
            "同社",
            "市長",
        ),
        (
            "ko",
            ("브란볼드가 샀다.", "브란볼드를 보았다.", "브란볼드는 떠났다.", "{} 동의했다."),
            "그는",
            "시장이",
        ),
    ],
)
def test_a_pronoun_that_begins_a_sentence_stands_for_the_name(
    lang: str, lines: tuple[str, ...], pronoun: str, other: str
) -> None:
    """Nobody else does."""
    source = "Brandvold bought it.\nThey saw Brandvold.\nThen Brandvold left.\nBrandvold agreed."
    assert swaps(source, "\n".join(lines).format(pronoun), lang, alone=True) == []
    assert swaps(source, "\n".join(lines).format(other), lang, alone=True) != []
