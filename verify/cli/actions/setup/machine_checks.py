"""Checks of the archive, permissions, disk, clock and network."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

from verify.cli.actions.setup.database_checks import read_only_uri
from verify.cli.actions.setup.values import Checked, ok, problem, warning
from verify.cli.options import now
from verify.config import BadConfiguration, Settings, section

_LEAST_FREE = 2**30  # bytes: some 10,000 cited pages
_TIMEOUT = 10  # seconds
_CLOCK = 300  # seconds by which the clock may differ; certificates and dates bear some minutes


def check_archive(archive: Path) -> Checked:
    """Return how many files the archive has, and whether they can be read."""
    from verify.archive.repair import warc_files
    from verify.report.wording import count

    if not archive.exists():
        return ok("archive", f"No archive at {archive} yet.")
    if not archive.is_dir():
        return problem("archive", f"{archive} is not a folder.", "Move it away, or set “archive”.")
    files = warc_files(archive)
    here = [file for file in files if file.exists()]
    closed = [file.name for file in here if not os.access(file, os.R_OK)]
    if closed:
        return problem("archive", f"{closed[0]} cannot be read.", "Change its permissions.")
    size = sum(file.stat().st_size for file in here) / 2**20
    moved = len(files) - len(here)
    elsewhere = f", {moved} of them on an object store" if moved else ""
    text = (
        f"{count(len(files), 'WARC file')}, {size:.1f} MB{elsewhere}."
        " `verify archive check` reads every record."
    )
    return ok("archive", text)


def check_permissions(settings: Settings, db: Path) -> Iterator[Checked]:
    """Yield each folder that cannot be written; one line if all can."""
    wrong = False
    for name, path in (
        ("db", db.parent),
        ("archive", settings.archive),
        ("reports", settings.reports),
    ):
        place = _existing(path)
        if not place.is_dir():
            wrong = True
            text = f"{place} is not a folder ({name})."
            yield problem("permissions", text, f"Move it away, or set “{name}” to another place.")
        elif not os.access(place, os.W_OK | os.X_OK):
            wrong = True
            yield problem(
                "permissions", f"{place} is not writable ({name}).", "Change its permissions."
            )
    if not wrong:
        yield ok(
            "permissions", "The folders for the database, the archive and reports are writable."
        )


def _existing(path: Path) -> Path:
    """Return the path itself, or the nearest folder above it that exists."""
    path = path.absolute()
    return next(place for place in (path, *path.parents) if place.exists())


def check_disk(path: Path) -> Checked:
    """Return how much room is left."""
    free = shutil.disk_usage(_existing(path)).free
    text = f"{free / 2**30:.1f} GB free."
    if free < _LEAST_FREE:
        return warning(
            "disk", text, "Free some space: archived copies of 10,000 pages need about 1 GB."
        )
    return ok("disk", text)


def check_network(settings: Settings, db: Path, offline: bool) -> Iterator[Checked]:
    """Yield whether the web archive responds, and whether the clock is right."""
    from verify.fetch import FetchSettings

    if why := _why_no_request(settings, offline):
        yield Checked("network", "skipped", f"Not checked: {why}.")
        yield check_clock(db, None)
        return
    fetch = section(settings, "fetch", FetchSettings)
    host = urlsplit(fetch.archive.memento)
    url = f"{host.scheme}://{host.netloc}/"
    date, checked = _response(url, fetch)
    yield checked
    yield check_clock(db, date)


def _why_no_request(settings: Settings, offline: bool) -> str | None:
    """Return why no request is sent, as a clause, or None."""
    from verify.fetch import FetchSettings

    if offline:
        return "--offline was given"
    if settings.offline:
        return "the setting “offline” is true"
    try:
        enabled = section(settings, "fetch", FetchSettings).archive.enabled
    except BadConfiguration:
        return "[fetch] cannot be used"
    return None if enabled else "the web archive is turned off ([fetch.archive] enabled)"


def _response(url: str, fetch: object) -> tuple[str | None, Checked]:
    """Return the Date header of a response, and whether there was one."""
    import requests

    proxy, agent = getattr(fetch, "proxy", None), getattr(fetch, "agent", "verify")
    with requests.Session() as session:
        session.trust_env = False
        try:
            got = session.head(
                url,
                timeout=_TIMEOUT,
                headers={"User-Agent": agent},
                proxies={"http": proxy, "https": proxy} if proxy else None,
                allow_redirects=False,
                verify=getattr(fetch, "ca_file", None) or True,
            )
        except (requests.RequestException, OSError) as error:
            text = f"{url} did not respond ({type(error).__name__})."
            return None, problem(
                "network", text, "Check the connection, or [fetch] proxy and ca_file."
            )
    return got.headers.get("Date"), ok("network", f"{url} responded ({got.status_code}).")


def check_clock(db: Path | None, header: str | None) -> Checked:
    """Compare the clock with a server's, or else with the newest run."""
    here = now()
    known = _parsed(header) if header else None
    if known and abs((here - known).total_seconds()) > _CLOCK:
        text = f"The clock says {here:%Y-%m-%d %H:%M} UTC, the web archive {known:%Y-%m-%d %H:%M}."
        return problem("clock", text, "Set the clock: dates of copies and checks depend on it.")
    newest = _newest_run(db) if db is not None else None
    if newest and newest > here:
        text = f"The newest run is dated {newest:%Y-%m-%d %H:%M} UTC, which is in the future."
        return problem("clock", text, "Set the clock of this machine.")
    return ok("clock", f"{here:%Y-%m-%d %H:%M} UTC.")


def _parsed(header: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(header)
    except ValueError:
        return None
    return found if found.tzinfo else None


def _newest_run(db: Path) -> datetime | None:
    if not db.is_file():
        return None
    try:
        with closing(sqlite3.connect(read_only_uri(db), uri=True)) as opened:
            (found,) = opened.execute("SELECT max(started) FROM runs").fetchone()
        return datetime.fromisoformat(found) if found else None
    except (sqlite3.Error, ValueError, TypeError):
        return None
