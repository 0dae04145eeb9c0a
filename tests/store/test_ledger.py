"""The ledger in the database: derived, kept up, and quick with a hundred thousand sources."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recheck_kit import ADDRESS, START, dossier
from sqlite_utils import Database

from verify.ledger.schedule import standing
from verify.model import Check, LinkState
from verify.store import open_database, transaction
from verify.store.articles.articles import save_article
from verify.store.sources import checks, citations, ledger, sources


@pytest.fixture
def db() -> Database:
    made = open_database(":memory:")
    save_article(made, dossier(), "note.txt", START, lambda key: False)
    return made


def at(day: float, outcome: str = "ok", **more: str) -> Check:
    return Check(ADDRESS, START + timedelta(days=day), outcome, **more)  # type: ignore[arg-type]


def test_a_source_that_was_never_looked_at_is_due(db: Database) -> None:
    (link,) = ledger.due_links(db, START)
    assert (link.address, link.quoted, link.standing.state) == (ADDRESS, True, LinkState.UNKNOWN)


def test_a_source_is_due_again_after_its_time(db: Database) -> None:
    checks.save_check(db, at(0))
    assert ledger.due_links(db, START + timedelta(days=6.9)) == ()
    assert len(ledger.due_links(db, START + timedelta(days=7))) == 1


def test_a_source_that_no_article_cites_any_more_is_left_alone(db: Database) -> None:
    sources.source_id(db, "https://other.example/", START)
    db.conn.commit()
    assert [link.address for link in ledger.links(db)] == [ADDRESS]


def test_the_choice_of_a_host_covers_its_subdomains_and_no_lookalikes(db: Database) -> None:
    def chosen(host: str) -> int:
        return len(list(ledger.links(db, ledger.LinkFilter(host=host))))

    assert chosen("news.example") == 1
    assert chosen("ews.example") == 0
    assert chosen("n_ws.example") == 0
    assert chosen("example.org") == 0


def test_a_host_that_another_address_only_mentions_is_not_chosen() -> None:
    db = open_database(":memory:")
    place = "https://share.example/?u=http://elsewhere.example/bridge"
    cited = replace(dossier(), addresses={0: place})
    save_article(db, cited, "note.txt", START, lambda key: False)
    assert list(ledger.links(db, ledger.LinkFilter(host="elsewhere.example"))) == []
    assert len(list(ledger.links(db, ledger.LinkFilter(host="share.example")))) == 1


def test_the_choice_of_states_holds(db: Database) -> None:
    checks.save_check(db, at(0, "dns"))
    failing = ledger.LinkFilter(states=frozenset({LinkState.FAILING}))
    dead = ledger.LinkFilter(states=frozenset({LinkState.DEAD}))
    assert len(list(ledger.links(db, failing))) == 1
    assert list(ledger.links(db, dead)) == []


def test_what_has_to_stand_on_the_page_is_known(db: Database) -> None:
    (cited,) = citations.citations_of(db, ADDRESS)
    assert cited.article == "note.txt"
    assert [text for text, _ in cited.quotations] == [
        "“the new bridge will be opened to traffic at the end of May”"
    ]


def test_checks_entered_late_count_at_their_own_time(db: Database) -> None:
    checks.save_check(db, at(10, "ok"))
    assert ledger.standing_of(db, ADDRESS).state is LinkState.ALIVE
    for day in (1, 4, 7):
        checks.save_check(db, at(day, "dns"))
    assert ledger.standing_of(db, ADDRESS).state is LinkState.ALIVE
    assert ledger.standing_of(db, ADDRESS).failures == 0


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.floats(0, 90),
            st.sampled_from(["ok", "unchanged", "dns", "gone", "blocked", "malformed"]),
        ),
        max_size=12,
        unique_by=lambda pair: pair[0],
    ),
    st.integers(1, 4),
)
def test_the_summary_is_what_the_checks_come_to_whenever_it_was_made(
    looks: list[tuple[float, str]], pieces: int
) -> None:
    db = open_database(":memory:")
    save_article(db, dossier(), "note.txt", START, lambda key: False)
    for number, (day, outcome) in enumerate(looks):
        checks.save_check(db, at(day, outcome))
        if number % pieces == 0:
            ledger.refresh(db)
    assert ledger.standing_of(db, ADDRESS) == standing(checks.checks(db, ADDRESS))


@pytest.mark.slow
def test_a_hundred_thousand_sources_are_listed_in_interactive_time(tmp_path: Path) -> None:
    db = open_database(tmp_path / "citations.db")
    now = START.isoformat()
    with transaction(db):
        db.execute(
            "INSERT INTO articles (id, key, origin, first_seen, last_seen) VALUES (1, 'a', 'a', ?, ?)",
            [now, now],
        )
        db.conn.executemany(
            "INSERT INTO sources (id, address, site, first_seen) VALUES (?, ?, ?, ?)",
            (
                (n, f"https://s{n % 900}.example/{n}", f"s{n % 900}.example", now)
                for n in range(100_000)
            ),
        )
        db.conn.executemany(
            "INSERT INTO cited_references (article, number, source, text, start, end)"
            " VALUES (1, ?, ?, '', 0, 0)",
            ((n, n) for n in range(100_000)),
        )
        db.conn.executemany(
            "INSERT INTO checks (source, at, outcome, method) VALUES (?, ?, 'ok', 'get')",
            (
                (n, (START + timedelta(days=7 * look, seconds=n)).isoformat())
                for look in range(4)
                for n in range(100_000)
            ),
        )
    ledger.refresh(db)  # once, when the checks were made; after that only what is new
    began = time.perf_counter()
    due = ledger.due_links(db, START + timedelta(days=27))
    nearly_all = ledger.due_links(db, START + timedelta(days=31))
    seconds = time.perf_counter() - began
    print(f"due: {len(due)} and {len(nearly_all)} in {seconds:.2f} s")
    assert len(due) == 0
    assert len(nearly_all) == 100_000
