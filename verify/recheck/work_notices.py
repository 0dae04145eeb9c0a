"""Ask registries again about cited works: a retraction or correction since then is news."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.model import Check, Dossier, LinkState
from verify.recheck import pending_news
from verify.recheck.transitions import CheckResult, Transition
from verify.registries.cited import CitedWork, cited_works
from verify.rules.links._work_notices import CORRECTIONS, RETRACTIONS
from verify.store import transaction
from verify.store.articles import articles
from verify.store.sources import registry_answers

if TYPE_CHECKING:
    from verify.config import Settings
    from verify.pipeline.registries.ask import Registries
    from verify.recheck.session import Round

_KINDS = {"work-retracted": RETRACTIONS, "work-corrected": CORRECTIONS}
Notices = dict[str, str]  # transition -> who reports it


def recheck_works(db: Database, settings: Settings, result: Round, now: datetime) -> None:
    """Look up the works again that were last looked up long ago; store the news of the round."""
    from verify.archive import Archive
    from verify.config import section
    from verify.fetch import FetchSettings
    from verify.fetch.registries.client import RegistryClient
    from verify.fetch.registries.settings import ServicesSettings
    from verify.pipeline.registries.ask import Registries

    own = section(settings, "services", ServicesSettings)
    due = registry_answers.works_asked_before(db, now - timedelta(days=own.refresh_days))
    due = due[: own.lookups_per_run] if own.use and not settings.offline else []
    if not due:
        return
    fetch = section(settings, "fetch", FetchSettings)
    with closing(RegistryClient(fetch)) as client, Archive(settings.archive) as archive:
        registries = Registries(client, archive, own, now)
        for key in due:
            with result.failures.contained(key, "looking it up again"):
                result.transitions += _recheck(db, registries, key, result.name)


def _recheck(db: Database, registries: Registries, key: str, round_name: str) -> list[Transition]:
    """Look up one work again and store what is new about it."""
    from verify.pipeline.registries.lookups import look_up

    cited = _cited(db, key, registries.now)
    if cited is None:
        return []
    dossier, work, origins = cited
    before = _notices(db, key)
    look_up(registries, db, dossier, work)
    found = [
        replace(one, articles=origins)
        for one in _transitions(work, before, _notices(db, key), registries.now)
    ]
    if found:
        news = CheckResult(Check(key, registries.now, "ok"), found, affects_rules=True)
        with transaction(db):
            pending_news.save_news(db, round_name, news)
    return found


def _cited(
    db: Database, key: str, now: datetime
) -> tuple[Dossier, CitedWork, tuple[str, ...]] | None:
    """Return an article that cites the work, the work in it, and the origins of all of them."""
    from verify.pipeline.read import parse_again

    rows = registry_answers.articles_citing(db, key)
    loaded = [articles.load_article(db, row) for row in rows]
    origins = tuple(dict.fromkeys(one.origin for one in loaded))
    for article in loaded:
        dossier = parse_again(article, now.date())
        for work in cited_works(dossier):
            if work.key == key:
                return dossier, work, origins
    return None


def _notices(db: Database, key: str) -> Notices:
    updates = [
        update
        for answer in registry_answers.answers(db, key)
        for update in (answer.record.updates if answer.record else ())
    ]
    return {
        name: " and ".join(dict.fromkeys(one.reporter for one in updates if one.kind in kinds))
        for name, kinds in _KINDS.items()
        if any(one.kind in kinds for one in updates)
    }


def _transitions(
    work: CitedWork, before: Notices, after: Notices, now: datetime
) -> Iterator[Transition]:
    shown = f"{work.kind} {work.identifier}" if work.identifier else f"“{work.title}”"
    for name, reporters in after.items():
        if name not in before:
            said = f"Reported by {reporters}."
            yield Transition(shown, name, LinkState.UNKNOWN, LinkState.UNKNOWN, now, said)
