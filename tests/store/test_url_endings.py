"""URLs stored with the text behind a wide comma: all that hangs on them moves to the right one."""

from __future__ import annotations

import pytest
from store_values import article, capture, database, finding, later, look, save

from verify.model import Check
from verify.store.empty_queries import restore_empty_queries
from verify.store.flags.decisions import decide
from verify.store.flags.events import NewDecision
from verify.store.flags.flags import flag
from verify.store.flags.queries import Filter, flag_rows
from verify.store.sources import checks, sources
from verify.store.url_endings import shorten_wide_endings

OLD = "https://kentaur.example/a%EF%BC%8C12"
NEW = "https://kentaur.example/a"
QUOTE = "opened on Monday"


def _stored():
    db = database()
    row = save(db, article())
    sources.save_capture(db, capture(OLD, "The bridge is open."))
    checks.save_check(db, Check(OLD, later(0), "ok", 200, OLD, 0.1))
    (number,), _ = look(db, row, [finding(QUOTE, "quote-altered", OLD, "on Tuesday")])
    decide(db, number, NewDecision("dismissed", "house style", who="Aigul"), later(0.1))
    return db, row, number


def test_captures_checks_and_decisions_move_to_the_url_without_the_tail() -> None:
    db, row, number = _stored()
    shorten_wide_endings(db)
    assert len(sources.captures(db, NEW)) == 1 and sources.captures(db, OLD) == ()
    assert db.execute("SELECT count(*) FROM checks").fetchone()[0] == 1
    found, gone = look(db, row, [finding(QUOTE, "quote-altered", NEW, "on Tuesday")], 1)
    assert (found, gone) == ([number], [])
    assert flag_rows(db, Filter())[0]["status"] == "dismissed"
    assert flag(db, number).decision.who == "Aigul"


def test_a_source_that_is_stored_under_both_spellings_becomes_one() -> None:
    db, _, _ = _stored()
    sources.save_capture(db, capture(NEW, "The bridge is closed.", 1))
    shorten_wide_endings(db)
    assert len(sources.captures(db, NEW)) == 2
    assert [r[0] for r in db.execute("SELECT address FROM sources").fetchall()] == [NEW]


@pytest.mark.parametrize(
    "address", ["https://kentaur.example/a%EF%BB%BF", "https://x.example/%D0%B0"]
)
def test_other_escapes_stay(address: str) -> None:
    db = database()
    sources.save_capture(db, capture(address, "The bridge is open."))
    shorten_wide_endings(db)
    assert len(sources.captures(db, address)) == 1


MARKED = "https://kentaur.example/why"


def _cited_as(*urls: str):
    db = database()
    sources.save_capture(db, capture(MARKED, "The bridge is open."))
    source = db.execute("SELECT id FROM sources WHERE address = ?", [MARKED]).fetchone()[0]
    row = save(db, article())
    for number, url in enumerate(urls, start=50):
        db.execute(
            "INSERT INTO cited_references (article, number, url, source, text, start, end)"
            " VALUES (?, ?, ?, ?, '', 0, 0)",
            [row, number, url, source],
        )
    return db, row


def test_a_url_cited_with_a_question_mark_at_its_end_gets_it_back() -> None:
    db, row = _cited_as(f"{MARKED}?", f"{MARKED}?#top")
    (number,), _ = look(db, row, [finding(QUOTE, "quote-altered", MARKED, "on Tuesday")])
    decide(db, number, NewDecision("dismissed", "house style", who="Aigul"), later(0.1))
    restore_empty_queries(db)
    assert len(sources.captures(db, f"{MARKED}?")) == 1 and sources.captures(db, MARKED) == ()
    found, gone = look(db, row, [finding(QUOTE, "quote-altered", f"{MARKED}?", "on Tuesday")], 1)
    assert (found, gone) == ([number], [])
    assert flag_rows(db, Filter())[0]["status"] == "dismissed"


@pytest.mark.parametrize("urls", [(MARKED,), (f"{MARKED}?", MARKED), (f"{MARKED}#why?",), ()])
def test_a_url_that_is_cited_without_it_stays(urls: tuple[str, ...]) -> None:
    db, _ = _cited_as(*urls)
    restore_empty_queries(db)
    assert len(sources.captures(db, MARKED)) == 1
