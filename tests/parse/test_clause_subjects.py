"""Speakers in French, Turkish and Russian that the grammar of the clause gives."""

import pytest

from verify.model import Article, QuotationKind
from verify.parse import parse
from verify.read import read_bytes

FIRST = {
    "fr": "Le pont est fermé depuis lundi, et les habitants attendent la décision du conseil.",
    "tr": "Köprü pazartesi gününden beri kapalı ve kasaba halkı meclisin kararını bekliyor.",
    "ru": "Мост закрыт с понедельника, и жители ждут, что решит совет посёлка.",
}


def said(language: str, sentence: str) -> list[tuple[str, str]]:
    article = read_bytes(f"# Pont 12\n\n{FIRST[language]}\n\n{sentence}\n".encode(), "a.md")
    assert isinstance(article, Article)
    spoken = (QuotationKind.STATEMENT, QuotationKind.FRAGMENT)
    return [
        (q.speaker.name.value if q.speaker else "", article.text[q.inner.start : q.inner.end].strip())
        for q in parse(article).quotations
        if q.kind in spoken
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("fr", "« Nous n’avons plus de sable », déplore Luc Aubenais, gardien.", "Luc Aubenais"),
        ("fr", "« Nous n’avons plus de sable », s’indigne une habitante.", "une habitante"),
        ("fr", "Pour Luc Aubenais, c’est « une honte pour la région ».", "Luc Aubenais"),
        ("fr", "Le gardien a dénoncé « un abandon de la côte ».", "gardien"),
        ("tr", "“Biz on yıldır bekliyoruz” ifadelerini kullanan Ece Toruk, meclisi eleştirdi.", "Ece Toruk"),
        ("tr", "Uzmanlar, “Direkler çürümüş” uyarısında bulundu.", "Uzmanlar"),
        ("ru", "Как считает политолог Инна Рудакова, решение «запоздало на годы».", "Инна Рудакова"),
        ("ru", "«Нам никто не ответил», — рассказала «Речной газете» учительница Инна Рудакова.", "Инна Рудакова"),
    ],
)  # fmt: skip
def test_the_subject_of_the_clause_speaks(language: str, sentence: str, expected: str) -> None:
    assert [name.removeprefix("Le ") for name, _ in said(language, sentence)] == [expected]


def test_whom_words_are_said_to_and_what_a_speaker_heads_are_names() -> None:
    assert said("ru", "Гендиректор «Речпорта» И. Ф. Гольцев назвал планы «фантастикой».") == [
        ("И. Ф. Гольцев", "фантастикой")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "« Nous n’avons plus de sable », que Luc Aubenais vend.",
        "Pour le pont, c’est « une honte ».",
        "« Nous n’avons plus de sable », sur la place du marché.",
        "« Nous n’avons plus de sable », malgré la pluie.",
        "« Nous n’avons plus de sable », devant une foule de curieux.",
        "« Nous n’avons plus de sable », pendant la visite du port.",
        "« Nous n’avons plus de sable », toute la journée.",
        "« Nous n’avons plus de sable », notamment les habitants du quartier.",
        "« Nous n’avons plus de sable », rue Victor Hugo.",
        "« Nous n’avons plus de sable », dimanche Luc Aubenais.",
        "« Nous n’avons plus de sable », théâtre Luc Aubenais.",
        "« Nous n’avons plus de sable », boulevard Voltaire.",
        "« Nous n’avons plus de sable », lycée Victor Hugo.",
        "« Nous n’avons plus de sable », groupe Aubenais.",
        "« Nous n’avons plus de sable », ensemble la ville décide.",
        "Pour Noël, la ville prépare « une grande fête sur la place ».",
        "Pour Marseille, c’est « une honte pour la région ».",
        "Pour La Rochelle, c’est « une honte pour la région ».",
        "Pour Luc Aubenais, la ville prépare « une grande fête du sable ».",
    ],
)
def test_other_french_clauses_have_no_speaker(sentence: str) -> None:
    assert all(not name for name, _ in said("fr", sentence))


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("prévient la directrice du port", "la directrice du port"),
        ("sourit Luc Aubenais", "Luc Aubenais"),
        ("estiment les habitants du quartier", "les habitants du quartier"),
        ("s’emporta un pêcheur", "un pêcheur"),
        ("répète un pêcheur", "un pêcheur"),
        ("rappellent les habitants", "les habitants"),
    ],
)
def test_french_verbs_that_no_list_has(verb: str, expected: str) -> None:
    assert said("fr", f"« Nous n’avons plus de sable », {verb}.") == [
        (expected, "Nous n’avons plus de sable")
    ]


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ("Yerel yetkililer", "Yerel yetkililer"),
        ("Belediye Başkanı", "Belediye Başkanı"),
        ("Yazarlar", "Yazarlar"),
        ("Pazartesi günü", ""),
        ("Toplantının ardından", ""),
        ("Öğleden sonra", ""),
        ("Önceki günler", ""),
        ("Söylüyorlar", ""),
        ("Ancak bunlar", ""),
        ("Bazen insanlar", ""),
        ("Onlar", ""),
    ],
)
def test_a_plural_or_an_office_with_its_comma_opens_a_turkish_sentence(
    opening: str, speaker: str
) -> None:
    ((found, _),) = said("tr", f"{opening}, “Direkler çürümüş” uyarısında bulundu.")
    assert found == speaker
