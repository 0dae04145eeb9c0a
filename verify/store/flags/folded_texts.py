"""The texts of flags without their case, kept so that a search need not fold each of them.

``casefold`` is a function of Python, and 100,000 calls from SQLite take half a second. Triggers
delete the kept text of a flag whose words or message changed; a flag without one is folded by the
search itself. So other programs may write flags, and know nothing of this table.
"""

from __future__ import annotations

from sqlite_utils import Database

# What a search looks in: the words and the message of a flag ``f``.
FOLDED = "casefold(CAST(f.words || ' ' || f.message AS BLOB))"
# The same from the table ``t``, joined to ``f``.
FOLDED_TEXT = f"coalesce(t.folded, {FOLDED})"
_MISSING = "NOT EXISTS (SELECT 1 FROM flag_texts t WHERE t.flag = f.id)"


def keep_folded_text(db: Database, flag: int) -> None:
    """Store the folded text of a flag that was written."""
    sql = f"INSERT INTO flag_texts SELECT f.id, {FOLDED} FROM flags f WHERE f.id = ? AND {_MISSING}"
    db.execute(sql, [flag])
