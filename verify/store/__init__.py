"""The database of citations: one small function per question."""

from verify.store.database import UnusableDatabase, open_database, transaction

__all__ = ["UnusableDatabase", "open_database", "transaction"]
