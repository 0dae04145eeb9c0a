"""The database schema, as an ordered list of migration steps.

Each step is one function. It runs in one transaction, together with the row that records
it, so a process that is killed leaves the step either applied or not applied.
A released step is never changed; new steps are added at the end.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database

from verify.store import first_changes, first_schema
from verify.store.empty_queries import restore_empty_queries
from verify.store.kept_counts import kept_counts
from verify.store.long_lists import long_lists, quick_deletions
from verify.store.script import run_script
from verify.store.url_endings import shorten_wide_endings

Step = Callable[[Database], None]


def flags_of_runs(db: Database) -> None:
    """Record which flags each run found.

    ``flags.last_run`` has room for one run only, but two runs at once can find the same flag.
    """
    run_script(
        db,
        """
        CREATE TABLE run_flags (
            run INTEGER NOT NULL REFERENCES runs(id),
            flag INTEGER NOT NULL REFERENCES flags(id) ON DELETE CASCADE,
            history TEXT NOT NULL,         -- what the flag was in that run
            PRIMARY KEY (run, flag)
        ) WITHOUT ROWID;
        INSERT INTO run_flags SELECT last_run, id, history FROM flags
            WHERE last_run IS NOT NULL AND history <> 'gone';
        """,
    )


def results(db: Database) -> None:
    """Add the results of statements, references and claims. Earlier runs have none."""
    run_script(
        db,
        """
        ALTER TABLE run_articles ADD COLUMN results TEXT;    -- JSON: Results
        ALTER TABLE run_articles ADD COLUMN coverage TEXT;   -- JSON: Coverage
        """,
    )


def proposals(db: Database) -> None:
    """Add the pages that probably are the cited ones, and when they were searched for."""
    run_script(
        db,
        """
        CREATE TABLE proposals (
            id INTEGER PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            reference TEXT NOT NULL,       -- the reference's title, folded
            url TEXT NOT NULL,
            score REAL NOT NULL,
            proposal TEXT NOT NULL,        -- JSON: Proposal
            found_at TEXT NOT NULL,
            accepted_at TEXT,
            accepted_by TEXT,
            UNIQUE (article, reference, url)
        );
        CREATE TABLE page_searches (
            article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            reference TEXT NOT NULL,
            searched_at TEXT NOT NULL,
            requests INTEGER NOT NULL,
            missed TEXT NOT NULL,          -- JSON: what was not searched
            PRIMARY KEY (article, reference)
        ) WITHOUT ROWID;
        """,
    )


def registry_answers(db: Database) -> None:
    """Add what registries answered about cited works, and which articles cite each work."""
    run_script(
        db,
        """
        CREATE TABLE registry_answers (
            work TEXT NOT NULL,            -- DOI:10.…, ISBN:978…, title:…
            registry TEXT NOT NULL,
            asked_at TEXT NOT NULL,
            answer TEXT NOT NULL,          -- JSON: Lookup
            PRIMARY KEY (work, registry)
        ) WITHOUT ROWID;
        CREATE TABLE cited_works (
            article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            work TEXT NOT NULL,
            PRIMARY KEY (article, work)
        ) WITHOUT ROWID;
        CREATE INDEX cited_works_work ON cited_works(work);
        """,
    )


def translations(db: Database) -> None:
    """Add the machine translations of quotations whose source is in another language."""
    run_script(
        db,
        """
        CREATE TABLE translations (
            quotation TEXT NOT NULL,
            source TEXT NOT NULL,          -- language, ISO 639-1
            target TEXT NOT NULL,
            engine TEXT NOT NULL,
            translated TEXT NOT NULL,
            made_at TEXT NOT NULL,
            PRIMARY KEY (quotation, source, target, engine)
        ) WITHOUT ROWID;
        """,
    )


def failed_lookups(db: Database) -> None:
    """Add when a registry that had answered about a work last failed to answer again."""
    run_script(db, "ALTER TABLE registry_answers ADD COLUMN failed_at TEXT;")


def save_jobs(db: Database) -> None:
    """Add the job of a request to save a page, so that a later round can ask for its state."""
    db.execute("ALTER TABLE archive_orders ADD COLUMN job TEXT")


def untraced(db: Database) -> None:
    """Add what shows that the dead URL of a searched reference never led to a page."""
    db.execute("ALTER TABLE page_searches ADD COLUMN untraced TEXT")


def list_counts(db: Database) -> None:
    """Add indexes from which the desk's lists are counted without reading the flags themselves.

    A flag with its finding has some 2 kB: counting 10,000 by rule took 50 ms.
    """
    run_script(
        db,
        """
        CREATE INDEX flags_by_rule ON flags(status, rule, article, start, id, severity);
        CREATE INDEX flags_of_articles ON flags(status, article, severity);
        CREATE INDEX flags_status ON flags(status, severity);
        """,
    )


def large_collections(db: Database) -> None:
    """Add indexes for what a run asks about each article and each page.

    Without them each question read a whole table, or all pages of a site: 50,000 articles took
    more than a thousand times as long as 1,000. The length of a text tells nearly all texts
    apart without reading them.
    """
    run_script(
        db,
        """
        CREATE INDEX revisions_digest ON revisions(digest);
        CREATE INDEX run_articles_article ON run_articles(article, run);
        CREATE INDEX articles_outlet ON articles(outlet);
        CREATE INDEX captures_alike ON captures(title, length(text));
        """,
    )


FIRST_SCHEMA: tuple[Step, ...] = (
    first_schema.articles,
    first_schema.captures,
    first_schema.flags,
    first_changes.link_states,
    first_changes.review_positions,
    first_changes.list_order,
    first_changes.archive_orders,
    first_changes.evidence,
    first_changes.further_changes,
    first_changes.untold_news,
)
STEPS: tuple[Step, ...] = (
    *FIRST_SCHEMA,
    flags_of_runs,
    shorten_wide_endings,
    results,
    proposals,
    restore_empty_queries,
    registry_answers,
    translations,
    failed_lookups,
    save_jobs,
    untraced,
    list_counts,
    large_collections,
    long_lists,
    quick_deletions,
    kept_counts,
)
