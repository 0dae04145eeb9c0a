"""Reports on disk: a dated file for every run, and a ``latest`` file for each format."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from verify.model import RunReport
from verify.report import encodable, render

# One file of 1,000 articles has 24 MB, which browsers open in half a minute.
FOLDER_FROM = 50
_POINTER = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={target}">
<title>Verification report</title></head>
<body><p><a href="{target}">Open the report</a></p></body></html>
"""
SUFFIXES = {
    "html": "html",
    "markdown": "md",
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "annotations": "jsonld",
    "junit": "junit.xml",
    "terminal": "txt",
    "concise": "concise.txt",
    "github": "github.txt",
}


def write(report: RunReport, folder: Path, formats: Sequence[str] = ("html",)) -> tuple[Path, ...]:
    """Write the report in each format and return the paths of the ``latest`` files.

    Each format gets two files: ``2026-11-21T220821Z.html`` (with ``-run-7`` where the run
    has a number) and ``latest.html``. From ``FOLDER_FROM`` articles on, the HTML report is a
    folder with an index and a page for each article. Each file is written whole or not at all. Raises
    ``OSError`` where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    latest = []
    for name in formats:
        if name == "html" and len(report.articles) >= FOLDER_FROM:
            latest.append(_write_folder(report, folder))
            continue
        text, suffix = render(report, name), SUFFIXES[name]
        _replace(folder / f"{_stem(report)}.{suffix}", text)
        latest.append(folder / f"latest.{suffix}")
        _replace(latest[-1], text)
    return tuple(latest)


def _write_folder(report: RunReport, folder: Path) -> Path:
    """Write an index and a page for each article; ``latest.html`` leads to the index.

    The index is written last, so that it never links to a page that is not there.
    """
    from verify.report.formats.html import render_article, render_index

    pages = folder / _stem(report)
    pages.mkdir(exist_ok=True)
    width = len(str(len(report.articles)))
    names = [f"article-{n:0{width}}.html" for n in range(1, len(report.articles) + 1)]
    for index, name in enumerate(names):
        _replace(pages / name, encodable(render_article(report, index, back="index.html")))
    _replace(pages / "index.html", encodable(render_index(report, names)))
    latest = folder / "latest.html"
    _replace(latest, _POINTER.format(target=quote(f"{pages.name}/index.html")))
    return latest


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
