"""A list of flags in the formats of reports: one entry for each flag, grouped by article."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from verify.cli.options import now

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.containment import InternalFailure
    from verify.model import ArticleReport, RunReport

REPORT_FORMATS = ("jsonl", "concise", "github", "junit", "sarif")


def render_as_report(
    db: Database,
    rows: Sequence[dict[str, Any]],
    format: str,
    failed: list[InternalFailure] | None = None,
) -> str:
    """Return the flags of these rows in a report format, decided ones included.

    Damaged flags are added to ``failed``, if that is given.
    """
    from verify.report import DisplayOptions, render

    return render(_report(db, rows, failed), format, DisplayOptions(decided=True))


def _report(
    db: Database, rows: Sequence[dict[str, Any]], failed: list[InternalFailure] | None
) -> RunReport:
    from verify.model import Coverage, RunReport
    from verify.store.damaged_rows import contained
    from verify.version import __version__

    articles = []
    for article, group in groupby(rows, key=lambda row: row["article"]):
        with contained(failed, f"article {article}"):
            articles.append(_article(db, article, [row["id"] for row in group], failed))
    return RunReport(now(), __version__, tuple(articles), Coverage(articles=len(articles)))


def _article(
    db: Database, row: int, numbers: Sequence[int], failed: list[InternalFailure] | None
) -> ArticleReport:
    from verify.model import ArticleReport, Coverage, Dossier
    from verify.store.articles import articles
    from verify.store.flags.flags import flags

    found = flags(db, numbers, failed)
    return ArticleReport(Dossier(articles.load_article(db, row)), found, Coverage(articles=1))
