"""A damaged cell of the archive's index: the index is rebuilt from the WARC files."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from damage_kit import NOT_READABLE, NOT_TEXT, NOT_UTF8, whole_database

from verify.archive import Archive

COLUMNS = (
    *("file", "offset", "length", "kind", "address", "target", "at", "status", "media_type"),
    *("digest", "payload", "record_id", "refers_to", "sort_key", "validator"),
)
# Any text may be there, so a lost text is found only where it is no text at all.
TEXTS = {"address", "media_type", "validator", "refers_to", "digest", "payload", "target"}
TEXTS |= {"file", "kind", "record_id", "sort_key"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole_database(tmp_path_factory.mktemp("whole")) / "archive"


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path / "archive")
    return tmp_path / "archive"


def damage_index(folder: Path, table: str, column: str, value: str) -> None:
    db = sqlite3.connect(folder / "index.db")
    where = "offset = (SELECT max(offset) FROM records)" if table == "records" else "1"
    assert db.execute(f"UPDATE {table} SET {column} = {value} WHERE {where}").rowcount
    db.commit()
    db.close()


@pytest.mark.parametrize("value", [NOT_UTF8, NOT_READABLE, NOT_TEXT])
@pytest.mark.parametrize("column", COLUMNS)
def test_every_capture_is_listed_whatever_cell_was_damaged(
    folder: Path, column: str, value: str
) -> None:
    with Archive(folder) as archive:
        before = list(archive.index.all_captures())
    damage_index(folder, "records", column, value)
    with Archive(folder) as archive:
        after = list(archive.index.all_captures())
    if value != NOT_READABLE or column not in TEXTS:
        assert after == before
    assert len(after) == len(before)


@pytest.mark.parametrize(("table", "column"), [("files", "size"), ("unfit", "reason")])
@pytest.mark.parametrize("value", [NOT_UTF8, NOT_TEXT])
def test_responses_are_found_with_their_judgments(
    folder: Path, table: str, column: str, value: str
) -> None:
    with Archive(folder) as archive:
        urls = {kept.address for _, kept in archive.index.all_captures()}
        before = {url: archive.responses(url) for url in urls}
    assert any(unfit for found in before.values() for _, unfit in found)
    damage_index(folder, table, column, value)
    with Archive(folder) as archive:
        assert {url: archive.responses(url) for url in urls} == before


def test_a_file_whose_name_is_damaged_is_indexed_again(folder: Path) -> None:
    with Archive(folder) as archive:
        before = list(archive.index.all_captures())
    db = sqlite3.connect(folder / "index.db")
    db.execute(f"UPDATE files SET name = {NOT_UTF8} WHERE name = (SELECT max(name) FROM files)")
    db.commit()
    db.close()
    with Archive(folder) as archive:
        assert list(archive.index.all_captures()) == before
