"""Stored URLs that swallowed the text behind a wide comma get the spelling they have now.

`http://x.org/a，12` was read as one URL and stored as `http://x.org/a%EF%BC%8C12`; it is
`http://x.org/a` now. Captures, checks, flags and decisions go with it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from sqlite_utils import Database

# ， ； ： ！ ？ （ ） as canonical URLs escape them, then 、 。 《 》 「 」 『 』 【 】 〈 〉
_WIDE = re.compile(r"%EF%BC%(?:8C|9B|9A|81|9F|88|89)|%E3%80%(?:8[1289A-F]|9[01])")


def shorten_wide_endings(db: Database) -> None:
    """Store every URL without the wide punctuation in it and what follows."""
    for source, old, new in list(_changed(db)):
        twin = db.execute("SELECT id FROM sources WHERE address = ?", [new]).fetchone()
        if twin:
            _merge(db, source, twin[0])
        else:
            db.conn.execute("UPDATE sources SET address = ? WHERE id = ?", [new, source])
        db.conn.execute("UPDATE untold_news SET address = ? WHERE address = ?", [new, old])
        _rename_in_flags(db, old, new)


def _changed(db: Database) -> Iterator[tuple[int, str, str]]:
    rows = db.execute("SELECT id, address FROM sources WHERE address LIKE '%\\%E_\\%%' ESCAPE '\\'")
    for source, address in rows.fetchall():
        if found := _WIDE.search(address):
            yield source, address, address[: found.start()]


def _merge(db: Database, source: int, twin: int) -> None:
    """Move what hangs on one source to another; states of links are derived and summed up anew."""
    for table in ("captures", "checks", "cited_references"):
        db.conn.execute(f"UPDATE {table} SET source = ? WHERE source = ?", [twin, source])
    db.conn.execute("DELETE FROM link_states WHERE source IN (?, ?)", [twin, source])
    db.conn.execute("DELETE FROM sources WHERE id = ?", [source])


def _rename_in_flags(db: Database, old: str, new: str) -> None:
    """Flags of the source keep their status: their identity contains its URL."""
    rows = db.execute("SELECT id, key, rule, words_key FROM flags WHERE source = ?", [old])
    for flag, key, rule, words_key in rows.fetchall():
        digest = hashlib.sha256("\0".join((rule, words_key, new)).encode()).hexdigest()[:32]
        count = key.partition("#")[2]
        renamed = f"{digest}#{count}" if count else digest
        db.conn.execute(
            "UPDATE OR IGNORE flags SET key = ?, source = ?, finding = replace(finding, ?, ?)"
            " WHERE id = ?",
            [renamed, new, old, new, flag],
        )
        db.conn.execute(
            "UPDATE decisions SET flag_key = ?, source = ? WHERE flag = ?", [renamed, new, flag]
        )
