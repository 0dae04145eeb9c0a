"""References in the house styles of the press, think tanks and academies, field by field."""

from __future__ import annotations

import pytest

from verify.model import Article, Dossier, Reference
from verify.parse import parse
from verify.read import read_bytes

FIELDS = (
    "title",
    "translated_title",
    "container",
    "publisher",
    "publisher_description",
    "issue",
    "url",
    "published",
    "accessed",
)


def cited(note: str, name: str = "a.txt") -> Dossier:
    text = f"The Dam and the Valley\n\nThe dam was finished in the spring and the valley was flooded.[1] Nobody had been asked.\n\n[1] {note}\n"
    article = read_bytes(text.encode(), name)
    assert isinstance(article, Article)
    return parse(article)


def fields(reference: Reference) -> dict[str, str]:
    found = {key: getattr(reference, key).value for key in FIELDS if getattr(reference, key)}
    if reference.authors:
        found["authors"] = "; ".join(a.value for a in reference.authors)
    return found


URL = "https://example-press.com/news/12"
STYLES: dict[str, tuple[str, dict[str, str]]] = {
    "think tank": (
        f"“Dam Opens in Karasu”, Interfax, {URL}, (Date of Accession: 12.10.2022).",
        {
            "title": "Dam Opens in Karasu",
            "publisher": "Interfax",
            "url": URL,
            "accessed": "2022-10-12",
        },
    ),
    "think tank with an author": (
        f"Aylin Demir Kaya, “Dam Opens in Karasu”, Anadolu Ajansı, {URL}, (Date of Accession: 12.10.2022).",
        {
            "authors": "Aylin Demir Kaya",
            "title": "Dam Opens in Karasu",
            "publisher": "Anadolu Ajansı",
            "url": URL,
            "accessed": "2022-10-12",
        },
    ),
    "an empty slot for the address": (
        "“Dam Opens in Karasu”, Interfax,, (Date of Accession: 20.10.2022).",
        {"title": "Dam Opens in Karasu", "publisher": "Interfax", "accessed": "2022-10-20"},
    ),
    "two authors": (
        f"Anna Bell and John Carr, “Water Politics,” The Valley Review, 3 May 2021, {URL}.",
        {
            "authors": "Anna Bell; John Carr",
            "title": "Water Politics",
            "publisher": "The Valley Review",
            "published": "2021-05-03",
            "url": URL,
        },
    ),
    "Chicago": (
        f"Anna Bell, “Who Owns the River?,” Valley Review, May 3, 2021, {URL}.",
        {
            "authors": "Anna Bell",
            "title": "Who Owns the River?",
            "publisher": "Valley Review",
            "published": "2021-05-03",
            "url": URL,
        },
    ),
    "Chicago with an issue": (
        "Anna Bell, “Who Owns the River?,” Valley Review, Issue 3, March 2019.",
        {
            "authors": "Anna Bell",
            "title": "Who Owns the River?",
            "publisher": "Valley Review",
            "issue": "Issue 3",
            "published": "2019-03",
        },
    ),
    "a book": (
        "Anna Bell, Rivers of the Steppe (London: Hurst, 2010), 23.",
        {
            "authors": "Anna Bell",
            "title": "Rivers of the Steppe",
            "publisher": "Hurst",
            "published": "2010",
        },
    ),
    "surname first": (
        "Bell, Anna, ‘Who owns the river?’, Time, 17 December 2012.",
        {
            "authors": "Bell, Anna",
            "title": "Who owns the river?",
            "publisher": "Time",
            "published": "2012-12-17",
        },
    ),
    "no comma behind the title": (
        "Bell,A. ‘Who owns the river’ Mining Weekly 16 August 2013",
        {
            "authors": "Bell,A.",
            "title": "Who owns the river",
            "publisher": "Mining Weekly",
            "published": "2013-08-16",
        },
    ),
    "an organisation before the title": (
        "Food and Agriculture Organization of the United Nations ‘World rivers’",
        {
            "title": "World rivers",
            "publisher": "Food and Agriculture Organization of the United Nations",
        },
    ),
    "Wikipedia": (
        f'Bell, Anna (3 May 2021). "Who Owns the River?". Valley Review. Retrieved 12 October 2022. {URL}',
        {
            "authors": "Bell, Anna",
            "title": "Who Owns the River?",
            "publisher": "Valley Review",
            "published": "2021-05-03",
            "accessed": "2022-10-12",
            "url": URL,
        },
    ),
    "GOST": (
        f"Иванов И. И. Кому принадлежит река // Коммерсантъ. 2022. 17 октября. URL: {URL} (дата обращения: 20.10.2022).",
        {
            "authors": "Иванов И. И.",
            "title": "Кому принадлежит река",
            "container": "Коммерсантъ",
            "published": "2022-10-17",
            "url": URL,
            "accessed": "2022-10-20",
        },
    ),
    "GOST without an author": (
        f"Плотина открыта // Интерфакс. URL: {URL} (дата обращения: 20.10.2022).",
        {
            "title": "Плотина открыта",
            "container": "Интерфакс",
            "url": URL,
            "accessed": "2022-10-20",
        },
    ),
    "Russian sentences": (
        f"Плотина открыта в долине. Новая газета, 03.12.2014. {URL}",
        {
            "title": "Плотина открыта в долине",
            "publisher": "Новая газета",
            "published": "2014-12-03",
            "url": URL,
        },
    ),
    "Russian sentences with marks in the title": (
        f"В селе прошел «Марш реки». Мэр назвал его «прогулкой». «Наш Край», 22.09.2014. {URL}",
        {
            "title": "В селе прошел «Марш реки». Мэр назвал его «прогулкой»",
            "publisher": "«Наш Край»",
            "published": "2014-09-22",
            "url": URL,
        },
    ),
    "a Russian title in marks": (
        f"«Плотина открыта», ТАСС, {URL} (дата обращения: 20.10.2022)",
        {"title": "Плотина открыта", "publisher": "ТАСС", "url": URL, "accessed": "2022-10-20"},
    ),
    "Turkish": (
        f"Aylin Demir, “Baraj açıldı”, Anadolu Ajansı, {URL}, (Erişim Tarihi: 12.10.2022).",
        {
            "authors": "Aylin Demir",
            "title": "Baraj açıldı",
            "publisher": "Anadolu Ajansı",
            "url": URL,
            "accessed": "2022-10-12",
        },
    ),
    "German": (
        f"Anna Bell: „Wem gehört der Fluss?“, Die Zeit, 3. Mai 2021, {URL}, abgerufen am 12. Oktober 2022.",
        {
            "authors": "Anna Bell",
            "title": "Wem gehört der Fluss?",
            "publisher": "Die Zeit",
            "published": "2021-05-03",
            "url": URL,
            "accessed": "2022-10-12",
        },
    ),
    "French": (
        f"Anna Bell, « À qui appartient le fleuve ? », Le Monde, 3 mai 2021, {URL}, consulté le 12 octobre 2022.",
        {
            "authors": "Anna Bell",
            "title": "À qui appartient le fleuve ?",
            "publisher": "Le Monde",
            "published": "2021-05-03",
            "url": URL,
            "accessed": "2022-10-12",
        },
    ),
    "a translated title": (
        f"“Плотина открыта (The Dam Is Open),” Интерфакс, {URL}, 3 May 2021.",
        {
            "title": "Плотина открыта",
            "translated_title": "The Dam Is Open",
            "publisher": "Интерфакс",
            "url": URL,
            "published": "2021-05-03",
        },
    ),
    "a translated title in square brackets": (
        f"«Плотина открыта» [The Dam Is Open], Интерфакс, {URL}.",
        {
            "title": "Плотина открыта",
            "translated_title": "The Dam Is Open",
            "publisher": "Интерфакс",
            "url": URL,
        },
    ),
    "a description instead of a name": (
        "“The Dam Is Open,” (Moscow-based daily newspaper on business), 17 October 2022.",
        {
            "title": "The Dam Is Open",
            "publisher_description": "Moscow-based daily newspaper on business",
            "published": "2022-10-17",
        },
    ),
    "publisher, date, address": (
        f"Interfax, 20 October 2022, {URL}",
        {"publisher": "Interfax", "published": "2022-10-20", "url": URL},
    ),
    "a bare address": (URL, {"url": URL}),
    "a date only in the address": (
        "“Dam Opens”, Asia-Plus, https://asiaplustj.info/en/news/20221007/dam, (Date of Accession: 12.10.2022).",
        {
            "title": "Dam Opens",
            "publisher": "Asia-Plus",
            "url": "https://asiaplustj.info/en/news/20221007/dam",
            "published": "2022-10-07",
            "accessed": "2022-10-12",
        },
    ),
}


