"""The settings of a run from configuration and options, and the run itself with its progress."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.cli.errors import UserError
from verify.cli.options import now, settings
from verify.cli.output import check_format

if TYPE_CHECKING:
    from verify.config import Settings
    from verify.model import RunReport


def run_settings(
    config: Path | None, given: dict[str, Any], allowed: Sequence[str] | None = None
) -> Settings:
    """Return the settings of a run: configuration plus options. Raises ``UserError``."""
    from verify.config import FAIL_ON, BadConfiguration, rooted_patterns

    for name in ("select", "ignore"):
        if given.get(name):
            given[name] = tuple(w for part in given[name] for w in part.split(",") if w)
    left_out = given.pop("exclude", None) or ()
    found = settings(config, **given)
    if found.fail_on not in FAIL_ON:
        raise UserError(f"--fail-on takes {', '.join(FAIL_ON)}, not “{found.fail_on}”.")
    for name in found.formats:
        check_report_format(name)
    if allowed:
        fetch = dict(found.tables.get("fetch", {}))
        fetch["allow_addresses"] = [*fetch.get("allow_addresses", []), *map(_pair, allowed)]
        found = replace(found, tables={**found.tables, "fetch": fetch})
    try:
        more = rooted_patterns(left_out, Path.cwd())
        found = replace(found, exclude=(*found.exclude, *more))
        _check_sections(found)
    except BadConfiguration as error:
        raise UserError(str(error)) from error
    return found


def _check_sections(found: Settings) -> None:
    """Raise ``BadConfiguration`` for a section that the run cannot use."""
    if not found.tables:
        return
    from verify.cli.actions.setup.config_show import section_kinds
    from verify.config import section

    for name, kind in section_kinds().items():
        if name != "notify":  # messages are sent by re-checks
            section(found, name, kind)


def _pair(text: str) -> list[Any]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal():
        raise UserError(f"--allow-address takes host:port (localhost:8000), not “{text}”.")
    return [host, int(port)]


def check_report_format(name: str) -> None:
    """Raise ``UserError`` that lists the report formats for one that is not among them."""
    from verify.report import FORMATS

    check_format(name, tuple(FORMATS))


def run_pipeline(places: Iterable[str], chosen: Settings) -> RunReport:
    """Run, with progress bars on a terminal. Raises ``UserError`` for what the user can fix."""
    from verify.store import UnusableDatabase  # before the pipeline: without numpy (lean_import)

    try:
        return _watched_run(places, chosen)
    except UnusableDatabase as error:
        raise UserError(str(error)) from error


def _watched_run(places: Iterable[str], chosen: Settings) -> RunReport:
    from verify.cli.progress import progress_watcher
    from verify.pipeline.cluster.address import ClusterError
    from verify.pipeline.run import run
    from verify.rules import UnknownRule

    try:
        with progress_watcher(sys.stderr) as watcher:
            return run(places, chosen, now(), watcher, now)
    except (ClusterError, UnknownRule) as error:
        raise UserError(str(error)) from error
