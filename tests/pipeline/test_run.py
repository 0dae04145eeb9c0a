"""The whole path: places in, a report out, everything kept on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from verify.config import Settings
from verify.model import History, Reason
from verify.pipeline.job import Watcher
from verify.pipeline.reports.reporting import newest_report
from verify.pipeline.run import run
from verify.store import open_database
from verify.store.search import fts_query, search_captures
from verify.store.sources import sources

NOW = datetime.now(UTC).replace(microsecond=0)
PAGE = """<!doctype html><html lang="en"><head><title>Bridge opens | Kentaur News</title>
<meta charset="utf-8"></head><body><article><h1>Bridge opens at Karasu</h1>
<p>The new bridge at Karasu was opened to traffic on Monday morning after two years of work.</p>
<p>“We waited a long time for this bridge, and our children will use it every day,” the mayor
of the town said at the ceremony, which several hundred people attended.</p>
<p>The bridge is 312 metres long and cost 14 million, according to the regional council.</p>
</article></body></html>"""
ARTICLE = """A Bridge for Karasu

The mayor said: “We waited a long time for this bridge, and our children will use it every
day.”[1] The council gave no further details about the works that are still to be done.

[1] “Bridge opens at Karasu”, Kentaur News, {page}, (Date of Accession: 02.03.2026).
[2] “Nothing here”, Kentaur News, {gone}, (Date of Accession: 02.03.2026).
"""


@pytest.fixture
def newsroom(tmp_path: Path, httpserver: HTTPServer) -> tuple[Path, Settings]:
    """A folder with one article, and settings that may ask the site it cites."""
    httpserver.expect_request("/bridge").respond_with_data(PAGE, content_type="text/html")
    article = tmp_path / "articles" / "bridge.txt"
    article.parent.mkdir()
    links = {"page": httpserver.url_for("/bridge"), "gone": httpserver.url_for("/gone")}
    article.write_text(ARTICLE.format(**links), encoding="utf-8")
    fetch = {
        "allow_addresses": [["localhost", httpserver.port]],
        "polite": False,
        "retries": 0,
        "robots": False,
        "probe": False,
        "archive": {"enabled": False},
    }
    settings = Settings(
        db=tmp_path / "citations.db",
        reports=tmp_path / "reports",
        archive=tmp_path / "archive",
        tables={"fetch": fetch},
    )
    return article.parent, settings


def test_a_cited_page_is_fetched_kept_and_searchable(newsroom) -> None:
    folder, settings = newsroom
    report = run([str(folder)], settings, NOW)
    db = open_database(settings.db)
    (address,) = [a for a in report.articles[0].dossier.sources if a.endswith("/bridge")]
    (kept,) = sources.captures(db, address)
    assert "312 metres" in kept.page.text
    assert (settings.archive / kept.warc).is_file()
    (hit,) = search_captures(db, fts_query("our children will use it every day"))
    assert (hit.capture, hit.address) == (kept.id, address)


def test_what_could_not_be_had_is_an_absence_with_its_reason(newsroom) -> None:
    folder, settings = newsroom
    report = run([str(folder)], settings, NOW)
    coverage = report.coverage
    assert (coverage.with_address, coverage.fetched, coverage.usable) == (2, 1, 1)
    assert [a.reason for a in coverage.absences] == [Reason.SERVER_ERROR]


def test_a_fresh_copy_is_not_asked_for_again_and_an_old_one_is(newsroom, httpserver) -> None:
    folder, settings = newsroom
    for after, asked in ((0, 1), (1, 1), (9, 2)):
        run([str(folder)], settings, NOW + timedelta(days=after))
        pages = [request for request, _ in httpserver.log if request.path == "/bridge"]
        assert len(pages) == asked


def test_offline_uses_the_copies_at_hand_and_asks_nobody(newsroom, httpserver) -> None:
    folder, settings = newsroom
    run([str(folder)], settings, NOW)
    before = len(httpserver.log)
    report = run([str(folder)], replace(settings, offline=True), NOW + timedelta(days=30))
    assert len(httpserver.log) == before
    assert report.coverage.usable == 1
    assert report.offline


def test_offline_without_copies_says_that_nobody_was_asked(newsroom) -> None:
    folder, settings = newsroom
    report = run([str(folder)], replace(settings, offline=True), NOW)
    assert {a.reason for a in report.coverage.absences} == {Reason.NOT_ASKED}


def test_a_second_run_finds_the_same_flags_still_there(newsroom) -> None:
    folder, settings = newsroom
    first = run([str(folder)], settings, NOW)
    second = run([str(folder)], settings, NOW + timedelta(hours=2))
    ids = [[flag.id for flag in report.articles[0].flags] for report in (first, second)]
    assert ids[0] and ids[0] == ids[1]
    assert {flag.history for flag in second.articles[0].flags} == {History.STILL}


def test_a_corrected_article_loses_its_flag_and_says_so(newsroom) -> None:
    folder, settings = newsroom
    offline = replace(settings, offline=True)
    first = run([str(folder)], offline, NOW)
    article = folder / "bridge.txt"
    kept = [line for line in article.read_text().splitlines() if not line.startswith("[2]")]
    article.write_text("\n".join(kept))
    second = run([str(folder)], offline, NOW + timedelta(days=1))
    assert {f.finding.rule for f in first.articles[0].flags} >= {"note-without-marker"}
    assert "note-without-marker" in {f.finding.rule for f in second.gone}


def test_the_report_made_again_from_the_database_shows_the_same(newsroom) -> None:
    folder, settings = newsroom
    report = run([str(folder)], settings, NOW)
    again = newest_report(open_database(settings.db))
    assert again.articles == report.articles
    assert again.finished == report.finished
    assert again.coverage == report.coverage


def test_what_verify_wrote_itself_is_not_read_as_an_article(newsroom) -> None:
    folder, settings = newsroom
    own = replace(settings, reports=folder / "reports", db=folder / "citations.db", offline=True)
    own.reports.mkdir()
    (own.reports / "latest.html").write_text("<p>A report of ours.</p>")
    report = run([str(folder)], own, NOW)
    assert [Path(a.dossier.article.origin).name for a in report.articles] == ["bridge.txt"]
    assert [s.origin for s in report.skipped] == [str(own.reports)]


def test_the_same_article_named_twice_is_verified_once(newsroom) -> None:
    folder, settings = newsroom
    offline = replace(settings, offline=True)
    report = run([str(folder), str(folder / "bridge.txt")], offline, NOW)
    assert len(report.articles) == 1


def test_a_file_that_is_not_there_is_said_and_does_not_stop_the_rest(newsroom) -> None:
    folder, settings = newsroom
    report = run([str(folder), "nowhere.txt"], replace(settings, offline=True), NOW)
    assert (len(report.articles), report.skipped[0].origin) == (1, "nowhere.txt")


def test_an_article_is_taken_from_its_address(newsroom, httpserver) -> None:
    _, settings = newsroom
    report = run([httpserver.url_for("/bridge")], settings, NOW)
    assert "312 metres" in report.articles[0].dossier.article.text


def test_a_password_in_a_cited_address_is_not_sent_and_the_report_says_so(
    newsroom, httpserver
) -> None:
    from verify.pipeline.reports.reporting import newest_report
    from verify.report import render

    folder, settings = newsroom
    article = folder / "bridge.txt"
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("http://localhost", "http://desk:secret@localhost", 1))
    report = run([str(folder)], settings, NOW)
    bare = httpserver.url_for("/bridge")
    assert report.coverage.credentials == (bare,)
    assert all("Authorization" not in request.headers for request, _ in httpserver.log)
    again = newest_report(open_database(settings.db))
    for shown in (report, again):
        for format in ("terminal", "markdown", "html"):
            told = " ".join(render(shown, format).split())
            assert f"URLs with a user name or password, which is never sent: {bare}" in told


def test_a_password_in_the_address_of_an_article_is_neither_sent_nor_kept(
    newsroom, httpserver
) -> None:
    from verify.pipeline.job import Watcher

    _, settings = newsroom
    said: list[str] = []
    place = httpserver.url_for("/bridge").replace("http://", "http://desk:secret@")
    report = run([place], settings, NOW, Watcher(noting=said.append))
    assert report.articles[0].dossier.article.origin == httpserver.url_for("/bridge")
    assert said == [
        f"verify: Asked for without the user name or password: {httpserver.url_for('/bridge')}"
    ]
    assert all("Authorization" not in request.headers for request, _ in httpserver.log)


def test_an_address_that_answers_nothing_is_skipped_with_the_reason(newsroom, httpserver) -> None:
    _, settings = newsroom
    report = run([httpserver.url_for("/gone")], settings, NOW)
    assert report.articles == ()
    assert report.skipped[0].origin.endswith("/gone")


def test_the_watcher_hears_of_every_round(newsroom) -> None:
    folder, settings = newsroom
    heard: list[str] = []
    watcher = Watcher(
        reading=lambda *news: heard.append("reading"),
        fetching=lambda *news: heard.append("fetching"),
        checking=lambda *news: heard.append("checking"),
    )
    run([str(folder)], settings, NOW, watcher)
    assert heard == ["reading", "fetching", "fetching", "checking"]


def test_the_flags_of_a_deleted_article_are_gone_and_come_back_with_it(newsroom) -> None:
    folder, settings = newsroom
    offline = replace(settings, offline=True)
    first = run([str(folder)], offline, NOW)
    article = folder / "bridge.txt"
    kept = article.read_bytes()
    article.unlink()
    (folder / "other.txt").write_text("Another text.\n\nIt has nothing to do with the bridge.")
    second = run([str(folder)], offline, NOW)
    assert {f.id for f in second.gone} == {f.id for f in first.articles[0].flags}
    article.write_bytes(kept)
    third = run([str(folder)], offline, NOW)
    assert {f.history for a in third.articles for f in a.flags} == {History.BACK}


def test_an_article_outside_the_folder_that_is_verified_keeps_its_flags(newsroom, tmp_path) -> None:
    folder, settings = newsroom
    offline = replace(settings, offline=True)
    run([str(folder)], offline, NOW)
    (folder / "bridge.txt").unlink()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "other.txt").write_text("Another text.\n\nIt has nothing to do with the bridge.")
    assert run([str(elsewhere)], offline, NOW).gone == ()


def test_a_run_says_when_it_was_finished(newsroom) -> None:
    folder, settings = newsroom
    end = NOW + timedelta(minutes=3)
    report = run([str(folder)], replace(settings, offline=True), NOW, clock=lambda: end)
    assert (report.started, report.finished) == (NOW, end)


def test_a_new_article_is_compared_with_all_that_are_known_where_that_is_asked(newsroom) -> None:
    folder, settings = newsroom
    offline = replace(settings, offline=True)
    for name, spelling in (("one.txt", "Zhanybek Toktogulov"), ("two.txt", "Zhanybek Toktogulow")):
        (folder / name).write_text(
            f"On the Bridge\n\nThe council chairman {spelling} spoke at the opening of the bridge.\n\n"
            f"Council chairman {spelling} thanked the builders for their two years of work."
        )
    run([str(folder / "one.txt")], offline, NOW)
    alone = run([str(folder / "two.txt")], offline, NOW)
    both = run([str(folder / "two.txt")], replace(offline, across=True), NOW)
    rules = [{f.finding.rule for f in report.articles[0].flags} for report in (alone, both)]
    assert rules[1] - rules[0] == {"name-spelling-varies-across-articles"}


# ------------------------------------------------------------------- bugs of our own


def test_a_bug_in_one_rule_costs_neither_the_others_nor_its_earlier_flags(
    newsroom, monkeypatch
) -> None:
    from importlib import import_module

    from verify.pipeline.failures import InternalFailure

    running = import_module("verify.pipeline.run")

    folder, settings = newsroom
    offline = replace(settings, offline=True)
    run([str(folder)], offline, NOW)
    original = running.chosen

    def one_is_broken(*asked):
        def broken(dossier):
            raise LookupError("the shelf is empty")

        return tuple(
            replace(rule, check=broken) if rule.name == "note-without-marker" else rule
            for rule in original(*asked)
        )

    monkeypatch.setattr(running, "chosen", one_is_broken)
    report = run([str(folder)], offline, NOW + timedelta(days=1))
    (failure,) = report.skipped
    assert isinstance(failure, InternalFailure)
    assert "looking for note-without-marker (LookupError: the shelf is empty" in failure.why
    assert report.gone == ()


def test_a_bug_that_shows_on_one_article_does_not_cost_the_others(newsroom, monkeypatch) -> None:
    from verify import parse
    from verify.pipeline.failures import InternalFailure

    folder, settings = newsroom
    (folder / "bad.txt").write_text("A text that the parser trips over.\n\nIt has two lines.")
    original = parse.parse

    def trips(article, today=None):
        if "trips over" in article.text:
            raise IndexError("tuple index out of range")
        return original(article, today)

    monkeypatch.setattr(parse, "parse", trips)
    report = run([str(folder)], replace(settings, offline=True), NOW)
    assert [Path(a.dossier.article.origin).name for a in report.articles] == ["bridge.txt"]
    assert [type(s) for s in report.skipped] == [InternalFailure]


def test_a_page_that_we_trip_over_is_an_absence_that_says_so(newsroom, monkeypatch) -> None:
    from verify.pipeline import capture

    folder, settings = newsroom

    def trips(fetched):
        raise RecursionError("maximum recursion depth exceeded")

    monkeypatch.setattr(capture, "read_page", trips)
    report = run([str(folder)], settings, NOW)
    details = [a.detail for a in report.coverage.absences if a.reason is Reason.UNSUPPORTED_TYPE]
    assert "RecursionError" in details[0]


def test_the_same_article_under_two_names_is_one_article(newsroom, monkeypatch) -> None:
    folder, settings = newsroom
    monkeypatch.chdir(folder)
    places = ["bridge.txt", str(folder / "bridge.txt")]
    assert len(run(places, replace(settings, offline=True), NOW).articles) == 1
