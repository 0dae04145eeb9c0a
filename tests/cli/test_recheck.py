"""The commands that keep the links alive, from the command line to a local site and back."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import types
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from recheck_kit import BODY, SAID, html
from werkzeug import Request, Response

from verify.cli.actions.links.recheck_context import RecheckContext, recheck_context
from verify.cli.actions.links.watch import recheck_repeatedly
from verify.cli.entry import run_app
from verify.model import Check
from verify.store import open_database
from verify.store.sources import checks

Out = pytest.CaptureFixture[str]
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def opened() -> RecheckContext:
    """What a watch works on, here."""
    return recheck_context(None, {}, None)


class Site:
    """A local site with one page that can be given another life."""

    def __init__(self, server: HTTPServer) -> None:
        self.server = server
        self.answer = Response(html(), content_type="text/html; charset=utf-8")
        self.asked = 0
        self.tag = '"v1"'
        server.expect_request("/robots.txt").respond_with_data("", status=404)
        server.expect_request("/bridge").respond_with_handler(self._page)

    def _page(self, request: Request) -> Response:
        self.asked += 1
        if self.tag and request.headers.get("If-None-Match") == self.tag:
            return Response(status=304)
        self.answer.headers["ETag"] = self.tag
        return self.answer

    @property
    def url(self) -> str:
        return self.server.url_for("/bridge")

    def says(self, body: bytes, status: int = 200) -> None:
        self.answer = Response(body, status=status, content_type="text/html; charset=utf-8")
        self.tag = f'"{len(body)}"'


@pytest.fixture
def site(httpserver: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The site, and a folder in which one run over an article that cites it is done."""
    made = Site(httpserver)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "verify.toml").write_text(
        "[fetch]\npolite = false\nretries = 0\nbackoff = 0.0\nprobe = false\n"
        f'allow_addresses = [["{httpserver.host}", {httpserver.port}]]\n'
        f"[fetch.archive]\nenabled = false\n"
    )
    (tmp_path / "note.md").write_text(
        f"# Works on the river\n\nThe minister said “{SAID}”.[^1]\n\n"
        f"[^1]: “Bridge nears completion”, Example News, {made.url}\n"
    )
    run_app(["run", "note.md", "--quiet"])
    return made


def test_nothing_is_due_right_after_a_run(site: Site, capsys: Out) -> None:
    asked = site.asked
    capsys.readouterr()
    assert run_app(["recheck"]) == 0
    assert capsys.readouterr().out.startswith("Nothing is due before 20")
    assert site.asked == asked


def test_a_dry_run_lists_and_asks_nobody(site: Site, capsys: Out) -> None:
    asked = site.asked
    capsys.readouterr()
    assert run_app(["recheck", "--all", "--dry-run"]) == 0
    out = capsys.readouterr().out
    assert site.url in out
    assert "1 source to check." in out
    assert site.asked == asked


def test_an_unchanged_page_gives_exit_code_nought(site: Site, capsys: Out) -> None:
    capsys.readouterr()
    assert run_app(["recheck", "--all"]) == 0
    assert capsys.readouterr().out == "Checked 1 source: 1 unchanged; no changes.\n"
    assert run_app(["archive", "check"]) == 0


def test_a_changed_passage_lands_in_the_output_the_flags_and_the_report(
    site: Site, tmp_path: Path, capsys: Out
) -> None:
    site.says(html(BODY.replace("end of May", "end of September")))
    capsys.readouterr()
    assert run_app(["recheck", "--all"]) == 1
    out = capsys.readouterr().out
    assert "has changed the cited passage" in out
    assert "cited in note.md" in out
    report = (tmp_path / "reports" / "latest.html").read_text()
    assert "Changed links" in report
    assert "end of September" in report
    run_app(["flags", "--rule", "source-changed", "--format", "json"])
    assert "end of September" in capsys.readouterr().out


def test_what_was_told_is_not_told_again(site: Site, capsys: Out) -> None:
    site.says(html(BODY.replace("end of May", "end of September")))
    run_app(["recheck", "--all"])
    capsys.readouterr()
    assert run_app(["recheck", "--all"]) == 0
    run_app(["run", "note.md", "--quiet"])
    assert run_app(["recheck", "--all"]) == 0


