"""Read rows one by one: a damaged cell (no UTF-8, no date, no JSON) costs only its row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlite_utils import Database

from verify.containment import InternalFailure, internal_failure

Row = dict[str, Any]
Value = TypeVar("Value")
Failed = list[InternalFailure]
_AT_ONCE = 200  # rows fetched in one go
_READING = "reading it from the database"


class DamagedCell(ValueError):
    """A cell holds what this program never writes there."""


class _Undecodable(str):
    """A text whose bytes are not UTF-8, with U+FFFD in place of the wrong ones."""


def intact_rows(
    db: Database,
    sql: str,
    values: Mapping[str, Any] | Sequence[Any],
    read: Callable[[Row], Value],
    name: str,
    failed: Failed | None,
) -> Iterator[Value]:
    """Yield ``read(row)`` for every row of a query.

    A row that cannot be read is added to ``failed`` as “``name`` 12”, with the value of its first
    column. If ``failed`` is None, it raises ``ValueError`` or what ``read`` raises.
    """
    for row in _rows(db, sql, values):
        with contained(failed, f"{name} {next(iter(row.values()))}"):
            found = read(_checked(row))
            yield found


def rows_or_damaged(
    db: Database,
    sql: str,
    values: Mapping[str, Any] | Sequence[Any],
    name: str,
    failed: Failed | None,
) -> Iterator[Row]:
    """Yield every row of a query, with None in place of cells that are not text in UTF-8.

    Such a row is added to ``failed`` as ``intact_rows`` does it.
    """
    for row in _rows(db, sql, values):
        with contained(failed, f"{name} {next(iter(row.values()))}"):
            _checked(row)
        yield {column: None if _is_damaged(cell) else cell for column, cell in row.items()}


@contextmanager
def contained(failed: Failed | None, what: str) -> Iterator[None]:
    """Add an exception of the block to ``failed``; let it through if ``failed`` is None."""
    try:
        yield
    except Exception as error:
        if failed is None:
            raise
        failed.append(internal_failure(what, error, _READING))


def _checked(row: Row) -> Row:
    for column, value in row.items():
        if _is_damaged(value):
            raise DamagedCell(f"the cell “{column}” is not text in UTF-8")
    return row


def _is_damaged(value: Any) -> bool:
    return isinstance(value, bytes | _Undecodable)


def _rows(db: Database, sql: str, values: Mapping[str, Any] | Sequence[Any]) -> Iterator[Row]:
    with _lenient(db):
        given = values if isinstance(values, Sequence) else dict(values)
        cursor = db.execute(sql, given)
    names = [column[0] for column in cursor.description]
    while True:
        with _lenient(db):
            fetched = cursor.fetchmany(_AT_ONCE)
        if not fetched:
            return
        for row in fetched:
            yield dict(zip(names, row, strict=True))


@contextmanager
def _lenient(db: Database) -> Iterator[None]:
    """Read any text in this block. By default one wrong byte ends the whole query."""
    strict, db.conn.text_factory = db.conn.text_factory, _text
    try:
        yield
    finally:
        db.conn.text_factory = strict


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return _Undecodable(data.decode("utf-8", "replace"))
