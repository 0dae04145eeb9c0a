"""Cited titles against the page's own, in one language and across several."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from verify.match.title_verdict import TitleOutcome
from verify.match.titles import compare_titles
from verify.model import Page, PageTitle

SPECIMENS = Path(__file__).parent.parent / "specimens" / "titles.toml"


def _cases() -> Iterator[object]:
    for entry in tomllib.loads(SPECIMENS.read_text(encoding="utf-8"))["page"]:
        titles = (PageTitle("h1", entry["title"]), PageTitle("title", entry["title"] + " | Herald"))
        page = Page(entry["text"], entry["text"], titles, language=entry["language"])
        for outcome in TitleOutcome:
            for cited in entry.get(outcome.value, []):
                yield pytest.param(cited, page, outcome, id=f"{outcome.value}: {cited[:40]}")


@pytest.mark.parametrize(("cited", "page", "outcome"), list(_cases()))
def test_a_cited_title_is_told_from_another_one(
    cited: str, page: Page, outcome: TitleOutcome
) -> None:
    verdict = compare_titles(cited, page)
    assert verdict.outcome is outcome, verdict


def test_a_page_without_titles_says_nothing() -> None:
    assert compare_titles("Any title at all", Page("x", "x")).outcome is TitleOutcome.UNVERIFIABLE


def test_a_translated_title_shows_what_it_rests_on() -> None:
    page = Page("Марта Колен в Ломаре.", "", (PageTitle("h1", "Марта Колен в Ломаре"),))
    verdict = compare_titles("Marta Kolen in Lomar for the Talks", page)
    assert verdict.outcome is TitleOutcome.TRANSLATED
    assert "Kolen" in verdict.steps[-1].result


def test_a_cut_off_page_never_makes_a_translated_title_another_one() -> None:
    page = Page("Коротко.", "Коротко.", (PageTitle("h1", "Коротко о главном"),), truncated=True)
    cited = "Uzbekistan Opens an Airport in Nukus for 240 Million Dollars"
    assert compare_titles(cited, page).outcome is TitleOutcome.TRANSLATED


def test_an_address_made_of_the_cited_title_is_a_witness() -> None:
    slug = PageTitle("slug", "marta kolen podpisala soglashenie o moste")
    page = Page("Текст о другом.", "", (PageTitle("h1", "Мост: что дальше"), slug), language="ru")
    verdict = compare_titles("Марта Колен подписала соглашение о мосте", page, "ru")
    assert verdict.outcome is TitleOutcome.VARIANT


ELSEWHERE = {
    "en": "The orchestra rehearsed its new symphony for seven weeks in the old theater by the river. "
    "Its conductor said that the violins had never sounded better, and that tickets were sold out.",
    "ru": "Оркестр семь недель репетировал новую симфонию в старом театре у реки. Дирижёр сказал, что "
    "скрипки никогда не звучали лучше, а билеты распроданы.",
    "tr": "Orkestra yeni senfonisini nehir kıyısındaki eski tiyatroda yedi hafta prova etti. Şef, "
    "kemanların hiç bu kadar iyi duyulmadığını ve biletlerin bittiğini söyledi.",
}


@pytest.mark.parametrize(
    ("cited", "language", "other", "body", "outcome"),
    [
        # Common words only: the page is about something else, or has some of them.
        ("Police arrest men after murder in a house", "en", "ru", "", TitleOutcome.DIFFERENT),
        ("Полиция арестовала убийц после нападения", "ru", "tr", "", TitleOutcome.DIFFERENT),
        (
            "Police arrest men after murder in a house",
            "en",
            "ru",
            "Полиция арестовала трёх мужчин после убийства. ",
            TitleOutcome.TRANSLATED,
        ),
        (
            "Полиция арестовала убийц после нападения",
            "ru",
            "tr",
            "Polis cinayetin ardından üç kişiyi tutukladı. ",
            TitleOutcome.TRANSLATED,
        ),
        # It says too little.
        ("What the police say", "en", "ru", "", TitleOutcome.TRANSLATED),
    ],
)
def test_a_title_of_common_words_in_another_language(
    cited: str, language: str, other: str, body: str, outcome: TitleOutcome
) -> None:
    text = body + ELSEWHERE[other] * 4
    page = Page(text, text, (PageTitle("h1", ELSEWHERE[other].split(".")[0]),), language=other)
    assert compare_titles(cited, page, language).outcome is outcome


@pytest.mark.parametrize(
    ("cited", "language", "title", "body", "other"),
    [
        # The translation of a word or two is known: that the page lacks them says nothing.
        ("Wolf kills sheep near village", "en", "Волк задрал овец", "Волк задрал овец возле деревни. ", "ru"),
        ("Волк задрал овец возле деревни", "ru", "Wolf bites sheep", "A wolf bit sheep near a village. ", "en"),
        ("Driver jailed after fatal crash", "en", "Водитель осужден", "Водитель сбил пешехода насмерть. ", "ru"),
        ("Driver jailed after fatal crash", "en", "Prison pour le chauffard", "Le chauffard a fauché un piéton. ", "fr"),
    ],
)  # fmt: skip
def test_a_title_whose_words_have_no_known_translation_is_not_doubted(
    cited: str, language: str, title: str, body: str, other: str
) -> None:
    text = body * 20
    page = Page(text, text, (PageTitle("h1", title),), language=other)
    assert compare_titles(cited, page, language).outcome is TitleOutcome.TRANSLATED
