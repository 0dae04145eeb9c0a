"""Deleting articles: SQLite finds what refers to a row by an index, however much there is."""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database
from store_values import article, database, finding, look, save

# Runs are deleted seldom, and an index would be written again for every flag of every run.
WITHOUT_INDEX = {("flags", "first_run"), ("flags", "last_run")}


def references(db: Database) -> Iterator[tuple[str, str, str]]:
    """Yield the table and column of each foreign key, and what happens to its row."""
    for table in db.table_names():
        for row in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            yield table, row[3], row[6]


def first_columns(db: Database, table: str) -> set[str]:
    """Return the columns by which an index or the primary key of a table finds rows."""
    columns = db.execute(f"PRAGMA table_info({table})").fetchall()
    found = {name for _, name, *_, key in columns if key == 1}
    for _, index, *_ in db.execute(f"PRAGMA index_list({table})").fetchall():
        found.add(db.execute(f"PRAGMA index_info({index})").fetchone()[2])
    return found


def test_every_reference_to_another_row_has_an_index() -> None:
    db = database()
    found = list(references(db))
    assert len(found) > 25 and ("run_flags", "flag", "CASCADE") in found
    missing = {
        (table, column) for table, column, _ in found if column not in first_columns(db, table)
    }
    assert missing == WITHOUT_INDEX
    assert not any(action == "CASCADE" for *place, action in found if tuple(place) in missing)


def steps_of_deleting(articles: int) -> int:
    """Return how many thousands of instructions SQLite executes to delete all articles."""
    db = database()
    words = ("bridge", "Karasu", "Monday", "mayor")
    for number in range(articles):
        text = f"The bridge at Karasu opened on Monday, said the mayor of {number}."
        row = save(db, article(text, f"{number}.txt"))
        for day in range(2):
            look(db, row, [finding(one, text=text) for one in words], day)
    counted = 0

    def note() -> int:
        nonlocal counted
        counted += 1
        return 0

    db.conn.set_progress_handler(note, 100)
    for number in range(1, articles + 1):
        db.execute("DELETE FROM articles WHERE id = ?", [number])
    db.conn.set_progress_handler(None, 0)
    for table in ("articles", "revisions", "flags", "flag_texts", "run_flags", "run_articles"):
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    return counted


def test_deleting_an_article_takes_as_long_among_many() -> None:
    assert steps_of_deleting(60) < 4.6 * steps_of_deleting(15)
