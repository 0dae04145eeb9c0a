"""What ``verify archive move`` does."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.cli.actions.archive.opened import open_archive
from verify.cli.errors import UserError, system_reason
from verify.cli.options import refuse_offline, settings
from verify.cli.output import as_json, check_format

if TYPE_CHECKING:
    from verify.archive.storage.move import Moved
    from verify.archive.storage.settings import StorageSettings
    from verify.config import Settings


def move_archive(
    config: Path | None, to: str | None, endpoint: str | None, format: str, **given: Any
) -> None:
    """Move the closed files of the archive and print each. Raises ``UserError``."""
    from verify.archive.storage.move import move_closed_files
    from verify.archive.storage.object_store import StoredObject
    from verify.archive.values import ObjectStoreFailed

    check_format(format, ("text", "json"))
    chosen = settings(config, **given)
    refuse_offline(chosen, "moving files sends them to the object store")
    storage = _storage(chosen, to, endpoint)
    moved: list[Moved] = []
    with open_archive(chosen.archive) as archive:
        try:
            for one in move_closed_files(
                archive, StoredObject(storage.url, storage.endpoint or None)
            ):
                moved.append(one)
                if format == "text":
                    print(f"Moved {one.file} ({one.bytes:,} bytes) to {one.url}")
        except ObjectStoreFailed as error:
            raise UserError(str(error)) from error
        except OSError as error:
            raise UserError(f"A file could not be moved: {system_reason(error)}.") from error
    if format == "json":
        print(as_json({"moved": [asdict(one) for one in moved]}), end="")
    elif not moved:
        print(_nothing_moved(chosen.archive))


def _nothing_moved(archive: Path) -> str:
    from verify.archive.repair import warc_files

    if warc_files(archive):
        return f"Every closed file of {archive} is already moved."
    return f"The archive at {archive} has no files yet."


def _storage(chosen: Settings, to: str | None, endpoint: str | None) -> StorageSettings:
    """Return where to move the files: as configured or, before that, as given."""
    from verify.archive.storage.settings import StorageSettings
    from verify.config import BadConfiguration, section

    try:
        configured = section(chosen, "storage", StorageSettings)
    except BadConfiguration as error:
        raise UserError(str(error)) from error
    found = replace(configured, url=to or configured.url, endpoint=endpoint or configured.endpoint)
    for key, clause in found.faults():
        raise UserError(f"{'--to' if key == 'url' else '--endpoint'} {clause}")
    if not found.url:
        raise UserError(
            "Where to? Give --to s3://bucket/folder, or set “url” under [storage] in verify.toml."
        )
    return found
