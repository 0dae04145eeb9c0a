"""The citation database: one small function per query."""

from verify.store.database import UnusableDatabase, open_database, transaction

__all__ = ["UnusableDatabase", "open_database", "transaction"]
