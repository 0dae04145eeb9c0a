"""Labels and people: who is called what, in English, Russian and Turkish prose."""

from __future__ import annotations

import pytest

from verify.model import Article, Dossier
from verify.parse import parse
from verify.read import read_bytes

FILLER = {
    "en": "The valley has been disputed for many years and nobody knows how it will end.",
    "ru": "Долина остается предметом спора уже много лет, и никто не знает, чем все закончится.",
    "tr": "Vadi uzun yıllardır tartışma konusu ve bunun nasıl biteceğini kimse bilmiyor.",
}


def dossier(sentence: str, language: str = "en") -> Dossier:
    text = f"{FILLER[language]}\n\n{sentence}\n\n{FILLER[language]}\n"
    article = read_bytes(text.encode(), "a.txt")
    assert isinstance(article, Article)
    return parse(article)


def labels(d: Dossier) -> list[tuple[str, str]]:
    return [(x.role.value, x.name.value) for x in d.labels]


SHAPES = [
    (
        "en",
        "The views of Central Asia Expert Mars Orlov were heard by the board.",
        ("Central Asia Expert", "Mars Orlov"),
    ),
    (
        "en",
        "It was signed by the Defence Minister of Kyrgyzstan, Bolot Asanov, in May.",
        ("Defence Minister of Kyrgyzstan", "Bolot Asanov"),
    ),
    (
        "en",
        "Bolot Asanov, the head of the State Border Service, came to the valley.",
        ("head of the State Border Service", "Bolot Asanov"),
    ),
    (
        "en",
        "It was written by Mars Orlov (columnist) for a paper in the valley.",
        ("columnist", "Mars Orlov"),
    ),
    (
        "en",
        "Then President of Tajikistan Emin Rustamov awarded the workers of the dam.",
        ("President of Tajikistan", "Emin Rustamov"),
    ),
    (
        "en",
        "They met the CSTO Secretary General Stanislav Orlov in the valley.",
        ("CSTO Secretary General", "Stanislav Orlov"),
    ),
    (
        "en",
        "The former Prime Minister Anna Bell came to the valley on Monday.",
        ("former Prime Minister", "Anna Bell"),
    ),
    (
        "en",
        "“The river is low,” said Anna Bell, a senior analyst at Riverwatch.",
        ("senior analyst at Riverwatch", "Anna Bell"),
    ),
    (
        "ru",
        "В долину приехал министр обороны Киргизии Болот Асанов с охраной.",
        ("министр обороны Киргизии", "Болот Асанов"),
    ),
    (
        "ru",
        "Об этом сообщил президент России Владимир Орлов в четверг вечером.",
        ("президент России", "Владимир Орлов"),
    ),
    (
        "ru",
        "Это подтвердил глава пограничной службы Таджикистана Эмин Рустамов.",
        ("глава пограничной службы Таджикистана", "Эмин Рустамов"),
    ),
    (
        "ru",
        "Приехал бывший премьер-министр Олег Руденко с большой делегацией.",
        ("бывший премьер-министр", "Олег Руденко"),
    ),
    (
        "tr",
        "Tacikistan Cumhurbaşkanı Emin Rüstemov vadiye geldi ve işçilerle görüştü.",
        ("Tacikistan Cumhurbaşkanı", "Emin Rüstemov"),
    ),
    (
        "tr",
        "Toplantıya Kırgızistan Savunma Bakanı Bolot Asanov da katıldı ve konuştu.",
        ("Kırgızistan Savunma Bakanı", "Bolot Asanov"),
    ),
    (
        "tr",
        "Orta Asya Uzmanı Aylin Demir barajın vadiye etkisini değerlendirdi.",
        ("Orta Asya Uzmanı", "Aylin Demir"),
    ),
]


