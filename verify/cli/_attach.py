"""What ``verify attach`` does."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from verify.cli import Problem
from verify.cli._archive import opened
from verify.cli._options import name_of, settings


def attach_file(
    config: Path | None,
    given: dict[str, Any],
    what: tuple[str, Path],
    how: tuple[datetime | None, str | None],
) -> str:
    """File the copy and give a sentence about it. Raises ``Problem``."""
    from verify.archive import ArchiveError
    from verify.recheck.attaching import NotAttached, attach
    from verify.store import NotOurs, open_database

    chosen = settings(config, **given)
    try:
        saved = _saved(*what, *how)
        with opened(chosen.archive, must=False) as archive:
            capture = attach(open_database(chosen.db), archive, saved)
    except (NotAttached, NotOurs, ArchiveError) as error:
        raise Problem(str(error)) from error
    words = len(capture.page.text.split())
    return f"Filed as a copy of {capture.address} ({words} words, saved {capture.captured_at:%Y-%m-%d})."


def _saved(address: str, file: Path, at: datetime | None, who: str | None) -> Any:
    from verify.recheck.attaching import Saved, read_file
    from verify.text.addresses import canonical

    known = canonical(address)
    if known is None:
        raise Problem(f"“{address}” is no web address.")
    data = read_file(file)
    moment = at.astimezone(UTC) if at else datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return Saved(known, file.name, data, moment, name_of(who))
