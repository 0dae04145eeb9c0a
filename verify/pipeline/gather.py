"""Fetch cited URLs, store their captures and absences, and add these to dossiers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.match.page_changes import change_digests, change_kinds
from verify.model import Absence, Capture, Check, Dossier, Reason, SourceRecord, Via
from verify.pipeline.contact import Outcomes, believed
from verify.pipeline.failures import Failures, internal_failure
from verify.pipeline.gathering import GatherContext, Render
from verify.pipeline.page_changes import changes_since_cited
from verify.pipeline.site_titles import with_bare_titles
from verify.store import transaction
from verify.store.sources import archive_locations, checks, source_records, sources
from verify.text.urls.archived import archived_url, is_of_altered_archive, perma_guid
from verify.text.urls.canonical import canonical_url
from verify.web.broken import Broken, broken

if TYPE_CHECKING:
    from verify.archive import Archive
    from verify.fetch import Fetched

# A failed URL is retried in the next run, but not by a run that resumes after being killed.
RETRY = timedelta(hours=1)
_ALTERED = "Captures of archive.today were altered in 2026; it is not used as evidence."
_CITE_THE_PAGE = "Cite the page itself instead of its copy at archive.today, which is not evidence."
_QUICK = frozenset({Reason.DNS, Reason.REFUSED})


def gather(gathering: GatherContext, addresses: Iterable[str]) -> list[str]:
    """Fetch every source without a fresh enough capture; store each page as it arrives.

    Returns the URLs that were requested. A kill at any moment loses at most one page.
    """
    from verify.fetch.etiquette.politeness import Politeness
    from verify.pipeline.cluster.pages import page_farm
    from verify.pipeline.confirm import confirm_failures
    from verify.pipeline.fetch_all import fetch_in_processes
    from verify.pipeline.webarchive.perma_links import gather_perma_links

    due = _due(gathering, addresses)
    wanted = [address for address in due if not perma_guid(address)]
    manners = Politeness(gathering.settings)
    ask = partial(
        fetch_in_processes,
        settings=gathering.settings,
        jobs=gathering.jobs,
        politeness=manners,
        farm=page_farm(gathering.executor, gathering.archive),
    )
    outcomes = _counted(gathering, ask(wanted), len(wanted))
    for address, outcome in believed(gathering.db, outcomes, ask, gathering.contact):
        _keep_or_note(gathering, address, outcome)
    if gathering.contact.answered:
        with gathering.failures.contained("failing links", "confirming them by a second method"):
            confirm_failures(gathering, wanted, manners)
    gather_perma_links(gathering, (address for address in due if perma_guid(address)))
    return due


def _due(gathering: GatherContext, addresses: Iterable[str]) -> list[str]:
    wanted = []
    for address in dict.fromkeys(addresses):
        with gathering.failures.contained(address, "reading what is known of it"):
            if _is_due(gathering, address):
                wanted.append(address)
    return wanted


def _counted(gathering: GatherContext, outcomes: Outcomes, total: int) -> Outcomes:
    """Yield the outcomes as they arrive, and report progress after each one is processed."""
    for done, (address, outcome) in enumerate(outcomes, start=1):
        yield address, outcome
        gathering.show_progress(done, total, address)


def _is_due(gathering: GatherContext, address: str) -> bool:
    last = checks.last_check(gathering.db, address)
    if last is None:
        return True
    answered = last.outcome in ("ok", "unchanged")
    if answered and archive_locations.is_lost(gathering.db, address):
        return True
    if last.outcome in _QUICK and last.status is None:
        return True  # costs nothing, and shows whether this machine is online by now
    return gathering.now - last.at >= (gathering.fresh if answered else RETRY)


def _keep_or_note(gathering: GatherContext, address: str, outcome: Fetched | Absence) -> None:
    """Store one response; if that fails, store the reason why its page is missing."""
    try:
        save_outcome(gathering, address, outcome)
    except Exception as error:
        failure = internal_failure(address, error, "keeping the page")
        gathering.failures.append(failure)
        with gathering.failures.contained(address, "keeping why there is no page"):
            absent = broken(address, failure, gathering.now)
            sources.save_absence(gathering.db, absent, gathering.now)


def save_outcome(
    gathering: GatherContext, address: str, outcome: Fetched | Absence
) -> Capture | Absence:
    """Write one response to the archive and the database, in one transaction."""
    from verify.pipeline.capture import capture_response, file_absence, response_seconds

    judged: Capture | Absence
    if isinstance(outcome, Absence):
        judged = file_absence(gathering.archive, outcome)
    else:
        before = sources.newest_page(gathering.db, address)
        known = replace(outcome, address=address, cited=gathering.cited.get(address))
        judged = capture_response(gathering.archive, known, earlier=before)
        if isinstance(judged, Absence) and judged.reason is Reason.NEEDS_BROWSER:
            judged = render_shell(gathering.archive, gathering.render, outcome, judged)
        elif isinstance(judged, Capture) and judged.page.incomplete:
            judged = _shown(gathering, outcome, judged)
    judged = replace(judged, address=address)
    if isinstance(judged, Broken) and judged.failure:
        gathering.failures.append(judged.failure)
    found = () if isinstance(judged, Absence) else changes_since_cited(gathering.db, judged)
    with transaction(gathering.db):
        if isinstance(judged, Absence):
            sources.save_absence(gathering.db, judged, gathering.now)
        else:
            header = getattr(outcome, "header", lambda name: None)
            tags = header("etag"), header("last-modified")
            judged = sources.save_capture(gathering.db, judged, *tags)
        check = _check(address, judged, gathering.now, response_seconds(outcome))
        check = replace(check, change=change_kinds(found), words=change_digests(found))
        checks.save_check(gathering.db, check)
    return judged


def render_shell(
    archive: Archive, render: Render | None, shell: Fetched, without: Absence
) -> Capture | Absence:
    """Render an empty shell in a browser, if there is one, and capture the result."""
    from verify.pipeline.capture import capture_response

    if render is None:
        return without
    page = render(shell)
    if isinstance(page, Absence):
        return replace(page, warc=without.warc, offset=without.offset)
    return capture_response(archive, page, via=Via.BROWSER)


def _shown(gathering: GatherContext, response: Fetched, hiding: Capture) -> Capture:
    """Return a page with hidden text as rendered by a browser, or as received without one."""
    from verify.pipeline.capture import capture_response

    page = gathering.render(response) if gathering.render else None
    if page is None or isinstance(page, Absence):
        return hiding
    found = capture_response(gathering.archive, page, via=Via.BROWSER)
    return found if isinstance(found, Capture) else hiding


def _check(address: str, judged: Capture | Absence, now: datetime, seconds: float | None) -> Check:
    absent = isinstance(judged, Absence)
    return Check(
        address=address,
        at=(judged.checked_at or now) if isinstance(judged, Absence) else judged.captured_at,
        outcome=judged.reason.value if isinstance(judged, Absence) else "ok",
        status=judged.status,
        final_address=judged.final_address,
        seconds=seconds,
        detail=judged.detail if absent and isinstance(judged, Absence) else None,
        warc=judged.warc,
        offset=judged.offset,
    )


def originals(dossier: Dossier) -> Iterator[str]:
    """Yield the pages whose copies on archive.today are cited: copies that are not evidence."""
    for address in dict.fromkeys(dossier.addresses.values()):
        found = archived_url(address) if is_of_altered_archive(address) else None
        if found and (original := canonical_url(found.original)):
            yield original


def requested_addresses(dossier: Dossier) -> Iterator[str]:
    """Yield the URLs that a run requests for an article: not archive.today, but its originals."""
    yield from (one for one in dossier.addresses.values() if not is_of_altered_archive(one))
    yield from originals(dossier)


def with_sources(db: Database, dossier: Dossier, failures: Failures | None = None) -> Dossier:
    """Return the dossier with everything that the database has on its sources.

    A source that triggers a bug is absent, and the failure is added to ``failures``.
    """
    accessed = {
        address: reference.accessed.value
        for number, address in dossier.addresses.items()
        if (reference := dossier.references[number]).accessed
    }
    noted = Failures() if failures is None else failures
    found = {
        address: _known_or_broken(db, address, accessed.get(address), noted)
        for address in (*dict.fromkeys(dossier.addresses.values()), *originals(dossier))
    }
    return replace(dossier, sources=found)


def _known_or_broken(
    db: Database, address: str, accessed: str | None, failures: Failures
) -> SourceRecord:
    try:
        return _known(db, address, accessed)
    except Exception as error:
        failure = internal_failure(address, error, "reading what is known of it")
        failures.append(failure)
        return SourceRecord(address, absence=broken(address, failure))


def _known(db: Database, address: str, accessed: str | None) -> SourceRecord:
    from verify.fetch import absence
    from verify.ledger import schedule

    if is_of_altered_archive(address):
        refused = absence(address, Reason.NOT_ASKED, _ALTERED)
        return SourceRecord(address, absence=replace(refused, next_action=_CITE_THE_PAGE))
    record = with_bare_titles(db, source_records.source_record(db, address, accessed))
    record = replace(record, state=schedule.state(record.checks))
    if record.capture or record.absence:
        return record
    return replace(record, absence=absence(address, Reason.NOT_ASKED))
