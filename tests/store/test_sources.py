"""Sources, captures and absences; the schema and how it grows."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from store_values import NOON, article, capture, database, later, save

from verify.model import (
    Absence,
    Check,
    Dossier,
    Field,
    Note,
    NoteKind,
    Reason,
    Reference,
    Span,
    Via,
)
from verify.store import UnusableDatabase, open_database, transaction
from verify.store.articles import articles
from verify.store.database import migrate
from verify.store.search import fts_query, search_captures
from verify.store.sources import checks, sources
from verify.store.sources.source_records import source_record

ADDRESS = "https://kentaur.example/a"


# --------------------------------------------------------------------------- captures


def test_a_capture_comes_back_as_it_was_with_its_row_number() -> None:
    db = database()
    kept = sources.save_capture(db, capture(ADDRESS, "Мост открыт."))
    assert kept.id is not None
    assert sources.captures(db, ADDRESS) == (kept,)
    assert sources.capture(db, kept.id) == kept


def test_an_unchanged_body_is_one_capture_and_a_changed_one_is_two() -> None:
    db = database()
    first = sources.save_capture(db, capture(ADDRESS, "The bridge is open."))
    again = sources.save_capture(db, capture(ADDRESS, "The bridge is open.", 8))
    assert again.id == first.id
    sources.save_capture(db, capture(ADDRESS, "The bridge is closed.", 9))
    back = sources.save_capture(db, capture(ADDRESS, "The bridge is open.", 10))
    assert len(sources.captures(db, ADDRESS)) == 3
    assert back.id != first.id


def test_the_same_body_from_a_web_archive_is_a_capture_of_its_own() -> None:
    db = database()
    live = capture(ADDRESS, "The bridge is open.")
    sources.save_capture(db, live)
    sources.save_capture(db, replace(live, via=Via.ARCHIVE))
    assert [kept.via for kept in sources.captures(db, ADDRESS)] == [Via.LIVE, Via.ARCHIVE]


@pytest.mark.parametrize(
    ("accessed", "day"),
    [(None, 30), ("2026-03-03", 0), ("2026-03", 0), ("2027", 30), ("2026-03-31", 30)],
)
def test_the_capture_to_compare_with_is_the_nearest_to_the_access_date(accessed, day) -> None:
    db = database()
    for days in (0, 30):
        sources.save_capture(db, capture(ADDRESS, f"Day {days}", days))
    record = source_record(db, ADDRESS, accessed)
    assert record.capture.captured_at == later(day)
    assert len(record.earlier) == 1


def test_an_access_date_that_cannot_be_is_as_good_as_none() -> None:
    db = database()
    sources.save_capture(db, capture(ADDRESS, "Text"))
    assert source_record(db, ADDRESS, "2022-02-31").capture is not None


def test_an_absence_is_kept_with_its_next_action_and_ended_by_a_capture() -> None:
    db = database()
    missing = Absence(
        ADDRESS, Reason.GONE, "It is gone.", "Cite a copy.", NOON, 410, signs=("410",)
    )
    sources.save_absence(db, missing, NOON)
    assert sources.absence(db, ADDRESS) == missing
    sources.save_capture(db, capture(ADDRESS, "It is back.", 1))
    assert sources.absence(db, ADDRESS) is None


def test_checks_come_back_in_the_order_of_their_time() -> None:
    db = database()
    for days in (3, 1, 2):
        checks.save_check(db, Check(ADDRESS, later(days), "ok", 200, seconds=0.5))
    assert [check.at for check in checks.checks(db, ADDRESS)] == [later(d) for d in (1, 2, 3)]
    assert checks.last_check(db, ADDRESS).at == later(3)


# ----------------------------------------------------------------------------- search


def test_a_search_knows_no_letter_case_accents_or_punctuation_and_finds_cyrillic() -> None:
    db = database()
    sources.save_capture(db, capture(ADDRESS, "Мэр сказал: «Мост открыт для всех». Café ouvert."))
    for words in ("мост ОТКРЫТ для", "«Мост открыт»", "cafe ouvert"):
        assert [hit.address for hit in search_captures(db, fts_query(words))] == [ADDRESS]
    assert search_captures(db, fts_query("открыт мост")) == []


@pytest.mark.parametrize("words", ['"', "AND OR NOT", "NEAR(", "a* -b ^c", "title:x", "(", "'; --"])
def test_no_text_is_a_faulty_query(words: str) -> None:
    assert search_captures(database(), fts_query(words)) == []


def test_a_deleted_capture_is_not_found_any_more() -> None:
    db = database()
    kept = sources.save_capture(db, capture(ADDRESS, "The bridge is open."))
    db.execute("DELETE FROM captures WHERE id = ?", [kept.id])
    assert search_captures(db, fts_query("bridge")) == []


# --------------------------------------------------------------------------- articles


def test_an_article_comes_back_as_it_was_read() -> None:
    db = database()
    read = article(title="A Bridge", outlet="Kentaur")
    assert articles.load_article(db, save(db, read)) == read


def test_saving_again_replaces_the_parts_and_keeps_each_revision() -> None:
    db = database()
    text = article().text
    note = Note("1", Span(0, 3), Span(1, 3), NoteKind.CITATION)
    reference = Reference(Span(4, 9), title=Field("bridge", Span(4, 9)), note=0)
    for edited in (text, text + " More."):
        dossier = Dossier(
            article(edited), notes=(note,), references=(reference,), addresses={0: ADDRESS}
        )
        articles.save_article(db, dossier, "a.txt", NOON, lambda key: False)
    numbers = {
        table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("articles", "revisions", "notes", "cited_references", "sources")
    }
    assert numbers == {
        "articles": 1,
        "revisions": 2,
        "notes": 1,
        "cited_references": 1,
        "sources": 1,
    }


# ------------------------------------------------------------------------- the schema


def test_a_step_that_fails_leaves_nothing_behind() -> None:
    def good(db) -> None:
        db.execute("CREATE TABLE good (x)")

    def bad(db) -> None:
        db.execute("CREATE TABLE half (x)")
        raise RuntimeError("killed")

    db = database()
    steps = (*_steps(), good, bad)
    with pytest.raises(RuntimeError):
        migrate(db, steps)
    assert "good" in db.table_names() and "half" not in db.table_names()
    assert migrate(db, steps[:-1]) == []


def _steps():
    from verify.store.migrations import STEPS

    return STEPS


def test_opening_twice_migrates_once_and_the_log_is_written_ahead(tmp_path: Path) -> None:
    path = tmp_path / "new" / "citations.db"
    open_database(path)
    db = open_database(path)
    assert migrate(db) == []
    assert db.journal_mode == "wal"


def test_a_database_of_a_newer_version_is_left_alone_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "citations.db"
    open_database(path).execute("INSERT INTO migrations (name) VALUES ('from_the_future')")
    with pytest.raises(UnusableDatabase, match="newer version"):
        open_database(path)


def test_a_file_that_is_no_database_is_left_alone_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "citations.db"
    path.write_text("A letter to the editor. " * 100)
    with pytest.raises(UnusableDatabase, match="could not be opened"):
        open_database(path)
    assert path.read_text().startswith("A letter")


def test_reading_only_makes_and_changes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnusableDatabase):
        open_database(tmp_path / "none.db", read_only=True)
    open_database(tmp_path / "citations.db").close()
    db = open_database(tmp_path / "citations.db", read_only=True)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        db.execute("DELETE FROM flags")


def test_a_transaction_that_breaks_off_keeps_nothing_and_an_inner_one_joins_it() -> None:
    db = database()
    with pytest.raises(RuntimeError), transaction(db):
        checks.save_check(db, Check(ADDRESS, NOON, "ok"))
        raise RuntimeError("killed")
    assert checks.checks(db, ADDRESS) == ()


def test_two_processes_write_one_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "citations.db"
    first, second = open_database(path), open_database(path)
    checks.save_check(first, Check(ADDRESS, NOON, "ok"))
    checks.save_check(second, Check(ADDRESS, later(1), "ok"))
    assert len(checks.checks(first, ADDRESS)) == 2


def test_every_table_and_column_reads_as_words() -> None:
    db = database()
    names = [
        *(table.name for table in db.tables if not table.name.startswith("captures_fts")),
        *(c.name for t in db.tables if "fts" not in t.name for c in t.columns),
    ]
    assert [name for name in names if not name.replace("_", "").isalpha()] == []
