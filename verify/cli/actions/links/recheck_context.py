"""What a round of checks works on: database, settings, choice of links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.cli.errors import UserError
from verify.cli.options import database, readable_database
from verify.cli.output import check_format

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.config import Settings
    from verify.recheck.notify import NotifySettings
    from verify.recheck.session import LinkSelection


@dataclass(frozen=True, slots=True)
class RecheckOutput:
    """How a round is printed: ``text`` or ``json``; ``quiet``: changes only.

    ``one_line``: JSON without line breaks, where a round follows another.
    """

    format: str = "text"
    quiet: bool = False
    one_line: bool = False


@dataclass(frozen=True, slots=True)
class RecheckContext:
    """What a round of checks works on."""

    db: Database
    settings: Settings
    notify: NotifySettings
    output: RecheckOutput


def checked_output(format: str, quiet: bool) -> RecheckOutput:
    """Return the output options. Raises ``UserError`` for an unknown format."""
    check_format(format, ("text", "json"))
    return RecheckOutput(format, quiet)


def recheck_context(
    config: Path | None,
    given: dict[str, Any],
    allowed: Sequence[str] | None,
    output: RecheckOutput | None = None,
    *,
    read_only: bool = False,
) -> RecheckContext:
    """Open the database and read the settings of a round. Raises ``UserError``."""
    from verify.cli.run_settings import run_settings
    from verify.config import BadConfiguration, section
    from verify.recheck.notify import NotifySettings

    chosen = run_settings(config, given, allowed)
    try:
        notify = section(chosen, "notify", NotifySettings)
    except BadConfiguration as error:
        raise UserError(str(error)) from error
    opened = (readable_database if read_only else database)(chosen.db)
    return RecheckContext(opened, chosen, notify, output or RecheckOutput())


def link_choice(all: bool, failed: bool, host: str | None) -> LinkSelection:
    """Return the choice of links. Raises ``UserError`` for options that contradict."""
    from verify.cli.actions.sources import host_of
    from verify.recheck.session import LinkSelection

    if all and failed:
        raise UserError("--all and --failed contradict each other. Give one of them.")
    return LinkSelection(all, failed, host_of(host))
