"""What a form is, and what of the article stands beside a field."""

from __future__ import annotations

import pytest

from verify.model import Article, BlockKind
from verify.read import read_bytes

EN = "<p>The dam in the upper valley was closed in May, and nobody knows yet what happened to it.</p>"
DE = "<p>Der Damm im oberen Tal wurde im Mai geschlossen, und niemand weiß bisher, warum es so kam.</p>"
FOOT = "<p>Impressum und Kontakt und mehr Text für die Fußzeile der Seite.</p>" * 9


def _kinds(body: str, words: str) -> set[BlockKind]:
    article = read_bytes(f"<html><body>{body}</body></html>".encode(), "a.html")
    assert isinstance(article, Article)
    return {
        block.kind
        for block in article.blocks
        if words in article.text[block.span.start : block.span.end]
    }


def _beside_field(padding: str, line: str, words: str) -> set[BlockKind]:
    field = "<input type=email placeholder=mail>"
    html = f"<article><h1>Dam</h1>{padding * 12}<div>{line}{field}</div>{padding}</article>"
    return _kinds(html, words)


@pytest.mark.parametrize(
    ("padding", "line", "words"),
    [
        (EN, "<p>“The dam was never safe for anybody,” the minister said.</p>", "never safe"),
        (DE, "<p>„Der Damm war für niemanden sicher“, sagte die Ministerin.</p>", "niemanden sicher"),
        (
            EN,
            "<p>The whole report of the year is kept <a href='https://other.example/r.pdf'>at the"
            " ministry</a> in the capital.</p>",
            "whole report",
        ),
        (
            DE,
            "<p>Der ganze Bericht des Jahres liegt <a href='https://other.example/b'>im Ministerium"
            "</a> in der Hauptstadt.</p>",
            "ganze Bericht",
        ),
    ],
)  # fmt: skip
def test_quotations_and_sources_beside_a_field_are_text(
    padding: str, line: str, words: str
) -> None:
    assert _beside_field(padding, line, words) == {BlockKind.BODY}


@pytest.mark.parametrize(
    ("padding", "line", "words"),
    [
        (EN, "<p>Subscribe to our weekly newsletter for free and never miss a story.</p>", "weekly"),
        (EN, "<p>Click “Sign up” and we write to you every week from now on.</p>", "every week"),
        (
            EN,
            "<p>This form is protected by reCAPTCHA, see <a href='https://policies.google.com/privacy'>"
            "Privacy</a> and more.</p>",
            "reCAPTCHA",
        ),
        (DE, "<p>Abonnieren Sie unseren Brief und lesen Sie jede Woche das Neueste.</p>", "Abonnieren"),
        (DE, "<p>Es gilt der <a href='https://a.example/datenschutz'>Datenschutz</a> des Hauses hier.</p>", "Datenschutz"),
    ],
)  # fmt: skip
def test_what_a_form_says_is_furniture(padding: str, line: str, words: str) -> None:
    assert _beside_field(padding, line, words) == {BlockKind.FURNITURE}


@pytest.mark.parametrize("tag", ["main", "article"])
@pytest.mark.parametrize(
    "line", ["Der Damm ist zu, sagt der Rat.", "Плотина закрыта с мая, сообщил совет долины."]
)
def test_a_short_main_part_with_a_field_is_no_form(tag: str, line: str) -> None:
    body = f"<{tag}><p>{line}</p><input type=text></{tag}><footer>{FOOT}</footer>"
    assert _kinds(body, line[:12]) == {BlockKind.BODY}
