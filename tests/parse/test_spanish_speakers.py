"""Spanish and French speakers, by the form and the place of the verb, and behind según and selon."""

from __future__ import annotations

import pytest

from verify.model import Article, QuotationKind
from verify.parse import parse
from verify.read import read_bytes

FRENCH = "Le conseil municipal se réunit mardi pour parler du pont et des travaux de la rue. "
SPANISH = "El pleno del ayuntamiento se reúne el martes para hablar del puente y de las obras. "


def said(text: str, words: str) -> str | None:
    """Return the speaker of the quotation that contains ``words``, as the text names it."""
    article = read_bytes(text.encode(), "a.txt")
    assert isinstance(article, Article)
    found = [
        q for q in parse(article).quotations if words in article.text[q.span.start : q.span.end]
    ]
    (quotation,) = [q for q in found if q.kind is not QuotationKind.TERM]
    return quotation.speaker.name.value if quotation.speaker else None


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "“El puente se abrirá en mayo”, aseguró el alcalde de Ledanca, Tomás Arribas.",
            "mayo",
            "el alcalde de Ledanca, Tomás Arribas",
        ),
        ("«Nadie nos avisó del corte», lamenta Rosa Belmonte.", "avisó", "Rosa Belmonte"),
        ("“Fue muy duro para todos”, ha explicado la ONG.", "duro", "la ONG"),
        (
            "La ministra Carmen Solís ha señalado que la ley es “un paso necesario”.",
            "paso",
            "ministra Carmen Solís",
        ),
        ("Fuentes del puerto explican que el plan “no está terminado”.", "plan", None),
        ("La empresa respondió: «Se informó por carta».", "carta", "empresa"),
        (
            "El capitán Iván Roca fue más duro: “Hemos jugado sin alma”.",
            "alma",
            "El capitán Iván Roca",
        ),
        (
            "Según Jorge Pinto, portavoz del grupo, es “papel mojado para todos”.",
            "papel",
            "Jorge Pinto",
        ),
        ("Para la defensa, la sentencia es “un golpe histórico”.", "golpe", "la defensa"),
        ("Según el informe, el puente “resiste sin problemas”.", "resiste", "el informe"),
    ],
)
def test_the_subject_of_a_spanish_verb_speaks(text: str, words: str, speaker: str | None) -> None:
    if speaker is None:
        assert said(SPANISH + text, "terminado") == "Fuentes del puerto"
    else:
        assert said(SPANISH + text, words) == speaker


def test_a_spanish_verb_without_a_subject_reports_words_of_somebody() -> None:
    assert said(SPANISH + "“Hay que trabajar más”, ha dicho tras el partido.", "trabajar") is None


@pytest.mark.parametrize(
    "text",
    [
        "“Casa de las Flores”, obra de Rosa Belmonte, abre hoy.",
        "Así ha resumido el consejero un incendio que comenzó como “fuego de cuneta”.",
        "Leyó “El puente sobre el río”, para la empresa fue caro.",
        "Según la temporada, el río está “lleno”.",
    ],
)
def test_other_spanish_words_around_marks_name_nobody(text: str) -> None:
    article = read_bytes((SPANISH + text).encode(), "a.txt")
    assert isinstance(article, Article)
    assert [q for q in parse(article).quotations if q.speaker] == []


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("« Le pont est fermé depuis hier », précise-t-il.", "fermé", "il"),
        ("« Nous ne vendrons pas la halle », a-t-elle déclaré lundi.", "halle", "elle"),
        (
            "Une riveraine, Odile Blin, reste inquiète : « On a déjà vu ça. »",
            "déjà",
            "riveraine, Odile Blin",
        ),
        ("Selon la préfecture, il restera fermé « au moins un mois ».", "mois", "la préfecture"),
        ("D'après la mairie, une navette sera « gratuite pour tous ».", "navette", None),
        (
            "Le pont sera fermé « au moins un mois », selon un porte-parole de la ville.",
            "mois",
            None,
        ),
    ],
)
def test_french_pronouns_and_sources(text: str, words: str, speaker: str | None) -> None:
    if speaker is not None:
        assert said(FRENCH + text, words) == speaker
    elif "navette" in text:
        assert said(FRENCH + text, "gratuite") == "la mairie"
    else:
        assert said(FRENCH + text, words) == "un porte-parole de la ville"


@pytest.mark.parametrize(
    "text",
    [
        "Selon la saison, le fleuve est « haut et dangereux ».",
        "« Défense d'entrer » est-il écrit sur la porte du jardin.",
    ],
)
def test_a_measure_or_a_sign_is_no_french_speaker(text: str) -> None:
    article = read_bytes((FRENCH + text).encode(), "a.txt")
    assert isinstance(article, Article)
    assert [q for q in parse(article).quotations if q.speaker] == []
