"""What ``verify report`` shows: which articles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verify.cli.errors import UserError

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.containment import InternalFailure
    from verify.model import RunReport

_LISTED = 5  # articles named where several fit


def chosen_report(
    db: Database, article: str | None, failed: list[InternalFailure] | None = None
) -> RunReport:
    """Return the newest report, or the part on one article. Raises ``UserError``.

    What could not be read from the database is added to ``failed``, if that is given.
    """
    from verify.containment import InternalFailure
    from verify.pipeline.reports.reporting import newest_report

    found = newest_report(db)
    if found is None:
        raise UserError("No run has finished yet. Run `verify run` first.")
    if failed is not None:
        failed += [one for one in found.skipped if isinstance(one, InternalFailure)]
    return found if article is None else _only(found, article)


def _only(report: RunReport, words: str) -> RunReport:
    from verify.report.flag_wording import article_name

    fitting = [
        one
        for one in report.articles
        if words.casefold() in f"{one.dossier.article.origin} {article_name(one)}".casefold()
    ]
    exact = [one for one in fitting if one.dossier.article.origin == words]
    chosen = exact or fitting
    if len(chosen) != 1:
        names = ", ".join(one.dossier.article.origin for one in chosen[:_LISTED])
        problem = (
            f"Several articles contain “{words}”: {names}."
            if chosen
            else (f"The latest run has no article with “{words}” in its path or title.")
        )
        raise UserError(problem)
    return replace(
        report,
        articles=(chosen[0],),
        coverage=chosen[0].coverage,
        skipped=(),
        transitions=(),
        gone=(),
    )
