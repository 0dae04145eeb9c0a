"""Lost pages are found again in sitemaps and archives; an accepted one is archived and compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from shared_data import SHARED, needs_shared, truth
from web.outcome import settings as fetch_settings
from web.server import Server, Wire

from verify.config import Settings
from verify.fetch import ArchiveSettings
from verify.lost_pages.lost import lost_pages
from verify.model import (
    Absence,
    Check,
    Dossier,
    Field,
    LinkState,
    Reason,
    Reference,
    SourceRecord,
    Span,
)
from verify.model import Article as ArticleText
from verify.pipeline.failures import Failures
from verify.pipeline.job import Watcher
from verify.pipeline.lost_pages.search import _dead as dead_urls
from verify.pipeline.lost_pages.searches import search_on_demand
from verify.pipeline.run import run
from verify.recheck.accept import accept
from verify.store import open_database
from verify.store.sources.checks import save_check
from verify.store.sources.proposals import stored_proposals

NOW = datetime(2024, 6, 1, tzinfo=UTC)
HOST = "interfax.ru"
ARTICLE = """Вода для долины

«Канал откроют в мае, и воды хватит обоим берегам», — заявила секретарь комиссии Аида Норова.[1]

[1] «Речная комиссия двух долин договорилась открыть верхний канал», Интерфакс, (дата обращения: 20.10.2022).
"""
TITLE = "Речная комиссия двух долин договорилась открыть верхний канал"
NEAR_MISSES = (
    "Речная комиссия двух долин перенесла встречу на весну",
    "Верхний канал двух долин закрыли после паводка",
    "Комиссия двух долин избрала нового секретаря",
    "Речная комиссия двух долин не договорилась о нижнем канале и плотине",
    "Долины договорились о новом мосте через канал",
)


@dataclass
class Site:
    """A news site: pages by path, with title, day and text."""

    pages: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    sitemaps: bool = True
    search_fault: str = ""  # sent instead of results
    sitemap_fault: tuple[str, str] | None = None  # body and status instead of a sitemap
    archived: list[str] = field(default_factory=list)  # paths that a web archive has
    declares: str = ""  # in the home page: its search
    moved: dict[str, str] = field(default_factory=dict)  # old path: new path

    def add(self, path: str, title: str, day: str = "2022-10-19", text: str = "") -> None:
        self.pages[path] = (title, day, text)

    def __call__(self, wire: Wire) -> None:
        host = wire.headers.get("host", HOST).split(":")[0]
        self.requests.append(wire.path)
        if wire.path.startswith("/cdx?"):
            return self._index(wire)
        if wire.path == "/":
            return wire.answer(
                f"<html><title>Новости</title>{self.declares}<body><p>Новости дня.</p></body></html>"
            )
        if wire.path.startswith("/find/"):
            return self._results(wire)
        if wire.path == "/robots.txt" and self.sitemaps:
            listed = f"Sitemap: http://{host}/sitemap-index.xml"
            return wire.answer(f"User-agent: *\nAllow: /\n{listed}\n", content_type="text/plain")
        if wire.path == "/sitemap-index.xml" and self.sitemaps:
            parts = (f"http://{host}/sitemap-{month}.xml" for month in ("2022-09", "2022-10"))
            inner = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in parts)
            return wire.answer(f"<sitemapindex>{inner}</sitemapindex>", content_type="text/xml")
        if wire.path == "/sitemap-2022-09.xml" and self.sitemaps:
            return wire.answer("<urlset></urlset>", content_type="text/xml")
        if wire.path == "/sitemap-2022-10.xml" and self.sitemap_fault:
            return wire.answer(*self.sitemap_fault)
        if wire.path == "/sitemap-2022-10.xml" and self.sitemaps:
            return wire.answer(self._sitemap(host), content_type="text/xml")
        if wire.path.startswith(("/search?", "/textsearch?")):
            return self._search(wire, host)
        if wire.path in self.moved:
            return wire.redirect(self.moved[wire.path], "301 Moved Permanently")
        if wire.path in self.pages:
            return wire.answer(_html(*self.pages[wire.path]))
        return wire.answer("<html><body>Нет такой страницы</body></html>", "404 Not Found")

    def _search(self, wire: Wire, host: str) -> None:
        """https://docs.searxng.org/dev/search_api.html, and Arquivo.pt's wiki on its API."""
        if self.search_fault:
            return wire.answer(self.search_fault)
        query = parse_qs(urlsplit(wire.path).query)
        words = set(query["q"][0].split())
        found = [(path, p[0]) for path, p in self.pages.items() if words & set(p[0].split())]
        if wire.path.startswith("/search?"):
            assert query["format"] == ["json"]
            rows = [{"url": f"http://{HOST}{path}", "title": title} for path, title in found]
            return wire.answer(json.dumps({"query": "", "results": rows}))
        rows = [{"originalURL": f"http://{HOST}{path}", "title": title} for path, title in found]
        return wire.answer(json.dumps({"response_items": rows}))

    def _index(self, wire: Wire) -> None:
        """https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server"""
        query = {name: one[0] for name, one in parse_qs(urlsplit(wire.path).query).items()}
        urls = [f"http://{HOST}{path}" for path in self.archived]
        found = urls if query.get("matchType") else [url for url in urls if url == query["url"]]
        rows = [["20221020000000", url, "200"] for url in found]
        header = ["timestamp", "original", "statuscode"]
        wire.answer(json.dumps([header, *rows] if rows else []), content_type="application/json")

    def _results(self, wire: Wire) -> None:
        if self.search_fault:
            return wire.answer(self.search_fault)
        rows = (f'<li><a href="{path}">{page[0]}</a></li>' for path, page in self.pages.items())
        return wire.answer(f"<html><body><ul>{''.join(rows)}</ul></body></html>")

    def _sitemap(self, host: str) -> str:
        name = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
        inner = "".join(
            f"<url><loc>http://{host}{path}</loc><news:news><news:publication_date>{day}T10:00:00Z"
            f"</news:publication_date><news:title>{title}</news:title></news:news></url>"
            for path, (title, day, _) in self.pages.items()
        )
        return f"<urlset {name}>{inner}</urlset>"


