"""Run the rules again, after a round, over the articles whose sources have changed.

A dead link or a missing passage is then in the same list of flags as everything else, and in the
reports.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.store import runs
from verify.store.articles import articles
from verify.store.articles.practice import Practices, with_practice
from verify.store.sources import citations
from verify.store.sources.proposals import with_proposals
from verify.store.sources.registry_answers import articles_citing, with_lookups

if TYPE_CHECKING:
    from verify.config import Settings
    from verify.model import Coverage, Results
    from verify.pipeline.flag import FlaggingRound


def rerun_rules(db: Database, settings: Settings, addresses: Iterable[str], now: datetime) -> int:
    """Run the article rules over every article that cites one of these sources or works.

    Returns the number of the run, or 0 if no article is affected. Raises ``UnknownRule``.
    """
    from verify.pipeline.flag import FlaggingRound
    from verify.results.coverage import together
    from verify.rules import chosen
    from verify.version import __version__

    rows = dict.fromkeys(row for one in addresses for row in _citing(db, one))
    if not rows:
        return 0
    rules = chosen(settings.select, settings.ignore, settings.preview)
    run = runs.start_run(db, __version__, True, now)
    flagging = FlaggingRound(db, rules, run, now)
    practices = Practices(db)
    parts = (_flag_again(flagging, row, practices, settings.require_sources) for row in rows)
    runs.finish_run(db, run, together(parts), (), now)
    return run


def _citing(db: Database, address: str) -> tuple[int, ...]:
    """Return the articles that cite a URL, or the work with this key in the registries."""
    return (*citations.citing_articles(db, address), *articles_citing(db, address))


def _flag_again(
    flagging: FlaggingRound, row: int, practices: Practices, require_sources: bool
) -> tuple[Coverage, Results]:
    from verify.pipeline.flag import flag_article
    from verify.pipeline.gather import with_sources
    from verify.pipeline.read import parse_again
    from verify.pipeline.reports.results import keep_results
    from verify.results import results
    from verify.results.coverage import coverage

    dossier = parse_again(articles.load_article(flagging.db, row), flagging.now.date())
    dossier = with_practice(practices, row, dossier, require_sources)
    dossier = with_lookups(flagging.db, with_proposals(flagging.db, row, dossier))
    dossier = with_sources(flagging.db, dossier, flagging.failures)
    found = results(dossier)
    flag_article(flagging, row, dossier, found)
    keep_results(flagging, row, dossier, found)
    return coverage(dossier, found), found
