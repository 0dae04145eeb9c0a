"""Wikitext: a section for the talk page, and dead links marked in a patch."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from verify.annotate.comments import SUMMARY, Comment, CommentLine, Comments
from verify.annotate.formats import annotated
from verify.annotate.patch import patch_of
from verify.annotate.source_text import source_text
from verify.annotate.wiki import dead_link_marks
from verify.model import (
    Absence,
    Article,
    Capture,
    Confidence,
    Finding,
    Flag,
    Page,
    Reason,
    Severity,
    SourceRecord,
    Span,
    Via,
)
from verify.parse import parse
from verify.pipeline.read import with_addresses
from verify.read import read_bytes

pytest.importorskip("mwparserfromhell", reason="the extra documents is not installed")

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://courier.example/dam"
COPY = "https://web.archive.org/web/20200102030405/https://courier.example/dam"


def _patch(page: str, archived: bool) -> list[str]:
    """The lines that a patch of a page with this dead link adds."""
    article = read_bytes(page.encode(), "dam.wiki")
    assert isinstance(article, Article)
    capture = Capture(
        URL,
        COPY,
        datetime(2020, 1, 2, tzinfo=UTC),
        200,
        "text/html",
        "0",
        Page("", ""),
        Via.ARCHIVE,
    )
    absence = Absence(URL, Reason.NOT_FOUND, "Gone.", "Find it.", NOW)
    record = SourceRecord(URL, capture if archived else None, absence)
    dossier = replace(with_addresses(parse(article, date(2026, 3, 1))), sources={URL: record})
    finding = Finding("link-dead", Severity.WARNING, Confidence.HIGH, "Dead", (), source=URL)
    source = source_text(page.encode(), article)
    marks = dead_link_marks(source, dossier, [Flag(1, finding, "dam.wiki")])
    patch, made = patch_of(source, (), "dam.wiki", marks)
    assert made == len(marks)
    return [line[1:] for line in patch.splitlines() if line[:1] == "+" and line[:3] != "+++"]


@pytest.mark.parametrize(
    ("citation", "archived", "patched"),
    [
        ("{{cite web|title=The Dam|url=%s|date=2019}}", True,
         "{{cite web|title=The Dam|url=%s |archive-url={copy} |archive-date=2020-01-02|date=2019}}"),
        ("{{Internetquelle|titel=Der Damm|url=%s }}", True,
         "{{Internetquelle|titel=Der Damm|url=%s |archiv-url={copy} |archiv-datum=2020-01-02 }}"),
        ("{{Web kaynağı|başlık=Baraj|url=%s}}", True,
         "{{Web kaynağı|başlık=Baraj|url=%s |arşiv-url={copy} |arşiv-tarihi=2020-01-02}}"),
        ("{{статья|заглавие=Плотина|ссылка=%s}}", False,
         "{{статья|заглавие=Плотина|ссылка=%s}}{{Недоступная ссылка|date=2026-03-01}}"),
        ("[%s The Dam], Courier, 2019", False, "[%s The Dam]{{dead link|date=2026-03-01}}, Courier, 2019"),
        # Already there.
        ("{{cite web|title=The Dam|url=%s|archive-url=https://x.example/y}}", True, None),
        ("[%s The Dam] {{dead link|date=May 2019}}, 2019", False, None),
    ],
)  # fmt: skip
def test_dead_links_get_their_copy_or_a_mark(
    citation: str, archived: bool, patched: str | None
) -> None:
    text = (
        "The dam of the valley broke, and the whole valley was under water for a week.<ref>{}</ref>"
    )
    page = "'''The dam''' is here.\n\n" + text.replace("{}", citation.replace("%s", URL)) + "\n"
    added = _patch(page, archived)
    if patched is None:
        assert added == []
    else:
        assert added == [text.replace("{}", patched.replace("%s", URL).replace("{copy}", COPY))]


def test_the_talk_page_section_shows_what_is_said_as_it_is() -> None:
    data = b"'''The dam''' broke."
    article = read_bytes(data, "dam.wiki")
    assert isinstance(article, Article)
    lines = (
        CommentLine("A {{template}} and '''bold''' </nowiki>.", bold=True),
        CommentLine("the source", URL),
        CommentLine("bad", "javascript:alert(1)"),
    )
    items = (
        Comment(SUMMARY, Span(0, 1), (CommentLine("1 error."),)),
        Comment("k", Span(0, 3), lines),
    )
    out = annotated(data, "wikitext", Comments(items, NOW), article).decode()
    assert out.splitlines() == [
        "== Source check (verify) ==",
        "<nowiki>1 error.</nowiki>",
        "* '''<nowiki>A {{template}} and '''bold''' &lt;/nowiki>.</nowiki>'''",
        "*: In the text: <nowiki>“The”</nowiki>",
        f"*: [{URL} <nowiki>the source</nowiki>]",
        "*: <nowiki>bad</nowiki>",
        "~~~~",
    ]


def test_the_talk_page_quotes_the_flagged_words_without_their_markup() -> None:
    data = b"The [[dam]] broke.<ref>Doe, ''{{Not'' <nowiki><b></nowiki>\n2019</ref>"
    article = read_bytes(data, "dam.wiki")
    assert isinstance(article, Article)
    start = article.text.index("Doe")
    span = Span(start, article.text.index("2019") + 4)
    one = Comment("k", span, (CommentLine("Wrong.", bold=True),))
    out = annotated(data, "wikitext", Comments((one,), NOW), article).decode()
    assert "\n*: In the text: <nowiki>“Doe, " in out and "&lt;b> 2019”</nowiki>\n" in out
    long = replace(article, text="слово " * 200)
    one = replace(one, span=Span(0, 1199))
    out = annotated(data, "wikitext", Comments((one,), NOW), long).decode()
    assert "слово …”</nowiki>" in out and len(out) < 500
