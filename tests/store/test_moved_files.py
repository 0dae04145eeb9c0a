"""Files that were moved: found by their title, of which many articles may have the same."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database
from store_values import NOON, article, database

from verify.model import Dossier
from verify.store.articles import articles
from verify.store.articles.moved import MovedFiles


def saved(db: Database, name: str, moved: MovedFiles) -> int:
    one = article(f"This morning, {name}.", name, "Morning briefing")
    return articles.save_article(db, Dossier(one), articles.key_of(one, Path()), NOON, moved)


def test_a_title_of_many_articles_is_searched_for_once() -> None:
    db, asked = database(), []

    def gone(key: str) -> bool:
        asked.append(key)
        return False

    moved = MovedFiles(gone)
    rows = [saved(db, f"{number}.txt", moved) for number in range(30)]
    assert len(set(rows)) == 30
    assert asked == ["0.txt"]


def test_each_file_that_was_moved_is_found_among_others_of_its_title() -> None:
    db = database()
    rows = [saved(db, f"{number}.txt", MovedFiles(lambda key: False)) for number in range(3)]
    left = {"0.txt", "2.txt"}
    moved = MovedFiles(lambda key: key in left)
    found = [saved(db, f"new/{number}.txt", moved) for number in range(3)]
    assert found[:2] == [rows[0], rows[2]]
    assert found[2] not in rows


def test_another_run_searches_again() -> None:
    db, missing = database(), set()
    first = MovedFiles(missing.__contains__)
    rows = [saved(db, f"{number}.txt", first) for number in range(3)]
    missing.add("1.txt")
    assert saved(db, "new.txt", MovedFiles(missing.__contains__)) == rows[1]
