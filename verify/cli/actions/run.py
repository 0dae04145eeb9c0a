"""What ``verify run`` does between its options and its exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.cli.options import now, settings
from verify.cli.problem import FAILURE, FOUND, USAGE, Problem, why

if TYPE_CHECKING:
    from verify.config import Settings
    from verify.model import RunReport

_RANK = {"error": 3, "warning": 2, "info": 1}


@dataclass(frozen=True, slots=True)
class Show:
    """How the result is shown on standard output."""

    format: str = "terminal"
    quiet: bool = False


def carry_out(
    places: Sequence[str] | None,
    config: Path | None,
    given: dict[str, Any],
    allowed: Sequence[str] | None,
    show: Show,
) -> int:
    """Run, write the reports, show the result; gives the exit code."""
    if not places:
        raise Problem("Say what to verify: verify run my-article.html (or a folder, or a URL).")
    chosen = prepared(config, given, allowed)
    check_format(show.format)
    report = verified(places, chosen)
    if not report.articles:
        return _nothing_read(report)
    try:
        report, written = _written(report, chosen)
    finally:  # the result of a long run is shown where its file could not be written, too
        show_report(report, show)
    if written and show.format == "terminal":
        print(f"\nReport: {written[0]}")
    return _failures(report) or exit_code(report, chosen.fail_on)


def _failures(report: RunReport) -> int:
    """Say what a bug of ours kept from being done; 3 where there is any, else 0."""
    failures = [skipped for skipped in report.skipped if skipped.error]
    for failure in failures:
        print(f"verify: {failure.origin}: {failure.why}", file=sys.stderr)
    return FAILURE if failures else 0


def _nothing_read(report: RunReport) -> int:
    for skipped in report.skipped:
        print(f"verify: {skipped.origin}: {skipped.why}", file=sys.stderr)
    print("verify: Nothing was read, so nothing was verified.", file=sys.stderr)
    return FAILURE if any(s.error for s in report.skipped) else USAGE


def prepared(
    config: Path | None, given: dict[str, Any], allowed: Sequence[str] | None = None
) -> Settings:
    """The settings of a run from its configuration and its options. Raises ``Problem``."""
    from verify.config import FAIL_ON, BadConfiguration, section
    from verify.fetch import FetchSettings

    for name in ("select", "ignore"):
        if given.get(name):
            given[name] = tuple(w for part in given[name] for w in part.split(",") if w)
    found = settings(config, **given)
    if found.fail_on not in FAIL_ON:
        raise Problem(f"--fail-on is one of {', '.join(FAIL_ON)}, not “{found.fail_on}”.")
    for name in found.formats:
        check_format(name)
    if allowed:
        fetch = dict(found.tables.get("fetch", {}))
        fetch["allow_addresses"] = [*fetch.get("allow_addresses", []), *map(_pair, allowed)]
        found = replace(found, tables={**found.tables, "fetch": fetch})
    try:
        section(found, "fetch", FetchSettings)
    except BadConfiguration as error:
        raise Problem(str(error)) from error
    return found


def _pair(text: str) -> list[Any]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal():
        raise Problem(f"--allow-address takes host:port (localhost:8000), not “{text}”.")
    return [host, int(port)]


def check_format(name: str) -> None:
    """Raises ``Problem`` that names the formats for one that is not among them."""
    from verify.report import FORMATS

    if name not in FORMATS:
        raise Problem(f"There is no format “{name}”: choose one of {', '.join(FORMATS)}.")


def verified(places: Sequence[str], chosen: Settings) -> RunReport:
    """The run itself, watched on a terminal. Raises ``Problem`` for what the user can mend."""
    from verify.cli.progress import watching
    from verify.pipeline.run import run
    from verify.rules import UnknownRule
    from verify.store import UnusableDatabase

    try:
        with watching(sys.stderr) as watcher:
            return run(places, chosen, now(), watcher, now)
    except UnknownRule as error:
        raise Problem(str(error)) from error
    except UnusableDatabase as error:
        raise Problem(str(error)) from error


def _written(report: RunReport, chosen: Settings) -> tuple[RunReport, tuple[Path, ...]]:
    """Write the report in each format; one that fails costs no other. Gives the report with what
    failed, and the files."""
    from verify.pipeline.failures import Failures, write_log
    from verify.report.write import write

    failures = Failures()
    files: list[Path] = []
    try:
        for name in chosen.formats:
            with failures.contained(f"the {name} report", "writing it"):
                files += write(report, chosen.reports, (name,))
        write_log(chosen.reports, failures, now())
    except OSError as error:
        raise Problem(
            f"The report could not be written to {chosen.reports}: {why(error)}."
        ) from error
    return failures.told(report), tuple(files)


def show_report(report: RunReport, show: Show) -> None:
    """Print a report on standard output, in colour on a terminal."""
    print(rendered(report, show), end="")


def rendered(report: RunReport, show: Show) -> str:
    """The report as text, as wide as the terminal and in colour where it goes to one."""
    import shutil

    from verify.report import DisplayOptions, render

    colour = sys.stdout.isatty() and show.format == "terminal" and not os.environ.get("NO_COLOR")
    width = shutil.get_terminal_size((100, 24)).columns
    return render(report, show.format, DisplayOptions(color=colour, quiet=show.quiet, width=width))


def exit_code(report: RunReport, fail_on: str) -> int:
    """1 where an open flag is at or above ``fail_on``: decided ones do not count."""
    least = _RANK.get(fail_on, 4)
    for article in report.articles:
        for flag in article.flags:
            settled = flag.decision is not None and flag.decision.verdict in ("dismissed", "fixed")
            if not settled and _RANK[flag.finding.severity.value] >= least:
                return FOUND
    return 0
