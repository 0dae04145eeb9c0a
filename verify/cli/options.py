"""Options that several commands share, and how they become ``Settings``."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from verify.cli.errors import UserError

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.config import Settings

Db = Annotated[Path | None, typer.Option("--db", help="Database file  [default: citations.db]")]
Config = Annotated[
    Path | None,
    typer.Option("--config", help="Configuration file  [default: the nearest verify.toml]"),
]
Who = Annotated[str | None, typer.Option("--who", help="Your name  [default: your login name]")]
ArchiveFolder = Annotated[
    Path | None,
    typer.Option("--archive", help="Folder of archived copies  [default: archive]"),
]
Reports = Annotated[
    Path | None, typer.Option("--reports", help="Folder for reports  [default: reports]")
]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster", metavar="ADDRESS", help="Dask scheduler (tcp://127.0.0.1:8786), or local"
    ),
]
ClusterInsecure = Annotated[
    bool | None,
    typer.Option("--cluster-insecure", help="Use a scheduler on another machine without TLS"),
]
AllowAddress = Annotated[
    list[str] | None,
    typer.Option(metavar="HOST:PORT", help="Allow requests to this local host:port"),
]


def named_file(value: Path | None) -> Path | None:
    """Return the file to write; None, which is standard output, for ``-``."""
    return None if value is not None and str(value) == "-" else value


Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="File  [default: standard output]", callback=named_file),
]
ExportFile = Annotated[
    Path | None,
    typer.Argument(help="File to write  [default: standard output]", callback=named_file),
]
FlagsFormat = Annotated[
    str,
    typer.Option("--format", "-f", help="table, json, csv, jsonl, concise, github, junit or sarif"),
]
TextFormat = Annotated[str, typer.Option("--format", "-f", help="text or json")]
REPORT_FORMATS = (
    "terminal, markdown, html, json, jsonl, sarif, concise (one line per flag), github, junit,"
    " annotations (W3C), or the fact log as csv or xlsx"
    "  [default: terminal, or the ending of --output]"
)
ArticlePart = Annotated[str | None, typer.Option(help="Part of the article's path or title")]
RuleName = Annotated[str | None, typer.Option(help="Name or code of a rule")]
SeverityName = Annotated[str | None, typer.Option(help="error, warning or info")]
Outlet = Annotated[str | None, typer.Option(help="Publication the article belongs to")]


def refuse_offline(chosen: Settings, why: str) -> None:
    """Raise ``UserError`` if the settings forbid requests. ``why``: a clause on what would be sent."""
    if chosen.offline:
        raise UserError(f"The setting “offline” is true, and {why}. Set it to false first.")


def settings(config: Path | None = None, **given: Any) -> Settings:
    """Return the configuration of this folder, overridden by the command line.

    Options that are None were not given. Raises ``UserError``.
    """
    from verify.config import BadConfiguration, find, load

    if config is not None and not config.is_file():
        raise UserError(f"No configuration file at {config}. Check the path after --config.")
    try:
        loaded = load(config or find(Path.cwd()))
    except BadConfiguration as error:
        raise UserError(str(error)) from error
    return replace(loaded, **{name: value for name, value in given.items() if value is not None})


def database(db: Path | None = None, config: Path | None = None, *, must: bool = True) -> Database:
    """Open the database of this folder, or the given one, for writing.

    ``must``: raise ``UserError`` if it does not exist, instead of creating it.
    """
    from verify.store import UnusableDatabase, open_database
    from verify.store.database import refuse_emptied
    from verify.store.read_only import may_write

    chosen = settings(config, db=db)
    path = chosen.db
    if must and not path.exists():
        raise UserError(f"No database at {path}. Run `verify run` first, or give --db.")
    if path.exists() and not may_write(path):
        raise UserError(
            f"{path} is read-only, and this command has to write to it."
            " Change its permissions, or work on a copy with --db."
        )
    try:
        refuse_emptied(path, chosen.archive)
        return open_database(path)
    except UnusableDatabase as error:
        raise UserError(str(error)) from error


def readable_database(db: Path | None = None, config: Path | None = None) -> Database:
    """Open the database for a command that only reads, also where nothing may be written."""
    from verify.store import UnusableDatabase
    from verify.store.read_only import may_write, open_for_reading

    path = settings(config, db=db).db
    if not path.exists() or may_write(path):
        return database(db, config)
    try:
        opened = open_for_reading(path)
    except UnusableDatabase as error:
        raise UserError(str(error)) from error
    print(f"verify: {path} is read-only; reading it as it is.", file=sys.stderr)
    return opened


def checked_id(number: int, noun: str) -> int:
    """Return a row's number if a row can have it: SQLite's end at 2**63. Raises ``UserError``."""
    if not 0 < number < 2**63:
        raise UserError(f"There is no {noun} {number}.")
    return number


def name_of(who: str | None) -> str | None:
    """Return who decides: the given name, else the login name."""
    import getpass

    try:
        return who or getpass.getuser()
    except (OSError, KeyError):
        return None


def now() -> datetime:
    """Return the current time (aware, UTC), for the packages that do not read the clock."""
    return datetime.now(UTC)
