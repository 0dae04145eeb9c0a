"""The demo's Word article and PDF."""

from __future__ import annotations

from demo_documents import ARTICLES, NOTES, PILOT, word_article

from verify.model import Article
from verify.read import read_bytes


def test_the_word_article_is_the_one_that_the_script_makes() -> None:
    data = (ARTICLES / "plotina.docx").read_bytes()
    assert data == word_article()
    article = read_bytes(data, "plotina.docx")
    assert isinstance(article, Article)
    notes = [article.text[n.body.start : n.body.end] for n in article.marked_notes]
    assert notes == NOTES
    assert [len(n.markers) for n in article.marked_notes] == [3, 2, 2, 1, 1]
    (record,) = article.records
    assert record.manager == "Zotero" and record.authors == ("Лазаренко",)


def test_the_pdf_has_the_words_of_its_text() -> None:
    article = read_bytes((ARTICLES / "pilot.pdf").read_bytes(), "pilot.pdf")
    assert isinstance(article, Article) and article.format == "pdf"
    assert article.text.split() == PILOT.split()
    assert article.title and article.title.value == PILOT.split("\n")[0]
