"""What the commands of ``verify archive`` do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.cli.options import now, settings
from verify.cli.problem import FOUND, Problem, why

if TYPE_CHECKING:
    from verify.archive import Archive
    from verify.archive.check import CaptureRow
    from verify.archive.values import IndexEntry


def opened(folder: Path, *, must: bool = True) -> Archive:
    """The archive in this folder; says what was put right on the way. Raises ``Problem``."""
    from verify.archive import Archive

    if must and not folder.is_dir():
        raise Problem(f"There is no archive at {folder} yet: “verify run” makes one.")
    try:
        archive = Archive(folder)
    except OSError as error:
        raise Problem(f"The archive {folder} could not be opened: {error.strerror}.") from error
    for sentence in archive.repaired:
        print(f"Put right: {sentence}")
    return archive


def check_archive(config: Path | None, **given: Any) -> int:
    """Print what is wrong, then what was looked at; 1 where anything is wrong."""
    from verify.archive.check import CheckCounts, check
    from verify.report.wording import count

    chosen = settings(config, **given)
    tally, wrong = CheckCounts(), 0
    with opened(chosen.archive) as archive:
        for trouble in check(archive, _rows(chosen.db), tally):
            wrong += 1
            at = f" at byte {trouble.offset}" if trouble.offset is not None else ""
            print(f"{trouble.file}{at}: {trouble.description}")
    found = count(wrong, "trouble") if wrong else "everything is there and unchanged"
    print(
        f"{count(tally.files, 'file')}, {count(tally.records, 'record')},"
        f" {count(tally.bytes, 'byte')}; {count(tally.rows, 'place')} named by the database:"
        f" {found}."
    )
    return FOUND if wrong else 0


def _rows(db: Path) -> Iterator[CaptureRow]:
    from verify.archive.check import CaptureRow
    from verify.cli.options import readable
    from verify.store.sources.citations import capture_rows, evidence_rows

    if db.exists():
        opened = readable(db)
        for row in capture_rows(opened):
            yield CaptureRow(*row)
        for number, file, offset in evidence_rows(opened):
            yield CaptureRow(number, file, offset, kind="the answer to check")


def export_archive(config: Path | None, out: Path, title: str, **given: Any) -> None:
    """Write the WACZ and say what it holds. Raises ``Problem`` where it cannot be written."""
    from verify import __version__
    from verify.archive.wacz import PackageInfo, export

    with opened(settings(config, **given).archive) as archive:
        heading = PackageInfo(title, f"verify/{__version__}", now())
        try:
            left_out = export(archive.folder, archive.index, out, heading)
        except OSError as error:
            raise Problem(f"{out} could not be written: {error.strerror}.") from error
    for name in left_out:
        print(f"Left out, because a run is still writing it: {name}")
    print(f"{out}: {out.stat().st_size:,} bytes")


def show_copies(config: Path | None, address: str, out: Path | None, **given: Any) -> None:
    """List the copies of a source, oldest first. Raises ``Problem`` where there is none."""
    from verify.archive import ArchiveError
    from verify.text.urls.canonical import canonical_url

    with opened(settings(config, **given).archive) as archive:
        cited = canonical_url(address) or address
        received, kept = archive.responses(cited), archive.captures(cited)
        if not received:
            raise Problem(f"There is no copy of {address} in the archive.")
        for one, unfit in received:
            print(_shown(one, unfit))
        if out is not None:
            if not kept:
                raise Problem(f"There is no usable copy of {address} in the archive.")
            try:
                out.write_bytes(archive.read(kept[-1].file, kept[-1].offset).body)
            except (ArchiveError, OSError) as error:
                raise Problem(f"The copy could not be written: {why(error)}.") from error
            print(f"The newest was written to {out}.")


def _shown(one: IndexEntry, unfit: str | None) -> str:
    """One line for what was received: when, the answer, the type, where it lies, what it is not."""
    status = one.status if one.status is not None else "by hand"
    line = f"{one.at:%Y-%m-%d %H:%M}  {status}  {one.media_type or '?'}  {one.file}:{one.offset}"
    from_elsewhere = f"  from {one.target}" if one.target != one.address else ""
    return line + from_elsewhere + (f"  ({unfit}: no usable page)" if unfit else "")
