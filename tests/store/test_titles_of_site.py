"""The titles of a site's pages, by which its name is told."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from verify.store import open_database
from verify.store.sources.citations import titles_of_site

AT = "2026-11-02"
CAPTURE = (
    "INSERT INTO captures (source, title, text, whole_text, final_address, captured_at, status,"
    " media_type, digest, via, redirects, signs, page)"
    " VALUES (?, ?, 'x', 'x', '', ?, 200, '', '', 'live', '[]', '[]', '{}')"
)


def site_of(folder: Path, pages: int) -> Database:
    """A database with pages of two sites; every third page of each has no title of its own."""
    db = open_database(folder / f"{pages}.db")
    with db.conn:
        for number in range(1, 2 * pages + 1):
            site = ("post.example", "mill.example")[number % 2]
            address = f"https://{site}/{number}"
            title = "Post" if number % 3 else f"Page {number} - {site}"
            sql = "INSERT INTO sources (id, address, site, first_seen) VALUES (?, ?, ?, ?)"
            db.conn.execute(sql, [number, address, site, AT])
            db.conn.execute(CAPTURE, [number, title, AT])
    return db


def steps(db: Database, address: str) -> int:
    """How many hundreds of instructions SQLite executes for the titles."""
    counted = 0

    def note() -> int:
        nonlocal counted
        counted += 1
        return 0

    db.conn.set_progress_handler(note, 100)
    titles_of_site(db, address, 10)
    db.conn.set_progress_handler(None, 0)
    return counted


def test_titles_of_the_same_site_the_newest_sources_first(tmp_path: Path) -> None:
    db = site_of(tmp_path, 30)
    found = titles_of_site(db, "https://post.example/2", 4)
    assert found == [
        "Page 60 - post.example",
        "Post",
        *(f"Page {n} - post.example" for n in (54, 48)),
    ]
    assert titles_of_site(db, "https://unknown.example/", 4) == []


def test_the_pages_of_a_large_site_are_not_all_read(tmp_path: Path) -> None:
    few, many = (site_of(tmp_path, pages) for pages in (100, 800))
    assert steps(many, "https://post.example/2") < 2 * steps(few, "https://post.example/2")
