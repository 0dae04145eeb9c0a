"""Keys and cookies go where a browser would send them, and into no log or archive."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from web.server import Server, Wire

from verify.config import Settings
from verify.containment import internal_failure
from verify.fetch import Client, Fetched, FetchSettings
from verify.fetch.cookies import CookieJar
from verify.fetch.settings import ArchiveSettings
from verify.pipeline.run import run
from verify.store import UnusableDatabase, open_database
from verify.web.urls import request_target

HTTPS = "https://news.example.com/a/b"
NOW = datetime(2026, 11, 21, tzinfo=UTC)


def sent(line: str, to: str, by: str = HTTPS) -> str:
    jar = CookieJar()
    jar.add(request_target(by), line)
    return jar.header(request_target(to))


@pytest.mark.parametrize(
    ("line", "to", "by"),
    [
        ("a=b", "https://news.example.com/a/c", HTTPS),
        ("a=b; Path=/", "https://news.example.com/", HTTPS),
        ("a=b; Path=/", "https://news.example.com:8443/", HTTPS),  # browsers do not bind to ports
        ("a=b; Path=/", "http://news.example.com/", HTTPS),
        ("a=b; Domain=example.com; Path=/", "https://www.example.com/", HTTPS),
        ("a=b; Domain=.EXAMPLE.com; Path=/", "https://example.com/", HTTPS),
        ("a=b; Secure; Path=/", "https://news.example.com/", HTTPS),
        ("a=b; Max-Age=60; Path=/", "https://news.example.com/", HTTPS),
        ("__Host-a=b; Secure; Path=/", "https://news.example.com/", HTTPS),
        ("a=b; Domain=me.github.io; Path=/", "https://x.me.github.io/", "https://me.github.io/"),
    ],
)
def test_a_cookie_goes_where_a_browser_sends_it(line: str, to: str, by: str) -> None:
    assert sent(line, to, by).endswith("a=b")


@pytest.mark.parametrize(
    ("line", "to", "by"),
    [
        ("a=b; Path=/", "https://www.example.com/", HTTPS),  # of the host that set it alone
        ("a=b; Path=/", "https://evil.news.example.com/", HTTPS),
        ("a=b", "https://news.example.com/other", HTTPS),
        ("a=b", "https://news.example.com/ab", HTTPS),
        ("a=b; Secure; Path=/", "http://news.example.com/", HTTPS),
        ("a=b; Secure; Path=/", "https://news.example.com/", "http://news.example.com/"),
        ("a=b; Domain=com; Path=/", "https://other.com/", HTTPS),
        ("a=b; Domain=github.io; Path=/", "https://you.github.io/", "https://me.github.io/"),
        ("a=b; Domain=co.uk; Path=/", "https://b.co.uk/", "https://a.co.uk/"),
        ("a=b; Domain=evil.com; Path=/", "https://evil.com/", HTTPS),
        ("a=b; Domain=ple.com; Path=/", "https://ple.com/", HTTPS),
        ("a=b; Max-Age=0; Path=/", "https://news.example.com/", HTTPS),
        ("__Host-a=b; Path=/", "https://news.example.com/", HTTPS),
        ("__Secure-a=b; Path=/", "https://news.example.com/", HTTPS),
        ("__Host-a=b; Secure; Path=/; Domain=example.com", "https://news.example.com/", HTTPS),
        ("a=" + "b" * 5_000 + "; Path=/", "https://news.example.com/", HTTPS),
        ("a", "https://news.example.com/a/", HTTPS),
    ],
)
def test_a_cookie_goes_nowhere_else(line: str, to: str, by: str) -> None:
    assert sent(line, to, by) == ""


def test_a_later_cookie_of_the_same_name_takes_its_place() -> None:
    jar, at = CookieJar(), request_target(HTTPS)
    jar.add(at, "a=b; Path=/")
    jar.add(at, "a=c; Path=/")
    jar.add(at, "d=e; Path=/")
    jar.add(at, "d=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT")
    assert jar.header(at) == "a=c"


def test_a_key_does_not_follow_to_another_port_of_the_same_host() -> None:
    seen: list[tuple[str, str | None]] = []

    def other(wire: Wire) -> None:
        seen.append(("other", wire.headers.get("authorization")))
        wire.answer("there")

    with Server(other) as second:

        def first(wire: Wire) -> None:
            seen.append(("first", wire.headers.get("authorization")))
            wire.redirect(second.address + "/x")

        with Server(first) as one:
            allowed = (*one.allowed, *second.allowed)
            own = FetchSettings(allow_addresses=allowed, polite=False, robots=False, probe=False)
            with Client(own, headers={"Authorization": "LOW access:secret"}) as client:
                found = client.get(one.address)
    assert seen == [("first", "LOW access:secret"), ("other", None)]
    assert isinstance(found, Fetched)
    assert "secret" not in repr(found)


def test_settings_do_not_show_their_secrets() -> None:
    shown = repr(FetchSettings(archive=ArchiveSettings(save_key="access:hidden")))
    assert "hidden" not in shown
    assert "hidden" not in repr(FetchSettings(proxy="http://user:hidden@proxy.example:8080"))


@pytest.mark.parametrize(
    "said",
    [
        "http://user:hidden@proxy.example:8080/ refused",
        "{'Authorization': 'LOW access:hidden'}",
        "Cookie: session=hidden; a=hidden",
        "save_key = hidden",
    ],
)
def test_a_log_of_internal_errors_holds_no_secret(said: str) -> None:
    failure = internal_failure("https://a.example/", ValueError(said))
    assert "hidden" not in failure.why + failure.trace


def test_an_emptied_database_beside_a_full_archive_is_not_begun_anew(tmp_path: Path) -> None:
    settings = Settings(
        db=tmp_path / "citations.db", archive=tmp_path / "archive", reports=tmp_path, offline=True
    )
    settings.archive.mkdir()
    (settings.archive / "a.warc.gz").write_bytes(b"x")
    settings.db.touch()
    with pytest.raises(UnusableDatabase, match="0 bytes"):
        run([], settings, NOW)
    assert settings.db.stat().st_size == 0
    (settings.archive / "a.warc.gz").unlink()
    run([], settings, NOW)
    assert open_database(settings.db)
