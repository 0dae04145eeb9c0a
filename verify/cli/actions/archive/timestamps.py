"""What ``verify archive`` prints about timestamps, and ``verify archive stamp``."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.cli.errors import FLAGS_FOUND, UserError
from verify.cli.options import refuse_offline, settings
from verify.cli.output import as_json, check_format

if TYPE_CHECKING:
    from verify.archive.timestamp_check import TimestampCounts
    from verify.config import Settings
    from verify.fetch.timestamp_settings import TimestampSettings
    from verify.pipeline.timestamps.stamp import Stamped

_NO_AUTHORITY = (
    "No timestamp authority is set. Give its URL and certificates in [timestamp] of verify.toml."
)


def authority_certificates(chosen: Settings) -> Path | None:
    """Return the file with the authority's certificates, or None. Raises ``UserError``."""
    found = _own(chosen).ca_file
    return Path(found) if found else None


def stamp_command(config: Path | None, format: str, **given: Any) -> None:
    """Have the finished files stamped, and print what was. Raises ``UserError``."""
    from verify.archive import ArchiveError
    from verify.archive.timestamp_tokens import TimestampError
    from verify.cli.actions.archive.opened import open_archive
    from verify.pipeline.timestamps.stamp import stamp_archive

    check_format(format, ("text", "json"))
    chosen = settings(config, **given)
    refuse_offline(chosen, "a timestamp needs a request")
    if not _own(chosen).authority:
        raise UserError(_NO_AUTHORITY)
    with open_archive(chosen.archive):
        pass  # finish what a killed run left open
    try:
        stamped = stamp_archive(chosen)
    except (TimestampError, ArchiveError, OSError) as error:
        raise UserError(f"Not timestamped: {str(error).rstrip('.')}.") from error
    if format == "json":
        print(as_json({"timestamp": stamped.row() if stamped else None}), end="")
    else:
        print(stamped.sentence() if stamped else _nothing_stamped(chosen.archive))


def _nothing_stamped(archive: Path) -> str:
    from verify.archive.timestamps import finished_files

    if finished_files(archive):
        return "Every finished file has a timestamp already."
    return f"The archive at {archive} has no finished files yet."


def stamp_exported(chosen: Settings, out: Path) -> Stamped | None:
    """Have an export stamped if an authority is set; say on standard error where that failed."""
    from verify.archive.timestamp_tokens import TimestampError
    from verify.pipeline.timestamps.stamp import stamp_export

    if chosen.offline or not _own(chosen).authority:
        return None
    try:
        return stamp_export(chosen, out)
    except (TimestampError, OSError) as error:
        print(f"verify: {out} was not timestamped: {error}.", file=sys.stderr)
        return None


def check_exported(config: Path | None, out: Path, format: str) -> int:
    """Check an export against its timestamp; return 1 if there are problems."""
    from dataclasses import asdict

    from verify.archive.timestamp_check import TimestampCounts, check_export

    check_format(format, ("text", "json"))
    if not out.is_file():
        raise UserError(f"No file at {out}. Check the path after --wacz.")
    tally = TimestampCounts()
    problems = list(check_export(out, authority_certificates(settings(config)), tally))
    if format == "json":
        listed = [asdict(problem) for problem in problems]
        print(as_json({"problems": listed, "timestamps": tally.row()}), end="")
        return FLAGS_FOUND if problems else 0
    for problem in problems:
        print(f"{problem.file}: {problem.description}")
    print(timestamp_summary(tally), end="")
    return FLAGS_FOUND if problems else 0


def timestamp_summary(tally: TimestampCounts) -> str:
    """Return the line on timestamps; empty for an archive that has none."""
    from verify.report.wording import count

    if not tally.files:
        return ""
    said = f"{count(tally.files, 'file')} timestamped"
    if tally.without:
        said += f", {tally.without} not yet"
    if tally.unverified:
        return f"{said}. The timestamps were not verified. {tally.unverified}\n"
    valid = count(tally.verified, "valid timestamp")
    return f"{said}: {valid}{_period(tally.first, tally.last)}.\n"


def _period(first: datetime | None, last: datetime | None) -> str:
    if first is None or last is None:
        return ""
    days = [f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC" for at in dict.fromkeys((first, last))]
    return f", of {days[0]}" if len(days) == 1 else f", from {days[0]} to {days[1]}"


def _own(chosen: Settings) -> TimestampSettings:
    from verify.config import BadConfiguration
    from verify.pipeline.timestamps.stamp import timestamp_settings

    try:
        return timestamp_settings(chosen)
    except BadConfiguration as error:
        raise UserError(str(error)) from error