def test_only_the_asked_for_host_is_looked_at(site: Site, capsys: Out) -> None:
    capsys.readouterr()
    assert run_app(["recheck", "--all", "--dry-run", "--host", "elsewhere.example"]) == 0
    said = "Nothing to check: no article cites a source on elsewhere.example.\n"
    assert capsys.readouterr().out == said
    assert run_app(["recheck", "--dry-run", "--host", site.server.host]) == 0
    assert capsys.readouterr().out.startswith(f"Nothing on {site.server.host} is due before 20")
    assert run_app(["recheck", "--all", "--dry-run", "--host", site.server.host]) == 0
    assert "1 source to check." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "host"),
    [
        ("Example.ORG", "example.org"),
        ("https://example.org/news/1", "example.org"),
        ("пример.рф", "xn--e1afmkfd.xn--p1ai"),
        ("example.org/", "example.org"),
    ],
)
def test_a_site_may_be_named_as_people_write_it(asked: str, host: str) -> None:
    from verify.cli.actions.sources import host_of

    assert host_of(asked) == host


def test_what_names_no_site_is_a_sentence(site: Site, capsys: Out) -> None:
    assert run_app(["recheck", "--dry-run", "--host", "not a site"]) == 2
    assert "not the name of a site" in capsys.readouterr().err


def test_failed_links_can_be_looked_at_alone(site: Site, capsys: Out) -> None:
    capsys.readouterr()
    assert run_app(["recheck", "--failed", "--dry-run"]) == 0
    said = "Nothing to check: no cited source is failing or dead.\n"
    assert capsys.readouterr().out == said
    site.says(b"gone", 404)
    assert run_app(["recheck", "--all"]) == 0
    capsys.readouterr()
    run_app(["recheck", "--failed", "--dry-run"])
    assert capsys.readouterr().out.startswith("failing")


def test_options_that_contradict_are_a_sentence(site: Site, capsys: Out) -> None:
    assert run_app(["recheck", "--all", "--failed"]) == 2
    assert "contradict" in capsys.readouterr().err


def test_watching_holds_rounds(site: Site, capsys: Out) -> None:
    capsys.readouterr()
    assert run_app(["watch", "--rounds", "1"]) == 0
    assert "Nothing is due before" in capsys.readouterr().out


def test_watching_sleeps_until_something_is_due_and_not_longer_than_asked(site: Site) -> None:
    slept: list[float] = []
    recheck_repeatedly(opened, 30, 3, slept.append)
    assert slept == [1800.0, 1800.0]


def test_a_round_that_cannot_be_held_is_said_and_does_not_end_the_watch(
    site: Site, tmp_path: Path, capsys: Out
) -> None:
    archive, aside = tmp_path / "archive", tmp_path / "aside"
    archive.rename(aside)
    archive.write_text("a disk that is away")

    def come_back(seconds: float) -> None:
        assert seconds == 60.0
        archive.unlink()
        aside.rename(archive)

    capsys.readouterr()
    assert recheck_repeatedly(opened, 30, 2, come_back) == 2
    told = capsys.readouterr()
    assert "could not be used" in told.err
    assert "Trying again." in told.err
    assert "Nothing is due before" in told.out


