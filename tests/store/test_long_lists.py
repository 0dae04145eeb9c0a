"""What the desk reads from indexes and kept counts is what reading every row gives.

The rows are random, and so are the changes to them; half of those are made by another program,
which knows nothing of kept texts and counts.
"""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database
from store_values import NOON, article, database, finding, later, save

from verify.model import Severity
from verify.store import desk_queries, open_database
from verify.store.database import migrate
from verify.store.flags.decisions import NewDecision, decide
from verify.store.flags.flags import CheckedScope, reconcile
from verify.store.flags.list_position import Position, position
from verify.store.flags.queries import ORDERS, STATUSES, Filter, flag_ids, flag_rows
from verify.store.flags.rule_accuracy import rule_records
from verify.store.flags.tally import tally
from verify.store.migrations import STEPS
from verify.store.runs import start_run

RULES = ("url-missing", "quote-altered", "name-spelling-varies")
# Pairs that only Unicode's folding finds equal, and letters it must not confuse.
WORDS = (
    *(
        "Straße",
        "STRASSE",
        "İstanbul",
        "istanbul",
        "ISTANBUL",
        "ısı",
        "ΟΔΟΣ",
        "οδός",
        "ﬁsh",
        "FISH",
    ),
    *("Мост", "МОСТА", "ǅemal", "ẞ", "K", "café", "CAFE\u0301", "a\0b", "100 %", "it's"),
)
SEARCHES = (*WORDS, "ss", "i", "ş", "ΣΟ", "st", "MOST", "about", "”.", "b\0", "no such words")
SLOW = "casefold(CAST(f.words || ' ' || f.message AS BLOB))"


def filled(draw: random.Random, folder: Path) -> Database:
    """A database with random flags and decisions, changed by this program and by another."""
    path = folder / "citations.db"
    db = open_database(path)
    rows = [
        save(db, article(f"Text {number}", f"{number}.txt", f"Title {number}"))
        for number in range(8)
    ]
    for day in range(3):
        run = start_run(db, "0", False, later(day))
        for row in rows:
            found = [random_finding(draw) for _ in range(draw.randrange(6))]
            reconcile(db, row, found, CheckedScope(frozenset(RULES)), run, later(day))
    for number in flag_ids(db, Filter()):
        if draw.random() < 0.4:
            verdict = draw.choice(("confirmed", "dismissed", "fixed", "later"))
            decide(db, number, NewDecision(verdict, "house style"), later(4))
    change_from_outside(draw, path)
    return db


def random_finding(draw: random.Random) -> Any:
    words = " ".join(draw.choices(WORDS, k=draw.randint(1, 3)))
    return finding(words, draw.choice(RULES), severity=draw.choice(list(Severity)))


