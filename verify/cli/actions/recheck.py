"""What ``verify recheck`` and ``verify watch`` do between their options and their exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from verify.cli.failures import refused
from verify.cli.options import database, now, readable
from verify.cli.problem import FAILURE, FOUND, Problem, why

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.config import Settings
    from verify.model import Transition as Told
    from verify.recheck.notify import NotifySettings
    from verify.recheck.session import LinkSelection, Round
    from verify.recheck.transitions import Transition


@dataclass(frozen=True, slots=True)
class Desk:
    """What a round works on."""

    db: Database
    settings: Settings
    notify: NotifySettings
    quiet: bool = False


def desk(
    config: Path | None,
    given: dict[str, Any],
    allowed: Sequence[str] | None,
    *,
    quiet: bool = False,
    reading: bool = False,
) -> Desk:
    """The database and the settings of a round, ``reading``: of none. Raises ``Problem``."""
    from verify.cli.actions.run import prepared
    from verify.config import BadConfiguration, section
    from verify.recheck.notify import NotifySettings

    chosen = prepared(config, given, allowed)
    try:
        notify = section(chosen, "notify", NotifySettings)
    except BadConfiguration as error:
        raise Problem(str(error)) from error
    return Desk((readable if reading else database)(chosen.db), chosen, notify, quiet)


def which(all: bool, failed: bool, host: str | None) -> LinkSelection:
    """The choice of links out of options. Raises ``Problem`` for two that contradict."""
    from verify.cli.actions.sources import host_of
    from verify.recheck.session import LinkSelection

    if all and failed:
        raise Problem("--all and --failed contradict each other: give one of them.")
    return LinkSelection(all, failed, host_of(host))


def list_only(desk: Desk, which: LinkSelection) -> int:
    """Print which links a round would look at; nobody is asked."""
    from verify.recheck.session import select_links

    links = select_links(desk.db, which, now())
    for link in links:
        last = f"{link.standing.last:%Y-%m-%d}" if link.standing.last else "never"
        print(f"{link.standing.state.value:8}  {last:10}  {link.address}")
    print(f"{len(links)} to look at." if links else _nothing(desk, which))
    return 0


def look(desk: Desk, which: LinkSelection) -> int:
    """One round: ask, tell, bring the flags and the report up to date, send; the exit code.

    Where the round is stopped, what it has found until then is told all the same.
    """
    from verify.recheck.pending_news import adopt_news
    from verify.recheck.session import Round
    from verify.recheck.wording import needs_attention

    result = Round(token_hex(8))
    with adopt_news(desk.db, desk.settings.db.absolute().parent, result.name) as late:
        if late:
            print(f"verify: {_LATE}", file=sys.stderr)
        try:
            _round(desk, which, result)
        except BaseException:
            _conclude_stopped(desk, result)
            raise
        _conclude(desk, result, "" if result.checked else _nothing(desk, which))
    if _internal_errors(desk, result):
        return FAILURE
    return FOUND if needs_attention(result.transitions) else 0


def _internal_errors(desk: Desk, result: Round) -> bool:
    """Say which links were not checked because of a bug of ours; whether there are any."""
    from verify.pipeline.failures import write_log

    for failure in result.failures:
        print(f"verify: {failure.origin}: {failure.why}", file=sys.stderr)
    write_log(desk.settings.reports, result.failures, now())
    return bool(result.failures)


_LATE = "An earlier round was stopped before it could tell everything; that is told now."
_NOT_TOLD = "What the round has found is kept, and told by the next one."


def _conclude(desk: Desk, result: Round, nothing: str) -> None:
    """Tell the news, bring the flags and the report up to date, send; only then are they told."""
    from verify.recheck import pending_news

    news = pending_news.load_news(desk.db, result.name)
    result.transitions, result.affected_sources = news.transitions, news.affected_sources
    for one in result.transitions:
        _tell(one)
    _summarise(desk, result, nothing)
    _bring_up_to_date(desk, result)
    _send(desk, result)
    pending_news.delete_news(desk.db, news)


def _conclude_stopped(desk: Desk, result: Round) -> None:
    """The same for a round that was stopped: whatever stands in the way, it stays stopped."""
    if not result.checked:
        return
    try:
        _conclude(desk, result, "")
    except Exception as failure:  # a full disk: what stopped the round is what is to be said
        said = str(failure) if isinstance(failure, Problem) else refused(failure)
        print(f"verify: {said or repr(failure)} {_NOT_TOLD}", file=sys.stderr)


def _round(desk: Desk, which: LinkSelection, result: Round) -> None:
    from verify.cli.progress import watching
    from verify.recheck.session import RequestMethods, run_round, select_links

    links = select_links(desk.db, which, now())
    try:
        with watching(sys.stderr) as watcher:
            run_round(
                desk.db,
                desk.settings,
                links,
                result,
                RequestMethods(show_progress=watcher.fetching),
            )
    except OSError as error:
        if not _within(desk.settings.archive, error):
            raise
        raise Problem(
            f"The archive {desk.settings.archive} could not be used: {why(error)}."
        ) from error


def _within(folder: Path, error: OSError) -> bool:
    """Is it about this folder, or something in it?"""
    if not isinstance(error.filename, str):
        return False
    return Path(error.filename).absolute().is_relative_to(folder.absolute())


def _tell(one: Transition) -> None:
    from verify.recheck.wording import transition_sentence

    print(transition_sentence(one))
    for article in one.articles:
        print(f"    cited in {article}")


def _summarise(desk: Desk, result: Round, nothing: str) -> None:
    for sentence in result.repaired:
        print(f"verify: Put right: {sentence}", file=sys.stderr)
    if missed := result.outcomes.get("not-asked"):
        sentence = f"No server answered: this machine seems to be offline; {missed} left for later."
        print(f"verify: {sentence}", file=sys.stderr)
    if desk.quiet:
        return
    if not result.checked:
        print(nothing)
        return
    told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(result.outcomes.items()))
    changed = len({one.address for one in result.transitions})
    news = f"{changed} changed" if changed else "nothing has changed"
    print(f"Looked at {result.checked}: {told}; {news}.")


def _nothing(desk: Desk, which: LinkSelection) -> str:
    """That there is nothing to look at among these, and when there will be."""
    from verify.store.sources.ledger import LinkFilter, links, next_due

    of = f" of {which.host}" if which.host else ""
    cited = next(links(desk.db, LinkFilter(which.host)), None)
    if cited is None:
        return f"Nothing to look at: no article cites a source{of or ' yet'}."
    if which.failed:
        return f"Nothing to look at: no cited source{of} fails or is dead."
    when = next_due(desk.db, LinkFilter(which.host))
    if when is None:
        return f"Nothing{of} is due: no article cites a source{of} that can be looked at."
    until = f" before {when:%Y-%m-%d %H:%M} UTC" if when > now() else ""
    return f"Nothing{of} is due{until}."


def _bring_up_to_date(desk: Desk, result: Round) -> None:
    from verify.pipeline.reporting import newest_report
    from verify.recheck.rerun_rules import rerun_rules
    from verify.report.write import write
    from verify.rules import UnknownRule

    try:
        result.run = rerun_rules(desk.db, desk.settings, result.affected_sources, now())
        report = newest_report(desk.db) if result.run else None
        if report is not None:
            report = replace(report, transitions=tuple(map(_as_reported, result.transitions)))
            written = write(report, desk.settings.reports, desk.settings.formats)
            print(f"Report: {written[0]}" if written else "", end="\n" if written else "")
    except UnknownRule as error:
        raise Problem(str(error)) from error
    except OSError as error:
        raise Problem(f"The report could not be written: {why(error)}.") from error


def _as_reported(one: Transition) -> Told:
    from verify.model import Transition as Told

    return Told(one.address, one.kind, one.detail, one.at, one.articles)


def _send(desk: Desk, result: Round) -> None:
    from verify.recheck.notify import NotSent, notify

    try:
        notify(desk.notify, result.transitions)
    except NotSent as error:
        print(f"verify: {error}", file=sys.stderr)
