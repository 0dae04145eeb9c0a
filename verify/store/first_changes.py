"""The later migration steps that version 0.1.0 released. They are never changed."""

from __future__ import annotations

from sqlite_utils import Database

from verify.store.script import run_script


def link_states(db: Database) -> None:
    """Create the table of link states, which ``ledger.refresh`` derives from new checks."""
    run_script(
        db,
        """
        CREATE TABLE link_states (
            source INTEGER PRIMARY KEY REFERENCES sources(id) ON DELETE CASCADE,
            state TEXT NOT NULL, since TEXT, last TEXT,
            failures INTEGER NOT NULL, counted TEXT, hopeless INTEGER NOT NULL,
            change TEXT, moved_to TEXT, outcome TEXT,
            next_at TEXT,                  -- of a page that no quotation rests on
            next_quoted_at TEXT,           -- of one that a quotation rests on: never later
            folded INTEGER NOT NULL        -- the last row of checks that is in it
        );
        CREATE INDEX link_states_next ON link_states(next_quoted_at);
        CREATE INDEX link_states_state ON link_states(state);
        CREATE INDEX link_states_folded ON link_states(folded);
        """,
    )


def review_positions(db: Database) -> None:
    """Create the table of the flag that each editor reviewed last."""
    run_script(
        db,
        """
        CREATE TABLE review_positions (
            who TEXT PRIMARY KEY, flag INTEGER NOT NULL, at TEXT NOT NULL
        );
        """,
    )


def list_order(db: Database) -> None:
    """Add indexes for one page of flags without sorting them all: by article, most severe first."""
    run_script(
        db,
        """
        CREATE INDEX flags_by_article ON flags(status, article, start, id);
        CREATE INDEX flags_by_severity ON flags(
            status,
            CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END,
            article, start, id
        );
        DROP INDEX flags_status;
        """,
    )


def archive_orders(db: Database) -> None:
    """Create the table of pages that a web archive was asked to save."""
    run_script(
        db,
        """
        CREATE TABLE archive_orders (
            source INTEGER PRIMARY KEY REFERENCES sources(id) ON DELETE CASCADE,
            asked_at TEXT NOT NULL, confirmed_at TEXT
        );
        """,
    )


def evidence(db: Database) -> None:
    """Add where a check's response is in the archive, and the URL of a page saved on request."""
    run_script(
        db,
        """
        ALTER TABLE checks ADD COLUMN warc TEXT;
        ALTER TABLE checks ADD COLUMN offset INTEGER;
        ALTER TABLE absences ADD COLUMN warc TEXT;
        ALTER TABLE absences ADD COLUMN offset INTEGER;
        ALTER TABLE archive_orders ADD COLUMN kept_address TEXT;
        CREATE INDEX captures_place ON captures(warc, offset);
        CREATE INDEX checks_place ON checks(warc, offset) WHERE warc IS NOT NULL;
        """,
    )


def further_changes(db: Database) -> None:
    """Add the words that changed on a page, and what the page shows instead.

    Link states are deleted: they are derived from checks and computed again.
    """
    run_script(
        db,
        """
        ALTER TABLE checks ADD COLUMN words TEXT;
        ALTER TABLE link_states ADD COLUMN words TEXT;
        ALTER TABLE link_states ADD COLUMN shown TEXT;
        DELETE FROM link_states;
        """,
    )


def untold_news(db: Database) -> None:
    """Create the table of re-check results that have not been reported yet."""
    run_script(
        db,
        """
        CREATE TABLE untold_news (
            id INTEGER PRIMARY KEY,
            teller TEXT NOT NULL,          -- the round that will tell it
            address TEXT NOT NULL,
            told TEXT NOT NULL,            -- JSON: the transitions
            concerned INTEGER NOT NULL     -- have the rules to look again?
        );
        """,
    )
