"""Which pages say that they are news, and which lists in parentheses are notes."""

from __future__ import annotations

import pytest

from verify.model import Article, BlockKind
from verify.read import read_bytes

PAGE = (
    '<html lang="en"><head><title>The Canal</title>{head}</head><body><article>'
    "<h1>The Canal</h1><p>The lower gate was closed on Monday, and nobody knows for how long.</p>"
    "</article></body></html>"
)


def read(text: str, name: str) -> Article:
    article = read_bytes(text.encode(), name)
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A"}</script>',
        '<script type="application/ld+json">{"@type": ["Article", "ReportageNewsArticle"]}</script>',
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage",'
        ' "publisher": {"@type": "NewsMediaOrganization"}}]}</script>',
        '<meta name="news_keywords" content="canal">',
        '<meta property="og:site_name" content="Valley Tribune">',
        '<meta property="og:site_name" content="Вестник долины">',
        '<meta property="og:site_name" content="Tal-Anzeiger">',
    ],
)
def test_a_news_page_says_so(head: str) -> None:
    assert read(PAGE.format(head=head), "a.html").news


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<script type="application/ld+json">{"@type": "Article", "headline": "A"}</script>',
        '<script type="application/ld+json">{"@type": "BlogPosting", "headline": "A"}</script>',
        '<script type="application/ld+json">{"@type": "ScholarlyArticle"}</script>',
        '<meta property="og:type" content="article">',
        '<meta name="keywords" content="news">',
        '<meta property="og:site_name" content="Valley Policy Center">',
        '<meta property="og:site_name" content="Институт долины">',
    ],
)
def test_other_pages_do_not(head: str) -> None:
    assert not read(PAGE.format(head=head), "a.html").news


def notes(text: str) -> list[str]:
    article = read(text, "a.txt")
    kinds = [b for b in article.blocks if b.kind is BlockKind.NOTES]
    return [article.text[b.span.start : b.span.end].strip() for b in kinds]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The gate held in the spring.(1) Nobody knows why.\n\n(1) The lower gate only.", "(1)"),
        ("Ворота выдержали весну.(1) Никто не знает почему.\n\n(1) Только нижние.", "(1)"),
    ],
)
def test_notes_in_parentheses_are_called_at_a_word(text: str, label: str) -> None:
    assert [one[:3] for one in notes(f"The Canal\n\n{text}\n")] == [label]


@pytest.mark.parametrize(
    "text",
    [
        "The gate held, see item (1) below.\n\n(1) The lower gate only.",
        "The law has two clauses.\n\n(1) The gate is closed.\n\n(2) Nobody opens it.",
        "Gate(2) held in the spring.\n\n(1) The lower gate only.",
        "Ворота выдержали, см. пункт (1).\n\n(1) Только нижние.",
        "В законе два пункта.\n\n(1) Ворота закрыты.\n\n(2) Их никто не открывает.",
        "f(1) is a function of the gate.\n\nThe gate held (1).",
    ],
)
def test_clauses_and_items_in_parentheses_are_no_notes(text: str) -> None:
    assert notes(f"The Canal\n\n{text}\n") == []
