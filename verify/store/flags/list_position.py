"""The position of one flag in the list of flags, without reading the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from verify.store.flags.queries import ORDERS, Filter, tables, where


@dataclass(frozen=True, slots=True)
class Position:
    """Where a flag is in a list: the flags before and after it, and its number from 1."""

    before: int | None
    number: int
    total: int
    after: int | None


@dataclass(frozen=True, slots=True)
class _List:
    """The matching flags in one order, and the flag whose position is asked for.

    Flags are compared by the first columns of the order, which are never NULL. Few flags have
    the same ones: those of one article.
    """

    db: Database
    asked: Filter
    order: Sequence[str]
    flag: int

    def compared(self, sign: str) -> str:
        """Return the condition that flags are before (<), near (=) or after (>) the flag."""
        first = ", ".join(self.order[:-2])
        return f"({first}) {sign} (SELECT {first} FROM flags f WHERE f.id = :flag)"

    def count(self, condition: str) -> int:
        """Return the number of matching flags that meet a condition."""
        return int(self._select("count(*)", condition)[0])

    def ids(self, condition: str, limit: int = -1) -> list[int]:
        """Return the matching flags that meet a condition, in order."""
        return self._select("f.id", f"{condition} ORDER BY {', '.join(self.order)} LIMIT {limit}")

    def last(self, condition: str) -> list[int]:
        """Return the last matching flag that meets a condition, if there is one."""
        backwards = ", ".join(f"{column} DESC" for column in self.order)
        return self._select("f.id", f"{condition} ORDER BY {backwards} LIMIT 1")

    def _select(self, what: str, condition: str) -> list[int]:
        matching, values = where(self.asked)
        sql = f"SELECT {what} {tables(matching)} WHERE {matching} AND {condition}"
        return [found for (found,) in self.db.execute(sql, values | {"flag": self.flag})]


def position(db: Database, flag: int, asked: Filter, by: str) -> Position:
    """Return the position of a flag in the list of matching flags, in one of ``ORDERS``.

    A flag that is not in the list has number 0, and the first flag of the list comes next.
    """
    listed = _List(db, asked, ORDERS[by], flag)
    before, near, after = (listed.compared(sign) for sign in "<=>")
    here, total = listed.ids(near), listed.count("1")
    if flag not in here:
        return Position(None, 0, total, _first(listed.ids("1", 1)))
    at = here.index(flag)
    return Position(
        before=_first(here[at - 1 : at] or listed.last(before)),
        number=listed.count(before) + at + 1,
        total=total,
        after=_first(here[at + 1 :] or listed.ids(after, 1)),
    )


def _first(ids: Sequence[int]) -> int | None:
    return ids[0] if ids else None
