"""Open the archive for a command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from verify.cli.errors import UserError

if TYPE_CHECKING:
    from verify.archive import Archive


def open_archive(folder: Path, *, must: bool = True) -> Archive:
    """Open the archive in this folder and print what was repaired. Raises ``UserError``."""
    from verify.archive import Archive

    if must and not folder.is_dir():
        raise UserError(f"No archive at {folder}. Run `verify run` first, or give --archive.")
    try:
        archive = Archive(folder)
    except OSError as error:
        raise UserError(f"The archive {folder} could not be opened: {error.strerror}.") from error
    for sentence in archive.repaired:
        print(f"Repaired: {sentence}")
    return archive
