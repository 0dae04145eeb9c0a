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
    listed = [one for article in report.articles for one in listed_flags(article, options)]
    closed = sum(is_closed(one.flag) for one in listed)
    listed = [one for one in listed if not is_closed(one.flag)]
    order = list(_COMMANDS)
    listed.sort(key=lambda one: order.index(one.flag.finding.severity))
    lines = [] if options.quiet else [_command(one) for one in listed]
    lines += [
        _notice(one.origin, f"Not read: {one.why}") for one in report.skipped if not one.left_out
    ]
    lines.append(totals(report, options))
    if closed:
        lines.append(f"Dismissed or fixed, so not shown: {count(closed, 'flag')}.")
    yield "\n".join(lines) + "\n"


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
