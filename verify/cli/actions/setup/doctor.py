"""``verify doctor``: the checks in order, and how their results are shown."""

from __future__ import annotations

import platform
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from verify.cli.actions.setup.database_checks import check_database
from verify.cli.actions.setup.machine_checks import (
    check_archive,
    check_clock,
    check_disk,
    check_network,
    check_permissions,
)
from verify.cli.actions.setup.settings_checks import EXTRAS, check_settings, installed
from verify.cli.actions.setup.translation_check import check_translation
from verify.cli.actions.setup.values import Checked, ok, problem
from verify.cli.errors import FLAGS_FOUND
from verify.cli.output import as_json, text_width
from verify.cli.tables import row_lines
from verify.config import Settings
from verify.version import __version__

_WIDTHS = (8, 11)


def run_checks(given: tuple[Path | None, Path | None], offline: bool, format: str) -> int:
    """Print what every check found; return 1 if there is a problem, else 0."""
    found = list(_checks(*given, offline))
    if format == "json":
        names = ("check", "state", "text", "action")
        print(as_json([{name: getattr(one, name) for name in names} for one in found]), end="")
    else:
        for one in found:
            text = f"{one.text} {one.action}".strip()
            print("\n".join(row_lines([one.state, one.check, text], _WIDTHS, text_width())))
    return FLAGS_FOUND if any(one.state == "problem" for one in found) else 0


def _checks(config: Path | None, db: Path | None, offline: bool) -> Iterator[Checked]:
    yield _versions()
    settings, found = check_settings(config)
    yield from found
    if settings is None:  # the file names the places, and says whether requests may be sent
        yield from _without_settings(db)
        return
    path = db or settings.db
    yield from check_database(path, settings.archive)
    yield check_archive(settings.archive)
    yield from check_permissions(settings, path)
    yield check_disk(path)
    yield from check_network(settings, path, offline)
    yield from check_translation(settings, offline)


def _without_settings(db: Path | None) -> Iterator[Checked]:
    """Yield the checks that need no settings; the others are skipped."""
    if db is not None:
        yield from check_database(db, Settings().archive)
    skipped = ("archive", "permissions", "network")
    for name in skipped if db is not None else ("database", *skipped):
        yield Checked(name, "skipped", "Not checked: the settings cannot be used.")
    yield check_disk(db or Path())
    yield check_clock(db, None)


def _versions() -> Checked:
    extras = [name for name in EXTRAS if installed(name)]
    missing = [name for name in EXTRAS if name not in extras]
    text = (
        f"verify {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version},"
        f" {sys.platform}. Extras: {', '.join(extras) or 'none'}."
    )
    text += f" Not installed: {', '.join(missing)}." if missing else ""
    try:
        with sqlite3.connect(":memory:") as memory:
            memory.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
    except sqlite3.Error:
        return problem(
            "versions",
            f"{text} SQLite has no full-text search.",
            "Install a Python whose SQLite has FTS5.",
        )
    return ok("versions", text)
