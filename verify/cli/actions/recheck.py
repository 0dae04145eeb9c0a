"""What ``verify recheck`` and ``verify watch`` do between options and exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from verify.cli.errors import FLAGS_FOUND, INTERNAL_ERROR, UserError, system_reason
from verify.cli.failures import environment_error
from verify.cli.options import database, now, readable_database
from verify.cli.output import as_json, check_format
from verify.cli.statuses import shown_status

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.config import Settings
    from verify.ledger.schedule import Link
    from verify.model import Transition as ReportTransition
    from verify.recheck.notify import NotifySettings
    from verify.recheck.session import LinkSelection, Round
    from verify.recheck.transitions import Transition


@dataclass(frozen=True, slots=True)
class RecheckOutput:
    """How a round is printed: ``text`` or ``json``; ``quiet``: changes only."""

    format: str = "text"
    quiet: bool = False


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
    from verify.cli.actions.run import run_settings
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


def list_due(context: RecheckContext, which: LinkSelection) -> int:
    """Print which links a round would check; send no requests."""
    from verify.recheck.session import select_links
    from verify.report.wording import count

    links = select_links(context.db, which, now())
    if context.output.format == "json":
        print(as_json([_link_row(link) for link in links]), end="")
        return 0
    for link in links:
        last = f"{link.standing.last:%Y-%m-%d}" if link.standing.last else "never"
        print(f"{shown_status(link.standing.state.value):8}  {last:10}  {link.address}")
    print(f"{count(len(links), 'source')} to check." if links else _nothing(context, which))
    return 0


def _link_row(link: Link) -> dict[str, Any]:
    last = link.standing.last
    return {
        "url": link.address,
        "state": link.standing.state.value,
        "last_check": last.isoformat(timespec="seconds") if last else None,
    }


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
        _conclude(context, result, "" if result.checked else _nothing(context, which))
    if _print_internal_errors(context, result):
        return INTERNAL_ERROR
    return FLAGS_FOUND if needs_attention(result.transitions) else 0


def _print_internal_errors(context: RecheckContext, result: Round) -> bool:
    """Print which links were not checked because of a bug of ours; return whether there are any."""
    from verify.pipeline.failures import write_log

    for failure in result.failures:
        print(f"verify: {failure.origin}: {failure.why}", file=sys.stderr)
    write_log(context.settings.reports, result.failures, now())
    return bool(result.failures)


_LATE = "An earlier round was stopped before it could report everything; its changes follow."
_NOT_TOLD = "The changes found so far are kept and reported by the next round."


def _conclude(context: RecheckContext, result: Round, nothing: str) -> None:
    """Print the changes, update flags and report, notify; only then delete the news."""
    from verify.recheck import pending_news

    news = pending_news.load_news(context.db, result.name)
    result.transitions, result.affected_sources = news.transitions, news.affected_sources
    _print_changes(context, result)
    _summarize(context, result, nothing)
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
    from verify.recheck.session import RequestMethods, run_round, select_links

    links = select_links(context.db, which, now())
    try:
        with progress_watcher(sys.stderr) as watcher:
            run_round(
                context.db,
                context.settings,
                links,
                result,
                RequestMethods(show_progress=watcher.fetching),
            )
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


def _print_changes(context: RecheckContext, result: Round) -> None:
    from verify.recheck.wording import transition_sentence

    if context.output.format == "json":
        print(as_json(_as_data(result)), end="")
        return
    for one in result.transitions:
        print(transition_sentence(one))
        for article in one.articles:
            print(f"    cited in {article}")


_FIRST_FAILURES = 20  # named one by one


def _as_data(result: Round) -> dict[str, Any]:
    changes = [
        {
            "url": one.address,
            "kind": one.kind,
            "detail": one.detail,
            "at": one.at.isoformat(timespec="seconds"),
            "articles": list(one.articles),
        }
        for one in result.transitions
    ]
    failures = [{"url": url, "what": remark} for url, remark in result.first_failures]
    found = {"checked": result.checked, "outcomes": dict(result.outcomes)}
    return {**found, **({"first_failures": failures} if failures else {}), "changes": changes}


def _summarize(context: RecheckContext, result: Round, nothing: str) -> None:
    from verify.report.wording import count

    for sentence in result.repaired:
        print(f"verify: Repaired: {sentence}", file=sys.stderr)
    if missed := result.outcomes.get("not-asked"):
        left = count(missed, "source was", "sources were")
        sentence = f"No server responded; this computer seems to be offline. {left} not checked."
        print(f"verify: {sentence}", file=sys.stderr)
    if context.output.quiet or context.output.format == "json":
        return
    if not result.checked:
        print(nothing)
        return
    for address, remark in result.first_failures[:_FIRST_FAILURES]:
        print(f"{address}: {remark}")
    if (further := len(result.first_failures) - _FIRST_FAILURES) > 0:
        print(f"{count(further, 'more first failure')}.")
    outcomes = ", ".join(f"{number} {name}" for name, number in sorted(result.outcomes.items()))
    changed = len({one.address for one in result.transitions})
    news = f"{count(changed, 'source has', 'sources have')} changed" if changed else "no changes"
    print(f"Checked {count(result.checked, 'source')}: {outcomes}; {news}.")


def _nothing(context: RecheckContext, which: LinkSelection) -> str:
    """Return a sentence that nothing is to be checked, and when something will be."""
    from verify.store.sources.ledger import LinkFilter, links, next_due

    on = f" on {which.host}" if which.host else ""
    cited = next(links(context.db, LinkFilter(which.host)), None)
    if cited is None:
        return f"Nothing to check: no article cites a source{on or ' yet'}."
    if which.failed:
        return f"Nothing to check: no cited source{on} is failing or dead."
    when = next_due(context.db, LinkFilter(which.host))
    if when is None:
        return f"Nothing{on} is due: no article cites a source{on} that can be checked."
    until = f" before {when:%Y-%m-%d %H:%M} UTC" if when > now() else ""
    return f"Nothing{on} is due{until}."


def _bring_up_to_date(context: RecheckContext, result: Round) -> None:
    from verify.pipeline.reporting import newest_report
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
