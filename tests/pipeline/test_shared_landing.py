"""A site that shows one page at many cited URLs has none of the cited pages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from verify.config import Settings
from verify.model import Reason, RunReport
from verify.pipeline.run import run

NOW = datetime(2026, 3, 2, tzinfo=UTC)
# In words that no list knows, as long as an article, and with metadata of one.
PAGE = """<!doctype html><html lang="{language}"><head><title>{title}</title>
<meta property="og:type" content="article"></head><body><article><h1>{title}</h1>
{text}</article></body></html>"""
OTHER = {
    "en": "<p>Our gardeners recommend the early potatoes, which have done well on sandy soil, and"
    " warn of late frosts in the hills above the lake.</p>" * 6,
    "ru": "<p>Садоводы советуют ранний картофель, который хорошо растёт на песчаной почве, и"
    " предупреждают о поздних заморозках в горах над озером.</p>" * 6,
}
WORKS = {
    "/bridge-opens-karasu": "Bridge opens at Karasu",
    "/mayor-resigns-after-vote": "Mayor resigns after the vote",
    "/school-roof-collapses": "School roof collapses in a storm",
}


def checked(
    server: HTTPServer, folder: Path, works: dict[str, str], said: str = ""
) -> dict[str, Reason | None]:
    """Verify an article that cites these works; return the reason of absence of each path."""
    told = said or "The report named it again in the spring of that year."
    body = [f"{told}[{number}]" for number in range(1, len(works) + 1)]
    notes = [
        f"[{number}] “{title}”, Kentaur News, {server.url_for(path)}, 2 March 2026."
        for number, (path, title) in enumerate(works.items(), 1)
    ]
    article = folder / "articles" / f"{len(works)}.txt"
    article.parent.mkdir(exist_ok=True)
    article.write_text("\n\n".join(["A Year in Kentaur", *body, *notes]) + "\n", "utf-8")
    report = run([str(article)], settings(server, folder), NOW)
    return {path: reason_of(report, server.url_for(path)) for path in works}


def settings(server: HTTPServer, folder: Path) -> Settings:
    fetch = {
        "allow_addresses": [["localhost", server.port]],
        **dict.fromkeys(("polite", "robots", "probe"), False),
        "retries": 0,
        "archive": {"enabled": False},
    }
    return Settings(
        db=folder / "citations.db",
        reports=folder / "reports",
        archive=folder / "archive",
        tables={"fetch": fetch},
    )


def reason_of(report: RunReport, url: str) -> Reason | None:
    [record] = [r for a in report.articles for r in a.dossier.sources.values() if r.address == url]
    return record.absence.reason if record.absence else None


def serve(server: HTTPServer, path: str, text: str, language: str = "en") -> None:
    """Show a text at a path, whatever the query is."""
    page = PAGE.format(title="Kentaur", text=text, language=language)
    server.expect_request(path).respond_with_data(page, content_type="text/html; charset=utf-8")


@pytest.mark.parametrize("language", OTHER)
def test_one_text_at_three_cited_works_is_none_of_them(
    httpserver: HTTPServer, tmp_path: Path, language: str
) -> None:
    for path in WORKS:
        serve(httpserver, path, OTHER[language], language)
    assert checked(httpserver, tmp_path, WORKS) == dict.fromkeys(WORKS, Reason.SOFT_404)


def test_works_that_were_cited_before_count(httpserver: HTTPServer, tmp_path: Path) -> None:
    for path in WORKS:
        serve(httpserver, path, OTHER["en"])
    two = dict(list(WORKS.items())[:2])
    assert checked(httpserver, tmp_path, two) == dict.fromkeys(two)
    last = dict(list(WORKS.items())[2:])
    assert checked(httpserver, tmp_path, last) == dict.fromkeys(last, Reason.SOFT_404)


def test_a_page_with_the_cited_title_stays(httpserver: HTTPServer, tmp_path: Path) -> None:
    """Print and mobile versions, cited under a title that was changed once."""
    text = "<h2>Bridge opens at Karasu</h2>" + OTHER["en"]
    titles = ("Bridge opens at Karasu", "A bridge opens at Karasu", "Karasu: the bridge is opened")
    works = dict(zip(("/3181", "/print/3181", "/m/3181"), titles, strict=True))
    for path in works:
        serve(httpserver, path, text)
    assert checked(httpserver, tmp_path, works) == dict.fromkeys(works)


def test_a_page_with_the_cited_quotation_stays(httpserver: HTTPServer, tmp_path: Path) -> None:
    said = "The gardener said: “The early potatoes have done well on sandy soil this year.”"
    text = OTHER["en"] + "<p>The early potatoes have done well on sandy soil this year.</p>"
    for path in WORKS:
        serve(httpserver, path, text)
    assert checked(httpserver, tmp_path, WORKS, said) == dict.fromkeys(WORKS)


def test_parts_of_one_page_stay(httpserver: HTTPServer, tmp_path: Path) -> None:
    """One law, whose articles are cited by a query."""
    serve(httpserver, "/act/111", OTHER["ru"], "ru")
    titles = ("Law on Gardens, Seeds", "Law on Gardens, Frost", "Law on Gardens, Water")
    works = {f"/act/111?article={number}": title for number, title in enumerate(titles)}
    assert checked(httpserver, tmp_path, works) == dict.fromkeys(works)
