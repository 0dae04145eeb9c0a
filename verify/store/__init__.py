"""The database of citations: one small function per question."""

from verify.store.database import NotOurs, open_database, transaction

__all__ = ["NotOurs", "open_database", "transaction"]