def _html(title: str, day: str, text: str) -> str:
    body = text or "В среду стороны обсуждали воду, каналы и работу шлюзов. " * 8
    return (
        f'<html lang="ru"><head><title>{title}</title>'
        f'<meta property="article:published_time" content="{day}"></head>'
        f"<body><article><h1>{title}</h1><p>{body}</p></article></body></html>"
    )


@pytest.fixture
def site() -> Site:
    found = Site()
    for number, title in enumerate(NEAR_MISSES):
        found.add(f"/world/{100 + number}", title)
    return found


@pytest.fixture
def server(site: Site) -> Iterator[Server]:
    with Server(site) as started:
        yield started


@dataclass(frozen=True)
class Desk:
    """A folder with one article, and what a run on it needs."""

    settings: Settings
    article: Path

    def run(self):
        return run([str(self.article)], self.settings, NOW)

    def flags(self):
        return {flag.finding.rule: flag.finding for flag in self.run().articles[0].flags}


@pytest.fixture
def desk(server: Server, tmp_path: Path) -> Desk:
    return make_desk(server, tmp_path, ARTICLE, (HOST,))


def make_desk(server: Server, folder: Path, text: str, hosts: tuple[str, ...]) -> Desk:
    article = folder / "article.txt"
    article.write_text(text, encoding="utf-8")
    table = {
        "polite": False,
        "retries": 0,
        "probe": False,
        "headers_within": 0.7,  # the site speaks no TLS, and is asked for https first
        "all_within": 1.4,
        "allow_addresses": [list(pair) for pair in server.allowed],
        "resolve": {host: list(server.allowed[0]) for host in hosts},
        "archive": {"enabled": False},
    }
    own = {"db": folder / "citations.db", "archive": folder / "archive", "reports": folder / "r"}
    return Desk(Settings(**own, tables={"fetch": table}), article)


