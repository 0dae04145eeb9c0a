"""Accept the probable page of a lost reference: archive it and check the article again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.config import Settings
from verify.model import Absence
from verify.pipeline.gather import gather
from verify.pipeline.gathering import GatherContext
from verify.pipeline.read import parse_again
from verify.store.articles import articles
from verify.store.articles.parts import replace_parts
from verify.store.database import transaction
from verify.store.sources import proposals, sources
from verify.store.sources.proposals import StoredProposal
from verify.text.urls.canonical import canonical_url

if TYPE_CHECKING:
    from verify.fetch import FetchSettings

Choice = tuple[int, str]  # the proposal's number, and the editor's name


def accept(
    db: Database, settings: Settings, fetch: FetchSettings, choice: Choice, now: datetime
) -> tuple[StoredProposal, Absence | None] | None:
    """Accept a proposal, archive its page, and run the rules over its article again.

    Returns the proposal with the reason if its page was not archived, or None if there is no
    proposal of this number.
    """
    from verify.archive import Archive
    from verify.recheck.rerun_rules import rerun_rules

    accepted = proposals.accept_proposal(db, *choice, now)
    if accepted is None:
        return None
    url = canonical_url(accepted.proposal.url) or accepted.proposal.url
    with Archive(settings.archive) as archive:
        gather(GatherContext(db, archive, fetch, now, timedelta(0)), [url])
    _cite(db, accepted.article, now)
    rerun_rules(db, settings, [url], now)
    captured = sources.captures(db, url)
    return accepted, None if captured else sources.absence(db, url)


def _cite(db: Database, origin: str, now: datetime) -> None:
    """Store the article's references again, with the accepted URL."""
    for row in articles.rows(db):
        article = articles.load_article(db, row)
        if article.origin == origin:
            dossier = parse_again(article, now.date())
            with transaction(db):
                replace_parts(db, row, proposals.with_proposals(db, row, dossier), now)
