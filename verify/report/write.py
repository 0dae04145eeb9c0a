"""Reports on disk: a dated file for every run, and a ``latest`` file for each format."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import quote

from verify.model import Flag, RunReport
from verify.report import encodable, pieces

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
        suffix = SUFFIXES[name]
        dated = folder / f"{_stem(report)}.{suffix}"
        _replace(dated, pieces(report, name))
        latest.append(folder / f"latest.{suffix}")
        with dated.open(encoding="utf-8", newline="") as written:
            _replace(latest[-1], written)
    return tuple(latest)


def _write_folder(report: RunReport, folder: Path) -> Path:
    """Write an index and a page for each article; ``latest.html`` leads to the index.

    The index is written last, so that it never links to a page that is not there.
    """
    from verify.report.formats.html import article_pieces, index_pieces

    own = folder / _stem(report)
    own.mkdir(exist_ok=True)
    width = len(str(len(report.articles)))
    gone: dict[str, list[Flag]] = defaultdict(list)
    for flag in report.gone:
        gone[flag.article].append(flag)

    def page_name(number: int) -> str:
        return f"article-{number:0{width}}.html"

    for number, one in enumerate(report.articles, 1):
        resolved = gone.get(one.dossier.article.origin, ())
        drawn = article_pieces(report, one, resolved, back="index.html")
        _replace(own / page_name(number), map(encodable, drawn))
    _replace(own / "index.html", map(encodable, index_pieces(report, page_name)))
    latest = folder / "latest.html"
    _replace(latest, [_POINTER.format(target=quote(f"{own.name}/index.html"))])
    return latest


def _stem(report: RunReport) -> str:
    stamp = report.started.strftime("%Y-%m-%dT%H%M%SZ")
    return f"{stamp}-run-{report.run}" if report.run is not None else stamp


def _replace(path: Path, text: Iterable[str]) -> None:
    """Write a temporary file and rename it, so that a reader never sees half a report."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".report-", suffix=path.suffix)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.writelines(text)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
