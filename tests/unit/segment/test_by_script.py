"""Languages without a list of their own: their script tells where a sentence or a heading may end."""

from __future__ import annotations

import pytest

from effort import steps
from thiap.segment.cuts import common_words, cut_odds
from thiap.segment.sentences import inner_cuts, sentence_spans


def _sentences(text: str, lang: str) -> list[str]:
    return [text[slice(*span)] for span in sentence_spans(text, (0, len(text)), lang)]


def _behind(text: str, lang: str, *, heads_block: bool = False) -> list[str]:
    return [text[at:] for at in inner_cuts(text, (0, len(text)), lang, heads_block=heads_block)]


@pytest.mark.parametrize(
    ("lang", "text", "count"),
    [
        pytest.param(
            "hi", 'उसने कहा, "नाव डूब गई। कोई नहीं बचा। हम क्या करें? सब रो रहे हैं।', 4, id="quote never closed"
        ),
        pytest.param("hi", 'उसने कहा, "नाव डूब गई। 40 लोग बच गए। सब रो रहे हैं।', 3, id="number behind a danda"),
        pytest.param("vi", "Hôm qua TS. Lan gặp TT. Hải ở TP. Vinh. Ai cũng vui.", 2, id="titles vi"),
        pytest.param("id", "Kemarin Ny. Sari pindah ke Jl. Mawar. Semua senang.", 2, id="titles in"),
        pytest.param("sv", "I går kom hr. Alm till kap. Arkona. Alla var glada.", 2, id="titles sw"),
        pytest.param("el", "Χθες η κα. Ράλλη πήγε στην οδ. Ερμού. Όλοι χάρηκαν.", 2, id="titles gr"),
        pytest.param("vi", '"Còn ai trên tàu không?" Lan hỏi. "Còn ai nữa không?"', 2, id="who asks"),
        pytest.param("hi", '"नाव में कौन है?" सीता ने पूछा। वे डर गईं।', 2, id="who asks, without capitals"),
        pytest.param("hi", '"नाव डूब गई।" सीता रोने लगी। वे डर गईं।', 3, id="not who speaks"),
        pytest.param(
            "vi", '"Còn ai trên tàu không?" Không ai trên bến trả lời câu hỏi đó.', 2, id="too long for that"
        ),
        pytest.param("vi", "Chị ấy là tiến sĩ. Lan gặp ông Hải ở Vinh. Ai cũng vui.", 3, id="titles in full"),
        pytest.param("hi", "कल डॉ. वर्मा गाँव आए थे। सब खुश थे।", 2, id="abbreviation among dandas"),
        pytest.param("hi", "कल हम गाँव गए थे. सब खुश थे.", 2, id="full stops alone"),
        pytest.param(
            "vi", '"Thuyền chìm rồi. Đừng ra biển nữa. Ở nhà thôi."', 3, id="capitals beyond Latin-1"
        ),
        pytest.param("el", "«Η βάρκα βυθίστηκε. Όλοι σώθηκαν», είπε.", 2, id="Greek"),
    ],
)
def test_sentences_end_at_their_marks(lang: str, text: str, count: int) -> None:
    assert len(_sentences(text, lang)) == count


@pytest.mark.parametrize(
    ("lang", "text", "behind"),
    [
        pytest.param("sv", "Bron över ån stängs i natt Ingen vet när den öppnar igen.", "Ingen vet", id="sv"),
        pytest.param("vi", "Cây cầu cũ đóng cửa đêm nay Không ai biết khi nào mở lại.", "Không ai", id="vi"),
        pytest.param(
            "id", "Jembatan tua ditutup malam ini Belum ada yang tahu sampai kapan.", "Belum", id="id"
        ),
        pytest.param("el", "Η παλιά γέφυρα κλείνει απόψε Κανείς δεν ξέρει ως πότε.", "Κανείς", id="el"),
    ],
)
def test_a_heading_without_a_mark_may_end_before_a_capital(lang: str, text: str, behind: str) -> None:
    assert [rest for rest in _behind(text, lang) if rest.startswith(behind)]
    assert not [rest for rest in _behind(text, lang) if rest[0].islower()]


def test_a_heading_in_a_script_without_capitals() -> None:
    text = "पुराना पुल आज रात बंद रहेगा कोई नहीं जानता कि वह कब खुलेगा और लोग कैसे पार जाएँगे।"
    assert any(rest.startswith("कोई नहीं") for rest in _behind(text, "hi", heads_block=True))
    # In the middle of a paragraph a blank tells nothing; a verb that ends sentences does.
    assert not any(rest.startswith("कोई नहीं") for rest in _behind(text, "hi"))
    assert any(rest.startswith("कोई") for rest in _behind("पुल आज रात को बंद है कोई नहीं जानता क्यों।", "hi"))
    # की and लिए end sentences too, but far oftener they belong to what stands behind them.
    assert not _behind("पुराने पुल की मरम्मत के लिए गाँव के लोग पैसे जमा कर रहे थे।", "hi")


def test_a_verb_makes_an_end_likelier_and_an_abbreviation_does_not() -> None:
    verb = cut_odds("पुल आज रात को बंद है", "कोई नहीं जानता", " ", "hi", heads_block=False)
    noun = cut_odds("पुल आज रात को बंद", "कोई नहीं जानता", " ", "hi", heads_block=False)
    assert verb > noun
    assert cut_odds("कल गाँव में डॉ.", "वर्मा आए थे", " ", "hi", heads_block=False) < 0


def test_a_capital_makes_no_name_of_a_word_that_the_text_writes_small() -> None:
    text = "Làng chờ một cây cầu Cây cầu cũ sập hôm qua. Ông Lê Hoa kể lại."
    common = common_words(text, "vi")

    def odds(before: str, behind: str) -> float:
        return cut_odds(before, behind, " ", "vi", heads_block=False, common=common)

    name = odds("Dân làng nghe", "Hoa kể chuyện")
    assert odds("Làng chờ một cây cầu", "Cây cầu cũ") > name
    # In a heading in title case, and in capitals, it tells nothing.
    assert odds("Dân Làng Chờ", "Cây cầu cũ") == odds("Dân làng nghe", "CÂY CẦU CŨ") == name
    assert not common_words("The bridge fell. Bridge and house are old.", "en")
    assert not common_words("Die brücke fiel. Die Brücke ist alt.", "de")


@pytest.mark.parametrize("lang", ["sv", "hi"])
def test_a_long_blank_costs_no_square(lang: str) -> None:
    text = "before" + " " * 200_000 + "behind"
    assert steps(lambda: inner_cuts(text, (0, len(text)), lang, heads_block=True)) < 1_000