@pytest.mark.parametrize("style", STYLES)
def test_every_field_of_the_style_is_read_and_none_is_invented(style: str) -> None:
    note, expected = STYLES[style]
    d = cited(note)
    (reference,) = d.references
    assert fields(reference) == expected


@pytest.mark.parametrize("style", STYLES)
def test_every_field_points_to_its_words(style: str) -> None:
    d = cited(STYLES[style][0])
    for reference in d.references:
        for key in ("title", "publisher", "url", "issue", "container", "translated_title"):
            field = getattr(reference, key)
            assert field is None or d.article.text[field.span.start : field.span.end] == field.value


def test_a_markdown_link_is_a_title() -> None:
    text = f"# The Dam\n\nThe dam was finished.[^1]\n\n[^1]: [Dam Opens in Karasu]({URL}), Interfax, 3 May 2021.\n"
    article = read_bytes(text.encode(), "a.md")
    assert isinstance(article, Article)
    (reference,) = parse(article).references
    assert fields(reference) == {
        "title": "Dam Opens in Karasu",
        "url": URL,
        "publisher": "Interfax",
        "published": "2021-05-03",
    }


def test_a_reference_inside_an_explanation_begins_behind_its_lead_in() -> None:
    d = cited(
        "The maps of 1927 were lost in the war. Local committees drew their own. For more, see Anna Bell, “Who Owns the River?,” Valley Review, Issue 3, March 2019."
    )
    (reference,) = d.references
    assert d.article.text[reference.span.start :].startswith("Anna Bell, “Who")
    assert d.notes[0].kind.value == "explanatory"
    assert fields(reference)["issue"] == "Issue 3"