def test_a_database_that_somebody_holds_is_waited_for(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.setattr("verify.store.database.BUSY_SECONDS", 0.05)
    with sqlite3.connect(tmp_path / "citations.db") as db:
        db.execute("VACUUM INTO ?", [str(tmp_path / "twin.db")])
    holder = sqlite3.connect(tmp_path / "twin.db")
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    given = {"db": tmp_path / "twin.db"}
    capsys.readouterr()
    assert (
        recheck_repeatedly(
            lambda: recheck_context(None, given, None), 30, 2, lambda _: holder.close()
        )
        == 2
    )
    told = capsys.readouterr()
    assert "locked. Trying again." in told.err
    assert "Nothing is due before" in told.out


def test_a_round_that_somebody_holds_up_is_held_later(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.setattr("verify.store.database.BUSY_SECONDS", 0.05)
    holder = sqlite3.connect(tmp_path / "citations.db", isolation_level=None)
    holder.executescript("DELETE FROM checks; DELETE FROM link_states; BEGIN IMMEDIATE;")
    capsys.readouterr()
    assert recheck_repeatedly(opened, 30, 2, lambda seconds: holder.close()) == 2
    told = capsys.readouterr()
    assert "locked. Trying again." in told.err
    assert "Checked 1 source" in told.out


def test_a_configuration_that_cannot_be_used_ends_the_watch(
    site: Site, tmp_path: Path, capsys: Out
) -> None:
    (tmp_path / "verify.toml").write_text("no_such_option = 1\n")
    assert run_app(["watch"]) == 2
    assert "no_such_option" in capsys.readouterr().err


def test_a_watch_that_is_told_to_end_ends_as_when_it_is_interrupted(
    site: Site, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "verify", "watch"]
    env = {"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin"}
    env["PYTHONUNBUFFERED"] = "1"
    watching = subprocess.Popen(
        command, cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert watching.stdout is not None
    assert watching.stdout.readline().startswith("Nothing is due before")
    watching.terminate()
    _, said = watching.communicate(timeout=60)
    assert (watching.returncode, said) == (
        143,
        "verify: Stopped. Everything finished so far is kept.\n",
    )


def test_the_sources_are_listed_with_how_they_stand(site: Site, capsys: Out) -> None:
    capsys.readouterr()
    assert run_app(["sources"]) == 0
    out = capsys.readouterr().out
    assert f"{site.url}  cited in note.md" in out
    assert out.endswith("1 source: 1 alive.\n")
    assert run_app(["sources", "--format", "json", "--state", "alive"]) == 0
    [row] = json.loads(capsys.readouterr().out)
    assert (row["state"], row["copies"], row["articles"], row["quoted"]) == ("alive", 1, 1, True)
    assert row["cited_in"] == ["note.md"]
    assert run_app(["sources", "--format", "json", "--state", "dead"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run_app(["sources", "--format", "csv", "--state", "dead"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "state,last_check,next_check,copies,articles,cited_in,quoted,change,"
        "web_archive,web_archive_copy,address"
    ]


def test_the_list_says_why_it_is_empty(site: Site, tmp_path: Path, capsys: Out) -> None:
    capsys.readouterr()
    run_app(["sources", "--state", "dead"])
    assert (
        capsys.readouterr().out
        == "No source matches. Run `verify sources` without options to list all.\n"
    )
    open_database(tmp_path / "new.db").conn.close()
    run_app(["sources", "--db", "new.db"])
    assert "No sources yet. Run `verify run` first." in capsys.readouterr().out
    run_app(["recheck", "--db", "new.db"])
    assert "no article cites a source yet" in capsys.readouterr().out


def test_two_articles_that_cite_a_source_are_both_named(
    site: Site, tmp_path: Path, capsys: Out
) -> None:
    (tmp_path / "b.md").write_text((tmp_path / "note.md").read_text() + "\nMore.\n")
    run_app(["run", "note.md", "b.md", "--quiet", "--offline"])
    capsys.readouterr()
    run_app(["sources", "--format", "csv"])
    assert ",2,b.md; note.md," in capsys.readouterr().out
    run_app(["sources", "--format", "json"])
    [row] = json.loads(capsys.readouterr().out)
    assert (row["articles"], row["cited_in"]) == (2, ["b.md", "note.md"])


@pytest.fixture
def unwritable(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The same folder on a disk that may only be read."""
    monkeypatch.setattr(os, "access", lambda path, mode: not mode & os.W_OK)
    return site


@pytest.mark.parametrize(
    "command",
    [
        ["sources"],
        ["recheck", "--all", "--dry-run"],
        ["flags"],
        ["flags", "stats"],
        ["archive", "check"],
    ],
    ids=" ".join,
)
def test_what_only_reads_reads_what_may_not_be_written(
    command: list[str], site: Site, tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks.save_check(open_database(tmp_path / "citations.db"), Check(site.url, NOON, "ok"))
    twin = tmp_path / "twin.db"
    with sqlite3.connect(tmp_path / "citations.db") as db:
        db.execute("VACUUM INTO ?", [str(twin)])
    capsys.readouterr()
    code = run_app(command)
    expected = capsys.readouterr().out
    monkeypatch.setattr(os, "access", lambda path, mode: not mode & os.W_OK)
    before = twin.read_bytes()
    assert run_app([*command, "--db", str(twin)]) == code
    told = capsys.readouterr()
    assert told.out == expected
    assert told.err == f"verify: {twin} is read-only; reading it as it is.\n"
    assert twin.read_bytes() == before


def test_a_command_that_has_to_write_says_so(unwritable: Site, capsys: Out) -> None:
    for command in (["recheck", "--all"], ["flags", "decide", "1", "--confirm"]):
        assert run_app(command) == 2
        assert "is read-only, and this command has to write to it" in capsys.readouterr().err


def test_a_database_of_an_older_version_that_may_not_be_written_is_a_sentence(
    unwritable: Site, tmp_path: Path, capsys: Out
) -> None:
    with sqlite3.connect(tmp_path / "citations.db") as db:
        db.execute("DELETE FROM migrations WHERE name = 'further_changes'")
    assert run_app(["sources"]) == 2
    assert "an older version" in capsys.readouterr().err
    (tmp_path / "note.db").write_text("no database")
    assert run_app(["sources", "--db", "note.db"]) == 2
    assert "could not be read as a database" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("place", "rule", "said"),
    [
        ("/", "link-redirects-home", "now redirects to the site's front page"),
        ("/2026/transport/bridge", "link-moved", "has moved"),
    ],
)
def test_a_redirect_to_what_is_not_modified_is_told_and_listed(
    place: str, rule: str, said: str, site: Site, capsys: Out
) -> None:
    def elsewhere(request: Request) -> Response:
        conditional = {"If-None-Match", "If-Modified-Since"} & set(request.headers.keys())
        return Response(status=304) if conditional else Response(html(), content_type="text/html")

    site.server.expect_request(place).respond_with_handler(elsewhere)
    site.answer = Response(status=301, headers={"Location": place})
    site.tag = ""
    capsys.readouterr()
    assert run_app(["recheck", "--all"]) == 1
    assert said in capsys.readouterr().out
    run_app(["flags", "--rule", rule])
    assert site.url in capsys.readouterr().out


def test_what_a_name_server_led_astray_is_asked_again_where_everything_is(
    site: Site, tmp_path: Path, capsys: Out
) -> None:
    config = tmp_path / "verify.toml"
    allowed = config.read_text()
    config.write_text("\n".join(x for x in allowed.splitlines() if "allow_addresses" not in x))
    capsys.readouterr()
    run_app(["recheck", "--all"])
    assert "1 private-address" in capsys.readouterr().out
    config.write_text(allowed)
    run_app(["recheck", "--all"])
    assert "Checked 1 source" in capsys.readouterr().out


def test_a_state_or_format_that_does_not_exist_is_a_sentence(site: Site, capsys: Out) -> None:
    assert run_app(["sources", "--state", "undead"]) == 2
    assert run_app(["sources", "--format", "xml"]) == 2
    err = capsys.readouterr().err
    assert "no state “undead”" in err
    assert "no format “xml”" in err


class Sender:
    """Stands for apprise."""

    sent: list[str] = []  # noqa: RUF012  emptied by the fixture

    def add(self, url: str) -> bool:
        return url.startswith("json://")

    def notify(self, title: str, body: str) -> bool:
        Sender.sent.append(f"{title}\n{body}")
        return True


@pytest.fixture
def sender(monkeypatch: pytest.MonkeyPatch) -> type[Sender]:
    Sender.sent = []
    module = types.ModuleType("apprise")
    module.Apprise = Sender  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "apprise", module)
    return Sender


def test_news_is_sent_where_the_configuration_says(
    site: Site, tmp_path: Path, sender: type[Sender]
) -> None:
    with (tmp_path / "verify.toml").open("a") as config:
        config.write('[notify]\nurls = ["json://desk.example"]\n')
    run_app(["recheck", "--all"])
    assert sender.sent == []
    site.says(html(BODY.replace("end of May", "end of September")))
    run_app(["recheck", "--all"])
    assert sender.sent[0].startswith("1 cited source changed\n")
    assert "cited in note.md" in sender.sent[0]


def test_news_that_cannot_be_sent_is_said_and_still_kept(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    with (tmp_path / "verify.toml").open("a") as config:
        config.write('[notify]\nurls = ["json://desk.example"]\n')
    site.says(html(BODY.replace("end of May", "end of September")))
    assert run_app(["recheck", "--all"]) == 1
    assert "need the extra “notify”" in capsys.readouterr().err


@pytest.mark.slow
def test_two_rounds_at_once_do_no_harm(site: Site, tmp_path: Path, capsys: Out) -> None:
    site.says(html(BODY.replace("end of May", "end of September")))
    command = [sys.executable, "-m", "verify", "recheck", "--all", "--quiet"]
    root = Path(__file__).parents[2]
    env = {"PYTHONPATH": str(root), "PATH": "/usr/bin:/bin"}
    both = [
        subprocess.Popen(command, cwd=tmp_path, env=env, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    told = "".join(process.communicate(timeout=120)[0] for process in both)
    assert sorted(process.returncode for process in both) == [0, 1]
    assert told.count("has changed the cited passage") == 1
    capsys.readouterr()
    assert run_app(["archive", "check"]) == 0


def test_the_example_configuration_shows_every_option_of_the_messages() -> None:
    from dataclasses import fields

    from verify.config import load, section
    from verify.recheck.notify import NotifySettings

    example = load(Path(__file__).parents[2] / "docs" / "verify.example.toml")
    assert set(example.tables["notify"]) == {field.name for field in fields(NotifySettings)}
    assert len(section(example, "notify", NotifySettings).urls) == 1


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (404, "not found: first failure of 3, next check in 3 days"),
        (500, "server error: first failure of 3, next check in 3 days"),
        (403, "blocked: it responded before"),
    ],
)
def test_a_first_failure_is_said_and_is_no_news(
    site: Site, capsys: Out, status: int, said: str
) -> None:
    site.says(b"no", status)
    capsys.readouterr()
    assert run_app(["recheck", "--all"]) == 0
    first, summary = capsys.readouterr().out.splitlines()
    assert first == f"{site.url}: {said}"
    assert summary.endswith("no changes.")
    assert run_app(["recheck", "--all", "--format", "json"]) == 0
    assert "first_failures" not in json.loads(capsys.readouterr().out)
