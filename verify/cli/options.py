"""Options that several commands share, and how they become ``Settings``."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from verify.cli.problem import Problem

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.config import Settings

Db = Annotated[Path | None, typer.Option("--db", help="The database (citations.db).")]
Config = Annotated[
    Path | None, typer.Option("--config", help="The configuration file (verify.toml).")
]
Who = Annotated[str | None, typer.Option("--who", help="Your name (the login name).")]


def settings(config: Path | None = None, **given: Any) -> Settings:
    """The configuration that holds here, with what the command line gives on top of it.

    Options that are None were not given. Raises ``Problem``.
    """
    from verify.config import BadConfiguration, find, load

    if config is not None and not config.is_file():
        raise Problem(f"There is no configuration file {config}.")
    try:
        loaded = load(config or find(Path.cwd()))
    except BadConfiguration as error:
        raise Problem(str(error)) from error
    return replace(loaded, **{name: value for name, value in given.items() if value is not None})


def database(db: Path | None = None, config: Path | None = None, *, must: bool = True) -> Database:
    """The database of this folder, or the one given. Raises ``Problem`` where there is none."""
    from verify.store import UnusableDatabase, open_database
    from verify.store.database import refuse_emptied
    from verify.store.read_only import may_write

    chosen = settings(config, db=db)
    path = chosen.db
    if must and not path.exists():
        raise Problem(f"There is no database {path} yet: “verify run” makes one.")
    if path.exists() and not may_write(path):
        raise Problem(f"{path} may not be written, which this command has to do.")
    try:
        refuse_emptied(path, chosen.archive)
        return open_database(path)
    except UnusableDatabase as error:
        raise Problem(str(error)) from error


def readable(db: Path | None = None, config: Path | None = None) -> Database:
    """The same for a command that only reads: also where nothing may be written, which is said."""
    from verify.store import UnusableDatabase
    from verify.store.read_only import may_write, open_for_reading

    path = settings(config, db=db).db
    if not path.exists() or may_write(path):
        return database(db, config)
    try:
        opened = open_for_reading(path)
    except UnusableDatabase as error:
        raise Problem(str(error)) from error
    print(f"verify: {path} may not be written: it is read as it is.", file=sys.stderr)
    return opened


def possible(number: int, what: str) -> int:
    """A row's number, if one can have it: SQLite's end at 2**63. Raises ``Problem``."""
    if not 0 < number < 2**63:
        raise Problem(f"There is no {what} {number}.")
    return number


def name_of(who: str | None) -> str | None:
    """Who decides: the name given, else the login name."""
    import getpass

    try:
        return who or getpass.getuser()
    except (OSError, KeyError):
        return None


def now() -> datetime:
    """The time, for the rooms that must be told it."""
    return datetime.now(UTC)