@pytest.mark.parametrize(("language", "sentence", "expected"), SHAPES)
def test_a_label_is_tied_to_its_name(
    language: str, sentence: str, expected: tuple[str, str]
) -> None:
    assert expected in labels(dossier(sentence, language))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The General Assembly and the Security Council met on the river."),
        ("en", "The president met farmers from Uzbekistan, Kazakhstan and the valley."),
        ("en", "The Chief Concern of the board was the level of the river."),
        ("en", "Presidents of Kazakhstan and Uzbekistan met in the valley on Monday."),
        ("ru", "Депутаты Госдумы и представители партий обсудили уровень воды в реке."),
        ("ru", "Председатель Российского союза рыбаков не ответил на вопросы о реке."),
        ("tr", "Başkanlar vadide buluştu ve nehrin durumunu uzun uzun konuştular."),
    ],
)
def test_a_role_without_a_person_is_no_label(language: str, sentence: str) -> None:
    assert labels(dossier(sentence, language)) == []


def test_an_interview_header_labels_its_speaker() -> None:
    article = read_bytes(
        (
            "Institute of Rivers (IOR), Senior Research Fellow Anna Bell: “The river is low”\n\n"
            + FILLER["en"]
            + " "
            + FILLER["en"]
            + "\n"
        ).encode(),
        "a.txt",
    )
    assert isinstance(article, Article)
    d = parse(article)
    assert labels(d) == [("Institute of Rivers (IOR), Senior Research Fellow", "Anna Bell")]
    assert d.labels[0].shape == "header"


@pytest.mark.parametrize(
    ("language", "sentence", "forms"),
    [
        (
            "en",
            "President Emin Rustamov came. RUSTAMOV spoke first. Then Rustamov’s son came.",
            {"Emin Rustamov", "Rustamov"},
        ),
        (
            "ru",
            "Приехал президент Эмин Рустамов. Рустамова встретили рыбаки, и они ушли с Рустамовым.",
            {"Эмин Рустамов", "Рустамова", "Рустамовым"},
        ),
        (
            "tr",
            "Cumhurbaşkanı Emin Rüstemov geldi. Rüstemov’un oğlu da vadiye geldi.",
            {"Emin Rüstemov", "Rüstemov"},
        ),
    ],
)
def test_short_inflected_and_possessive_forms_are_one_person(
    language: str, sentence: str, forms: set[str]
) -> None:
    d = dossier(sentence, language)
    assert len(d.people) == 1
    assert forms <= {f.value for f in d.people[0].forms}


def test_two_persons_of_one_surname_stay_two() -> None:
    d = dossier("President Emin Rustamov met Minister Karim Rustamov in the valley on Monday.")
    assert sorted(p.name for p in d.people) == ["Emin Rustamov", "Karim Rustamov"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "It was built by the Collective River Treaty Organization (CRTO) in May.",
            [("CRTO", "Collective River Treaty Organization")],
        ),
        (
            "The Ministry of Water and Energy (MWE) built it.",
            [("MWE", "Ministry of Water and Energy")],
        ),
        (
            "A view of the Ankara Center for River and Water Research (ANKARIV) was heard.",
            [("ANKARIV", "Ankara Center for River and Water Research")],
        ),
        ("The minister Anna Bell (CDU) built it, and the river (see MAP) is low.", []),
    ],
)
def test_acronyms_have_the_expansion_beside_them(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert [(a.short.value, a.expansion.value) for a in dossier(sentence).acronyms] == expected


def test_a_claim_is_the_sentence_its_marker_backs_with_its_facts() -> None:
    d = dossier(
        "The road is new. On 7 October 2022 the dam held 4.5 million tons of water, Anna Bell said.[1] Nobody believed it.\n\n[1] “Dam”, Interfax, https://a.com/1."
    )
    (claim,) = d.claims
    assert d.article.text[claim.span.start : claim.span.end].startswith("On 7 October")
    facts = {(f.kind, f.value) for f in claim.facts}
    assert {("date", "2022-10-07"), ("number", "4500000")} <= facts
    assert any(kind == "name" and "bel" in value for kind, value in facts)
    assert ("number", "1") not in facts