def test_the_lost_page_is_proposed_first_and_no_near_miss_is(desk: Desk, site: Site) -> None:
    site.add("/world/200", TITLE)
    flag = desk.flags()["url-missing"]
    assert flag.suggestion == f"http://{HOST}/world/200"
    [evidence] = [one for one in flag.evidence if one.label == "Probably"]
    assert TITLE in evidence.text and "2022-10-19" in evidence.text
    [only] = stored_proposals(open_database(desk.settings.db))
    assert only.proposal.found_in == "the publisher's sitemap"


def test_the_quotation_on_the_page_is_evidence(desk: Desk, site: Site) -> None:
    words = "Канал откроют в мае, и воды хватит обоим берегам"
    site.add(
        "/world/200", TITLE, text=f"«{words}», — заявила Аида Норова. " + "Стороны ждали. " * 30
    )
    [evidence] = [e for e in desk.flags()["url-missing"].evidence if e.label == "Probably"]
    assert "contains the quotation" in evidence.text


def test_nothing_is_proposed_where_the_page_is_not_there(desk: Desk, site: Site) -> None:
    flag = desk.flags()["url-missing"]
    assert flag.suggestion is None
    assert not list(stored_proposals(open_database(desk.settings.db)))


def test_a_page_published_after_the_access_date_is_not_proposed(desk: Desk, site: Site) -> None:
    site.add("/world/200", TITLE, day="2022-10-25")
    assert desk.flags()["url-missing"].suggestion is None


def test_a_run_says_in_one_sentence_what_was_searched_for(desk: Desk, site: Site) -> None:
    site.add("/world/200", TITLE)
    notes: list[str] = []
    run([str(desk.article)], desk.settings, NOW, Watcher(noting=notes.append))
    found = "1 was probably found"
    assert notes == [f"verify: Searched for 1 page whose URL is missing or dead: {found}."]


def test_a_page_is_searched_for_once_a_week(desk: Desk, site: Site) -> None:
    desk.run()
    asked = len(site.requests)
    desk.run()
    assert asked > 0 and len(site.requests) == asked


def test_nothing_is_asked_offline_or_when_switched_off(desk: Desk, site: Site) -> None:
    off = {**desk.settings.tables, "find": {"enabled": False}}
    replace(desk, settings=replace(desk.settings, offline=True)).run()
    replace(desk, settings=replace(desk.settings, tables=off)).run()
    assert site.requests == []


def test_requests_are_limited_and_what_was_not_searched_is_said(desk: Desk, site: Site) -> None:
    limited = replace(
        desk.settings,
        tables={**desk.settings.tables, "find": {"enabled": False, "requests_per_site": 3}},
    )
    replace(desk, settings=limited).run()
    fetch = fetch_settings(
        tuple((h, p) for h, p in desk.settings.tables["fetch"]["allow_addresses"]),
        resolve={HOST: tuple(desk.settings.tables["fetch"]["resolve"][HOST])},
    )
    db = open_database(desk.settings.db)
    [found] = search_on_demand(db, limited, fetch, NOW, Failures())
    assert len(site.requests) <= 3 and found.missed


def test_an_accepted_page_is_archived_and_the_article_is_compared_with_it(
    desk: Desk, site: Site
) -> None:
    words = "Канал откроют в июне, и воды хватит обоим берегам"
    site.add(
        "/world/200", TITLE, text=f"«{words}», — заявила Аида Норова. " + "Стороны ждали. " * 30
    )
    assert "quote-altered" not in desk.flags()
    db = open_database(desk.settings.db)
    [proposed] = stored_proposals(db)
    fetch = fetch_settings(
        tuple((h, p) for h, p in desk.settings.tables["fetch"]["allow_addresses"]),
        resolve={HOST: tuple(desk.settings.tables["fetch"]["resolve"][HOST])},
    )
    done = accept(db, desk.settings, fetch, (proposed.number, "Lena"), NOW)
    assert done is not None and done[1] is None and done[0].accepted_by == "Lena"
    flags = desk.flags()
    assert flags["quote-altered"].source == f"http://{HOST}/world/200"
    assert flags["url-missing"].suggestion == f"http://{HOST}/world/200", "the article lacks it"


