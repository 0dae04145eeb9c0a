"""Fields of notes that look like others: site names beside URLs, years that end titles."""

from __future__ import annotations

import pytest

from verify import dossier
from verify.model import Article
from verify.read import read_bytes
from verify.rules._certainty import SURE


def fields(note: str) -> tuple[str | None, ...]:
    text = f"The ferry\n\nThe ferry sank again in the harbor.[1]\n\nNotes\n\n[1] {note}\n"
    article = read_bytes(text.encode(), "a.txt")
    assert isinstance(article, Article)
    (found,) = dossier(article).references
    return tuple(
        one and one.value for one in (found.title, found.publisher, found.url, found.accessed)
    )


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "“The Ferry Sinks Again”, www.valleypost.com, http://www.valleypost.com/2019/ferry,"
            " (Date of Accession: 02.02.2024).",
            ("The Ferry Sinks Again", "www.valleypost.com", "http://www.valleypost.com/2019/ferry"),
        ),
        (
            "«Паром снова утонул», www.dolina.ru, https://dolina.ru/news/parom/,"
            " (дата обращения: 02.02.2024).",
            ("Паром снова утонул", "www.dolina.ru", "https://dolina.ru/news/parom/"),
        ),
        (
            "vadi.com.tr, http://vadi.com.tr/haber/feribot-yine-batti, (Erişim Tarihi: 02.02.2024).",
            (None, "vadi.com.tr", "http://vadi.com.tr/haber/feribot-yine-batti"),
        ),
        (
            "www.valleypost.com, http://www.valleypost.com/2019/ferry, (Date of Accession: 02.02.2024).",
            (None, "www.valleypost.com", "http://www.valleypost.com/2019/ferry"),
        ),
        # Near misses: the only address there is, and a site of another.
        (
            "“The Ferry Sinks Again”, www.valleypost.com, (Date of Accession: 02.02.2024).",
            ("The Ferry Sinks Again", None, "www.valleypost.com"),
        ),
        (
            "The Ferry Sinks Again, http://www.valleypost.com/2019/ferry,"
            " (Date of Accession: 02.02.2024).",
            ("The Ferry Sinks Again", None, "http://www.valleypost.com/2019/ferry"),
        ),
    ],
)
def test_a_site_named_beside_its_url(note: str, expected: tuple[str | None, ...]) -> None:
    assert fields(note) == (*expected, "2024-02-02")


@pytest.mark.parametrize(
    ("note", "title", "published"),
    [
        (
            "A New Ferry Is Expected in Spring 2020, {}",
            "A New Ferry Is Expected in Spring 2020",
            None,
        ),
        ("Паром ждут весной 2020, {}", "Паром ждут весной 2020", None),
        ("A New Ferry Is Expected (2020), {}", "A New Ferry Is Expected", "2020"),
        ("A New Ferry Is Expected 3 May 2020, {}", "A New Ferry Is Expected", "2020-05-03"),
    ],
)
def test_a_year_that_ends_a_title_is_no_date(note: str, title: str, published: str | None) -> None:
    text = note.format("https://valleypost.com/ferry, (Date of Accession: 02.02.2024).")
    article = read_bytes(
        f"The ferry\n\nIt sank again in the harbor.[1]\n\nNotes\n\n[1] {text}\n".encode(), "a.txt"
    )
    assert isinstance(article, Article)
    (found,) = dossier(article).references
    assert (found.title and found.title.value) == title
    assert (found.published and found.published.value) == published


@pytest.mark.parametrize(
    ("note", "title"),
    [
        ("Orrey D. The ferryman's ledger [Online]. Available: https://ledger.example/1880 [Accessed 4 May 2019].", "The ferryman's ledger"),
        ("Отмелин К. Д. Последний паром [Электронный ресурс]. Режим доступа: https://parom.example.ru/last (дата обращения: 05.06.2018).", "Последний паром"),
        ("«Cierra la lonja» [en línea], El Diario, 12 de enero de 2015, https://faro.example.es/lonja (consultado el 4 de abril de 2016).", "Cierra la lonja"),
        # A near miss: words in brackets that are part of the title.
        ("“The ferryman's ledger [selections]”, Valley Post, 4 May 2019, https://ledger.example/1880.", "The ferryman's ledger [selections]"),
    ],
)  # fmt: skip
def test_the_medium_in_brackets_is_no_part_of_the_title(note: str, title: str) -> None:
    assert fields(note)[0] == title


@pytest.mark.parametrize("mark", ["<{}>", "‹{}›", "{}"])
def test_an_address_in_angle_brackets_is_no_publisher(mark: str) -> None:
    url = "https://www.gov.example/harbour-dues"
    note = f"Harbour Office, ‘Harbour dues’ (12 May 2015) {mark.format(url)} accessed 3 June 2015."
    assert fields(note)[1:3] == ("Harbour Office", url)


def test_a_spanish_note_has_its_dates() -> None:
    note = "«Cierra la lonja», El Diario, 12 de enero de 2015, https://faro.example.es/lonja (consultado el 4 de abril de 2016)."
    text = f"The ferry\n\nThe ferry sank again.[1]\n\nNotes\n\n[1] {note}\n"
    article = read_bytes(text.encode(), "a.txt")
    assert isinstance(article, Article)
    (found,) = dossier(article).references
    dates = [one and one.value for one in (found.published, found.accessed)]
    assert dates == ["2015-01-12", "2016-04-04"]


def test_a_name_before_the_year_can_be_a_place_or_a_house() -> None:
    text = "The ferry\n\nIt sank.[1]\n\nNotes\n\n[1] Nora Elm, Annual Report 2017/18 (Portmere, 2018), p. 6.\n"
    article = read_bytes(text.encode(), "a.txt")
    assert isinstance(article, Article)
    (found,) = dossier(article).references
    named = found.publisher or found.place
    assert named and (found.place or named.confidence < SURE)
