"""Fields of notes that look like others: site names beside URLs, years that end titles."""

from __future__ import annotations

import pytest

from verify import dossier
from verify.model import Article
from verify.read import read_bytes


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
