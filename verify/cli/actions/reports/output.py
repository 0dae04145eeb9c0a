"""Where a report goes and in which format: standard output or a file, and a baseline before it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from verify.cli.actions.fact_log import FORMATS as TABLES
from verify.cli.actions.fact_log import check_workbooks
from verify.cli.errors import UserError, system_reason
from verify.cli.output import check_format, text_width, use_color
from verify.cli.output_files import write_file

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.containment import InternalFailure
    from verify.model import RunReport
    from verify.report.flags.baseline import Baseline

_BY_ENDING = {
    "": "terminal",
    "txt": "terminal",
    "html": "html",
    "htm": "html",
    "md": "markdown",
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "xml": "junit",
    "jsonld": "annotations",
}


@dataclass(frozen=True, slots=True)
class OutputOptions:
    """How a result is printed."""

    format: str = "terminal"
    quiet: bool = False
    annotate: bool = False
    output: Path | None = None
    fail_on: str = "warning"
    baseline: Path | None = None
    save: bool = True


def output_format(format: str | None, output: Path | None) -> str:
    """Return the format asked for, or the one that the file's ending names."""
    from verify.report import FORMATS

    ending = output.suffix.lstrip(".").lower() if output else ""
    by_ending = ending if ending in TABLES else _BY_ENDING.get(ending)
    if format is None and by_ending is None:
        raise UserError(f"No format has the ending .{ending}. Name one with --format.")
    chosen = format or by_ending or ""
    check_format(chosen, (*FORMATS, *TABLES))
    if chosen == "xlsx":
        check_workbooks()
        if output is None:
            raise UserError("A workbook goes to a file. Add: --output log.xlsx")
    return chosen


def put_report(
    db: Database | Path,
    report: RunReport,
    shown: OutputOptions,
    failed: list[InternalFailure] | None = None,
) -> None:
    """Print a report, or write it to the file. The fact log reads the database."""
    if shown.format in TABLES:
        from verify.cli.actions.fact_log import write_fact_log
        from verify.store import open_database

        opened = open_database(db) if isinstance(db, Path) else db
        for piece in write_fact_log(opened, report, (shown.format, shown.output), failed):
            print(piece, end="")
    elif shown.output is None:
        print_report(report, shown)
    else:
        write_file(shown.output, rendered(report, shown))
        print(f"Report: {shown.output}")


def print_report(report: RunReport, shown: OutputOptions) -> None:
    """Print a report on standard output."""
    for piece in rendered(report, shown):
        print(piece, end="")


def rendered(report: RunReport, shown: OutputOptions) -> Iterator[str]:
    """Yield the report as text: as wide as the terminal, and in color if it goes to one."""
    from verify.report import DisplayOptions, pieces

    color = shown.format == "terminal" and shown.output is None and use_color()
    look = DisplayOptions(
        color=color,
        quiet=shown.quiet,
        width=text_width(100),
        only_new=shown.baseline is not None,
        fail_on=shown.fail_on,
    )
    return pieces(report, shown.format, look)


def load_baseline(file: Path | None) -> Baseline | None:
    """Return the flags of an earlier report, or None without a file. Raises ``UserError``."""
    from verify.report.flags.baseline import UnusableBaseline, read_baseline

    if file is None:
        return None
    try:
        return read_baseline(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8" if isinstance(error, ValueError) else system_reason(error)
        raise UserError(f"The baseline {file} could not be read: {reason}.") from error
    except UnusableBaseline as error:
        raise UserError(f"The baseline {file} could not be used: {error}.") from error


def compare_with_baseline(report: RunReport, baseline: Baseline) -> RunReport:
    """Return the report with its flags marked as new or unchanged; say on stderr how many.

    Dismissed and fixed flags are marked, but not counted: they are neither known nor new.
    """
    from verify.model import History
    from verify.report.flag_wording import each_flag, is_closed
    from verify.report.flags.baseline import against_baseline
    from verify.report.wording import count

    marked = against_baseline(report, baseline)
    still_open = (flag for flag in each_flag(marked) if not is_closed(flag))
    counted = Counter(flag.history is History.STILL for flag in still_open)
    of = f"{counted[True]} of {count(counted.total(), 'flag')}"
    print(f"verify: The baseline has {of}; only the others count.", file=sys.stderr)
    return marked