def test_an_unknown_number_is_not_accepted(desk: Desk) -> None:
    desk.run()
    db = open_database(desk.settings.db)
    assert accept(db, desk.settings, fetch_settings(()), (99, "Lena"), NOW) is None


@pytest.mark.slow
@needs_shared
def test_both_lost_pages_of_a_real_article_are_found_and_explain_the_garbled_title(
    server: Server, site: Site, tmp_path: Path
) -> None:
    name = "000_d44d99d37ed055b7.txt"
    notes = truth()[name]["notes"]
    text = (SHARED / "articles" / name).read_text(encoding="utf-8")
    garbled = notes[1]["title"]
    mended = garbled.replace("таджикско – а little гранской", "таджикско-афганской")
    assert mended != garbled
    site.add("/world/200", notes[0]["title"])
    site.add("/politika/300", mended)
    for number, title in enumerate(BORDER):  # the same day, the same border, another event
        site.add(f"/border/{number}", title)
    desk = make_desk(server, tmp_path, text, (HOST, "tass.ru"))
    wanted = {f"http://{HOST}/world/200", "http://tass.ru/politika/300"}
    report = desk.run()
    missing = [f.finding for f in report.articles[0].flags if f.finding.rule == "url-missing"]
    assert {finding.suggestion for finding in missing} == wanted
    db = open_database(desk.settings.db)
    assert not any("/border/" in one.proposal.url for one in stored_proposals(db))
    fetch = fetch_settings(
        server.allowed, resolve=dict.fromkeys((HOST, "tass.ru"), server.allowed[0])
    )
    for proposed in list(stored_proposals(db)):
        accept(db, desk.settings, fetch, (proposed.number, "Lena"), NOW)
    titles = [f.finding for f in desk.run().articles[0].flags if f.finding.source in wanted]
    assert any(mended.split()[-1] in str(one) and "tass.ru" in str(one.source) for one in titles)


def searching(desk: Desk, server: Server, *use: str) -> Desk:
    """The desk with these search services, at the site's own server."""
    own = {"use": list(use), "searxng": server.address, "urls": {"arquivo.pt": server.address}}
    tables = {**desk.settings.tables, "services": own}
    return replace(desk, settings=replace(desk.settings, tables=tables))


@pytest.mark.parametrize("name", ["searxng", "arquivo.pt"])
def test_a_search_service_finds_the_page_of_a_site_without_sitemaps(
    desk: Desk, site: Site, server: Server, name: str
) -> None:
    site.sitemaps = False
    site.add("/world/200", TITLE)
    assert desk.flags()["url-missing"].suggestion is None
    assert not any("search?" in path for path in site.requests), "no service is asked unasked"
    db = open_database(desk.settings.db)
    chosen = searching(desk, server, name).settings
    fetch = fetch_settings(server.allowed, resolve={HOST: server.allowed[0]})
    [found] = search_on_demand(db, chosen, fetch, NOW, Failures())
    assert [one.url for one in found.proposals] == [f"http://{HOST}/world/200"]


def test_a_search_service_that_sends_no_json_was_not_searched(
    desk: Desk, site: Site, server: Server
) -> None:
    site.sitemaps, site.search_fault = False, "<html>Too many requests</html>"
    off = {**desk.settings.tables, "find": {"enabled": False}}
    replace(desk, settings=replace(desk.settings, tables=off)).run()
    chosen = searching(desk, server, "searxng").settings
    fetch = fetch_settings(server.allowed, resolve={HOST: server.allowed[0]})
    [found] = search_on_demand(open_database(chosen.db), chosen, fetch, NOW, Failures())
    assert any("SearXNG (its response could not be read)" in one for one in found.missed)


