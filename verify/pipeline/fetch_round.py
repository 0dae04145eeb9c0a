"""Fetch what the articles of a run cite: the second of its three rounds."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta

from verify.archive import Archive
from verify.fetch.browser.render import open_renderer
from verify.fetch.webarchive.lookup import WebArchive
from verify.model import Dossier
from verify.pipeline.cited_facts import cited_facts
from verify.pipeline.contact import NEXT_ACTION, NO_ANSWER, OFFLINE, captured
from verify.pipeline.gather import gather, requested_addresses
from verify.pipeline.gathering import GatherContext
from verify.pipeline.job import Job
from verify.pipeline.lost_pages.searches import search_in_run
from verify.pipeline.registries.lookups import look_up_in_run
from verify.pipeline.repair import mark_lost_captures
from verify.pipeline.shared_landing import withdraw_repeated_pages, withdraw_shared_landings
from verify.pipeline.webarchive.copies import access_dates, gather_archived_pages
from verify.pipeline.webarchive.save_page_now import save_pages


def fetch_sources(job: Job, dossiers: Sequence[Dossier]) -> None:
    """Fetch and archive what these articles cite, then search for what is lost."""
    with (
        Archive(job.settings.archive) as archive,
        open_renderer(job.fetch) as render,
        closing(WebArchive(job.fetch)) as service,
    ):
        with job.failures.contained("the archive", "repairing it"):
            for sentence in mark_lost_captures(job.db, archive):
                job.watcher.noting(f"verify: Repaired: {sentence}")
        gathering = GatherContext(
            db=job.db,
            archive=archive,
            settings=job.fetch,
            now=job.now,
            fresh=timedelta(days=job.settings.refresh_days),
            show_progress=job.watcher.fetching,
            render=render,
            jobs=job.settings.jobs,
            executor=job.executor,
            contact=job.contact,
            service=service,
            failures=job.failures,
            cited=cited_facts(dossiers),
        )
        cited = [a for dossier in dossiers for a in requested_addresses(dossier)]
        asked = gather(gathering, cited)
        if job.contact.offline:
            job.watcher.noting(f"verify: {OFFLINE} {NEXT_ACTION}")
            return
        with job.failures.contained("pages of many addresses", "looking for them"):
            withdraw_shared_landings(gathering, asked)
            withdraw_repeated_pages(gathering, asked)
        before = captured(job.db, asked)
        with job.failures.contained("the web archive", "asking it for copies"):
            gather_archived_pages(gathering, asked, access_dates(dossiers))
        job.contact.answered += captured(job.db, asked) - before
        if job.contact.unreachable:
            job.watcher.noting(f"verify: {NO_ANSWER}")
        with job.failures.contained("lost pages", "searching for them"):
            search_in_run(job, dossiers, service)
        with job.failures.contained("registries", "looking up cited works"):
            look_up_in_run(job, dossiers, archive)
        with job.failures.contained("the web archive", "asking it to save pages"):
            save_pages(gathering, cited)
