"""``verify run --no-save``: a run that leaves nothing behind, as in a hook before a commit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING

from verify.cli.actions.fact_log import FORMATS as TABLES
from verify.cli.actions.reports.output import OutputOptions
from verify.cli.errors import UserError

if TYPE_CHECKING:
    from verify.config import Settings

_LOGS = "verify-logs"  # in the folder for temporary files: tracebacks of internal errors


@contextmanager
def scratch_settings(settings: Settings, shown: OutputOptions) -> Iterator[Settings]:
    """Give the block settings for which nothing is kept, if ``shown.save`` is off.

    The database is in memory. It begins with the content of the existing one, so that decisions
    and archived copies count. Raises ``UserError`` for an output that needs the database.
    """
    from verify.store.database import IN_MEMORY

    if shown.save:
        yield settings
        return
    if shown.annotate or shown.format in TABLES:
        what = "--annotate" if shown.annotate else f"--format {shown.format}"
        raise UserError(f"{what} needs the database, which --no-save does not write.")
    with TemporaryDirectory(prefix="verify-") as folder:
        yield replace(
            settings,
            db=settings.db.with_name(f"{settings.db.name}{IN_MEMORY}"),
            archive=Path(folder) / "archive",
            reports=Path(gettempdir()) / _LOGS,
            formats=(),
        )
