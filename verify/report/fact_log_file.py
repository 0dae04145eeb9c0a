"""Read a fact log that was edited elsewhere. It is untrusted, so sizes are limited."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from verify.report.fact_log import HEADINGS, unescaped

MOST_BYTES = 20_000_000  # of the file
MOST_UNPACKED = 100_000_000  # of all parts of a workbook together
MOST_ROWS = 100_000
_DOCTYPES = tuple("<!doctype".encode(name) for name in ("ascii", "utf-16-le", "utf-16-be"))
_NEEDED = ("Decision", "Flag")

Cells = dict[str, str]


class UnusableFactLog(Exception):
    """The file cannot be read as a fact log. The text is the message for the user."""


def read_fact_log(path: Path) -> Iterator[tuple[int, Cells]]:
    """Yield the number of each row with its cells by heading. Raises ``UnusableFactLog``.

    Columns may be in any order; additional columns are allowed.
    """
    if path.stat().st_size > MOST_BYTES:
        raise UnusableFactLog(f"{path} is larger than {MOST_BYTES:,} bytes.")
    rows = _workbook(path) if path.suffix.lower() == ".xlsx" else _table(path)
    yield from _by_heading(path, rows)


def _by_heading(path: Path, rows: Iterable[list[str]]) -> Iterator[tuple[int, Cells]]:
    headings: list[str] | None = None
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise UnusableFactLog(f"{path} has more than {MOST_ROWS:,} rows.")
        if headings is None:
            headings = [cell.strip() for cell in row]
            if missing := [name for name in _NEEDED if name not in headings]:
                raise UnusableFactLog(
                    f"{path} is not a fact log: it has no column “{missing[0]}”."
                    " Make one with `verify report --format xlsx -o log.xlsx`."
                )
            continue
        cells = dict(zip(headings, row, strict=False))
        yield number, {name: cells.get(name, "") for name in HEADINGS}


def _table(path: Path) -> Iterator[list[str]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        dialect = ";" if text.split("\n", 1)[0].count(";") > 2 else ","
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=dialect):
            yield [unescaped(cell) for cell in row]
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnusableFactLog(f"{path} could not be read as CSV in UTF-8: {error}.") from error


def _workbook(path: Path) -> Iterator[list[str]]:
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise UnusableFactLog(
            "Reading xlsx needs the extra “office”: pip install 'verify-citations[office]'."
        ) from error
    _check_parts(path)
    try:
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        sheet: Any = book.worksheets[0]
        sheet.reset_dimensions()  # the size that the file declares may be wrong
        for row in sheet.iter_rows(max_col=len(HEADINGS) + 20, values_only=True):
            yield ["" if cell is None else str(cell) for cell in row]
    except UnusableFactLog:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise UnusableFactLog(f"{path} could not be read as a workbook: {error}.") from error


def _check_parts(path: Path) -> None:
    """Refuse archives that unpack to too much, and XML that declares entities."""
    try:
        with zipfile.ZipFile(path) as parts:
            if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
                raise UnusableFactLog(f"{path} unpacks to more than {MOST_UNPACKED:,} bytes.")
            for part in parts.infolist():
                with parts.open(part) as opened:
                    _check_part(path, opened.read(MOST_UNPACKED + 1))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise UnusableFactLog(f"{path} is not a workbook: {error}.") from error


def _check_part(path: Path, data: bytes) -> None:
    if len(data) > MOST_UNPACKED:
        raise UnusableFactLog(f"{path} unpacks to more than {MOST_UNPACKED:,} bytes.")
    if any(mark in data[:65_536].lower() for mark in _DOCTYPES):
        raise UnusableFactLog(f"{path} declares a document type, which no workbook needs.")
