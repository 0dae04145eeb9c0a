"""What ``verify recheck`` and ``verify watch`` do between options and exit code."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from verify.cli.actions.links.recheck_context import RecheckContext
from verify.cli.actions.recheck_output import (
    nothing_to_check,
    print_changes,
    print_internal_errors,
    print_summary,
)
from verify.cli.errors import FLAGS_FOUND, INTERNAL_ERROR, UserError, system_reason
from verify.cli.failures import environment_error
from verify.cli.options import now

if TYPE_CHECKING:
    from verify.model import Transition as ReportTransition
    from verify.recheck.session import LinkSelection, Round
    from verify.recheck.transitions import Transition


def recheck_once(context: RecheckContext, which: LinkSelection) -> int:
    """Check links, print changes, update flags and report, notify; return the exit code.

    If the round is stopped, what it has found so far is reported all the same.
    """
    from verify.recheck.pending_news import adopt_news
    from verify.recheck.session import Round
    from verify.recheck.wording import needs_attention

    result = Round(token_hex(8))
    with adopt_news(context.db, context.settings.db.absolute().parent, result.name) as late:
        if late:
            print(f"verify: {_LATE}", file=sys.stderr)
        try:
            _round(context, which, result)
        except BaseException:
            _conclude_stopped(context, result)
            raise
        _conclude(context, result, "" if result.checked else nothing_to_check(context, which))
    if print_internal_errors(context, result):
        return INTERNAL_ERROR
    return FLAGS_FOUND if needs_attention(result.transitions) else 0


_LATE = "An earlier round was stopped before it could report everything; its changes follow."
_NOT_TOLD = "The changes found so far are kept and reported by the next round."


def _conclude(context: RecheckContext, result: Round, nothing: str) -> None:
    """Print the changes, update flags and report, notify; only then delete the news."""
    from verify.recheck import pending_news

    news = pending_news.load_news(context.db, result.name)
    result.transitions, result.affected_sources = news.transitions, news.affected_sources
    print_changes(context, result)
    print_summary(context, result, nothing)
    _bring_up_to_date(context, result)
    _send(context, result)
    pending_news.delete_news(context.db, news)


def _conclude_stopped(context: RecheckContext, result: Round) -> None:
    """Conclude a round that was stopped; whatever fails here, it stays stopped."""
    if not result.checked:
        return
    try:
        _conclude(context, result, "")
    except Exception as error:  # a full disk: report what stopped the round
        message = str(error) if isinstance(error, UserError) else environment_error(error)
        print(f"verify: {message or repr(error)} {_NOT_TOLD}", file=sys.stderr)


def _round(context: RecheckContext, which: LinkSelection, result: Round) -> None:
    from verify.cli.progress import progress_watcher
    from verify.pipeline.cluster.address import ClusterError
    from verify.recheck.saved_pages import follow_saves
    from verify.recheck.session import RequestMethods, run_round, select_links
    from verify.recheck.work_notices import recheck_works

    links = select_links(context.db, which, now(), result.failures)
    try:
        with progress_watcher(sys.stderr) as watcher:
            run_round(
                context.db,
                context.settings,
                links,
                result,
                RequestMethods(show_progress=watcher.fetching, note=watcher.noting),
            )
            if not (which.failed or which.host):
                recheck_works(context.db, context.settings, result, now())
                follow_saves(context.db, context.settings, result, now())
    except ClusterError as error:
        raise UserError(str(error)) from error
    except OSError as error:
        if not _within(context.settings.archive, error):
            raise
        raise UserError(
            f"The archive {context.settings.archive} could not be used: {system_reason(error)}."
        ) from error


def _within(folder: Path, error: OSError) -> bool:
    """Return whether the error is about this folder, or something in it."""
    if not isinstance(error.filename, str):
        return False
    return Path(error.filename).absolute().is_relative_to(folder.absolute())


def _bring_up_to_date(context: RecheckContext, result: Round) -> None:
    from verify.pipeline.reports.reporting import newest_report
    from verify.recheck.rerun_rules import rerun_rules
    from verify.report.write import write
    from verify.rules import UnknownRule

    try:
        result.run = rerun_rules(context.db, context.settings, result.affected_sources, now())
        report = newest_report(context.db) if result.run else None
        if report is not None:
            report = replace(report, transitions=tuple(map(_as_reported, result.transitions)))
            written = write(report, context.settings.reports, context.settings.formats)
            if written and context.output.format == "text":
                print(f"Report: {written[0]}")
    except UnknownRule as error:
        raise UserError(str(error)) from error
    except OSError as error:
        raise UserError(f"The report could not be written: {system_reason(error)}.") from error


def _as_reported(one: Transition) -> ReportTransition:
    from verify.model import Transition as ReportTransition

    return ReportTransition(one.address, one.kind, one.detail, one.at, one.articles)


def _send(context: RecheckContext, result: Round) -> None:
    from verify.recheck.notify import NotSent, notify

    try:
        notify(context.notify, result.transitions)
    except NotSent as error:
        print(f"verify: {error}", file=sys.stderr)
