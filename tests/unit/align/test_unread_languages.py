"""Pairs whose language the alignment encoder does not read: e5 and the script find the sentences."""

from __future__ import annotations

import pytest

from thiap.api import align
from thiap.encoders.e5 import available

pytestmark = pytest.mark.skipif(not available(), reason="the package of the weights is not installed")

#: A short report; in the translations the heading and all sentences stand in one line.
ENGLISH = (
    "Old ferry returns to the lake after eleven years\n"
    "The wooden ferry that once carried farmers across Lake Orsel sailed again on Monday. Some four hundred"
    " people watched from the shore. Its engine had been repaired by a retired mechanic, Jonas Pell.\n"
    '"I was not sure that she would float," he said. He worked on the boat every winter and'
    " asked for no money.\n"
    "Tickets cost three euros. Children travel free until the end of August.\n"
)
#: What the parts of the translation are to answer, in order: a piece of each English sentence.
SENTENCES = (
    "Old ferry",
    "The wooden ferry",
    "Some four hundred",
    "Its engine",
    '"I was not sure',
    "He worked",
    "Tickets cost",
    "Children travel",
)
TRANSLATIONS = {
    "vi": (
        "Chiếc phà cũ trở lại hồ sau mười một năm",
        "Chiếc phà gỗ từng chở nông dân qua hồ Orsel đã lại ra khơi vào thứ Hai.",
        "Khoảng bốn trăm người đứng xem trên bờ.",
        "Động cơ của phà được một thợ máy đã nghỉ hưu tên là Jonas Pell sửa chữa.",
        '"Tôi không chắc là nó sẽ nổi", ông nói.',
        "Ông sửa con tàu mỗi mùa đông và không đòi tiền công.",
        "Giá vé là ba euro.",
        "Trẻ em được đi miễn phí đến cuối tháng Tám.",
    ),
    "hi": (
        "पुरानी नाव ग्यारह साल बाद झील पर लौट आई है",
        "लकड़ी की वह नाव जो कभी किसानों को ओरसेल झील के पार ले जाती थी, सोमवार को फिर से चली।",
        "करीब चार सौ लोगों ने किनारे से उसे देखा।",
        "उसके इंजन की मरम्मत सेवानिवृत्त मैकेनिक जोनास पेल ने की थी।",
        'उन्होंने कहा, "मुझे यकीन नहीं था कि यह तैरेगी।"',
        "वे हर सर्दी में नाव पर काम करते थे और उन्होंने कोई पैसा नहीं माँगा।",
        "टिकट का दाम तीन यूरो है।",
        "बच्चे अगस्त के अंत तक मुफ़्त यात्रा कर सकते हैं।",
    ),
    "sv": (
        "Gammal färja tillbaka på sjön efter elva år",
        "Träfärjan som en gång fraktade bönder över Orselsjön seglade igen i måndags.",
        "Omkring fyrahundra personer såg på från stranden.",
        "Motorn hade lagats av en pensionerad mekaniker, Jonas Pell.",
        '"Jag var inte säker på att hon skulle flyta", sade han.',
        "Han arbetade med båten varje vinter och begärde inga pengar.",
        "Biljetterna kostar tre euro.",
        "Barn åker gratis till slutet av augusti.",
    ),
}


@pytest.mark.parametrize("lang", sorted(TRANSLATIONS))
def test_each_sentence_and_the_heading_answer_their_own(lang: str) -> None:
    target = " ".join(TRANSLATIONS[lang])
    found = align(ENGLISH, target, source_lang="en", target_lang=lang).alignment
    linked = {
        " ".join(target[slice(*span)] for span in bead.target): ENGLISH[bead.source[0][0] :]
        for bead in found.beads
        if bead.source and bead.target
    }
    assert list(linked) == list(TRANSLATIONS[lang])
    assert all(text.startswith(piece) for text, piece in zip(linked.values(), SENTENCES, strict=True))


@pytest.mark.parametrize("lang", sorted(TRANSLATIONS))
def test_a_lost_sentence_stands_alone(lang: str) -> None:
    kept = [text for number, text in enumerate(TRANSLATIONS[lang]) if number != 5]
    found = align(ENGLISH, " ".join(kept), source_lang="en", target_lang=lang).alignment
    alone = [ENGLISH[slice(*bead.source[0])] for bead in found.beads if not bead.target]
    assert [text.partition(" on")[0] for text in alone] == ["He worked"]