BORDER = (
    "На таджикско-афганской границе задержали контрабандистов",
    "Таджикистан и Афганистан обсудили торговлю на границе",
    "Пограничники Таджикистана открыли новую заставу у афганской границы",
    "На границе Таджикистана с Афганистаном прошли учения десантников",
    "Таджикско-афганскую границу закрыли для грузов на неделю",
    "Посол рассказал о положении на таджикско-афганской границе",
)
MOVED = """Вода для долины

«Канал откроют в мае, и воды хватит обоим берегам», — заявила секретарь комиссии Аида Норова.[1] Паром стоит.[2]

[1] «{title}», Интерфакс, http://interfax.ru/archive/2022/10/19/{dead}, (дата обращения: 20.10.2022).
[2] «Паром остался в порту из-за шторма», Интерфакс, http://interfax.ru/archive/2022/10/11/parom-ostalsya-v-portu, (дата обращения: 20.10.2022).
"""


def died(db, url: str) -> None:
    """Three failures, each three days after the one before, the last confirmed."""
    for days, method in ((12, "get"), (8, "get"), (4, "get"), (4, "archive")):
        at = NOW - timedelta(days=days)
        save_check(db, Check(url, at, "not-found", status=404, method=method))


def test_a_dead_page_is_found_where_other_pages_of_its_site_have_moved(
    server: Server, site: Site, tmp_path: Path
) -> None:
    """Its sitemaps and feeds list nothing, and no archive and no service is asked."""
    site.sitemaps = False
    site.moved["/archive/2022/10/11/parom-ostalsya-v-portu"] = "/n/parom-ostalsya-v-portu/"
    site.add("/n/parom-ostalsya-v-portu/", "Паром остался в порту из-за шторма", "2022-10-11")
    site.add("/n/rechnaya-komissiya-dvuh-dolin/", TITLE)
    text = MOVED.format(title=TITLE, dead="rechnaya-komissiya-dvuh-dolin")
    desk = make_desk(server, tmp_path, text, (HOST,))
    desk.run()
    db = open_database(desk.settings.db)
    died(db, "http://interfax.ru/archive/2022/10/19/rechnaya-komissiya-dvuh-dolin")
    fetch = fetch_settings(server.allowed, resolve={HOST: server.allowed[0]})
    [found] = search_on_demand(db, desk.settings, fetch, NOW, Failures())
    assert [one.url for one in found.proposals] == [
        f"http://{HOST}/n/rechnaya-komissiya-dvuh-dolin/"
    ]
    assert found.proposals[0].found_in == "the way in which other pages of the site have moved"


def test_a_guess_that_leads_to_another_page_is_not_proposed(
    server: Server, site: Site, tmp_path: Path
) -> None:
    site.sitemaps = False
    site.moved["/archive/2022/10/11/parom-ostalsya-v-portu"] = "/n/parom-ostalsya-v-portu/"
    site.add("/n/parom-ostalsya-v-portu/", "Паром остался в порту из-за шторма", "2022-10-11")
    site.add("/n/rechnaya-komissiya-dvuh-dolin/", NEAR_MISSES[0])
    text = MOVED.format(title=TITLE, dead="rechnaya-komissiya-dvuh-dolin")
    desk = make_desk(server, tmp_path, text, (HOST,))
    desk.run()
    db = open_database(desk.settings.db)
    died(db, "http://interfax.ru/archive/2022/10/19/rechnaya-komissiya-dvuh-dolin")
    fetch = fetch_settings(server.allowed, resolve={HOST: server.allowed[0]})
    [found] = search_on_demand(db, desk.settings, fetch, NOW, Failures())
    assert found.proposals == ()
    assert "/n/rechnaya-komissiya-dvuh-dolin/" in site.requests


ACTION = (
    '<script type="application/ld+json">{"@type": "SearchAction",'
    ' "target": "http://interfax.ru/find/{q}/"}</script>'
)