def test_inline_links_of_a_page_without_notes_are_references() -> None:
    page = f'<html><body><article><h1>The Dam</h1><p>The dam <a href="{URL}">was finished</a> in the spring, and <a href="/about">nobody</a> had been asked about the valley or the road.</p></article></body></html>'
    article = read_bytes(page.encode(), "a.html")
    assert isinstance(article, Article)
    (reference,) = parse(article).references
    assert reference.url is not None and reference.url.value == URL and reference.title is None


NOTES = "The Dam\n\nOne.[1] Two.[2] Three.[3] Four.[4]\n\n[1] Anna Bell, “Rivers”, Valley Review, 2019.\n[2] {two}\n[3] John Carr, “Roads”, Valley Review, 2020.\n[4] {four}\n"


@pytest.mark.parametrize(
    ("two", "four", "expected"),
    [
        ("Ibid., p. 5.", "Ibid.", (0, 2)),
        ("Там же. С. 5.", "Там же.", (0, 2)),
        ("A.g.e., s. 5.", "A.y.", (0, 2)),
        ("Ibid.", "Bell, op. cit., p. 7.", (0, 0)),
        ("Ibid.", "Anna Bell, a.g.e., s. 12.", (0, 0)),
        ("Ibid.", "Smith, op. cit.", (0, None)),
    ],
)
def test_back_references_find_their_antecedent_or_stay_open(
    two: str, four: str, expected: tuple[int | None, ...]
) -> None:
    article = read_bytes(NOTES.format(two=two, four=four).encode(), "a.txt")
    assert isinstance(article, Article)
    d = parse(article)
    backs = [r for r in d.references if r.back_reference]
    assert tuple(r.antecedent for r in backs) == expected


def test_ibid_after_a_note_with_two_references_stays_open() -> None:
    text = "The Dam\n\nOne.[1] Two.[2]\n\n[1] Anna Bell, “Rivers”, Valley Review, 2019; John Carr, “Roads”, Valley Review, 2020.\n[2] Ibid.\n"
    article = read_bytes(text.encode(), "a.txt")
    assert isinstance(article, Article)
    (back,) = [r for r in parse(article).references if r.back_reference]
    assert back.antecedent is None
