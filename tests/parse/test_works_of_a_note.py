"""Works that no exact house style gives away, several works of one note, broken addresses."""

from __future__ import annotations

import pytest

from verify.model import Article, Dossier, Reference, Span
from verify.parse import parse
from verify.read import read_bytes
from verify.text.urls.broken import urls_in


def cited(*notes: str) -> Dossier:
    marks = " ".join(f"The weir was shut.[{n}]" for n in range(1, len(notes) + 1))
    listed = "\n".join(f"[{n}] {note}" for n, note in enumerate(notes, 1))
    article = read_bytes(f"The Weir\n\n{marks}\n\nNotes\n\n{listed}\n".encode(), "a.txt")
    assert isinstance(article, Article)
    return parse(article)


def fields(reference: Reference) -> dict[str, str]:
    names = (
        "title",
        "container",
        "publisher",
        "place",
        "volume",
        "issue",
        "pages",
        "published",
        "url",
    )
    found = {n: getattr(reference, n).value for n in names if getattr(reference, n)}
    if reference.authors:
        found["authors"] = "; ".join(a.value for a in reference.authors)
    return found


WORKS = {
    "article without marks": (
        "A. Bell, Über Flüsse und Wehre, Zeitschrift für Wasserbau 12 (1978) 154.",
        {"authors": "A. Bell", "title": "Über Flüsse und Wehre", "volume": "12",
         "container": "Zeitschrift für Wasserbau", "published": "1978", "pages": "154"},
    ),
    "year before a colon": (
        "Bell, Anna (2006): Rivers of the plain. London: Reed Press.",
        {"authors": "Bell, Anna", "title": "Rivers of the plain", "place": "London",
         "publisher": "Reed Press", "published": "2006"},
    ),
    "authors divided by semicolons": (
        "Holm, A. M.; Lund, B. D.; and Lind, C. N. (2003). Rivers of the north. River Journal, 12(3), 45-67.",
        {"authors": "Holm, A. M.; Lund, B. D.; Lind, C. N.", "title": "Rivers of the north",
         "container": "River Journal", "volume": "12", "issue": "3", "pages": "45-67",
         "published": "2003"},
    ),
    "a book with an address": (
        "Anna Bell, Rivers of the Plain (London: Reed & Sons, 2001), https://books.example/rivers.",
        {"authors": "Anna Bell", "title": "Rivers of the Plain", "place": "London",
         "publisher": "Reed & Sons", "published": "2001", "url": "https://books.example/rivers"},
    ),
    "a chapter in German": (
        "Anna Bell, Wehre im Winter, in: Karl Holm (Hrsg.), Flüsse des Nordens, Berlin 1998, S. 12-34.",
        {"authors": "Anna Bell", "title": "Wehre im Winter", "container": "Flüsse des Nordens",
         "place": "Berlin", "published": "1998", "pages": "12-34"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("style", WORKS)
def test_works_without_marks_are_read_field_by_field(style: str) -> None:
    note, wanted = WORKS[style]
    (reference,) = cited(note).references
    assert fields(reference) == wanted


FOUR = (
    "A. Carr, “Dams of the Valley,” Harrow News, 12 March 2024, http://news.example/a. For more, see "
    "B. Dunn, “The Weir,” Harrow News, 13 March 2024, http://news.example/b; C. Ekdal, “The Bridge,” "
    "Harrow News, 14 March 2024, http://news.example/c. See also D. Font, “The Hall,” Harrow News, "
    "15 March 2024, http://news.example/d."
)


def test_a_note_with_four_works_has_four_references_each_with_its_url() -> None:
    found = cited(FOUR)
    assert [r.title.value for r in found.references if r.title] == [
        "Dams of the Valley", "The Weir", "The Bridge", "The Hall",
    ]  # fmt: skip
    assert sorted(found.addresses.values()) == [f"http://news.example/{x}" for x in "abcd"]
    assert found.notes[0].references == (0, 1, 2, 3)


def test_a_semicolon_between_authors_or_in_a_title_divides_no_work() -> None:
    note = "T. Vennard; K. Abbey; and C. Hurst, “Bridge shut; divers wait,” Harrow News, 12 March 2024, http://news.example/a."
    (reference,) = cited(note).references
    assert [a.value for a in reference.authors] == ["T. Vennard", "K. Abbey", "C. Hurst"]


def test_a_note_that_explains_has_no_work() -> None:
    assert not cited(
        "The council had promised this in the spring, and nobody believed it."
    ).references


def test_ibid_before_another_work_is_a_back_reference_and_not_a_title() -> None:
    work = "Ilse Marten, “Bridge shut,” Harrow News, 12 March 2024, http://news.example/a."
    found = cited(
        work,
        "Ibid. On the money see Hugo Lind, “Money for piers,” Harrow News, 13 March 2024, http://news.example/b.",
    )
    assert [r.back_reference for r in found.references] == [None, "Ibid.", None]
    assert found.references[1].antecedent == 0


def test_short_forms_lead_to_the_work_they_repeat() -> None:
    book = "Anna Bell, Rivers of the Plain (London: Reed, 1976)."
    found = cited(book, "Vgl. Bell 1976, S. 12.", "Bell (oben Fn. 1), S. 14.", "Carr 1976, S. 3.")
    assert [r.antecedent for r in found.references] == [None, 0, 0, None]


BROKEN = {
    "https://news.example/rivers-of-\nthe-plain/index.html": "https://news.example/rivers-of-the-plain/index.html",
    "https://news.example/rivers/\n2024/weir.pdf": "https://news.example/rivers/2024/weir.pdf",
    "https://news.example/rivers?\n  id=12": "https://news.example/rivers?id=12",
    "https://news.example/rivers": "https://news.example/rivers",
    "https://news.example/rivers.\nThe council": "https://news.example/rivers",
    "https://news.example/rivers/\nThe council": "https://news.example/rivers/",
    "https://news.example/rivers,\naccessed 3 May 2024": "https://news.example/rivers",
    "https://news.example/a\nhttps://news.example/b": "https://news.example/a",
    "http://ostrow.example /docs/weirs-2018.pdf (accessed 3 May 2019)": "http://ostrow.example/docs/weirs-2018.pdf",
    "http://ostrow.example /de/wehr/ (Zugriff am 3.5.2019)": "http://ostrow.example/de/wehr/",
    "http://ostrow.example/files/ report_2.pdf, 3 May": "http://ostrow.example/files/report_2.pdf",
    "http://ostrow.example /accessed 3 May": "http://ostrow.example",
    "http://ostrow.example /n.d.": "http://ostrow.example",
    "http://ostrow.example /S.5, Elm": "http://ostrow.example",
    "http://ostrow.example /в.д.": "http://ostrow.example",
    "http://ostrow.example /weirs.html": "http://ostrow.example/weirs.html",
    "http://ostrow.example /Linz": "http://ostrow.example",
    "http://ostrow.example /2018-05-03": "http://ostrow.example",
    "http://ostrow.example / Bell": "http://ostrow.example",
    "http://ostrow.example/ library/papers/the-weir/index.html. Next": "http://ostrow.example/library/papers/the-weir/index.html",
    "http://ostrow.example/files/ 08spring/weir.shtm.": "http://ostrow.example/files/08spring/weir.shtm",
    "http://ostrow.example/files/ and locks/weirs.": "http://ostrow.example/files/",
    "http://ostrow.example/files/ und/oder weirs.html": "http://ostrow.example/files/",
    "http://ostrow.example/files/ reports of 2018": "http://ostrow.example/files/",
}  # fmt: skip


@pytest.mark.parametrize("text", BROKEN)
def test_an_address_goes_on_after_a_line_end_only_where_its_parts_say_so(text: str) -> None:
    assert urls_in(text, Span(0, len(text)))[0].url == BROKEN[text]


@pytest.mark.parametrize(
    ("note", "authors", "year", "pages"),
    [
        ("Holm (2013), a. a. O., S. 393", ["Holm"], "2013", "393"),
        ("Anna Holm, op. cit., p. 97.", ["Anna Holm"], None, "97"),
    ],
)
def test_a_back_reference_has_the_year_and_the_pages_that_it_names(
    note: str, authors: list[str], year: str | None, pages: str
) -> None:
    (reference,) = cited(note).references
    assert reference.back_reference
    assert [author.value for author in reference.authors] == authors
    assert (reference.published.value if reference.published else None) == year
    assert reference.pages
    assert reference.pages.value == pages


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("Bell, op. cit., p. 5; Lind, H., Weirs, London 1999, p. 7.", "op. cit."),
        ("Bell, a. a. O., S. 5; Lind, H.: Wehre, Berlin 2001, S. 7.", "a. a. O."),
    ],
)
def test_a_back_reference_before_another_work_stays_one(note: str, words: str) -> None:
    first, second = cited(note).references
    assert (first.back_reference, second.back_reference) == (words, None)
    assert second.title


@pytest.mark.parametrize(
    "note",
    ["Ibid. In 2004, the plan was changed.", "Ebd., S. 12, und Lind, H.: Wehre, Berlin 2001."],
)
def test_a_back_reference_without_an_author_has_no_year(note: str) -> None:
    first = cited(note).references[0]
    assert first.back_reference
    assert first.published is None


@pytest.mark.parametrize(
    ("note", "date", "pages"),
    [
        ("Anna Holm, Neue Wehre am Fluss, Ostrauer Zeitung vom 3. April 2018, S. 5.", "2018-04-03", "5"),
        ("Ostrauer Anzeiger (OA) vom 26. 10. 1995, S. 2", "1995-10-26", "2"),
        ("M. Bell, Piers of the North, Linz Herald, 12 May 2016, p. A3", "2016-05-12", "A3"),
    ],
)  # fmt: skip
def test_a_newspaper_with_a_page_keeps_its_day(note: str, date: str, pages: str) -> None:
    (reference,) = cited(note).references
    assert reference.published
    assert reference.published.value == date
    assert reference.pages
    assert reference.pages.value == pages


@pytest.mark.parametrize(
    ("note", "word", "pages", "title"),
    [
        ("Ebd., S. 12, und Lind, H.: Wehre, Berlin 2001.", "Ebd.", "12", "Wehre"),
        ("Ibid., pp. 3–5. See also M. Holt, “Locks and Law,” Estuary Review 4 (1999): 3–9.", "Ibid.", "3–5", "Locks and Law"),
        ("Там же. С. 48; Лугова Е. П. Право берега. М.: Причал, 2004. С. 5.", "Там же.", "48", "Право берега"),
    ],
)  # fmt: skip
def test_a_back_reference_before_a_work_without_an_address_is_one_of_two(
    note: str, word: str, pages: str, title: str
) -> None:
    dossier = cited("Nora Elm, Salt Roads (London: Gate, 1971), 3.", note)
    first, second = (dossier.references[i] for i in dossier.notes[1].references)
    assert (first.back_reference, first.pages and first.pages.value) == (word, pages)
    assert second.back_reference is None
    assert second.title and second.title.value == title


@pytest.mark.parametrize(
    "note", ["Ebd., S. 12 und 15.", "Ibid. at 44, and n. 12.", "Ebd., S. 12, und passim.", "Там же. С. 4 и 12."]
)  # fmt: skip
def test_a_back_reference_with_more_pages_stays_one(note: str) -> None:
    dossier = cited("Nora Elm, Salt Roads (London: Gate, 1971), 3.", note)
    assert [dossier.references[i].style for i in dossier.notes[1].references] == ["back reference"]


URL = "https://fen.example/tides.pdf"


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (f"Nora Elm, The Last Ferry, VALLEY HERALD (Mar. 3, 2014), {URL}.", {"authors": "Nora Elm", "title": "The Last Ferry", "publisher": "VALLEY HERALD", "published": "2014-03-03"}),
        (f"Fen House Institute (2019): Tides and taxes. Verfügbar unter: {URL} [Zugriff am 12.3.2020].", {"authors": "Fen House Institute", "title": "Tides and taxes", "published": "2019"}),
        (f"Roberta Lowe: Wie Häfen zählen, in: Küstenpost Online, 3. Mai 2014, {URL} (12.05.2015).", {"authors": "Roberta Lowe", "title": "Wie Häfen zählen", "publisher": "Küstenpost Online", "published": "2014-05-03"}),
        (f"Lowe R. How ports count [Internet]. Tallbridge: Fen House; 2014 [cited 2015 May 12]. Available from: {URL}", {"title": "How ports count", "place": "Tallbridge", "publisher": "Fen House", "published": "2014"}),
        (f"Lowe, R.; Anders, J. (2011): Online-Fischerei. Nordholm: Institut für Küstenforschung. Online verfügbar unter {URL}, zuletzt geprüft am 03.02.2012.", {"title": "Online-Fischerei", "place": "Nordholm", "published": "2011"}),
        (f"R. Lowe, “How ports count,” Fen House, 2014. [Online]. Available: {URL}. [Accessed: 12-May-2015].", {"title": "How ports count", "published": "2014"}),
        # Near misses: headlines with a speaker or with sentences, as the press is cited.
        (f"Мустафа Лунд: Паром снова утонул. Вести долины, 3.5.2014. {URL}", {"title": "Мустафа Лунд: Паром снова утонул", "publisher": "Вести долины"}),
        (f"Ferry sinks. Nobody is hurt. Valley Post, 3 May 2014. {URL}", {"title": "Ferry sinks. Nobody is hurt", "publisher": "Valley Post"}),
    ],
)  # fmt: skip
def test_the_model_reads_what_the_rules_took_for_one_field(
    note: str, expected: dict[str, str]
) -> None:
    (found,) = cited(note).references
    read = fields(found)
    assert read["url"] == URL
    assert {name: read.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("note", "container"),
    [
        ("Quill, A. and Lind, B., “Routing Boats through Shallow Locks,” Proceedings of the Sluice Workshop, 1995.", "Proceedings of the Sluice Workshop"),
        ("Mara Quill: „Boote in flachen Schleusen“, in: Zeitschrift für Wasserbau 1995.", "Zeitschrift für Wasserbau"),
    ],
)  # fmt: skip
def test_what_prints_a_quoted_title_without_a_day_is_a_container(note: str, container: str) -> None:
    (reference,) = cited(note).references
    assert reference.container
    assert reference.container.value == container
    assert reference.publisher is None


