"""What ``verify attach`` does."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.cli.actions.archive import opened
from verify.cli.options import name_of, now, settings
from verify.cli.problem import Problem

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.config import Settings


def attach_file(
    config: Path | None,
    given: dict[str, Any],
    what: tuple[str, Path],
    how: tuple[datetime | None, str | None],
) -> str:
    """File the copy and give a sentence about it. Raises ``Problem``."""
    from verify.archive import ArchiveError
    from verify.recheck.attach import NotAttached, attach
    from verify.store import UnusableDatabase, open_database

    chosen = settings(config, **given)
    try:
        saved = _saved(*what, *how)
        db = open_database(chosen.db)
        with opened(chosen.archive, must=False) as archive:
            capture = attach(db, archive, saved)
    except (NotAttached, UnusableDatabase, ArchiveError) as error:
        raise Problem(str(error)) from error
    words, day = len(capture.page.text.split()), f"{capture.captured_at:%Y-%m-%d}"
    looked = _look_again(db, chosen, capture.address)
    doubts = "".join(f" But {sign}." for sign in capture.signs[1:])
    return f"Filed as a copy of {capture.address} ({words} words, saved {day}).{doubts} {looked}"


def _look_again(db: Database, chosen: Settings, address: str) -> str:
    """Hold what the articles say against the new copy; a sentence about it."""
    from verify.recheck.rerun_rules import rerun_rules
    from verify.rules import UnknownRule
    from verify.store.sources.citations import citing_articles

    count = len(citing_articles(db, address))
    if not count:
        return "No article cites it yet."
    try:
        rerun_rules(db, chosen, [address], now())
    except UnknownRule as error:
        raise Problem(str(error)) from error
    which = "the article that cites it" if count == 1 else f"the {count} articles that cite it"
    return f"Looked again at {which}: see “verify flags”."


def _saved(address: str, file: Path, at: datetime | None, who: str | None) -> Any:
    from verify.files import shown_name
    from verify.recheck.attach import SavedFile, read_file
    from verify.text.urls.canonical import canonical_url

    known = canonical_url(address)
    if known is None:
        raise Problem(f"“{address}” is no web address.")
    data = read_file(file)
    moment = at.astimezone(UTC) if at else datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return SavedFile(known, shown_name(file.name), data, moment, name_of(who))
