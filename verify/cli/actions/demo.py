"""What ``verify demo`` does and what it tells at the end."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from verify.cli.actions.reports.output import OutputOptions, print_report
from verify.cli.errors import UserError, system_reason
from verify.cli.options import now
from verify.cli.output import text_width
from verify.cli.tables import wrapped

if TYPE_CHECKING:
    from verify.demo.folder import ExistingDemo
    from verify.demo.run import DemoResult
    from verify.model import RunReport


def run_demo_command(folder: Path, *, fresh: bool, verbose: bool) -> None:
    """Run or continue the demo, print its report and what to do next. Raises ``UserError``."""
    from verify.demo.examples import NoExamples
    from verify.demo.folder import NotADemo, existing_demo

    try:
        found = existing_demo(folder)
        keep = found is not None and found.can_continue and not fresh
        if found is not None and not keep:
            print(_deletion_notice(folder, found, fresh), file=sys.stderr)
        result = _run(folder, keep=keep)
    except (NotADemo, NoExamples) as error:
        raise UserError(str(error)) from error
    except OSError as error:
        raise UserError(f"{folder} could not be written: {system_reason(error)}.") from error
    print_report(result.report, OutputOptions(quiet=not verbose))
    decisions = found.decisions if found else 0
    print("\n".join([*_story(result, decisions), *_hints(folder, result)]))


def _run(folder: Path, *, keep: bool) -> DemoResult:
    from verify.cli.progress import progress_watcher
    from verify.demo.run import continue_demo, run_demo

    with progress_watcher(sys.stderr) as watcher:
        return (continue_demo if keep else run_demo)(folder, now(), watcher)


def _annotated(result: DemoResult) -> str:
    """Write copies of the demo's documents with comments; name them beside the report."""
    from verify.cli.actions.annotate import annotate_report
    from verify.config import Settings

    folder = result.page.parents[1]
    chosen = Settings(db=folder / "citations.db", reports=result.page.parent)
    annotate_report(result.report, chosen)
    names = sorted(path.name for path in result.page.parent.glob("*.annotated.*"))
    return f", and {', '.join(names)} beside it" if names else ""


def _deletion_notice(folder: Path, found: ExistingDemo, fresh: bool) -> str:
    why = "" if fresh else "The demo was interrupted before it was finished. "
    names = ", ".join(found.names) or "nothing"
    decisions = f" with {_count(found.decisions, 'decision')}" if found.decisions else ""
    return f"verify: {why}Starting over. Deleted from {folder}: {names}{decisions}."


def _story(result: DemoResult, decisions: int) -> list[str]:
    """Return what happened in the demo, wrapped to the terminal's width."""
    counts = _history(result.report)
    if result.first is None:
        kept = f"your {_count(decisions, 'decision')} and " if decisions else ""
        text = (
            f"The demo's articles were checked again; {kept}your edits are kept: {counts}."
            " Use --fresh to start over."
        )
    else:
        flags = sum(len(article.flags) for article in result.first.articles)
        changed = len({change.address for change in result.report.transitions})
        text = (
            f"The demo played three weeks: a first run, 21 days ago, found {_count(flags, 'flag')};"
            f" its links were re-checked twice, and {_count(changed, 'source')} had changed;"
            f" a second run today found {counts}."
        )
    return wrapped(text, text_width(100))


def _history(report: RunReport) -> str:
    """Return how many flags are new, unchanged, reopened and resolved: “3 new flags, …”."""
    from verify.model import History

    flags = [flag.history for article in report.articles for flag in article.flags]
    new, same, back = (flags.count(h) for h in (History.NEW, History.STILL, History.BACK))
    parts = [_count(new, "new flag"), f"{same} unchanged"]
    parts += [f"{back} reopened"] if back else []
    parts += [f"{len(report.gone)} resolved"] if report.gone else []
    return ", ".join(parts)


def _hints(folder: Path, result: DemoResult) -> list[str]:
    """Return the next commands, one a line: a command is copied whole, whatever its length."""
    db = shlex.quote(str(folder / "citations.db"))
    return [
        f"Review the flags in the browser:  verify desk --db {db}",
        f"Review them at the terminal:      verify review --db {db}",
        f"Report{_annotated(result)}: {result.page.resolve()}",
    ]


def _count(number: int, noun: str) -> str:
    from verify.report.wording import count

    return count(number, noun)
