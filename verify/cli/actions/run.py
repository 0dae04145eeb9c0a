"""What ``verify run`` does between its options and its exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.cli.actions.reports.output import (
    OutputOptions,
    compare_with_baseline,
    load_baseline,
    put_report,
)
from verify.cli.actions.reports.scratch import scratch_settings
from verify.cli.errors import (
    FLAGS_FOUND,
    INTERNAL_ERROR,
    NO_NETWORK,
    USAGE_ERROR,
    UserError,
    system_reason,
)
from verify.cli.options import now
from verify.cli.output_files import check_output, check_report_output
from verify.cli.run_settings import run_pipeline, run_settings
from verify.text.ignore_patterns import EXCLUDED

if TYPE_CHECKING:
    from verify.config import Settings
    from verify.model import RunReport

_RANK = {"error": 3, "warning": 2, "info": 1}
_NO_DATABASE = ":memory:"  # nothing was read, so none is created for the fact log
_SETTLED = ("dismissed", "fixed")


def run_command(
    places: Iterable[str] | None,
    config: Path | None,
    given: dict[str, Any],
    allowed: Sequence[str] | None,
    shown: OutputOptions,
) -> int:
    """Run, write the reports, print the result; return the exit code."""
    if (name := given.pop("stdin_filename", None)) is not None:
        places = _standard_input(places, name)
    if places is None or next(iter(places), None) is None:
        raise UserError("Nothing to check. Give files, folders or URLs: verify run article.html")
    with scratch_settings(run_settings(config, given, allowed), shown) as chosen:
        return _run(places, chosen, shown, config)


def _run(places: Iterable[str], chosen: Settings, shown: OutputOptions, config: Path | None) -> int:
    baseline = load_baseline(shown.baseline)
    check_output(shown.output, chain(places, [chosen.db, shown.baseline, config]))
    check_report_output(shown.output, places)
    shown = replace(shown, fail_on=chosen.fail_on)
    report = run_pipeline(places, chosen)
    if not report.articles:
        return _nothing_read(report, shown)
    if baseline is not None:
        report = compare_with_baseline(report, baseline)
    try:
        report, written = _write(report, chosen)
    finally:  # show the result of a long run even if its report cannot be written
        put_report(chosen.db, report, shown)
    if written and shown.format == "terminal" and shown.output is None:
        print(f"\nReport: {written[0]}")
    if shown.annotate:
        _annotate(report, chosen)
    return _internal_errors(report) or exit_code(
        report, chosen.fail_on, chosen.require_checked, only_new=baseline is not None
    )


def _standard_input(places: Iterable[str] | None, name: str) -> list[str]:
    """Return the place that is standard input with the name of a file. Raises ``UserError``."""
    from verify.pipeline.places.local_files import STDIN_AS

    if not name.strip():
        raise UserError("--stdin-filename needs the name of a file: --stdin-filename article.md")
    if list(islice(places or ["-"], 2)) != ["-"]:
        raise UserError("--stdin-filename names standard input. Give - as the only place.")
    return [f"{STDIN_AS}{name}"]


def _annotate(report: RunReport, chosen: Settings) -> None:
    from verify.cli.actions.annotate import annotate_report

    for line in annotate_report(report, chosen):
        print(line, file=sys.stderr)


def _internal_errors(report: RunReport) -> int:
    """Print what a bug of ours prevented; return 3 if there was one, else 0."""
    failures = [skipped for skipped in report.skipped if skipped.error]
    for failure in failures:
        print(f"verify: {failure.origin}: {failure.why}", file=sys.stderr)
    return INTERNAL_ERROR if failures else 0


def _nothing_read(report: RunReport, shown: OutputOptions) -> int:
    """Say why nothing was read, and write the report of it where one was asked for.

    An older file at its place would be taken for the report of this run.
    """
    for skipped in report.skipped:
        print(f"verify: {skipped.origin}: {skipped.why}", file=sys.stderr)
    if shown.output is not None or shown.format != "terminal":
        put_report(Path(_NO_DATABASE), report, shown)
    if _is_excluded(report):
        print("verify: Every file is excluded, so nothing was checked.", file=sys.stderr)
        return 0  # a hook is given the changed files, whichever they are
    print("verify: No article could be read, so nothing was checked.", file=sys.stderr)
    failed = any(skipped.error for skipped in report.skipped)
    return INTERNAL_ERROR if failed else USAGE_ERROR


def _is_excluded(report: RunReport) -> bool:
    """Return whether the user's patterns left out the articles, and nothing failed."""
    excluded = any(skipped.why == EXCLUDED for skipped in report.skipped)
    return excluded and all(skipped.left_out for skipped in report.skipped)


def _write(report: RunReport, chosen: Settings) -> tuple[RunReport, tuple[Path, ...]]:
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
        raise UserError(
            f"The report could not be written to {chosen.reports}: {system_reason(error)}."
        ) from error
    return failures.told(report), tuple(files)


def exit_code(
    report: RunReport, fail_on: str, require_checked: bool = False, only_new: bool = False
) -> int:
    """Return 1 for an open flag at or above ``fail_on``, 4 where no source responded, else 0.

    ``require_checked``: return 1 where a statement or a whole article was not checked, too. ``only_new``:
    flags that a baseline has do not count.
    """
    if _has_flag(report, _RANK.get(fail_on, 4), only_new):
        return FLAGS_FOUND
    if report.unreachable:
        return NO_NETWORK
    coverage = report.coverage
    incomplete = coverage.compared < coverage.statements or bool(coverage.articles_not_checked)
    return FLAGS_FOUND if require_checked and incomplete else 0


def _has_flag(report: RunReport, least: int, only_new: bool) -> bool:
    """Return whether a flag is open at this severity or above; decided ones do not count."""
    from verify.model import History

    return any(
        _RANK[flag.finding.severity.value] >= least
        and not (flag.decision and flag.decision.verdict in _SETTLED)
        and not (only_new and flag.history is History.STILL)
        for article in report.articles
        for flag in article.flags
    )
