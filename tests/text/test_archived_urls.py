"""URLs of archived copies are taken apart; other spellings of a URL are known."""

from __future__ import annotations

import pytest

from verify.text.urls.archived import (
    archived_url,
    innermost_archive_url,
    is_of_altered_archive,
)
from verify.text.urls.spellings import other_spellings

WAYBACK = "https://web.archive.org/web/20240401090000"


@pytest.mark.parametrize(
    ("url", "original"),
    [
        (f"{WAYBACK}/https://news.test/a?b=1", "https://news.test/a?b=1"),
        (f"{WAYBACK}id_/https:/news.test/a", "https://news.test/a"),
        (f"{WAYBACK}/news.test/a", "http://news.test/a"),
        ("https://arquivo.pt/noFrame/replay/20120201160355/http://a.test/", "http://a.test/"),
        ("https://archive.ph/2022.01/x", None),
        ("https://archive.ph/20220101/https://a.test/b", "https://a.test/b"),
        ("https://news.test/web/20240401090000/https://a.test/", None),
        ("https://web.archive.org/web/", None),
    ],
)
def test_an_archived_url_gives_the_page_that_it_is_of(url: str, original: str | None) -> None:
    found = archived_url(url)
    assert (found.original if found else None) == original


def test_the_innermost_archive_url_is_found() -> None:
    inner = f"{WAYBACK}/https://news.test/a"
    assert innermost_archive_url(f"{WAYBACK}/{WAYBACK}/{inner}") == inner
    assert innermost_archive_url(inner) is None
    assert innermost_archive_url("https://news.test/a") is None


def test_archive_today_and_its_sister_domains_are_told_from_others() -> None:
    assert is_of_altered_archive("https://archive.is/aBc") and is_of_altered_archive("archive.ph/a")
    for other in (
        "https://archive.org/a",
        "https://notarchive.today/a",
        "https://a.test/archive.is",
    ):
        assert not is_of_altered_archive(other)


def test_an_apostrophe_may_be_raw_or_encoded() -> None:
    raw, encoded = "http://a.test/Women's_(2)", "http://a.test/Women%27s_(2)"
    assert encoded in other_spellings(raw) and raw in other_spellings(encoded)
    assert list(other_spellings("http://a.test/plain?b=1")) == []
