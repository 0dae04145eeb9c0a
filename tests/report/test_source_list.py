"""The corrected source list: what pages give, in the manner of the note, in five formats."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from verify.model import (
    Absence,
    Article,
    Capture,
    Dossier,
    LinkState,
    Page,
    PageDate,
    PageTitle,
    Reason,
    SourceRecord,
    Work,
)
from verify.parse import parse
from verify.pipeline.read import with_addresses
from verify.read import read_bytes
from verify.read.bibliography.bibtex import bibtex_works
from verify.read.bibliography.csl_json import csl_works
from verify.read.bibliography.ris import ris_works
from verify.report.source_list import documents, exports
from verify.report.source_list.days import day_like
from verify.report.source_list.entries import SourceEntry, source_entries

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def _page(title: str, author: str = "", day: str = "") -> Page:
    return Page(
        "text",
        "text",
        (PageTitle("h1", title), PageTitle("title", f"{title} | Courier")),
        (author,) if author else (),
        (PageDate(day, "meta"),) if day else (),
    )


def _entries(
    notes: list[str], pages: dict[str, Page | Reason], moved: str = ""
) -> tuple[SourceEntry, ...]:
    markers = " ".join(f"Words of the text stand here.[{n}]" for n, _ in enumerate(notes, 1))
    listed = "\n\n".join(f"[{n}] {note}" for n, note in enumerate(notes, 1))
    article = read_bytes(
        f"The dam\n\n{markers} More words follow.\n\n{listed}\n".encode(), "dam.txt"
    )
    assert isinstance(article, Article)
    dossier = with_addresses(parse(article, date(2026, 3, 1)))
    return source_entries(
        replace(dossier, sources={a: _record(a, p, moved) for a, p in pages.items()})
    )


def _record(address: str, page: Page | Reason, moved: str) -> SourceRecord:
    if isinstance(page, Reason):
        return SourceRecord(address, absence=Absence(address, page, "It is.", "Wait."))
    state = LinkState.MOVED if moved else LinkState.ALIVE
    capture = Capture(address, moved or address, NOW, 200, "text/html", "0" * 64, page)
    return SourceRecord(address, capture, state=state)


@pytest.mark.parametrize(
    ("note", "page", "written"),
    [
        (
            "Ada Example, “The Dam Brok Twice”, Courier, 12.05.2019, https://a.example/dam (accessed May 3, 2020).",
            _page("The Dam Broke Twice", "Ada Example", "2019-05-13"),
            "Ada Example, “The Dam Broke Twice”, Courier, 13.05.2019, https://a.example/dam (accessed May 3, 2020).",
        ),
        (
            "Иванов И., «Плотина рухнула весной», Вестник, https://a.example/dam, (Дата обращения: 12.05.2019).",
            _page("Плотину закрыли на ремонт до осени", "Иван Иванов"),
            "Иванов И., «Плотину закрыли на ремонт до осени», Вестник, https://a.example/dam, (Дата обращения: 12.05.2019).",
        ),
        (
            "“Baraj Açıldı”, Körfez Postası, https://a.example/dam, (Erişim Tarihi: 01.03.2024).",
            _page("Baraj Açıldı"),
            "“Baraj Açıldı”, Körfez Postası, https://a.example/dam, (Erişim Tarihi: 01.03.2024).",
        ),
    ],
)
def test_the_note_keeps_its_order_and_punctuation(note: str, page: Page, written: str) -> None:
    (entry,) = _entries([note], {"https://a.example/dam": page})
    assert entry.text == written and not entry.is_chicago
    assert any("Corrected" in remark for remark in entry.remarks) == (written != note)


def test_a_moved_page_has_its_new_url_and_a_missing_one_its_reason() -> None:
    moved = "https://a.example/new/dam"
    note = "“The Dam Broke”, Courier, https://a.example/dam, (Date of Accession: 12.05.2019)."
    (entry,) = _entries([note], {"https://a.example/dam": _page("The Dam Broke")}, moved)
    assert moved in entry.text and entry.work.url == moved
    assert entry.remarks == ("Corrected URL; the note has “https://a.example/dam”.",)
    (entry,) = _entries([note], {"https://a.example/dam": Reason.BLOCKED})
    assert entry.text == note and entry.remarks == ("Not checked: blocked.",)


def test_styles_that_are_not_known_are_chicago_notes_and_the_list_says_so() -> None:
    note = "Jane Doe, Floods of the Upper Valley (London: River Press, 2019)."
    (entry,) = _entries([note], {})
    assert entry.is_chicago and entry.text == note
    said = documents.as_text("“The dam”", [entry])
    assert "Written as Chicago notes, because their own style is not known: [1]." in said
    assert "    Not checked: the note has no URL." in said


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://a.example/dam", "no archived copy of the page"),
        ("hhttps://a.example/dam", "the URL is malformed (“hhttps” is a misspelling of “http”)"),
        ("https://a..example/dam", "the URL is malformed (part of the domain is missing)"),
        ("", "the note has no URL"),
    ],
)
def test_a_source_that_was_not_checked_says_what_is_wrong(url: str, why: str) -> None:
    note = f"“Baraj Açıldı”, Körfez Postası, {url}, (Erişim Tarihi: 01.03.2024)."
    (entry,) = _entries([note], {})
    assert entry.remarks == (f"Not checked: {why}.",)


def test_repetitions_are_left_out() -> None:
    note = "“The Dam Broke”, Courier, https://a.example/dam, (Date of Accession: 12.05.2019)."
    assert len(_entries([note, "Ibid.", note], {})) == 1


@pytest.mark.parametrize(
    ("model", "written"),
    [
        ("12.05.2019", "13.02.2024"),
        ("12/05/2019", "13/02/2024"),
        ("12 May 2019", "13 February 2024"),
        ("May 12, 2019", "February 13, 2024"),
        ("2019-05-12", "2024-02-13"),
        ("12 мая 2019 г.", "2024-02-13"),
    ],
)
def test_a_date_is_written_as_the_one_it_replaces(model: str, written: str) -> None:
    assert day_like("2024-02-13", model) == written


WORKS = (
    Work("x", "webpage", title="100 % of {all} & $5 #1_a ~ ^ \\ end", url="https://a.example/x_y%20z~q?a=1&b=2#c",
         published="2019-05", accessed="2020-06-03"),
    Work("y", "article-journal", title="Плотина", container="Вестник", published="2020", volume="12",
         issue="3", pages="45–67"),
    Work("z", "document", title="Line\nbreak TY  - X", published="2020-02-29"),
)  # fmt: skip


def test_the_exports_are_read_back_with_the_same_fields() -> None:
    from verify.report.source_list.entries import person_name

    works = [
        replace(w, authors=(person_name("Ada Example"), person_name("World Bank of the North")))
        for w in WORKS
    ]
    read = {
        "bibtex": bibtex_works(exports.as_bibtex(works))[0],
        "ris": ris_works(exports.as_ris(works)),
        "csl": csl_works(exports.as_csl_json(works)),
    }
    for found in read.values():
        assert [w.key for w in found] == ["example2019", "example2020", "example2020b"]
        for one, work in zip(found, works, strict=True):
            assert one.title == " ".join((work.title or "").split())
            assert [n.full for n in one.authors] == ["Ada Example", "World Bank of the North"]
            for name in ("url", "published", "accessed", "container", "volume", "issue", "pages"):
                assert getattr(one, name) == getattr(work, name), name
    assert json.loads(exports.as_csl_json(works))[0]["author"][1] == {
        "literal": "World Bank of the North"
    }


def test_the_word_list_opens_in_word_processors() -> None:
    judge = pytest.importorskip("docx", reason="python-docx, the judge, is not installed")
    entry = SourceEntry(
        "“A & B” <\x0bтекст>", Work("k", title="A"), "1", False, ("Not checked: blocked.",)
    )
    opened = judge.Document(io.BytesIO(documents.as_docx("“Dam”", [entry])))
    assert [p.text for p in opened.paragraphs] == [
        "Sources of “Dam”",
        "[1] “A & B” <текст>",
        "Not checked: blocked.",
    ]


def test_an_article_without_references_has_an_empty_list() -> None:
    assert source_entries(Dossier(Article("a", "", "text", "utf-8", ""))) == ()


def test_the_exports_give_the_series_of_a_book_and_its_number_in_it() -> None:
    works = [Work("k", "book", title="Tides", series="Studies in Weirs", volume="12")]
    (item,) = json.loads(exports.as_csl_json(works))
    assert (item["collection-title"], item["collection-number"]) == ("Studies in Weirs", "12")
    assert "volume" not in item
    written = exports.as_bibtex(works)
    assert "series = {Studies in Weirs}" in written
    assert "number = {12}" in written
    assert "T2  - Studies in Weirs\r\n" in exports.as_ris(works)
