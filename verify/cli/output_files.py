"""Files that a user names with ``--output``: what may be replaced, and how it is written."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from verify.cli.errors import UserError, system_reason

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.config import Settings

_SQLITE = b"SQLite format 3\0"  # how every SQLite database begins (sqlite.org/fileformat.html)


def check_output(output: Path | None, inputs: Iterable[Path | str | None] = ()) -> None:
    """Raise ``UserError`` now if a file cannot or must not be written after a long run.

    ``inputs`` are what the command reads (None and what does not exist are left out); neither
    they nor a database are ever replaced.
    """
    if output is None:
        return
    if output.is_dir():
        raise UserError(f"{output} is a folder. Give a file after --output.")
    if not output.parent.is_dir():
        raise UserError(f"There is no folder {output.parent} for the file {output.name}.")
    if any(_is_same(output, Path(one)) for one in inputs if one is not None):
        raise UserError(f"{output} is read by this command. Give another file after --output.")
    if _is_database(output):
        raise UserError(f"{output} is a database. Give another file after --output.")
    if not os.access(output if output.exists() else output.parent, os.W_OK):
        raise UserError(f"{output} cannot be written: permission denied.")


def check_report_output(output: Path | None, places: Iterable[str]) -> None:
    """Raise ``UserError`` for a file in one of these folders that may be an article.

    A report that an earlier run wrote there is replaced, and not read as an article.
    """
    from verify.file_kinds import may_be_article

    if output is None or not _has_content(output) or not may_be_article(output):
        return
    folders = [Path(place) for place in places if Path(place).is_dir()]
    inside = any(output.resolve().is_relative_to(folder.resolve()) for folder in folders)
    if inside and not _is_own_report(output):
        raise UserError(
            f"{output} is in a folder that this command reads, and verify did not write it. Give"
            " another file after --output."
        )


def refuse_article(output: Path | None, db: Database) -> None:
    """Raise ``UserError`` for a file that the database knows as an article."""
    if output is None or not _has_content(output) or _is_own_report(output):
        return
    folder = Path(db.execute("PRAGMA database_list").fetchone()[2]).parent
    keys = (key for (key,) in db.execute("SELECT CAST(key AS TEXT) FROM articles"))
    if any(_is_same(output, folder / key) for key in keys if Path(key).name == output.name):
        raise UserError(f"{output} is an article. Give another file after --output.")


def check_export(output: Path | None, chosen: Settings) -> None:
    """Raise ``UserError`` for a file of the archive, a database or an article."""
    from verify.cli.options import readable_database

    if output is None or not output.exists():
        return
    check_output(output, [chosen.db])
    if output.resolve().is_relative_to(chosen.archive.resolve()):
        raise UserError(f"{output} is in the archive's folder. Give another place.")
    if chosen.db.is_file():
        refuse_article(output, readable_database(chosen.db))


def _has_content(file: Path) -> bool:
    return file.is_file() and file.stat().st_size > 0


def _is_own_report(file: Path) -> bool:
    from verify.report.own_reports import HEAD, is_own_report

    try:
        with file.open("rb") as opened:
            return is_own_report(opened.read(HEAD))
    except OSError:
        return False


def write_file(output: Path, content: bytes | str | Iterable[str]) -> None:
    """Write a file whole or not at all; a link leads to its file. Raises ``UserError``.

    A pipe or a device (/dev/stdout) is written to, not replaced by a file.
    """
    # Where standard output is a pipe, /dev/stdout leads to a name that does not exist.
    is_special = output.exists() and not output.is_file()
    target = output if is_special else output.resolve()
    try:
        if is_special:
            _write(target, content)
        else:
            _replace(target, content)
    except OSError as error:
        raise UserError(f"{output} could not be written: {system_reason(error)}.") from error


def _replace(target: Path, content: bytes | str | Iterable[str]) -> None:
    """Write a file beside the target, and replace the target when it is complete."""
    temporary = target.with_name(f".{target.name}.new")
    try:
        _write(temporary, content)
        temporary.replace(target)
    except BaseException:  # also an interrupt while the content is made
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def _write(file: Path, content: bytes | str | Iterable[str]) -> None:
    if isinstance(content, bytes | str):
        file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return
    with file.open("w", encoding="utf-8", newline="") as opened:
        opened.writelines(content)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them does not exist
        return False


def _is_database(file: Path) -> bool:
    if not file.is_file():
        return False
    try:
        with file.open("rb") as opened:
            return opened.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False
