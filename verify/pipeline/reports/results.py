"""Store the results of one article, computed once per run."""

from __future__ import annotations

from verify.model import Dossier, Results
from verify.pipeline.failures import InternalFailure
from verify.pipeline.flag import FlaggingRound
from verify.results.coverage import coverage
from verify.store import runs
from verify.store.articles import articles


def keep_results(flagging: FlaggingRound, row: int, dossier: Dossier, found: Results) -> None:
    """Store an article's results and coverage figures with this run.

    Comparisons that a bug in verify prevented are recorded as failures.
    """
    counted = coverage(dossier, found)
    articles.save_coverage(flagging.db, row, counted)
    runs.add_article(flagging.db, flagging.run, row, found, counted)
    origin = dossier.article.origin
    flagging.failures.extend(InternalFailure(origin, why) for why in _failures(found))


def _failures(found: Results) -> list[str]:
    details = (s.detail for one in found.statements for s in one.sources if s.detail)
    return [
        f"internal error while comparing a statement ({why})." for why in dict.fromkeys(details)
    ]
