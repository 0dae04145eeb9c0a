"""Reports on disk: a dated file for every run, and a ``latest`` file for each format."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from verify.model import RunReport
from verify.report import render

SUFFIXES = {"html": "html", "markdown": "md", "json": "json", "sarif": "sarif", "terminal": "txt"}


def write(report: RunReport, folder: Path, formats: Sequence[str] = ("html",)) -> tuple[Path, ...]:
    """Write the report in each format and return the paths of the ``latest`` files.

    Each format gets two files: ``2026-11-21T220821Z.html`` (with ``-run-7`` where the run
    has a number) and ``latest.html``. Each file is written whole or not at all. Raises
    ``OSError`` where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    latest = []
    for name in formats:
        text, suffix = render(report, name), SUFFIXES[name]
        _replace(folder / f"{_stem(report)}.{suffix}", text)
        latest.append(folder / f"latest.{suffix}")
        _replace(latest[-1], text)
    return tuple(latest)


def _stem(report: RunReport) -> str:
    stamp = report.started.strftime("%Y-%m-%dT%H%M%SZ")
    return f"{stamp}-run-{report.run}" if report.run is not None else stamp


def _replace(path: Path, text: str) -> None:
    """Write a temporary file and rename it, so that a reader never sees half a report."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".report-", suffix=path.suffix)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
