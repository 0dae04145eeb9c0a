"""A paragraph that somebody says is no reference, and one that cites stays one."""

from __future__ import annotations

import pytest

from verify.model import Article, Dossier
from verify.parse import parse
from verify.read import read_bytes

PADDING = {
    "de": "Der Staudamm im oberen Tal wurde im Mai geschlossen, und niemand weiß bisher, warum.",
    "fr": "Le barrage de la vallée a été fermé en mai, et personne ne sait encore pourquoi.",
    "en": "The dam in the upper valley was closed in May, and nobody knows yet what happened.",
    "ru": "Плотина в верхней долине закрыта с мая, и никто пока не знает, почему так вышло.",
    "tr": "Yukarı vadideki baraj mayısta kapatıldı ve kimse nedenini henüz bilmiyor, dediler.",
}


def _dossier(language: str, line: str) -> Dossier:
    padding = PADDING[language]
    html = (
        f"<html lang='{language}'><body><article><h1>{padding[:30]}</h1><p>{padding}</p>"
        f"<p>{line}</p><p>{padding[::1]} {padding}</p></article></body></html>"
    )
    article = read_bytes(html.encode(), "a.html")
    assert isinstance(article, Article)
    return parse(article)


@pytest.mark.parametrize(
    ("language", "line", "speaker"),
    [
        ("fr", "« Le pont a été fermé sans raison valable », dit Mme Durand, le 12 mai 2022.", "Durand"),
        ("fr", "« Le pont n’a jamais été sûr », a déclaré Mme Durand, 12 mai 2022, https://a.example/1", "Durand"),
        ("de", "„Wir haben die Brücke ohne Grund geschlossen“, sagte Frau Müller am 12. Mai 2022.", "Müller"),
        ("en", "“The bridge was never safe,” Anna Miller told us, 12 May 2022.", "Anna Miller"),
        ("ru", "«Мост никогда не был безопасен», заявила Миллер, 12.05.2022.", "Миллер"),
        ("tr", "“Köprü hiçbir zaman güvenli değildi”, dedi Ayşe Kaya, 12 Mayıs 2022.", "Ayşe Kaya"),
        # In an article of another language.
        ("de", "“The bridge was never safe,” said Anna Miller, 12 May 2022.", "Anna Miller"),
    ],
)  # fmt: skip
def test_what_somebody_says_is_a_statement(language: str, line: str, speaker: str) -> None:
    dossier = _dossier(language, line)
    assert not [r for r in dossier.references if r.origin == "source line"]
    (said,) = [q for q in dossier.quotations if q.kind == "statement"]
    assert said.speaker is not None and said.speaker.name.value == speaker


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "« Le pont n’a jamais été sûr », Le Monde, 12 mai 2022, https://lemonde.example/1"),
        ("tr", "“Köprü Hiçbir Zaman Güvenli Değildi”, Vadi Postası, 12 Mayıs 2022."),
        ("en", "“He Said the Bridge Was Safe,” Valley Post, 12 May 2022."),
        ("ru", "«Мост никогда не был безопасен», Вестник долины, 12.05.2022."),
    ],
)  # fmt: skip
def test_a_source_line_stays_one(language: str, line: str) -> None:
    dossier = _dossier(language, line)
    assert [r.origin for r in dossier.references] == ["source line"]


@pytest.mark.parametrize(
    ("note", "title", "published"),
    [
        ("Talzeitung, 12. Mai 2022, https://talzeitung.example/b", "Talzeitung", "2022-05-12"),
        ("Der Damm. Talzeitung, 3. März 2021. https://talzeitung.example/c", "Der Damm", "2021-03-03"),
        ("The Dam. Valley Post, May 12, 2022. https://valley.example/d", "The Dam", "2022-05-12"),
    ],
)  # fmt: skip
def test_the_point_of_a_day_ends_no_field(note: str, title: str, published: str) -> None:
    text = f"Die Brücke im Tal\n\n{PADDING['de']}[1]\n\n[1] {note}\n"
    article = read_bytes(text.encode(), "a.txt")
    assert isinstance(article, Article)
    (reference,) = parse(article).references
    assert reference.title is not None and reference.title.value == title
    assert reference.published is not None and reference.published.value == published
