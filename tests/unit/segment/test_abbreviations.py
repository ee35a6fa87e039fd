"""A point of an abbreviation before a capital ends no sentence; that of a word of the same letters does."""

from __future__ import annotations

import pytest

from thiap.segment.abbreviations import ends_with_abbreviation
from thiap.segment.cuts import cut_odds
from thiap.segment.sentences import sentence_spans


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "التقى د. أحمد مع أ.د. ليلى في ش. النيل. ثم غادروا."),
        ("de", "Gestern kam Hr. Alt mit Fr. Berg, vgl. Nr. Fünf. Dann gingen sie."),
        ("es", "Ayer vino la Sra. Mata con el Ing. Soto a EE. UU. Luego se fueron."),
        ("fr", "Hier Mme. Petit a vu Me. Blanc, av. Foch. Ils sont partis."),
        ("hi", "कल डॉ. वर्मा और पं. शास्त्री गाँव आए थे. सब खुश थे."),
        ("it", "Ieri il Sig. Neri vide l'Ing. Conti e il Dott. Verdi. Poi partirono."),
        ("nl", "Gisteren kwam Dhr. Smit met Mevr. Bakker en Ir. Vos. Daarna gingen ze."),
        ("pl", "Wczoraj prof. Lis szedł ul. Długą, tzw. Traktem. Potem wyjechał."),
        ("pt", "Ontem a Sra. Costa viu a Dra. Lima na Av. Central. Depois saiu."),
        ("ru", "Вчера проф. Лисин был на ул. Садовой. Потом он уехал."),
        ("tr", "Dün Av. Can ve Doç. Ece geldi. Sonra gittiler."),
    ],
)
def test_titles_and_streets_end_no_sentence(lang: str, text: str) -> None:
    assert len(sentence_spans(text, (0, len(text)), lang)) == 2


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "سافر الوفد إلى بغداد. ثم عاد."),
        ("de", "Sie sind von dieser Art. Wir mögen sie."),
        ("fr", "Elle a passé le col. Il a neigé."),
        ("nl", "Zij dragen dat gen. Het is zeldzaam."),
        ("pl", "Kupili chleb, ser itd. Potem wyszli."),
        ("ru", "Мы помогли им. Они уехали."),
        ("es", "Hablé con usted. Luego salí."),
    ],
)
def test_words_of_the_same_letters_end_one(lang: str, text: str) -> None:
    assert len(sentence_spans(text, (0, len(text)), lang)) == 2


def test_behind_an_abbreviation_a_part_hardly_ends() -> None:
    title = cut_odds("Ieri arrivò il Dott.", "Verdi con la figlia", " ", "it", heads_block=False)
    assert title < cut_odds("Ieri arrivò Paolo.", "Verdi con la figlia", " ", "it", heads_block=False)
    assert ends_with_abbreviation("con l'Ing.", "it") and not ends_with_abbreviation("con l'Ing", "it")
    assert not ends_with_abbreviation("", "it") and not ends_with_abbreviation("the Dott.", "en")
