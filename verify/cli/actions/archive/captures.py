"""Check the archive, export it, and list the captures of a source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.cli.actions.archive.opened import open_archive
from verify.cli.errors import FLAGS_FOUND, UserError, system_reason
from verify.cli.options import now, settings
from verify.cli.output import as_json, check_format
from verify.cli.output_files import check_export

if TYPE_CHECKING:
    from verify.archive import Archive
    from verify.archive.check import ArchiveProblem, CaptureRow, CheckCounts
    from verify.archive.values import IndexEntry
    from verify.config import Settings
    from verify.containment import InternalFailure


def check_archive(
    config: Path | None, format: str, failed: list[InternalFailure], **given: Any
) -> int:
    """Print the problems, then what was checked; return 1 if there are problems.

    Damaged rows of the database are added to ``failed``.
    """
    from verify.archive.check import CheckCounts, check
    from verify.archive.timestamp_check import TimestampCounts, check_timestamps
    from verify.cli.actions.archive.timestamps import authority_certificates, timestamp_summary

    check_format(format, ("text", "json"))
    chosen = settings(config, **given)
    certificates = authority_certificates(chosen)
    _check_exists(chosen, failed)
    tally, stamps, problems = CheckCounts(), TimestampCounts(), []
    with open_archive(chosen.archive) as archive:
        found = check(archive, _rows(chosen.db, failed), tally)
        for problem in chain(found, check_timestamps(chosen.archive, certificates, stamps)):
            problems.append(problem)
            if format == "text":
                print(_problem_line(problem))
    if format == "json":
        listed = [asdict(problem) for problem in problems]
        print(as_json({**asdict(tally), "problems": listed, "timestamps": stamps.row()}), end="")
    else:
        print(_check_summary(chosen, tally, len(problems)))
        print(timestamp_summary(stamps), end="")
    return FLAGS_FOUND if problems else 0


def _check_exists(chosen: Settings, failed: list[InternalFailure]) -> None:
    """Raise ``UserError`` where there is no archive, though the database lists copies in it."""
    from verify.report.wording import count

    if chosen.archive.is_dir():
        return
    if captures := sum(1 for _ in _rows(chosen.db, failed)):
        raise UserError(
            f"No archive at {chosen.archive}, but {chosen.db} lists"
            f" {count(captures, 'archived copy', 'archived copies')} in it."
            " Give the archive's folder with --archive, or restore it from a backup."
        )


def _problem_line(problem: ArchiveProblem) -> str:
    at = f" at byte {problem.offset}" if problem.offset is not None else ""
    return f"{problem.file}{at}: {problem.description}"


def _check_summary(chosen: Settings, tally: CheckCounts, problems: int) -> str:
    from verify.report.wording import count

    if not (tally.files or tally.rows or problems):
        return f"The archive at {chosen.archive} is empty: there was nothing to check."
    listed = f"the database lists {count(tally.rows, 'archived response')}"
    if not chosen.db.exists():
        listed = f"there is no database at {chosen.db} to compare with (--db)"
    checked = (
        f"Checked {count(tally.files, 'file')}, {count(tally.records, 'record')},"
        f" {count(tally.bytes, 'byte')}; {listed}"
    )
    return f"{checked}: {count(problems, 'problem') if problems else 'no problems'}."


def _rows(db: Path, failed: list[InternalFailure]) -> Iterator[CaptureRow]:
    from verify.archive.check import CaptureRow
    from verify.cli.options import readable_database
    from verify.store.sources.citations import capture_rows, evidence_rows

    if db.exists():
        opened = readable_database(db)
        for row in capture_rows(opened, failed):
            yield CaptureRow(*row)
        for number, file, offset in evidence_rows(opened, failed):
            yield CaptureRow(number, file, offset, kind="the response to check")


def export_archive(config: Path | None, out: Path, title: str, format: str, **given: Any) -> None:
    """Write the WACZ file and print its size. Raises ``UserError`` if it cannot be written."""
    from verify.archive import ArchiveError
    from verify.archive.wacz import PackageInfo, export
    from verify.cli.actions.archive.timestamps import stamp_exported
    from verify.version import __version__

    check_format(format, ("text", "json"))
    chosen = settings(config, **given)
    check_export(out, chosen)
    with open_archive(chosen.archive) as archive:
        heading = PackageInfo(title, f"verify/{__version__}", now())
        try:
            left_out = export(archive.folder, archive.index, out, heading)
        except ArchiveError as error:
            raise UserError(str(error)) from error
        except OSError as error:
            raise UserError(f"{out} could not be written: {error.strerror}.") from error
    stamped = stamp_exported(chosen, out)
    if format == "json":
        found = {"file": str(out), "bytes": out.stat().st_size, "left_out": list(left_out)}
        print(as_json({**found, "timestamp": stamped and stamped.row()}), end="")
        return
    for name in left_out:
        print(f"Left out, because a run is still writing to it: {name}")
    print(f"Wrote {out} ({out.stat().st_size:,} bytes).")
    if stamped:
        print(stamped.sentence())


def show_captures(
    config: Path | None, url: str, out: Path | None, format: str, **given: Any
) -> None:
    """List the captures of a source, oldest first; write the newest usable one to ``out``.

    Raises ``UserError`` where there is none.
    """
    from verify.text.urls.canonical import canonical_url

    check_format(format, ("text", "json"))
    chosen = settings(config, **given)
    check_export(out, chosen)
    with open_archive(chosen.archive) as archive:
        cited = _kept_spelling(archive, canonical_url(url) or url)
        received = archive.responses(cited)
        if not received:
            raise UserError(f"The archive has no copy of {url}.")
        if format == "json":
            print(as_json([_as_row(one, unfit) for one, unfit in received]), end="")
        else:
            print("\n".join(_capture_line(one, unfit) for one, unfit in received))
        if out is not None:
            _write_newest(archive, cited, out)


def _kept_spelling(archive: Archive, url: str) -> str:
    """Return the spelling of a URL under which the archive has a copy; the URL if it has none."""
    from verify.text.urls.spellings import other_spellings

    return next((one for one in (url, *other_spellings(url)) if archive.responses(one)), url)


def _write_newest(archive: Archive, url: str, out: Path) -> None:
    from verify.archive import ArchiveError

    usable = archive.captures(url)
    if not usable:
        raise UserError(f"The archive has no usable copy of {url}.")
    try:
        out.write_bytes(archive.read(usable[-1].file, usable[-1].offset).body)
    except ArchiveError as error:
        raise UserError(str(error)) from error
    except OSError as error:
        raise UserError(f"The copy could not be written: {system_reason(error)}.") from error
    print(f"Wrote the newest copy to {out}.")


def _as_row(one: IndexEntry, unfit: str | None) -> dict[str, Any]:
    return {
        "at": one.at.isoformat(timespec="seconds"),
        "url": one.address,
        "final_url": one.target,
        "status": one.status,
        "media_type": one.media_type,
        "file": one.file,
        "offset": one.offset,
        "sha256": one.digest,
        "unusable": unfit,
    }


def _capture_line(one: IndexEntry, unfit: str | None) -> str:
    """Return one line: time, status, media type, place in the archive, why it is unusable."""
    status = one.status if one.status is not None else "by hand"
    line = f"{one.at:%Y-%m-%d %H:%M}  {status}  {one.media_type or '?'}  {one.file}:{one.offset}"
    final = f"  from {one.target}" if one.target != one.address else ""
    return line + final + (f"  (not usable: {unfit})" if unfit else "")
