"""What ``verify attach --warc`` does."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from verify.cli.actions.archive.opened import open_archive
from verify.cli.errors import UserError
from verify.cli.options import database, name_of, now, settings
from verify.cli.output import as_json, check_format


def attach_warc_file(
    config: Path | None, given: dict[str, Any], path: Path, who: str | None, format: str
) -> str:
    """Attach the captures of cited URLs and return what was done. Raises ``UserError``."""
    from verify.archive import ArchiveError
    from verify.archive.foreign import UnreadableWarc
    from verify.recheck.attach_warc import attach_warc
    from verify.recheck.rerun_rules import rerun_rules
    from verify.rules import UnknownRule

    check_format(format, ("text", "json"))
    chosen = settings(config, **given)
    db = database(chosen.db)
    try:
        with open_archive(chosen.archive, must=False) as archive:
            found = list(attach_warc(db, archive, path, name_of(who)))
        added = dict.fromkeys(one.address for one in found if one.refused is None)
        rerun_rules(db, chosen, added, now())
    except (UnreadableWarc, ArchiveError, UnknownRule) as error:
        raise UserError(str(error)) from error
    if format == "json":
        return as_json([asdict(one) for one in found])
    lines = [f"{one.at[:10]}  {one.address}{_refused(one.refused)}" for one in found]
    return "\n".join([*lines, _summary(path, len(found), len(added))]) + "\n"


def _refused(why: str | None) -> str:
    return f"  (not attached: {why.rstrip('.')})" if why else ""


def _summary(path: Path, captures: int, pages: int) -> str:
    from verify.report.wording import count

    if not captures:
        return f"{path.name} has no new capture of a cited URL."
    return (
        f"{path.name} has {count(captures, 'new capture')} of cited URLs;"
        f" {count(pages, 'page')} added. Run `verify flags` to see the result."
    )
