"""What ``verify attach`` does."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.cli.actions.archive.opened import open_archive
from verify.cli.errors import UserError
from verify.cli.options import name_of, now, settings
from verify.cli.output import as_json, check_format

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.config import Settings
    from verify.model import Capture


def attach_file(
    config: Path | None,
    given: dict[str, Any],
    what: tuple[str, Path],
    how: tuple[datetime | None, str | None],
    format: str = "text",
) -> str:
    """Archive the copy and return what was done, as text or JSON. Raises ``UserError``."""
    from verify.archive import ArchiveError
    from verify.recheck.attach import NotAttached, attach
    from verify.store import UnusableDatabase, open_database

    check_format(format, ("text", "json"))
    chosen = settings(config, **given)
    try:
        saved = _saved(*what, *how)
        db = open_database(chosen.db)
        with open_archive(chosen.archive, must=False) as archive:
            capture = attach(db, archive, saved)
    except (NotAttached, UnusableDatabase, ArchiveError) as error:
        raise UserError(str(error)) from error
    checked = _check_again(db, chosen, capture.address)
    return as_json(_as_data(capture, checked)) if format == "json" else _as_text(capture, checked)


def _as_data(capture: Capture, checked: int) -> dict[str, Any]:
    return {
        "url": capture.address,
        "words": len(capture.page.text.split()),
        "saved": capture.captured_at.isoformat(timespec="seconds"),
        "doubts": list(capture.signs[1:]),
        "articles_checked": checked,
    }


def _as_text(capture: Capture, checked: int) -> str:
    words, day = len(capture.page.text.split()), f"{capture.captured_at:%Y-%m-%d}"
    doubts = "".join(f" But {sign}." for sign in capture.signs[1:])
    added = f"Added a copy of {capture.address} ({words} words, saved {day}).{doubts}"
    if not checked:
        return f"{added} No article cites this source yet.\n"
    which = "the article that cites it" if checked == 1 else f"the {checked} articles that cite it"
    return f"{added} Checked {which} again; run `verify flags` to see the result.\n"


def _check_again(db: Database, chosen: Settings, address: str) -> int:
    """Compare the citing articles with the new copy; return how many there are."""
    from verify.recheck.rerun_rules import rerun_rules
    from verify.rules import UnknownRule
    from verify.store.sources.citations import citing_articles

    count = len(citing_articles(db, address))
    try:
        if count:
            rerun_rules(db, chosen, [address], now())
    except UnknownRule as error:
        raise UserError(str(error)) from error
    return count


def _saved(url: str, file: Path, at: datetime | None, who: str | None) -> Any:
    from verify.recheck.attach import SavedFile, read_file
    from verify.text.file_names import shown_name
    from verify.text.urls.canonical import canonical_url

    known = canonical_url(url)
    if known is None:
        raise UserError(f"“{url}” is not a URL. Give it as the article cites it: https://…")
    data = read_file(file)
    moment = at.astimezone(UTC) if at else datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return SavedFile(known, shown_name(file.name), data, moment, name_of(who))
