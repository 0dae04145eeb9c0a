"""A plain run, too, finds out that a link has died: at its third failure it asks otherwise."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from verify.cli.entry import run_app
from verify.fetch import absence
from verify.model import Absence, Check, LinkState, Reason
from verify.store import open_database
from verify.store.sources import checks, ledger


@pytest.fixture
def page(httpserver: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A cited page that answers 404 and has failed twice before, a week and four days ago."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "verify.toml").write_text(
        "[fetch]\npolite = false\nretries = 0\nrobots = false\nprobe = false\n"
        f'allow_addresses = [["{httpserver.host}", {httpserver.port}]]\n'
        "[fetch.archive]\nenabled = false\n"
    )
    httpserver.expect_request("/page").respond_with_data("no", status=404)
    address = httpserver.url_for("/page")
    (tmp_path / "note.md").write_text(f"It rained.[^1]\n\n[^1]: “Rain”, Example News, {address}\n")
    run_app(["run", "note.md", "--offline", "--quiet"])
    db = open_database(tmp_path / "citations.db")
    for days in (8, 4):
        at = datetime.now(UTC) - timedelta(days=days)
        checks.save_check(db, Check(address, at, "not-found", 404))
    db.conn.close()
    return address


def test_the_third_failure_of_a_plain_run_is_confirmed_and_raised(
    page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_app(["run", "note.md", "--quiet"])
    db = open_database(tmp_path / "citations.db")
    assert ledger.standing_of(db, page).state is LinkState.DEAD
    assert [check.method for check in checks.checks(db, page)] == ["get", "get", "get", "again"]
    capsys.readouterr()
    run_app(["flags", "--rule", "link-dead", "--format", "json"])
    assert page in capsys.readouterr().out


def test_a_machine_off_the_net_confirms_nothing(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(addresses: list[str], *_: object, **__: object) -> list[tuple[str, Absence]]:
        return [(address, absence(address, Reason.DNS)) for address in addresses]

    monkeypatch.setattr("verify.fetch.pool.fetch_all", silent)
    run_app(["run", "note.md", "--quiet"])
    db = open_database(tmp_path / "citations.db")
    assert ledger.standing_of(db, page).state is LinkState.FAILING
    assert [check.method for check in checks.checks(db, page)] == ["get", "get", "get"]
