"""``verify doctor``: the checks in order, and how their results are shown."""

from __future__ import annotations

import platform
import sqlite3
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from verify.cli.actions.setup.database_checks import check_database
from verify.cli.actions.setup.machine_checks import (
    check_archive,
    check_disk,
    check_network,
    check_permissions,
)
from verify.cli.actions.setup.values import Checked, ok, problem
from verify.cli.errors import FLAGS_FOUND
from verify.cli.output import as_json, text_width
from verify.cli.tables import row_lines
from verify.config import BadConfiguration, Settings, find, load, section
from verify.version import __version__

_EXTRAS = {  # extra: a module that it installs
    "desk": "datasette",
    "browser": "playwright",
    "notify": "apprise",
    "documents": "mwparserfromhell",
    "office": "openpyxl",
    "lsp": "pygls",
}
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
    settings, checked = _settings(config)
    yield checked
    path = db or settings.db
    yield from check_database(path, settings.archive)
    yield check_archive(settings.archive)
    yield from check_permissions(settings, path)
    yield check_disk(path)
    yield from check_network(settings, path, offline)


def _versions() -> Checked:
    extras = [name for name, module in _EXTRAS.items() if find_spec(module)]
    text = (
        f"verify {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version},"
        f" {sys.platform}. Extras: {', '.join(extras) or 'none'}."
    )
    try:
        with sqlite3.connect(":memory:") as memory:
            memory.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
    except sqlite3.Error:
        return problem(
            "versions", f"{text} SQLite has no full-text search.", "Install a Python with FTS5."
        )
    return ok("versions", text)


def _settings(config: Path | None) -> tuple[Settings, Checked]:
    """Return the settings, or the defaults where they cannot be used, and what was found."""
    from verify.cli.actions.setup.config_show import section_kinds

    if config is not None and not config.is_file():
        return Settings(), problem("settings", f"No file at {config}.", "Check --config.")
    try:
        file = config or find(Path.cwd())
        loaded = load(file)
        for name, kind in section_kinds().items():
            section(loaded, name, kind)
    except BadConfiguration as error:
        return Settings(), problem("settings", str(error), "Correct the file.")
    text = f"{file} can be used." if file else "No configuration file; the defaults are used."
    return loaded, ok("settings", text)
