"""Migration that shortens stored URLs which include the text after full-width punctuation.

An earlier version read `http://x.org/a，12` as one URL and stored
`http://x.org/a%EF%BC%8C12`. The URL is now `http://x.org/a`, and its captures, checks,
flags and decisions move to the new URL.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from sqlite_utils import Database

# ， ； ： ！ ？ （ ） as canonical URLs escape them, then 、 。 《 》 「 」 『 』 【 】 〈 〉
_WIDE = re.compile(r"%EF%BC%(?:8C|9B|9A|81|9F|88|89)|%E3%80%(?:8[1289A-F]|9[01])")


def shorten_wide_endings(db: Database) -> None:
    """Cut every stored URL at its first full-width punctuation mark."""
    for source, old, new in list(_changed(db)):
        rename_source(db, source, old, new)


def rename_source(db: Database, source: int, old: str, new: str) -> None:
    """Give a source another URL, with its captures, checks, flags, and decisions."""
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
    """Move everything that refers to one source to another, and delete the first.

    Link states are deleted: they are derived from checks and computed again.
    """
    for table in ("captures", "checks", "cited_references"):
        db.conn.execute(f"UPDATE {table} SET source = ? WHERE source = ?", [twin, source])
    db.conn.execute("DELETE FROM link_states WHERE source IN (?, ?)", [twin, source])
    db.conn.execute("DELETE FROM sources WHERE id = ?", [source])


def _rename_in_flags(db: Database, old: str, new: str) -> None:
    """Change the URL in flags and decisions.

    A flag's key is computed from the URL, among others. Without a new key the flag would count
    as a new one, and lose its status.
    """
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
