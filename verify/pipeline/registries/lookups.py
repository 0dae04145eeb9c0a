"""Look up the works that articles cite: in the registries that the settings name, and the cache."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.config import section
from verify.model import Dossier, Lookup, LookupOutcome, WorkRecord
from verify.pipeline.job import Job
from verify.pipeline.registries.ask import Choose, Registries, ask_service
from verify.pipeline.registries.doi import ask_doi_org
from verify.registries.catalog import SERVICES
from verify.registries.cited import CitedWork, cited_works
from verify.registries.comparison import Match, compare
from verify.registries.service import Service
from verify.registries.services import doi_org
from verify.registries.services.sru import sru_service, sru_title_service
from verify.store.sources import registry_answers
from verify.text.identifiers.values import IdentifierKind

if TYPE_CHECKING:
    from verify.archive import Archive
    from verify.fetch.registries.settings import ServicesSettings

Question = tuple[str, Callable[[], Lookup]]  # the registry's label, and what asks it
_AGAIN = {  # a work that was not found may be registered soon
    LookupOutcome.NO_TRACE: timedelta(days=7),
    LookupOutcome.UNREGISTERED: timedelta(days=7),
    LookupOutcome.NOT_CHECKED: timedelta(hours=1),
}


def look_up_in_run(job: Job, dossiers: Sequence[Dossier], archive: Archive) -> None:
    """Look up the works of this run's articles and store the answers."""
    from verify.fetch.registries.client import RegistryClient
    from verify.fetch.registries.settings import ServicesSettings

    settings = section(job.settings, "services", ServicesSettings)
    with closing(RegistryClient(job.fetch)) as client:
        registries = Registries(client, archive, settings, job.now)
        left = settings.lookups_per_run
        for done, dossier in enumerate(dossiers, start=1):
            row = job.rows[dossier.article.origin]
            works = list(cited_works(dossier))
            registry_answers.save_cited_works(job.db, row, (work.key for work in works))
            for work in works if left > 0 else ():
                job.watcher.fetching(done, len(dossiers), work.key)
                with job.failures.contained(dossier.article.origin, f"looking up {work.key}"):
                    left -= look_up(registries, job.db, dossier, work) if left > 0 else 0


def look_up(registries: Registries, db: Database, dossier: Dossier, work: CitedWork) -> bool:
    """Ask the registries that have no fresh answer about a work; return whether any was asked."""
    known = {answer.registry: answer for answer in registry_answers.answers(db, work.key)}
    failed = registry_answers.failures(db, work.key)
    asked = False
    for label, ask in _questions(registries, dossier, work):
        if label in failed and registries.now - failed[label] < _AGAIN[LookupOutcome.NOT_CHECKED]:
            continue
        if label not in known or _is_old(registries, known[label]):
            registry_answers.save_answer(db, work.key, ask())
            asked = True
    return asked


def _is_old(registries: Registries, answer: Lookup) -> bool:
    fresh = _AGAIN.get(answer.outcome, timedelta(days=registries.settings.refresh_days))
    return registries.now - answer.asked_at >= fresh


def _questions(registries: Registries, dossier: Dossier, work: CitedWork) -> Iterator[Question]:
    """Yield (label, function that asks) for each registry that may know the work."""
    choose = _chooser(dossier, work)
    doi = work.identifier if work.kind is IdentifierKind.DOI else None
    if doi and "doi.org" in registries.settings.use:
        yield doi_org.LABEL, partial(ask_doi_org, registries, doi, choose)
    for service in services(registries.settings):
        path = _path(service, work)
        if path is not None:
            yield service.label, partial(ask_service, registries, service, path, choose)


def services(settings: ServicesSettings) -> list[Service]:
    """Return the registries besides doi.org that the settings name."""
    found = [SERVICES[name] for name in settings.use if name in SERVICES]
    if "sru" in settings.use:
        found += [sru_service(template) for template in settings.sru]
        found += [sru_title_service(template) for template in settings.sru_titles]
    return found


def _path(service: Service, work: CitedWork) -> str | None:
    if work.kind and work.identifier:
        kind, value = work.kind, work.identifier
        return service.by_identifier(kind, value) if kind in service.kinds else None
    if work.title and service.by_title:
        return service.by_title(work.title, work.author)
    return None


def _chooser(dossier: Dossier, work: CitedWork) -> Choose:
    """Return the function that picks the work's record among those that a registry sent.

    Of the results of a search, only a verified one counts. A record with another DOI than the one
    that was asked for is of another request.
    """
    reference = dossier.references[work.reference]

    def choose(found: list[WorkRecord]) -> WorkRecord | None:
        if work.kind is IdentifierKind.DOI:
            found = [one for one in found if one.doi in (None, work.identifier)]
        compared = [(compare(dossier, reference, one), one) for one in found]
        if work.identifier is None:
            return next((one for known, one in compared if known.is_verified), None)
        for match in (Match.SAME, Match.UNSURE):
            for known, one in compared:
                if known.match is match:
                    return one
        return next((one for _, one in compared), None)

    return choose
