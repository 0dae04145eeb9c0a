"""The fact log on the command line: written by ``verify report``, read by ``verify flags import``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from verify.cli.errors import UserError, system_reason
from verify.cli.output import as_json
from verify.cli.output_files import write_file

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.containment import InternalFailure
    from verify.model import ArticleReport, RunReport
    from verify.store.flags.fact_log import FactLogImport

FORMATS = ("csv", "xlsx")
_NAMED = 20  # conflicts and rows that are named one by one


def fact_log(
    db: Database, report: RunReport, format: str, failed: list[InternalFailure] | None = None
) -> bytes | Iterator[str]:
    """Return the fact log of a run: CSV line by line, or a workbook.

    Raises ``UserError`` without openpyxl.

    Flags whose rows are damaged have no decision; they are added to ``failed``, if that is given.
    """
    from verify.report.fact_log import FlagState, as_csv, as_xlsx, fact_rows
    from verify.store.flags.fact_log import flag_decisions

    def states(article: ArticleReport) -> dict[int, FlagState]:
        numbers = [flag.id for flag in article.flags]
        return {
            number: FlagState(d.identity, d.status, d.reason, d.note, d.who, d.when)
            for number, d in flag_decisions(db, numbers, failed).items()
        }

    rows = fact_rows(report, states)
    if format == "csv":
        return as_csv(rows)
    check_workbooks()
    return as_xlsx(rows)


def check_workbooks() -> None:
    """Raise ``UserError`` if no workbook can be written; called before a long run, too."""
    if find_spec("openpyxl") is None:
        raise UserError(
            "The format xlsx needs the extra “office”: pip install 'verify-citations[office]'."
        )


def write_fact_log(
    db: Database,
    report: RunReport,
    file: tuple[str, Path | None],
    failed: list[InternalFailure] | None = None,
) -> Iterator[str]:
    """Write the fact log; yield what to print: the CSV itself, or where the file is."""
    format, output = file
    content = fact_log(db, report, format, failed)
    if output is None:
        if isinstance(content, bytes):
            raise UserError("A workbook goes to a file. Add: --output log.xlsx")
        # The file has a byte order mark and CR LF for spreadsheets; a pipe and a terminal do not
        # want them, and the guard of standard output would show them as escapes.
        yield from (line.removeprefix("\ufeff").replace("\r\n", "\n") for line in content)
        return
    write_file(output, content)
    yield f"Fact log: {output}\n"


def import_fact_log(db: Database, file: Path, who: str | None, now: datetime, format: str) -> str:
    """Read decisions back from a fact log; return what happened, as text or JSON."""
    from verify.report.fact_log_file import UnusableFactLog, read_fact_log
    from verify.store.flags.fact_log import import_decisions

    try:
        rows = list(read_fact_log(file))
    except UnusableFactLog as error:
        raise UserError(str(error)) from error
    except OSError as error:
        raise UserError(f"{file} could not be read: {system_reason(error)}.") from error
    done = import_decisions(db, rows, who, now)
    if format == "json":
        figures = {"added": done.decided, "unchanged": done.unchanged}
        return as_json({**figures, "conflicts": done.conflicts, "skipped": done.unread})
    return "".join(f"{sentence}\n" for sentence in _sentences(done))


def _sentences(done: FactLogImport) -> Iterator[str]:
    from verify.report.excerpts import printable
    from verify.report.wording import count

    yield f"Added {count(done.decided, 'decision')}; {done.unchanged} were unchanged."
    for title, lines in (("Conflict, not applied", done.conflicts), ("Skipped", done.unread)):
        yield from (f"{title}: {printable(line)}" for line in lines[:_NAMED])
        if (further := len(lines) - _NAMED) > 0:
            yield f"{title}: {further} more rows."