def change_from_outside(draw: random.Random, path: Path) -> None:
    """Write flags without functions of this program and without its checks of foreign keys."""
    other = sqlite3.connect(path)
    numbers = [number for (number,) in other.execute("SELECT id FROM flags")]
    for number in draw.sample(numbers, len(numbers) // 2):
        change = draw.choice(
            (
                f"UPDATE flags SET words = '{draw.choice(('ẞ', 'İ', 'Мост'))}' WHERE id = :id",
                "UPDATE flags SET message = CAST(X'42C328' AS TEXT) || 'STRASSE' WHERE id = :id",
                "UPDATE flags SET severity = 'info', start = NULL WHERE id = :id",
                f"UPDATE flags SET status = '{draw.choice(STATUSES)}' WHERE id = :id",
                f"UPDATE OR IGNORE flags SET article = {draw.randint(1, 8)} WHERE id = :id",
                "DELETE FROM flags WHERE id = :id",
                "INSERT INTO flags (article, key, rule, severity, confidence, message, words,"
                " words_key, finding, first_seen, last_seen) SELECT article, key || '2', rule,"
                " severity, confidence, 'Straße', words, '', finding, first_seen, last_seen"
                " FROM flags WHERE id = :id",
            )
        )
        other.execute(change, {"id": number})
    other.commit()
    other.close()


@pytest.fixture(scope="module", params=range(3))
def db(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Database:
    return filled(random.Random(request.param), tmp_path_factory.mktemp("lists"))


def listed(db: Database, words: str = "", **equal: str) -> list[int]:
    """The flags that a search finds if it folds every text, in the order of the articles."""
    same = "".join(f" AND {column} = :{column}" for column in equal)
    sql = f"SELECT id FROM flags f WHERE (:words = '' OR instr({SLOW}, :words)){same}"
    values = {"words": words.casefold(), **equal}
    return [row for (row,) in db.execute(f"{sql} ORDER BY article, start, id", values)]


def test_a_search_finds_what_folding_every_text_finds(db: Database) -> None:
    found = {words: flag_ids(db, Filter(words=words)) for words in SEARCHES}
    assert found == {words: listed(db, words) for words in SEARCHES}
    assert len([rows for rows in found.values() if rows]) > 10


def test_a_search_in_texts_that_are_kept_folds_none_of_them() -> None:
    db, folded = database(), []
    row = save(db, article())
    reconcile(db, row, [finding("Straße")], CheckedScope(frozenset(RULES)), None, NOON)
    db.conn.create_function("casefold", 1, folded.append, deterministic=True)
    assert flag_ids(db, Filter(words="STRASSE")) == [1] and folded == []
    db.execute("UPDATE flags SET message = 'other'")
    assert flag_ids(db, Filter(words="STRASSE")) == [] and len(folded) == 1


def test_one_tally_counts_what_a_query_for_each_column_counts(db: Database) -> None:
    for words in ("", "ss"):
        counted = tally(db, Filter(words=words))
        for status in (None, *STATUSES):
            equal = {"status": status} if status else {}
            chosen = listed(db, words, **equal)
            assert counted.total(status) == len(chosen)
            for name in ("status", "severity", "rule"):
                found = {
                    value: len(listed(db, words, **equal | {name: value}))
                    for value, _ in counted.by(name, status)
                }
                expected = sorted(found.items(), key=lambda item: (-item[1], item[0]))
                assert counted.by(name, status) == expected
                assert sum(found.values()) == len(chosen)


@pytest.mark.parametrize("by", ORDERS)
def test_a_position_is_that_in_the_whole_list(db: Database, by: str) -> None:
    asked = (Filter(), Filter(status="open"), Filter(words="ss"), Filter(rule="url-missing"))
    for one in (*asked, Filter(status="open", severity="info", article="TITLE 3")):
        rows = flag_ids(db, one, by)
        for number in (*flag_ids(db, Filter()), 10_000):
            assert position(db, number, one, by) == expected_position(number, rows)


def expected_position(number: int, rows: list[int]) -> Position:
    if number not in rows:
        return Position(None, 0, len(rows), rows[0] if rows else None)
    at = rows.index(number)
    before, after = rows[:at][-1:], rows[at + 1 :]
    return Position(*(before or [None]), at + 1, len(rows), after[0] if after else None)


@pytest.mark.parametrize("by", ORDERS)
def test_pages_put_together_are_the_whole_list(db: Database, by: str) -> None:
    for one in (Filter(), Filter(status="open"), Filter(words="i"), Filter(article="title")):
        failed: list[Any] = []
        whole = flag_rows(db, one, by=by, failed=failed)
        pages = [row for at in range(0, 140, 7) for row in flag_rows(db, one, 7, at, by, failed)]
        assert pages == whole and whole


def test_the_open_flags_of_articles_are_those_that_are_counted(db: Database) -> None:
    rows = desk_queries.article_page(db, "", desk_queries.Slice(50, 0), [])
    counted = Counter(
        (article, severity)
        for article, severity in db.execute(
            "SELECT article, severity FROM flags WHERE status = 'open'"
        )
    )
    assert len(rows) == desk_queries.article_count(db, "") == 8
    names = (("errors", "error"), ("warnings", "warning"), ("infos", "info"))
    numbers = [tuple(counted[row["id"], severity] for _, severity in names) for row in rows]
    assert [tuple(row[name] for name, _ in names) for row in rows] == numbers
    order = [
        (*(-number for number in each), row["id"]) for each, row in zip(numbers, rows, strict=True)
    ]
    assert order == sorted(order) and sum(map(sum, numbers)) > 5


def test_undecided_flags_are_those_without_a_decision(db: Database) -> None:
    sql = (
        "SELECT rule, count(*) FROM flags WHERE id NOT IN (SELECT flag FROM decisions"
        " WHERE flag IS NOT NULL) AND status IN ('open', 'later') GROUP BY rule"
    )
    undecided = dict(db.execute(sql).fetchall())
    later_ones = Counter(
        row["rule"]
        for row in db.query("SELECT f.rule, d.event FROM flags f JOIN decisions d ON d.flag = f.id")
        if row["event"] == "later"
    )
    for record in rule_records(db):
        assert record.open == undecided.get(record.rule, 0) + later_ones[record.rule]
    total = db.execute("SELECT count(*) FROM flags").fetchone()[0]
    assert sum(record.flags for record in rule_records(db)) == total


def test_a_database_of_the_step_before_is_filled_when_it_is_opened() -> None:
    draw, old = random.Random(7), database()
    before = Database(sqlite3.connect(":memory:"), execute_plugins=False)
    before.conn.create_function("casefold", 1, lambda text: text.decode().casefold())
    migrate(before, STEPS[: [step.__name__ for step in STEPS].index("long_lists")])
    for number in range(1, 5):
        for db in (old, before):
            sql = "INSERT INTO articles (id, key, origin, first_seen, last_seen) VALUES (?, ?, '', '', '')"
            db.conn.execute(sql, [number, str(number)])
        for key in range(3):
            values = [number, str(key), draw.choice(list(Severity)).value, draw.choice(WORDS)]
            values.append(draw.choice(STATUSES[:2]))
            for db in (old, before):
                db.conn.execute(
                    "INSERT INTO flags (article, key, rule, severity, confidence, message, words,"
                    " words_key, finding, first_seen, last_seen, status)"
                    " VALUES (?, ?, 'r', ?, 'high', 'İ', ?, '', '', '', '', ?)",
                    values,
                )
    migrate(before)
    counted = "SELECT id, open_errors, open_warnings, open_infos FROM articles ORDER BY id"
    assert before.execute(counted).fetchall() == old.execute(counted).fetchall()
    assert before.execute("SELECT count(*) FROM flag_texts").fetchone() == (12,)
    for words in WORDS:
        assert flag_ids(before, Filter(words=words)) == flag_ids(old, Filter(words=words))


def test_states_of_sources_are_those_of_each_cited_one() -> None:
    draw, db = random.Random(3), database()
    row = save(db, article())
    states = ["alive", "dead", "moved", None]
    expected: Counter[str] = Counter()
    for number in range(1, 60):
        db.execute(
            "INSERT INTO sources VALUES (?, ?, NULL, '')", [number, f"https://a.test/{number}"]
        )
        state, cited = draw.choice(states), draw.random() < 0.7
        if state:
            sql = "INSERT INTO link_states (source, state, failures, hopeless, folded) VALUES (?, ?, 0, 0, 0)"
            db.execute(sql, [number, state])
        for _ in range(draw.randint(1, 3) if cited else 0):
            sql = "INSERT INTO cited_references (article, number, source, text, start, end) VALUES (?, 1, ?, '', 0, 0)"
            db.execute(sql, [row, number])
        expected[state or "unknown"] += cited
    found = desk_queries.states(db, desk_queries.cited_source_count(db), [])
    assert dict(found) == expected and len(found) == 4
    assert [state for state, _ in found] == ["unknown", "alive", "dead", "moved"]
