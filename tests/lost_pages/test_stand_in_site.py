"""Forty references without their URLs, and a stand-in site with the pages and 100 others.

The titles are those of pages of a corpus; the others are headlines that these pages link to, all
dated to one day. The site lists them in a news sitemap.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path

import pytest
from shared_data import needs_shared
from web.outcome import settings as fetch_settings
from web.server import Server, Wire

from tests.lost_pages.test_ranking import _corpus
from verify.config import Settings
from verify.lost_pages.title_agreement import title_agreement
from verify.pipeline.failures import Failures
from verify.pipeline.lost_pages.searches import search_on_demand
from verify.pipeline.run import run
from verify.store import open_database

NOW = datetime(2024, 6, 1, tzinfo=UTC)
HOST = "interfax.ru"
WANTED, OTHERS = 40, 100


@dataclass
class Site:
    """Titles by path; ``hidden`` pages exist nowhere."""

    titles: dict[str, str]
    hidden: frozenset[str] = frozenset()
    days: dict[str, str] = field(default_factory=dict)  # of publication, by path

    def day(self, path: str) -> str:
        return self.days.get(path, "2022-10-19")

    def __call__(self, wire: Wire) -> None:
        shown = {path: title for path, title in self.titles.items() if path not in self.hidden}
        if wire.path == "/robots.txt":
            listed = f"User-agent: *\nAllow: /\nSitemap: http://{HOST}/sitemap.xml\n"
            return wire.answer(listed, content_type="text/plain")
        if wire.path == "/sitemap.xml":
            inner = "".join(_entry(path, title, self.day(path)) for path, title in shown.items())
            name = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
            return wire.answer(f"<urlset {name}>{inner}</urlset>", content_type="text/xml")
        if wire.path in shown:
            title = escape(shown[wire.path])
            return wire.answer(
                f"<html><head><title>{title}</title>"
                f'<meta property="article:published_time" content="{self.day(wire.path)}"></head>'
                f"<body><article><h1>{title}</h1><p>{'What was said that day. ' * 40}</p>"
                "</article></body></html>"
            )
        return wire.answer(
            "<html><body>News</body></html>", "200 OK" if wire.path == "/" else "404 Not Found"
        )


def _entry(path: str, title: str, day: str) -> str:
    return (
        f"<url><loc>http://{HOST}{path}</loc><news:news><news:publication_date>{day}"
        f"</news:publication_date><news:title>{escape(title)}</news:title></news:news></url>"
    )


def ranks(site: Site, wanted: list[str], folder: Path) -> list[list[str]]:
    """Return the proposed URLs for each title, the best first.

    A note gives the day of publication if the site has one for its page, else that of access.
    """
    notes = "".join(
        f"[{n}] “{title}”, Interfax, {_dated(site.days.get(f'/world/{n - 1}'))}.\n"
        for n, title in enumerate(wanted, 1)
    )
    text = "Water\n\n" + " ".join(f"It was said.[{n}]" for n in range(1, len(wanted) + 1))
    (folder / "article.txt").write_text(f"{text}\n\nNotes\n{notes}", encoding="utf-8")
    with Server(site) as server:
        fetch = {
            "allow_addresses": [list(p) for p in server.allowed],
            "archive": {"enabled": False},
        }
        own = {"db": folder / "c.db", "archive": folder / "a", "reports": folder / "r"}
        chosen = Settings(**own, tables={"fetch": fetch, "find": {"enabled": False}})
        run([str(folder / "article.txt")], Settings(**own, offline=True), NOW)
        asked = fetch_settings(server.allowed, resolve={HOST: server.allowed[0]})
        found = search_on_demand(open_database(chosen.db), chosen, asked, NOW, Failures())
        by_title = {one.lost.title: [p.url for p in one.proposals] for one in found}
    return [by_title.get(title, []) for title in wanted]


def _dated(day: str | None) -> str:
    return f"{date.fromisoformat(day):%d.%m.%Y}" if day else "(accessed 20.10.2022)"


def _agree(title: str, other: str) -> bool:
    """Whether a headline is that of the page itself, on another page of the corpus."""
    return title_agreement(title, None, other) >= 0.85


def _site(wanted: list[str], headlines: list[str], *, there: bool, dated: bool) -> Site:
    others = [one for one in headlines if not any(_agree(title, one) for title in wanted)][:OTHERS]
    assert len(others) == OTHERS
    paths = {f"/world/{number}": title for number, title in enumerate([*wanted, *others])}
    hidden = frozenset() if there else frozenset(f"/world/{n}" for n in range(WANTED))
    days = {path: f"2022-10-{n % 28 + 1:02}" for n, path in enumerate(paths)} if dated else {}
    return Site(paths, hidden, days)


@needs_shared
@pytest.mark.slow
@pytest.mark.parametrize("dated", [False, True], ids=["accessed", "published in four weeks"])
@pytest.mark.parametrize("there", [True, False], ids=["there", "not there"])
def test_the_page_is_first_on_a_site_of_its_weeks_or_nothing_is_proposed(
    there: bool, dated: bool, tmp_path: Path
) -> None:
    pages, headlines = _corpus()
    titles = dict.fromkeys(title for title, _ in pages if not set(title) & set('“”"«»„[]'))
    wanted = list(titles)[:WANTED]
    assert len(wanted) == WANTED
    found = ranks(_site(wanted, headlines, there=there, dated=dated), wanted, tmp_path)
    right = [f"http://{HOST}/world/{number}" for number in range(WANTED)]
    if not there:
        assert sum(1 for urls in found if urls) == 0
        return
    first = sum(urls[:1] == [url] for urls, url in zip(found, right, strict=True))
    in_three = sum(url in urls[:3] for urls, url in zip(found, right, strict=True))
    print(f"first {first}, in the first three {in_three} of {WANTED}")
    assert first >= 0.9 * WANTED and in_three >= 0.97 * WANTED
