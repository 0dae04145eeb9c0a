"""Migration step: counts that triggers keep, in the transaction of what changes them."""

from __future__ import annotations

from sqlite_utils import Database

from verify.store.script import run_script

# What is said of a row ``new`` or ``old``. No ON CONFLICT: that of the statement that fires a
# trigger takes precedence over the trigger's own.
_ADD = """
    INSERT INTO flag_counts SELECT new.status, new.severity, new.rule, 0 WHERE NOT EXISTS
        (SELECT 1 FROM flag_counts WHERE (status, severity, rule) = (new.status, new.severity, new.rule));
    UPDATE flag_counts SET number = number + 1
        WHERE (status, severity, rule) = (new.status, new.severity, new.rule);
"""
_TAKE = """
    UPDATE flag_counts SET number = number - 1
        WHERE (status, severity, rule) = (old.status, old.severity, old.rule);
"""
_ONLY_CITATION = (
    "(SELECT count(*) FROM (SELECT 1 FROM cited_references WHERE source = new.source LIMIT 2)) = 1"
)
_NO_CITATION = (
    "old.source IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM cited_references WHERE source = old.source)"
)


def kept_counts(db: Database) -> None:
    """Keep the numbers of flags by status, severity and rule, and that of cited sources.

    Each list of the desk and its overview counted all flags: 100,000 in 0.02 seconds.
    """
    _count_flags(db)
    _count_cited_sources(db)


def _count_flags(db: Database) -> None:
    run_script(
        db,
        f"""
        CREATE TABLE flag_counts (
            status TEXT NOT NULL, severity TEXT NOT NULL, rule TEXT NOT NULL,
            number INTEGER NOT NULL,
            PRIMARY KEY (status, severity, rule)
        ) WITHOUT ROWID;
        INSERT INTO flag_counts SELECT status, severity, rule, count(*) FROM flags GROUP BY 1, 2, 3;
        CREATE TRIGGER flag_counts_after_insert AFTER INSERT ON flags BEGIN {_ADD} END;
        CREATE TRIGGER flag_counts_after_delete AFTER DELETE ON flags BEGIN {_TAKE} END;
        CREATE TRIGGER flag_counts_after_update AFTER UPDATE OF status, severity, rule ON flags
        WHEN (old.status, old.severity, old.rule) IS NOT (new.status, new.severity, new.rule)
        BEGIN {_TAKE} {_ADD} END;
        """,
    )


def _count_cited_sources(db: Database) -> None:
    run_script(
        db,
        f"""
        CREATE TABLE source_counts (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO source_counts SELECT 'cited', count(DISTINCT source) FROM cited_references;
        CREATE TRIGGER source_counts_after_insert AFTER INSERT ON cited_references
        WHEN {_ONLY_CITATION} BEGIN
            UPDATE source_counts SET number = number + 1 WHERE name = 'cited';
        END;
        CREATE TRIGGER source_counts_after_delete AFTER DELETE ON cited_references
        WHEN {_NO_CITATION} BEGIN
            UPDATE source_counts SET number = number - 1 WHERE name = 'cited';
        END;
        CREATE TRIGGER source_counts_after_update AFTER UPDATE OF source ON cited_references
        WHEN old.source IS NOT new.source BEGIN
            UPDATE source_counts SET number = number + ({_ONLY_CITATION}) - ({_NO_CITATION})
                WHERE name = 'cited';
        END;
        """,
    )
