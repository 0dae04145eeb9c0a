"""The report as JSON lines: one object for each flag, the run last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verify.model import RunReport
from verify.report.display import DisplayOptions
from verify.report.excerpts import Lines
from verify.report.formats.json import flag_value, run_values, skipped_value
from verify.report.safe_text import safe_json


def pieces(report: RunReport, options: DisplayOptions) -> Iterator[str]:
    """Yield the objects of the JSON report, one a line; ``kind`` says which one it is.

    ``flag``, ``gone`` (resolved since the last run), ``skipped``, and last ``run`` with the
    coverage.
    """
    return (f"{safe_json(value)}\n" for value in _values(report, options))


def _values(report: RunReport, options: DisplayOptions) -> Iterator[dict[str, Any]]:
    for article in report.articles:
        lines = Lines(article.dossier.article.text, article.dossier.article.places)
        for flag in article.flags:
            yield {"kind": "flag", **flag_value(flag, lines)}
    for flag in report.gone:
        yield {"kind": "gone", **flag_value(flag, None)}
    for one in report.skipped:
        yield {"kind": "skipped", **skipped_value(one)}
    if not options.decided:  # a list of flags is no run
        yield {"kind": "run", **run_values(report)}