@pytest.mark.parametrize("place", ["declared", "settings"])
def test_the_publishers_search_page_finds_the_page_if_it_may_be_asked(
    desk: Desk, site: Site, server: Server, place: str
) -> None:
    site.sitemaps, site.declares = False, ACTION if place == "declared" else ""
    site.add("/world/200", TITLE)
    assert desk.flags()["url-missing"].suggestion is None
    assert not any("/find/" in path for path in site.requests), "no title is sent unasked"
    db = open_database(desk.settings.db)
    own: dict[str, object] = {"use": ["site-search"]}
    if place == "settings":
        own["search_pages"] = {HOST: f"http://{HOST}/find/{{title}}"}
    chosen = replace(desk.settings, tables={**desk.settings.tables, "services": own})
    fetch = fetch_settings(server.allowed, resolve={HOST: server.allowed[0]})
    [found] = search_on_demand(db, chosen, fetch, NOW, Failures())
    assert [one.url for one in found.proposals] == [f"http://{HOST}/world/200"]
    assert found.proposals[0].found_in == "the publisher's search page"
    assert sum("/find/" in path for path in site.requests) == 1


def test_a_site_without_a_known_search_was_not_searched(
    desk: Desk, site: Site, server: Server
) -> None:
    site.sitemaps = False
    off = {**desk.settings.tables, "find": {"enabled": False}}
    replace(desk, settings=replace(desk.settings, tables=off)).run()
    own = {**desk.settings.tables, "services": {"use": ["site-search"]}}
    fetch = fetch_settings(server.allowed, resolve={HOST: server.allowed[0]})
    chosen = replace(desk.settings, tables=own)
    [found] = search_on_demand(open_database(chosen.db), chosen, fetch, NOW, Failures())
    assert f"the search page of {HOST} (none is known)" in found.missed


GONE = """Вода для долины

Канал открыт, сообщила комиссия.[1]

[1] «Пустыня за ночь превратилась в озеро с дельфинами», Интерфакс, http://interfax.ru/world/867123, (дата обращения: 20.10.2022).
"""


def dead_and_searched(server: Server, site: Site, folder: Path, *, archived: int = 60):
    """A run with a dead URL on a site of 60 pages of that time, and a search for its page."""
    for number in range(60):
        site.add(f"/world/{867000 + 2 * number}", f"Комиссия {number} собралась в долине")
    site.archived = [*site.archived, *list(site.pages)[-60:][:archived]]
    desk = make_desk(server, folder, GONE, (HOST,))
    fetch = dict(desk.settings.tables["fetch"])
    place = f"{server.address}/web/{{stamp}}id_/{{address}}"
    fetch["archive"] = {"cdx": f"{server.address}/cdx", "memento": place, "rate": 1000.0}
    desk = replace(desk, settings=replace(desk.settings, preview=True, tables={"fetch": fetch}))
    desk.run()
    db = open_database(desk.settings.db)
    died(db, "http://interfax.ru/world/867123")
    own = ArchiveSettings(cdx=f"{server.address}/cdx", memento=place, rate=1000.0)
    plain = fetch_settings(server.allowed, resolve={HOST: server.allowed[0]}, archive=own)
    [found] = search_on_demand(db, desk.settings, plain, NOW, Failures())
    return desk, found


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (
            "<html><title>Log in</title><a href='/in'>Log in</a></html>",
            "200 OK",
            "it is no sitemap",
        ),
        ('{"error": "rate limit"}', "200 OK", "it is no sitemap"),
        ("", "503 Service Unavailable", "503"),
        ("", "403 Forbidden", "403"),
    ],
)
def test_a_listed_sitemap_that_cannot_be_read_is_said(
    desk: Desk, site: Site, server: Server, answer: str, status: str, said: str
) -> None:
    site.sitemap_fault = answer, status
    off = {**desk.settings.tables, "find": {"enabled": False}}
    replace(desk, settings=replace(desk.settings, tables=off)).run()
    fetch = fetch_settings(server.allowed, resolve={HOST: server.allowed[0]})
    [found] = search_on_demand(
        open_database(desk.settings.db), desk.settings, fetch, NOW, Failures()
    )
    assert found.proposals == ()
    assert any("/sitemap-2022-10.xml (" in one and said in one for one in found.missed)


