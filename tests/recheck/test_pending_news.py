"""What a round has found is told, whatever becomes of the round: by it, or by the next one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from recheck_kit import BODY, SAID, START, World, answer, failure, html

from verify.cli.entry import run_app
from verify.cli.interrupts import Terminated
from verify.config import load
from verify.model import Check, Reason
from verify.recheck import RecheckJob, pending_news, recheck, session
from verify.recheck.session import LinkSelection, Round, run_round, select_links
from verify.store import open_database
from verify.store.sources import ledger, news

Out = pytest.CaptureFixture[str]
CHANGED = BODY.replace("end of May", "end of September")
NEWS = "has changed the cited passage"


@pytest.fixture
def folder(httpserver: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One run was done over an article that cites two pages; both say something else since."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "verify.toml").write_text(
        "[fetch]\npolite = false\nretries = 0\nprobe = false\n"
        f'allow_addresses = [["{httpserver.host}", {httpserver.port}]]\n'
        "[fetch.archive]\nenabled = false\n"
    )
    lines = ["# Works on the river", f"The minister said “{SAID}”.[^1] Later: “{SAID}”.[^2]"]
    for number, name in enumerate(("north", "south"), start=1):
        lines.append(f"[^{number}]: “Bridge nears completion”, {httpserver.url_for(f'/{name}')}")
    (tmp_path / "note.md").write_text("\n\n".join(lines) + "\n")
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    _serve(httpserver, BODY)
    run_app(["run", "note.md", "--quiet"])
    httpserver.clear_all_handlers()
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    _serve(httpserver, CHANGED)
    return tmp_path


def _serve(server: HTTPServer, body: str) -> None:
    for name in ("/north", "/south"):
        page = html(body).decode()
        server.expect_request(name).respond_with_data(page, content_type="text/html; charset=utf-8")


def _stopped_by(monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]) -> None:
    """The next round is stopped when it has looked at one source."""

    def one_only(job: Any, links: Any) -> Iterator[Any]:
        yield next(iter(recheck(job, links)))
        monkeypatch.setattr(session, "recheck", recheck)
        raise stop

    monkeypatch.setattr(session, "recheck", one_only)


def _killed(folder: Path) -> None:
    """A round that was killed after its last look: nothing of it was told."""
    settings = load(folder / "verify.toml")
    db = open_database(settings.db)
    links = select_links(db, LinkSelection(all=True), datetime.now(UTC))
    assert len(run_round(db, settings, links, Round("killed")).transitions) == 2
    db.close()


@pytest.mark.parametrize(("stop", "code"), [(Terminated, 143), (KeyboardInterrupt, 130)])
def test_a_round_that_is_stopped_tells_what_it_has_found(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Out,
    stop: type[BaseException],
    code: int,
) -> None:
    capsys.readouterr()
    _stopped_by(monkeypatch, stop)
    assert run_app(["recheck", "--all"]) == code
    said = capsys.readouterr()
    assert said.out.count(NEWS) == 1
    assert "Checked 1 source: 1 ok; 1 source has changed." in said.out
    assert said.err.endswith("Stopped. Everything finished so far is kept.\n")
    assert "end of September" in (folder / "reports" / "latest.html").read_text()
    run_app(["flags", "--rule", "source-changed"])
    assert "1 flag." in capsys.readouterr().out
    assert run_app(["recheck", "--all"]) == 1
    again = capsys.readouterr()
    assert again.out.count(NEWS) == 1  # the other one
    assert "earlier round" not in again.err


def test_what_a_killed_round_has_found_is_told_by_the_next_once(folder: Path, capsys: Out) -> None:
    _killed(folder)
    capsys.readouterr()
    assert run_app(["recheck"]) == 1
    said = capsys.readouterr()
    assert said.out.count(NEWS) == 2
    assert said.out.count("cited in note.md") == 2
    assert "An earlier round was stopped before it could report everything" in said.err
    run_app(["flags", "--rule", "source-changed"])
    listed = capsys.readouterr().out
    assert "2 flags." in listed
    assert "passage-changed" not in listed
    assert "end of May → " in listed
    assert run_app(["recheck"]) == 0
    assert NEWS not in capsys.readouterr().out


def test_what_could_not_be_reported_is_told_again(folder: Path, capsys: Out) -> None:
    reports = folder / "elsewhere"
    reports.write_text("no folder")
    command = ["recheck", "--all", "--reports", str(reports)]
    assert run_app(command) == 2
    reports.unlink()
    capsys.readouterr()
    assert run_app(command) == 1
    assert capsys.readouterr().out.count(NEWS) == 2
    assert SAID in (reports / "latest.html").read_text()


def test_a_watch_writes_its_reports_where_it_is_told(folder: Path) -> None:
    _killed(folder)
    assert run_app(["watch", "--rounds", "1", "--reports", "elsewhere"]) == 1
    assert "end of September" in (folder / "elsewhere" / "latest.html").read_text()


def test_what_stands_in_the_way_of_telling_does_not_hide_that_it_was_stopped(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    (folder / "elsewhere").write_text("no folder")
    _stopped_by(monkeypatch, Terminated)
    assert run_app(["recheck", "--all", "--reports", "elsewhere"]) == 143
    assert "are kept and reported by the next round." in capsys.readouterr().err


def test_the_news_of_a_round_that_is_still_at_work_are_left_to_it(folder: Path) -> None:
    settings = load(folder / "verify.toml")
    db, other = open_database(settings.db), open_database(settings.db)
    with pending_news.adopt_news(db, folder, "first"):
        news.save_news(db, "first", "https://news.example/a", "[]", True)
        with pending_news.adopt_news(other, folder, "second") as late:
            assert not late
        assert pending_news.load_news(other, "second").affected_sources == []
    with pending_news.adopt_news(other, folder, "second") as late:
        assert late
    assert pending_news.load_news(other, "second").affected_sources == ["https://news.example/a"]


def test_a_page_that_came_and_went_is_one_page_that_changed(folder: Path, capsys: Out) -> None:
    _killed(folder)
    db = open_database(folder / "citations.db")
    rows = news.pending_news(db, "killed")
    news.save_news(db, "killed", rows[0].address, rows[0].news, True)  # the same page has two news
    capsys.readouterr()
    run_app(["recheck", "--all"])
    said = capsys.readouterr().out
    assert said.count(NEWS) == 3
    assert "2 sources have changed." in said


def test_news_is_kept_as_it_was_told(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.look(answer(0, html()))
    links = list(ledger.links(world.db))
    told = [(links[0].address, answer(7, html(CHANGED)))]
    job = RecheckJob(world.db, world.archive, lambda wanted, held: iter(told), round_name="one")
    (looked,) = recheck(job, links)
    kept = pending_news.load_news(world.db, "one")
    assert kept.transitions == looked.transitions != []
    assert kept.affected_sources == [links[0].address]
    pending_news.delete_news(world.db, kept)
    assert pending_news.load_news(world.db, "one").transitions == []


def test_a_link_that_waits_for_its_second_answer_loses_no_news(tmp_path: Path) -> None:
    """The third failure shows another page: that is news, though it was not asked about twice."""
    world = World(tmp_path)
    for day in (7, 10):
        world.look(failure(day))
    links = list(ledger.links(world.db))
    usurped = [(links[0].address, failure(13, Reason.USURPED))]

    def stopped(waiting: Mapping[str, datetime]) -> Iterator[Check]:
        raise Terminated

    job = RecheckJob(world.db, world.archive, lambda w, h: iter(usurped), stopped, round_name="one")
    with pytest.raises(Terminated):
        list(recheck(job, links))
    assert [one.kind for one in pending_news.load_news(world.db, "one").transitions] == ["usurped"]


def test_a_death_is_told_once_and_takes_the_place_of_what_waited(tmp_path: Path) -> None:
    world = World(tmp_path)
    for day in (7, 10):
        world.look(failure(day))
    links = list(ledger.links(world.db))
    gone = [(links[0].address, failure(13))]

    def answered(waiting: Mapping[str, datetime]) -> Iterator[Check]:
        yield Check(links[0].address, START + timedelta(days=13), "not-found", method="again")

    job = RecheckJob(world.db, world.archive, lambda w, h: iter(gone), answered, round_name="one")
    (looked,) = recheck(job, links)
    assert [one.kind for one in looked.transitions] == ["died"]
    assert pending_news.load_news(world.db, "one").transitions == looked.transitions
