"""Cited URLs of archived copies: nested ones are taken apart, archive.today is not asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from web.pages import article
from web.server import Server, Wire

from verify.cli.entry import run_app
from verify.config import Settings
from verify.pipeline.run import run
from verify.recheck.session import LinkSelection, select_links
from verify.report import pieces
from verify.store import open_database

NOW = datetime(2026, 6, 1, tzinfo=UTC)
INNER = "http://web.archive.org/web/20240401090000/news.test/a1"
HOSTS = ("web.archive.org", "archive.ph", "news.test")


@dataclass
class Web:
    """Serves every path of every host; ``asked`` holds host and path."""

    asked: list[str] = field(default_factory=list)

    def __call__(self, wire: Wire) -> None:
        if wire.path != "/robots.txt":
            self.asked.append(f"http://{wire.headers['host'].split(':')[0]}{wire.path}")
        wire.answer(article())


@dataclass
class Desk:
    web: Web
    settings: Settings
    folder: Path

    def flags(self, url: str) -> dict[str, str | None]:
        place = self.folder / "article.txt"
        place.write_text(
            f"The gate\n\nIt stays open, they said.[1]\n\n"
            f"[1] I. Marten, “Council keeps the bridge shut,” News, 12 March 2024, {url}.\n"
        )
        report = run([str(place)], self.settings, NOW)
        return {one.finding.rule: one.finding.suggestion for one in report.articles[0].flags}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    web = Web()
    with Server(web) as server:
        fetch = {
            "polite": False,
            "retries": 0,
            "probe": False,
            "allow_addresses": [list(pair) for pair in server.allowed],
            "resolve": {host: list(server.allowed[0]) for host in HOSTS},
            "archive": {"enabled": False},
        }
        own = {"db": tmp_path / "c.db", "archive": tmp_path / "a", "reports": tmp_path / "r"}
        yield Desk(web, Settings(**own, tables={"fetch": fetch}), tmp_path)


def test_the_inner_archive_url_is_requested_and_suggested(desk: Desk) -> None:
    nested = f"http://web.archive.org/web/20240920101500/{INNER}"
    assert desk.flags(nested)["url-malformed"] == INNER
    assert desk.web.asked == [INNER]


def test_of_archive_today_only_the_original_page_is_requested(desk: Desk) -> None:
    found = desk.flags("http://archive.ph/20240401090000/http://news.test/a1")
    assert (found["altered-archive"] or "").endswith(" instead: http://news.test/a1")
    assert desk.web.asked == ["http://news.test/a1"]
    db = open_database(desk.settings.db)
    links = select_links(db, LinkSelection(all=True), NOW)
    assert all("archive.ph" not in link.address for link in links)


def test_a_short_link_to_archive_today_is_not_requested(desk: Desk) -> None:
    assert "altered-archive" in desk.flags("http://archive.ph/aBc12")
    assert desk.web.asked == []


def test_a_copy_is_shown_for_both_spellings_of_an_apostrophe(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.flags("http://news.test/wiki/Women's_Council")
    folder = str(desk.settings.archive)
    shown = []
    for url in ("http://news.test/wiki/Women%27s_Council", "http://news.test/wiki/Women's_Council"):
        assert not run_app(["archive", "show", url, "--archive", folder])
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1] and "text/html" in shown[0]


@pytest.mark.parametrize("offline", [False, True])
def test_a_copy_at_archive_today_is_not_said_to_be_asked_in_another_run(
    desk: Desk, offline: bool
) -> None:
    place = desk.folder / "article.txt"
    place.write_text("The gate\n\nIt stays open.[1]\n\n[1] News, http://archive.ph/aBc12.\n")
    report = run([str(place)], replace(desk.settings, offline=offline), NOW)
    for form in ("terminal", "markdown", "html", "concise"):
        text = " ".join("".join(pieces(report, form)).split())
        assert "Cite the page itself" in text
        assert "--offline" not in text.split("Sources not checked")[-1]


def test_the_page_behind_a_copy_at_archive_today_is_no_further_source(desk: Desk) -> None:
    place = desk.folder / "article.txt"
    copy = "http://archive.ph/20240401090000/http://news.test/a1"
    place.write_text(f"The gate\n\nIt stays open.[1]\n\n[1] News, {copy}.\n")
    counted = run([str(place)], replace(desk.settings, offline=True), NOW).coverage
    assert (counted.sources, len(counted.absences)) == (1, 1)