def test_a_site_without_sitemaps_is_said(desk: Desk, site: Site, server: Server) -> None:
    site.sitemaps = False
    off = {**desk.settings.tables, "find": {"enabled": False}}
    replace(desk, settings=replace(desk.settings, tables=off)).run()
    fetch = fetch_settings(server.allowed, resolve={HOST: server.allowed[0]})
    [found] = search_on_demand(
        open_database(desk.settings.db), desk.settings, fetch, NOW, Failures()
    )
    assert f"the sitemaps of {HOST} (none was found)" in found.missed


def test_a_url_on_a_well_archived_site_that_was_never_there_is_flagged(
    server: Server, site: Site, tmp_path: Path
) -> None:
    desk, found = dead_and_searched(server, site, tmp_path)
    assert found.proposals == () and found.untraced
    flag = desk.flags()["url-without-trace"]
    assert "the web archive has 60 of them" in flag.evidence[0].text
    assert "url-without-trace" in desk.flags(), "the next run, too"


@pytest.mark.parametrize(
    ("archived", "more", "sitemaps", "why"),
    [
        (50, [], True, "the web archive has 50 of 60 such pages"),
        (60, ["/world/867123"], True, "the page is listed"),
        (0, [], True, "the web archive lists no page of that time"),
        (60, [], False, "not everything was searched"),
    ],
)
def test_where_it_cannot_be_told_it_is_no_finding(
    server: Server,
    site: Site,
    tmp_path: Path,
    archived: int,
    more: list[str],
    sitemaps: bool,
    why: str,
) -> None:
    site.archived, site.sitemaps = more, sitemaps
    desk, found = dead_and_searched(server, site, tmp_path, archived=archived)
    assert found.untraced is None
    assert any(one.startswith(f"whether it was ever there ({why}") for one in found.missed)
    assert "url-without-trace" not in desk.flags()


ONCE_DEAD = ("not-found", "gone", "dns", "soft-404", "redirected-home", "parked", "usurped")
NOT_LOST = ("blocked", "login", "paywalled", "timeout", "server-error", "rate-limited")


@pytest.mark.parametrize("reason", [*ONCE_DEAD, *NOT_LOST])
@pytest.mark.parametrize("state", [LinkState.DEAD, LinkState.FAILING])
def test_a_page_is_searched_for_once_its_link_is_dead(reason: str, state: LinkState) -> None:
    url = "http://interfax.ru/world/1"
    absence = Absence(url, Reason(reason), "It is not there.", "Look for it.")
    record = SourceRecord(url, absence=absence, state=state)
    title, place = Field("Канал откроют в мае", Span(0, 1)), Field(url, Span(0, 1))
    dossier = Dossier(
        ArticleText("a.txt", "x", "text", "utf-8", ""),
        references=(Reference(Span(0, 1), title=title, url=place),),
        addresses={0: url},
        sources={url: record},
    )
    found = list(lost_pages(dossier, dead_urls(dossier)))
    assert bool(found) == (reason in ONCE_DEAD and state is LinkState.DEAD)


def test_the_url_that_another_article_gives_for_the_title_is_proposed(
    server: Server, site: Site, tmp_path: Path
) -> None:
    """Nothing else is listed: no sitemap, no feed, no archive and no service."""
    site.sitemaps = False
    site.add("/world/200", TITLE)
    desk = make_desk(server, tmp_path, ARTICLE, (HOST,))
    other = ARTICLE.replace("Интерфакс, (", "Интерфакс, http://interfax.ru/world/200, (")
    (tmp_path / "other.txt").write_text(other.replace("Вода для долины", "Канал и берега"))
    run([str(tmp_path / "other.txt")], desk.settings, NOW)
    missing = desk.flags()["url-missing"]
    assert missing.suggestion == f"http://{HOST}/world/200"
    assert any("found in another article" in one.text for one in missing.evidence)
