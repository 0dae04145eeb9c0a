"""The report as workflow commands, which GitHub Actions shows as annotations of the files.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import RunReport, Severity
from verify.report.display import DisplayOptions
from verify.report.flag_wording import is_closed
from verify.report.flags.listed import ListedFlag, listed_flags
from verify.report.formats.concise import totals
from verify.report.safe_text import safe_command, safe_property
from verify.report.wording import count

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def pieces(report: RunReport, options: DisplayOptions) -> Iterator[str]:
    """Yield one command for each open flag, errors first, then the totals as plain text.

    GitHub shows ten annotations of each kind per step, so that the order matters. Dismissed and
    fixed flags are counted only, because an annotation cannot say that it is settled. Files that
    could not be read are notices; those that are hidden, ignored or excluded are not named.
    """
    for severity in () if options.quiet else _COMMANDS:  # articles may be too many to sort flags
        for one in _listed(report, options):
            if one.flag.finding.severity is severity and not is_closed(one.flag):
                yield f"{_command(one)}\n"
    for skipped in report.skipped:
        if not skipped.left_out:
            yield _notice(skipped.origin, f"Not read: {skipped.why}") + "\n"
    yield f"{totals(report, options)}\n"
    if closed := sum(is_closed(one.flag) for one in _listed(report, options)):
        yield f"Dismissed or fixed, so not shown: {count(closed, 'flag')}.\n"


def _listed(report: RunReport, options: DisplayOptions) -> Iterator[ListedFlag]:
    return (one for article in report.articles for one in listed_flags(article, options))


def _command(listed: ListedFlag) -> str:
    finding = listed.flag.finding
    shown = {"file": listed.path, **_region(listed), "title": finding.rule}
    properties = ",".join(f"{name}={safe_property(value)}" for name, value in shown.items())
    text = listed.message
    if listed.start and listed.start.place:
        text = f"{listed.start.name}: {text}"
    return f"::{_COMMANDS[finding.severity]} {properties}::{safe_command(text)}"


def _region(listed: ListedFlag) -> dict[str, str]:
    """Return line and columns; GitHub takes columns only where they are of one line."""
    start, end = listed.start, listed.end
    if start is None or end is None or start.place:
        return {}
    if start.line != end.line:
        return {"line": str(start.line), "endLine": str(end.line)}
    return {"line": str(start.line), "col": str(start.column), "endColumn": str(end.column)}


def _notice(path: str, text: str) -> str:
    return f"::notice file={safe_property(path)}::{safe_command(text)}"