def test_a_paper_with_a_day_stays_the_publisher_of_a_quoted_title() -> None:
    (reference,) = cited(
        "Mara Quill, “Boats in Shallow Locks,” Valley Herald, 3 May 2019."
    ).references
    assert reference.publisher
    assert reference.publisher.value == "Valley Herald"


def test_the_number_of_a_preprint_is_no_year() -> None:
    (reference,) = cited(
        "Mara Quill and Bo Lind. Boats in shallow locks. arXiv preprint arXiv:1604.07295, 2019."
    ).references
    assert reference.published
    assert reference.published.value == "2019"


def test_the_number_of_an_entry_is_no_author() -> None:
    (reference,) = cited(
        "[56] Quill, M., “Boats in Shallow Locks,” Valley Herald, 3 May 2019."
    ).references
    assert [author.value for author in reference.authors] == ["Quill, M."]


@pytest.mark.parametrize(
    ("note", "publisher"),
    [
        ("Mara Quill, “Boats in Shallow Locks”, in Valley Herald, 3 May 2019.", "Valley Herald"),
        ("Mara Quill, « Bateaux dans les écluses », dans La Gazette du Lac, 3 mai 2019.", "La Gazette du Lac"),
        ("Mara Quill, “Boats in Shallow Locks,” In Touch Weekly, 3 May 2019.", "In Touch Weekly"),
    ],
)  # fmt: skip
def test_in_before_the_paper_is_none_of_its_name(note: str, publisher: str) -> None:
    (reference,) = cited(note).references
    assert reference.publisher
    assert reference.publisher.value == publisher
